//! Mail: one message (EML) or a box of them (mbox). The subject is the title, the sender's name the outlet, the
//! message's date the date; of a message in two forms the plain one is read where it says as much.

use mail_parser::{Message, MessageParser, MimeHeaders, PartType};
use model::{Article, Warning};

use crate::{Given, html, plain, rows::Row};

/// Messages of one box.
const MOST: usize = 20_000;

/// True where the first bytes are header fields of a message.
pub(crate) fn is_mail(head: &str) -> bool {
    const OWN: &[&str] =
        &["received", "return-path", "message-id", "mime-version", "delivered-to", "x-mailer"];
    const ANY: &[&str] = &["from", "to", "subject", "date", "reply-to", "content-type"];
    let (mut own, mut any) = (0, 0);
    for line in head.lines().take(40) {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { break };
        own += usize::from(OWN.iter().any(|n| name.eq_ignore_ascii_case(n)));
        any += usize::from(ANY.iter().any(|n| name.eq_ignore_ascii_case(n)));
    }
    own >= 1 && any >= 2
}

/// Reads one message.
pub(crate) fn read(given: &Given, bytes: &[u8]) -> (Vec<Article>, Vec<Warning>) {
    let unread = |why: &str| (Vec::new(), vec![Warning::unread(&given.path, why)]);
    let Some(message) = MessageParser::default().parse(bytes) else {
        return unread("no mail message: its header fields cannot be read");
    };
    let (articles, mut warnings) = one(given, &message);
    let other = message.attachments().filter(|a| !is_words(&a.body)).count();
    if other > 0 && !articles.is_empty() {
        warnings.push(Warning::note(&given.path, "", format!("{other} attachments were not read")));
    }
    if articles.is_empty() && warnings.iter().all(|w| !w.unread) {
        return unread("a mail message without words in it");
    }
    (articles, warnings)
}

/// Reads a box: messages that each begin with a "From " line.
pub(crate) fn read_box(given: &Given, bytes: &[u8]) -> (Vec<Article>, Vec<Warning>) {
    let (mut articles, mut warnings) = (Vec::new(), Vec::new());
    let messages = mail_parser::mailbox::mbox::MessageIterator::new(bytes);
    for (i, message) in messages.take(MOST).enumerate() {
        let given = Given { path: format!("{}#{}", given.path, i + 1), ..given.clone() };
        match message {
            Ok(message) => {
                let (more, notes) = read(&given, message.contents());
                articles.extend(more);
                warnings.extend(notes);
            }
            Err(_) => warnings.push(Warning::unread(&given.path, "this message of the box is damaged")),
        }
    }
    (articles, warnings)
}

fn one(given: &Given, message: &Message<'_>) -> (Vec<Article>, Vec<Warning>) {
    let filled = |words: Option<&str>| words.map(str::trim).filter(|w| !w.is_empty()).map(str::to_owned);
    let sender = message.from().and_then(|from| from.first());
    let row = Given {
        outlet: given.outlet.clone().or_else(|| filled(sender.and_then(|s| s.name()))),
        date: given.date.clone().or_else(|| message.date().map(mail_parser::DateTime::to_rfc3339)),
        title: given.title.clone().or_else(|| filled(message.subject())),
        content_type: None,
        ..given.clone()
    };
    let text = own(message, true).unwrap_or_default();
    let page = own(message, false).unwrap_or_default();
    if !page.trim().is_empty() {
        let (articles, warnings) = html::read_row(&row, None, &page);
        // The plain form of a newsletter is often no more than "see this in your browser".
        let words = |text: &str| text.split_whitespace().count();
        if articles.first().is_some_and(|a| words(&a.text) > words(&text)) {
            return (articles, warnings);
        }
    }
    if text.trim().is_empty() {
        return (Vec::new(), Vec::new());
    }
    plain::read_row(&Row { given: row, byline: None, text: text.replace("\r\n", "\n"), html: false })
}

fn is_words(body: &PartType<'_>) -> bool {
    matches!(body, PartType::Text(_) | PartType::Html(_) | PartType::Multipart(_))
}

/// The first body in that form which the message really has; the library would make up the other.
fn own(message: &Message<'_>, plain: bool) -> Option<String> {
    message.parts.iter().filter(|p| p.content_disposition().is_none_or(|d| !d.is_attachment())).find_map(
        |p| match &p.body {
            PartType::Text(text) if plain => Some(text.to_string()),
            PartType::Html(page) if !plain => Some(page.to_string()),
            _ => None,
        },
    )
}

#[cfg(test)]
mod tests {
    use crate::{Given, read};

    const MESSAGE: &str = "Return-Path: <desk@courier.example>\r\nFrom: =?utf-8?q?Harrow_Couri=C3=A9r?= <desk@courier.example>\r\nTo: reader@post.example\r\nSubject: Talks open =?utf-8?b?aW4gTHVzcw==?=\r\nDate: Wed, 4 Mar 2026 07:08:09 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe envoys met in a caf=E9 in Luss on Monday, =\r\nfor a first round.\r\n\r\nThey will meet again.\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>See this in your browser</p>\r\n--x--\r\n";

    fn of(path: &str, bytes: &[u8]) -> (Vec<model::Article>, Vec<model::Warning>) {
        read(&Given { path: path.into(), ..Given::default() }, bytes)
    }

    #[test]
    fn a_message_is_an_article() {
        for path in ["a.eml", "a"] {
            let (articles, warnings) = of(path, MESSAGE.as_bytes());
            assert!(warnings.is_empty(), "{warnings:?}");
            let a = &articles[0];
            assert_eq!(a.title.as_deref(), Some("Talks open in Luss"));
            assert_eq!(a.outlet.as_deref(), Some("Harrow Couriér"));
            assert_eq!(a.published.interval.single_day(), Some(jiff::civil::date(2026, 3, 4)));
            assert!(a.text.contains("met in a café in Luss on Monday, for a first round."), "{}", a.text);
        }
    }

    #[test]
    fn a_box_gives_each_message_and_names_the_bad_one() {
        let empty = "From: a@b.example\r\nTo: c\r\nSubject: x\r\nMessage-ID: <1>\r\n\r\n";
        let all = format!(
            "From a Wed Mar  4 07:08:09 2026\n{MESSAGE}\nFrom b Wed Mar  4 07:08:09 2026\n{empty}\nFrom c Wed Mar  4 07:08:09 2026\n{MESSAGE}"
        );
        let (articles, warnings) = of("in.mbox", all.as_bytes());
        assert_eq!(articles.len(), 2, "{warnings:?}");
        assert_eq!(warnings.iter().map(|w| w.input.as_str()).collect::<Vec<_>>(), ["in.mbox#2"]);
        assert_eq!(articles[1].path, "in.mbox#3");
    }

    #[test]
    fn what_is_cut_or_no_mail_does_no_harm() {
        for cut in (0..MESSAGE.len()).step_by(7) {
            let _ = of("a.eml", &MESSAGE.as_bytes()[..cut]);
        }
        let (articles, warnings) = of("a.eml", b"\x00\x01\x02");
        assert!(articles.is_empty() && warnings[0].unread);
        // A text that only begins like one is a text.
        let (articles, _) =
            of("a", b"From: the harbour\n\nThe dockers met on Monday in Harrow, and the owners came.");
        assert_eq!(articles.len(), 1);
        assert!(articles[0].text.starts_with("From: the harbour"));
    }
}
