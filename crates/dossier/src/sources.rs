//! Who takes from whom: the source graph. An edge says from whom an article has something, and how we know.

use std::collections::{BTreeMap, BTreeSet};

use model::{
    Dossier, Evidence, Span,
    record::{EdgeKind, EntityKind, Link, SourceEdge},
};

use crate::{Resolved, ids::Ids, known::Known, origins::wire_credit};

/// Adds the source edges.
pub fn write(resolved: &Resolved<'_>, dossier: &mut Dossier) {
    let mut edges = named(dossier);
    edges.extend(copied(resolved));
    edges.extend(credited(resolved));
    edges.extend(releases(resolved, dossier));
    edges.extend(shared_speakers(dossier));
    edges.extend(crate::likeness::find(resolved));
    // "CNN has learned" in an article of CNN is its own word.
    let outlet: BTreeMap<&str, String> =
        dossier.articles.iter().filter_map(|a| Some((a.id.as_str(), plain(a.outlet.as_deref()?)))).collect();
    edges.retain(|e| outlet.get(e.to.as_str()).is_none_or(|own| *own != plain(&e.from)));
    edges.sort_by(|a, b| (&a.to, &a.from, a.kind).cmp(&(&b.to, &b.from, b.kind)));
    let mut ids = Ids::new("edge");
    for edge in &mut edges {
        edge.id = ids.next(&edge.evidence);
    }
    dossier.source_edges = edges;
}

/// An edge without share or run.
pub(crate) fn edge(
    from: String,
    to: &str,
    kind: EdgeKind,
    evidence: Vec<Evidence>,
    rule: &str,
) -> SourceEdge {
    let rules = vec![rule.to_owned()];
    SourceEdge {
        id: String::new(),
        from,
        to: to.to_owned(),
        kind,
        share: None,
        longest_run: None,
        evidence,
        rules,
    }
}

/// Carriers that a chain names before its speaker ("According to X", "told Y", "on Z").
fn named(dossier: &Dossier) -> Vec<SourceEdge> {
    let mut found: BTreeMap<(String, String), BTreeSet<Evidence>> = BTreeMap::new();
    let known = Known::of(dossier);
    // "The Business Ledger" is the "Business Ledger" of which the story has an article.
    let outlets: BTreeMap<String, &str> = dossier
        .articles
        .iter()
        .filter_map(|a| Some((plain(a.outlet.as_deref()?), a.outlet.as_deref()?)))
        .collect();
    for statement in &dossier.statements {
        let carriers = match (&statement.speaker, statement.chain.split_last()) {
            (Some(_), Some((_, carriers))) => carriers,
            (None, _) => &statement.chain[..],
            (Some(_), None) => &[],
        };
        for link in carriers.iter().filter(|l| carries(l, &known)) {
            for e in &statement.evidence {
                let name = shown(link, &known);
                let from = outlets.get(&plain(&name)).map_or(name, |outlet| (*outlet).to_owned());
                found.entry((e.article.clone(), from)).or_default().insert(e.clone());
            }
        }
    }
    found
        .into_iter()
        .map(|((to, from), evidence)| {
            edge(from, &to, EdgeKind::OutletToOutlet, evidence.into_iter().collect(), "named-carrier")
        })
        .collect()
}

/// An outlet's name without article and case.
fn plain(name: &str) -> String {
    bare(name).to_lowercase()
}

/// A name without the article before it.
pub(crate) fn bare(name: &str) -> &str {
    let article = name.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("the "));
    if article { &name[4..] } else { name }
}

/// Words that name no source: whoever "it" was, another link or nobody says.
const PRONOUNS: &[&str] = &[
    "it", "he", "she", "they", "we", "i", "you", "this", "that", "who", "which", "one", "both", "others",
    "his", "her", "its", "their", "our", "my", "him", "them", "us", "these", "those", "some", "many", "all",
    "several",
];

/// True for a word that stands for a name and is none.
pub(crate) fn is_pronoun(word: &str) -> bool {
    PRONOUNS.iter().any(|p| word.eq_ignore_ascii_case(p))
}

/// True for outlets, wires and platforms: a person or a government in a chain is a speaker, not a carrier.
fn carries(link: &Link, known: &Known<'_>) -> bool {
    let name = link.entity.as_deref().map_or(link.name.as_str(), |id| known.name(id));
    if is_pronoun(name) {
        return false;
    }
    let entity = link.entity.as_deref().and_then(|id| known.entity(id));
    // "People" is a magazine, "people" are nobody.
    is_named(name) && facts::outlet(name).is_some()
        || entity.map_or_else(
            || is_named(name) || names_press(name),
            |e| e.kind == EntityKind::Organisation && e.country.is_none(),
        )
}

/// True for a name: "his spokeswoman" and "people" carry nothing on.
fn is_named(name: &str) -> bool {
    let bare = bare(name);
    let number = bare.chars().all(|c| c.is_ascii_digit() || matches!(c, '%' | '.' | ','));
    bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) && !number
}

/// True for a press without a name: "state media", "a local newspaper".
fn names_press(name: &str) -> bool {
    const PRESS: &[&str] = &[
        "media",
        "press",
        "newspaper",
        "newspapers",
        "paper",
        "daily",
        "weekly",
        "magazine",
        "television",
        "tv",
        "radio",
        "broadcaster",
        "channel",
        "station",
        "agency",
        "agencies",
        "website",
        "site",
        "outlet",
        "outlets",
        "network",
        "blog",
        "podcast",
        "reports",
    ];
    let last = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
    PRESS.contains(&last.as_str())
}

fn shown(link: &Link, known: &Known<'_>) -> String {
    link.entity.as_deref().map_or(link.name.as_str(), |id| known.name(id)).to_owned()
}

/// Articles whose words are another's.
fn copied(resolved: &Resolved<'_>) -> Vec<SourceEdge> {
    let story = resolved.story;
    let lead_of = |id: &str| story.position(id).map(|at| story.reads[at]);
    (story.reads.iter().zip(&story.texts))
        .filter_map(|(read, text)| {
            let copied = read.copied.as_ref()?;
            let wire = wire_credit(&read.article)
                .or_else(|| lead_of(&copied.from).and_then(|lead| wire_credit(&lead.article)));
            let shared = copied.via.as_ref().unwrap_or(&copied.from);
            let from = wire.clone().unwrap_or_else(|| shared.clone());
            // Without a wire's credit the shared words are a wire's, a release's or the other outlet's: all three
            // are copies, and the lead article is what can be shown.
            let kind = if wire.is_some() { EdgeKind::WireCopy } else { EdgeKind::OutletToOutlet };
            let mut edge = edge(from, &read.article.id, kind, vec![text.evidence(copied.run)], "shared-text");
            edge.share = Some(copied.share);
            edge.longest_run = Some(copied.longest_run);
            Some(edge)
        })
        .collect()
}

/// One utterance in several articles: they have a source in common.
fn shared_speakers(dossier: &Dossier) -> Vec<SourceEdge> {
    let known = Known::of(dossier);
    let mut edges = Vec::new();
    for utterance in &dossier.utterances {
        let mut articles: BTreeMap<&str, Vec<Evidence>> = BTreeMap::new();
        for e in &utterance.evidence {
            articles.entry(&e.article).or_default().push(e.clone());
        }
        let Some(speaker) = utterance.speaker.as_deref().filter(|_| articles.len() > 1) else { continue };
        for (article, evidence) in articles {
            let from = known.name(speaker).to_owned();
            edges.push(edge(from, article, EdgeKind::CommonSource, evidence, "same-utterance"));
        }
    }
    edges
}

/// Wires that an article credits in its own words: a date line "(Reuters)", "The Associated Press contributed".
fn credited(resolved: &Resolved<'_>) -> Vec<SourceEdge> {
    let mut edges = Vec::new();
    for (read, text) in resolved.story.reads.iter().zip(&resolved.story.texts) {
        let mut found: BTreeMap<String, Evidence> = BTreeMap::new();
        let mut at = 0u32;
        for line in read.article.text.split_inclusive('\n') {
            let start = at;
            at += u32::try_from(line.len()).unwrap_or(u32::MAX);
            if let Some(wire) = credit(line) {
                let span = Span::new(start, at).trimmed(&read.article.text);
                found.entry(wire).or_insert_with(|| text.evidence(head(span, &read.article.text)));
            }
        }
        for (wire, evidence) in found {
            edges.push(edge(wire, &read.article.id, EdgeKind::WireCopy, vec![evidence], "credited-wire"));
        }
    }
    edges
}

/// The wire that a line credits, in a place where credits stand.
fn credit(line: &str) -> Option<String> {
    let low = line.to_lowercase();
    let helped = ["contributed to this", "contributing:", "contributed reporting", "contributed from"];
    let dateline = line.split_once(['—', '–']).or_else(|| line.split_once(" - ")).map(|(head, _)| head);
    let named = if helped.iter().any(|h| low.contains(h)) && line.len() < 300 {
        line.split([',', ';', ':', '.'])
            .flat_map(|p| p.split(" contributed").next().unwrap_or(p).split(" and "))
            .find_map(|p| wire(p.trim()))
    } else if let Some(head) = dateline.filter(|h| h.len() < 80 && h.contains('(')) {
        head.split(['(', ')']).nth(1).and_then(wire)
    } else if line.len() < 60 {
        line.trim()
            .strip_prefix("By ")
            .unwrap_or(line)
            .split([',', '|', '/', '&'])
            .flat_map(|p| p.split(" and "))
            .map(str::trim)
            .find_map(wire)
    } else {
        None
    };
    named.map(str::to_owned)
}

fn wire(name: &str) -> Option<&'static str> {
    let name = bare(name);
    facts::outlet(name.strip_prefix("and ").unwrap_or(name)).filter(|o| o.is_wire()).map(|o| o.name)
}

/// The first part of a long line: a date line's credit stands at its head.
fn head(span: Span, text: &str) -> Span {
    let mut end = span.end.min(span.start + 80);
    while !text.is_char_boundary(end as usize) {
        end -= 1;
    }
    if span.len() > 300 { Span::new(span.start, end).trimmed(text) } else { span }
}

/// Written statements: who says something "in a statement" has put it out for everybody.
fn releases(resolved: &Resolved<'_>, dossier: &Dossier) -> Vec<SourceEdge> {
    let mut found: BTreeMap<(String, String), BTreeSet<Evidence>> = BTreeMap::new();
    for statement in &dossier.statements {
        let (Some(speaker), Some(e)) = (&statement.speaker, statement.evidence.first()) else { continue };
        let Some(place) = resolved.story.position(&e.article) else { continue };
        let span = resolved.story.texts[place].bytes(e);
        let text = resolved.story.reads[place].article.text.as_str();
        let around = text.get(span.start as usize..).map_or("", |rest| {
            let line = rest.split('\n').next().unwrap_or("");
            let mut end = (span.len() as usize + 60).min(line.len());
            while !line.is_char_boundary(end) {
                end -= 1;
            }
            &line[..end]
        });
        let low = around.to_lowercase();
        let written = RELEASES.iter().any(|r| low.contains(r));
        if written {
            let name = speaker.entity.as_deref().map_or(speaker.text.as_str(), |id| dossier.name(id));
            found.entry((e.article.clone(), name.to_owned())).or_default().insert(e.clone());
        }
    }
    found
        .into_iter()
        .map(|((to, from), evidence)| {
            edge(from, &to, EdgeKind::PressRelease, evidence.into_iter().collect(), "written-statement")
        })
        .collect()
}

/// How articles name a written statement.
const RELEASES: &[&str] = &[
    "in a statement",
    "in a written statement",
    "said the statement",
    "statement said",
    "statement from",
    "statement issued",
    "press release",
    "news release",
    "joint statement",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_no_source() {
        let dossier = Dossier::default();
        let known = Known::of(&dossier);
        let link = |name: &str| Link { name: name.to_owned(), entity: None };
        assert!(!carries(&link("It"), &known));
        assert!(carries(&link("Radio Meridian"), &known) && carries(&link("state media"), &known));
        assert!(!carries(&link("his spokeswoman"), &known) && !carries(&link("people"), &known));
    }

    #[test]
    fn an_outlet_with_its_article_is_the_same_outlet() {
        assert_eq!(plain("the Harbour Ledger"), plain("Harbour Ledger"));
        assert_ne!(plain("Thebes Ledger"), plain("bes Ledger"));
    }

    #[test]
    fn credits_stand_in_their_places() {
        assert_eq!(credit("LORN, Aldermark (Reuters) - The harbour froze.").as_deref(), wire("Reuters"));
        assert_eq!(
            credit("The Associated Press contributed to this report.").as_deref(),
            wire("Associated Press")
        );
        assert_eq!(credit("By Ada Lund and Reuters").as_deref(), wire("Reuters"));
        assert!(wire("Reuters").is_some());
        assert_eq!(credit("He told Reuters (by telephone) that the harbour had frozen over - again."), None);
    }
}
