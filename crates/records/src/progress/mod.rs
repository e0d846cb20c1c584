//! How far along it is, and whose word that is.
//!
//! One record for each direction in a sentence: "close, and down to one issue" is one word of progress, "close,
//! though nothing is agreed" two.

use model::{
    draft::{Drafts, FigureValue, Party, ProgressDraft},
    record::ProgressDirection,
};

use crate::{
    figures::number,
    lexis::{Found, View, apart},
    parties::{denied, factual, joint, subject},
    profile::{Profile, ProgressCue},
    stakes::Ground,
};

/// Adds what it finds to `drafts`.
pub(crate) fn find(ground: &Ground<'_>, drafts: &mut Drafts) {
    let Some(profile) = ground.profile else { return };
    for view in &ground.views {
        if !ground.is_told(view.sentence) {
            continue;
        }
        let found = sentence(ground, profile, view, drafts);
        drafts.progress.extend(found);
    }
}

fn sentence(ground: &Ground<'_>, profile: &Profile, view: &View<'_>, drafts: &Drafts) -> Vec<ProgressDraft> {
    let mut found: Vec<ProgressDraft> = Vec::new();
    let cues = profile.progress.find(view);
    if cues.is_empty() {
        return found;
    }
    let process = ground.cues(view.sentence).of_process();
    let counts = |c: &Found<'_, ProgressCue>| {
        (process || !c.value.needs_process) && (!c.value.fact || is_fact(view, c))
    };
    for cue in apart(cues.into_iter().filter(counts).collect()) {
        let Some(direction) = turned(view, &cue) else { continue };
        let span = view.span(cue.start, view.with_scrap(cue.start, cue.end));
        let statement = ground.statement_at(span);
        let speaker = statement.and_then(|s| ground.speakers(drafts, s).first().copied());
        let by = speaker.or_else(|| acknowledged_by(ground, view, cue.start));
        let (value, unit) = value(view, &cue);
        let draft = ProgressDraft {
            by,
            measure: cue.value.measure.to_string(),
            value,
            unit,
            direction,
            when: None,
            statement,
            evidence: vec![span],
            repeated: ground.repeated(view.sentence),
            rules: vec!["progress-words".to_owned()],
        };
        match found.iter_mut().find(|f| f.direction == direction && f.by == by) {
            // The one with a number says more.
            Some(first) if first.value.is_none() && draft.value.is_some() => {
                let before = std::mem::replace(first, draft);
                first.evidence.extend(before.evidence);
                first.evidence.sort_unstable();
            }
            Some(first) => first.evidence.push(span),
            None => found.push(draft),
        }
    }
    found
}

/// True where the verb of the words is said as a fact: "talks resumed", not "to resume talks".
fn is_fact(view: &View<'_>, cue: &Found<'_, ProgressCue>) -> bool {
    let verb = |i: &usize| view.tag(*i).starts_with('V');
    let main = if verb(&cue.start) { Some(cue.start) } else { (cue.start..cue.end).rev().find(verb) };
    main.is_some_and(|at| factual(view, at))
}

/// "The guild acknowledged progress": whose word it is, with no statement around it.
fn acknowledged_by(ground: &Ground<'_>, view: &View<'_>, at: usize) -> Option<Party> {
    let word = |w: &str| {
        ["acknowledg", "hail", "report", "cite", "citing", "announc"].iter().any(|stem| w.starts_with(stem))
    };
    if !view.tag(at).starts_with('V') || !word(view.norm(at)) {
        return None;
    }
    subject(view, at).and_then(|s| joint(ground, view, s).first().copied())
}

/// The direction under negation: "no progress", "not close"; `None` where a negated setback says nothing.
fn turned(view: &View<'_>, cue: &Found<'_, ProgressCue>) -> Option<ProgressDirection> {
    let low = cue.start.saturating_sub(3);
    let negated =
        (low..cue.start).rev().take_while(|i| !matches!(view.norm(*i), "," | ";" | "and" | "but")).any(|i| {
            matches!(
                view.norm(i),
                "not" | "n't" | "never" | "no" | "without" | "little" | "hardly" | "nor" | "neither" | "yet"
            )
        });
    match (negated || denied(view, cue.start), cue.value.direction) {
        (false, direction) => Some(direction),
        (true, ProgressDirection::Towards) => Some(ProgressDirection::Away),
        (true, _) => None,
    }
}

/// The number in the cue, else the one that its words imply.
fn value(view: &View<'_>, cue: &Found<'_, ProgressCue>) -> (Option<FigureValue>, Option<String>) {
    let read = cue.number.and_then(|at| number::read(view, at)).map(|n| n.value);
    let value = read.or_else(|| cue.value.value.map(FigureValue::Number)).or_else(|| counted(view, cue));
    let unit = value.as_ref().and(cue.value.unit.as_deref()).map(str::to_owned);
    (value, unit)
}

/// "several critical matters": a count without a number.
fn counted(view: &View<'_>, cue: &Found<'_, ProgressCue>) -> Option<FigureValue> {
    let word = view.norm(cue.start);
    let vague =
        cue.value.measure.starts_with("issues") && matches!(word, "several" | "some" | "many" | "few");
    vague.then(|| FigureValue::Words(word.to_owned()))
}

#[cfg(test)]
mod tests {
    use model::record::ProgressDirection;

    use crate::stakes::testing::Reading;

    fn progress(text: &str) -> Vec<(String, ProgressDirection)> {
        Reading::negotiation(text).drafts.progress.iter().map(|p| (p.measure.clone(), p.direction)).collect()
    }

    fn one(measure: &str, direction: ProgressDirection) -> Vec<(String, ProgressDirection)> {
        vec![(measure.to_owned(), direction)]
    }

    #[test]
    fn towards_and_away() {
        assert_eq!(
            progress("The negotiations are very close."),
            one("closeness", ProgressDirection::Towards)
        );
        assert_eq!(
            progress("The talks ended without a breakthrough."),
            one("outcome", ProgressDirection::Away)
        );
        assert_eq!(
            progress("Several serious differences remain."),
            one("issues left", ProgressDirection::Away)
        );
    }

    #[test]
    fn not_close_points_away() {
        assert_eq!(
            progress("The negotiators are not very close."),
            one("closeness", ProgressDirection::Away)
        );
    }

    #[test]
    fn a_number_is_read_or_implied() {
        let reading = Reading::negotiation("The talks are down to three issues.");
        assert_eq!(reading.drafts.progress[0].value, Some(model::draft::FigureValue::Number(3.0)));
        let reading = Reading::negotiation("The talks are down to one issue.");
        assert_eq!(reading.drafts.progress[0].value, Some(model::draft::FigureValue::Number(1.0)));
    }

    #[test]
    fn closeness_in_a_street_is_no_progress() {
        assert_eq!(progress("The shop is close to the station."), []);
    }

    #[test]
    fn what_talks_do_and_what_is_done_to_them() {
        assert_eq!(progress("Talks between the guild and the port collapsed on Monday.").len(), 1);
        assert_eq!(
            progress("Norway and Chile resumed negotiations."),
            one("talks under way", ProgressDirection::Towards)
        );
        assert_eq!(
            progress("Norway and Chile signed a trade agreement."),
            one("agreement", ProgressDirection::Towards)
        );
    }

    #[test]
    fn what_may_be_signed_is_not_agreed() {
        assert_eq!(progress("Norway may sign a trade agreement."), []);
        assert_eq!(progress("Norway asked Chile to sign a trade agreement."), []);
    }
}
