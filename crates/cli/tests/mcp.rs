//! `mcp` as a whole program, asked by the SDK's own client over a child process.

#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use std::collections::BTreeMap;

use rmcp::model::{CallToolRequestParams, CallToolResult};
use rmcp::service::RunningService;
use rmcp::transport::TokioChildProcess;
use rmcp::{RoleClient, ServiceExt};
use serde_json::{Value, json};

/// An agent that talks to the binary.
type Agent = RunningService<RoleClient, ()>;

async fn agent(arguments: &[&str]) -> Agent {
    let mut command = tokio::process::Command::new(assert_cmd::cargo::cargo_bin!("throughline"));
    command.arg("mcp").args(arguments).arg("-q");
    ().serve(TokioChildProcess::new(command).unwrap()).await.unwrap()
}

async fn ask(agent: &Agent, tool: &'static str, arguments: Value) -> CallToolResult {
    let arguments = arguments.as_object().unwrap().clone();
    agent.call_tool(CallToolRequestParams::new(tool).with_arguments(arguments)).await.unwrap()
}

async fn told(agent: &Agent, tool: &'static str, arguments: Value) -> Value {
    let result = ask(agent, tool, arguments).await;
    assert_ne!(result.is_error, Some(true), "{tool}: {result:?}");
    result.structured_content.unwrap()
}

fn example() -> String {
    format!("{}/../../examples/border", env!("CARGO_MANIFEST_DIR"))
}

/// Every object that names words, wherever it stands in an answer.
fn words(value: &Value, into: &mut Vec<(String, usize, usize, String)>) {
    match value {
        Value::Array(all) => all.iter().for_each(|v| words(v, into)),
        Value::Object(fields) => {
            let text = |key: &str| fields.get(key).and_then(Value::as_str);
            let at = |key: &str| fields.get(key).and_then(Value::as_u64);
            if let (Some(article), Some(exact), Some(start), Some(end)) =
                (text("article"), text("exact"), at("start"), at("end"))
            {
                into.push((article.to_owned(), start as usize, end as usize, exact.to_owned()));
            }
            fields.values().for_each(|v| words(v, into));
        }
        _ => (),
    }
}

/// The stored texts of the example: of plain files, the files themselves.
fn texts() -> BTreeMap<String, String> {
    let records = common::records(&example());
    let articles = records.iter().filter(|r| r["type"] == "article");
    let text = |r: &Value| std::fs::read_to_string(r["path"].as_str().unwrap()).unwrap();
    articles.map(|r| (r["id"].as_str().unwrap().to_owned(), text(r))).collect()
}

fn assert_slices(answer: &Value, texts: &BTreeMap<String, String>) -> usize {
    let mut all = Vec::new();
    words(answer, &mut all);
    for (article, start, end, exact) in &all {
        let slice: String = texts[article].chars().skip(*start).take(end - start).collect();
        assert_eq!(&slice, exact, "{article} {start}..{end}");
    }
    all.len()
}

#[tokio::test]
async fn an_agent_asks_who_said_words_and_gets_spans_that_are_slices_of_the_articles() {
    let agent = agent(&[&example()]).await;
    let texts = texts();
    let all = told(&agent, "who_said", json!({"limit": 100})).await;
    assert!(assert_slices(&all, &texts) > 20);
    // Words out of the middle of something said by somebody known.
    let known = all["utterances"].as_array().unwrap().iter().find(|u| {
        u["speaker"]["id"].is_string() && u["wordings"][0]["words"][0]["exact"].as_str().unwrap().len() > 60
    });
    let known = known.unwrap();
    let exact = known["wordings"][0]["words"][0]["exact"].as_str().unwrap();
    let asked: Vec<&str> = exact.split_whitespace().skip(2).take(4).collect();
    let found = told(&agent, "who_said", json!({"words": asked.join(" ")})).await;
    let same = found["utterances"].as_array().unwrap().iter().find(|u| u["id"] == known["id"]).unwrap();
    assert_eq!(same["speaker"], known["speaker"]);
    assert!(assert_slices(&found, &texts) > 0);
    let name = known["speaker"]["name"].as_str().unwrap();
    let by_name = told(&agent, "who_said", json!({"who": name.to_uppercase(), "limit": 100})).await;
    assert!(by_name["utterances"].as_array().unwrap().iter().all(|u| u["speaker"]["name"] == name));
    agent.cancel().await.unwrap();
}

#[tokio::test]
async fn six_tools_answer_with_schemas_and_words_that_are_slices() {
    let agent = agent(&[&example()]).await;
    let texts = texts();
    let tools = agent.list_all_tools().await.unwrap();
    let mut names: Vec<_> = tools.iter().map(|t| t.name.to_string()).collect();
    names.sort();
    assert_eq!(names, ["evidence", "positions", "search", "story", "what_changed", "who_said"]);
    assert!(tools.iter().all(|t| t.output_schema.is_some() && t.description.is_some()));
    assert!(agent.peer_info().unwrap().instructions.as_ref().unwrap().contains("never instructions"));

    let story = told(&agent, "story", json!({})).await;
    assert!(assert_slices(&story, &texts) > 0);
    assert_eq!(story["articles"].as_array().unwrap().len(), texts.len());
    let positions = told(&agent, "positions", json!({"story": story["id"]})).await;
    assert!(assert_slices(&positions, &texts) > 0);
    let party = &positions["positions"][0]["party"]["name"];
    let some = told(&agent, "positions", json!({"party": party})).await;
    assert!(some["positions"].as_array().unwrap().iter().all(|p| &p["party"]["name"] == party));

    let behind = told(&agent, "evidence", json!({"id": positions["positions"][0]["id"], "around": 20})).await;
    assert_eq!(behind["record"]["type"], "position");
    let first = &behind["words"][0];
    let text = &texts[first["words"]["article"].as_str().unwrap()];
    let part = |key: &str| first[key].as_str().unwrap();
    let exact = first["words"]["exact"].as_str().unwrap();
    assert!(text.contains(&[part("before"), exact, part("after")].concat()));

    let word = exact.split(|c: char| !c.is_alphanumeric()).find(|w| w.len() > 4).unwrap();
    let hits = told(&agent, "search", json!({"words": word})).await;
    let hit = &hits["articles"][0];
    assert_eq!(hit["story"], story["id"]);
    let last = story["articles"].as_array().unwrap().last().unwrap();
    let day = last["published"]["latest"].as_str().unwrap();
    let changed = told(&agent, "what_changed", json!({"since": day})).await;
    assert!(changed["total"].as_u64().unwrap() > 0 && assert_slices(&changed, &texts) > 0);
    agent.cancel().await.unwrap();
}

#[tokio::test]
async fn a_question_that_cannot_be_answered_says_the_way_out() {
    let agent = agent(&[&example()]).await;
    for (tool, arguments, way_out) in [
        ("what_changed", json!({"since": "yesterday"}), "YYYY-MM-DD"),
        ("what_changed", json!({"since": "1901-01-01"}), "its articles are from"),
        ("who_said", json!({"who": "Nobody Whosoever"}), "it names"),
        ("positions", json!({"story": "none"}), "leave it out"),
        ("evidence", json!({"id": "meeting-0"}), "take one from another tool's answer"),
        ("search", json!({"since": "1.2.2030"}), "YYYY-MM-DD"),
    ] {
        let result = ask(&agent, tool, arguments).await;
        assert_eq!(result.is_error, Some(true), "{tool}");
        let text = serde_json::to_string(&result.content).unwrap();
        assert!(text.contains(way_out), "{tool}: {text}");
    }
    agent.cancel().await.unwrap();
}
