//! Texts that once took time by the square of their length, each named after what went wrong.

use super::{Hostile, allowed, run};

fn ends_in_time(name: &'static str, text: String) {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &Hostile::new("first.txt", "The envoys met in Oslo on Monday, Anna Holm said."));
    let input = Hostile::new(name, text);
    let (cost, (time, _)) = (run(folder.path(), &input), allowed(input.bytes.len()));
    assert!(cost.time <= time, "{name}: {} bytes, {:.1} s", input.bytes.len(), cost.time.as_secs_f64());
}

/// At every stop all words that follow were looked through for a signature.
#[test]
fn every_initial_was_taken_for_the_head_of_a_signature() {
    ends_in_time("initials.txt", "A. ".repeat(20_000));
}

/// Every time looked for its sentence from the text's head to its tail, and every time was compared with every other
/// one told in the same words.
#[test]
fn times_without_a_stop_had_one_sentence() {
    ends_in_time("times.txt", "they will meet on Tuesday and ".repeat(2_000));
}

/// Every country looked through all names for its own.
#[test]
fn a_country_named_again_and_again_was_looked_for_in_all_names() {
    ends_in_time("countries.txt", "Norway and Ghana met , of Norway ".repeat(2_000));
}

/// A name was compared with all people of its surname.
#[test]
fn a_list_of_one_familys_names() {
    let part = |n: usize, at: usize| ["Ba", "Ko", "Ri", "Ten", "Va", "Lo", "Mi", "Dar"][(n >> (3 * at)) & 7];
    let name = |n: usize| format!("{}{} {}{} Holm", part(n, 0), part(n, 1), part(n, 2), part(n, 3));
    ends_in_time("family.txt", (0..4_000).map(|n| format!("{} met ", name(n))).collect());
}

/// Every sentence looked through all blocks for the furniture that it may stand in.
#[test]
fn every_sentence_looked_through_all_blocks() {
    ends_in_time("lines.txt", "a\n".repeat(60_000));
}

/// Each of a hundred thousand attributions of one sentence was kept.
#[test]
fn it_said_it_said_without_a_stop() {
    ends_in_time("said.txt", "it said ".repeat(20_000));
}
