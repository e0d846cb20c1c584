//! Issues: one record a key for the story; its label is the wording that the sources use most.

use std::collections::{BTreeMap, BTreeSet};

use model::{
    Dossier, Evidence,
    record::{Issue, IssueState},
};

use super::{ArticleOf, join};
use crate::{Resolved, ids::Ids};

/// Record ids of the issues, by key.
#[derive(Clone, Debug, Default)]
pub(crate) struct IssueIds {
    ids: BTreeMap<String, String>,
}

impl IssueIds {
    /// The record id of the issue with this key.
    pub(crate) fn id(&self, key: &str) -> Option<&str> {
        self.ids.get(key).map(String::as_str)
    }
}

/// How the keys of issues begin that only the articles' own words propose.
const PROPOSED: &str = "noun-";

#[derive(Debug, Default)]
struct Gathered {
    evidence: Vec<Evidence>,
    labels: Vec<String>,
    state: IssueState,
    state_evidence: Vec<Evidence>,
    rules: Vec<String>,
    tentative: bool,
    /// How many times articles propose it in a frame; twice where one does so in two sentences.
    framed: usize,
}

/// Writes the issues and what each statement is about.
pub(super) fn write(resolved: &Resolved<'_>, dossier: &mut Dossier) -> IssueIds {
    let mut gathered: BTreeMap<&str, Gathered> = BTreeMap::new();
    for article in ArticleOf::all(resolved) {
        for draft in &article.drafts().issues {
            let mentions: Vec<_> = draft.mentions.iter().filter(|m| !m.repeated).collect();
            if mentions.is_empty() {
                continue;
            }
            let issue = gathered.entry(&draft.key).or_default();
            for mention in mentions {
                issue.evidence.extend(article.evidence(&[mention.span]));
                issue.labels.push(article.words(mention.label));
            }
            // Articles stand in canonical order, not in order of time: open beats a settled state unless every
            // article that speaks of it says the same.
            if let Some(span) = draft.state_evidence {
                issue.state_evidence.extend(article.evidence(&[span]));
                issue.state = together(issue.state, draft.state);
            }
            // One article that says it is an issue is enough.
            issue.tentative = draft.tentative && (issue.tentative || issue.rules.is_empty());
            issue.framed +=
                draft.rules.iter().filter(|r| r.starts_with("frame-") || *r == "proposed-again").count();
            join(&mut issue.rules, &draft.rules);
        }
    }
    let articles = resolved.story.reads.iter().filter(|r| r.copied.is_none()).count();
    let (mut gathered, short_for) = short_names(gathered);
    gathered.retain(|_, issue| !issue.tentative || spoken_of(issue, articles));
    let mut ids = Ids::new("issue");
    let mut by_key = IssueIds::default();
    for (key, issue) in gathered {
        let id = ids.next(&issue.evidence);
        by_key.ids.insert(key.to_owned(), id.clone());
        for (short, _) in short_for.iter().filter(|(_, long)| **long == key) {
            by_key.ids.insert((*short).to_owned(), id.clone());
        }
        dossier.issues.push(Issue {
            id,
            label: label(&issue.labels),
            key: key.to_owned(),
            state: issue.state,
            state_evidence: issue.state_evidence,
            evidence: issue.evidence,
            rules: issue.rules,
        });
    }
    about(dossier);
    by_key
}

/// True for a proposed issue that two articles speak of, with two stances on it or frames around it; where the story
/// has no more than two articles, one is enough.
fn spoken_of(issue: &Gathered, of: usize) -> bool {
    let articles: BTreeSet<&str> = issue.evidence.iter().map(|e| e.article.as_str()).collect();
    let told = issue.framed >= 2 && articles.len() >= 2 || issue.framed >= 1 && of <= 2;
    told && (issue.rules.iter().any(|r| r == "stance-held") || issue.rules.iter().any(|r| says_so(r)))
}

/// Frames that make an issue of a phrase though nobody takes a stance on it.
fn says_so(rule: &str) -> bool {
    rule.starts_with("frame-")
        && !matches!(rule, "frame-stance-object" | "frame-stance-act" | "frame-deed" | "frame-intent")
}

/// Pours "the flights" into "drone flights" where the story has only one kind of them; returns which key went where.
fn short_names(mut gathered: BTreeMap<&str, Gathered>) -> (BTreeMap<&str, Gathered>, BTreeMap<&str, &str>) {
    let mut kinds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for key in gathered.keys().filter(|k| k.starts_with(PROPOSED)) {
        if let Some((_, head)) = key[PROPOSED.len()..].rsplit_once('-') {
            kinds.entry(head).or_default().push(key);
        }
    }
    let mut short_for = BTreeMap::new();
    for (head, kinds) in kinds {
        let [one] = kinds.as_slice() else { continue };
        let Some(short) = gathered.get_key_value(format!("{PROPOSED}{head}").as_str()).map(|(k, _)| *k)
        else {
            continue;
        };
        let Some(mut from) = gathered.remove(short) else { continue };
        if let Some(to) = gathered.get_mut(one) {
            to.evidence.append(&mut from.evidence);
            to.evidence.sort();
            to.labels.append(&mut from.labels);
            to.state_evidence.append(&mut from.state_evidence);
            to.state = together(to.state, from.state);
            to.tentative &= from.tentative;
            to.framed += from.framed;
            join(&mut to.rules, &from.rules);
            short_for.insert(short, *one);
        }
    }
    (gathered, short_for)
}

/// The state that two articles give together.
fn together(a: IssueState, b: IssueState) -> IssueState {
    match (a, b) {
        (IssueState::Unknown, other) | (other, IssueState::Unknown) => other,
        (a, b) if a == b => a,
        (IssueState::Agreed, IssueState::PartlyAgreed) | (IssueState::PartlyAgreed, IssueState::Agreed) => {
            IssueState::PartlyAgreed
        }
        _ => IssueState::Open,
    }
}

/// The wording used most, letter case aside; of equals the longest, then the first in the alphabet.
fn label(labels: &[String]) -> String {
    let mut counts: BTreeMap<String, (usize, &String)> = BTreeMap::new();
    for label in labels {
        let folded = label.to_lowercase();
        let folded =
            ["the ", "a ", "an "].iter().find_map(|a| folded.strip_prefix(a)).unwrap_or(&folded).to_owned();
        counts.entry(folded).or_insert((0, label)).0 += 1;
    }
    let best =
        counts.iter().max_by(|a, b| (a.1.0, a.0.len()).cmp(&(b.1.0, b.0.len())).then_with(|| b.0.cmp(a.0)));
    best.map_or_else(String::new, |(_, (_, label))| without_lone_marks(label))
}

/// A label that begins or ends inside quotation marks, without the half that is left: final “10 percent.
fn without_lone_marks(label: &str) -> String {
    let count = |marks: &[char]| label.chars().filter(|c| marks.contains(c)).count();
    let paired = count(&['“', '«']) == count(&['”', '»']) && count(&['"']) % 2 == 0;
    if paired { label.to_owned() } else { label.replace(['“', '”', '"', '«', '»'], "") }
}

/// Fills what each statement is about: the issues with a mention inside its content.
fn about(dossier: &mut Dossier) {
    let mut mentions: BTreeMap<&str, Vec<(u32, u32, &str)>> = BTreeMap::new();
    for issue in &dossier.issues {
        for e in &issue.evidence {
            mentions.entry(e.article.as_str()).or_default().push((e.start, e.end, issue.id.as_str()));
        }
    }
    for list in mentions.values_mut() {
        list.sort_unstable();
    }
    for statement in &mut dossier.statements {
        for content in &statement.content {
            let list = mentions.get(content.article.as_str()).map_or(&[][..], Vec::as_slice);
            let from = list.partition_point(|m| m.0 < content.start);
            let inside = list[from..].iter().take_while(|m| m.0 < content.end).filter(|m| m.1 <= content.end);
            for (_, _, id) in inside {
                if !statement.about.iter().any(|a| a == id) {
                    statement.about.push((*id).to_owned());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_label_is_the_wording_used_most() {
        let labels = ["a ceasefire", "The truce", "the ceasefire", "Ceasefire"].map(str::to_owned);
        assert_eq!(label(&labels), "a ceasefire");
    }

    #[test]
    fn a_label_keeps_no_lone_mark() {
        assert_eq!(without_lone_marks("last “five percent"), "last five percent");
        assert_eq!(without_lone_marks("a “River Board”"), "a “River Board”");
    }

    #[test]
    fn open_in_one_article_and_agreed_in_another_is_open() {
        assert_eq!(together(IssueState::Agreed, IssueState::Open), IssueState::Open);
        assert_eq!(together(IssueState::Unknown, IssueState::Agreed), IssueState::Agreed);
    }
}
