//! What went wrong with inputs, line by line: each that was not read by its name; of notes that say the same of very many
//! inputs the first, and how many more there are.

use std::collections::BTreeMap;

use model::Warning;

/// Notes of one sort that are told one by one.
const EACH: usize = 50;

/// The lines, in the order of the inputs; without notes where quiet is asked for.
pub(crate) fn lines(warnings: &[Warning], quiet: bool) -> Vec<String> {
    let mut told: BTreeMap<String, usize> = BTreeMap::new();
    let mut lines = Vec::new();
    for warning in warnings {
        if warning.unread {
            lines.push(format!("not read: {warning}"));
        } else if !quiet {
            let count = told.entry(sort(&warning.message)).or_default();
            *count += 1;
            if *count <= EACH {
                lines.push(format!("note: {warning}"));
            }
        }
    }
    let more = told.into_iter().filter(|(_, count)| *count > EACH);
    lines.extend(more.map(|(sort, count)| format!("note: {} more like this: {sort}", count - EACH)));
    lines
}

/// A message without its numbers: of two days that lie ahead the same is said.
fn sort(message: &str) -> String {
    message.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(n: usize, message: &str) -> Warning {
        Warning {
            input: format!("{n}.txt"),
            place: String::new(),
            message: message.to_owned(),
            unread: false,
        }
    }

    #[test]
    fn a_hundred_notes_of_one_sort_are_fifty_and_a_number_and_no_lost_input_is_left_out() {
        let mut all: Vec<Warning> =
            (0..100).map(|n| note(n, &format!("the day 30{n:02} lies ahead"))).collect();
        all.extend((0..100).map(|n| Warning::unread(format!("{n}.bin"), "no text")));
        let told = lines(&all, false);
        assert_eq!(told.len(), 151);
        assert!(told[0].starts_with("note: 0.txt") && told[149].starts_with("not read: 99.bin"), "{told:?}");
        assert_eq!(told[150], "note: 50 more like this: the day 0000 lies ahead");
        assert_eq!(lines(&all, true).len(), 100);
    }
}
