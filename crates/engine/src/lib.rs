//! The way through, once: inputs → articles → analysis → drafts → stories → dossier.
//!
//! ```
//! use throughline_engine::{Options, run};
//! use model::Article;
//!
//! let article = Article { id: "a".into(), path: "a.txt".into(), text: "The talks failed.".into(), ..Article::default() };
//! let account = run(vec![article], &Options::default());
//! assert_eq!(account.dossier.articles.len(), 1);
//! ```

mod account;
mod copies;
mod diff;
mod groups;
mod inputs;
mod narrow;
mod pile;
mod remember;
pub mod spread;

pub use account::{Account, Options, of_reads, prepare, run, run_telling};
pub use copies::copies;
pub use diff::diff;
pub use dossier::copied::Copied;
pub use groups::{Belongs, groups, largest_story};
pub use inputs::{feed, open};
pub use intake::Beside;
pub use narrow::{Narrow, only, told_only_by};
pub use pile::{Gathering, Pile, PileError, gather};
pub use reading::FieldMap;
pub use records::profile::{ProfileError, Profiles};
pub use remember::{
    Adding, Kept, Round, add, decisions, kept, kept_of, key, recall, recall_without, round, settle,
    stored_articles, story_to_show,
};

use dossier::Read;
use model::{Article, Dossier};

/// Reads one article: the whole of the article-local phase.
#[must_use]
pub fn read_article(article: Article, profiles: &Profiles) -> Read {
    let analysis = language::analyse(&article);
    let drafts = records::extract(&article, &analysis, profiles);
    Read { article, drafts, copied: None }
}

/// The account of one story.
#[must_use]
pub fn account(reads: &[Read]) -> Dossier {
    dossier::assemble(reads)
}
