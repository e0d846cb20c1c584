//! XML as the exports write it: elements through one writer, and no character that XML 1.0 forbids.

use std::io::{self, Write};

use quick_xml::events::{BytesDecl, BytesText, Event};

/// A writer of indented XML.
pub(super) struct Xml<'o> {
    writer: quick_xml::Writer<&'o mut dyn Write>,
}

impl<'o> Xml<'o> {
    /// Begins a document.
    pub(super) fn new(out: &'o mut dyn Write) -> io::Result<Self> {
        let mut writer = quick_xml::Writer::new_with_indent(out, b' ', 1);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Self { writer })
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        let start = element(name, attributes);
        self.writer.write_event(Event::Start(start))
    }

    /// Closes an element.
    pub(super) fn close(&mut self, name: &str) -> io::Result<()> {
        self.writer.write_event(Event::End(quick_xml::events::BytesEnd::new(name)))
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        let start = element(name, attributes);
        self.writer.write_event(Event::Empty(start))
    }

    /// An element with text.
    pub(super) fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        self.open(name, attributes)?;
        self.writer.write_event(Event::Text(BytesText::new(&legal(text))))?;
        self.close(name)
    }

    /// Ends the document with a line end.
    pub(super) fn end(self) -> io::Result<()> {
        self.writer.into_inner().write_all(b"\n")
    }
}

fn element<'e>(name: &'e str, attributes: &[(&str, &str)]) -> quick_xml::events::BytesStart<'e> {
    let mut start = quick_xml::events::BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, legal(value).as_str()));
    }
    start
}

/// `text` without the characters that XML 1.0 has no way to write (section 2.2).
fn legal(text: &str) -> String {
    let fits =
        |c: &char| matches!(c, '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_escaped_and_forbidden_characters_go() {
        let mut out = Vec::new();
        let mut xml = Xml::new(&mut out).unwrap();
        xml.text("a", &[("b", "<\"&\u{1}")], "x < y\u{b}\u{ffff} & z").unwrap();
        xml.end().unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains("b=\"&lt;&quot;&amp;\""), "{text}");
        assert!(text.contains(">x &lt; y &amp; z</a>"), "{text}");
    }
}
