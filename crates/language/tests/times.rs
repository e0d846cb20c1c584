//! Times as an article says them: own sentences in, symbolic times out.

#![allow(clippy::panic, reason = "a panic in a test is a failed test")]

use model::{Anchor, Article, Block, BlockRole, Direction, Mod, Span, TimeExpr, TimeUnit, TimexType};
use throughline_language as language;

fn article(text: &str) -> Article {
    let span = Span::of(0..text.len()).trimmed(text);
    let block = Block { role: BlockRole::Body, span, source: None, repeats: None };
    let blocks = if span.is_empty() { Vec::new() } else { vec![block] };
    Article { id: "a".into(), text: text.into(), blocks, ..Article::default() }
}

fn times(text: &str) -> Vec<(String, model::Timex)> {
    let analysis = language::analyse(&article(text));
    let words = |t: &model::Timex| t.span.slice(text).to_owned();
    analysis.times.into_iter().map(|t| (words(&t), t)).collect()
}

/// A filler that makes a text longer than a short message, without any time in it.
const FILLER: &str = " The ministers of both coastal states spoke with the press in the old customs house beside the \
    harbour, where the delegations had brought maps, tables of tonnage and a long list of vessels. Their hosts served \
    tea and refused every question on the fishing grounds and the pilots.";

fn only(text: &str) -> (String, model::Timex) {
    let mut found = times(&format!("{text}{FILLER}"));
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

fn direction(text: &str) -> Direction {
    match only(text).1.expr {
        TimeExpr::Weekday { direction, .. } | TimeExpr::MonthDay { direction, .. } => direction,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_verb_says_which_way_a_weekday_points() {
    assert_eq!(direction("Minister Adele Brandt said Thursday that the ferry had sunk."), Direction::Back);
    assert_eq!(direction("The envoys will meet in Lisbon on Tuesday."), Direction::Forward);
    assert_eq!(direction("The committee is scheduled to vote Monday."), Direction::Forward);
    assert_eq!(direction("On Friday, the envoys met in Lisbon."), Direction::Back);
    assert_eq!(direction("The port is to stay closed until Friday."), Direction::Forward);
    assert_eq!(direction("She travelled to Lisbon to meet the envoys on Tuesday."), Direction::Back);
    assert_eq!(direction("She will travel to Lisbon to meet the envoys on Tuesday."), Direction::Forward);
}

#[test]
fn modal_verbs_walks_scores_and_versions_are_no_times() {
    for text in [
        "The envoys may march to the harbour.",
        "The team won 3-2 and the price rose to $1,998.",
        "They second the motion and fall silent, then spring to their feet.",
        "Version 2.0.14 of the chart is out.",
    ] {
        let found = times(&format!("{text}{FILLER}"));
        assert!(found.is_empty(), "{found:?}");
    }
}

#[test]
fn durations_keep_their_modifiers() {
    let value = |text: &str| {
        let (words, time) = only(text);
        let TimeExpr::Value(value) = time.expr else { panic!("{:?}", time.expr) };
        (words, value, time.kind, time.modifier)
    };
    let (words, length, kind, modifier) = value("The strike went on for more than a year.");
    assert_eq!((words.as_str(), length.as_str()), ("more than a year", "P1Y"));
    assert_eq!((kind, modifier), (TimexType::Duration, Some(Mod::MoreThan)));
    let (words, length, _, modifier) = value("It was a nearly four-year siege.");
    assert_eq!((words.as_str(), length.as_str(), modifier), ("nearly four-year", "P4Y", Some(Mod::LessThan)));
    assert_eq!(value("Much has happened in the last six to eight weeks.").1, "P8W");
    assert_eq!(value("They work 24/7.").2, TimexType::Set);
}

#[test]
fn an_age_is_no_duration() {
    let text = format!("The 44-year-old captain was 52 years old in his papers.{FILLER}");
    assert!(times(&text).is_empty(), "{:?}", times(&text));
}

#[test]
fn greetings_put_their_today_on_the_feast() {
    let text = format!(
        "\"Today we spoke at length with the envoy. I thank her for the Christmas greetings,\" the chancellor wrote.{FILLER}"
    );
    let found = times(&text);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0].1.anchor, Anchor::Time(1));
    assert_eq!(found[0].1.rule, "today-of-greeting");
}

#[test]
fn a_weekday_said_with_later_in_the_day_dates_the_article() {
    let text =
        format!("Envoy Ruth Okafor said Thursday she will fly to Oslo later in the day for talks.{FILLER}");
    let analysis = language::analyse(&article(&text));
    let rules: Vec<&str> = analysis.date_clues.iter().map(|c| c.rule.as_str()).collect();
    assert_eq!(rules, ["said-weekday-later-today"]);
}

mod any_text {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(150))]

        #[test]
        fn times_never_panic_and_stand_on_characters(
            text in "(([a-zé]{1,7}|Monday|May|march|the|of|last|next|[0-9]{1,5}|[0-9]{1,2}:[0-9]{2}|2022-02-24|years?|ago|\
                '9[0-9]|1980s|first|quarter|“|”|-|—|\\.|,|🙂|half|and|a|two|twenty|Christmas|eve)[ -]?){0,40}"
        ) {
            let times = language::analyse(&article(&text)).times;
            for time in &times {
                prop_assert!(text.get(time.span.range()).is_some_and(|w| !w.is_empty()));
                if let Anchor::Time(at) = time.anchor {
                    prop_assert!((at as usize) < times.len());
                }
            }
        }
    }
}

#[test]
fn what_is_put_off_was_still_to_come() {
    assert_eq!(direction("The board has cancelled Saturday's talks with the guild."), Direction::Forward);
    assert_eq!(direction("Mayor Orsel called off Friday's vote, his office said."), Direction::Forward);
    assert_eq!(direction("The firm attended Saturday's talks with the guild."), Direction::Back);
}

#[test]
fn an_invitation_to_talks_gives_their_day() {
    assert_eq!(
        direction("The mediator has invited both sides to talks in Amsel on Wednesday."),
        Direction::Forward
    );
    assert_eq!(direction("The mediator invited reporters on Wednesday."), Direction::Back);
}

#[test]
fn a_price_is_compared_with_a_close_that_is_over() {
    assert_eq!(direction("Corvo is offering 61 crowns a share, far above Friday's close."), Direction::Back);
}

#[test]
fn a_lost_apostrophe_leaves_a_weekday_and_no_habit() {
    let (words, time) = only("Corvo is offering 61 crowns, far above Fridays close.");
    assert_eq!((words.as_str(), time.kind), ("Fridays", TimexType::Date));
    assert_eq!(only("The guild meets on Fridays.").1.kind, TimexType::Set);
}

#[test]
fn the_quarter_is_named_by_the_month_it_ends_in() {
    for (month, number) in [("Sept. 30", 3), ("July 31", 2), ("Jan. 31", 4)] {
        let found = times(&format!("In the quarter ended {month}, the mill lost 4 million crowns.{FILLER}"));
        let quarter = found.first().map(|(_, t)| t.expr.clone());
        assert_eq!(quarter, Some(TimeExpr::Quarter { number, direction: Direction::Back }), "{month}");
    }
}

#[test]
fn an_hour_in_words_is_a_clock_time() {
    let found = times(&format!("The deal was reached at four in the morning.{FILLER}"));
    assert_eq!(found.first().map(|(w, _)| w.as_str()), Some("four in the morning"));
}

#[test]
fn now_that_opens_a_speech_is_no_time() {
    assert!(times(&format!("Now, the captain says, the harbour is quiet.{FILLER}")).is_empty());
    assert_eq!(only("The harbour is now quiet.").0, "now");
}

#[test]
fn the_lead_says_on_which_day_it_was_said() {
    let text =
        format!("The guild will open the harbour to all vessels, the ministry said on Wednesday.{FILLER}");
    let clues = language::analyse(&article(&text)).date_clues;
    assert!(clues.iter().any(|c| c.rule == "lead-said-on-weekday"), "{clues:?}");
}

#[test]
fn the_end_of_a_stretch_follows_its_beginning() {
    let text = format!("The ferry runs from Friday through Monday and rests between April and June.{FILLER}");
    let found = times(&text);
    let rules: Vec<_> = found.iter().map(|(w, t)| (w.as_str(), t.rule.as_str(), t.anchor)).collect();
    assert_eq!(rules[1], ("Monday", "weekday-range", Anchor::Time(0)), "{rules:?}");
    assert_eq!(rules[3], ("June", "month-range", Anchor::Time(2)), "{rules:?}");
}

#[test]
fn then_leans_on_the_day_told_before_or_is_none() {
    let found = times(&format!("The truce ends on March 3. Until then the port stays shut.{FILLER}"));
    assert_eq!((found[1].0.as_str(), found[1].1.anchor), ("then", Anchor::Time(0)));
    assert!(times(&format!("Until then the port stays shut.{FILLER}")).is_empty());
}

#[test]
fn a_half_counts_in_a_distance() {
    let expr = |text: &str| only(text).1.expr;
    let years = |count| TimeExpr::Offset { unit: TimeUnit::Year, count };
    assert_eq!(expr("The mill was built half a century ago."), years(-50));
    assert_eq!(expr("The mill was built a quarter of a century ago."), years(-25));
    let months = TimeExpr::Offset { unit: TimeUnit::Month, count: -30 };
    assert_eq!(expr("The mill was built two and a half years ago."), months);
}

#[test]
fn a_clock_time_before_an_evening_lies_past_noon() {
    let (words, time) = only("The envoys met at around 7:30 Tuesday evening.");
    assert_eq!(words, "around 7:30 Tuesday evening");
    let TimeExpr::WithPart { part, .. } = time.expr else { panic!("{:?}", time.expr) };
    assert_eq!(part, "T19:30");
    assert_eq!(only("They met at ten o'clock in the morning.").0, "ten o'clock in the morning");
}

#[test]
fn a_decade_with_a_lost_century() {
    assert_eq!(only("Trade fell in the last half of the '80s.").1.expr, TimeExpr::Value("198".into()));
}

#[test]
fn a_dispute_may_be_years_old() {
    assert_eq!(only("The envoys ended a years-old dispute.").1.kind, TimexType::Duration);
}
