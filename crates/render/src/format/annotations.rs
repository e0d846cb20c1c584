//! W3C Web Annotations: every record's words, anchored by quotation, by position, and by the bytes of the page they
//! came from, so that another program can find them again or see that they are gone.

use std::io::{self, Write};

use model::Evidence;
use model::record::{ArticleRecord, BlockAt, Record};
use serde_json::{Value, json};

use super::Format;
use crate::desk::Desk;
use crate::page::Page;

/// Code points of context on each side of the words.
const CONTEXT: u32 = 32;

/// One AnnotationPage.
#[derive(Clone, Copy, Debug)]
pub struct Annotations;

impl Format for Annotations {
    fn write(&self, desk: &Desk<'_>, _page: &Page, out: &mut dyn Write) -> io::Result<()> {
        let mut items = Vec::new();
        for record in desk.dossier.records() {
            let value = serde_json::to_value(&record)?;
            let kind = value.get("type").and_then(Value::as_str).unwrap_or("record").to_owned();
            let targets: Vec<Value> = record.evidence().iter().filter_map(|e| target(desk, e)).collect();
            if !targets.is_empty() {
                items.push(annotation(&record, &kind, &targets));
            }
        }
        let page =
            json!({"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": items});
        serde_json::to_writer_pretty(&mut *out, &page)?;
        out.write_all(b"\n")
    }
}

fn annotation(record: &Record, kind: &str, targets: &[Value]) -> Value {
    json!({
        "id": format!("urn:throughline:{}", record.id()),
        "type": "Annotation",
        "motivation": "tagging",
        "body": {"type": "TextualBody", "purpose": "tagging", "value": kind},
        "target": targets,
    })
}

fn target(desk: &Desk<'_>, e: &Evidence) -> Option<Value> {
    let article = desk.article(&e.article)?;
    let mut quote = json!({"type": "TextQuoteSelector", "exact": e.exact});
    let before = desk.between(&e.article, e.start.saturating_sub(CONTEXT), e.start);
    let after = desk.between(&e.article, e.end, e.end.saturating_add(CONTEXT));
    if let (Some(before), Some(after)) = (before, after) {
        quote["prefix"] = before.into();
        quote["suffix"] = after.into();
    }
    let mut selectors = vec![quote, json!({"type": "TextPositionSelector", "start": e.start, "end": e.end})];
    selectors.extend(bytes(article, e));
    Some(json!({
        "type": "SpecificResource",
        "source": article.url.as_deref().unwrap_or(&article.path),
        "state": {"type": "State", "digest": format!("sha256:{}", article.text_sha256)},
        "selector": selectors,
    }))
}

/// The bytes of the original page that the words' blocks came from, where they were aligned.
fn bytes(article: &ArticleRecord, e: &Evidence) -> Option<Value> {
    let inside = |b: &&BlockAt| b.start < e.end && e.start < b.end;
    let blocks: Vec<&BlockAt> = article.blocks.iter().filter(inside).collect();
    let start = blocks.first()?.source_start?;
    let end = blocks.last()?.source_end?;
    Some(json!({"type": "DataPositionSelector", "start": start, "end": end}))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{self, View, fixture};

    #[test]
    fn words_are_anchored_by_quotation_with_context_and_by_position() {
        let (dossier, articles) = fixture::dossier();
        let desk = Desk::new(&dossier, &articles);
        let mut out = Vec::new();
        Annotations.write(&desk, &view::page(&desk, View::Brief, false), &mut out).unwrap();
        let page: Value = serde_json::from_slice(&out).unwrap();
        let items = page["items"].as_array().unwrap();
        let progress = items.iter().find(|i| i["id"] == "urn:throughline:progress-1").unwrap();
        let selector = &progress["target"][0]["selector"];
        assert_eq!(selector[0]["exact"], "nine tenths of the way there");
        assert!(selector[0]["prefix"].as_str().unwrap().ends_with("“We are "));
        assert!(selector[0]["suffix"].as_str().unwrap().starts_with(",” Voss"));
        assert_eq!(selector[1]["type"], "TextPositionSelector");
    }
}
