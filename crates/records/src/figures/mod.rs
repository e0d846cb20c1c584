//! Numbers with what they measure: shares, sums, lengths of time, casualties, counts.

mod around;
mod kinds;
pub mod number;

use model::{
    Span, TimexType,
    draft::{Drafts, FigureDraft, FigureValue},
    record::Approx,
};

use crate::{lexis::View, stakes::Ground};

/// A figure of one sentence, in view positions.
#[derive(Clone, Debug, PartialEq)]
struct Figure {
    measure: String,
    value: FigureValue,
    unit: Option<String>,
    approx: Option<Approx>,
    from: usize,
    to: usize,
    rule: &'static str,
}

/// Adds what it finds to `drafts`.
pub(crate) fn find(ground: &Ground<'_>, drafts: &mut Drafts) {
    for view in &ground.views {
        let mut at = 0;
        while at < view.len() {
            let found = if in_calendar_time(view, at) { None } else { kinds::read(view, at) };
            let Some(figure) = found else {
                at += 1;
                continue;
            };
            at = figure.to.max(at + 1);
            let draft = draft(ground, drafts, view, figure);
            drafts.figures.push(draft);
        }
    }
}

fn draft(ground: &Ground<'_>, drafts: &Drafts, view: &View<'_>, figure: Figure) -> FigureDraft {
    let span = view.span(figure.from, figure.to);
    // "He hopes to end the nearly four-year war": a length in passing is the narrator's, the speaker's where it is
    // quoted.
    let quoted = view.analysis.tokens.get(view.token(figure.from) as usize).is_some_and(|t| t.quoted);
    let passing = matches!(figure.rule, "length-hyphenated" | "length-without-number") && !quoted;
    let statement = if passing { None } else { ground.statement_at(span) };
    FigureDraft {
        measure: figure.measure,
        value: figure.value,
        unit: figure.unit,
        approx: figure.approx,
        when: None,
        by: statement.and_then(|s| drafts.statements.get(s as usize)?.speaker),
        statement,
        evidence: vec![span],
        repeated: ground.repeated(view.sentence),
        rules: vec![figure.rule.to_owned()],
    }
}

/// True when the token belongs to a date or a clock time.
fn in_calendar_time(view: &View<'_>, at: usize) -> bool {
    let token = view.analysis.tokens.get(view.token(at) as usize);
    let span = token.map_or(Span::default(), |t| t.span);
    view.analysis.times_in(span).any(|t| {
        let time = &view.analysis.times[t as usize];
        matches!(time.kind, TimexType::Date | TimexType::Time) && !about_length(view, time.span)
    })
}

/// "the last six to eight weeks" and "two weeks ago" are dates to a calendar and lengths to a reader; the first
/// is kept as a figure.
fn about_length(view: &View<'_>, time: Span) -> bool {
    let words = time.slice(&view.analysis.text).to_lowercase();
    ["last", "past", "previous", "anniversary"].iter().any(|w| words.contains(w))
}

#[cfg(test)]
mod tests {
    use crate::stakes::testing::Reading;

    fn figures(text: &str) -> Vec<String> {
        Reading::negotiation(text).figures()
    }

    #[test]
    fn shares_and_sums() {
        assert_eq!(
            figures("The rebels hold roughly 30% of the valley."),
            ["share of the valley = 30 percent"]
        );
        assert_eq!(figures("The bank lent them $3.5 billion."), ["sum = 3500000000 USD"]);
        assert_eq!(
            figures("Two-thirds of the seats went to the left."),
            ["share of the seats = 0.667 share"]
        );
    }

    #[test]
    fn sums_with_their_magnitude_attached_and_ranges_in_one_word() {
        assert_eq!(figures("The mill will pay £20m into a fund."), ["sum = 20000000 GBP"]);
        assert_eq!(figures("They set up a $1.5bn fund."), ["fund = 1500000000 USD"]);
        assert_eq!(figures("Some 400-500 houses were lost."), ["houses = 400 to 500 houses"]);
    }

    #[test]
    fn lengths_with_and_without_a_number() {
        assert_eq!(figures("They signed after a six-hour meeting."), ["length of meeting = 6 hours"]);
        assert_eq!(figures("The nearly three-year war has emptied the coast."), ["length of war = 3 years"]);
        assert_eq!(figures("Months of talks have led nowhere."), ["length of talks = months months"]);
        assert_eq!(figures("He has led the guild for more than ten years."), ["length = 10 years"]);
    }

    #[test]
    fn casualties_also_vague_ones() {
        assert_eq!(figures("The flood killed tens of thousands."), ["killed = tens of thousands people"]);
        assert_eq!(figures("At least 14 people were injured in the blast."), ["injured = 14 people"]);
    }

    #[test]
    fn counts_and_ordinals() {
        assert_eq!(
            figures("The ministry named three of the port's largest grain traders."),
            ["the port's largest grain traders = 3 traders"]
        );
        assert_eq!(figures("It was their third meeting."), ["number of meeting = 3 ordinal"]);
    }

    #[test]
    fn ages_years_and_manners_of_speaking_are_no_figures() {
        for text in [
            "The 20-year-old driver was born in 2003.",
            "The two sides met, and one official left.",
            "It happened two weeks ago.",
            "They work 24/7.",
            "World War Two ended long ago.",
        ] {
            assert_eq!(figures(text), Vec::<String>::new(), "{text}");
        }
    }
}
