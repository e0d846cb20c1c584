//! Sentences and the verbs read from them, written as `subjects | form lemma | object`.

use model::Article;

use crate::{Analysis, Tense, VerbGroup, sentences, tagger};

fn analysed(text: &str) -> Analysis {
    let article = Article { text: text.to_owned(), ..Article::default() };
    let mut a = Analysis::empty(text);
    sentences::split(&article, &mut a);
    tagger::tag(&mut a);
    super::find(&mut a);
    a
}

fn np(a: &Analysis, n: u32) -> &str {
    a.slice(a.span(a.nps[n as usize].tokens.clone()))
}

fn verb(a: &Analysis, vg: &VerbGroup) -> String {
    let tense = match vg.tense {
        Tense::Past => "past",
        Tense::Present => "present",
        Tense::Future => "future",
        Tense::Infinitive => "infinitive",
        Tense::Gerund => "gerund",
        Tense::Participle => "participle",
    };
    let subjects: Vec<&str> = vg.subjects.iter().map(|n| np(a, *n)).collect();
    let mut form = vec![tense.to_owned()];
    form.extend(
        [
            (vg.perfect, "perfect"),
            (vg.progressive, "progressive"),
            (vg.passive, "passive"),
            (vg.negated, "not"),
        ]
        .iter()
        .filter(|f| f.0)
        .map(|f| f.1.to_owned()),
    );
    form.extend(vg.modal.iter().map(|m| format!("modal:{m}")));
    form.extend(vg.via.iter().map(|m| format!("via:{m}")));
    form.push(vg.lemma.to_string());
    let object = vg.object.map_or("", |o| np(a, o));
    format!("{} | {} | {object}", subjects.join(" + "), form.join(" ")).trim().to_owned()
}

/// The verbs of `text`, a line each.
fn verbs(text: &str) -> Vec<String> {
    let a = analysed(text);
    a.vgs.iter().map(|vg| verb(&a, vg)).collect()
}

fn check(text: &str, expected: &[&str]) {
    let found = verbs(text);
    let a = analysed(text);
    let tags: Vec<String> = a.tokens.iter().map(|t| format!("{}/{}", t.span.slice(text), t.xpos)).collect();
    assert_eq!(found, expected, "\n{text}\n{}", tags.join(" "));
}

#[test]
fn phrases_run_from_determiner_to_head() {
    let a =
        analysed("President Ida Polk's son-in-law met two senior Kenyan officials in the capital last week.");
    let found: Vec<&str> = (0..a.nps.len()).map(|n| np(&a, n as u32)).collect();
    assert_eq!(
        found,
        ["President Ida Polk's son-in-law", "two senior Kenyan officials", "the capital", "last week"]
    );
}

#[test]
fn a_day_after_a_name_is_a_phrase_of_its_own() {
    check("Lea Varga met Polk Thursday in Geneva.", &["Lea Varga | past meet | Polk"]);
    check("Varga on Thursday met with the envoys.", &["Varga | past meet |"]);
    check("The president Tuesday rejected the plan.", &["The president | past reject | the plan"]);
}

#[test]
fn tenses_and_voices() {
    check(
        "The envoys have not met the minister.",
        ["The envoys | past perfect not meet | the minister"]
            .map(|s| s.replace("past perfect", "present perfect"))
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .as_slice(),
    );
    check("The talks were held in Geneva.", &["The talks | past passive hold |"]);
    check("Varga is meeting the envoys.", &["Varga | present progressive meet | the envoys"]);
    check("They will not sign the treaty.", &["They | future not modal:will sign | the treaty"]);
    check("Polk could visit Kenya.", &["Polk | present modal:could visit | Kenya"]);
    check("The envoys are going to meet Polk.", &["The envoys | future meet | Polk"]);
    check("Varga didn't accept the offer.", &["Varga | past not accept | the offer"]);
}

#[test]
fn catenatives_pass_their_subject_on() {
    check("Varga is expected to meet Polk on Friday.", &["Varga | future via:expect meet | Polk"]);
    check("The two sides are set to hold talks.", &["The two sides | future via:set hold | talks"]);
    check("Polk plans to visit Kenya.", &["Polk | future via:plan visit | Kenya"]);
    check("Kenya agreed to release the prisoners.", &["Kenya | past via:agree release | the prisoners"]);
    check("The minister refused to sign the deal.", &["The minister | past via:refuse sign | the deal"]);
    check("Varga is ready to meet him.", &["Varga | present via:ready meet | him"]);
    check("The talks are scheduled to begin on Monday.", &["The talks | future via:schedule begin |"]);
    check(
        "Kenya is prepared to make concessions.",
        ["Kenya | future via:prepare make | concessions"]
            .map(std::borrow::ToOwned::to_owned)
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .as_slice(),
    );
    check("The envoys were expected to meet Polk.", &["The envoys | past via:expect meet | Polk"]);
    check("The leaders are to meet in Geneva.", &["The leaders | future meet |"]);
}

#[test]
fn lists_of_subjects() {
    check("Lea Varga and Ida Polk met the president.", &["Lea Varga + Ida Polk | past meet | the president"]);
    check("Varga, Polk and Otieno met in Geneva.", &["Varga + Polk + Otieno | past meet |"]);
    check(
        "Lea Varga, the Kenyan envoy, and Ida Polk, her deputy, met the president.",
        &["Lea Varga + Ida Polk | past meet | the president"],
    );
}

#[test]
fn over_appositions_phrases_and_relative_clauses() {
    check(
        "Varga, the president of Kenya, said the talks failed.",
        &["Varga | past say |", "the talks | past fail |"],
    );
    check("The head of the agency resigned.", &["The head | past resign |"]);
    check(
        "The envoy who met Polk said the talks failed.",
        &["The envoy | past meet | Polk", "The envoy | past say |", "the talks | past fail |"],
    );
    check(
        "Varga, who met Polk in Geneva on Friday, told reporters the plan was dead.",
        &["Varga | past meet | Polk", "Varga | past tell | reporters", "the plan | past be |"],
    );
    check("Talks between Kenya and Sudan resumed in Geneva.", &["Talks | past resume |"]);
    check(
        "The talks held in Geneva on Friday ended without a deal.",
        &["The talks | participle passive hold |", "The talks | past end |"],
    );
    check("The meeting after the summit failed.", &["The meeting | past fail |"]);
    check("He left after the summit failed.", &["He | past leave |", "the summit | past fail |"]);
}

#[test]
fn subjects_after_verbs_of_saying() {
    check(
        "\"We will come,\" said Lea Varga, the envoy.",
        &["We | future modal:will come |", "Lea Varga | past say |"],
    );
    check("The talks failed, said Polk.", &["The talks | past fail |", "Polk | past say |"]);
    check("\"We will come,\" Varga said.", &["We | future modal:will come |", "Varga | past say |"]);
}

#[test]
fn joined_and_leaning_verbs() {
    check(
        "Varga met Polk and said the talks went well.",
        &["Varga | past meet | Polk", "Varga | past say |", "the talks | past go |"],
    );
    check(
        "Varga met Polk and Otieno said the plan failed.",
        &["Varga | past meet | Polk", "Otieno | past say |", "the plan | past fail |"],
    );
    check(
        "Varga rejected the plan, adding that Kenya would leave.",
        &["Varga | past reject | the plan", "Varga | gerund add |", "Kenya | present modal:would leave |"],
    );
    check(
        "Varga urged Kenya to sign the treaty.",
        &["Varga | past urge | Kenya", "Kenya | infinitive sign | the treaty"],
    );
    check("Varga flew to Geneva to meet Polk.", &["Varga | past fly |", "Varga | infinitive meet | Polk"]);
    check("After meeting Polk, Varga left.", &["Varga | gerund meet | Polk", "Varga | past leave |"]);
    check(
        "The envoys will meet Polk and discuss the truce.",
        &["The envoys | future modal:will meet | Polk", "The envoys | future modal:will discuss | the truce"],
    );
}

#[test]
fn participles_that_are_prepositions_or_adjectives() {
    check(
        "Several envoys, including Varga, met the minister.",
        &["Several envoys | past meet | the minister"],
    );
    check("According to Polk, the talks failed.", &["the talks | past fail |"]);
    check("The minister welcomed renewed efforts.", &["The minister | past welcome | renewed efforts"]);
    check("About 300 soldiers left the town.", &["About 300 soldiers | past leave | the town"]);
    check("Hundreds of riot police surrounded the house.", &["Hundreds | past surround | the house"]);
}

#[test]
fn clauses_joined_after_a_phrase() {
    check(
        "Varga gave a speech in the city and the envoys left.",
        &["Varga | past give | a speech", "the envoys | past leave |"],
    );
    check(
        "Kenya has refused to sign or discuss the plan.",
        &[
            "Kenya | present perfect via:refuse sign |",
            "Kenya | present perfect via:refuse discuss | the plan",
        ],
    );
}

#[test]
fn lists_of_verbs_and_objects() {
    check(
        "Varga urged Kenya and Sudan to resume talks.",
        &["Varga | past urge | Kenya", "Kenya + Sudan | infinitive resume | talks"],
    );
    check(
        "The plan would free the prisoners, reopen the border and end the siege.",
        &[
            "The plan | present modal:would free | the prisoners",
            "The plan | present modal:would reopen | the border",
            "The plan | present modal:would end | the siege",
        ],
    );
    check(
        "The rebels crossed the river, burned ten houses and left.",
        &[
            "The rebels | past cross | the river",
            "The rebels | past burn | ten houses",
            "The rebels | past leave |",
        ],
    );
}

#[test]
fn a_day_between_verb_and_clause() {
    check(
        "Kenya said Wednesday foreign troops crossed the border.",
        &["Kenya | past say |", "foreign troops | past cross | the border"],
    );
}

#[test]
fn headlines() {
    check("Envoys to meet Polk in Geneva", &["Envoys | infinitive meet | Polk"]);
    check("Envoys set to meet Polk", &["Envoys | future via:set meet | Polk"]);
}
