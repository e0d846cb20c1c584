//! The source graph as a picture, layered from left to right: who is taken from stands left of who takes.

use std::collections::{BTreeMap, BTreeSet};

use model::record::EdgeKind;

use super::escape;
use crate::desk::Desk;
use crate::words;

/// More nodes than this are a list and no picture.
const MOST: usize = 60;
/// Layers from left to right; longer ways are drawn inside the last.
const LAYERS: usize = 4;
const WIDTH: f64 = 960.0;
const BOX: f64 = 210.0;
const ROW: f64 = 34.0;
const TOP: f64 = 10.0;

/// Nodes by name with their layers, and what ties them.
struct Layout {
    labels: BTreeMap<String, String>,
    layers: BTreeMap<String, usize>,
    ties: BTreeSet<(String, String, &'static str)>,
    /// Gaps that long ties pass through, by node taken from and layer: a tie behind a box would seem to end there.
    gaps: BTreeSet<(String, usize)>,
}

/// A node, or a gap of a layer with the node whose ties pass through it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Row {
    Node(String),
    Gap(String, usize),
}

/// The picture, or nothing where nobody takes from anybody or too many do.
pub(in super::super) fn sources(desk: &Desk<'_>) -> String {
    let layout = Layout::of(desk);
    if layout.ties.is_empty() || layout.labels.len() > MOST {
        return String::new();
    }
    let places = layout.places();
    let rows = places.values().map(|(_, y)| *y).fold(0.0, f64::max);
    let height = rows + ROW + TOP;
    let mut body = String::new();
    for (from, to, kind) in &layout.ties {
        let title = format!("{} → {}: {}", layout.labels[from], layout.labels[to], words_of(kind));
        body.push_str(&tie(&layout.way(&places, from, to), kind, &title));
    }
    for (row, (x, y)) in &places {
        let Row::Node(name) = row else { continue };
        let label = escape(&words::clip(&layout.labels[name], 30));
        body.push_str(&format!(
            "<g><rect class=\"hollow\" x=\"{x:.0}\" y=\"{y:.0}\" width=\"{BOX:.0}\" height=\"24\" rx=\"3\"/>\
             <text x=\"{:.0}\" y=\"{:.0}\">{label}</text></g>\n",
            x + 8.0,
            y + 16.0
        ));
    }
    format!(
        "<figure>\n<div class=\"wide\" role=\"region\" aria-label=\"Source graph: picture\" tabindex=\"0\">\n\
         <svg viewBox=\"0 0 {WIDTH:.0} {height:.0}\" role=\"img\" aria-label=\"Who takes from whom; the list below says the same\">\n{body}</svg>\n</div>\n\
         <figcaption class=\"faint\">Left is taken from, right takes. Whole line: names it · thick: copies it · \
         dashed: same source. The list below has the words.</figcaption>\n</figure>\n"
    )
}

fn words_of(kind: &str) -> &'static str {
    match kind {
        "copy" => "copies",
        "same" => "same source",
        _ => "names",
    }
}

impl Layout {
    fn of(desk: &Desk<'_>) -> Self {
        let mut layout = Self {
            labels: BTreeMap::new(),
            layers: BTreeMap::new(),
            ties: BTreeSet::new(),
            gaps: BTreeSet::new(),
        };
        for e in &desk.dossier.source_edges {
            let kind = match e.kind {
                EdgeKind::WireCopy | EdgeKind::PressRelease => "copy",
                EdgeKind::OutletToOutlet => "name",
                EdgeKind::CommonSource => "same",
                // Nobody takes anything there: the list says it.
                EdgeKind::Coincidence => continue,
            };
            let (from, to) = (layout.node(desk, &e.from), layout.node(desk, &e.to));
            if from != to {
                layout.ties.insert((from, to, kind));
            }
        }
        layout.layer();
        layout
    }

    /// The node of an article, or of a name; the article of an outlet that is also named is another node.
    fn node(&mut self, desk: &Desk<'_>, id: &str) -> String {
        let (key, label) = if desk.article(id).is_some() {
            (format!("article {id}"), desk.outlet(id))
        } else {
            (format!("name {id}"), desk.name(id))
        };
        self.labels.insert(key.clone(), label);
        key
    }

    /// Each node one layer right of the farthest that it takes from; a ring stops at the last layer.
    fn layer(&mut self) {
        self.layers = self.labels.keys().map(|k| (k.clone(), 0)).collect();
        for _ in 0..LAYERS {
            for (from, to, _) in &self.ties {
                let next = (self.layers[from] + 1).min(LAYERS - 1);
                if self.layers[to] < next {
                    self.layers.insert(to.clone(), next);
                }
            }
        }
        for (from, to, _) in &self.ties {
            self.gaps.extend((self.layers[from] + 1..self.layers[to]).map(|layer| (from.clone(), layer)));
        }
    }

    /// Upper left corners. In a layer, a node stands at the mean height of those that it takes from.
    fn places(&self) -> Places {
        let last = self.layers.values().copied().max().unwrap_or(0).max(1);
        let step = (WIDTH - BOX - 2.0) / last as f64;
        let mut places = Places::new();
        for layer in 0..=last {
            let nodes = self.layers.iter().filter(|(_, l)| **l == layer).map(|(n, _)| Row::Node(n.clone()));
            let gaps = self.gaps.iter().filter(|(_, l)| *l == layer).map(|(n, l)| Row::Gap(n.clone(), *l));
            let mut rows: Vec<(f64, &str, Row)> =
                nodes.chain(gaps).map(|row| (self.height(&row, &places), self.label(&row), row)).collect();
            rows.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)).then(a.2.cmp(&b.2)));
            let at = |row: usize| (1.0 + step * layer as f64, TOP + row as f64 * ROW);
            places.extend(rows.into_iter().enumerate().map(|(n, (_, _, row))| (row, at(n))));
        }
        places
    }

    fn label(&self, row: &Row) -> &str {
        let (Row::Node(name) | Row::Gap(name, _)) = row;
        &self.labels[name]
    }

    /// The mean height of what stands before a row in the layers left of it.
    fn height(&self, row: &Row, places: &Places) -> f64 {
        let before: Vec<Row> = match row {
            Row::Gap(name, layer) => vec![self.before(name, *layer)],
            Row::Node(name) => {
                let taken = self.ties.iter().filter(|(_, to, _)| to == name);
                taken.map(|(from, _, _)| self.before(from, self.layers[name])).collect()
            }
        };
        let (sum, count) =
            before.iter().filter_map(|r| places.get(r)).fold((0.0, 0), |(s, n), (_, y)| (s + y, n + 1));
        if count == 0 { 0.0 } else { sum / f64::from(count) }
    }

    /// The last stop of a node's ties before a layer: a gap, or the node itself.
    fn before(&self, from: &str, layer: usize) -> Row {
        let gap = layer.checked_sub(1).map(|l| (from.to_owned(), l)).filter(|gap| self.gaps.contains(gap));
        gap.map_or_else(|| Row::Node(from.to_owned()), |(name, layer)| Row::Gap(name, layer))
    }

    /// The corners that a tie goes by: its two nodes, and the gaps between them.
    fn way(&self, places: &Places, from: &str, to: &str) -> Vec<(f64, f64)> {
        let gaps = (self.layers[from] + 1..self.layers[to]).map(|layer| Row::Gap(from.to_owned(), layer));
        let ends = [Row::Node(from.to_owned()), Row::Node(to.to_owned())];
        let [first, last] = ends;
        let stops = std::iter::once(first).chain(gaps).chain(std::iter::once(last));
        stops.filter_map(|row| places.get(&row).copied()).collect()
    }
}

/// Upper left corners.
type Places = BTreeMap<Row, (f64, f64)>;

/// A line from corner to corner: a swing between layers, straight through a gap.
fn tie(way: &[(f64, f64)], kind: &str, title: &str) -> String {
    let style = match kind {
        "copy" => " stroke-width=\"3.5\"",
        "same" => " stroke-dasharray=\"6 4\"",
        _ => "",
    };
    let mut line = String::new();
    for pair in way.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let (y1, y2) = (from.1 + 12.0, to.1 + 12.0);
        // Inside one layer the line bows out on the right, between two it swings over.
        let (x1, x2) = if from.0 < to.0 { (from.0 + BOX, to.0) } else { (from.0 + BOX, to.0 + BOX) };
        let bow = if from.0 < to.0 { (x2 - x1) / 2.0 } else { 40.0 };
        let (c1, c2) = (x1 + bow, if from.0 < to.0 { x2 - bow } else { x2 + bow });
        let start = if line.is_empty() { 'M' } else { 'L' };
        line.push_str(&format!("{start}{x1:.0} {y1:.0} C{c1:.0} {y1:.0} {c2:.0} {y2:.0} {x2:.0} {y2:.0} "));
    }
    format!("<path class=\"tie\"{style} d=\"{}\"><title>{}</title></path>\n", line.trim_end(), escape(title))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    #[test]
    fn who_is_taken_from_stands_left_of_who_takes() {
        let (dossier, articles) = fixture::dossier();
        let desk = Desk::new(&dossier, &articles);
        let layout = Layout::of(&desk);
        let places = layout.places();
        let node = |name: &str| places[&Row::Node(name.to_owned())];
        assert!(node("name Delta Wire").0 < node("article a1").0);
        assert!(sources(&desk).contains("Delta Wire →"), "{}", sources(&desk));
    }

    #[test]
    fn a_line_over_two_layers_goes_through_a_gap_and_not_behind_a_box() {
        let tie = |from: &str, to: &str| (from.to_owned(), to.to_owned(), "name");
        let names = ["one", "two", "three"];
        let mut layout = Layout {
            labels: names.iter().map(|n| ((*n).to_owned(), (*n).to_owned())).collect(),
            layers: BTreeMap::new(),
            ties: [tie("one", "two"), tie("two", "three"), tie("one", "three")].into(),
            gaps: BTreeSet::new(),
        };
        layout.layer();
        let places = layout.places();
        let way = layout.way(&places, "one", "three");
        let two = places[&Row::Node("two".to_owned())];
        assert_eq!(way.len(), 3);
        assert!((way[1].0 - two.0).abs() < 1.0 && (way[1].1 - two.1).abs() >= ROW);
    }

    #[test]
    fn a_ring_of_sources_ends() {
        let (mut dossier, articles) = fixture::dossier();
        let mut back = dossier.source_edges[0].clone();
        (back.from, back.to) = ("a1".into(), "a2".into());
        let mut forth = back.clone();
        (forth.from, forth.to) = ("a2".into(), "a1".into());
        dossier.source_edges.extend([back, forth]);
        assert!(sources(&Desk::new(&dossier, &articles)).starts_with("<figure"));
    }
}
