//! The words of progress as a line over time: towards a deal, no change, away from it, each with whose word it is.

use model::record::{Progress, ProgressDirection};

use super::chart::{About, Entry, Shape, chart, entry};
use crate::desk::Desk;
use crate::{marks, words};

/// The picture, or nothing where fewer than two words of progress have a day.
pub(in super::super) fn progress(desk: &Desk<'_>, line: &dyn Fn(&str) -> Option<usize>) -> String {
    let about = About {
        name: "Progress",
        lanes: &["towards", "no change", "away"],
        legend: "▲ towards a deal · ● no change · ▼ away from it",
    };
    chart(desk.dossier.progress.iter().filter_map(|p| point(desk, p, line(&p.id))).collect(), &about)
}

fn point(desk: &Desk<'_>, p: &Progress, line: Option<usize>) -> Option<Entry> {
    let (lane, shape) = match p.direction {
        ProgressDirection::Towards => ("towards", Shape::Up),
        ProgressDirection::Flat => ("no change", Shape::Filled),
        ProgressDirection::Away => ("away", Shape::Down),
    };
    let by = p.by.as_deref().map_or_else(|| "the report".to_owned(), |id| desk.name(id));
    let said = p.evidence.first().map(|e| words::line(&e.exact)).unwrap_or_default();
    // A word without a day of its own was said when it was printed.
    let printed = p.evidence.first().filter(|_| p.when.is_unknown()).map(|e| desk.published(&e.article));
    entry(
        lane,
        &printed.unwrap_or(p.when),
        shape,
        &format!("{by}: {said}"),
        marks::progress(p.direction).word,
        line,
    )
}

#[cfg(test)]
mod tests {
    use model::Interval;

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
}
