//! Clues to the article's own date: what its words say of the day on which they were written.
//!
//! Each family is a small file. A clue never guesses: it says what must hold of the date D, and the dossier
//! intersects all clues of an article and of its story. Words inside quotation marks are spoken on another day and
//! give no clue, save where a rule says so.

mod bounds;
mod dateline;
mod elapsed;
mod event;
mod season;
mod weekday;

pub(super) use elapsed::{drop_untied_anniversaries, tie_anniversaries};

use model::{
    Span, Timex,
    draft::{DateClue, DateConstraint},
};

use crate::{Analysis, analysis::to_u32};

use super::found::Found;

/// What a clue rule may look at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene<'a> {
    /// The article.
    pub(super) analysis: &'a Analysis,
    /// Its times, in text order.
    pub(super) times: &'a [Found],
}

/// All clues of an article.
pub(super) fn find(analysis: &Analysis, times: &[Found]) -> Vec<DateClue> {
    let scene = Scene { analysis, times };
    let mut clues = Vec::new();
    dateline::find(&scene, &mut clues);
    weekday::find(&scene, &mut clues);
    bounds::find(&scene, &mut clues);
    event::find(&scene, &mut clues);
    elapsed::find(&scene, &mut clues);
    season::find(&scene, &mut clues);
    clues
}

impl Scene<'_> {
    /// The times with their indices, those in quotation marks and in repeated blocks left out.
    fn told(&self) -> impl Iterator<Item = (u32, &Found)> {
        self.times.iter().enumerate().filter(|(_, t)| !self.quoted(t.first)).map(|(i, t)| (to_u32(i), t))
    }

    /// True for a token inside quotation marks.
    fn quoted(&self, token: u32) -> bool {
        self.analysis.tokens.get(token as usize).is_none_or(|t| t.quoted)
    }

    /// The token range of the sentence of a time.
    fn sentence(&self, time: &Found) -> std::ops::Range<u32> {
        self.analysis.sentences.get(time.sentence as usize).map_or(0..0, |s| s.tokens.clone())
    }
}

fn clue(rule: &str, span: Span, says: DateConstraint) -> DateClue {
    DateClue { rule: rule.to_owned(), span, says }
}

/// The words from one time to another.
fn stretch(a: &Timex, b: &Timex) -> Span {
    a.span.hull(b.span)
}

/// Verbs of telling the press: their past with a bare weekday is the article's day or one shortly before.
fn reports(norm: &str) -> bool {
    matches!(
        norm,
        "said"
            | "told"
            | "announced"
            | "confirmed"
            | "reported"
            | "declared"
            | "added"
            | "stated"
            | "warned"
            | "says"
    )
}
