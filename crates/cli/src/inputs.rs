//! From the paths on the command line to an account; what could not be read is told on stderr.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, bail};
use engine::{Account, Beside, FieldMap, Narrow, Options, Profiles};
use model::{Article, Warning};

use crate::args::{Input, Part, Reading, Since};
use crate::decisions::File;
use crate::told::Told;
use crate::{output, progress, stored, warnings};

/// Reads everything that `input` names and runs the engine over it.
pub(crate) fn account(input: &Input) -> anyhow::Result<Account> {
    no_story_of_paths(input)?;
    of_paths(&input.paths, &input.reading)
}

/// The same, to be handed on: what a store keeps is not put together again.
pub(crate) fn told(input: &Input) -> anyhow::Result<Told> {
    match &input.store {
        Some(file) => stored::told(file, input),
        None => Ok(account(input)?.into()),
    }
}

/// The same for one story: of a large mixed pile the largest story is taken, and it is said.
pub(crate) fn story(input: &Input) -> anyhow::Result<Told> {
    if let Some(file) = &input.store {
        return stored::told(file, input);
    }
    no_story_of_paths(input)?;
    engine::prepare();
    let options = options(&input.reading)?;
    let (articles, warnings) = articles(&input.paths, &input.reading)?;
    let (articles, others) = engine::largest_story(articles);
    if others > 0 && !input.reading.quiet {
        output::say(&format!(
            "note: a mixed pile; this is its largest story, {} articles, {others} left out (`throughline stories` lists them)",
            articles.len()
        ));
    }
    let mut account = run(articles, &options, &input.reading);
    tell(&account.warnings, &input.reading);
    account.warnings.extend(warnings);
    Ok(account.into())
}

/// Stories have names that last in a store alone.
fn no_story_of_paths(input: &Input) -> anyhow::Result<()> {
    if let Some(story) = &input.story {
        bail!(
            "--story {story} names a story of a store: add --store FILE (of paths, `throughline export --story all` writes every story)"
        );
    }
    Ok(())
}

/// The same for paths and a way of reading.
pub(crate) fn of_paths(paths: &[PathBuf], reading: &Reading) -> anyhow::Result<Account> {
    engine::prepare();
    let options = options(reading)?;
    let (articles, warnings) = articles(paths, reading)?;
    let mut account = run(articles, &options, reading);
    tell(&account.warnings, reading);
    account.warnings.extend(warnings);
    Ok(account)
}

/// The articles of a store or of paths, alone.
pub(crate) fn listed(input: &Input) -> anyhow::Result<(Vec<Article>, Vec<Warning>)> {
    match &input.store {
        Some(file) => Ok((stored::articles(file, input)?, Vec::new())),
        None => articles(&input.paths, &input.reading),
    }
}

/// How the engine is to run.
pub(crate) fn options(reading: &Reading) -> anyhow::Result<Options> {
    let decisions = reading.decisions.as_deref().map(File::read).transpose()?.unwrap_or_default().decisions;
    Ok(Options { profiles: profiles(reading)?, threads: reading.threads.map(usize::from), decisions })
}

/// Tells what went wrong with inputs.
pub(crate) fn tell(warnings: &[Warning], reading: &Reading) {
    warnings::lines(warnings, reading.quiet).iter().for_each(|line| output::say(line));
}

/// The articles of paths alone, with what went wrong.
fn articles(paths: &[PathBuf], reading: &Reading) -> anyhow::Result<(Vec<Article>, Vec<Warning>)> {
    let beside = beside(reading)?;
    let (articles, warnings) = engine::open(paths, &beside);
    tell(&warnings, reading);
    if articles.is_empty() {
        output::say("no article found: name files or folders of text, HTML, JSONL, CSV, mail, archives");
    }
    Ok((articles, warnings))
}

/// Runs the engine, with a bar where that takes long.
fn run(articles: Vec<Article>, options: &Options, reading: &Reading) -> Account {
    const LONG: usize = 50;
    let quiet = reading.quiet || articles.len() < LONG;
    let bar = progress::bar(articles.len() as u64, quiet, progress::ARTICLES);
    let account = engine::run_telling(articles, options, &|done| bar.set_position(done as u64));
    bar.finish_and_clear();
    account
}

/// What is said beside the files.
pub(crate) fn beside(reading: &Reading) -> anyhow::Result<Beside<'_>> {
    let fields = reading.map.as_deref().map(fields).transpose()?.map(Arc::new);
    Ok(Beside {
        meta: reading.meta.as_deref(),
        fields,
        largest: reading.largest.map(|mb| u64::from(mb) << 20),
    })
}

/// A field map: pairs on the command line, or a TOML file.
fn fields(wanted: &str) -> anyhow::Result<FieldMap> {
    let file = wanted.ends_with(".toml") && !wanted.contains('=');
    let map = if file {
        let text =
            std::fs::read_to_string(wanted).with_context(|| format!("cannot read the map {wanted}"))?;
        FieldMap::from_toml(&text)
    } else {
        FieldMap::parse(wanted)
    };
    map.map_err(|why| anyhow::anyhow!("the map {wanted}: {why}"))
}

/// The part of an account that is asked for.
pub(crate) fn narrow(account: &mut Told, part: &Part) {
    let since = part.since.and_then(|since| match since {
        Since::Day(day) => Some(day),
        Since::Last => None,
    });
    let narrow = Narrow { since, who: part.who.clone(), issue: part.issue.clone() };
    if !narrow.is_empty() {
        account.dossier = narrow.apply(&account.dossier);
    }
}

/// The profiles to read by: all that are shipped, one of them by name, or a file of the user's own.
fn profiles(reading: &Reading) -> anyhow::Result<Option<Profiles>> {
    let Some(wanted) = reading.profile.as_deref() else { return Ok(None) };
    let mut shipped = Profiles::shipped();
    if let Some(only) = shipped.only(wanted) {
        return Ok(Some(only));
    }
    if !wanted.ends_with(".toml") {
        let names: Vec<&str> = shipped.iter().map(|p| p.name.as_str()).collect();
        bail!("no profile \"{wanted}\": use one of {}, or a .toml file", names.join(", "));
    }
    let text =
        std::fs::read_to_string(wanted).with_context(|| format!("cannot read the profile {wanted}"))?;
    shipped.add(wanted, &text)?;
    Ok(Some(shipped))
}
