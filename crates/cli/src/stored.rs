//! Accounts out of a store.

use std::path::Path;

use anyhow::bail;
use engine::{Account, Options};
use model::Article;
use model::record::ChangeKind;
use store::{Access, Store, StoreError};

use crate::args::{Input, Show, Since};
use crate::told::Told;
use crate::{inputs, output, progress};
use engine::decisions;

/// A store to read from, brought up to date where it may be written.
pub(crate) fn open(file: &Path, options: &mut Options) -> anyhow::Result<Store> {
    match Store::open(file, Access::Write) {
        Ok(mut store) => {
            // The store's own records rest on the store's own decisions; a file beside it has the last word in a view.
            let beside = std::mem::replace(&mut options.decisions, decisions(&store)?);
            if let Err(error) = settle(&mut store, file, options) {
                output::say(&format!("note: stories are shown as they were: {error}"));
            }
            options.decisions.extend(beside);
            Ok(store)
        }
        Err(StoreError::ReadOnly(_)) => {
            let store = Store::open(file, Access::Read)?;
            options.decisions.splice(0..0, decisions(&store)?);
            Ok(store)
        }
        Err(error) => Err(error.into()),
    }
}

/// Articles from which on it is said that a store is brought up to date, as it takes a while.
const MANY: usize = 1_000;

/// Brings a store up to date, and says so where that takes long: one that another version has written is resolved anew.
fn settle(store: &mut Store, file: &Path, options: &Options) -> Result<(), StoreError> {
    if store.is_settled(&engine::key(options))? {
        return Ok(());
    }
    let count = store.count()?;
    if count >= MANY {
        let file = file.display();
        output::say(&format!(
            "note: the stories of the {count} articles in {file} are brought up to date first"
        ));
    }
    let bar = progress::bar(0, count < MANY, progress::STORIES);
    let done = engine::settle(store, options, &mut |done, all| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    });
    bar.finish_and_clear();
    done
}

/// Brings stories and records up to date; tells the decisions that fit nothing in the whole store.
pub(crate) fn refresh(file: &Path) -> anyhow::Result<()> {
    let mut options = Options::default();
    let mut store = open(file, &mut options)?;
    let (story, _) = engine::story_to_show(&store, None)?;
    if story.is_none() && !options.decisions.is_empty() {
        for warning in engine::recall(&mut store, None, &options)?.warnings {
            output::say(&format!("note: {warning}"));
        }
    }
    Ok(())
}

/// The account of the story that is asked for, as the store keeps it where nothing beside the store changes it.
pub(crate) fn told(file: &Path, input: &Input) -> anyhow::Result<Told> {
    let mut options = inputs::options(&input.reading)?;
    let beside = options.profiles.is_some() || !options.decisions.is_empty();
    let mut store = open(file, &mut options)?;
    let kept = !beside && store.is_settled(&engine::key(&Options::default()))?;
    let wanted = input.story.as_deref();
    // A small store has no one story to name: its articles are put together as a handful of files are.
    if !kept || engine::story_to_show(&store, wanted)?.0.is_none() {
        return Ok(of_story(&mut store, input, wanted, &options)?.into());
    }
    let story = of_others(&store, input, wanted)?.unwrap_or_default();
    let told = Told::from(engine::kept(&store, &story)?);
    if told.articles.is_empty() {
        bail!("{}", none(&story));
    }
    Ok(told)
}

/// The account of the story that has this record, where no story is asked for.
pub(crate) fn account_with(file: &Path, input: &Input, record: &str) -> anyhow::Result<Account> {
    let mut options = inputs::options(&input.reading)?;
    let mut store = open(file, &mut options)?;
    let story = match &input.story {
        Some(story) => Some(story.clone()),
        None => store.story_of(record)?,
    };
    of_story(&mut store, input, story.as_deref(), &options)
}

fn of_story(
    store: &mut Store,
    input: &Input,
    wanted: Option<&str>,
    options: &Options,
) -> anyhow::Result<Account> {
    let story = of_others(store, input, wanted)?;
    let account = engine::recall(store, story.as_deref(), options)?;
    inputs::tell(&account.warnings, &input.reading);
    if let (Some(wanted), true) = (wanted, account.reads.is_empty()) {
        bail!("{}", none(wanted));
    }
    Ok(account)
}

/// The story to show; says where others are left out.
fn of_others(store: &Store, input: &Input, wanted: Option<&str>) -> anyhow::Result<Option<String>> {
    let (story, others) = engine::story_to_show(store, wanted)?;
    if others > 0 && wanted.is_none() && !input.reading.quiet {
        output::say(&format!(
            "note: this is the largest story of the store, {others} articles belong to others (`throughline stories --store FILE` lists them, `--story ID` shows one)"
        ));
    }
    Ok(story)
}

fn none(wanted: &str) -> String {
    format!("no story {wanted} in this store: `throughline stories --store FILE` lists them")
}

/// The articles of a story, or of the whole store.
pub(crate) fn articles(file: &Path, input: &Input) -> anyhow::Result<Vec<Article>> {
    let store = open(file, &mut inputs::options(&input.reading)?)?;
    Ok(engine::stored_articles(&store, input.story.as_deref())?)
}

/// With a store: keeps what is new or changed since the last look where that is asked for, and remembers this look.
/// Gives the words that say since when.
pub(crate) fn since_last(account: &mut Told, show: &Show) -> anyhow::Result<Option<String>> {
    let last = show.part.since == Some(Since::Last);
    let Some(file) = &show.input.store else {
        if last {
            bail!("--since last needs --store FILE: only a store remembers when you looked last");
        }
        return Ok(None);
    };
    let (Some(story), Ok(mut store)) = (account.dossier.story.as_ref(), Store::open(file, Access::Write))
    else {
        return Ok(None);
    };
    let story = story.id.clone();
    let before = store.last_look(&account.dossier)?;
    let now = account.dossier.clone();
    let mut told = None;
    if let (true, Some((made, old))) = (last, before) {
        let changes = engine::diff(&old, &account.dossier);
        let told_now = changes.iter().filter(|c| c.kind != ChangeKind::Dropped);
        let fresh = told_now.map(|c| c.record.clone()).collect();
        account.dossier = engine::only(&account.dossier, &fresh);
        account.dossier.changes = changes;
        told = Some(format!("is new or changed since you looked last ({made})"));
    }
    if let Err(error) = store.look(&story, &now) {
        output::say(&format!("note: this look is not remembered: {error}"));
    }
    Ok(told)
}
