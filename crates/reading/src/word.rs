//! Word documents (DOCX): a zip archive whose `word/document.xml` holds the paragraphs. Styles tell the headings,
//! the archive's own properties may name a title.

use std::io::{Cursor, Read};

use model::{Article, Warning};
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::{Given, plain, rows::Row};

/// Bytes of one unpacked part: a document that unpacks to more is refused.
const PART: u64 = 64 << 20;

/// Reads one document.
pub(crate) fn read(given: &Given, bytes: &[u8]) -> (Vec<Article>, Vec<Warning>) {
    let unread = |why: &str| (Vec::new(), vec![Warning::unread(&given.path, why)]);
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return unread(
            "a broken office document or zip archive: open it where it was made and save it again",
        );
    };
    let Some(body) = part(&mut archive, "word/document.xml") else {
        return unread("a zip archive, or an office document of another kind; unpack it, or save it as text");
    };
    let Some(body) = body else {
        return unread("an office document that is damaged, or unpacks to more than 64 MiB");
    };
    let (paragraphs, whole) = paragraphs(&body);
    let mut warnings = Vec::new();
    if !whole {
        let message = "damaged in the middle: the paragraphs before that were read";
        warnings.push(Warning::unread(&given.path, message));
    }
    let named = || part(&mut archive, "docProps/core.xml").flatten().and_then(|core| title(&core));
    let titled = paragraphs.iter().find(|p| p.title && !p.text.trim().is_empty());
    let title = given.title.clone().or_else(|| titled.map(|p| p.text.trim().to_owned())).or_else(named);
    let skip = titled.map(|p| p.text.as_str()).filter(|t| title.as_deref() == Some(t.trim()));
    let lines: Vec<&str> = paragraphs
        .iter()
        .map(|p| p.text.as_str())
        .filter(|t| !t.trim().is_empty() && Some(*t) != skip)
        .collect();
    if lines.is_empty() && title.is_none() {
        warnings.push(Warning::unread(&given.path, "an office document without words in it"));
        return (Vec::new(), warnings);
    }
    if let Some((articles, notes)) = crate::exports::read(given, &lines.join("\n\n")) {
        warnings.extend(notes);
        return (articles, warnings);
    }
    let row = Given { title, content_type: None, ..given.clone() };
    let (articles, notes) =
        plain::read_row(&Row { given: row, byline: None, text: lines.join("\n\n"), html: false });
    warnings.extend(notes);
    (articles, warnings)
}

/// A part of the archive: `None` where there is none of that name, inside that `None` where it cannot be unpacked.
fn part(archive: &mut zip::ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<Option<String>> {
    let index = archive.index_for_name(name)?;
    let mut bytes = Vec::new();
    let read = archive.by_index(index).ok().map(|file| file.take(PART + 1).read_to_end(&mut bytes));
    let whole = read.is_some_and(|r| r.is_ok()) && bytes.len() as u64 <= PART;
    Some(whole.then(|| String::from_utf8_lossy(&bytes).into_owned()))
}

#[derive(Default)]
struct Paragraph {
    text: String,
    title: bool,
}

/// The paragraphs, and whether the document came to its end.
fn paragraphs(xml: &str) -> (Vec<Paragraph>, bool) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let (mut all, mut open, mut said, mut deleted) = (Vec::new(), Paragraph::default(), false, 0_usize);
    let mut ended = false;
    loop {
        let event = match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => event,
            Err(_) => break,
        };
        match &event {
            Event::Start(e) | Event::Empty(e) => match e.local_name().as_ref() {
                b"p" => open = Paragraph::default(),
                b"t" => said = matches!(event, Event::Start(_)),
                b"tab" => open.text.push(' '),
                b"br" | b"cr" => open.text.push('\n'),
                b"pStyle" => {
                    let style = e.attributes().flatten().find(|a| a.key.local_name().as_ref() == b"val");
                    open.title = style.is_some_and(|s| s.value.eq_ignore_ascii_case(b"title"));
                }
                // What was struck out while changes were followed, and what field codes say, is no part of the text.
                b"del" | b"instrText" if matches!(event, Event::Start(_)) => deleted += 1,
                _ => {}
            },
            Event::End(e) => match e.local_name().as_ref() {
                b"p" => all.push(std::mem::take(&mut open)),
                b"t" => said = false,
                b"del" | b"instrText" => deleted = deleted.saturating_sub(1),
                b"document" => ended = true,
                _ => {}
            },
            Event::Text(t) if said && deleted == 0 => open.text.push_str(&t.decode().unwrap_or_default()),
            Event::GeneralRef(r) if said && deleted == 0 => open.text.push_str(&crate::feeds::reference(r)),
            _ => {}
        }
    }
    (all, ended)
}

/// The title among the properties; programs fill in names of files and templates, which are none.
fn title(core: &str) -> Option<String> {
    let mut reader = Reader::from_str(core);
    let (mut inside, mut words) = (false, String::new());
    loop {
        match reader.read_event().ok()? {
            Event::Start(e) if e.local_name().as_ref() == b"title" => inside = true,
            Event::End(e) if e.local_name().as_ref() == b"title" => break,
            Event::Text(t) if inside => words.push_str(&t.decode().unwrap_or_default()),
            Event::GeneralRef(r) if inside => words.push_str(&crate::feeds::reference(&r)),
            Event::Eof => return None,
            _ => {}
        }
    }
    let words = words.trim();
    let file = words.to_ascii_lowercase();
    let made = file.ends_with(".doc") || file.ends_with(".docx") || file.starts_with("microsoft word");
    (words.split_whitespace().count() >= 3 && !made).then(|| words.to_owned())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn document(body: &str, core: Option<&str>) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let mut add = |name: &str, text: &str| {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        };
        add("[Content_Types].xml", "<Types/>");
        add("word/document.xml", &format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"));
        if let Some(core) = core {
            add("docProps/core.xml", &format!("<p xmlns:dc=\"d\"><dc:title>{core}</dc:title></p>"));
        }
        zip.finish().unwrap().into_inner()
    }

    fn p(text: &str) -> String {
        format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
    }

    fn of(bytes: &[u8]) -> (Vec<Article>, Vec<Warning>) {
        crate::read(&Given { path: "a.docx".into(), ..Given::default() }, bytes)
    }

    #[test]
    fn paragraphs_runs_and_a_title_by_its_style() {
        let title =
            "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Talks open in Luss</w:t></w:r></w:p>";
        let runs = "<w:p><w:r><w:t>The envoys &amp; </w:t></w:r><w:del><w:r><w:t>not this</w:t></w:r></w:del><w:r><w:t>ministers met.</w:t></w:r></w:p>";
        let (articles, warnings) =
            of(&document(&format!("{title}{runs}{}", p("They will meet again.")), None));
        assert!(warnings.is_empty(), "{warnings:?}");
        assert_eq!(
            articles[0].text,
            "Talks open in Luss\n\nThe envoys & ministers met.\n\nThey will meet again."
        );
        assert_eq!(articles[0].title.as_deref(), Some("Talks open in Luss"));
    }

    #[test]
    fn properties_may_name_the_title() {
        let (articles, _) = of(&document(&p("The envoys met."), Some("Talks open in Luss")));
        assert_eq!(articles[0].title.as_deref(), Some("Talks open in Luss"));
        let (articles, _) = of(&document(&p("The envoys met on Monday."), Some("Microsoft Word - a.doc")));
        assert_eq!(articles[0].title, None);
    }

    #[test]
    fn what_is_broken_or_no_document_is_named() {
        let whole = document(&p("The envoys met."), None);
        for cut in (4..whole.len()).step_by(11) {
            let (articles, warnings) = of(&whole[..cut]);
            assert!(articles.is_empty() && warnings[0].unread, "{cut}");
        }
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("a.txt", zip::write::SimpleFileOptions::default()).unwrap();
        let (articles, warnings) = of(&zip.finish().unwrap().into_inner());
        assert!(articles.is_empty() && warnings[0].message.contains("zip archive"), "{warnings:?}");
        let (articles, warnings) =
            of(&document("<w:p><w:r><w:t>The envoys met.</w:t></w:r></w:p><!-- ", None));
        assert_eq!((articles.len(), warnings.len()), (1, 1), "{warnings:?}");
    }
}
