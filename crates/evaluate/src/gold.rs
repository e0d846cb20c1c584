//! `throughline-evaluate gold examples`: hand-made annotations with words in place of offsets become gold standards.
//!
//! `examples/gold/NAME.txt` annotates the articles of `examples/NAME`. Each line is a fact, its fields apart by
//! ` | `, the last field words of the article; ` ~2` after them asks for their second place. The words must stand in
//! the stored text, once unless a place is asked for: so no offset is ever typed by hand, and a changed article fails
//! here first. Labels of texts that are not ours hold `@START-END` in place of words (see `labels`).

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use model::Article;
use serde_json::{Map, Value, json};

/// Builds `NAME.json` beside every `NAME.txt` under `examples/gold`; returns the names.
///
/// # Errors
/// When an annotation does not fit its article, with the file and the line.
pub fn run(examples: &Path) -> Result<Vec<String>> {
    let folder = examples.join("gold");
    let mut sources: Vec<PathBuf> = fs::read_dir(&folder)
        .with_context(|| folder.display().to_string())?
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    sources.sort();
    let mut names = Vec::new();
    for source in sources {
        let name = source.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let gold = build(&fs::read_to_string(&source)?, &examples.join(&name))
            .with_context(|| source.display().to_string())?;
        let mut text = serde_json::to_string_pretty(&gold)?;
        text.push('\n');
        fs::write(source.with_extension("json"), text)?;
        names.push(name);
    }
    Ok(names)
}

/// The gold standard that `annotations` make of the articles in `folder`.
///
/// # Errors
/// When a line cannot be read, or its words do not stand in its article.
pub fn build(annotations: &str, folder: &Path) -> Result<Value> {
    let (inputs, _) = intake::gather(&[folder.to_path_buf()], &intake::Beside::default());
    let (articles, _) = reading::read_all(inputs.iter().map(|i| (&i.given, i.bytes.as_slice())));
    annotate(annotations, articles)
}

/// The gold standard that `annotations` make of `articles`.
///
/// # Errors
/// When a line cannot be read, or its words do not stand in its article.
pub fn annotate(annotations: &str, articles: Vec<Article>) -> Result<Value> {
    let mut gold = Gold { articles, docs: BTreeMap::new(), lists: BTreeMap::new() };
    let mut wrong = Vec::new();
    for (i, line) in annotations.lines().enumerate() {
        let line = line.trim();
        if !line.is_empty() && !line.starts_with('#') {
            let fields: Vec<&str> = line.split('|').map(str::trim).collect();
            if let Err(error) = gold.line(&fields) {
                wrong.push(format!("line {}: {error}: {line}", i + 1));
            }
        }
    }
    if !wrong.is_empty() {
        bail!("{}", wrong.join("\n"));
    }
    Ok(gold.finish())
}

/// The lists of the gold standard, in its order.
const LISTS: &[&str] = &[
    "docs",
    "parties",
    "meetings",
    "issues",
    "positions",
    "leverage",
    "progress",
    "figures",
    "attributions",
    "quotes",
    "timexes",
    "other_events",
    "cross_document",
    "narrator_framing",
    "traps",
];

struct Gold {
    articles: Vec<Article>,
    /// Letter of a document → index of its article.
    docs: BTreeMap<String, usize>,
    lists: BTreeMap<&'static str, Vec<Value>>,
}

impl Gold {
    fn line(&mut self, fields: &[&str]) -> Result<()> {
        match *fields {
            ["doc", doc, file, day, outlet] => self.doc(doc, file, day, outlet),
            ["party", id, name, kind, side, aliases] => {
                let side = (!side.is_empty()).then_some(side);
                self.add("parties", json!({"id": id, "name": name, "type": kind, "side": side, "titles": [], "aliases": list(aliases)}))
            }
            ["meeting", id, kind, participants, last, day, place] => self.add(
                "meetings",
                json!({"id": id, "title": id, "kind": kind, "participants": list(participants),
                    "status": {"by_doc": {}, "final": last},
                    "date": {"best": (!day.is_empty()).then_some(day), "basis": ""}, "place": place, "mentions": []}),
            ),
            ["issue", id, name] => {
                self.add("issues", json!({"id": id, "name": name, "status_by_doc": {}, "mentions": []}))
            }
            ["at", doc, status, words] => {
                let evidence = self.evidence(doc, words)?;
                let Some(meeting) = self.last("meetings") else { bail!("no meeting before this mention") };
                meeting["status"]["by_doc"][doc] = json!(status);
                push(meeting, json!({"evidence": evidence, "status": status}))
            }
            ["at", doc, words] => {
                let evidence = self.evidence(doc, words)?;
                let Some(issue) = self.last("issues") else { bail!("no issue before this mention") };
                push(issue, evidence)
            }
            ["pos", party, issue, polarity, doc, words] => {
                let evidence = self.evidence(doc, words)?;
                self.add("positions", json!({"id": self.id("POS", "positions"), "party": party, "issue": issue,
                    "stance": polarity, "polarity": polarity, "attributed_to": party, "evidence": [evidence]}))
            }
            ["lev", kind, actor, target, what, doc, words] => {
                let evidence = self.evidence(doc, words)?;
                self.add("leverage", json!({"id": self.id("LEV", "leverage"), "kind": kind, "actor": actor,
                    "target": target, "what": what, "status": null, "evidence": [evidence]}))
            }
            ["prog", by, direction, measure, doc, words] => {
                let evidence = self.evidence(doc, words)?;
                self.add("progress", json!({"id": self.id("PRG", "progress"), "by": by, "measure": measure,
                    "value": null, "direction": direction, "evidence": evidence}))
            }
            ["fig", what, value, unit, by, doc, words] => {
                let evidence = self.evidence(doc, words)?;
                let value: Value = value.parse::<f64>().map_or_else(|_| json!(value), |n| json!(n));
                self.add("figures", json!({"id": self.id("FIG", "figures"), "what": what, "value": value, "unit": unit,
                    "evidence": evidence, "by": by}))
            }
            ["att", chain, doc, words] => {
                let evidence = self.evidence(doc, words)?;
                let chain: Vec<&str> = std::iter::once(doc).chain(chain.split('<').map(str::trim)).collect();
                self.add("attributions", json!({"id": self.id("ATT", "attributions"), "chain": chain, "evidence": evidence}))
            }
            ["quote", speaker, doc, words] => self.quote(Some(speaker), doc, words),
            ["scare", doc, words] => self.quote(None, doc, words),
            ["time", kind, value, doc, words] => {
                let mut time = self.evidence(doc, words)?;
                time["type"] = json!(kind);
                time["value"] = json!(value);
                self.add("timexes", time)
            }
            ["cross", relation, docs, items, what] => self.add(
                "cross_document",
                json!({"id": self.id("X", "cross_document"), "relation": relation, "what": what, "docs": list(docs),
                    "items": list(items), "note": ""}),
            ),
            _ => bail!("no such kind of line, or the wrong number of fields"),
        }
    }

    fn doc(&mut self, doc: &str, file: &str, day: &str, outlet: &str) -> Result<()> {
        let named = |a: &Article| Path::new(&a.path).file_name().is_some_and(|n| n.to_string_lossy() == file);
        let Some(at) = self.articles.iter().position(named) else {
            bail!("no article of this name was read")
        };
        self.docs.insert(doc.to_owned(), at);
        let a = &self.articles[at];
        let row = json!({"doc": doc, "file": file, "chars": a.text.chars().count(), "sha256": a.text_sha256,
            "outlet": outlet, "title": a.title, "byline": a.byline, "boilerplate": [],
            "dct": {"best": day, "granularity": "day"}, "sentences": sentences(a)});
        self.add("docs", row)
    }

    fn quote(&mut self, speaker: Option<&str>, doc: &str, words: &str) -> Result<()> {
        let evidence = self.evidence(doc, words)?;
        self.add("quotes", json!({"id": self.id("QUO", "quotes"), "speaker": speaker, "scare": speaker.is_none(), "evidence": evidence}))
    }

    /// The place of `words` in document `doc`, in code points.
    fn evidence(&self, doc: &str, words: &str) -> Result<Value> {
        let Some(article) = self.docs.get(doc).and_then(|at| self.articles.get(*at)) else {
            bail!("no document {doc}")
        };
        if let Some((start, end)) = offsets(words) {
            let text: String = article.text.chars().skip(start).take(end.saturating_sub(start)).collect();
            if text.chars().count() + start != end {
                bail!("{words} ends behind the text of {doc}");
            }
            return Ok(json!({"doc": doc, "start": start, "end": end, "text": text}));
        }
        let (words, nth) = match words.rsplit_once(" ~") {
            Some((w, n)) => (w, n.parse::<usize>().ok()),
            None => (words, None),
        };
        let places: Vec<usize> = article.text.match_indices(words).map(|(i, _)| i).collect();
        let at = match (places.as_slice(), nth) {
            ([], _) => bail!("these words do not stand in {doc}"),
            ([one], None) => *one,
            (_, None) => bail!("these words stand {} times in {doc}: say which with ~1, ~2 …", places.len()),
            (all, Some(n)) => match all.get(n.saturating_sub(1)) {
                Some(at) => *at,
                None => bail!("these words stand only {} times in {doc}", all.len()),
            },
        };
        let (start, end) = article.code_points().span(model::Span::of(at..at + words.len()));
        Ok(json!({"doc": doc, "start": start, "end": end, "text": words}))
    }

    fn id(&self, prefix: &str, list: &str) -> String {
        format!("{prefix}-{:02}", self.lists.get(list).map_or(0, Vec::len) + 1)
    }

    fn add(&mut self, list: &'static str, value: Value) -> Result<()> {
        self.lists.entry(list).or_default().push(value);
        Ok(())
    }

    fn last(&mut self, list: &str) -> Option<&mut Value> {
        self.lists.get_mut(list)?.last_mut()
    }

    fn finish(mut self) -> Value {
        let mut gold = Map::new();
        gold.insert("schema".to_owned(), json!("throughline-gold/1"));
        gold.insert(
            "made".to_owned(),
            json!("annotated by hand from the texts; offsets found and checked by program"),
        );
        for list in LISTS {
            gold.insert((*list).to_owned(), Value::Array(self.lists.remove(list).unwrap_or_default()));
        }
        Value::Object(gold)
    }
}

fn push(holder: &mut Value, mention: Value) -> Result<()> {
    match holder["mentions"].as_array_mut() {
        Some(mentions) => mentions.push(mention),
        None => bail!("no list of mentions"),
    }
    Ok(())
}

/// `@12-40`: a place given by its code points, half-open, in labels that are kept apart from their text.
fn offsets(words: &str) -> Option<(usize, usize)> {
    let (start, end) = words.strip_prefix('@')?.split_once('-')?;
    Some((start.parse().ok()?, end.parse().ok()?))
}

fn list(field: &str) -> Vec<&str> {
    field.split(';').map(str::trim).filter(|f| !f.is_empty()).collect()
}

/// Sentences, roughly: a block is cut after a stop (and its closing marks) before a space and no small letter.
fn sentences(article: &Article) -> Vec<Value> {
    let index = article.code_points();
    let mut all = Vec::new();
    for block in &article.blocks {
        let text = article.slice(block.span);
        let base = block.span.start as usize;
        let mut from = 0;
        let mut cuts: Vec<usize> = text
            .match_indices(['.', '!', '?'])
            .filter_map(|(i, stop)| {
                let rest = &text[i + stop.len()..];
                let after = rest.trim_start_matches(['"', '”', '’', '\'', ')']);
                let end = text.len() - after.len();
                let next = after.trim_start().chars().next();
                (after.starts_with(char::is_whitespace) && next.is_some_and(|n| !n.is_lowercase()))
                    .then_some(end)
            })
            .collect();
        cuts.push(text.len());
        for cut in cuts {
            let span = model::Span::of(base + from..base + cut).trimmed(&article.text);
            let (start, end) = index.span(span);
            if start < end {
                all.push(json!({"i": all.len(), "start": start, "end": end, "text": article.slice(span)}));
            }
            from = cut;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_doubtful_ones_refused() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("a.txt"), "“Yes,” said Ida Lund. She said yes to Oslo. She left.")
            .unwrap();
        let head = "doc | A | a.txt | 2025-01-01 | Courier\n";
        let gold =
            build(&format!("{head}quote | LUND | A | Yes,\ntime | DATE | 2025 | A | She ~2\n"), dir.path())
                .unwrap();
        assert_eq!(gold["quotes"][0]["evidence"]["start"], 1);
        assert_eq!(gold["timexes"][0]["start"], 44);
        assert_eq!(gold["docs"][0]["sentences"].as_array().unwrap().len(), 3);
        assert!(build(&format!("{head}quote | LUND | A | She\n"), dir.path()).is_err());
        assert!(build(&format!("{head}quote | LUND | A | Nobody\n"), dir.path()).is_err());
    }
}
