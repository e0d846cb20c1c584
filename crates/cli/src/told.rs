//! An account to show or to hand on: what it tells and the articles it rests on, wherever it came from.

use engine::{Account, Kept};
use model::{Article, Dossier, Warning};

/// An account without what was read out of each article.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) dossier: Dossier,
    pub(crate) articles: Vec<Article>,
    /// What went wrong beside it.
    pub(crate) warnings: Vec<Warning>,
}

impl Told {
    /// Leaves out what rules made that are right less than nine times in ten.
    pub(crate) fn only_sure(&mut self) {
        self.dossier.split_off_unsure();
    }
}

impl From<Account> for Told {
    fn from(account: Account) -> Self {
        let articles = account.reads.into_iter().map(|r| r.article).collect();
        Self { dossier: account.dossier, articles, warnings: account.warnings }
    }
}

impl From<Kept> for Told {
    fn from(kept: Kept) -> Self {
        Self { dossier: kept.whole(), articles: kept.articles, warnings: Vec::new() }
    }
}
