//! Whole sentences in, statements out, one line each: `speaker <cue> content / content [mode] via chain`.

use model::{Article, Block, BlockRole, Span, draft::Drafts};
use proptest::prelude::*;

use crate::{Context, profile::Profiles};

fn drafts(text: &str) -> Drafts {
    let block = Block { role: BlockRole::Body, span: Span::of(0..text.len()), source: None, repeats: None };
    let article = Article { text: text.to_owned(), blocks: vec![block], ..Article::default() };
    let analysis = language::analyse(&article);
    let mut drafts = Drafts { entities: analysis.entities.clone(), ..Drafts::default() };
    let profiles = Profiles::shipped();
    super::find(&Context { article: &article, analysis: &analysis, profiles: &profiles }, &mut drafts);
    drafts
}

fn said(text: &str) -> Vec<String> {
    let drafts = drafts(text);
    let line = |s: &model::draft::StatementDraft| {
        // A pronoun is shown by the name behind it.
        let name = |p: model::draft::Party| match p.entity.and_then(|e| drafts.entities.get(e as usize)) {
            Some(entity) if p.span.len() < 4 => entity.name.as_str(),
            _ => p.span.slice(text),
        };
        let speaker = s.speaker.map_or("nobody", name);
        let cue = s.cue.map_or("", |c| c.slice(text));
        let content: Vec<&str> = s.content.iter().map(|c| c.slice(text)).collect();
        let mode = format!("{:?}", s.mode).to_lowercase();
        let mut chain: Vec<&str> = s.chain.iter().map(|l| l.name.as_str()).collect();
        if s.speaker.is_some() {
            chain.pop();
        }
        let via = if chain.is_empty() { String::new() } else { format!(" via {}", chain.join(", ")) };
        format!("{speaker} <{cue}> {} [{mode}]{via}", content.join(" / "))
    };
    drafts.statements.iter().map(line).collect()
}

#[track_caller]
fn check(text: &str, want: &[&str]) {
    assert_eq!(said(text), want, "{text}");
}

#[test]
fn direct_speech_in_every_order() {
    check("“We will wait,” Reyes said.", &["Reyes <said> We will wait, [direct]"]);
    check("\"We will wait,\" said Ilse Reyes, the minister.", &["Ilse Reyes <said> We will wait, [direct]"]);
    check("Reyes said: “We will wait.”", &["Reyes <said> We will wait. [direct]"]);
    check("Reyes said, \"We will wait.\"", &["Reyes <said> We will wait. [direct]"]);
    check(
        "“We will wait,” Reyes said, “and then we go.”",
        &["Reyes <said> We will wait, / and then we go. [direct]"],
    );
}

#[test]
fn an_apposition_between_name_and_verb_is_stepped_over() {
    check(
        "“We will wait,” Ilse Reyes, head of the port authority, said.",
        &["Ilse Reyes <said> We will wait, [direct]"],
    );
    check(
        "“We will wait,” Ilse Reyes, a lawyer from Oslo, one of the owners of the port, said.",
        &["Ilse Reyes <said> We will wait, [direct]"],
    );
}

#[test]
fn a_second_quotation_without_a_cue_goes_on() {
    check(
        "“We will wait,” Reyes said. “Nobody leaves tonight.”",
        &["Reyes <said> We will wait, [direct]", "Reyes <> Nobody leaves tonight. [direct]"],
    );
}

#[test]
fn a_quotation_over_paragraphs_is_one() {
    check(
        "Reyes said: “First we wait.\n“Then we all go home.”",
        &["Reyes <said> First we wait. / Then we all go home. [direct]"],
    );
}

#[test]
fn indirect_speech_with_and_without_that() {
    check(
        "Reyes said that the port would open on Monday.",
        &["Reyes <said> the port would open on Monday [indirect]"],
    );
    check("Officials said the port would open.", &["Officials <said> the port would open [indirect]"]);
    check("The port would open, officials said.", &["officials <said> The port would open [indirect]"]);
    check("The port, officials said, would open.", &["officials <said> The port / would open [indirect]"]);
}

#[test]
fn scraps_in_a_retold_clause_make_it_mixed() {
    check(
        "Reyes said the plan was “reasonably good,” though nobody agreed.",
        &["Reyes <said> the plan was “reasonably good,” [mixed]"],
    );
}

#[test]
fn names_and_titles_in_marks_are_no_speech() {
    check(
        "Reyes said the “Council of Ports” would meet.",
        &["Reyes <said> the “Council of Ports” would meet [indirect]"],
    );
    check("The ferry “Northern Star” left. They watched the film “The Long Night” on board.", &[]);
    check("The so-called “ghost ships” carry oil.", &[]);
}

#[test]
fn coordinated_and_participial_cues() {
    check(
        "Reyes said the port would open, adding that the strike was over.",
        &["Reyes <said> the port would open [indirect]", "Reyes <adding> the strike was over [indirect]"],
    );
    check(
        "Kyiv rejects the claims and says it has no plans to leave.",
        &["Kyiv <rejects> the claims [indirect]", "Kyiv <says> it has no plans to leave [indirect]"],
    );
}

#[test]
fn characterisations() {
    check(
        "Reyes described the talks as “very good.”",
        &["Reyes <described> the talks as “very good.” [mixed]"],
    );
    check(
        "The union accused the owners of delaying the talks.",
        &["The union <accused> the owners of delaying the talks [indirect]"],
    );
}

#[test]
fn who_is_told_and_through_whom() {
    check("Reyes told reporters the talks were over.", &["Reyes <told> the talks were over [indirect]"]);
    check(
        "According to Fox News, Reyes told CNBC that the strike is over.",
        &["Reyes <told> the strike is over [indirect] via Fox News, CNBC"],
    );
    check(
        "“It is over,” Reyes said after the talks, according to Reuters.",
        &["Reyes <said> It is over, [direct] via Reuters"],
    );
    check(
        "Officials indicated that the strike had ended, CNN reports.",
        &["Officials <indicated> the strike had ended [indirect] via CNN"],
    );
    check("“It is over,” Reyes wrote on X.", &["Reyes <wrote> It is over, [direct] via X"]);
}

#[test]
fn what_was_not_said_is_no_statement() {
    check("Reyes did not say whether the port would open.", &[]);
    check("The report will say more.", &[]);
    check("The latest flurry of talks suggests that the port may open.", &[]);
}

#[test]
fn several_scraps_are_several_wordings() {
    check(
        "Envoys for both sides described the talks as “very good” and “useful.”",
        &[
            "Envoys for both sides <described> the talks as “very good” and “useful.” [mixed]",
            "Envoys for both sides <described> very good [direct]",
            "Envoys for both sides <described> useful. [direct]",
        ],
    );
}

#[test]
fn the_narrator_takes_the_word_again() {
    check(
        "Reyes told CNBC that the strike is over, signaling that ships may leave.",
        &["Reyes <told> the strike is over [indirect] via CNBC"],
    );
    check(
        "Reyes said “ferry swaps” remain on the table, a sign that talks go on.",
        &["Reyes <said> “ferry swaps” remain on the table [mixed]"],
    );
}

#[test]
fn a_deed_behind_a_preposition_is_no_speech() {
    check(
        "Moscow says it has no intention of attacking the port.",
        &["Moscow <says> it has no intention of attacking the port [indirect]"],
    );
}

#[test]
fn a_pronoun_stands_for_the_speaker_before_it() {
    check(
        "Port officials say ships must not leave what they describe as a trap.",
        &[
            "Port officials <say> ships must not leave what they describe as a trap [indirect]",
            "Port officials <describe> a trap [indirect]",
        ],
    );
}

#[test]
fn carriers_behind_two_cues_wrap_both() {
    check(
        "Officials indicated that the strike had ended, though they emphasized that it was long, CNN reports.",
        &[
            "Officials <indicated> the strike had ended [indirect] via CNN",
            "Officials <emphasized> it was long [indirect] via CNN",
        ],
    );
}

#[test]
fn posts_keep_their_platform_over_a_second_cue() {
    check(
        "“It is over,” Reyes wrote on X, adding, “We all go home.”",
        &["Reyes <wrote> It is over, [direct] via X", "Reyes <adding> We all go home. [direct] via X"],
    );
}

#[test]
fn nouns_of_saying_need_a_source() {
    check(
        "The port ignored his warning that ships would leave.",
        &["his <warning> ships would leave [indirect]"],
    );
    check("There were claims of fraud.", &[]);
}

#[test]
fn hedges_leave_the_word_to_nobody() {
    check(
        "The envoys are reportedly ready to leave.",
        &["nobody <reportedly> The envoys are reportedly ready to leave [indirect]"],
    );
}

#[test]
fn a_pronoun_carries_the_last_speaker_over_a_paragraph() {
    check(
        "“We will wait,” Peter Reyes said.\n“We all leave tonight,” he said.",
        &["Peter Reyes <said> We will wait, [direct]", "Peter Reyes <said> We all leave tonight, [direct]"],
    );
    check(
        "“We will wait,” Peter Reyes said.\n“We all leave tonight,” she said.",
        &["Peter Reyes <said> We will wait, [direct]", "she <said> We all leave tonight, [direct]"],
    );
}

#[test]
fn a_dash_and_a_name_sign_a_quotation() {
    check(
        "“We will wait until the port opens.” — Ilse Ott",
        &["Ilse Ott <> We will wait until the port opens. [direct]"],
    );
}

#[test]
fn a_sentence_hidden_behind_marks_is_its_own() {
    check(
        "Ilse Reyes called the plan “a trap for all of us.” She said it would fail.",
        &[
            "Ilse Reyes <called> the plan “a trap for all of us.” [mixed]",
            "Ilse Reyes <said> it would fail [indirect]",
        ],
    );
}

#[test]
fn deeds_and_stands_are_no_statements() {
    check("The union supports the plan and refuses to leave the port.", &[]);
    check("Reyes declined to comment.", &[]);
    check("PHOTO: A ferry leaves the port on Monday.", &[]);
    check("I wrote that the port would open.", &[]);
}

#[test]
fn passive_speech_has_an_agent() {
    check(
        "The deal was described by analysts as a trap.",
        &["analysts <was described> The deal / a trap [indirect]"],
    );
}

#[test]
fn interview_and_statement_venues() {
    check(
        "“It is over,” Reyes said in an interview with Sky News on Sunday.",
        &["Reyes <said> It is over, [direct] via Sky News"],
    );
}

#[test]
fn catenatives_of_going_on_are_speech() {
    check(
        "The union went on to say that the port would close.",
        &["The union <went on to say> the port would close [indirect]"],
    );
    check(
        "The union continues to insist that the port must close.",
        &["The union <continues to insist> the port must close [indirect]"],
    );
    check("The union declined to say whether the port would close.", &[]);
}

#[test]
fn a_long_aside_does_not_end_an_interrupted_quotation() {
    check(
        "“It will be fair,” Reyes said during a visit to Oslo, Norway, “but a lot of people will be watching.”",
        &["Reyes <said> It will be fair, / but a lot of people will be watching. [direct]"],
    );
}

#[test]
fn the_articles_own_outlet_is_no_link() {
    let text = "The strike is over, Reyes told CNBC.";
    let block = Block { role: BlockRole::Body, span: Span::of(0..text.len()), source: None, repeats: None };
    let outlet = Some("CNBC".to_owned());
    let article = Article { text: text.to_owned(), outlet, blocks: vec![block], ..Article::default() };
    let analysis = language::analyse(&article);
    let mut drafts = Drafts { entities: analysis.entities.clone(), ..Drafts::default() };
    let profiles = Profiles::shipped();
    super::find(&Context { article: &article, analysis: &analysis, profiles: &profiles }, &mut drafts);
    let names: Vec<&str> = drafts.statements[0].chain.iter().map(|l| l.name.as_str()).collect();
    assert_eq!(names, ["Reyes"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_text_gives_slices(text in "(“|”|\"|said|Reyes|that|according to|, |\\. |\n|he |the talks |told |X |: |é|[a-z ]{0,6}){0,40}") {
        for s in drafts(&text).statements {
            prop_assert!(!s.evidence.is_empty() && !s.content.is_empty());
            for span in s.evidence.iter().chain(&s.content).chain(&s.cue) {
                prop_assert!(text.get(span.range()).is_some());
            }
        }
    }
}

#[test]
fn what_hangs_on_a_noun_by_a_participle_does_not_speak_for_it() {
    check(
        "The law firm representing Ilse Reyes said the port would open.",
        &["The law firm representing Ilse Reyes <said> the port would open [indirect]"],
    );
    check(
        "People involved in the discussions say the port will open.",
        &["People involved in the discussions <say> the port will open [indirect]"],
    );
}

#[test]
fn a_thing_does_not_speak_for_the_person_who_hangs_on_it() {
    check(
        "The vote drew the condemnation of Ilse Reyes, who said the port would close.",
        &["Ilse Reyes <said> the port would close [indirect]"],
    );
}

#[test]
fn a_name_under_a_paragraph_of_marks_signs_it() {
    check(
        "“The port has served us well for years. It must not close now.”\n\nIlse Reyes, Harbour Post\n\nThe port is old.",
        &["Ilse Reyes <> The port has served us well for years. It must not close now. [direct]"],
    );
}

#[test]
fn things_alleged_say_nothing() {
    check("Nor is \"bribery\" or \"extortion,\" the other crimes alleged, in the bill.", &[]);
    check("Jurors heard a recording of the clerk being questioned by police.", &[]);
}
