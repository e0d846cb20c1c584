//! FollowTheMoney: people, bodies, meetings and articles as entities, one JSON object a line, for Aleph and its kin.
//!
//! Schemata and property names are those of the `followthemoney` package, version 3 and later. What the model has no
//! schema for (stances, wordings) is left to the other exports; every meeting keeps its words as `proof` articles.

use std::io::{self, Write};

use jiff::civil::Date;
use model::Interval;
use model::record::{ArticleRecord, Entity, EntityKind, Event, EventStatus, Meeting, MeetingStatus};
use serde_json::{Map, Value, json};

use super::Format;
use crate::desk::Desk;
use crate::page::Page;
use crate::{marks, words};

/// One entity a line.
#[derive(Clone, Copy, Debug)]
pub struct FollowTheMoney;

impl Format for FollowTheMoney {
    fn write(&self, desk: &Desk<'_>, _page: &Page, out: &mut dyn Write) -> io::Result<()> {
        let dossier = desk.dossier;
        let mut lines: Vec<Value> = dossier.articles.iter().map(article).collect();
        lines.extend(dossier.entities.iter().filter_map(party));
        lines.extend(dossier.entities.iter().flat_map(mentions));
        lines.extend(dossier.meetings.iter().map(|m| meeting(desk, m)));
        lines.extend(dossier.events.iter().filter_map(|e| event(desk, e)));
        for line in lines {
            serde_json::to_writer(&mut *out, &line)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}

/// Properties of an entity: every one a list of words.
#[derive(Default)]
struct Properties(Map<String, Value>);

impl Properties {
    fn put(mut self, name: &str, values: impl IntoIterator<Item = String>) -> Self {
        let mut kept: Vec<String> = values.into_iter().map(|v| words::line(&v)).collect();
        kept.retain(|v| !v.is_empty());
        kept.dedup();
        if !kept.is_empty() {
            self.0.insert(name.to_owned(), json!(kept));
        }
        self
    }

    fn of(self, id: &str, schema: &str) -> Value {
        json!({"id": id, "schema": schema, "properties": Value::Object(self.0)})
    }
}

fn article(a: &ArticleRecord) -> Value {
    Properties::default()
        .put("title", a.title.clone())
        .put("fileName", [a.path.clone()])
        .put("publisher", a.outlet.clone())
        .put("author", a.byline.clone())
        .put("language", a.language.as_deref().and_then(three_letters).map(str::to_owned))
        .put("publishedAt", date(&a.published.interval))
        .put("sourceUrl", a.url.clone().filter(|u| u.starts_with("http")))
        .of(&a.id, "Article")
}

/// People, bodies, governments; sources without a name are no entities of the world.
fn party(e: &Entity) -> Option<Value> {
    let schema = match e.kind {
        EntityKind::Person => "Person",
        EntityKind::Organisation => "Organization",
        EntityKind::Government => "PublicBody",
        EntityKind::Group | EntityKind::Anonymous | EntityKind::Place => return None,
    };
    let properties = Properties::default()
        .put("name", [e.name.clone()])
        .put("alias", e.aliases.clone())
        .put("country", e.country.iter().filter(|c| c.len() == 2).map(|c| c.to_lowercase()));
    let properties = match e.kind {
        EntityKind::Person => properties.put("position", e.roles.iter().map(|r| r.text.clone())),
        _ => properties,
    };
    Some(properties.of(&e.id, schema))
}

/// Where each entity stands: one mention an article.
fn mentions(e: &Entity) -> Vec<Value> {
    let schema = match e.kind {
        EntityKind::Person => "Person",
        EntityKind::Organisation => "Organization",
        EntityKind::Government => "PublicBody",
        EntityKind::Group | EntityKind::Anonymous | EntityKind::Place => return Vec::new(),
    };
    let mut seen = std::collections::BTreeSet::new();
    let first = e.mentions.iter().filter(|m| seen.insert(m.at.article.as_str()));
    first
        .map(|m| {
            Properties::default()
                .put("document", [m.at.article.clone()])
                .put("resolved", [e.id.clone()])
                .put("name", [m.at.exact.clone()])
                .put("detectedSchema", [schema.to_owned()])
                .of(&format!("mention-{}-{}", e.id, m.at.article), "Mention")
        })
        .collect()
}

fn meeting(desk: &Desk<'_>, m: &Meeting) -> Value {
    let status = marks::meeting(m.status).word;
    let name = format!("{status}: {}", desk.names(&m.participants));
    let over = !matches!(m.status, MeetingStatus::Cancelled | MeetingStatus::Denied);
    Properties::default()
        .put("name", [name])
        .put("startDate", m.when.earliest.filter(|_| over).map(|d| d.to_string()))
        .put("endDate", m.when.latest.filter(|_| over).map(|d| d.to_string()))
        .put("location", m.place.clone())
        .put("summary", m.evidence.first().map(|e| e.exact.clone()))
        .put("keywords", [status.to_owned()])
        .put("involved", known(desk, &m.participants))
        .put("proof", articles(m.evidence.iter().map(|e| e.article.as_str())))
        .of(&m.id, "Event")
}

fn event(desk: &Desk<'_>, e: &Event) -> Option<Value> {
    if e.status != EventStatus::Happened {
        return None;
    }
    let involved: Vec<String> = e.actor.iter().chain(&e.recipient).cloned().collect();
    Some(
        Properties::default()
            .put("name", [e.action.clone()])
            .put("startDate", e.when.earliest.map(|d| d.to_string()))
            .put("endDate", e.when.latest.map(|d| d.to_string()))
            .put("location", e.place.clone())
            .put("summary", e.evidence.first().map(|e| e.exact.clone()))
            .put("involved", known(desk, &involved))
            .put("proof", articles(e.evidence.iter().map(|e| e.article.as_str())))
            .of(&e.id, "Event"),
    )
}

/// The ids that are written as entities.
fn known(desk: &Desk<'_>, ids: &[String]) -> Vec<String> {
    ids.iter().filter(|id| desk.entity(id).is_some_and(|e| party(e).is_some())).cloned().collect()
}

fn articles<'e>(ids: impl Iterator<Item = &'e str>) -> Vec<String> {
    let set: std::collections::BTreeSet<&str> = ids.collect();
    set.into_iter().map(str::to_owned).collect()
}

/// ISO 639-3 for the two letters of ISO 639-1, for the languages that are told apart.
fn three_letters(two: &str) -> Option<&'static str> {
    const CODES: [(&str, &str); 24] = [
        ("ar", "ara"),
        ("bg", "bul"),
        ("cs", "ces"),
        ("da", "dan"),
        ("de", "deu"),
        ("el", "ell"),
        ("en", "eng"),
        ("es", "spa"),
        ("fa", "fas"),
        ("fi", "fin"),
        ("fr", "fra"),
        ("he", "heb"),
        ("hi", "hin"),
        ("it", "ita"),
        ("ja", "jpn"),
        ("ko", "kor"),
        ("nl", "nld"),
        ("pl", "pol"),
        ("pt", "por"),
        ("ru", "rus"),
        ("sv", "swe"),
        ("tr", "tur"),
        ("uk", "ukr"),
        ("zh", "zho"),
    ];
    CODES.iter().find(|(code, _)| *code == two).map(|(_, code)| *code)
}

/// A day where one is known, else the month or the year that both ends share.
fn date(when: &Interval) -> Option<String> {
    let (first, last): (Date, Date) = (when.earliest?, when.latest?);
    if first == last {
        return Some(first.to_string());
    }
    if first.year() != last.year() {
        return None;
    }
    let month = (first.month() == last.month()).then(|| format!("{:04}-{:02}", first.year(), first.month()));
    month.or_else(|| Some(format!("{:04}", first.year())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{self, View, fixture};

    #[test]
    fn every_reference_leads_to_an_entity_of_the_file() {
        let (dossier, texts) = fixture::dossier();
        let desk = Desk::new(&dossier, &texts);
        let mut out = Vec::new();
        FollowTheMoney.write(&desk, &view::page(&desk, View::Brief, false), &mut out).unwrap();
        let lines: Vec<Value> = out
            .split(|b| *b == b'\n')
            .filter(|l| !l.is_empty())
            .map(|l| serde_json::from_slice(l).unwrap())
            .collect();
        let ids: Vec<&str> = lines.iter().map(|l| l["id"].as_str().unwrap()).collect();
        let mut references = 0;
        for name in ["involved", "proof", "document", "resolved"] {
            for id in lines.iter().filter_map(|l| l["properties"][name].as_array()).flatten() {
                references += 1;
                assert!(ids.contains(&id.as_str().unwrap()), "{name} {id}");
            }
        }
        assert!(references > 4, "{references}");
        assert!(lines.iter().any(|l| l["schema"] == "Event"));
    }

    #[test]
    fn a_state_of_no_list_has_no_country_code() {
        let (mut dossier, texts) = fixture::dossier();
        dossier.entities[0].country = Some("~marovia".into());
        let desk = Desk::new(&dossier, &texts);
        let mut out = Vec::new();
        FollowTheMoney.write(&desk, &view::page(&desk, View::Brief, false), &mut out).unwrap();
        assert!(!String::from_utf8(out).unwrap().contains('~'));
        assert_eq!(three_letters("en"), Some("eng"));
    }

    #[test]
    fn an_uncertain_day_becomes_the_month_or_year_that_is_sure() {
        let d = |m, day| jiff::civil::date(2031, m, day);
        let between = |a, b| Interval::between(a, b, model::Precision::Range);
        assert_eq!(date(&Interval::day(d(3, 4))).as_deref(), Some("2031-03-04"));
        assert_eq!(date(&between(d(3, 4), d(3, 7))).as_deref(), Some("2031-03"));
        assert_eq!(date(&between(d(3, 4), d(5, 7))).as_deref(), Some("2031"));
        assert_eq!(date(&Interval { latest: None, ..between(d(3, 4), d(5, 7)) }), None);
    }
}
