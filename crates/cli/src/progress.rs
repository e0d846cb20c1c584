//! A bar on a terminal, with rate and remaining time; nothing anywhere else.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar of so many steps; a hidden one off a terminal or where talk is not wanted.
pub(crate) fn bar(total: u64, quiet: bool, template: &str) -> ProgressBar {
    if quiet || !std::io::stderr().is_terminal() {
        return ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
    }
    let bar = ProgressBar::new(total);
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style.progress_chars("━╸ "));
    }
    bar.enable_steady_tick(Duration::from_millis(250));
    bar
}

/// Bytes read, how fast, how long still, and what came of it.
pub(crate) const BYTES: &str = "{bar:24} {bytes}/{total_bytes}  {binary_bytes_per_sec}  {eta} left  {msg}";

/// Articles read.
pub(crate) const ARTICLES: &str = "{bar:24} {pos}/{len} articles  {per_sec}  {eta} left";

/// Stories written.
pub(crate) const STORIES: &str = "{bar:24} {pos}/{len} stories  {per_sec}  {eta} left";
