//! Sentences of our own, and the meetings they tell of.

use super::tests::article;
use crate::{Context, profile::Profiles};
use model::draft::{Drafts, MeetingDraft};

fn drafts(text: &str) -> (Vec<MeetingDraft>, Drafts) {
    let article = article(text);
    let analysis = language::analyse(&article);
    let profiles = Profiles::default();
    let context = Context { article: &article, analysis: &analysis, profiles: &profiles };
    let mut drafts = Drafts { entities: analysis.entities.clone(), ..Drafts::default() };
    super::find(&context, &mut drafts);
    (drafts.meetings.clone(), drafts)
}

/// "status format place: people" of each mention, meetings parted by " | ", mentions by " + ".
fn told(text: &str) -> String {
    let (meetings, drafts) = drafts(text);
    let mention = |m: &model::draft::MeetingMention| {
        let place = m.place.map_or("-", |p| p.span.slice(text));
        let name = |e: u32| drafts.entities[e as usize].name.clone();
        let mut who: Vec<String> = m.participants.iter().filter_map(|p| p.entity).map(name).collect();
        who.sort();
        format!("{:?} {:?} {place}: {}", m.status, m.format, who.join(", "))
    };
    let draft = |d: &MeetingDraft| d.mentions.iter().map(mention).collect::<Vec<_>>().join(" + ");
    meetings.iter().map(draft).collect::<Vec<_>>().join(" | ")
}

#[test]
fn verbs_of_meeting() {
    for (text, want) in [
        ("Maria Keller met Jon Aas in Oslo on Friday.", "Held Meeting Oslo: Jon Aas, Maria Keller"),
        ("Maria Keller will meet with Jon Aas in Oslo.", "Planned Meeting Oslo: Jon Aas, Maria Keller"),
        ("Maria Keller is set to meet Jon Aas in Oslo.", "Planned Meeting Oslo: Jon Aas, Maria Keller"),
        ("Maria Keller is ready to travel to Oslo.", "Ready Trip Oslo: Maria Keller"),
        ("Maria Keller could meet Jon Aas in Oslo.", "Rumoured Meeting Oslo: Jon Aas, Maria Keller"),
        ("Maria Keller did not meet Jon Aas in Oslo.", "Denied Meeting Oslo: Jon Aas, Maria Keller"),
        ("Maria Keller conferred with Jon Aas.", "Held Meeting -: Jon Aas, Maria Keller"),
        ("Maria Keller visited Oslo last week.", "Held Visit Oslo: Maria Keller"),
        ("Maria Keller phoned Jon Aas on Friday.", "Held Call -: Jon Aas, Maria Keller"),
    ] {
        assert_eq!(told(text), want, "{text}");
    }
}

#[test]
fn what_only_looks_like_a_meeting() {
    for text in [
        "The plan met the conditions that Jon Aas had set.",
        "The bill heads to Congress.",
        "Maria Keller said she is open to peace talks.",
        "Maria Keller spoke to reporters in Oslo.",
        "Prices met resistance at a new high.",
        "If Maria Keller meets Jon Aas, the strike may end.",
        "Maria Keller called for new talks.",
        "Nobody knows what is going on in Oslo.",
        "Crates of cheese are going to Oslo.",
        "All meetings should be public, Maria Keller said.",
    ] {
        assert_eq!(told(text), "", "{text}");
    }
}

#[test]
fn a_journey_to_meet_somebody_is_one_meeting() {
    assert_eq!(
        told("Maria Keller will travel to Oslo to meet Jon Aas on Tuesday."),
        "Planned Meeting Oslo: Jon Aas, Maria Keller"
    );
    assert_eq!(
        told("Maria Keller said Friday she will fly to Vienna for talks with Jon Aas."),
        "Planned Talks Vienna: Jon Aas, Maria Keller"
    );
}

#[test]
fn nouns_of_meeting() {
    for (text, want) in [
        ("Following talks in Vienna with Jon Aas, Maria Keller went home.", "Held Talks Vienna: Jon Aas"),
        ("Talks between Norway and Austria were held in Vienna.", "Held Talks Vienna: Austria, Norway"),
        ("Maria Keller held talks with Jon Aas in Oslo.", "Held Talks Oslo: Jon Aas, Maria Keller"),
        ("Maria Keller postponed her meeting with Jon Aas.", "Postponed Meeting -: Jon Aas, Maria Keller"),
        ("Discussions will also be held with Jon Aas.", "Planned Talks -: Jon Aas"),
    ] {
        assert_eq!(told(text), want, "{text}");
    }
}

#[test]
fn talks_that_are_only_thought_of() {
    for (text, want) in [
        (
            "Maria Keller discussed holding a summit with Jon Aas in Oslo.",
            "Rumoured Summit Oslo: Jon Aas, Maria Keller",
        ),
        (
            "Maria Keller is looking forward to a meeting with Jon Aas in Oslo.",
            "Planned Meeting Oslo: Jon Aas",
        ),
        ("Maria Keller scrapped a trip to Austria.", "Cancelled Trip Austria: Maria Keller"),
    ] {
        assert_eq!(told(text), want, "{text}");
    }
}

#[test]
fn a_second_meeting_follows_a_first_of_the_same_people() {
    assert_eq!(
        told(
            "For Maria Keller, the Oslo visit will be a second encounter with Jon Aas, following a meeting in May."
        ),
        "Planned Meeting Oslo: Jon Aas, Maria Keller | Held Meeting -: Jon Aas, Maria Keller"
    );
}

#[test]
fn two_sides_in_one_word() {
    assert_eq!(
        told("Maria Keller and Jon Aas disagree. The Keller-Aas summit was held in Oslo."),
        "Held Summit Oslo: Jon Aas, Maria Keller"
    );
}

#[test]
fn a_call_is_not_a_visit() {
    assert_eq!(
        told("Maria Keller phoned Jon Aas on Friday. Maria Keller visited Jon Aas in Oslo on Friday."),
        "Held Call -: Jon Aas, Maria Keller | Held Visit Oslo: Jon Aas, Maria Keller"
    );
}

#[test]
fn the_talks_point_back() {
    assert_eq!(
        told("Maria Keller met Jon Aas in Oslo on Friday. The talks lasted two hours."),
        "Held Meeting Oslo: Jon Aas, Maria Keller + Held Talks -: "
    );
}

#[test]
fn a_meeting_that_is_over_and_one_to_come_stay_apart() {
    assert_eq!(
        told("Maria Keller met Jon Aas in Oslo in May. She will meet Jon Aas in Oslo on Friday."),
        "Held Meeting Oslo: Jon Aas, Maria Keller | Planned Meeting Oslo: Jon Aas, Maria Keller"
    );
}

#[test]
fn the_negotiation_as_a_whole_is_one_process() {
    assert_eq!(
        told("No deal was reached despite months of talks between Norway and Austria. The talks continue."),
        "Ongoing Process -: Austria, Norway + Ongoing Process -: "
    );
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_and_every_mention_is_a_slice(text in "\\PC{0,200}") {
        let (meetings, _) = drafts(&text);
        for m in meetings.iter().flat_map(|d| &d.mentions) {
            proptest::prop_assert!(!m.span.slice(&text).is_empty());
        }
    }
}

#[test]
fn failing_to_do_something_is_no_purpose() {
    let purpose = |text: &str| {
        let (meetings, _) = drafts(text);
        meetings[0].mentions[0].purpose.map(|p| p.slice(text).to_owned())
    };
    assert_eq!(
        purpose("Maria Keller met Jon Aas in Oslo to discuss a truce."),
        Some("to discuss a truce".into())
    );
    assert_eq!(
        purpose("Maria Keller held a five-hour meeting with Jon Aas that failed to bring a truce."),
        None
    );
}

#[test]
fn what_it_would_be_is_said_of_the_meeting_just_told_of() {
    assert_eq!(
        told(
            "Maria Keller will meet Jon Aas in Oslo on Friday. It would be the first meeting of the two since 2019."
        ),
        "Planned Meeting Oslo: Jon Aas, Maria Keller + Planned Meeting -: "
    );
    assert_eq!(told("Maria Keller wrote to Jon Aas. It would be the first summit of the two."), "");
}
