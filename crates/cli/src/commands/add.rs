//! `add`: articles into a store.

use engine::Options;
use store::{Access, Store};

use crate::args::Add;
use crate::end::End;
use crate::{inputs, output, progress};
use engine::decisions;

pub(crate) fn run(add: &Add) -> anyhow::Result<End> {
    let options = inputs::options(&add.reading)?;
    let mut store = Store::open(&add.store, Access::Create)?;
    let bar = progress::bar(0, add.reading.quiet, progress::BYTES);
    let adding =
        engine::add(&mut store, &add.paths, &inputs::beside(&add.reading)?, &options, &mut |so_far, at| {
            bar.set_length(at.1);
            bar.set_position(at.0);
            bar.set_message(format!("{} articles", so_far.added.new + so_far.added.changed));
        })?;
    bar.finish_and_clear();
    inputs::tell(&adding.warnings, &add.reading);
    let bar = progress::bar(0, add.reading.quiet, progress::STORIES);
    let options = Options { decisions: decisions(&store)?, ..options };
    engine::settle(&mut store, &options, &mut |done, all| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    })?;
    bar.finish_and_clear();
    if !add.reading.quiet {
        let a = adding.added;
        output::say(&format!(
            "{} new, {} changed, {} known; {} articles in {}",
            a.new,
            a.changed,
            a.known + adding.passed,
            store.count()?,
            add.store.display()
        ));
    }
    Ok(End::of(adding.inputs > 0, &adding.warnings))
}
