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
        if let (Some(a), Some(b)) = (places.get(from), places.get(to)) {
            body.push_str(&tie(
                *a,
                *b,
                kind,
                &format!("{} → {}: {}", layout.labels[from], layout.labels[to], words_of(kind)),
            ));
        }
    }
    for (name, (x, y)) in &places {
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
        let mut layout = Self { labels: BTreeMap::new(), layers: BTreeMap::new(), ties: BTreeSet::new() };
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
    }

    /// Upper left corners. In a layer, a node stands at the mean height of those that it takes from.
    fn places(&self) -> BTreeMap<String, (f64, f64)> {
        let last = self.layers.values().copied().max().unwrap_or(0).max(1);
        let step = (WIDTH - BOX - 2.0) / last as f64;
        let mut places: BTreeMap<String, (f64, f64)> = BTreeMap::new();
        for layer in 0..=last {
            let mut names: Vec<(f64, &String)> = self
                .layers
                .iter()
                .filter(|(_, l)| **l == layer)
                .map(|(name, _)| (self.height(name, &places), name))
                .collect();
            names.sort_by(|a, b| {
                a.0.total_cmp(&b.0).then(self.labels[a.1].cmp(&self.labels[b.1])).then(a.1.cmp(b.1))
            });
            for (row, (_, name)) in names.into_iter().enumerate() {
                places.insert(name.clone(), (1.0 + step * layer as f64, TOP + row as f64 * ROW));
            }
        }
        places
    }

    fn height(&self, name: &str, places: &BTreeMap<String, (f64, f64)>) -> f64 {
        let of = self.ties.iter().filter(|(_, to, _)| to == name).filter_map(|(from, _, _)| places.get(from));
        let (sum, count) = of.fold((0.0, 0), |(sum, count), (_, y)| (sum + y, count + 1));
        if count == 0 { 0.0 } else { sum / f64::from(count) }
    }
}

fn tie(from: (f64, f64), to: (f64, f64), kind: &str, title: &str) -> String {
    let style = match kind {
        "copy" => " stroke-width=\"3.5\"",
        "same" => " stroke-dasharray=\"6 4\"",
        _ => "",
    };
    let (y1, y2) = (from.1 + 12.0, to.1 + 12.0);
    // Inside one layer the line bows out on the right, between two it swings over.
    let (x1, x2) = if from.0 < to.0 { (from.0 + BOX, to.0) } else { (from.0 + BOX, to.0 + BOX) };
    let bow = if from.0 < to.0 { (x2 - x1) / 2.0 } else { 40.0 };
    let (c1, c2) = (x1 + bow, if from.0 < to.0 { x2 - bow } else { x2 + bow });
    format!(
        "<path class=\"tie\"{style} d=\"M{x1:.0} {y1:.0} C{c1:.0} {y1:.0} {c2:.0} {y2:.0} {x2:.0} {y2:.0}\"><title>{}</title></path>\n",
        escape(title)
    )
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
        assert!(places["name Delta Wire"].0 < places["article a1"].0);
        assert!(sources(&desk).contains("Delta Wire →"), "{}", sources(&desk));
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
