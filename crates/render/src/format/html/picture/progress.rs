//! The words of progress as a line over time: towards a deal, no change, away from it, each with whose word it is.

use model::{
    Interval,
    record::{Progress, ProgressDirection},
};

use super::chart::{About, Entry, Shape, chart, entry};
use crate::desk::Desk;
use crate::{marks, words};

/// The picture, or nothing where fewer than two words of progress have a day.
pub(in super::super) fn progress(desk: &Desk<'_>, line: &dyn Fn(&str) -> Option<usize>) -> String {
    let about = About {
        name: "Progress",
        lanes: &["towards", "no change", "away"],
        legend: "▲ towards a deal · ● no change · ▼ away from it · (+2) two more words of that voice",
    };
    chart(voices(desk).iter().filter_map(|v| point(desk, v, line)).collect(), &about)
}

/// The words of one voice that point one way in one range of days: one shape, or they bury each other.
struct Voice<'a> {
    by: Option<&'a str>,
    when: Interval,
    words: Vec<&'a Progress>,
}

fn voices<'a>(desk: &Desk<'a>) -> Vec<Voice<'a>> {
    let mut all: Vec<Voice<'_>> = Vec::new();
    for p in &desk.dossier.progress {
        // A word without a day of its own was said when it was printed.
        let printed = p.evidence.first().filter(|_| p.when.is_unknown()).map(|e| desk.published(&e.article));
        let (by, when) = (p.by.as_deref(), printed.unwrap_or(p.when));
        let same = |v: &&mut Voice<'_>| {
            v.by == by && v.when == when && v.words.iter().all(|w| w.direction == p.direction)
        };
        match all.iter_mut().find(same) {
            Some(voice) => voice.words.push(p),
            None => all.push(Voice { by, when, words: vec![p] }),
        }
    }
    all
}

fn point(desk: &Desk<'_>, voice: &Voice<'_>, line: &dyn Fn(&str) -> Option<usize>) -> Option<Entry> {
    let first = voice.words.first()?;
    let (lane, shape) = match first.direction {
        ProgressDirection::Towards => ("towards", Shape::Up),
        ProgressDirection::Flat => ("no change", Shape::Filled),
        ProgressDirection::Away => ("away", Shape::Down),
    };
    let by = voice.by.map_or_else(|| "the report".to_owned(), |id| desk.name(id));
    let said = first.evidence.first().map(|e| words::line(&e.exact)).unwrap_or_default();
    let label = match voice.words.len() - 1 {
        0 => format!("{by}: {said}"),
        // The number stays in sight when the words are clipped.
        more => format!("{by} (+{more}): {said}"),
    };
    let word = marks::progress(first.direction).word;
    entry(lane, &voice.when, shape, &label, word, line(&first.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    #[test]
    fn each_direction_has_a_lane_and_a_shape_of_its_own() {
        let (mut dossier, articles) = fixture::dossier();
        let mut second = dossier.progress[0].clone();
        second.id = "progress-2".into();
        dossier.progress.push(second);
        for (p, (direction, day)) in
            dossier.progress.iter_mut().zip([(ProgressDirection::Towards, 3), (ProgressDirection::Away, 6)])
        {
            p.direction = direction;
            p.when = Interval::day(jiff::civil::date(2031, 3, day));
        }
        let svg = progress(&Desk::new(&dossier, &articles), &|_| Some(1));
        assert!(svg.contains(">towards</text>") && svg.contains(">away</text>"), "{svg}");
        assert_eq!(svg.matches("<path class=\"filled\"").count(), 2);
    }

    #[test]
    fn a_voice_that_says_the_same_way_twice_is_one_shape() {
        let (mut dossier, articles) = fixture::dossier();
        let first = dossier.progress[0].clone();
        for n in 1..4 {
            let mut next = first.clone();
            next.id = format!("progress-{n}");
            dossier.progress.push(next);
        }
        dossier.progress[3].direction = ProgressDirection::Away;
        dossier.progress.iter_mut().for_each(|p| p.when = Interval::day(jiff::civil::date(2031, 3, 3)));
        dossier.progress.iter_mut().take(3).for_each(|p| p.direction = ProgressDirection::Towards);
        let svg = progress(&Desk::new(&dossier, &articles), &|_| Some(1));
        assert_eq!(svg.matches("<path class=\"filled\"").count(), 2, "{svg}");
        assert!(svg.contains(" (+2): "), "{svg}");
    }
}
