//! Subjects of verbs with a tense: "Oto, the envoy who met Varga in Geneva, said".

use super::{Finder, REACH, frames};
use crate::chunks::walk::Item;

impl Finder<'_> {
    /// The subjects of the finite group at item `k`.
    pub(super) fn finite(&mut self, k: usize) -> Vec<u32> {
        if self.row.vg(k).is_some_and(|v| frames::of(&v.lemma).inverts) && self.after_quote(k) {
            let inverted = self.inverted(k);
            if !inverted.is_empty() {
                return inverted;
            }
        }
        let found = k.checked_sub(1).map(|j| self.walk(k, j)).unwrap_or_default();
        let found = if found.is_empty() { self.inverted(k) } else { found };
        if found.is_empty() { self.in_list(k) } else { found }
    }

    /// A closing quotation mark stands right before item `k`.
    fn after_quote(&self, k: usize) -> bool {
        k.checked_sub(1).is_some_and(|j| {
            self.row.tag(j) == "''" || (self.row.is_comma(j) && j > 0 && self.row.tag(j - 1) == "''")
        })
    }

    /// Goes left from item `j` for the subject of the group at `k`.
    fn walk(&mut self, k: usize, mut j: usize) -> Vec<u32> {
        let mut time = None;
        let mut over_comma = false;
        // The last member of a list inside a phrase: "gave a speech in the city and the envoys left".
        let mut spare = None;
        for _ in 0..REACH {
            let next = match self.row.get(j) {
                Some(Item::Np(n)) if self.row.is_time(j) && time.is_none() && j > 0 => {
                    time = Some((n, j));
                    Some(self.before_preposition(j))
                }
                Some(Item::Np(n)) => match self.phrase(j, over_comma) {
                    Step::Found(found) if found.is_empty() => return spare.into_iter().collect(),
                    Step::Found(found) => return found,
                    Step::Left(next) => {
                        if spare.is_none() && j + 1 == k && self.joined(j) {
                            spare = Some(n);
                        }
                        next
                    }
                },
                Some(Item::Vg(_)) => self.over_group(j),
                Some(Item::Word(_)) => {
                    if matches!(self.row.tag(j), "WDT" | "WP" | "WP$") || self.is_relative_that(j, k) {
                        self.set_relative(k, j);
                        return self.antecedent(j);
                    }
                    if self.row.tag(j) == "CC" {
                        let shared = self.shared(j);
                        return if shared.is_empty() { self.bare_time(time) } else { shared };
                    }
                    let comma = self.row.is_comma(j);
                    over_comma |= comma;
                    if comma { self.over_insertion(j) } else { self.over_word(j) }
                }
                None => None,
            };
            match next {
                Some(next) if next < j => j = next,
                _ if spare.is_some() => return spare.into_iter().collect(),
                _ => return self.bare_time(time),
            }
        }
        Vec::new()
    }

    /// "and" stands right before item `j`.
    fn joined(&self, j: usize) -> bool {
        j > 0 && self.row.tag(j - 1) == "CC"
    }

    /// "Thursday marks a year": a phrase of time is the subject where nothing else is and no preposition holds it.
    fn bare_time(&self, time: Option<(u32, usize)>) -> Vec<u32> {
        let Some((n, j)) = time else { return Vec::new() };
        let held = j > 0
            && (self.row.tag(j - 1) == "IN" || self.row.vg(j - 1).is_some() || self.row.is_comma(j - 1));
        if held { Vec::new() } else { vec![n] }
    }

    /// The item left of `j`, and left of the preposition that holds it.
    fn before_preposition(&self, j: usize) -> usize {
        if j > 1 && self.row.tag(j - 1) == "IN" { j - 2 } else { j.saturating_sub(1) }
    }

    /// A noun phrase on the way: the subject, or part of something to step over.
    fn phrase(&mut self, j: usize, over_comma: bool) -> Step {
        let (chain, first) = self.list(j);
        let Some(before) = first.checked_sub(1) else { return Step::Found(chain) };
        match self.row.get(before) {
            Some(Item::Word(_)) if matches!(self.row.tag(before), "IN" | "TO") => {
                self.after_preposition(chain, before)
            }
            Some(Item::Vg(_)) => self.after_group(chain, before),
            Some(Item::Word(_))
                if over_comma && self.row.is_comma(before) && self.row.is_description(first) =>
            {
                // "Oto, the envoy, who met Varga, said": the name before its description.
                match before.checked_sub(1).filter(|b| self.row.is_name(*b)) {
                    Some(name) => Step::Left(Some(name)),
                    None => Step::Found(chain),
                }
            }
            _ => Step::Found(chain),
        }
    }

    fn after_preposition(&mut self, chain: Vec<u32>, before: usize) -> Step {
        let word = self.row.norm(before);
        if matches!(
            word,
            "that"
                | "because"
                | "if"
                | "while"
                | "although"
                | "though"
                | "whether"
                | "unless"
                | "once"
                | "lest"
                | "so"
                | "whereas"
        ) {
            return Step::Found(chain);
        }
        let clause =
            matches!(word, "after" | "before" | "since" | "until" | "till" | "as" | "than" | "for" | "like");
        if clause && !self.noun_left_of(before) {
            return Step::Found(chain);
        }
        Step::Left(before.checked_sub(1))
    }

    /// True when the word before item `p` is a noun phrase that "after …" may belong to.
    fn noun_left_of(&self, p: usize) -> bool {
        let Some(left) = p.checked_sub(1) else { return false };
        self.row.np(left).is_some()
            && !self.row.is_time(left)
            && left.checked_sub(1).is_none_or(|b| self.row.vg(b).is_none() && self.row.tag(b) != "IN")
    }

    /// A noun phrase right after a verb: its object, or the subject of a clause without "that".
    fn after_group(&mut self, chain: Vec<u32>, before: usize) -> Step {
        if let Some(wh) = self.relative_at(before) {
            return if self.takes_clause(before) {
                Step::Found(chain)
            } else {
                Step::Left(wh.checked_sub(1))
            };
        }
        if self.takes_clause(before) {
            return Step::Found(chain);
        }
        if self.is_finite(before) {
            return match self.over_group(before) {
                Some(left) => Step::Left(Some(left)),
                None => Step::Found(Vec::new()),
            };
        }
        Step::Left(before.checked_sub(1))
    }

    /// Left of a verb group: its relative clause, its participle, or the clause that needs no pronoun.
    fn over_group(&self, j: usize) -> Option<usize> {
        if let Some(wh) = self.relative_at(j) {
            return wh.checked_sub(1);
        }
        if !self.is_finite(j) {
            return j.checked_sub(1);
        }
        // "the envoy Varga sent said": noun, noun, verb, verb.
        let left = j.checked_sub(2)?;
        (self.row.np(j - 1).is_some() && self.row.np(left).is_some() && !self.row.is_time(j - 1))
            .then_some(left)
    }

    /// "that" right before the verb and right after a noun.
    fn is_relative_that(&self, j: usize, k: usize) -> bool {
        self.row.norm(j) == "that" && j + 1 == k && j > 0 && self.row.np(j - 1).is_some()
    }

    /// Left of a word between subject and verb.
    fn over_word(&self, j: usize) -> Option<usize> {
        match self.row.tag(j) {
            "-RRB-" => (j.saturating_sub(30)..j).rev().find(|i| self.row.tag(*i) == "-LRB-")?.checked_sub(1),
            "IN" | "TO" if self.row.norm(j) != "that" => j.checked_sub(1),
            _ if self.row.is_filler(j) => j.checked_sub(1),
            _ => None,
        }
    }

    /// Left of the insertion that the comma or dash at `j` closes.
    fn over_insertion(&self, j: usize) -> Option<usize> {
        let dash = self.row.is_dash(j);
        let is_open = |i: &usize| if dash { self.row.is_dash(*i) } else { self.row.tag(*i) == "," };
        let mut open = (j.saturating_sub(40)..j).rev().find(is_open)?;
        while !self.is_insertion(open + 1, j) {
            open = (j.saturating_sub(40)..open).rev().find(is_open)?;
            if j - open > 30 {
                return None;
            }
        }
        open.checked_sub(1).filter(|b| self.row.np(*b).is_some())
    }

    /// What may stand between commas after a subject: a relative clause, an apposition, a participle, a phrase.
    fn is_insertion(&self, from: usize, to: usize) -> bool {
        let verbs = (from..to).filter(|k| self.is_finite(*k)).count();
        let opens = matches!(self.row.tag(from), "WDT" | "WP" | "WP$" | "WRB")
            || (self.row.tag(from) == "IN" && matches!(self.row.tag(from + 1), "WDT" | "WP"))
            || (self.row.tag(from) == "IN"
                && matches!(
                    self.row.norm(from),
                    "while" | "although" | "though" | "as" | "if" | "after" | "before"
                ));
        if opens {
            return true;
        }
        let says = (from..to).any(|k| self.row.vg(k).is_some_and(|v| frames::of(&v.lemma).inverts));
        verbs == 0 || (verbs == 1 && says && to - from <= 4)
    }

    /// What a relative pronoun at `wh` stands for: the noun phrase before it.
    pub(super) fn antecedent(&self, wh: usize) -> Vec<u32> {
        let mut j = wh;
        for _ in 0..4 {
            let Some(left) = j.checked_sub(1) else { return Vec::new() };
            j = left;
            if self.row.np(j).is_some() && !self.row.is_time(j) {
                return if self.row.is_comma(j + 1) || wh == j + 1 { self.list(j).0 } else { Vec::new() };
            }
            if !(self.row.is_comma(j) || matches!(self.row.tag(j), "IN" | "``" | "''") || self.row.is_time(j))
            {
                return Vec::new();
            }
        }
        Vec::new()
    }

    /// The subject that follows its verb of saying: ", said Oto".
    fn inverted(&self, k: usize) -> Vec<u32> {
        let Some(vg) = self.row.vg(k).filter(|v| frames::of(&v.lemma).inverts && v.tokens.len() <= 2) else {
            return Vec::new();
        };
        if vg.modal.is_some() || vg.passive {
            return Vec::new();
        }
        let free = k
            .checked_sub(1)
            .is_none_or(|j| self.row.is_comma(j) || matches!(self.row.tag(j), "''" | "." | ":"));
        let at = k + 1;
        if !free || self.row.np(at).is_none() || self.row.is_time(at) {
            return Vec::new();
        }
        let (chain, last) = self.list_right(at);
        if self.is_finite(last + 1) { Vec::new() } else { chain }
    }
}

/// What a noun phrase on the way means.
enum Step {
    /// The walk ends.
    Found(Vec<u32>),
    /// It goes on at this item, if there is one.
    Left(Option<usize>),
}
