//! The layers below: sentence breaks and names, on sets without a scorer of their own.

use std::fs;

use anyhow::Result;
use model::{Article, Block, BlockRole, Span, record::EntityKind};

use super::{Row, scorer::Desk};

/// Precision, recall and F1 in words.
fn prf(hit: usize, gold: usize, found: usize) -> String {
    let share = |n: usize, of: usize| if of == 0 { 0.0 } else { 100.0 * n as f64 / of as f64 };
    let (p, r) = (share(hit, found), share(hit, gold));
    let f = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
    format!("P {p:.1} R {r:.1} F1 {f:.1} (gold {gold}, found {found})")
}

fn article(text: String, lines: &[std::ops::Range<usize>]) -> Article {
    let block = |r: &std::ops::Range<usize>| Block {
        role: BlockRole::Body,
        span: Span::of(r.clone()).trimmed(&text),
        source: None,
        repeats: None,
    };
    let blocks = lines.iter().map(block).filter(|b| !b.span.is_empty()).collect();
    Article { blocks, text, ..Article::default() }
}

/// Breaks between sentences of one paragraph; those between paragraphs are given and not counted.
pub(super) fn sentences(desk: &Desk) -> Result<Vec<Row>> {
    let marked = fs::read_to_string(desk.data("eval/entities/sentences_gum_news.txt")?)?;
    let (mut text, mut lines, mut gold) = (String::new(), Vec::new(), Vec::new());
    for line in marked.lines() {
        let from = text.len();
        for (i, sentence) in line.split('\u{1}').enumerate() {
            if i > 0 {
                gold.push(text.trim_end().len());
                text.push(' ');
            }
            text.push_str(sentence);
        }
        lines.push(from..text.len());
        text.push('\n');
    }
    let article = article(text, &lines);
    let analysis = language::analyse(&article);
    let ends_paragraph =
        |end: usize| lines.iter().any(|l| article.text[l.clone()].trim_end().len() + l.start == end);
    let found: Vec<usize> =
        analysis.sentences.iter().map(|s| s.span.end as usize).filter(|e| !ends_paragraph(*e)).collect();
    let hit = found.iter().filter(|f| gold.contains(f)).count();
    Ok(vec![Row::new("sentence breaks, GUM news", prf(hit, gold.len(), found.len()))])
}

/// People, places and organisations, whole names, in world newswire.
pub(super) fn names(desk: &Desk) -> Result<Vec<Row>> {
    let marked = fs::read_to_string(desk.data("eval/entities/worldwide_dev.conll")?)?;
    let mut tally: [(usize, usize, usize); 3] = Default::default();
    for document in marked.split("-DOCSTART-") {
        one(document, &mut tally);
    }
    let mut rows: Vec<Row> = ["people", "places", "organisations"]
        .iter()
        .zip(tally)
        .map(|(kind, (hit, gold, found))| {
            Row::new(format!("names, worldwide, {kind}"), prf(hit, gold, found))
        })
        .collect();
    let (hit, gold, found) = tally.iter().fold((0, 0, 0), |a, b| (a.0 + b.0, a.1 + b.1, a.2 + b.2));
    rows.push(Row::new("names, worldwide, all three", prf(hit, gold, found)));
    Ok(rows)
}

fn one(document: &str, tally: &mut [(usize, usize, usize); 3]) {
    let (mut text, mut lines, mut gold) = (String::new(), Vec::new(), Vec::<(Span, usize)>::new());
    let mut from = 0;
    let mut open: Option<usize> = None;
    for row in document.lines().skip(1).chain([""]) {
        let Some((word, tag)) = row.split_once('\t') else {
            if text.len() > from {
                lines.push(from..text.len());
                text.push('\n');
            }
            (from, open) = (text.len(), None);
            continue;
        };
        let glued = matches!(word, "," | "." | ";" | ":" | "!" | "?" | "'s" | "’s" | ")" | "%" | "n't");
        if text.len() > from && !glued && !text.ends_with('(') {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(word);
        let kind = ["-Person", "-Location", "-Organization"].iter().position(|k| tag.ends_with(k));
        match (kind, tag.starts_with("I-"), open) {
            (Some(k), true, Some(o)) if o == k => {
                if let Some(last) = gold.last_mut() {
                    last.0.end = Span::of(0..text.len()).end;
                }
            }
            (Some(k), _, _) => gold.push((Span::of(start..text.len()), k)),
            (None, _, _) => {}
        }
        open = kind;
    }
    let article = article(text, &lines);
    let analysis = language::analyse(&article);
    let found: Vec<(Span, usize)> = analysis
        .names
        .iter()
        .filter_map(|name| {
            let kind = match name.kind()? {
                EntityKind::Person => 0,
                EntityKind::Place | EntityKind::Government => 1,
                EntityKind::Organisation | EntityKind::Group => 2,
                EntityKind::Anonymous => return None,
            };
            let tokens = analysis.tokens.get(name.tokens.start as usize..name.tokens.end as usize)?;
            Some((tokens.first()?.span.hull(tokens.last()?.span), kind))
        })
        .collect();
    for (span, kind) in &gold {
        tally[*kind].1 += 1;
        tally[*kind].0 += usize::from(found.contains(&(*span, *kind)));
    }
    for (_, kind) in found {
        tally[kind].2 += 1;
    }
}
