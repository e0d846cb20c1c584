//! The records of a story become one [`Dossier`]: names, dates, speakers and identities resolved, origins
//! counted, agreement and change found. Pure; the same for any order of its articles.

pub mod articles;
pub mod copied;
pub mod dates;
pub mod decided;
pub mod ids;
mod known;
mod likeness;
pub mod meetings;
pub mod names;
pub mod near;
pub mod origins;
pub mod relations;
pub mod sources;
pub mod stakes;
pub mod statements;
pub mod story;
pub mod utterances;

use decided::Decided;
use model::{Article, Dossier, TextAt, draft::Drafts};

/// An article with what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The article.
    pub article: Article,
    /// What it says.
    pub drafts: Drafts,
    /// That it is a copy, and of what.
    pub copied: Option<copied::Copied>,
}

/// The articles of one story in canonical order (id), each with its code point index.
#[derive(Debug)]
pub struct Story<'a> {
    /// The articles.
    pub reads: Vec<&'a Read>,
    /// Their texts, in the same order.
    pub texts: Vec<TextAt<'a>>,
    /// The families that people gave to outlets.
    pub families: std::collections::BTreeMap<String, String>,
}

impl<'a> Story<'a> {
    /// Puts articles into canonical order.
    #[must_use]
    pub fn new(reads: &'a [Read]) -> Self {
        let mut reads: Vec<&Read> = reads.iter().collect();
        reads.sort_by(|a, b| a.article.id.cmp(&b.article.id));
        let texts = reads.iter().map(|r| TextAt::new(&r.article)).collect();
        Self { reads, texts, families: std::collections::BTreeMap::new() }
    }

    /// Where the article of this id stands.
    pub(crate) fn position(&self, id: &str) -> Option<usize> {
        self.reads.binary_search_by(|r| r.article.id.as_str().cmp(id)).ok()
    }
}

/// Resolves a story.
#[must_use]
pub fn assemble(reads: &[Read]) -> Dossier {
    assemble_as_decided(reads, &mut Decided::default())
}

/// The same, with what people have decided; [`Decided::articles`] comes before.
#[must_use]
pub fn assemble_as_decided(reads: &[Read], decided: &mut Decided<'_>) -> Dossier {
    let mut story = Story::new(reads);
    story.families = decided.families().clone();
    let names = names::resolve_as_decided(&story, decided);
    let dates = dates::resolve(&story, &names);
    let mut dossier = Dossier::default();
    dates::write(&story, &dates, &mut dossier);
    if dossier.articles.is_empty() {
        dossier.articles = articles::records(&story, &dates.published);
    }
    names::write(&story, &names, &mut dossier);
    decided.names(&mut dossier);
    let resolved = Resolved { story: &story, names: &names, dates: &dates };
    statements::write(&resolved, &mut dossier);
    decided.records(&mut dossier);
    stakes::write(&resolved, &mut dossier);
    meetings::write(&resolved, &mut dossier);
    utterances::write(&resolved, &mut dossier);
    sources::write(&resolved, &mut dossier);
    origins::write(&resolved, &mut dossier);
    decided.records(&mut dossier);
    relations::write(&resolved, &mut dossier);
    story::write(&resolved, &mut dossier);
    dossier
}

/// A story whose names and dates are resolved: what every later stage works from.
#[derive(Debug)]
pub struct Resolved<'a> {
    /// The articles.
    pub story: &'a Story<'a>,
    /// Who is who.
    pub names: &'a names::Names,
    /// When is when.
    pub dates: &'a dates::Dates,
}
