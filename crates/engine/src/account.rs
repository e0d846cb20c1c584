//! One run: every article read on its own, then the story as a whole.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use dossier::Read;
use dossier::{decided::Decided, near::Compared};
use model::{Article, Decision, Dossier, Warning};
use rayon::prelude::*;
use records::profile::Profiles;

use crate::{copies, read_article};

/// How to run.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The story kinds to read by.
    pub profiles: Option<Profiles>,
    /// Threads to use; all cores when `None`. The result is the same for any number.
    pub threads: Option<usize>,
    /// What people decided, in the order in which they did.
    pub decisions: Vec<Decision>,
}

/// What a run gives: the account, the articles with what each says, and what could not be read.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// The story, resolved.
    pub dossier: Dossier,
    /// Each article with its drafts, in canonical order.
    pub reads: Vec<Read>,
    /// What went wrong beside it.
    pub warnings: Vec<Warning>,
    /// What people had decided.
    pub decisions: Vec<Decision>,
}

impl Account {
    /// The article of this id.
    #[must_use]
    pub fn article(&self, id: &str) -> Option<&Article> {
        let at = self.reads.binary_search_by(|r| r.article.id.as_str().cmp(id)).ok()?;
        self.reads.get(at).map(|r| &r.article)
    }

    /// The account as it would be without these articles, under the same decisions.
    #[must_use]
    pub fn without(&self, articles: &BTreeSet<String>) -> Self {
        let reads = self.reads.iter().filter(|r| !articles.contains(&r.article.id)).cloned().collect();
        of_reads(reads, &Options { decisions: self.decisions.clone(), ..Options::default() })
    }

    /// What a record was compared with: what was merged into it and what was nearly merged and by which veto it was not.
    #[must_use]
    pub fn compared(&self, id: &str) -> Vec<Compared> {
        dossier::near::compared(&self.reads, &mut Decided::new(&self.decisions), &self.dossier, id)
    }
}

/// Reads the models, tables and profiles beforehand, on all cores and beside what else is done: the first article would
/// else read one after another.
pub fn prepare() {
    rayon::spawn(|| _ = language::ner::Namer::shipped());
    rayon::spawn(|| _ = language::tagger::Tagger::shipped());
    rayon::spawn(|| _ = Profiles::shipped());
    rayon::spawn(|| _ = facts::lookup(""));
}

/// Reads all articles, one a task, and resolves them as one story. The same articles give the same account in
/// any order and on any number of threads.
#[must_use]
pub fn run(articles: Vec<Article>, options: &Options) -> Account {
    run_telling(articles, options, &|_| ())
}

/// The same; `tell` hears how many articles have been read, from any thread.
#[must_use]
pub fn run_telling(mut articles: Vec<Article>, options: &Options, tell: &(dyn Fn(usize) + Sync)) -> Account {
    reading::settle_ids(&mut articles);
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    let profiles = options.profiles.clone().unwrap_or_else(Profiles::shipped);
    let done = AtomicUsize::new(0);
    let one = |article| {
        let read = read_article(article, &profiles);
        tell(done.fetch_add(1, Ordering::Relaxed) + 1);
        read
    };
    let read_all = || -> Vec<Read> { articles.into_par_iter().map(one).collect() };
    let pool = options.threads.and_then(|n| rayon::ThreadPoolBuilder::new().num_threads(n).build().ok());
    let reads = match pool {
        Some(pool) => pool.install(read_all),
        None => read_all(),
    };
    of_reads(reads, options)
}

/// The account of articles that are read already: what [`run`] does once it has read them.
#[must_use]
pub fn of_reads(mut reads: Vec<Read>, options: &Options) -> Account {
    reads.sort_by(|a, b| a.article.id.cmp(&b.article.id));
    let mut decided = Decided::new(&options.decisions);
    decided.articles(&mut reads);
    copies::mark(&mut reads);
    let dossier = dossier::assemble_as_decided(&reads, &mut decided);
    let told = |d: &Decision| Warning::note("decisions", d.kind(), format!("no longer applies: {d}"));
    let warnings = decided.orphans().into_iter().map(told).collect();
    Account { dossier, reads, warnings, decisions: options.decisions.clone() }
}
