//! The job on one machine, all in this process and without the cluster's engine: for piles that fit it, and to compare with.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;
use std::time::Instant;

use anyhow::Context;
use datafusion::parquet::arrow::ArrowWriter;
use engine::Profiles;
use model::Article;
use rayon::prelude::*;
use reading::Given;
use stories_of::copies::{self, CopyInput, Limits, Shingles};
use stories_of::events::{self, EventInput, Weights};

use crate::articles::{self, Made};
use crate::groups::{FILE, Group, each, write_groups};
use crate::keep::properties;
use crate::{Job, stories, travel};

/// Articles whose stories are resolved together.
const TOGETHER: usize = 512;

/// Does the job.
pub(crate) async fn run(job: &Job) -> anyhow::Result<()> {
    let start = Instant::now();
    let told = |what: &str| eprintln!("{what}: {:.1} s", start.elapsed().as_secs_f64());
    let (mut all, mut frames) = read(&job.input).await?;
    told("articles");
    reading::settle_ids(&mut frames);
    for (made, frame) in all.iter_mut().zip(frames) {
        made.frame = frame;
    }
    all.sort_by(|a, b| a.frame.id.cmp(&b.frame.id));
    let groups = groups(&all);
    let folder = |name: &str| {
        let folder = job.output.join(name);
        std::fs::create_dir_all(&folder).map(|()| folder)
    };
    write_groups(&folder("groups")?, &groups)?;
    told("groups");
    records(&all, &groups, &folder("records")?)?;
    told("records");
    Ok(())
}

/// Every article of the inputs, with its frame.
async fn read(input: &Path) -> anyhow::Result<(Vec<Made>, Vec<Article>)> {
    let profiles = Profiles::shipped();
    let one = |(given, body): (Given, Vec<u8>)| -> Vec<std::io::Result<Made>> {
        reading::read(&given, &body).0.into_iter().map(|a| Made::of(a, &profiles)).collect()
    };
    let mut all: Vec<Made> = Vec::new();
    each(input, &articles::columns(input).await?, |batch| {
        let made: Vec<_> = articles::inputs(batch.columns()).into_par_iter().flat_map_iter(one).collect();
        for made in made {
            all.push(made?);
        }
        Ok(())
    })
    .await?;
    let frames = all.iter().map(|m| m.frame.clone()).collect();
    Ok((all, frames))
}

/// Where each article belongs, all at once.
fn groups(all: &[Made]) -> Vec<Group> {
    let id = |m: &Made| m.frame.id.clone();
    let event = |m: &Made| EventInput { id: id(m), ..m.keys.event.clone() };
    let found = events::find(&all.iter().map(event).collect::<Vec<_>>(), &Weights::default());
    let shingles: Vec<Shingles> = all.iter().map(|m| m.keys.shingles.clone()).collect();
    let inputs: Vec<CopyInput<'_>> =
        all.iter().map(|m| m.keys.copy.input(&m.frame.id, m.frame.outlet.as_deref())).collect();
    let copies = copies::find_among(&inputs, &shingles, &Limits::default());
    let name = |at: u32| id(&all[at as usize]);
    let group = |(at, made): (usize, &Made)| Group {
        row: at.to_string(),
        id: id(made),
        story: name(found.story[at]),
        event: name(found.event[at]),
        copy_of: copies.copy_of[at].map(name),
    };
    all.iter().enumerate().map(group).collect()
}

/// Writes the records of every story, many stories at a time.
fn records(all: &[Made], groups: &[Group], folder: &Path) -> anyhow::Result<()> {
    let mut by_story: BTreeMap<&str, Vec<&Made>> = BTreeMap::new();
    for (made, group) in all.iter().zip(groups) {
        by_story.entry(&group.story).or_default().push(made);
    }
    let path = folder.join(FILE).with_extension("parquet");
    let file = File::create(&path).with_context(|| path.display().to_string())?;
    let schema = stories::batch(Vec::new(), Vec::new())?.schema();
    let mut writer = ArrowWriter::try_new(file, schema, Some(properties()))?;
    let of_story = |(story, members): &(&str, Vec<&Made>)| -> anyhow::Result<_> {
        let reads: Result<_, _> = members.iter().map(|m| travel::unpack(&m.read, &m.frame.id)).collect();
        Ok(stories::lines(reads?)?.into_iter().map(|line| ((*story).to_owned(), line)).collect::<Vec<_>>())
    };
    let stories: Vec<(&str, Vec<&Made>)> = by_story.into_iter().collect();
    let mut rest = stories.as_slice();
    while !rest.is_empty() {
        let mut held = 0;
        let enough = |(_, members): &(&str, Vec<&Made>)| {
            held += members.len();
            held >= TOGETHER
        };
        let next = rest.iter().position(enough).map_or(rest.len(), |at| at + 1);
        let lines: Result<Vec<_>, _> = rest[..next].par_iter().map(of_story).collect();
        let lines: Vec<(String, String)> = lines?.into_iter().flatten().collect();
        let names = lines.iter().map(|(story, _)| story.as_str()).collect();
        let batch = stories::batch(names, lines.iter().map(|(_, line)| line.clone()).collect())?;
        writer.write(&batch)?;
        writer.flush()?;
        rest = &rest[next..];
    }
    writer.close()?;
    Ok(())
}
