//! Work on all cores, in blocks whose results come back in order.

use std::{
    ops::Range,
    sync::atomic::{AtomicUsize, Ordering},
};

/// Does `work` for `0..count` in blocks of `size`, each thread with a `scratch` of its own. The results are those of
/// the blocks in order, whatever the number of threads.
pub(crate) fn blocks<S, R: Send>(
    count: usize,
    size: usize,
    scratch: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, Range<usize>) -> R + Sync,
) -> Vec<R> {
    let size = size.max(1);
    let total = count.div_ceil(size);
    let range = |block: usize| block * size..((block + 1) * size).min(count);
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(total);
    if threads <= 1 {
        let mut own = scratch();
        return (0..total).map(|block| work(&mut own, range(block))).collect();
    }
    let next = AtomicUsize::new(0);
    let turn = || {
        let mut own = scratch();
        let mut done = Vec::new();
        loop {
            let block = next.fetch_add(1, Ordering::Relaxed);
            if block >= total {
                return done;
            }
            done.push((block, work(&mut own, range(block))));
        }
    };
    let mut results: Vec<Option<R>> = (0..total).map(|_| None).collect();
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(turn)).collect();
        for (block, result) in running.into_iter().flat_map(|thread| thread.join().unwrap_or_default()) {
            results[block] = Some(result);
        }
    });
    // A block whose thread failed is done again here, so that nothing is lost.
    let mut own = scratch();
    let again = |(block, result): (usize, Option<R>)| result.unwrap_or_else(|| work(&mut own, range(block)));
    results.into_iter().enumerate().map(again).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_back_in_order() {
        let squares = blocks(10, 3, || (), |(), range| range.map(|i| i * i).collect::<Vec<_>>());
        assert_eq!(squares.len(), 4);
        assert_eq!(squares.concat(), (0..10).map(|i| i * i).collect::<Vec<_>>());
        assert!(blocks(0, 3, || (), |(), _| 1).is_empty());
    }
}
