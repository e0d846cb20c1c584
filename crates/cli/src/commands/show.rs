//! `brief` and the views: the account, or a part of it, as something to read.

use anyhow::Context;
use render::page::Block;
use render::{Desk, View};

use crate::args::{PageFormat, Part, Show, Since};
use crate::end::End;
use crate::told::Told;
use crate::{inputs, output, stored};

pub(crate) fn run(show: &Show, view: View) -> anyhow::Result<End> {
    let format = PageFormat::of(show).map_err(|ending| {
        anyhow::anyhow!(
            "-o: no format ends in .{ending}: take .html, .md, .json, .jsonl or .txt, or name one with --format"
        )
    })?;
    let mut account = inputs::story(&show.input)?;
    let told = stored::since_last(&mut account, show)?;
    if !show.all {
        account.only_sure();
    }
    inputs::narrow(&mut account, &show.part);
    if account.articles.is_empty() {
        return Ok(End::of(false, &account.warnings));
    }
    write(&account, show, view, format, told)?;
    let found = something(&account, view);
    if !found && !show.input.reading.quiet {
        output::say("nothing of this kind in these articles");
    }
    let end = End::of(found, &account.warnings);
    // The program ends here: taking the account apart piece by piece would cost a twentieth of a short run.
    std::mem::forget(account);
    Ok(end)
}

fn write(
    account: &Told,
    show: &Show,
    view: View,
    format: PageFormat,
    told: Option<String>,
) -> anyhow::Result<()> {
    let desk = Desk::new(&account.dossier, &account.articles);
    let short = format == PageFormat::Terminal && view == View::Brief && !show.full;
    let mut page = render::page(&desk, view, short);
    if let (Some(note), Some(section)) = (part(&show.part, told), page.sections.first_mut()) {
        section.blocks.insert(0, Block::Note(note));
    }
    let writer = render::by_name(format.name(), output::width()).context("no such format")?;
    let path = show.output.as_deref();
    if format == PageFormat::Terminal {
        let mut text = Vec::new();
        writer.write(&desk, &page, &mut text)?;
        return output::coloured(path, &text);
    }
    let mut out = output::open(path)?;
    writer.write(&desk, &page, &mut out)?;
    out.flush()?;
    Ok(())
}

/// What part of the account is shown, where it is not the whole.
fn part(part: &Part, told: Option<String>) -> Option<String> {
    let since = part.since.and_then(|since| match since {
        Since::Day(day) => Some(format!("is told by no article from before {day}")),
        Since::Last => told,
    });
    let who = part.who.as_ref().map(|who| format!("has to do with \"{who}\""));
    let issue = part.issue.as_ref().map(|issue| format!("touches \"{issue}\""));
    let parts: Vec<String> = [since, who, issue].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("only what {}", parts.join(", and ")))
}

/// True when the view has something to show.
fn something(account: &Told, view: View) -> bool {
    let d = &account.dossier;
    match view {
        View::Brief => !d.articles.is_empty(),
        View::Timeline => !(d.meetings.is_empty() && d.events.is_empty() && d.utterances.is_empty()),
        View::Quotes => !d.utterances.is_empty(),
        View::Positions => !d.positions.is_empty(),
        View::Sources => !d.articles.is_empty(),
    }
}
