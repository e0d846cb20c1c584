//! Plain text and rows of text become articles.

use model::{Article, BasisClue, Published, Warning};

use crate::{
    Given, blocks,
    date::{self, Label},
    identity, language, outlet,
    rows::Row,
};

/// Reads a plain-text input: one article, its stored text the decoded bytes untouched.
pub(crate) fn read(given: &Given, bytes: &[u8]) -> (Vec<Article>, Vec<Warning>) {
    let label = given.content_type.as_deref().and_then(|t| t.split("charset=").nth(1));
    let decoded = crate::encoding::decode(bytes, label);
    let mut warnings: Vec<Warning> =
        decoded.note.into_iter().map(|(place, message)| Warning::note(&given.path, place, message)).collect();
    if decoded.text.trim().is_empty() {
        warnings.push(Warning::unread(&given.path, "empty: there is no text in it"));
        return (Vec::new(), warnings);
    }
    if let Some((articles, notes)) = crate::exports::read(given, &decoded.text) {
        warnings.extend(notes);
        return (articles, warnings);
    }
    let marked = blocks::mark(&decoded.text, &blocks::Known { title: given.title.as_deref(), field: None });
    let (article, notes) = assemble(given, None, decoded.text, None, marked);
    warnings.extend(notes);
    (vec![article], warnings)
}

/// Reads a row: title, blank line, text.
pub(crate) fn read_row(row: &Row) -> (Vec<Article>, Vec<Warning>) {
    let title = row.given.title.as_deref().filter(|t| !t.trim().is_empty());
    let text = title.map_or_else(|| row.text.clone(), |t| format!("{t}\n\n{}", row.text));
    let body_start = text.len() - row.text.len();
    let field = title.map(|t| 0..t.len());
    let marked = blocks::mark(&text, &blocks::Known { title, field });
    let at = u32::try_from(body_start).unwrap_or(u32::MAX);
    let (article, notes) = assemble(&row.given, row.byline.as_deref(), text, Some(at), marked);
    (vec![article], notes)
}

/// An article from its text, its blocks and what is given: a field of the input goes before words of the text.
pub(crate) fn assemble(
    given: &Given,
    byline: Option<&str>,
    text: String,
    body_start: Option<u32>,
    marked: blocks::Marked,
) -> (Article, Vec<Warning>) {
    let text_sha256 = identity::sha256(text.as_bytes());
    let mut warnings = Vec::new();
    let published = published(given, &marked, &mut warnings);
    let language = language::detect(&blocks::body_sample(&text, &marked.blocks));
    if let Some(code) = language.filter(|c| *c != "en") {
        let message = format!("seems to be in another language ({code}): kept, but not read for records");
        warnings.push(Warning::note(&given.path, "", message));
    }
    let article = Article {
        id: identity::base_id(given.id.as_deref(), given.url.as_deref(), &text_sha256),
        path: given.path.clone(),
        url: given.url.clone(),
        outlet: given
            .outlet
            .clone()
            .or(marked.outlet)
            .or_else(|| given.url.as_deref().and_then(outlet::of_url).map(str::to_owned)),
        title: given.title.clone().or(marked.title),
        byline: byline.map(str::to_owned).or(marked.byline),
        language: language.map(str::to_owned),
        published,
        body_start,
        blocks: marked.blocks,
        text_sha256,
        text,
    };
    (article, warnings)
}

fn published(given: &Given, marked: &blocks::Marked, warnings: &mut Vec<Warning>) -> Published {
    if let Some(field) = given.date.as_deref().filter(|d| !d.trim().is_empty()) {
        match date::parse(field).and_then(|i| date::not_after(i, given.not_after)) {
            Some(interval) => {
                return Published {
                    interval,
                    basis: vec![BasisClue { rule: "date-field".into(), span: None }],
                };
            }
            None => {
                let message = format!("\"{}\" is no date that can be used: write YYYY-MM-DD", clip(field));
                warnings.push(Warning::note(&given.path, "date", message));
            }
        }
    }
    let usable = |label: Label| {
        marked
            .dates
            .iter()
            .filter(move |d| d.label == label)
            .find(|d| date::not_after(d.interval, given.not_after).is_some())
    };
    let clue = |rule: &str, d: &blocks::StatedDate| vec![BasisClue { rule: rule.into(), span: Some(d.span) }];
    if let Some(d) = usable(Label::Published) {
        return Published { interval: d.interval, basis: clue("date-line", d) };
    }
    if let Some(d) = usable(Label::Updated) {
        let precision = Some(model::Precision::Range);
        let interval = model::Interval { earliest: None, latest: d.interval.latest, precision };
        return Published { interval, basis: clue("updated-line", d) };
    }
    Published::default()
}

fn clip(field: &str) -> String {
    field.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::BlockRole;

    fn article(text: &str) -> Article {
        let given = Given { path: "a.txt".into(), ..Given::default() };
        read(&given, text.as_bytes()).0.remove(0)
    }

    #[test]
    fn line_ends_and_boilerplate_stay_in_the_stored_text() {
        let text = "Envoys meet again in Oslo\r\n\r\nThe two envoys met in Oslo on Monday for a third round.\r\n\r\nLeave a comment\r\n";
        let a = article(text);
        assert_eq!(a.text, text);
        let roles: Vec<_> = a.blocks.iter().map(|b| b.role).collect();
        assert_eq!(roles, [BlockRole::Title, BlockRole::Body, BlockRole::Boilerplate]);
        assert_eq!(a.title.as_deref(), Some("Envoys meet again in Oslo"));
        assert_eq!(a.language.as_deref(), Some("en"));
    }

    #[test]
    fn dates_and_outlet_are_taken_where_the_text_states_them() {
        let a = article(
            "Dalmar Daily Post\n\nTalks stall over the river border\n\nBy Jane Doe\n\nPublished: 3 May 2024\n\nThe talks stalled on Friday, two officials said.\n",
        );
        assert_eq!(a.outlet.as_deref(), Some("Dalmar Daily Post"));
        assert_eq!(a.byline.as_deref(), Some("Jane Doe"));
        assert_eq!(a.published.interval.single_day(), Some(jiff::civil::date(2024, 5, 3)));
        assert_eq!(a.published.basis[0].rule, "date-line");
    }

    #[test]
    fn an_update_only_bounds_the_date() {
        let a = article(
            "Talks stall over the border\n\nUpdated 4 May 2024\n\nThe talks stalled on Friday, officials said.\n",
        );
        assert_eq!(a.published.interval.earliest, None);
        assert_eq!(a.published.interval.latest, Some(jiff::civil::date(2024, 5, 4)));
    }

    #[test]
    fn a_future_date_is_refused_when_today_is_known() {
        let given = Given {
            path: "a".into(),
            date: Some("2030-01-01".into()),
            not_after: Some(jiff::civil::date(2026, 1, 1)),
            ..Given::default()
        };
        let (articles, warnings) = read(&given, b"The talks stalled on Friday, two officials said.");
        assert!(articles[0].published.interval.is_unknown());
        assert_eq!(warnings.len(), 1);
    }
}
