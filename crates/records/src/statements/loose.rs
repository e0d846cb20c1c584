//! Quotations that stand without a cue of their own, and what is in marks but was not said as such: names,
//! titles, terms.

use super::{
    attribution::Attribution, cues::Class, direct::ends_sentence, phrase::Phrase, speakers::Fit, view::View,
};

/// Words that introduce a name or a term in marks.
const NAMING: [&str; 14] = [
    "so-called",
    "called",
    "titled",
    "entitled",
    "named",
    "nicknamed",
    "dubbed",
    "codenamed",
    "known",
    "film",
    "song",
    "book",
    "ship",
    "word",
];

/// Gives every quotation that no cue has taken to the one who speaks around it, or leaves it.
pub(crate) fn link(view: &View<'_>, found: &mut Vec<Attribution>) {
    let mut owner: Vec<Option<usize>> = vec![None; view.quotes.len()];
    for (n, attribution) in found.iter().enumerate() {
        for q in &attribution.quotes {
            owner[*q].get_or_insert(n);
        }
    }
    let mut held = vec![false; view.quotes.len()];
    hold(view, found, &mut held);
    for q in 0..view.quotes.len() {
        if owner[q].is_some() || held[q] && !(view.quotes[q].continues && q > 0 && owner[q - 1].is_some()) {
            continue;
        }
        owner[q] = place(view, q, &owner, found);
    }
}

/// Marks quotations that lie in the content of a retold clause, and notes them there.
fn hold(view: &View<'_>, found: &mut [Attribution], held: &mut [bool]) {
    // The innermost content that holds the marks owns them.
    let mut owner: Vec<Option<(u32, usize)>> = vec![None; view.quotes.len()];
    for (n, attribution) in found.iter().enumerate().filter(|(_, a)| a.class <= Class::Act && !a.unsaid) {
        for content in &attribution.content {
            let from = view.quotes.partition_point(|q| q.outer.end <= content.start);
            for q in from..view.quotes.len() {
                let inner = view.quotes[q].inner;
                if inner.start >= content.end {
                    break;
                }
                if content.contains(inner) {
                    held[q] = true;
                    let near = (content.len(), n);
                    owner[q] = Some(owner[q].map_or(near, |o| o.min(near)));
                }
            }
        }
    }
    for (q, owner) in owner.into_iter().enumerate() {
        if let Some((_, n)) = owner.filter(|_| !is_name(view, q))
            && !found[n].quotes.contains(&q)
        {
            found[n].quotes.push(q);
        }
    }
}

/// Finds the speaker of quotation `q`; returns the attribution that owns it now.
fn place(view: &View<'_>, q: usize, owner: &[Option<usize>], found: &mut Vec<Attribution>) -> Option<usize> {
    let quoted = view.quotes[q];
    let before = q.checked_sub(1).and_then(|p| owner[p].map(|n| (p, n)));
    if quoted.continues
        && let Some((_, n)) = before
    {
        found[n].content.push(quoted.inner);
        found[n].quotes.push(q);
        found[n].rules.push("quote-over-paragraphs");
        return Some(n);
    }
    if let Some((p, n)) = before
        && interrupted(view, p, q)
        && found[n].direct
    {
        found[n].content.push(quoted.inner);
        found[n].quotes.push(q);
        found[n].rules.push("quote-interrupted");
        return Some(n);
    }
    if is_name(view, q) || !whole(view, q) {
        return None;
    }
    let tokens = view.quote_tokens[q].clone();
    let mut new = Attribution::new(Class::Speech, "", tokens.start..tokens.start, "quote-alone");
    new.content.push(quoted.inner);
    new.quotes.push(q);
    new.direct = true;
    if let Some((p, n)) = before
        && view.quotes[p].paragraph == quoted.paragraph
    {
        follow(&mut new, found, n, "quote-continued");
    } else if let Some(phrase) = signature(view, q) {
        new.widen(&phrase.tokens);
        new.source = Some(phrase);
        new.rules.push("quote-signed");
    } else if let Some(n) = reported_before(view, tokens.start, found) {
        follow(&mut new, found, n, "quote-after-report");
    } else if let Some(phrase) = subject_before(view, tokens.start) {
        new.source = Some(phrase);
        new.rules.push("quote-after-subject");
    } else if let Some((p, n)) = before
        && view.quotes[p].paragraph + 1 == quoted.paragraph
        && starts_paragraph(view, q)
    {
        follow(&mut new, found, n, "quote-next-paragraph");
    } else if tokens.len() < 7 || !view.has_finite(tokens.start, tokens.end) {
        return None;
    }
    found.push(new);
    Some(found.len() - 1)
}

/// `“A,” said Reyes during a visit to Oslo, “but B.”`: the second begins small behind a comma in the same sentence.
fn interrupted(view: &View<'_>, p: usize, q: usize) -> bool {
    let (a, b) = (view.quotes[p], view.quotes[q]);
    let text = &view.a.text;
    let between = text.get(a.outer.end as usize..b.outer.start as usize).unwrap_or("");
    let small = b.inner.slice(text).chars().next().is_some_and(char::is_lowercase);
    a.paragraph == b.paragraph
        && a.inner.slice(text).ends_with(',')
        && small
        && between.trim_end().ends_with(',')
        && view.quote_tokens[q].len() > 5
}

fn follow(new: &mut Attribution, found: &[Attribution], n: usize, rule: &'static str) {
    new.source.clone_from(&found[n].source);
    new.follows = Some(n);
    new.venue.clone_from(&found[n].venue);
    new.audience.clone_from(&found[n].audience);
    new.said = found[n].said;
    new.carriers.clone_from(&found[n].carriers);
    new.rules.push(rule);
}

/// `“We wait.” — Ilse Ott`: a dash and a name close the paragraph.
fn signature(view: &View<'_>, q: usize) -> Option<Phrase> {
    let dash = view.quote_tokens[q].end;
    if !view.is_dash(dash) {
        return signed_below(view, q);
    }
    let paragraph = view.paragraph(dash);
    let count = u32::try_from(view.a.tokens.len()).unwrap_or(u32::MAX);
    let limit = count.min(dash + 24);
    let end = (dash + 1..limit).find(|i| view.paragraph(*i) != paragraph).unwrap_or(limit);
    let name = view.source_starting(dash + 1, end)?;
    (view.is_name(name.head) && !view.has_finite(dash, end)).then_some(name)
}

/// A name with or without its paper as a paragraph of its own under a paragraph that is all marks.
fn signed_below(view: &View<'_>, q: usize) -> Option<Phrase> {
    let quoted = view.quotes[q];
    let paragraph = view.a.paragraphs.get(quoted.paragraph as usize)?;
    let closes = paragraph.span.slice(&view.a.text).trim_end().len() as u32 + paragraph.span.start;
    let below = view.a.paragraphs.get(quoted.paragraph as usize + 1)?;
    if !starts_paragraph(view, q) || quoted.outer.end != closes || below.sentences.len() != 1 {
        return None;
    }
    let tokens = view.a.sentences.get(below.sentences.start as usize)?.tokens.clone();
    let name = view.base_starting(tokens.start, tokens.end)?;
    let ended = name.tokens.end == tokens.end || view.is_comma(name.tokens.end);
    let person = view.is_name(name.head) && name.tokens.len() > 1 && view.fit(&name) == Fit::Yes;
    let line = tokens.len() <= 8 && !view.has_finite(tokens.start, tokens.end);
    (ended && person && line && !view.is(tokens.end - 1, &[".", ":", "?", "!"])).then_some(name)
}

/// The last attribution said aloud before token `at` in the same paragraph, one sentence back at most.
fn reported_before(view: &View<'_>, at: u32, found: &[Attribution]) -> Option<usize> {
    let before = at.checked_sub(1)?;
    if view.paragraph(before) != view.paragraph(at) {
        return None;
    }
    let sentence = view.a.tokens.get(before as usize)?.sentence;
    let same = |i: u32| view.a.tokens.get(i as usize).is_some_and(|t| t.sentence == sentence);
    found.iter().rposition(|f| {
        f.class <= Class::Act && !f.unsaid && f.source.is_some() && same(f.cue.start) && f.within.is_none()
    })
}

/// The subject of the sentence before, when it is a person by name or pronoun: `Ott was calm. “We wait.”`
fn subject_before(view: &View<'_>, at: u32) -> Option<Phrase> {
    let before = at.checked_sub(1)?;
    if view.paragraph(before) != view.paragraph(at) {
        return None;
    }
    let sentence = view.a.sentence_of(before)?.tokens.clone();
    let verb = (sentence.start..sentence.end).find(|i| view.is_finite(*i) && !view.quoted(*i))?;
    let subject = view.subject_before(view.group(verb, sentence.start).tokens.start, sentence.start)?;
    let person = view.tag(subject.head) == "PRP" && view.is(subject.head, &["he", "she"])
        || view.is_name(subject.head) && view.fit(&subject) == Fit::Yes;
    person.then_some(subject)
}

fn starts_paragraph(view: &View<'_>, q: usize) -> bool {
    let Some(paragraph) = view.a.paragraphs.get(view.quotes[q].paragraph as usize) else { return false };
    let lead = paragraph.span.slice(&view.a.text);
    let lead = paragraph.span.start as usize + lead.len() - lead.trim_start().len();
    view.quotes[q].outer.start as usize == lead
}

/// True when the words in marks are whole sentences: they begin one and end one.
fn whole(view: &View<'_>, q: usize) -> bool {
    let quoted = view.quotes[q];
    let before = view.a.text[..quoted.outer.start as usize].trim_end();
    let begins = starts_paragraph(view, q) || before.ends_with(['.', '?', '!', '”', '"', ':', '’', '\'']);
    begins && (ends_sentence(view, quoted.inner) || quoted.repaired) && view.quote_tokens[q].len() > 3
}

/// True for names, titles and terms in marks: capitals throughout, or a word before them that names.
pub(crate) fn is_name(view: &View<'_>, q: usize) -> bool {
    let tokens = view.quote_tokens[q].clone();
    let inner = view.quotes[q].inner.slice(&view.a.text);
    if ends_sentence(view, view.quotes[q].inner) && tokens.len() > 5 {
        return false;
    }
    let named = tokens.start.checked_sub(1).is_some_and(|i| {
        view.is(i, &NAMING) && view.tag(i) != "VBD"
            || view.norm(i) == "as" && i > 0 && view.norm(i - 1) == "known"
    });
    let mut words =
        inner.split(|c: char| !(c.is_alphanumeric() || c == '’' || c == '\'')).filter(|w| !w.is_empty());
    let small = |w: &str| w.len() <= 4 && w.chars().all(char::is_lowercase) && w.len() < 5;
    let capital = |w: &str| w.chars().next().is_some_and(char::is_uppercase);
    let first_capital = inner.trim_start().chars().next().is_some_and(char::is_uppercase);
    let all = words.clone().count() > 1 && words.all(|w| capital(w) || small(w)) && capital_last(inner);
    named || first_capital && all && !inner.ends_with(['.', '?', '!'])
}

fn capital_last(inner: &str) -> bool {
    inner
        .split(|c: char| !c.is_alphanumeric())
        .rfind(|w| !w.is_empty())
        .and_then(|w| w.chars().next())
        .is_some_and(char::is_uppercase)
}
