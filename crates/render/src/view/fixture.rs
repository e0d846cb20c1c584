//! A small made-up dossier for the tests of this room: two articles on a quarrel about a river.

use jiff::civil::date;
use model::record::*;
use model::{Article, Basis, BlockRole, Dossier, Evidence, Interval, Precision, Span, TextAt, TimexType};

const FIRST: &str = "Ministers near deal on river dam

Envoy Ada Voss said on Monday she would meet Minister Tomas Brandt in Lindhaven on Thursday.
“We are nine tenths of the way there,” Voss told reporters. Delta Wire had reported that Brandt was ready.

The question of water shares remains unresolved, said Brandt, who rejects any cap on pumping.";

const SECOND: &str = "Dam talks end without a deal

Ada Voss and Tomas Brandt met for three hours in Lindhaven. “Nine tenths of the way,” Voss had said.
A second round is planned for 12 March. About 40,000 farms depend on the river.";

/// The dossier and its articles.
pub(crate) fn dossier() -> (Dossier, Vec<Article>) {
    let articles = vec![article("a1", "harbour-post.txt", FIRST), article("b2", "delta.txt", SECOND)];
    let at = |n: usize, words: &str| evidence(&articles[n], words);
    let mut d = Dossier { articles: frames(&articles), ..Dossier::default() };
    d.articles[0].outlet = Some("Harbour Post".into());
    d.articles[0].published.basis =
        vec![Basis { rule: "weekday-said".into(), evidence: Some(at(0, "on Monday")) }];
    d.entities = vec![
        entity("person-voss", "Ada Voss", EntityKind::Person, Some(at(0, "Envoy"))),
        entity("person-brandt", "Tomas Brandt", EntityKind::Person, Some(at(0, "Minister"))),
    ];
    d.times = vec![time(at(1, "12 March"), Interval::day(date(2031, 3, 12)))];
    let (meetings, issue) = (meetings(&at), issue(&at));
    d.meetings = meetings;
    d.issues = vec![issue];
    d.statements = vec![
        statement("statement-1", at(0, "“We are nine tenths of the way there,”"), false, &[]),
        statement("statement-2", at(1, "“Nine tenths of the way,”"), true, &["Delta Wire"]),
    ];
    d.utterances = vec![Utterance {
        id: "utterance-1".into(),
        speaker: Some("person-voss".into()),
        statements: vec!["statement-1".into(), "statement-2".into()],
        occasion: None,
        said: Interval::day(date(2031, 3, 3)),
        flags: vec![UtteranceFlag::Trimmed],
        origins: vec![origin("person-voss")],
        evidence: vec![
            at(0, "“We are nine tenths of the way there,” Voss told reporters"),
            at(1, "“Nine tenths of the way,” Voss had said"),
        ],
        rules: vec!["same-words".into()],
    }];
    d.positions = vec![Position {
        id: "position-1".into(),
        party: Some("person-brandt".into()),
        issue: "issue-1".into(),
        stance: Stance::Rejects,
        as_told_by: None,
        when: Interval::day(date(2031, 3, 3)),
        statement: None,
        condition: None,
        origins: vec![origin("person-brandt")],
        evidence: vec![at(0, "rejects any cap on pumping")],
        rules: vec!["stance-verb".into()],
    }];
    (d.progress, d.figures) = measures(&at);
    d.source_edges = vec![SourceEdge {
        id: "source-1".into(),
        from: "Delta Wire".into(),
        to: "a1".into(),
        kind: EdgeKind::OutletToOutlet,
        share: None,
        longest_run: None,
        evidence: vec![at(0, "Delta Wire had reported")],
        rules: vec!["named-outlet".into()],
    }];
    d.relations = vec![Relation {
        id: "relation-1".into(),
        kind: RelationKind::Superseded,
        records: vec!["meeting-held".into()],
        origins: vec![origin("Delta Wire")],
        reason: "status: planned → held".into(),
        evidence: vec![at(0, "would meet Minister Tomas Brandt"), at(1, "met for three hours")],
        rules: vec!["later-account".into()],
    }];
    (d, articles)
}

fn meetings(at: &impl Fn(usize, &str) -> Evidence) -> Vec<Meeting> {
    let when = Interval::between(date(2031, 3, 4), date(2031, 3, 6), Precision::Range);
    let planned = at(0, "she would meet Minister Tomas Brandt in Lindhaven on Thursday");
    let held = at(1, "Ada Voss and Tomas Brandt met for three hours in Lindhaven");
    let step = |article: &str, status, evidence: &Evidence| HistoryStep {
        article: article.into(),
        status,
        when,
        evidence: vec![evidence.clone()],
    };
    let first = Meeting {
        id: "meeting-held".into(),
        format: MeetingFormat::Meeting,
        participants: vec!["person-voss".into(), "person-brandt".into()],
        place: Some("Lindhaven".into()),
        place_entity: None,
        when,
        status: MeetingStatus::Held,
        history: vec![step("a1", MeetingStatus::Planned, &planned), step("b2", MeetingStatus::Held, &held)],
        duration: Some("PT3H".into()),
        purpose: None,
        outcome: Some("end without a deal".into()),
        origins: vec![origin("person-voss"), origin("delta.txt")],
        evidence: vec![planned, held],
        rules: vec!["meet-verb".into()],
    };
    let second = Meeting {
        id: "meeting-planned".into(),
        format: MeetingFormat::Talks,
        when: Interval::day(date(2031, 3, 12)),
        status: MeetingStatus::Planned,
        place: None,
        duration: None,
        outcome: None,
        origins: vec![origin("delta.txt")],
        history: Vec::new(),
        evidence: vec![at(1, "A second round is planned for 12 March")],
        rules: vec!["planned-for".into()],
        ..first.clone()
    };
    vec![first, second]
}

fn issue(at: &impl Fn(usize, &str) -> Evidence) -> Issue {
    Issue {
        id: "issue-1".into(),
        label: "water shares".into(),
        key: "water share".into(),
        state: IssueState::Open,
        state_evidence: vec![at(0, "The question of water shares remains unresolved")],
        evidence: vec![at(0, "water shares")],
        rules: vec!["question-of".into()],
    }
}

fn measures(at: &impl Fn(usize, &str) -> Evidence) -> (Vec<Progress>, Vec<Figure>) {
    let progress = Progress {
        id: "progress-1".into(),
        by: Some("person-voss".into()),
        measure: "way".into(),
        value: Some(FigureValue::Number(90.0)),
        unit: Some("%".into()),
        direction: ProgressDirection::Towards,
        when: Interval::day(date(2031, 3, 3)),
        origins: vec![origin("person-voss")],
        evidence: vec![at(0, "nine tenths of the way there")],
        rules: vec!["share-of-the-way".into()],
    };
    let figure = Figure {
        id: "figure-1".into(),
        measure: "farms".into(),
        value: FigureValue::Number(40_000.0),
        unit: None,
        approx: Some(Approx::About),
        when: Interval::UNKNOWN,
        by: None,
        origins: vec![origin("delta.txt")],
        evidence: vec![at(1, "About 40,000 farms")],
        rules: vec!["number-noun".into()],
    };
    (vec![progress], vec![figure])
}

fn article(id: &str, path: &str, text: &str) -> Article {
    Article { id: id.into(), path: path.into(), text: text.into(), ..Article::default() }
}

fn evidence(article: &Article, words: &str) -> Evidence {
    let at = article.text.find(words).unwrap();
    TextAt::new(article).evidence(Span::of(at..at + words.len()))
}

/// Frames with the first line as headline and each further line as body.
fn frames(articles: &[Article]) -> Vec<ArticleRecord> {
    let frame = |(n, article): (usize, &Article)| {
        let mut lines = article.text.lines().filter(|l| !l.is_empty());
        let title = lines.next().unwrap();
        let block = |role, words: &str| {
            let e = evidence(article, words);
            BlockAt { role, start: e.start, end: e.end, source_start: None, source_end: None }
        };
        let mut blocks = vec![block(BlockRole::Title, title)];
        blocks.extend(lines.map(|l| block(BlockRole::Body, l)));
        let day = date(2031, 3, if n == 0 { 3 } else { 6 });
        ArticleRecord {
            id: article.id.clone(),
            path: article.path.clone(),
            url: None,
            outlet: None,
            title: Some(title.into()),
            byline: None,
            language: Some("en".into()),
            published: PublishedRecord { interval: Interval::day(day), basis: Vec::new() },
            blocks,
            copy_of: None,
            text_sha256: String::new(),
            body_start: None,
        }
    };
    articles.iter().enumerate().map(frame).collect()
}

fn entity(id: &str, name: &str, kind: EntityKind, role: Option<Evidence>) -> Entity {
    Entity {
        id: id.into(),
        name: name.into(),
        kind,
        aliases: Vec::new(),
        roles: role.into_iter().map(|e| RoleRecord { text: e.exact.clone(), evidence: e }).collect(),
        mentions: Vec::new(),
        country: None,
        known: None,
        rules: vec!["full-name".into()],
    }
}

fn time(at: Evidence, interval: Interval) -> TimeRecord {
    TimeRecord {
        id: "time-1".into(),
        at,
        timex_type: TimexType::Date,
        timex_value: Some("2031-03-12".into()),
        modifier: None,
        interval,
        anchor: Some("article".into()),
        rules: vec!["day-month".into()],
    }
}

fn statement(id: &str, content: Evidence, partial: bool, via: &[&str]) -> Statement {
    let link = |name: &str| Link { name: name.into(), entity: None };
    let mut chain: Vec<Link> = via.iter().map(|v| link(v)).collect();
    chain.push(link("Ada Voss"));
    Statement {
        id: id.into(),
        mode: Mode::Direct,
        partial,
        speaker: None,
        audience: None,
        cue: None,
        evidence: vec![content.clone()],
        content: vec![content],
        chain,
        hedge: None,
        said: Interval::day(date(2031, 3, 3)),
        venue: None,
        about: vec!["issue-1".into()],
        repeated: false,
        rules: vec!["said-inverted".into()],
    }
}

fn origin(root: &str) -> Origin {
    Origin { root: root.into(), occasion: None, articles: vec!["a1".into()] }
}
