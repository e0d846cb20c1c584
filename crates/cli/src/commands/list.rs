//! `read`, `copies` and `stories`: articles one a line.

use engine::Account;
use model::{Article, BlockRole, Warning};
use serde_json::{Value, json};

use crate::args::{List, ListFormat};
use crate::end::End;
use crate::{inputs, output};

/// The clean articles.
pub(crate) fn read(list: &List) -> anyhow::Result<End> {
    let (mut articles, warnings) = inputs::articles(&list.input.paths, &list.input.reading);
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    let lines: Vec<(Value, String)> = articles.iter().map(|a| (clean(a), page(a))).collect();
    write(list, &lines, &warnings)
}

/// Which articles are copies of which.
pub(crate) fn copies(list: &List) -> anyhow::Result<End> {
    let account = inputs::account(&list.input)?;
    let of = |id: &str| account.article(id).map_or_else(|| id.to_owned(), |a| a.path.clone());
    let lines = account.dossier.articles.iter().map(|a| {
        let row = json!({"id": a.id, "path": a.path, "copy_of": a.copy_of});
        let text = a.copy_of.as_deref().map_or_else(|| a.path.clone(), |c| format!("{} = {}", a.path, of(c)));
        (row, text)
    });
    write(list, &lines.collect::<Vec<_>>(), &account.warnings)
}

/// Which articles belong together.
pub(crate) fn stories(list: &List) -> anyhow::Result<End> {
    let account = inputs::account(&list.input)?;
    let story = |id: &str| story_of(&account, id);
    let lines = account.dossier.articles.iter().map(|a| {
        let story = story(&a.id);
        let row = json!({"id": a.id, "path": a.path, "copy_of": a.copy_of, "event": story, "story": story});
        (row, format!("{} {}", story.unwrap_or("-"), a.path))
    });
    write(list, &lines.collect::<Vec<_>>(), &account.warnings)
}

fn story_of<'a>(account: &'a Account, id: &str) -> Option<&'a str> {
    let story = account.dossier.story.as_ref()?;
    story.articles.iter().any(|a| a == id).then_some(story.id.as_str())
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
