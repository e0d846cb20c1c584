//! Times the page reader on HTML files, one core: `cargo bench -p throughline-engine --bench pages -- FOLDER`.
#![allow(clippy::print_stdout, reason = "a measuring binary prints")]

mod kit;

use std::time::Instant;

use kit::{at_share, float, millis, peak_megabytes};

fn main() {
    let (inputs, _) = intake::gather(&kit::paths(), &intake::Beside::default());
    if inputs.is_empty() {
        return;
    }
    let start = Instant::now();
    let mut times: Vec<f64> = Vec::new();
    let (mut bytes, mut words) = (0, 0);
    for input in &inputs {
        let lap = Instant::now();
        let (articles, _) = reading::read(&input.given, &input.bytes);
        times.push(millis(lap.elapsed()));
        bytes += input.bytes.len();
        words += articles.iter().map(|a| a.text.split_whitespace().count()).sum::<usize>();
    }
    let all = start.elapsed().as_secs_f64().max(1e-9);
    println!(
        "{} pages, {words} words kept: {:.0} pages/s, {:.1} MB/s; ms a page: median {:.2}, p99 {:.2}, most {:.2}; peak {:.0} MB",
        inputs.len(),
        float(inputs.len()) / all,
        float(bytes) / all / 1e6,
        at_share(&mut times, 0.5),
        at_share(&mut times, 0.99),
        at_share(&mut times, 1.0),
        peak_megabytes()
    );
}
