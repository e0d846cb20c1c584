//! `read`, `copies` and `stories`: articles one a line.

use engine::Copied;
use model::{Article, BlockRole, Warning};
use serde_json::{Value, json};

use crate::args::{List, ListFormat};
use crate::end::End;
use crate::{inputs, output};

/// The clean articles.
pub(crate) fn read(list: &List) -> anyhow::Result<End> {
    let (articles, warnings) = sorted(list)?;
    let lines: Vec<(Value, String)> = articles.iter().map(|a| (clean(a), page(a))).collect();
    write(list, &lines, &warnings)
}

/// Which articles are copies of which.
pub(crate) fn copies(list: &List) -> anyhow::Result<End> {
    let (articles, warnings) = sorted(list)?;
    let copies = engine::copies(&articles.iter().collect::<Vec<_>>());
    let path = |id: &str| articles.iter().find(|a| a.id == id).map_or(id, |a| a.path.as_str()).to_owned();
    let lines = articles.iter().zip(&copies).map(|(a, copied)| {
        let row = copy_row(a, copied.as_ref());
        let text = copied.as_ref().map_or_else(|| a.path.clone(), |c| copy_line(a, c, path));
        (row, text)
    });
    write(list, &lines.collect::<Vec<_>>(), &warnings)
}

/// What a program reads of a copy: share and run are of `via`, the copy between, where there is one.
fn copy_row(a: &Article, copied: Option<&Copied>) -> Value {
    json!({
        "id": a.id, "path": a.path, "copy_of": copied.map(|c| &c.from), "via": copied.and_then(|c| c.via.as_ref()),
        "share": copied.map(|c| c.share), "longest_run": copied.map(|c| c.longest_run),
        "lead_reason": copied.map(|c| &c.reason),
    })
}

/// "a.txt = b.txt (88 %, 214 words in one run, oldest)".
fn copy_line(a: &Article, c: &Copied, path: impl Fn(&str) -> String) -> String {
    let share = (c.share * 100.0).round();
    let through = c.via.as_deref().map_or_else(String::new, |via| format!("by way of {}: ", path(via)));
    format!(
        "{} = {} ({through}{share} %, {} words in one run, {})",
        a.path,
        path(&c.from),
        c.longest_run,
        c.reason
    )
}

/// Which articles belong together.
pub(crate) fn stories(list: &List) -> anyhow::Result<End> {
    let (articles, warnings) = sorted(list)?;
    let all: Vec<&Article> = articles.iter().collect();
    let (copies, groups) = (engine::copies(&all), engine::groups(&all));
    let lines = articles.iter().zip(copies.iter().zip(&groups)).map(|(a, (copied, group))| {
        let copy_of = copied.as_ref().map(|c| &c.from);
        let (event, story) = (format!("event-{}", group.event), format!("story-{}", group.story));
        let text = format!("{story} {event} {}", a.path);
        (json!({"id": a.id, "path": a.path, "copy_of": copy_of, "event": event, "story": story}), text)
    });
    write(list, &lines.collect::<Vec<_>>(), &warnings)
}

/// The articles in canonical order, with what could not be read.
fn sorted(list: &List) -> anyhow::Result<(Vec<Article>, Vec<Warning>)> {
    let (mut articles, warnings) = inputs::listed(&list.input)?;
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    Ok((articles, warnings))
}

/// An article without its furniture: headings, summary and body.
fn clean(a: &Article) -> Value {
    json!({
        "id": a.id, "path": a.path, "url": a.url, "outlet": a.outlet, "title": a.title, "byline": a.byline,
        "published": a.published.interval, "language": a.language, "text": body(a),
    })
}

fn body(a: &Article) -> String {
    let kept = |role| matches!(role, BlockRole::Heading | BlockRole::Summary | BlockRole::Body);
    let parts =
        a.blocks.iter().filter(|b| kept(b.role) && b.repeats.is_none()).map(|b| b.span.slice(&a.text));
    parts.collect::<Vec<_>>().join("\n")
}

/// An article for the eye: its headline and its text.
fn page(a: &Article) -> String {
    let title = a.title.as_deref().unwrap_or(&a.path);
    format!("{title}\n\n{}\n", body(a))
}

fn write(list: &List, lines: &[(Value, String)], warnings: &[Warning]) -> anyhow::Result<End> {
    let mut out = output::open(list.output.as_deref())?;
    let as_json = list.json || list.format == ListFormat::Jsonl;
    for (row, text) in lines {
        if as_json {
            serde_json::to_writer(&mut out, row).map_err(std::io::Error::from)?;
            writeln!(out)?;
        } else {
            let safe: Vec<String> = text.lines().map(render::words::line).collect();
            writeln!(out, "{}", safe.join("\n"))?;
        }
    }
    out.flush()?;
    Ok(End::of(!lines.is_empty(), warnings))
}
