//! Reads a few sentences under a given profile, for the tests of each family.

use model::{Article, Block, BlockRole, Span, draft::Drafts};

use super::{Ground, read};
use crate::{Context, lexis::View, profile::Profiles, statements};

/// What a text says under profile `profile`, however little it speaks like it.
pub(crate) struct Reading {
    pub(crate) text: String,
    pub(crate) drafts: Drafts,
}

impl Reading {
    pub(crate) fn negotiation(text: &str) -> Self {
        Self::under("negotiation", text)
    }

    pub(crate) fn under(profile: &str, text: &str) -> Self {
        let mut blocks = Vec::new();
        let mut at = 0;
        for line in text.split('\n') {
            if !line.is_empty() {
                blocks.push(Block {
                    role: BlockRole::Body,
                    span: Span::of(at..at + line.len()),
                    source: None,
                    repeats: None,
                });
            }
            at += line.len() + 1;
        }
        let article = Article { id: "a".into(), text: text.into(), blocks, ..Article::default() };
        let analysis = language::analyse(&article);
        let profiles = Profiles::shipped();
        let context = Context { article: &article, analysis: &analysis, profiles: &profiles };
        let mut drafts = Drafts {
            entities: analysis.entities.clone(),
            times: analysis.times.clone(),
            ..Drafts::default()
        };
        statements::find(&context, &mut drafts);
        let count = u32::try_from(analysis.sentences.len()).unwrap();
        let views = (0..count).map(|s| View::new(&analysis, s)).collect();
        let ground = Ground::under(&context, profiles.get(profile), views, &drafts);
        read(&ground, &mut drafts);
        Self { text: text.into(), drafts }
    }

    pub(crate) fn words(&self, span: Span) -> &str {
        span.slice(&self.text)
    }

    /// Positions as "party stance issue", in the order in which they were found.
    pub(crate) fn positions(&self) -> Vec<String> {
        let one = |p: &model::draft::PositionDraft| {
            let party = p
                .party
                .entity
                .map_or_else(|| self.words(p.party.span), |e| self.drafts.entities[e as usize].name.as_str());
            let issue = match &p.issue {
                model::draft::IssueRef::Process => "process",
                model::draft::IssueRef::Key(key) => key,
            };
            format!("{party} {} {issue}", format!("{:?}", p.stance).to_lowercase())
        };
        self.drafts.positions.iter().map(one).collect()
    }

    /// Issues as "key: mention | mention".
    pub(crate) fn issues(&self) -> Vec<String> {
        let one = |i: &model::draft::IssueDraft| {
            let mentions: Vec<&str> = i.mentions.iter().map(|m| self.words(m.span)).collect();
            format!("{}: {}", i.key, mentions.join(" | "))
        };
        // What is only named, with no stance on it and no frame around it, waits for other articles.
        let shown = |i: &&model::draft::IssueDraft| !i.rules.iter().any(|r| r == "compound-noun");
        self.drafts.issues.iter().filter(shown).map(one).collect()
    }

    /// Figures as "measure = value unit".
    pub(crate) fn figures(&self) -> Vec<String> {
        let value = |v: &model::draft::FigureValue| match v {
            model::draft::FigureValue::Number(n) => n.to_string(),
            model::draft::FigureValue::Words(w) => w.clone(),
        };
        let one = |f: &model::draft::FigureDraft| {
            format!("{} = {} {}", f.measure, value(&f.value), f.unit.as_deref().unwrap_or("-"))
        };
        self.drafts.figures.iter().map(one).collect()
    }
}
