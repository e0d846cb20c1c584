//! The same articles give the same account, in whatever order they come; and an article takes with it what rested on it.

use std::{collections::BTreeSet, path::PathBuf};

use model::{Article, Evidence};
use throughline_engine::{Beside, Options, Profiles, account, open, read_article, run};

const STORIES: [&str; 3] = ["border", "strike", "merger"];

fn articles(story: &str) -> Vec<Article> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(story);
    let (articles, _) = open(&[path], &Beside::default());
    assert!(articles.len() > 3, "the example {story} is there");
    articles
}

fn bytes(dossier: &model::Dossier) -> String {
    let lines = dossier.records().map(|r| serde_json::to_string(&r).unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// Calls `look` with every order of `items` (Heap's way).
fn every_order<T>(items: &mut [T], upto: usize, look: &mut impl FnMut(&[T])) {
    if upto <= 1 {
        look(items);
        return;
    }
    for i in 0..upto {
        every_order(items, upto - 1, look);
        items.swap(if upto.is_multiple_of(2) { i } else { 0 }, upto - 1);
    }
}

#[test]
fn every_order_of_the_articles_gives_the_same_account() {
    let profiles = Profiles::shipped();
    for story in STORIES {
        let mut reads: Vec<_> = articles(story).into_iter().map(|a| read_article(a, &profiles)).collect();
        let first = bytes(&account(&reads));
        // All 120 orders of one story; of the others, of which one has 720, every 37th.
        let (all, mut turn) = (reads.len(), 0);
        every_order(&mut reads, all, &mut |order| {
            turn += 1;
            if story == "strike" || turn % 37 == 0 {
                assert_eq!(bytes(&account(order)), first, "{story}");
            }
        });
        assert_eq!(turn, (1..=all).product::<usize>());
    }
}

#[test]
fn the_way_of_an_article_does_not_depend_on_its_neighbours() {
    for story in STORIES {
        let all = articles(story);
        let whole = bytes(&run(all.clone(), &Options::default()).dossier);
        for turn in 1..all.len() {
            let mut turned = all.clone();
            turned.rotate_left(turn);
            turned[1..].reverse();
            assert_eq!(bytes(&run(turned, &Options::default()).dossier), whole, "{story} turned by {turn}");
        }
    }
}

#[test]
fn an_article_that_leaves_takes_what_it_said_and_no_more() {
    for story in STORIES {
        let all = articles(story);
        let said = |articles: Vec<Article>| -> BTreeSet<Evidence> {
            let d = run(articles, &Options::default()).dossier;
            let statements = d.statements.iter().flat_map(|s| s.evidence.clone());
            let figures = d.figures.iter().flat_map(|f| f.evidence.clone());
            statements.chain(figures).chain(d.times.iter().map(|t| t.at.clone())).collect()
        };
        let whole = said(all.clone());
        for gone in &all {
            let rest: Vec<Article> = all.iter().filter(|a| a.id != gone.id).cloned().collect();
            let want: BTreeSet<Evidence> = whole.iter().filter(|e| e.article != gone.id).cloned().collect();
            assert_eq!(said(rest), want, "{story} without {}", gone.id);
        }
    }
}

#[test]
fn articles_read_one_by_one_give_the_account_of_all_at_once() {
    let profiles = Profiles::shipped();
    for story in STORIES {
        let all = articles(story);
        let whole = bytes(&run(all.clone(), &Options::default()).dossier);
        let mut here: Vec<Article> = Vec::new();
        let mut last = String::new();
        for article in all.into_iter().rev() {
            here.push(article);
            // Every step is an account of its own; the last must be that of all.
            last = bytes(
                &run(here.clone(), &Options { profiles: Some(profiles.clone()), ..Options::default() })
                    .dossier,
            );
        }
        assert_eq!(last, whole, "{story}");
    }
}
