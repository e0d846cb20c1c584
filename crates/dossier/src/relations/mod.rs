//! How records stand to each other: corroborated, contradicted, disputed, superseded, finer, followed, same words,
//! trimmed. Precision before recall: a contradiction shown must be one.

mod around;
mod coming;
mod common;
mod contradicted;
mod corroborated;
mod counts;
mod denied;
mod disputed;
mod finer;
mod followed;
mod gainsaid;
mod headline;
mod joined;
mod number;
mod order;
mod owners;
mod quoted;
mod sentences;
mod subject;
mod superseded;
mod two_counts;
mod values;
mod who;
mod wording;

use std::collections::{BTreeSet, HashMap};

use model::{
    Dossier, Evidence, Span, TextAt,
    record::{Relation, RelationKind, Statement},
};

use crate::{Resolved, Story, ids::Ids, known::Known, origins::Roots};

pub(crate) use sentences::folded;

/// Adds the relations.
pub fn write(resolved: &Resolved<'_>, dossier: &mut Dossier) {
    let roots = Roots::new(resolved, dossier);
    let mut look = Look {
        dossier,
        story: resolved.story,
        roots: &roots,
        order: order::Order::of(dossier),
        known: Known::of(dossier),
        sentences: sentences::Sentences::default(),
        places: Places::of(dossier),
        crowded: BTreeSet::new(),
    };
    look.sentences = sentences::Sentences::of(&look);
    look.crowded = crowded(&look);
    let mut found = Vec::new();
    corroborated::find(&look, &mut found);
    followed::find(&look, &mut found);
    disputed::find(&look, &mut found);
    contradicted::find(&look, &mut found);
    counts::find(&look, &mut found);
    superseded::find(&look, &mut found);
    finer::find(&look, &mut found);
    wording::find(&look, &mut found);
    quoted::find(&look, &mut found);
    values::find(&look, &mut found);
    denied::find(&look, &mut found);
    gainsaid::find(&look, &mut found);
    headline::find(&look, &mut found);
    two_counts::find(&look, &mut found);
    found.sort_by(|a, b| (a.kind, &a.records, &a.reason).cmp(&(b.kind, &b.records, &b.reason)));
    let mut seen = BTreeSet::new();
    found.retain(|r| seen.insert((r.kind, records_of(r))));
    one_verdict(&mut found);
    let mut ids = Ids::new("relation");
    for relation in &mut found {
        relation.origins = roots.of(&relation.evidence);
        relation.id = ids.next(&relation.evidence);
    }
    dossier.relations = found;
}

/// What the rules look at.
pub(crate) struct Look<'a> {
    pub(crate) story: &'a Story<'a>,
    pub(crate) dossier: &'a Dossier,
    pub(crate) roots: &'a Roots,
    pub(crate) order: order::Order,
    pub(crate) known: Known<'a>,
    sentences: sentences::Sentences,
    places: Places<'a>,
    /// Sentences with times of several days.
    crowded: BTreeSet<usize>,
}

/// The sentences in which times of more than one day, month or year stand.
fn crowded(look: &Look<'_>) -> BTreeSet<usize> {
    let mut first: HashMap<usize, model::Interval> = HashMap::new();
    let times = look.dossier.times.iter().filter(|t| !t.interval.is_unknown());
    let placed = times.filter_map(|t| Some((look.place(&t.at)?.sentence, t.interval)));
    placed.filter(|(at, when)| *first.entry(*at).or_insert(*when) != *when).map(|(at, _)| at).collect()
}

/// Where some evidence stands.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// Place of its article in the story.
    article: usize,
    /// In bytes of the article.
    span: Span,
    /// Number of its sentence.
    sentence: usize,
}

/// What stands where: statements, and the records that tell of something done or planned.
#[derive(Debug, Default)]
struct Places<'a> {
    said: HashMap<&'a str, Vec<&'a Statement>>,
    told: HashMap<&'a str, Vec<(u32, u32, &'a str)>>,
}

impl<'a> Places<'a> {
    fn of(dossier: &'a Dossier) -> Self {
        let mut places = Self::default();
        for s in &dossier.statements {
            let articles: BTreeSet<&str> = s.content.iter().map(|c| c.article.as_str()).collect();
            articles.into_iter().for_each(|a| places.said.entry(a).or_default().push(s));
        }
        let mut add = |id: &'a str, evidence: &'a [Evidence]| {
            for e in evidence {
                places.told.entry(&e.article).or_default().push((e.start, e.end, id));
            }
        };
        dossier.meetings.iter().for_each(|m| add(&m.id, &m.evidence));
        dossier.events.iter().for_each(|e| add(&e.id, &e.evidence));
        dossier.statements.iter().for_each(|s| add(&s.id, &s.evidence));
        places
    }
}

impl<'a> Look<'a> {
    /// The text of an article.
    fn text(&self, article: &str) -> Option<&'a TextAt<'a>> {
        self.story.texts.get(self.story.position(article)?)
    }

    /// All of the text of the article at a place of the story.
    fn whole(&self, article: usize) -> &'a str {
        &self.story.texts[article].article().text
    }

    /// Where some evidence stands; none where no one sentence holds all of it.
    fn place(&self, at: &Evidence) -> Option<Place> {
        self.place_by(at, |span| span)
    }

    /// Where some evidence begins, however many sentences it is long.
    fn place_of_start(&self, at: &Evidence) -> Option<Place> {
        self.place_by(at, |span| Span::new(span.start, span.start + 1))
    }

    fn place_by(&self, at: &Evidence, held: impl Fn(Span) -> Span) -> Option<Place> {
        let article = self.story.position(&at.article)?;
        let span = self.story.texts[article].bytes(at);
        Some(Place { article, span, sentence: self.sentences.at(article, held(span))? })
    }

    /// True for a sentence in which times of several days stand.
    fn several_times(&self, sentence: usize) -> bool {
        self.crowded.contains(&sentence)
    }

    /// The statements of an article.
    fn said(&self, article: &str) -> &[&'a Statement] {
        self.places.said.get(article).map_or(&[], Vec::as_slice)
    }

    /// The meeting, event or statement told by some words: that which shares most with them.
    fn record_at(&self, at: &Evidence) -> Option<&'a str> {
        let told = self.places.told.get(at.article.as_str())?.iter();
        let shared =
            |(start, end, _): &(u32, u32, &str)| (*end).min(at.end).saturating_sub((*start).max(at.start));
        let near = told.filter(|t| shared(t) > 0);
        near.max_by_key(|t| (shared(t), std::cmp::Reverse((t.1 - t.0, t.2)))).map(|t| t.2)
    }

    /// True for who can be a party of a dispute: an unnamed source of no known side cannot.
    fn is_a_party(&self, id: &str) -> bool {
        use model::record::EntityKind::{Anonymous, Group, Place};
        self.known
            .entity(id)
            .is_some_and(|e| e.country.is_some() || !matches!(e.kind, Anonymous | Group | Place))
    }

    /// A side as readers call it: a country's or an entity's name.
    fn called<'s>(&'s self, side: &'s str) -> &'s str {
        facts::country(side).map_or_else(|| self.known.name(side), |c| c.name)
    }

    /// The side an entity stands on: its country, else itself.
    fn side<'s>(&'s self, id: &'s str) -> &'s str {
        self.known.entity(id).and_then(|e| e.country.as_deref()).unwrap_or(id)
    }
}

/// Two records that contradict each other have not overtaken each other.
fn one_verdict(found: &mut Vec<Relation>) {
    let contradicted: BTreeSet<Vec<String>> =
        found.iter().filter(|r| r.kind == RelationKind::Contradicted).map(records_of).collect();
    found.retain(|r| r.kind != RelationKind::Superseded || !contradicted.contains(&records_of(r)));
}

/// The records of a relation, whichever was told first.
fn records_of(relation: &Relation) -> Vec<String> {
    let mut records = relation.records.clone();
    records.sort_unstable();
    records
}

/// Articles that some evidence stands in.
fn articles(evidence: &[Evidence]) -> BTreeSet<&str> {
    evidence.iter().map(|e| e.article.as_str()).collect()
}

fn relation(
    kind: RelationKind,
    records: Vec<String>,
    reason: String,
    evidence: Vec<Evidence>,
    rule: impl Into<String>,
) -> Relation {
    Relation {
        id: String::new(),
        kind,
        records,
        origins: Vec::new(),
        reason,
        evidence,
        rules: vec![rule.into()],
    }
}
