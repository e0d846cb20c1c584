//! `search`: articles of a store by words, people, days, outlets.

use engine::Options;
use render::words::line;
use serde_json::json;
use store::{Hit, Query};

use crate::args::Search;
use crate::end::End;
use crate::{output, stored};

pub(crate) fn run(search: &Search) -> anyhow::Result<End> {
    let store = stored::open(&search.store, &mut Options::default())?;
    let query = Query {
        words: search.words.join(" "),
        who: search.who.clone(),
        outlet: search.outlet.clone(),
        since: search.since.map(|d| d.to_string()),
        until: search.until.map(|d| d.to_string()),
        limit: search.limit,
    };
    let hits = store.search(&query)?;
    if search.json {
        json(&hits)?;
    } else {
        let text: Vec<String> = hits.iter().map(lines).collect();
        output::coloured(None, text.concat().as_bytes())?;
    }
    if hits.is_empty() {
        output::say("no article fits");
    }
    Ok(End::of(!hits.is_empty(), &[]))
}

fn json(hits: &[Hit]) -> anyhow::Result<()> {
    let mut out = output::open(None)?;
    for h in hits {
        let words = h.words.replace(['\u{1}', '\u{2}'], "");
        let row = json!({
            "id": h.id, "path": h.path, "url": h.url, "outlet": h.outlet, "title": h.title,
            "earliest": h.earliest, "latest": h.latest, "story": h.story, "words": words,
        });
        serde_json::to_writer(&mut out, &row).map_err(std::io::Error::from)?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(())
}

/// A hit for the eye: headline, where from and when, the words with the match in bold.
fn lines(h: &Hit) -> String {
    let title = h.title.as_deref().unwrap_or(&h.path);
    let outlet = h.outlet.as_deref().unwrap_or(&h.path);
    let day = match (&h.earliest, &h.latest) {
        (Some(a), Some(b)) if a == b => a.clone(),
        (Some(a), Some(b)) => format!("{a} – {b}"),
        (Some(a), None) => format!("{a} or later"),
        (None, Some(b)) => format!("{b} or earlier"),
        (None, None) => "no date".to_owned(),
    };
    let flat = h.words.split_whitespace().collect::<Vec<_>>().join(" ");
    // The marks go through the cleaning as words that no text has, and come out as bold.
    let parts: Vec<String> = flat
        .split('\u{1}')
        .map(|part| match part.split_once('\u{2}') {
            Some((hit, rest)) => format!("\u{1b}[1m{}\u{1b}[0m{}", line(hit), line(rest)),
            None => line(part),
        })
        .collect();
    format!("{}\n  {} · {day} · {}\n  {}\n", line(title), line(outlet), h.id, parts.concat())
}
