//! What one article's date says of another's: one occasion told with the same weekday in two articles, or with its
//! date in one of them; sentences that two articles share; a meeting planned here and held there.
//!
//! Every tie leaves the days that some telling elsewhere allows. Where several tellings elsewhere may be meant, all
//! their days stay; where ties contradict each other, the days of both stay.

mod copied;
mod held;
mod meetings;
mod occasion;
mod told;

use crate::Story;

use super::{dayset::DaySet, publish::Dating};
use told::Told;

/// An article whose days span at most this many is well enough dated to date another.
const BOUNDED: i64 = 45;

/// In a story whose dated articles span at most this many days, one weekday is seldom told of two weeks.
const COMPACT: i64 = 21;

/// A telling of an article without a date, and the tellings of others that may mean the same day.
#[derive(Debug)]
struct Tie {
    of: usize,
    with: Vec<usize>,
    rule: &'static str,
    /// True for a likeness that chance can make in a long story.
    weak: bool,
}

/// Tightens the dates of a story's articles against each other, until nothing changes.
pub(super) fn tighten(story: &Story<'_>, datings: &mut [Dating]) {
    let told = told::all(story, datings);
    let mut ties = copied::ties(story, &told);
    ties.extend(meetings::ties(&told));
    ties.extend(occasion::ties(story, &told));
    ties.retain(|tie| told.get(tie.of).and_then(|t| datings.get(t.article)).is_some_and(|d| !d.given));
    if !compact(datings) {
        ties.retain(|tie| {
            let article = told.get(tie.of).map(|t| t.article);
            let bounded = |d: &Dating| d.days.interval().days().is_some_and(|n| n <= BOUNDED);
            !tie.weak || article.and_then(|a| datings.get(a)).is_some_and(bounded)
        });
    }
    let alone: Vec<DaySet> = datings.iter().map(|d| d.days.clone()).collect();
    let mut torn = vec![false; datings.len()];
    for _ in 0..=datings.len() {
        let mut changed = false;
        for tie in &ties {
            changed |= learn(tie, &told, &alone, &mut torn, datings);
        }
        if !changed {
            break;
        }
    }
    held::elsewhere(story, &told, datings);
}

/// True where the dated articles lie close together.
fn compact(datings: &[Dating]) -> bool {
    let given = datings.iter().filter(|d| d.given).map(|d| d.days.interval());
    let span = given.reduce(|a, b| a.hull(&b));
    span.and_then(|s| s.days()).is_some_and(|n| n <= COMPACT)
}

/// The day by the other articles bounds the date of this one.
fn learn(tie: &Tie, told: &[Told], alone: &[DaySet], torn: &mut [bool], datings: &mut [Dating]) -> bool {
    let Some(own) = told.get(tie.of) else { return false };
    let Some(elsewhere) = elsewhere(tie, told, datings) else { return false };
    let (Some(dating), Some(alone)) = (datings.get_mut(own.article), alone.get(own.article)) else {
        return false;
    };
    let day = own.days(&dating.days).and(&elsewhere);
    let (from, to) = own.reach();
    let date =
        if day.is_empty() { own.days(alone).and(&elsewhere) } else { day }.spread(-to, -from).and(alone);
    let Some(torn) = torn.get_mut(own.article) else { return false };
    if date.is_empty() || *torn {
        return false;
    }
    if date.and(&dating.days).is_empty() {
        // Two ties that cannot both be right: neither is believed over the other.
        *torn = true;
        dating.days = dating.days.or(&date);
        dating.note(&format!("either-{}", tie.rule), own.span);
        return true;
    }
    let before = dating.days.len();
    dating.hear(tie.rule, Some(own.span), &date);
    dating.days.len() < before
}

/// The days that the other tellings allow, those of articles that are bounded themselves.
fn elsewhere(tie: &Tie, told: &[Told], datings: &[Dating]) -> Option<DaySet> {
    let mut days: Option<DaySet> = None;
    for other in tie.with.iter().filter_map(|i| told.get(*i)) {
        let Some(dating) = datings.get(other.article) else { continue };
        if !other.placed() && dating.days.interval().days().is_none_or(|n| n > BOUNDED) {
            continue;
        }
        let one = other.days(&dating.days);
        days = Some(days.map_or_else(|| one.clone(), |d| d.or(&one)));
    }
    days.filter(|d| !d.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Read;
    use jiff::civil::{Date, date};
    use model::{
        Anchor, Article, Direction, Interval, Span, TimeExpr, Timex, TimexType,
        draft::{Drafts, EntityMention, LocalEntity},
        record::EntityKind,
    };

    /// An article with its weekdays (1 = Monday), each with its direction, and its names.
    fn read(id: &str, day: Option<Date>, text: &str, days: &[(&str, u8, Direction)], names: &[&str]) -> Read {
        let mut article = Article { id: id.into(), text: text.into(), ..Article::default() };
        article.published.interval = day.map_or(Interval::UNKNOWN, Interval::day);
        let at = |words: &str| {
            let start = text.find(words).unwrap_or(0);
            Span::of(start..start + words.len())
        };
        let times = days.iter().map(|(words, day, direction)| Timex {
            span: at(words),
            kind: TimexType::Date,
            expr: TimeExpr::Weekday { day: *day, direction: *direction, weeks: 0 },
            modifier: None,
            anchor: Anchor::Article,
            rule: "bare-weekday".into(),
        });
        let entities = names.iter().map(|name| LocalEntity {
            name: (*name).into(),
            key: name.to_lowercase(),
            kinds: vec![(EntityKind::Person, 1.0)],
            known: None,
            country: None,
            roles: Vec::new(),
            mentions: vec![EntityMention { span: at(name), used_as: None, anaphor: false }],
            rules: Vec::new(),
        });
        let drafts = Drafts { times: times.collect(), entities: entities.collect(), ..Drafts::default() };
        Read { article, drafts, copied: None }
    }

    fn dated(reads: &[Read]) -> Vec<Interval> {
        let story = Story::new(reads);
        super::super::publish::all(&story).iter().map(|d| d.days.interval()).collect()
    }

    fn bounds(interval: &Interval) -> (Option<Date>, Option<Date>) {
        (interval.earliest, interval.latest)
    }

    #[test]
    fn a_shared_sentence_dates_the_copy() {
        let a = "The two mills have agreed on a common price, the guild said on Monday in a letter.";
        let b = "The two mills have agreed on a common price, the guild said on Monday in a letters page.";
        let monday = [("Monday", 1, Direction::Back)];
        let found =
            dated(&[read("a", Some(date(2023, 11, 7)), a, &monday, &[]), read("b", None, b, &monday, &[])]);
        assert_eq!(bounds(&found[1]), (Some(date(2023, 11, 6)), Some(date(2023, 11, 12))));
    }

    #[test]
    fn an_occasion_with_two_names_dates_the_article_that_plans_it() {
        let a = "Orsel met Varga on Friday.";
        let b = "Orsel will hold talks with Varga on Friday.";
        let names = ["Orsel", "Varga"];
        let held = read("a", Some(date(2024, 9, 7)), a, &[("Friday", 5, Direction::Back)], &names);
        let planned = read("b", None, b, &[("Friday", 5, Direction::Forward)], &names);
        let found = dated(&[held, planned]);
        assert_eq!(bounds(&found[1]), (Some(date(2024, 8, 31)), Some(date(2024, 9, 6))));
    }

    #[test]
    fn ties_that_contradict_each_other_leave_both_weeks() {
        let names = ["Orsel", "Varga"];
        let held = |id: &str, day, word: &'static str, n| {
            let text = format!("Orsel met Varga on {word}.");
            read(id, Some(day), &text, &[(word, n, Direction::Back)], &names)
        };
        let open = read(
            "c",
            None,
            "Orsel met Varga on Friday. Orsel met Varga on Monday.",
            &[("Friday", 5, Direction::Back), ("Monday", 1, Direction::Back)],
            &names,
        );
        let mut open = open;
        for entity in &mut open.drafts.entities {
            let again = entity
                .mentions
                .first()
                .map(|m| EntityMention { span: Span::new(m.span.start + 27, m.span.end + 27), ..*m });
            entity.mentions.extend(again);
        }
        let found = dated(&[
            held("a", date(2024, 9, 7), "Friday", 5),
            held("b", date(2024, 9, 17), "Monday", 1),
            open,
        ]);
        let (first, last) = bounds(&found[2]);
        assert!(first <= Some(date(2024, 9, 6)) && last >= Some(date(2024, 9, 16)), "{first:?} {last:?}");
    }

    #[test]
    fn one_shared_name_dates_nothing() {
        let held = read(
            "a",
            Some(date(2024, 9, 7)),
            "Orsel met Varga on Friday.",
            &[("Friday", 5, Direction::Back)],
            &["Orsel", "Varga"],
        );
        let other =
            read("b", None, "Orsel met bakers on Friday.", &[("Friday", 5, Direction::Back)], &["Orsel"]);
        assert_eq!(bounds(&dated(&[held, other])[1]), (None, None));
    }
}
