//! Each decision of a person, from the command to the account, to `why`, and to the word that it no longer applies.

#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use common::{code, run, stdout};
use serde_json::Value;

const ARTICLES: [(&str, &str); 3] = [
    (
        "one.txt",
        "Harrow Courier\n\nEnvoys open talks in Luss\n\nPublished March 4, 2031\n\nEnvoy Ada Voss met Finance Minister Tomas Brandt in Luss on Monday. \"We are three steps away,\" Voss said. Brandt said the border would stay closed.\n",
    ),
    (
        "two.txt",
        "Vell Post\n\nVoss and Brandt to meet again\n\nPublished March 5, 2031\n\nAda Voss will meet Tomas Brandt again in Luss on Friday, her office said. Brandt said the border would stay closed until the summer.\n",
    ),
    (
        "three.txt",
        "Tarn Echo\n\nPoet honoured in Tarn\n\nPublished March 6, 2031\n\nTomas Brandt read from his book in Tarn on Wednesday. \"I have never been to Luss,\" Brandt said. Ada Vossen listened.\n",
    ),
];

struct Desk {
    _folder: tempfile::TempDir,
    db: String,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let news = folder.path().join("news");
        std::fs::create_dir(&news).unwrap();
        for (name, text) in ARTICLES {
            std::fs::write(news.join(name), text).unwrap();
        }
        let db = folder.path().join("s.db").to_str().unwrap().to_owned();
        assert_eq!(code(&["add", news.to_str().unwrap(), "--store", &db]), 0);
        Self { _folder: folder, db }
    }

    fn decide(&self, words: &[&str]) -> String {
        let mut line = vec!["decide"];
        line.extend_from_slice(words);
        line.extend_from_slice(&["--store", &self.db]);
        String::from_utf8(run(&line).stderr).unwrap()
    }

    fn records(&self, kind: &str) -> Vec<Value> {
        let all = stdout(&["export", "--store", &self.db]);
        let rows = all.lines().map(|l| serde_json::from_str::<Value>(l).unwrap());
        rows.filter(|r| r["type"] == kind).collect()
    }

    /// The entities of this name.
    fn named(&self, name: &str) -> Vec<Value> {
        self.records("entity").into_iter().filter(|e| e["name"] == name).collect()
    }

    fn why(&self, id: &Value) -> String {
        stdout(&["why", id.as_str().unwrap(), "--store", &self.db])
    }

    fn path(&self, name: &str) -> String {
        let articles = self.records("article");
        let found = articles.iter().find(|a| a["path"].as_str().unwrap().ends_with(name)).unwrap();
        found["path"].as_str().unwrap().to_owned()
    }
}

#[test]
fn split_keeps_one_article_apart() {
    let desk = Desk::new();
    assert_eq!(desk.named("Tomas Brandt").len(), 1);
    let said = desk.decide(&["split", "Tomas Brandt", &desk.path("three.txt")]);
    assert!(!said.contains("no longer"), "{said}");
    let both = desk.named("Tomas Brandt");
    assert_eq!(both.len(), 2, "{both:?}");
    for entity in &both {
        assert!(desk.why(&entity["id"]).contains("decided-apart"), "{}", desk.why(&entity["id"]));
    }
    let articles = |e: &Value| {
        let mentions = e["mentions"].as_array().unwrap();
        mentions
            .iter()
            .map(|m| m["article"].as_str().unwrap().to_owned())
            .collect::<std::collections::BTreeSet<_>>()
    };
    assert!(articles(&both[0]).is_disjoint(&articles(&both[1])));
    // The later decision has the last word, and undoing it gives back what was.
    desk.decide(&["undo", "1"]);
    assert_eq!(desk.named("Tomas Brandt").len(), 1);
}

#[test]
fn forbid_and_merge_have_their_way() {
    let desk = Desk::new();
    assert!(desk.decide(&["merge", "Ada Voss", "Ada Vossen"]).starts_with("decision 1"));
    assert!(desk.named("Ada Vossen").is_empty());
    let joined = desk.named("Ada Voss").remove(0);
    assert!(desk.why(&joined["id"]).contains("decided-merge"));
    desk.decide(&["undo", "1"]);
    let said = desk.decide(&["forbid", "Ada Voss", "Ada Vossen"]);
    assert!(!said.contains("no longer"), "{said}");
    assert_eq!((desk.named("Ada Voss").len(), desk.named("Ada Vossen").len()), (1, 1));
    assert!(desk.why(&desk.named("Ada Vossen")[0]["id"]).contains("decided-apart"));
}

#[test]
fn a_role_and_a_name_are_shown_as_decided() {
    let desk = Desk::new();
    desk.decide(&["role", "Ada Voss", "mediator of the league"]);
    desk.decide(&["rename", "Ada Voss", "Adelheid Voss"]);
    let voss = desk.named("Adelheid Voss").remove(0);
    assert_eq!(voss["roles"][0]["text"], "mediator of the league");
    assert!(voss["aliases"].as_array().unwrap().iter().any(|a| a == "Ada Voss"));
    let why = desk.why(&voss["id"]);
    assert!(why.contains("decided-role") && why.contains("decided-rename"), "{why}");
    assert!(stdout(&["brief", "--store", &desk.db]).contains("Adelheid Voss"));
}

#[test]
fn outlets_of_one_family_are_one_origin() {
    let desk = Desk::new();
    let closed = |desk: &Desk| {
        let all = desk.records("utterance");
        let of = |u: &&Value| u["evidence"].as_array().unwrap().len() >= 2;
        all.iter().find(of).map(|u| u["origins"].as_array().unwrap().len())
    };
    let before = closed(&desk);
    desk.decide(&["family", "Harrow Courier", "Lund Group"]);
    let said = desk.decide(&["family", "Vell Post", "Lund Group"]);
    assert!(!said.contains("no longer"), "{said}");
    let after = closed(&desk);
    assert!(after <= before, "{before:?} {after:?}");
    let sources = stdout(&["sources", "--store", &desk.db]);
    let export = stdout(&["export", "--store", &desk.db]);
    assert!(sources.contains("Lund Group") || export.contains("Lund Group"), "{sources}");
}

#[test]
fn fields_of_records_and_of_articles_are_set() {
    let desk = Desk::new();
    let meeting = desk.records("meeting").remove(0);
    let id = meeting["id"].as_str().unwrap().to_owned();
    let said = desk.decide(&["set", &id, "place", "Tarn"]);
    assert!(!said.contains("no longer"), "{said}");
    let set = desk.records("meeting").into_iter().find(|m| m["id"] == id.as_str()).unwrap();
    assert!(set["rules"].as_array().unwrap().iter().any(|r| r == "decided-set"), "{set}");
    assert!(desk.why(&set["id"]).contains("decided-set"));
    desk.decide(&["set", &desk.path("three.txt"), "published", "2031-03-16"]);
    let article =
        desk.records("article").into_iter().find(|a| a["path"].as_str().unwrap().ends_with("three.txt"));
    assert_eq!(article.unwrap()["published"]["earliest"], "2031-03-16");
}

#[test]
fn what_no_longer_applies_is_said_at_every_run() {
    let desk = Desk::new();
    desk.decide(&["split", "Tomas Brandt", &desk.path("three.txt")]);
    desk.decide(&["rename", "Ada Vossen", "A. Vossen"]);
    let path = desk.path("three.txt");
    assert_eq!(code(&["remove", &path, "--store", &desk.db]), 0);
    let told = String::from_utf8(run(&["brief", "--store", &desk.db]).stderr).unwrap();
    assert_eq!(told.matches("no longer applies").count(), 2, "{told}");
    assert!(told.contains("split: \"Tomas Brandt\"") && told.contains("rename: \"Ada Vossen\""), "{told}");
    // It is kept all the same, for the day on which it applies again.
    assert!(stdout(&["decide", "list", "--store", &desk.db]).contains("2 · "));
}
