//! The same words in several articles, and wordings that leave words out.

use std::collections::BTreeMap;

use model::record::{Relation, RelationKind, Statement, UtteranceFlag};

use super::{Look, articles, relation};

pub(super) fn find(look: &Look<'_>, found: &mut Vec<Relation>) {
    let by_id: BTreeMap<&str, &Statement> =
        look.dossier.statements.iter().map(|s| (s.id.as_str(), s)).collect();
    for utterance in &look.dossier.utterances {
        let wordings: Vec<&Statement> =
            utterance.statements.iter().filter_map(|s| by_id.get(s.as_str()).copied()).collect();
        if articles(&utterance.evidence).len() < 2 || wordings.len() < 2 {
            continue;
        }
        let records: Vec<String> = wordings.iter().map(|s| s.id.clone()).collect();
        let evidence = wordings.iter().flat_map(|s| s.content.clone()).collect();
        let folded: Vec<String> = wordings.iter().map(|s| fold(s)).collect();
        if folded.windows(2).all(|w| w[0] == w[1]) {
            found.push(relation(
                RelationKind::SameWords,
                records,
                "equal wordings".to_owned(),
                evidence,
                "same-words",
            ));
        } else if utterance.flags.contains(&UtteranceFlag::Trimmed) {
            found.push(relation(
                RelationKind::Trimmed,
                records,
                "one wording lies in another".to_owned(),
                evidence,
                "trimmed",
            ));
        } else if utterance.rules.iter().any(|r| r == "same-words" || r == "same-scrap") {
            found.push(relation(
                RelationKind::SameWords,
                records,
                "one saying in other wordings".to_owned(),
                evidence,
                "other-wording",
            ));
        }
    }
}

fn fold(statement: &Statement) -> String {
    let words = statement.content.iter().flat_map(|e| e.exact.split(|c: char| !c.is_alphanumeric()));
    words.filter(|w| !w.is_empty()).map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
