//! Looking things up in a dossier: who an id is, where words stand, when an article is from.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use model::record::{ArticleRecord, Entity, EntityKind, Origin, Record, Statement};
use model::{Article, BlockRole, CodePoints, Dossier, Evidence, Interval};

use crate::page::{Piece, Source};
use crate::{dates, sentence, words};

/// Evidence of fewer words than this says little without its sentence.
const FEW: usize = 5;

/// A block of an article by its first code point, the one past its last, and its name.
type Named = (u32, u32, String);

/// A dossier with its articles' texts, indexed.
#[derive(Debug)]
pub struct Desk<'a> {
    /// The account.
    pub dossier: &'a Dossier,
    /// The texts, by article id.
    pub texts: BTreeMap<&'a str, &'a Article>,
    entities: BTreeMap<&'a str, &'a Entity>,
    articles: BTreeMap<&'a str, &'a ArticleRecord>,
    /// Blocks with their names, when first asked for.
    paragraphs: BTreeMap<&'a str, OnceCell<Vec<Named>>>,
    sides: BTreeMap<&'a str, &'a str>,
    statements: BTreeMap<&'a str, &'a Statement>,
    /// Code points of a text, counted when first asked for.
    points: BTreeMap<&'a str, OnceCell<CodePoints<'a>>>,
    /// Filled when a record is first asked for by id.
    records: OnceCell<BTreeMap<String, Record<'a>>>,
    /// See [`Desk::last_day`].
    last_day: Option<jiff::civil::Date>,
}

impl<'a> Desk<'a> {
    /// Indexes `dossier`; `texts` may be empty where only the records are at hand.
    #[must_use]
    pub fn new(dossier: &'a Dossier, texts: impl IntoIterator<Item = &'a Article>) -> Self {
        let mut sides = BTreeMap::new();
        for entity in &dossier.entities {
            if let (EntityKind::Government, Some(code)) = (entity.kind, entity.country.as_deref()) {
                sides.entry(code).or_insert(entity.name.as_str());
            }
        }
        let texts: BTreeMap<&'a str, &'a Article> = texts.into_iter().map(|a| (a.id.as_str(), a)).collect();
        Self {
            dossier,
            points: texts.keys().map(|id| (*id, OnceCell::new())).collect(),
            texts,
            entities: dossier.entities.iter().map(|e| (e.id.as_str(), e)).collect(),
            articles: dossier.articles.iter().map(|a| (a.id.as_str(), a)).collect(),
            paragraphs: dossier.articles.iter().map(|a| (a.id.as_str(), OnceCell::new())).collect(),
            sides,
            statements: dossier.statements.iter().map(|s| (s.id.as_str(), s)).collect(),
            records: OnceCell::new(),
            last_day: dossier.articles.iter().filter_map(|a| a.published.interval.earliest).max(),
        }
    }

    /// The entity of this id.
    #[must_use]
    pub fn entity(&self, id: &str) -> Option<&'a Entity> {
        self.entities.get(id).copied()
    }

    /// The statement of this id.
    #[must_use]
    pub fn statement(&self, id: &str) -> Option<&'a Statement> {
        self.statements.get(id).copied()
    }

    /// The article of this id.
    #[must_use]
    pub fn article(&self, id: &str) -> Option<&'a ArticleRecord> {
        self.articles.get(id).copied()
    }

    /// A name to show for an entity id, or the words themselves where it is none.
    #[must_use]
    pub fn name(&self, id: &str) -> String {
        words::line(self.entity(id).map_or(id, |e| &e.name))
    }

    /// What an id stands for: a name, an issue's label, an article's outlet; other words stay as they are.
    #[must_use]
    pub fn label(&self, id: &str) -> String {
        if let Some(issue) = self.dossier.issue(id) {
            return words::label(&issue.label, 80);
        }
        if self.article(id).is_some() { self.outlet(id) } else { self.name(id) }
    }

    /// Several names, joined.
    #[must_use]
    pub fn names(&self, ids: &[String]) -> String {
        let for_side = |side: &str| -> Vec<&String> {
            ids.iter().filter(|id| id.as_str() != side && self.acts_for(id, side)).collect()
        };
        let spoken_for: Vec<&String> = ids.iter().flat_map(|side| for_side(side)).collect();
        let mut parts = Vec::new();
        for id in ids.iter().filter(|id| !spoken_for.contains(id)) {
            let people: Vec<String> = for_side(id).into_iter().map(|p| self.name(p)).collect();
            let name = self.name(id);
            parts.push(if people.is_empty() { name } else { format!("{name} ({})", people.join(", ")) });
        }
        parts.join(", ")
    }

    /// True for a person whose role names a side ("Torvale's envoy", "the Torvalian minister").
    fn acts_for(&self, person: &str, side: &str) -> bool {
        let (Some(person), Some(side)) = (self.entity(person), self.entity(side)) else { return false };
        let sided = matches!(side.kind, EntityKind::Government | EntityKind::Organisation);
        // A people is called by its country's name with another ending.
        let root: String =
            side.name.chars().take(side.name.chars().count().saturating_sub(1).max(5)).collect();
        person.kind == EntityKind::Person && sided && person.roles.iter().any(|r| r.text.contains(&root))
    }

    /// A name with its role and side: "Ada Voss (mediator, Norway)".
    #[must_use]
    pub fn who(&self, id: &str) -> Vec<Piece> {
        let mut pieces = vec![Piece::strong(self.name(id))];
        let Some(entity) = self.entity(id) else { return pieces };
        let role = entity.roles.first().map(|r| words::clip(&r.text, 40));
        let side = entity.country.as_deref().filter(|_| entity.kind != EntityKind::Government);
        let side = side.map(|code| words::line(self.sides.get(code).copied().unwrap_or(code)));
        let inside: Vec<String> = [role, side].into_iter().flatten().filter(|s| !s.is_empty()).collect();
        if !inside.is_empty() {
            pieces.push(Piece::plain(format!(" ({})", inside.join(", "))));
        }
        pieces
    }

    /// The name of the side with this country code, where a government of it is in the account.
    #[must_use]
    pub fn side(&self, code: &str) -> Option<String> {
        self.sides.get(code).map(|name| words::line(name))
    }

    /// How an article is named at a line's end: its outlet, else its file.
    #[must_use]
    pub fn outlet(&self, id: &str) -> String {
        let Some(article) = self.article(id) else { return words::line(id) };
        match &article.outlet {
            Some(outlet) => words::line(outlet),
            None => words::line(article.path.rsplit(['/', '\\']).next().unwrap_or(&article.path)),
        }
    }

    /// An article's date in words.
    #[must_use]
    pub fn date(&self, id: &str) -> String {
        dates::short(&self.published(id)).unwrap_or_else(|| "undated".to_owned())
    }

    /// When an article was published.
    #[must_use]
    pub fn published(&self, id: &str) -> Interval {
        self.article(id).map_or(Interval::UNKNOWN, |a| a.published.interval)
    }

    /// Where a piece of evidence stands.
    #[must_use]
    pub fn source(&self, evidence: &Evidence) -> Source {
        let article = self.article(&evidence.article);
        let spot =
            article.and_then(|a| Some(self.paragraphs.get(a.id.as_str())?.get_or_init(|| paragraphs(a))));
        let place = spot.and_then(|p| p.iter().find(|(_, end, _)| evidence.start < *end));
        Source {
            outlet: self.outlet(&evidence.article),
            date: self.date(&evidence.article),
            place: place.map(|(_, _, name)| name.clone()).unwrap_or_default(),
            article: evidence.article.clone(),
            start: evidence.start,
            end: evidence.end,
        }
    }

    /// Where several pieces of evidence stand: one source an article, oldest article first.
    #[must_use]
    pub fn sources(&self, evidence: &[Evidence]) -> Vec<Source> {
        let mut first: BTreeMap<&str, &Evidence> = BTreeMap::new();
        for e in evidence {
            let slot = first.entry(&e.article).or_insert(e);
            if e.start < slot.start {
                *slot = e;
            }
        }
        let mut sources: Vec<Source> = first.into_values().map(|e| self.source(e)).collect();
        sources.sort_by_cached_key(|s| (self.age(&s.article), s.clone()));
        sources
    }

    /// A key that sorts articles oldest first; the undated last.
    #[must_use]
    pub fn age(&self, article: &str) -> (bool, Interval) {
        let published = self.published(article);
        (published.earliest.is_none(), published)
    }

    /// Number of independent origins.
    #[must_use]
    pub fn origins(&self, origins: &[Origin]) -> usize {
        origins.len()
    }

    /// The words of the account's times that give `when` inside this evidence: the reason of a date.
    #[must_use]
    pub fn reason(&self, when: &Interval, evidence: &[Evidence]) -> Option<String> {
        let time = self.dossier.times.iter().find(|t| {
            t.interval == *when
                && evidence
                    .iter()
                    .any(|e| e.article == t.at.article && t.at.start < e.end && e.start < t.at.end)
        })?;
        Some(words::quoted(&time.at.exact, 60))
    }

    /// Words of an article for a line: the evidence itself, or its sentence where it is only a word or two.
    #[must_use]
    pub fn cited(&self, evidence: &Evidence, max: usize) -> Piece {
        let few = evidence.exact.split_whitespace().count() < FEW;
        let around = self.bytes(evidence).filter(|_| few).and_then(|(article, span)| {
            let (start, end) = sentence::around(&article.text, span.start, span.end);
            let text = article.text.get(start..end)?;
            Some(words::window(text, span.start - start, span.end - start, max))
        });
        Piece::quote(around.map_or_else(|| words::cited(&evidence.exact, max), |w| format!("‘{w}’")))
    }

    /// The text between two places of an article, in code points; `None` where the text is not at hand.
    #[must_use]
    pub fn between(&self, article: &str, start: u32, end: u32) -> Option<&'a str> {
        let (article, points) = self.counted(article)?;
        article.text.get(points.bytes(start, end).range())
    }

    /// The article of some words and where they stand in its text, in bytes; `None` where the text is not at hand.
    #[must_use]
    pub fn bytes(&self, evidence: &Evidence) -> Option<(&'a Article, std::ops::Range<usize>)> {
        let (article, points) = self.counted(&evidence.article)?;
        Some((article, points.bytes(evidence.start, evidence.end).range()))
    }

    fn counted(&self, id: &str) -> Option<(&'a Article, &CodePoints<'a>)> {
        let article = self.texts.get(id).copied()?;
        Some((article, self.points.get(id)?.get_or_init(|| article.code_points())))
    }

    /// The latest day on which an article of the account can have been published.
    #[must_use]
    pub fn last_day(&self) -> Option<jiff::civil::Date> {
        self.last_day
    }

    /// The record of this id.
    #[must_use]
    pub fn record(&self, id: &str) -> Option<&Record<'a>> {
        let index = || self.dossier.records().map(|r| (r.id().to_owned(), r)).collect();
        self.records.get_or_init(index).get(id)
    }
}

/// The blocks of an article with a name each: ¶1, ¶2 … for its running text, else what they are.
fn paragraphs(article: &ArticleRecord) -> Vec<Named> {
    let mut n = 0;
    let mut named = Vec::with_capacity(article.blocks.len());
    for block in &article.blocks {
        let name = match block.role {
            BlockRole::Title => "headline".to_owned(),
            BlockRole::Byline => "byline".to_owned(),
            BlockRole::Dateline => "dateline".to_owned(),
            BlockRole::Caption => "caption".to_owned(),
            BlockRole::Boilerplate => "page furniture".to_owned(),
            BlockRole::Heading | BlockRole::Summary | BlockRole::Body => {
                n += 1;
                format!("¶{n}")
            }
        };
        named.push((block.start, block.end, name));
    }
    named
}
