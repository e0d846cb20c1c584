//! Character references of HTML: numbers, and the names that news pages use.

use std::{borrow::Cow, ops::Range};

/// Names of U+00A0 to U+00FF in order.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 \
    sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml \
    Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml \
    times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave \
    eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute \
    ucirc uuml yacute thorn yuml";

const OTHERS: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("AMP", '&'),
    ("LT", '<'),
    ("GT", '>'),
    ("QUOT", '"'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("horbar", '―'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("hellip", '…'),
    ("bull", '•'),
    ("prime", '′'),
    ("Prime", '″'),
    ("dagger", '†'),
    ("Dagger", '‡'),
    ("permil", '‰'),
    ("euro", '€'),
    ("trade", '™'),
    ("minus", '−'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200C}'),
    ("zwj", '\u{200D}'),
    ("lrm", '\u{200E}'),
    ("rlm", '\u{200F}'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("Yuml", 'Ÿ'),
    ("rarr", '→'),
    ("larr", '←'),
    ("comma", ','),
    ("period", '.'),
    ("colon", ':'),
    ("lpar", '('),
    ("rpar", ')'),
    ("num", '#'),
    ("sol", '/'),
    ("dollar", '$'),
    ("percnt", '%'),
    ("excl", '!'),
    ("quest", '?'),
    ("NewLine", '\n'),
    ("Tab", '\t'),
    ("rsquor", '’'),
    ("rdquor", '”'),
    ("hyphen", '‐'),
    ("check", '✓'),
];

/// The longest reference that is looked for, in bytes.
const REACH: usize = 12;

/// The character that the reference at the start of `text` (an ampersand) stands for, and its bytes.
pub(super) fn reference(text: &str) -> Option<(char, usize)> {
    let body = text.strip_prefix('&')?;
    if let Some(number) = body.strip_prefix('#') {
        let (digits, radix, lead) = match number.strip_prefix(['x', 'X']) {
            Some(hex) => (hex, 16, 3),
            None => (number, 10, 2),
        };
        let length = digits.bytes().take(8).take_while(|b| char::from(*b).is_digit(radix)).count();
        let code = u32::from_str_radix(digits.get(..length)?, radix).ok()?;
        let semicolon = usize::from(digits.as_bytes().get(length) == Some(&b';'));
        return Some((windows(code), lead + length + semicolon));
    }
    let length = body.bytes().take(REACH).take_while(u8::is_ascii_alphanumeric).count();
    let name = &body[..length];
    if body.as_bytes().get(length) == Some(&b';') {
        return named(name).map(|c| (c, length + 2));
    }
    // Old pages leave the semicolon out of the commonest ones.
    ["amp", "lt", "gt", "quot", "nbsp"]
        .iter()
        .find(|n| name.starts_with(**n))
        .and_then(|n| (name.len() == n.len()).then(|| named(n)).flatten().map(|c| (c, n.len() + 1)))
}

/// Numbers 128 to 159 mean Windows-1252 on the web.
fn windows(code: u32) -> char {
    if let Ok(byte) = u8::try_from(code)
        && (0x80..=0x9F).contains(&byte)
    {
        let bytes = [byte];
        let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
        return text.chars().next().unwrap_or('\u{FFFD}');
    }
    char::from_u32(code).filter(|c| *c != '\0').unwrap_or('\u{FFFD}')
}

fn named(name: &str) -> Option<char> {
    let other = OTHERS.iter().find(|(n, _)| *n == name).map(|(_, c)| *c);
    other.or_else(|| {
        let at = LATIN.split_whitespace().position(|n| n == name)?;
        char::from_u32(0xA0 + u32::try_from(at).ok()?)
    })
}

/// `text` with its references decoded, itself where it has none.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'&', text.as_bytes()).is_none() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(decode(text))
    }
}

/// `text` with its references decoded.
pub(super) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (c, length) = reference(rest).unwrap_or(('&', 1));
        out.push(c);
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

/// The bytes of `text` without white space around it, white space written as references too.
pub(super) fn trimmed(text: &str) -> Range<usize> {
    let (mut from, mut to) = (0, text.trim_end().len());
    loop {
        from += text[from..to].len() - text[from..to].trim_start().len();
        match reference(&text[from..to]) {
            Some((c, length)) if c.is_whitespace() => from += length,
            _ => break,
        }
    }
    while text[from..to].ends_with(';')
        && let Some(at) = text[from..to].rfind('&')
        && let Some((c, length)) = reference(&text[from + at..to])
        && c.is_whitespace()
        && from + at + length == to
    {
        to = from + text[from..from + at].trim_end().len();
    }
    from..to
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers() {
        assert_eq!(
            decode("&ldquo;A&nbsp;&amp; B&rdquo; &#8217;&#x2019;&#146; &eacute;&yuml;"),
            "“A\u{A0}& B” ’’’ éÿ"
        );
        assert_eq!(decode("AT&T & Q&A &unknown; &#; &amp"), "AT&T & Q&A &unknown; &#; &");
    }
}
