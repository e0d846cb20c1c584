//! Aliases: the pairs of `data/alias-traps.tsv`, each as a story of two articles. No pair that is two may be
//! merged; of those that are one, nearly all must be.

use model::{
    Article, Span,
    draft::{Drafts, EntityMention, LocalEntity},
};
use throughline_dossier::{Read, Story, names};

const TABLE: &str = include_str!("../../../data/alias-traps.tsv");

/// An article that says one name, with the entity the language layer makes of it.
fn article(id: &str, name: &str) -> Read {
    let article = Article { id: id.into(), text: name.to_owned(), ..Article::default() };
    let drafts = Drafts { entities: vec![entity(name)], ..Drafts::default() };
    Read { article, drafts, copied: None }
}

fn entity(name: &str) -> LocalEntity {
    use facts::Fact;
    use model::record::EntityKind::{Government, Organisation, Person, Place};
    let key = facts::fold(name);
    let id = |s: &str| facts::fold(s).replace(' ', "-");
    let fits = |h: &&facts::Hit| {
        !h.is_acronym() || name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
    };
    let fact = facts::lookup(name).iter().find(fits).map(|h| h.fact);
    let (known, kind) = match fact {
        Some(Fact::Country(c)) => (Some(format!("country:{}", c.iso)), Government),
        Some(Fact::Organisation(o)) => (Some(format!("org:{}", id(o.name))), Organisation),
        Some(Fact::Outlet(o)) => (Some(o.id()), Organisation),
        Some(Fact::City(c)) => (Some(format!("place:{}", facts::fold(c.name))), Place),
        Some(Fact::Region(r)) => (Some(format!("place:{}", facts::fold(r.name))), Place),
        Some(Fact::Capital(c)) => (c.capitals().next().map(|n| format!("place:{}", facts::fold(n))), Place),
        _ => (None, Person),
    };
    LocalEntity {
        name: name.to_owned(),
        key: known.clone().unwrap_or(key),
        kinds: vec![(kind, 1.0)],
        known,
        country: None,
        roles: Vec::new(),
        mentions: vec![EntityMention { span: Span::of(0..name.len()), used_as: None, anaphor: false }],
        rules: Vec::new(),
    }
}

fn merged(one: &str, other: &str) -> bool {
    let reads = [article("a", one), article("b", other)];
    names::resolve(&Story::new(&reads)).ids.len() == 1
}

#[test]
fn two_are_never_one_and_one_is_seldom_two() {
    let rows: Vec<Vec<&str>> =
        TABLE.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect()).collect();
    let (mut wrong, mut missed, mut same) = (Vec::new(), Vec::new(), 0);
    for row in &rows {
        let is_one = row[0] == "same";
        same += usize::from(is_one);
        match (is_one, merged(row[1], row[2])) {
            (false, true) => wrong.push(row[1..].join(" + ")),
            (true, false) => missed.push(row[1..].join(" + ")),
            _ => {}
        }
    }
    assert!(rows.len() >= 200, "{} pairs", rows.len());
    assert!(wrong.is_empty(), "merged: {wrong:#?}");
    assert!(missed.len() * 20 <= same, "{} of {same} missed: {missed:#?}", missed.len());
}

#[test]
fn two_names_of_one_article_stay_two() {
    let mut read = article("a", "Karen Holm and Karin Holm");
    read.drafts.entities = vec![entity("Karen Holm"), entity("Karin Holm")];
    let reads = [read, article("b", "Karen Holm")];
    assert_eq!(names::resolve(&Story::new(&reads)).ids.len(), 2);
}

#[test]
fn a_surname_that_two_bear_goes_to_neither() {
    let reads = [article("a", "Karen Holm"), article("b", "Peter Holm"), article("c", "Holm")];
    assert_eq!(names::resolve(&Story::new(&reads)).ids.len(), 3);
}
