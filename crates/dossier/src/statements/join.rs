//! Which drafts of an article are one statement: cues that share their source in one sentence.

use model::{TextAt, draft::StatementDraft, record::Mode};

/// Groups of draft indices, each in text order, the groups in the order of their first.
pub(crate) fn groups(drafts: &[StatementDraft], text: &TextAt<'_>) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (n, draft) in drafts.iter().enumerate() {
        let group = groups.iter_mut().rev().take(4).find(|g| joins(drafts, g, draft, text));
        match group {
            Some(group) => group.push(n),
            None => groups.push(vec![n]),
        }
    }
    groups
}

/// True when `draft` goes on in the sentence of `group` with the same source.
fn joins(drafts: &[StatementDraft], group: &[usize], draft: &StatementDraft, text: &TextAt<'_>) -> bool {
    let (Some(first), Some(last)) = (group.first().map(|g| &drafts[*g]), group.last().map(|g| &drafts[*g]))
    else {
        return false;
    };
    if draft.rules.iter().any(|r| r == "scrap-of-several") {
        return false;
    }
    if draft.cue_lemma.is_empty() || draft.within.is_some() || first.within.is_some() {
        return false;
    }
    let (Some(a), Some(b)) = (&first.speaker, &draft.speaker) else { return false };
    let shared = a.span == b.span;
    let pronoun =
        b.span.len() <= 4 && a.entity.is_some() && a.entity == b.entity && coordinated(last, b, text);
    let direct = |d: &StatementDraft| d.mode == Mode::Direct;
    let two_quotations = group.iter().any(|g| direct(&drafts[*g])) && direct(draft);
    (shared || pronoun) && !two_quotations && same_sentence(last, draft, text)
}

/// "…, but he said": the pronoun stands behind "and" or "but", not behind "though" or "which".
fn coordinated(last: &StatementDraft, pronoun: &model::draft::Party, text: &TextAt<'_>) -> bool {
    let end = last.evidence.iter().map(|s| s.end).max().unwrap_or(0);
    let between = text.article().text.get(end as usize..pronoun.span.start as usize).unwrap_or("");
    let word = between.trim().rsplit([' ', ',']).next().unwrap_or("");
    matches!(word, "and" | "but")
}

/// True when no full stop with room behind it stands between the two.
fn same_sentence(a: &StatementDraft, b: &StatementDraft, text: &TextAt<'_>) -> bool {
    let end = a.evidence.iter().map(|s| s.end).max().unwrap_or(0);
    let start = b.evidence.iter().map(|s| s.start).min().unwrap_or(0);
    if start <= end {
        return true;
    }
    let between = text.article().text.get(end as usize..start as usize).unwrap_or("\n");
    between.len() < 120 && !between.contains(['\n', '.', '?', '!'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{Article, Span, draft::Party};

    fn draft(speaker: (u32, u32), evidence: (u32, u32), mode: Mode) -> StatementDraft {
        StatementDraft {
            mode,
            partial: false,
            evidence: vec![Span::new(evidence.0, evidence.1)],
            speaker: Some(Party { span: Span::new(speaker.0, speaker.1), entity: Some(1) }),
            audience: None,
            cue: None,
            cue_lemma: "say".into(),
            content: vec![Span::new(evidence.0, evidence.1)],
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
    fn cues_of_one_sentence_are_one_statement_and_two_quotations_are_two() {
        let article = Article {
            text: "Ott said it rained, adding that it poured. He left.".into(),
            ..Article::default()
        };
        let text = TextAt::new(&article);
        let indirect = [draft((0, 3), (0, 18), Mode::Indirect), draft((0, 3), (20, 41), Mode::Indirect)];
        assert_eq!(groups(&indirect, &text), [vec![0, 1]]);
        let direct = [draft((0, 3), (0, 18), Mode::Direct), draft((0, 3), (20, 41), Mode::Direct)];
        assert_eq!(groups(&direct, &text), [vec![0], vec![1]]);
        let apart = [draft((0, 3), (0, 41), Mode::Indirect), draft((43, 45), (43, 50), Mode::Indirect)];
        assert_eq!(groups(&apart, &text), [vec![0], vec![1]]);
    }
}
