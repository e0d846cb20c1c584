//! What all requests share: the store, the accounts assembled from it, and the server's secrets.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use engine::{Kept, Options};
use store::{Access, Store, StoreError};
use tokio::sync::Semaphore;

use crate::ServeError;
use crate::accounts::Accounts;
use crate::drawn::Pages;
use crate::error::Missing;

/// Connections kept open for readers.
const IDLE: usize = 32;

/// What all requests share.
#[derive(Debug)]
pub(crate) struct Shared {
    path: PathBuf,
    /// Questions answered at one time: more of them than cores would only take turns with each other.
    turns: Arc<Semaphore>,
    /// Key of the program: what it read is good for this key only.
    key: String,
    /// Readers at rest.
    idle: Mutex<Vec<Store>>,
    /// Held while the store is brought up to date.
    settling: Mutex<()>,
    accounts: Mutex<Accounts>,
    /// Stories whose accounts are being put together: whoever else asks for one waits for it.
    assembling: Mutex<BTreeMap<String, Arc<Mutex<()>>>>,
    /// Pages drawn before.
    pub(crate) pages: Mutex<Pages>,
    /// Proves that a form came from a page of ours.
    pub(crate) form_key: String,
    /// What callers must know.
    pub(crate) token: Option<String>,
    /// Where the server listens.
    pub(crate) address: SocketAddr,
}

impl Shared {
    /// Opens the store.
    pub(crate) fn open(path: &Path, token: Option<String>, address: SocketAddr) -> Result<Self, ServeError> {
        let mut bytes = [0u8; 16];
        getrandom::fill(&mut bytes).map_err(|e| ServeError::Random(e.to_string()))?;
        let shared = Self {
            path: path.to_owned(),
            turns: Arc::new(Semaphore::new(turns())),
            key: engine::key(&Options::default()),
            idle: Mutex::default(),
            settling: Mutex::default(),
            accounts: Mutex::default(),
            assembling: Mutex::default(),
            pages: Mutex::default(),
            form_key: bytes.iter().map(|b| format!("{b:02x}")).collect(),
            token,
            address,
        };
        shared.settled()?;
        Ok(shared)
    }

    /// Runs `work` on a connection to the store that is up to date, away from the threads that answer, in the order of the
    /// questions.
    pub(crate) async fn work<T, F>(self: &Arc<Self>, work: F) -> Result<T, Missing>
    where
        T: Send + 'static,
        F: FnOnce(&Self, &mut Store) -> Result<T, Missing> + Send + 'static,
    {
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(|_| Missing::GivenUp)?;
        let shared = Arc::clone(self);
        let task = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            let mut store = shared.settled()?;
            let done = work(&shared, &mut store);
            let mut idle = locked(&shared.idle);
            if idle.len() < IDLE {
                idle.push(store);
            }
            done
        });
        task.await.map_err(|_| Missing::GivenUp)?
    }

    /// A connection to read from, with stories and records brought up to date before.
    fn settled(&self) -> Result<Store, StoreError> {
        let idle = locked(&self.idle).pop();
        let store = match idle {
            Some(store) => store,
            None => Store::open(&self.path, Access::Read)?,
        };
        if store.is_settled(&self.key)? {
            return Ok(store);
        }
        let _one = locked(&self.settling);
        match Store::open(&self.path, Access::Write) {
            Ok(mut writing) => {
                let options = Options { decisions: engine::decisions(&writing)?, ..Options::default() };
                engine::settle(&mut writing, &options, &mut |_, _| ())?;
            }
            // A store that may not be written is shown as it was when it was last brought up to date.
            Err(StoreError::ReadOnly(_)) => {}
            Err(error) => return Err(error),
        }
        Ok(store)
    }

    /// What the store is at: it changes with every article and decision.
    pub(crate) fn mark(&self, store: &Store) -> Result<String, Missing> {
        Ok(store::sha256(&[store.mark(&self.key)?.as_bytes()]).chars().take(16).collect())
    }

    /// The account of a story, assembled once for each state of the store.
    pub(crate) fn account(&self, store: &mut Store, story: &str) -> Result<Arc<Kept>, Missing> {
        let mark = self.mark(store)?;
        if let Some(account) = self.kept().get(&mark, story) {
            return Ok(account);
        }
        let one = Arc::clone(locked(&self.assembling).entry(story.to_owned()).or_default());
        let found = {
            let _one = locked(&one);
            self.assembled(store, &mark, story)
        };
        locked(&self.assembling).remove(story);
        found
    }

    /// The account of a story put together, unless somebody else just did.
    fn assembled(&self, store: &mut Store, mark: &str, story: &str) -> Result<Arc<Kept>, Missing> {
        if let Some(account) = self.kept().get(mark, story) {
            return Ok(account);
        }
        let account = Arc::new(engine::kept(store, story)?);
        if account.articles.is_empty() {
            return Err(Missing::NotFound(format!("no story {story} in this store")));
        }
        self.kept().put(mark, story, Arc::clone(&account));
        Ok(account)
    }

    /// What `draw` makes of a story's account, with the mark of the store that it was made from.
    pub(crate) async fn of_story<T, F>(
        self: &Arc<Self>,
        story: String,
        draw: F,
    ) -> Result<(String, T), Missing>
    where
        T: Send + 'static,
        F: FnOnce(&Kept, &str, &Self) -> Result<T, Missing> + Send + 'static,
    {
        self.work(move |shared, store| {
            let account = shared.account(store, &story)?;
            Ok((shared.mark(store)?, draw(&account, &story, shared)?))
        })
        .await
    }

    /// What `draw` makes of what rests on one article of a story, with the mark of the store that it was made from. The account
    /// is not put together for it.
    pub(crate) async fn of_article<T, F>(
        self: &Arc<Self>,
        (story, article): (String, String),
        draw: F,
    ) -> Result<(String, T), Missing>
    where
        T: Send + 'static,
        F: FnOnce(&Kept, &str, &str) -> Result<T, Missing> + Send + 'static,
    {
        self.work(move |shared, store| {
            let mark = shared.mark(store)?;
            let held = shared.kept().get(&mark, &story);
            let account = held.map_or_else(|| engine::kept_of(store, &story, &article).map(Arc::new), Ok)?;
            if account.article(&article).is_none() {
                return Err(Missing::NotFound(format!(
                    "no article {article} in a story {story} of this store"
                )));
            }
            Ok((mark, draw(&account, &story, &article)?))
        })
        .await
    }

    /// Writes to the store.
    pub(crate) fn write<T>(
        &self,
        work: impl FnOnce(&mut Store) -> Result<T, StoreError>,
    ) -> Result<T, Missing> {
        let _one = locked(&self.settling);
        let mut store = Store::open(&self.path, Access::Write)?;
        Ok(work(&mut store)?)
    }

    fn kept(&self) -> MutexGuard<'_, Accounts> {
        locked(&self.accounts)
    }
}

/// Questions answered at one time: a long one must not keep all others waiting.
fn turns() -> usize {
    std::thread::available_parallelism().map_or(2, NonZero::get) * 2
}

/// A lock that somebody who panicked held is as good as any: what it guards is whole between two statements.
pub(crate) fn locked<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
