//! Which record ties whom to what.

use model::Evidence;
use model::record::{Origin, Position};

use super::{Attributes, Graph, Value, days, put, word};
use crate::desk::Desk;
use crate::words;

/// Who takes part in which meeting.
pub(super) fn meetings(graph: &mut Graph, desk: &Desk<'_>) {
    for m in &desk.dossier.meetings {
        let format = word(&m.format);
        let node = graph.node(&m.id, "meeting", &format);
        put(node, "status", Some(&word(&m.status)));
        put(node, "place", m.place.as_deref());
        days(node, &m.when);
        for (i, who) in m.participants.iter().enumerate() {
            let from = graph.party(desk, who);
            let attributes = tie("takes_part", &m.evidence, &m.origins);
            graph.edge(format!("{}/{i}", m.id), from, m.id.clone(), "takes part", attributes);
        }
    }
}

/// Where each side stands on what; the process as a whole is a node too.
pub(super) fn positions(graph: &mut Graph, desk: &Desk<'_>) {
    for issue in &desk.dossier.issues {
        let node = graph.node(&issue.id, "issue", &words::label(&issue.label, 120));
        put(node, "state", Some(&word(&issue.state)));
    }
    for p in &desk.dossier.positions {
        let Some(party) = &p.party else { continue };
        let from = graph.party(desk, party);
        if desk.dossier.issue(&p.issue).is_none() {
            graph.node(&p.issue, "process", "the process as a whole");
        }
        let stance = word(&p.stance);
        let attributes = stand(desk, p, &stance);
        graph.edge(p.id.clone(), from, p.issue.clone(), &stance, attributes);
    }
}

fn stand(desk: &Desk<'_>, p: &Position, stance: &str) -> Attributes {
    let mut attributes = tie("position", &p.evidence, &p.origins);
    put(&mut attributes, "stance", Some(stance));
    put(&mut attributes, "as_told_by", p.as_told_by.as_deref().map(|id| desk.name(id)).as_deref());
    put(&mut attributes, "condition", p.condition.as_deref());
    days(&mut attributes, &p.when);
    attributes
}

/// Who presses, offers to or acts on whom.
pub(super) fn pressure(graph: &mut Graph, desk: &Desk<'_>) {
    for l in &desk.dossier.levers {
        let (Some(actor), Some(target)) = (&l.actor, &l.target) else { continue };
        let (from, to) = (graph.party(desk, actor), graph.party(desk, target));
        let mut attributes = tie("lever", &l.evidence, &l.origins);
        put(&mut attributes, "lever", Some(&word(&l.kind)));
        put(&mut attributes, "what", Some(&l.what));
        put(&mut attributes, "status", Some(&l.status));
        graph.edge(l.id.clone(), from, to, &word(&l.kind), attributes);
    }
    for e in &desk.dossier.events {
        let (Some(actor), Some(recipient)) = (&e.actor, &e.recipient) else { continue };
        let (from, to) = (graph.party(desk, actor), graph.party(desk, recipient));
        let mut attributes = tie("event", &e.evidence, &e.origins);
        put(&mut attributes, "plover", e.plover.as_deref());
        put(&mut attributes, "status", Some(&word(&e.status)));
        days(&mut attributes, &e.when);
        graph.edge(e.id.clone(), from, to, &e.action, attributes);
    }
}

/// Whose words an article carries, and how often.
pub(super) fn speech(graph: &mut Graph, desk: &Desk<'_>) {
    let mut counts = std::collections::BTreeMap::<(&str, &str), (u64, &Evidence)>::new();
    for s in &desk.dossier.statements {
        let (Some(speaker), Some(first)) =
            (s.speaker.as_ref().and_then(|t| t.entity.as_deref()), s.evidence.first())
        else {
            continue;
        };
        counts.entry((speaker, &first.article)).or_insert((0, first)).0 += 1;
    }
    for ((speaker, article), (times, first)) in counts {
        let from = graph.party(desk, speaker);
        let mut attributes = tie("said_in", std::slice::from_ref(first), &[]);
        attributes.insert("statements", Value::Count(times));
        graph.edge(format!("said/{speaker}/{article}"), from, article.to_owned(), "said in", attributes);
    }
}

/// Who takes from whom.
pub(super) fn sources(graph: &mut Graph, desk: &Desk<'_>) {
    for e in &desk.dossier.source_edges {
        let from = if desk.article(&e.from).is_some() { e.from.clone() } else { graph.party(desk, &e.from) };
        let kind = word(&e.kind);
        let mut attributes = tie("source", &e.evidence, &[]);
        put(&mut attributes, "source", Some(&kind));
        if let Some(share) = e.share {
            // To six places: what a single-precision number holds.
            attributes.insert("share", Value::Share((f64::from(share) * 1e6).round() / 1e6));
        }
        if let Some(run) = e.longest_run {
            attributes.insert("longest_run", Value::Count(run.into()));
        }
        graph.edge(e.id.clone(), from, e.to.clone(), &kind, attributes);
    }
}

/// What every edge says: its kind, its first words and where they stand, the number of origins.
fn tie(kind: &str, evidence: &[Evidence], origins: &[Origin]) -> Attributes {
    let mut attributes = Attributes::from([("kind", Value::Text(kind.to_owned()))]);
    if let Some(first) = evidence.first() {
        put(&mut attributes, "words", Some(&first.exact));
        put(&mut attributes, "article", Some(&first.article));
        attributes.insert("start", Value::Count(first.start.into()));
        attributes.insert("end", Value::Count(first.end.into()));
    }
    if !origins.is_empty() {
        attributes.insert("origins", Value::Count(origins.len() as u64));
    }
    attributes
}
