//! Which pairs of articles are compared at all: those that share two of their rarest terms within a few weeks.
//!
//! An index entry holds the articles with a term, by day. An article meets those after it in each of its entries, one
//! article at a time, so that nothing but the index is kept: time and memory grow with the number of articles.

use super::EventInput;

/// Terms of an article that index it: its rarest names and words.
const KEYS: usize = 24;

/// An entry with more articles than this within [`WINDOW`] is too common to meet by.
const HOT: usize = 400;

/// Dated articles further apart are not compared: the days alone speak against one event.
const WINDOW: i32 = 45;

/// A pair of articles, the earlier in canonical order first, and how alike they are.
pub(super) type Edge = (u32, u32, f32);

/// The pairs that share two keys and to which `score` gives a likeness, whatever the number of threads.
pub(super) fn scored(
    order: &[u32],
    inputs: &[EventInput],
    score: &(dyn Fn(u32, u32) -> Option<f32> + Sync),
) -> Vec<Edge> {
    let mut postings: Vec<Posting> = Vec::with_capacity(order.len() * KEYS);
    for (place, at) in (0u32..).zip(order) {
        let input = &inputs[*at as usize];
        let day = input.days.map_or(i32::MAX, |d| d.0);
        postings.extend(input.terms.keys(KEYS).into_iter().map(|key| Posting { key, day, place }));
    }
    postings.sort_unstable();
    let later = later(&postings);
    // Where the postings of each article stand, in one row after another.
    let mut places: Vec<(u32, u32)> = (0u32..)
        .zip(&postings)
        .map(|(n, p)| (p.place, n))
        .filter(|(_, n)| later[*n as usize] > *n + 1)
        .collect();
    places.sort_unstable();
    let index = Index { order, postings: &postings, later: &later };
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(places.len() / 20_000 + 1);
    if threads == 1 {
        return index.edges(&places, score);
    }
    let parts = parts(&places, threads);
    std::thread::scope(|scope| {
        let index = &index;
        let running: Vec<_> =
            parts.iter().map(|part| scope.spawn(move || index.edges(part, score))).collect();
        // A part whose thread failed is done again here, so that nothing is lost.
        let done = running.into_iter().zip(&parts);
        done.flat_map(|(thread, part)| thread.join().unwrap_or_else(|_| index.edges(part, score))).collect()
    })
}

/// Rows cut into parts of nearly one size, never inside the row of one article.
fn parts(places: &[(u32, u32)], count: usize) -> Vec<&[(u32, u32)]> {
    let mut parts = Vec::new();
    let mut rest = places;
    for left in (1..=count).rev() {
        let mut cut = rest.len() / left;
        while cut > 0 && cut < rest.len() && rest[cut].0 == rest[cut - 1].0 {
            cut += 1;
        }
        let (part, after) = rest.split_at(cut);
        parts.push(part);
        rest = after;
    }
    parts
}

struct Index<'a> {
    order: &'a [u32],
    postings: &'a [Posting],
    later: &'a [u32],
}

impl Index<'_> {
    fn edges(&self, places: &[(u32, u32)], score: &(dyn Fn(u32, u32) -> Option<f32> + Sync)) -> Vec<Edge> {
        let mut shared: Vec<u8> = vec![0; self.order.len()];
        let mut met: Vec<u32> = Vec::new();
        let mut edges = Vec::new();
        for row in places.chunk_by(|a, b| a.0 == b.0) {
            let place = row[0].0;
            for (_, n) in row {
                for other in &self.postings[*n as usize + 1..self.later[*n as usize] as usize] {
                    let count = &mut shared[other.place as usize];
                    if *count == 0 {
                        met.push(other.place);
                    }
                    *count = count.saturating_add(1);
                }
            }
            met.sort_unstable();
            for other in met.drain(..) {
                if std::mem::take(&mut shared[other as usize]) >= 2 && other != place {
                    let (a, b) = (place.min(other), place.max(other));
                    let (a, b) = (self.order[a as usize], self.order[b as usize]);
                    edges.extend(score(a, b).map(|s| (a, b, s)));
                }
            }
        }
        edges
    }
}

/// One article under one term.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Posting {
    key: u32,
    /// First possible day; undated ones come last.
    day: i32,
    place: u32,
}

/// For each posting one past the last that its article meets: those after it in its entry, of the same weeks, unless
/// the entry is too common there.
fn later(postings: &[Posting]) -> Vec<u32> {
    let mut later: Vec<u32> = (1..).take(postings.len()).collect();
    let mut start = 0;
    for entry in postings.chunk_by(|a, b| a.key == b.key) {
        let dated = entry.partition_point(|p| p.day < i32::MAX);
        // An undated article may be of any day: where there are few of any, everything is compared with them.
        let whole = dated < entry.len() && entry.len() <= HOT;
        let mut end = 0;
        for (n, posting) in entry.iter().enumerate() {
            while end < dated && n < dated && entry[end].day.saturating_sub(posting.day) <= WINDOW {
                end += 1;
            }
            let reach = if whole { entry.len() } else { end };
            if reach > n && reach - n <= HOT {
                later[start + n] = u32::try_from(start + reach).unwrap_or(u32::MAX);
            }
        }
        start += entry.len();
    }
    later
}

#[cfg(test)]
mod tests {
    use super::super::Terms;
    use super::*;

    #[test]
    fn a_pair_is_seen_once_and_not_over_years() {
        let text = "The harbour of Torvale burned, mayor Edda Kroll said.";
        let input = |id: &str, day: Option<i32>| EventInput {
            id: id.into(),
            terms: Terms::of(text),
            days: day.map(|d| (d, d)),
        };
        let pairs = |inputs: &[EventInput]| {
            let found = scored(&[0, 1, 2], inputs, &|_, _| Some(1.0));
            let mut seen: Vec<(u32, u32)> = found.into_iter().map(|(a, b, _)| (a, b)).collect();
            seen.sort_unstable();
            seen
        };
        let dated = [input("a", Some(0)), input("b", Some(3)), input("c", Some(900))];
        assert_eq!(pairs(&dated), [(0, 1)]);
        let undated = [input("a", Some(0)), input("b", None), input("c", Some(900))];
        assert_eq!(pairs(&undated), [(0, 1), (0, 2), (1, 2)]);
    }

    #[test]
    fn parts_do_not_cut_a_row() {
        let places = [(0, 0), (0, 1), (0, 2), (1, 3), (2, 4)];
        let parts = parts(&places, 2);
        assert_eq!(parts.concat(), places);
        assert_eq!(parts[0].len(), 3);
    }
}
