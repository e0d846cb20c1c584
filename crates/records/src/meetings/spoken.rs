//! Which statement a word stands in: an index over the article's statements, so that each question is cheap.

use model::{
    Span,
    draft::{Party, StatementDraft},
};

/// Spans looked at per question: statements nest only a few deep.
const REACH: usize = 24;

/// The stretches of an article's statements, sorted.
#[derive(Debug)]
pub(super) struct Spoken<'a> {
    statements: &'a [StatementDraft],
    spans: Vec<(Span, u32)>,
}

impl<'a> Spoken<'a> {
    /// Indexes the statements.
    pub(super) fn new(statements: &'a [StatementDraft]) -> Self {
        let each = |(n, s): (usize, &'a StatementDraft)| {
            let n = u32::try_from(n).unwrap_or(u32::MAX);
            s.content.iter().chain(&s.evidence).map(move |span| (*span, n))
        };
        let mut spans: Vec<(Span, u32)> = statements.iter().enumerate().flat_map(each).collect();
        spans.sort_unstable();
        Self { statements, spans }
    }

    /// The innermost statement around `at` (index).
    pub(super) fn at(&self, at: Span) -> Option<u32> {
        let end = self.spans.partition_point(|(s, _)| s.start <= at.start);
        let near = &self.spans[end.saturating_sub(REACH)..end];
        near.iter().filter(|(s, _)| s.contains(at)).min_by_key(|(s, n)| (s.len(), *n)).map(|(_, n)| *n)
    }

    /// Who speaks at `at`.
    pub(super) fn speaker(&self, at: Span) -> Option<Party> {
        self.statements.get(self.at(at)? as usize)?.speaker
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::record::Mode;

    fn statement(span: Span) -> StatementDraft {
        StatementDraft {
            mode: Mode::Indirect,
            partial: false,
            evidence: vec![span],
            speaker: None,
            audience: None,
            cue: None,
            cue_lemma: "say".into(),
            content: Vec::new(),
            chain: Vec::new(),
            hedge: None,
            said: None,
            venue: None,
            within: None,
            repeated: false,
            rules: Vec::new(),
        }
    }

    #[test]
    fn the_innermost_statement_wins() {
        let all = [statement(Span::new(0, 50)), statement(Span::new(10, 30))];
        let spoken = Spoken::new(&all);
        assert_eq!(spoken.at(Span::new(12, 15)), Some(1));
        assert_eq!(spoken.at(Span::new(40, 45)), Some(0));
        assert_eq!(spoken.at(Span::new(60, 65)), None);
    }
}
