//! Who meets whom over several articles, on accounts made by hand.

use jiff::civil::{Date, date};
use model::{
    Article, Dossier, Interval, Precision, Published, Span,
    draft::{Drafts, LocalEntity, MeetingDraft, MeetingMention, Party, Place},
    record::{EntityKind, MeetingFormat, MeetingStatus},
};

use crate::{
    Read, Resolved, Story,
    dates::{Dates, ResolvedTime},
    names::Names,
};

/// An account: article id, day of publication, people, place, when, status.
struct Account {
    article: &'static str,
    published: Interval,
    people: &'static [u32],
    place: Option<u32>,
    when: Interval,
    status: MeetingStatus,
}

/// The people, then the places: indices into this list name them.
const NAMES: [&str; 6] = ["Keller", "Aas", "Brandt", "Moreau", "Oslo", "Vienna"];

fn day(d: Date) -> Interval {
    Interval::day(d)
}

fn entity(name: &str) -> LocalEntity {
    let kind = if ["Oslo", "Vienna"].contains(&name) { EntityKind::Place } else { EntityKind::Person };
    LocalEntity {
        name: name.into(),
        key: name.to_lowercase(),
        kinds: vec![(kind, 1.0)],
        known: None,
        country: None,
        roles: Vec::new(),
        mentions: Vec::new(),
        rules: Vec::new(),
    }
}

/// Where the text of every account prints the place.
fn place_span(place: u32) -> Span {
    if place == 4 { Span::new(0, 4) } else { Span::new(5, 11) }
}

fn draft(account: &Account) -> MeetingDraft {
    let mention = MeetingMention {
        span: Span::new(0, 4),
        format: MeetingFormat::Meeting,
        participants: account
            .people
            .iter()
            .map(|p| Party { span: Span::new(0, 1), entity: Some(*p) })
            .collect(),
        place: account.place.map(|p| Place { span: place_span(p), entity: Some(p), inferred: false }),
        when: (!account.when.is_unknown()).then_some(0),
        status: account.status,
        duration: None,
        purpose: None,
        outcome: None,
        statement: None,
        repeated: false,
        rules: Vec::new(),
    };
    MeetingDraft { mentions: vec![mention], rules: Vec::new() }
}

/// The dossier of these accounts, one an article.
fn assembled(accounts: &[Account]) -> Dossier {
    let mut order: Vec<&Account> = accounts.iter().collect();
    order.sort_by_key(|a| a.article);
    let reads: Vec<Read> = order
        .iter()
        .map(|a| Read {
            article: Article {
                id: a.article.into(),
                text: "Oslo Vienna: they met.".into(),
                ..Article::default()
            },
            drafts: Drafts {
                entities: NAMES.iter().map(|n| entity(n)).collect(),
                meetings: vec![draft(a)],
                ..Drafts::default()
            },
            copied: None,
        })
        .collect();
    let story = Story::new(&reads);
    let names = Names {
        of: reads.iter().map(|_| (0..6).collect()).collect(),
        ids: NAMES.iter().map(|n| (*n).to_owned()).collect(),
        ..Names::default()
    };
    let dates = Dates {
        published: order.iter().map(|a| Published { interval: a.published, basis: Vec::new() }).collect(),
        times: order
            .iter()
            .map(|a| vec![ResolvedTime { interval: a.when, ..ResolvedTime::default() }])
            .collect(),
    };
    let mut dossier = Dossier::default();
    super::write(&Resolved { story: &story, names: &names, dates: &dates }, &mut dossier);
    dossier
}

fn planned(article: &'static str, published: Date, when: Interval) -> Account {
    Account {
        article,
        published: day(published),
        people: &[0, 1],
        place: Some(4),
        when,
        status: MeetingStatus::Planned,
    }
}

#[test]
fn planned_and_then_held_is_one_meeting_with_a_history() {
    let december = Interval::between(date(2031, 12, 1), date(2031, 12, 31), Precision::Month);
    let plan = planned("b", date(2031, 12, 1), day(date(2031, 12, 2)));
    let held = Account {
        article: "a",
        published: day(date(2032, 1, 20)),
        people: &[0, 1, 2],
        place: None,
        when: december,
        status: MeetingStatus::Held,
    };
    let dossier = assembled(&[plan, held]);
    assert_eq!(dossier.meetings.len(), 1);
    let meeting = &dossier.meetings[0];
    let states: Vec<_> = meeting.history.iter().map(|h| (h.article.as_str(), h.status)).collect();
    assert_eq!(states, [("b", MeetingStatus::Planned), ("a", MeetingStatus::Held)]);
    assert_eq!(meeting.status, MeetingStatus::Held);
    assert_eq!(meeting.when.single_day(), Some(date(2031, 12, 2)));
    assert!(meeting.rules.iter().any(|r| r == "planned-then-held"));
}

#[test]
fn days_that_do_not_meet_are_two_meetings() {
    let one = planned("a", date(2031, 12, 1), day(date(2031, 12, 2)));
    let two = planned("b", date(2032, 1, 20), day(date(2032, 1, 22)));
    assert_eq!(assembled(&[one, two]).meetings.len(), 2);
}

#[test]
fn a_trip_without_a_day_does_not_join_one_with_a_day() {
    let mut ready = planned("a", date(2031, 12, 15), Interval::UNKNOWN);
    ready.status = MeetingStatus::Ready;
    ready.published = Interval { earliest: Some(date(2031, 1, 20)), latest: None, precision: None };
    let dated = planned("b", date(2032, 1, 20), day(date(2032, 1, 22)));
    assert_eq!(assembled(&[ready, dated]).meetings.len(), 2);
}

#[test]
fn one_city_and_one_day_but_other_people_are_two_meetings() {
    let one = planned("a", date(2031, 12, 1), day(date(2031, 12, 2)));
    let mut two = planned("b", date(2031, 12, 1), day(date(2031, 12, 2)));
    two.people = &[2, 3];
    assert_eq!(assembled(&[one, two]).meetings.len(), 2);
}

#[test]
fn one_day_in_two_cities_is_two_meetings() {
    let one = planned("a", date(2031, 12, 1), day(date(2031, 12, 2)));
    let mut two = planned("b", date(2031, 12, 1), day(date(2031, 12, 2)));
    two.place = Some(5);
    assert_eq!(assembled(&[one, two]).meetings.len(), 2);
}

#[test]
fn the_order_of_articles_changes_nothing() {
    let make = || {
        vec![
            planned("a", date(2031, 12, 1), day(date(2031, 12, 2))),
            planned("b", date(2031, 12, 1), day(date(2031, 12, 2))),
            planned("c", date(2032, 1, 20), day(date(2032, 1, 22))),
        ]
    };
    let mut back = make();
    back.reverse();
    assert_eq!(assembled(&make()), assembled(&back));
}

#[test]
fn two_envoys_who_saw_different_heads_in_one_month_are_two_meetings() {
    let december = Interval::between(date(2031, 12, 1), date(2031, 12, 31), Precision::Month);
    let told = |article, people, when| Account {
        article,
        published: day(date(2031, 12, 20)),
        people,
        place: None,
        when,
        status: MeetingStatus::Held,
    };
    let one = told("a", &[0, 1, 2], december);
    let two = told("b", &[0, 1, 3], day(date(2031, 12, 16)));
    assert_eq!(assembled(&[one, two]).meetings.len(), 2);
}

#[test]
fn a_meeting_called_off_is_not_planned_because_the_dates_of_the_articles_are_loose() {
    let day_of = day(date(2031, 12, 12));
    let plan = planned("a", date(2031, 12, 5), day_of);
    let mut off = planned("b", date(2031, 12, 1), day_of);
    off.published = Interval::between(date(2031, 12, 1), date(2031, 12, 12), Precision::Week);
    off.status = MeetingStatus::Cancelled;
    let dossier = assembled(&[plan, off]);
    assert_eq!(dossier.meetings.len(), 1);
    assert_eq!(dossier.meetings[0].status, MeetingStatus::Cancelled);
    // What was surely written before has not the last word: talks may be planned anew.
    let mut earlier = planned("b", date(2031, 12, 1), day_of);
    earlier.status = MeetingStatus::Cancelled;
    let anew = assembled(&[planned("a", date(2031, 12, 5), day_of), earlier]);
    assert_eq!(anew.meetings[0].status, MeetingStatus::Planned);
}

#[test]
fn a_meeting_of_nobody_named_is_one_where_place_and_day_are_one() {
    let nameless = |article, place, when: Date| {
        let mut account = planned(article, date(2031, 12, 1), day(when));
        account.people = &[];
        account.place = Some(place);
        account
    };
    let (two, nine) = (date(2031, 12, 2), date(2031, 12, 9));
    assert_eq!(assembled(&[nameless("a", 4, two), nameless("b", 4, two)]).meetings.len(), 1);
    assert_eq!(assembled(&[nameless("a", 4, two), nameless("b", 4, nine)]).meetings.len(), 2);
    assert_eq!(assembled(&[nameless("a", 4, two), nameless("b", 5, two)]).meetings.len(), 2);
}
