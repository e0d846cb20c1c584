//! Independent origins say the same: a meeting, an event, an issue, a number.

use std::collections::BTreeMap;

use model::{
    Evidence,
    record::{FigureValue, Relation, RelationKind::Corroborated},
};

use super::{Look, articles, contradicted::vague, counts, relation, subject};

pub(super) fn find(look: &Look<'_>, found: &mut Vec<Relation>) {
    for m in &look.dossier.meetings {
        add(look, &m.id, &m.evidence, "meeting-of-several-origins", found);
    }
    for e in &look.dossier.events {
        add(look, &e.id, &e.evidence, "event-of-several-origins", found);
    }
    for i in &look.dossier.issues {
        add(look, &i.id, &i.evidence, "issue-of-several-origins-unsure", found);
    }
    figures(look, found);
}

/// One record that several origins in several articles stand behind.
fn add(look: &Look<'_>, id: &str, evidence: &[Evidence], rule: &str, found: &mut Vec<Relation>) {
    let origins = look.roots.of(evidence);
    if origins.len() < 2 || articles(evidence).len() < 2 {
        return;
    }
    let names: Vec<&str> = origins.iter().map(|o| o.root.as_str()).collect();
    let reason = format!("origins: {}", names.join(" · "));
    found.push(relation(Corroborated, vec![id.to_owned()], reason, evidence.to_vec(), rule));
}

/// Equal numbers of one measure and unit from several articles.
fn figures(look: &Look<'_>, found: &mut Vec<Relation>) {
    let mut same: BTreeMap<(String, String, String), Vec<&model::record::Figure>> = BTreeMap::new();
    // "Billions of dollars" in two articles is no agreement.
    let told = |f: &&model::record::Figure| match &f.value {
        FigureValue::Number(_) => true,
        FigureValue::Words(w) => w.contains(|c: char| c.is_ascii_digit()),
    };
    for f in look.dossier.figures.iter().filter(told) {
        let value = match &f.value {
            FigureValue::Number(n) => format!("{n}"),
            FigureValue::Words(w) => w.clone(),
        };
        same.entry((f.measure.clone(), f.unit.clone().unwrap_or_default(), value)).or_default().push(f);
    }
    let groups = same.into_iter().flat_map(|(key, group)| {
        subject::together(look, group).into_iter().map(move |group| (key.clone(), group))
    });
    for ((measure, unit, value), group) in groups.filter(|(_, g)| g.len() > 1) {
        let evidence: Vec<Evidence> = group.iter().flat_map(|f| f.evidence.clone()).collect();
        if group.iter().any(|f| vague(f)) && !about_one_thing(look, &group) {
            continue;
        }
        if articles(&evidence).len() < 2 || look.roots.of(&evidence).len() < 2 {
            continue;
        }
        let records = group.iter().map(|f| f.id.clone()).collect();
        // Half a year on the same number may be another one.
        let of = |e: &Evidence| look.order.of_article(&e.article);
        let hull = evidence.iter().map(of).reduce(|a, b| a.hull(&b)).and_then(|h| h.days());
        let rule = subject::graded("same-figure", hull.is_none_or(|days| days <= 183));
        found.push(relation(
            Corroborated,
            records,
            format!("{measure}: {value} {unit}").trim().to_owned(),
            evidence,
            rule,
        ));
    }
}

/// True when the sentences of all speak of one thing: equal hours, shares or sums alone are a coincidence.
fn about_one_thing(look: &Look<'_>, group: &[&model::record::Figure]) -> bool {
    let words: Vec<_> = group.iter().filter_map(|f| counts::spoken(look, f)).collect();
    words.len() == group.len() && words.windows(2).all(|w| w[0].intersection(&w[1]).count() >= 3)
}
