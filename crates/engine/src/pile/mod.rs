//! A pile of any size, each of its stories for itself, without a store: what each article says lies in files until all
//! are grouped, then story by story is put together. Killed anywhere, the same call goes on where it stopped.

mod gather;
mod spill;

use std::io;
use std::path::{Path, PathBuf};

use intake::Beside;
use model::Dossier;
use rayon::prelude::*;
use stories::events::EventInput;

pub use gather::{Gathering, gather};
use spill::{Reader, Spill};

use crate::account::of_reads;
use crate::groups::{PICKED, belong};
use crate::{Options, key};

/// Articles of one part: stories are put together and written so many at a time.
const PART: usize = 1024;

/// A story as it lies in the files: its name, and its articles, each packed under its id.
type Lying = (String, Vec<(String, Vec<u8>)>);

/// Files of a pile that cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum PileError {
    /// One of them.
    #[error("{path}: {source}; free some room or name another place with -o")]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: io::Error,
    },
    /// What lies in it was not written by this program, or is cut.
    #[error("{path} is damaged: remove its folder and begin anew")]
    Damaged {
        /// The file.
        path: PathBuf,
    },
}

impl PileError {
    fn file(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        |source| Self::File { path, source }
    }
}

/// The articles of a pile by the story that they belong to.
#[derive(Debug)]
pub struct Pile {
    spill: Spill,
    /// Where what each article says lies, with its id.
    articles: Vec<(spill::At, String)>,
    /// Stories by name, with places of their articles.
    stories: Vec<(String, Vec<u32>)>,
    /// First story of each part, and the number of stories at the end.
    parts: Vec<usize>,
}

impl Pile {
    /// Groups what was gathered.
    ///
    /// # Errors
    /// The files of the pile cannot be read.
    pub fn of(gathering: Gathering) -> Result<Self, PileError> {
        let Gathering { spill, .. } = gathering;
        let (inputs, places): (Vec<EventInput>, Vec<spill::At>) = spill.keys()?.into_iter().unzip();
        let one = (inputs.len() <= PICKED).then(|| inputs.iter().map(|i| i.id.clone()).min()).flatten();
        let mut of: Vec<(String, u32)> = match one {
            Some(first) => (0..).take(inputs.len()).map(|at| (first.clone(), at)).collect(),
            None => belong(&inputs).into_iter().map(|b| b.story).zip(0..).collect(),
        };
        of.sort_unstable();
        let articles: Vec<_> = places.into_iter().zip(inputs.into_iter().map(|i| i.id)).collect();
        let mut stories: Vec<(String, Vec<u32>)> = Vec::new();
        for (story, at) in of {
            match stories.last_mut().filter(|(name, _)| *name == story) {
                Some((_, members)) => members.push(at),
                None => stories.push((story, vec![at])),
            }
        }
        let mut parts = vec![0];
        let mut held = 0;
        for (n, (_, members)) in stories.iter().enumerate() {
            held += members.len();
            if held >= PART {
                parts.push(n + 1);
                held = 0;
            }
        }
        if held > 0 {
            parts.push(stories.len());
        }
        Ok(Self { spill, articles, stories, parts })
    }

    /// Number of stories.
    #[must_use]
    pub fn stories(&self) -> usize {
        self.stories.len()
    }

    /// Number of parts.
    #[must_use]
    pub fn parts(&self) -> usize {
        self.parts.len() - 1
    }

    /// Number of stories up to the end of a part.
    #[must_use]
    pub fn stories_up_to(&self, part: usize) -> usize {
        self.parts.get(part + 1).copied().unwrap_or(self.stories.len())
    }

    /// Puts the stories of a part together, on all cores: what `make` makes of the name and the account of each, in the
    /// order of the names.
    ///
    /// # Errors
    /// The files of the pile cannot be read.
    pub fn part<T: Send>(
        &self,
        part: usize,
        options: &Options,
        make: impl Fn(&str, &Dossier) -> T + Sync,
    ) -> Result<Vec<T>, PileError> {
        let from = self.parts.get(part).copied().unwrap_or(self.stories.len());
        let mut reader = self.spill.reader()?;
        let packed: Result<Vec<_>, _> = self.stories[from..self.stories_up_to(part)]
            .iter()
            .map(|s| self.packed(&mut reader, s))
            .collect();
        let made = |(name, members): Lying| {
            let reads: Result<Vec<_>, _> = members.iter().map(|(id, p)| self.spill.unpack(p, id)).collect();
            Ok(make(&name, &of_reads(reads?, options).dossier))
        };
        packed?.into_par_iter().map(made).collect()
    }

    /// A story as it lies in the files.
    fn packed(&self, reader: &mut Reader, (story, members): &(String, Vec<u32>)) -> Result<Lying, PileError> {
        let mut all = Vec::with_capacity(members.len());
        for (at, id) in members.iter().filter_map(|at| self.articles.get(*at as usize)) {
            all.push((id.clone(), reader.read(*at)?));
        }
        Ok((format!("story-{story}"), all))
    }
}

/// What a pile is read from and how: with any other, one begins anew. `bytes` are those of all files.
fn job(paths: &[PathBuf], bytes: u64, beside: &Beside<'_>, options: &Options) -> String {
    let how = format!("{paths:?} {bytes} {beside:?} {:?}", options.decisions);
    store::sha256(&[key(options).as_bytes(), env!("THROUGHLINE_GROUPERS").as_bytes(), how.as_bytes()])
}
