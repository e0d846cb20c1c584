//! Who really knows: the independent origins behind each record.
//!
//! An origin is an independent knower. For each piece of a record's evidence it is, in this order: the speaker of the
//! statement that holds the words; the last named carrier of that statement's chain, where nobody speaks; the wire the
//! article credits; the article's outlet. A copy knows nothing that its lead does not know, nor does an article that
//! tells a record in another's very words. Where an article gives a record on somebody's word, its own retelling of the
//! same record is not one more origin.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use model::{
    Dossier, Evidence, Interval,
    record::{Origin, Statement},
};

use crate::{
    Resolved,
    known::Known,
    sources::{bare, is_pronoun},
};

/// Fills the origins of every record that carries them.
pub fn write(resolved: &Resolved<'_>, dossier: &mut Dossier) {
    let roots = Roots::new(resolved, dossier);
    macro_rules! fill {
        ($($list:ident),*) => {$(
            for record in &mut dossier.$list {
                record.origins = roots.of(&record.evidence);
            }
        )*};
    }
    fill!(utterances, meetings, events, positions, proposals, levers, progress, figures);
}

/// What is known of who knows, by place in the text.
#[derive(Debug)]
pub(crate) struct Roots {
    /// Statements of each article, by start.
    said: HashMap<String, Vec<Said>>,
    /// The article whose words an article copies.
    lead: HashMap<String, String>,
    /// Whose own reporting an article is.
    own: HashMap<String, String>,
    /// When an article was published, the undated last.
    age: HashMap<String, (bool, Interval)>,
}

/// Words from which a wording is its own: fewer may be two writers' own.
const OWN_WORDS: usize = 8;

#[derive(Clone, Debug)]
struct Said {
    start: u32,
    end: u32,
    /// The furthest end of this and all before it.
    reach: u32,
    root: String,
    occasion: Option<String>,
}

impl Roots {
    /// Indexes the statements and articles of a dossier.
    pub(crate) fn new(resolved: &Resolved<'_>, dossier: &Dossier) -> Self {
        let known = Known::of(dossier);
        let roots: Vec<Option<Root<'_>>> = dossier.statements.iter().map(|s| root_of(s, &known)).collect();
        let spelled = spelled(&roots);
        let mut said: HashMap<String, Vec<Said>> = HashMap::new();
        for (statement, root) in dossier.statements.iter().zip(&roots) {
            let root = match root {
                Some(Root::Entity(name)) => (*name).to_owned(),
                Some(Root::Words(words)) => spelled[&words.to_lowercase()].to_owned(),
                None => continue,
            };
            for e in &statement.evidence {
                said.entry(e.article.clone()).or_default().push(Said {
                    start: e.start,
                    end: e.end,
                    reach: 0,
                    root: root.clone(),
                    occasion: statement.venue.clone(),
                });
            }
        }
        for list in said.values_mut() {
            list.sort_by_key(|s| s.start);
            let mut reach = 0;
            for s in list {
                reach = reach.max(s.end);
                s.reach = reach;
            }
        }
        let lead = resolved
            .story
            .reads
            .iter()
            .filter_map(|r| Some((r.article.id.clone(), r.copied.as_ref()?.from.clone())))
            .collect();
        let own = resolved
            .story
            .reads
            .iter()
            .map(|r| (r.article.id.clone(), own_reporting(&r.article, &resolved.story.families)))
            .collect();
        let dated = |a: &model::record::ArticleRecord| {
            (a.id.clone(), (a.published.interval.earliest.is_none(), a.published.interval))
        };
        Self { said, lead, own, age: dossier.articles.iter().map(dated).collect() }
    }

    /// The independent knowers behind some evidence, sorted by name.
    pub(crate) fn of(&self, evidence: &[Evidence]) -> Vec<Origin> {
        let mut told: BTreeMap<String, (BTreeSet<Option<String>>, BTreeSet<String>)> = BTreeMap::new();
        let mut plain: BTreeMap<&str, Vec<&Evidence>> = BTreeMap::new();
        let mut on_a_word: BTreeSet<&str> = BTreeSet::new();
        for e in evidence {
            let article = self.lead.get(&e.article).map_or(e.article.as_str(), String::as_str);
            match self.speaker(e) {
                Some(said) => {
                    let entry = told.entry(said.root.clone()).or_default();
                    entry.0.insert(said.occasion.clone());
                    entry.1.insert(e.article.clone());
                    on_a_word.insert(article);
                }
                None => plain.entry(article).or_default().push(e),
            }
        }
        plain.retain(|article, _| !on_a_word.contains(article));
        for (article, first) in self.copied(&plain) {
            let root = self.own.get(first).cloned().unwrap_or_else(|| first.to_owned());
            told.entry(root).or_default().1.insert(article.to_owned());
        }
        told.into_iter()
            .map(|(root, (occasions, articles))| {
                let mut known = occasions.into_iter().flatten();
                // Several occasions of one speaker are one origin; naming one of them would mislead.
                let occasion = known.next().filter(|_| known.next().is_none());
                Origin { root, occasion, articles: articles.into_iter().collect() }
            })
            .collect()
    }

    /// Each article with the one whose words it tells: the oldest that has all of them, itself where none has.
    fn copied<'e>(&self, plain: &BTreeMap<&'e str, Vec<&Evidence>>) -> Vec<(&'e str, &'e str)> {
        let mut oldest: BTreeMap<String, &'e str> = BTreeMap::new();
        let age = |article: &'e str| (self.age.get(article).copied(), article);
        for (article, words) in plain {
            for wording in words.iter().filter_map(|e| wording(&e.exact)) {
                let first = oldest.entry(wording).or_insert(article);
                *first = std::cmp::min_by_key(*first, *article, |a| age(a));
            }
        }
        let of = |words: &[&Evidence]| -> Option<BTreeSet<&'e str>> {
            words.iter().map(|e| oldest.get(&wording(&e.exact)?).copied()).collect()
        };
        let single = |found: BTreeSet<&'e str>| found.first().copied().filter(|_| found.len() == 1);
        plain.iter().map(|(a, words)| (*a, of(words).and_then(single).unwrap_or(a))).collect()
    }

    /// The innermost statement that holds most of the words.
    fn speaker(&self, e: &Evidence) -> Option<&Said> {
        let list = self.said.get(&e.article)?;
        let length = e.end.saturating_sub(e.start).max(1);
        let to = list.partition_point(|s| s.start < e.end);
        let near = list[..to].iter().rev().take_while(|s| s.reach > e.start).count();
        list[to - near..to]
            .iter()
            .filter(|s| {
                s.end.min(e.end).saturating_sub(s.start.max(e.start)) * 2
                    >= length.min(s.end - s.start).max(1)
            })
            .min_by_key(|s| (s.end - s.start, s.start))
    }
}

/// Words as they are compared, where they are enough.
fn wording(words: &str) -> Option<String> {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    (words.len() >= OWN_WORDS).then(|| words.join(" "))
}

/// Who knows: somebody of the story, or whoever some words stand for.
#[derive(Clone, Copy, Debug)]
enum Root<'d> {
    Entity(&'d str),
    Words(&'d str),
}

/// The speaker, else the carrier nearest to the source. "Their" and "he" are nobody who could be told from others.
fn root_of<'d>(statement: &'d Statement, known: &Known<'d>) -> Option<Root<'d>> {
    let (entity, words) = match &statement.speaker {
        Some(speaker) => (&speaker.entity, &speaker.text),
        None => statement.chain.last().map(|link| (&link.entity, &link.name))?,
    };
    match entity {
        Some(id) => Some(Root::Entity(known.name(id))),
        None => (!is_pronoun(words)).then(|| Root::Words(bare(words))),
    }
}

/// One spelling for the words that differ in case alone: "Owners" at a sentence's head are "owners".
fn spelled<'d>(roots: &[Option<Root<'d>>]) -> HashMap<String, &'d str> {
    let mut spelled: HashMap<String, &str> = HashMap::new();
    for words in roots.iter().flatten().filter_map(|r| if let Root::Words(w) = r { Some(*w) } else { None }) {
        let kept = spelled.entry(words.to_lowercase()).or_insert(words);
        // Small letters come after capitals.
        *kept = words.max(*kept);
    }
    spelled
}

/// Whose reporting an article is where nobody else is named: its wire, its outlet's family, its outlet, itself.
fn own_reporting(article: &model::Article, decided: &BTreeMap<String, String>) -> String {
    if let Some(wire) = wire_credit(article) {
        return wire;
    }
    if let Some(outlet) = &article.outlet {
        if let Some(family) = decided.get(outlet) {
            return family.clone();
        }
        // Sister outlets of one owner are one newsroom's knowledge.
        return facts::outlet(outlet).map_or(outlet.as_str(), |o| o.family).to_owned();
    }
    let path = article.path.rsplit(['/', '\\']).next().unwrap_or(&article.path);
    format!("unnamed outlet of {}", if path.is_empty() { &article.id } else { path })
}

/// The agency in the article's date line or byline ("MOSCOW (Reuters) —", "By Jane Doe, Associated Press").
pub fn wire_credit(article: &model::Article) -> Option<String> {
    use model::BlockRole::{Byline, Dateline};
    let credits = article.blocks.iter().filter(|b| matches!(b.role, Byline | Dateline));
    credits.filter_map(|b| wire_in(b.span.slice(&article.text))).next()
}

fn wire_in(line: &str) -> Option<String> {
    let inside = line.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(name, _)| name.trim());
    let parts = inside.into_iter().chain(line.split([',', '|', '/', '—', '–'])).map(str::trim);
    parts.filter_map(facts::outlet).find(|o| o.is_wire()).map(|o| o.name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(article: &str, exact: &str) -> Evidence {
        Evidence { article: article.into(), start: 0, end: 9, exact: exact.into() }
    }

    fn roots() -> Roots {
        let day = |d| Interval::day(jiff::civil::date(2031, 3, d));
        Roots {
            said: HashMap::new(),
            lead: HashMap::new(),
            own: [("a", "Post"), ("b", "Wire"), ("c", "Echo")].map(|(a, o)| (a.into(), o.into())).into(),
            age: [("a", 5), ("b", 4), ("c", 6)].map(|(a, d)| (a.into(), (false, day(d)))).into(),
        }
    }

    #[test]
    fn who_tells_it_in_the_same_words_knows_no_more() {
        let same = "The two sides met in Port Amsel on Sunday for the first time";
        let found = roots().of(&[at("a", same), at("b", same), at("c", "Envoys sat down in Port Amsel")]);
        let named: Vec<(&str, usize)> = found.iter().map(|o| (o.root.as_str(), o.articles.len())).collect();
        assert_eq!(named, [("Echo", 1), ("Wire", 2)]);
        // Words of its own beside them are its own knowledge.
        let more = roots().of(&[at("a", same), at("b", same), at("a", "They met for two hours")]);
        assert_eq!(more.len(), 2);
        // Few words may be anybody's.
        assert_eq!(roots().of(&[at("a", "the talks failed"), at("b", "the talks failed")]).len(), 2);
    }
}
