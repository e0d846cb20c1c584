//! Articles that mean harm, through every view and every export: each is read back by a reader of its format, and
//! holds what the records hold and no markup but ours. A few in every run; `just hostile 1000` for many.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod made;
mod markup;
mod read_back;

use std::io::Write;

use engine::{Account, Beside, Options};
use model::record::Record;
use throughline_render::format::html::{self, Links};
use throughline_render::{Desk, View, by_name, changes, page, why};

/// Articles of one account.
const TOGETHER: u64 = 12;
/// Articles where no number is asked for.
const FEW: u64 = 24;

fn number() -> u64 {
    std::env::var("THROUGHLINE_HOSTILE").ok().and_then(|n| n.parse().ok()).unwrap_or(FEW)
}

/// Writes the rows where `THROUGHLINE_HOSTILE_OUT` names a file, for a browser to look at.
#[test]
fn rows_for_a_browser() {
    if let Ok(path) = std::env::var("THROUGHLINE_HOSTILE_OUT") {
        let rows: Vec<String> = (0..number()).map(|n| made::row(n).to_string()).collect();
        std::fs::write(path, rows.join("\n")).unwrap();
    }
}

/// The accounts of all articles, a few together.
fn accounts() -> impl Iterator<Item = Account> {
    let rows: Vec<String> = (0..number()).map(|n| made::row(n).to_string()).collect();
    let parts: Vec<String> = rows.chunks(TOGETHER as usize).map(|rows| rows.join("\n")).collect();
    parts.into_iter().map(|rows| {
        let mut file = tempfile::Builder::new().suffix(".jsonl").tempfile().unwrap();
        file.write_all(rows.as_bytes()).unwrap();
        let (articles, warnings) = engine::open(&[file.path().to_owned()], &Beside::default());
        assert!(!articles.is_empty(), "{warnings:?}");
        engine::run(articles, &Options::default())
    })
}

fn written(desk: &Desk<'_>, name: &str, view: View) -> String {
    let mut out = Vec::new();
    by_name(name, 80).unwrap().write(desk, &page(desk, view, false), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn hostile_articles_break_no_view_and_no_export() {
    let (mut articles, mut records) = (0, 0);
    for account in accounts() {
        let desk = Desk::new(&account.dossier, account.reads.iter().map(|r| &r.article));
        let all: Vec<Record> = account.dossier.records().collect();
        articles += account.reads.len();
        records += all.len();
        for evidence in all.iter().flat_map(Record::evidence) {
            let slice = desk.between(&evidence.article, evidence.start, evidence.end);
            assert_eq!(slice, Some(evidence.exact.as_str()));
        }
        views(&desk);
        site(&account, &desk);
        read_back::tables(&account.dossier, &all);
        read_back::graphs(
            &desk,
            &written(&desk, "graphml", View::Brief),
            &written(&desk, "gexf", View::Brief),
        );
        read_back::feeds(&written(&desk, "atom", View::Brief), &written(&desk, "jsonfeed", View::Brief));
        read_back::lines(&written(&desk, "jsonl", View::Brief), &all);
        read_back::objects(&written(&desk, "json", View::Brief), &written(&desk, "ftm", View::Brief));
        read_back::annotations(&written(&desk, "annotations", View::Brief), &desk);
        read_back::slides(&written(&desk, "timelinejs", View::Brief));
        read_back::calendar(&written(&desk, "ics", View::Brief));
    }
    assert!(articles as u64 >= number() * 9 / 10, "{articles} articles");
    assert!(records > articles * 10, "{records} records of {articles} articles: the harm must come through");
}

/// What a person reads.
fn views(desk: &Desk<'_>) {
    for view in [View::Brief, View::Timeline, View::Quotes, View::Positions, View::Sources] {
        markup::is_ours(&written(desk, "html", view));
        markup::is_plain(&written(desk, "terminal", view), true);
        let md = written(desk, "md", view);
        markup::is_plain(&md, false);
        markup::is_no_html(&md);
    }
}

/// What the site shows: sections, each article, each explanation.
fn site(account: &Account, desk: &Desk<'_>) {
    let links = || Links::Site("/story/s".to_owned());
    markup::is_ours(&html::sections(desk, &page(desk, View::Brief, false), links()));
    let resting: Vec<_> = desk.dossier.records().collect();
    for article in &account.dossier.articles {
        markup::is_ours(&html::article(desk, &article.id, &resting, links()).unwrap());
    }
    for record in account.dossier.records() {
        let mut out = Vec::new();
        assert!(why::explain(desk, record.id(), 80, &mut out).unwrap(), "{}", record.id());
        markup::is_plain(&String::from_utf8(out).unwrap(), true);
    }
    let all: std::collections::BTreeSet<String> =
        account.reads.iter().take(account.reads.len() / 2).map(|r| r.article.id.clone()).collect();
    let told = engine::diff(&account.without(&all).dossier, &account.dossier);
    let with = model::Dossier { changes: told, ..account.dossier.clone() };
    let desk = Desk::new(&with, account.reads.iter().map(|r| &r.article));
    markup::is_ours(&html::sections(&desk, &changes(&desk), links()));
}
