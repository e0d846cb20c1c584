//! `diff`: what changed between two sets of articles.

use std::borrow::Cow;
use std::path::Path;

use model::Dossier;
use model::record::Record;
use render::Desk;

use crate::args::Diff;
use crate::end::End;
use crate::{inputs, output};

pub(crate) fn run(diff: &Diff) -> anyhow::Result<End> {
    let of = |path: &Path| inputs::of_paths(&[path.to_owned()], &diff.reading);
    let (old, new) = (of(&diff.old)?, of(&diff.new)?);
    let changes = engine::diff(&old.dossier, &new.dossier);
    let mut warnings = old.warnings;
    warnings.extend(new.warnings);
    let same = changes.is_empty();
    if diff.json {
        let mut out = output::open(diff.output.as_deref())?;
        for change in &changes {
            let record = Record::Change(Cow::Borrowed(change));
            serde_json::to_writer(&mut out, &record).map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
        out.flush()?;
    } else {
        // A line may rest on words of either set: look both up.
        let mut both = Dossier { changes, ..new.dossier };
        let known: Vec<String> = both.articles.iter().map(|a| a.id.clone()).collect();
        both.articles.extend(old.dossier.articles.into_iter().filter(|a| !known.contains(&a.id)));
        let reads = new.reads.iter().chain(&old.reads).map(|r| &r.article);
        let desk = Desk::new(&both, reads);
        let page = render::changes(&desk);
        let mut text = Vec::new();
        if let Some(terminal) = render::by_name("terminal", output::width()) {
            terminal.write(&desk, &page, &mut text)?;
        }
        output::coloured(diff.output.as_deref(), &text)?;
        if same && !diff.reading.quiet {
            output::say("no difference");
        }
    }
    // Code 1 says that there is a difference.
    Ok(End::of(same, &warnings))
}
