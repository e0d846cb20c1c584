//! The description of the API, OpenAPI 3.1: its schemas come from the types that are answered.

use axum::Json;
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::answers::{
    ArticleAnswer, HITS, KINDS, RecordAnswer, RecordsAnswer, SearchAnswer, StateAnswer, StoriesAnswer,
    StoryAnswer,
};
use super::cursor::MOST;

/// A parameter: name, where it stands, what it is.
type Parameter = (&'static str, &'static str, &'static str);

const STORY: Parameter = ("story", "path", "Id of a story");
const LIMIT: Parameter = ("limit", "query", "The most items to give, up to 1000; 100 where not said");
const CURSOR: Parameter = ("cursor", "query", "`next` of the part before");

/// The description.
pub(super) async fn openapi() -> Json<Value> {
    Json(description())
}

fn description() -> Value {
    let mut settings = SchemaSettings::draft2020_12();
    settings.definitions_path = "/components/schemas".into();
    settings.meta_schema = None;
    let mut of = settings.into_generator();
    let mut paths = Map::new();
    let mut path = |address: &str, what: &str, parameters: &[Parameter], schema: Value| {
        paths.insert(address.to_owned(), json!({"get": operation(what, parameters, &schema)}));
    };
    path("/v1/state", "What the store is at", &[], schema::<StateAnswer>(&mut of));
    path("/v1/stories", "Stories, the largest first", &[LIMIT, CURSOR], schema::<StoriesAnswer>(&mut of));
    path("/v1/stories/{story}", "One story with its articles", &[STORY], schema::<StoryAnswer>(&mut of));
    let which = [
        STORY,
        ("type", "query", "Only records of this type"),
        ("who", "query", "Only what this person or body has to do with: a part of a name"),
        ("issue", "query", "Only what touches issues with these words"),
        ("since", "query", "Only what no article from before this day tells"),
        LIMIT,
        CURSOR,
    ];
    path("/v1/stories/{story}/records", "The records of a story", &which, schema::<RecordsAnswer>(&mut of));
    let record = [STORY, ("record", "path", "Id of a record")];
    path(
        "/v1/stories/{story}/records/{record}",
        "One record, and why",
        &record,
        schema::<RecordAnswer>(&mut of),
    );
    let article = [STORY, ("article", "path", "Id of an article")];
    path("/v1/stories/{story}/articles/{article}", "One article", &article, schema::<ArticleAnswer>(&mut of));
    let search = [
        ("q", "query", "Words; \"a phrase\"; begin*"),
        ("who", "query", "A part of a name"),
        ("outlet", "query", "A part of an outlet's name"),
        ("since", "query", "A day"),
        ("until", "query", "A day"),
        ("hits", "query", "The most to give, up to 100"),
    ];
    path("/v1/search", "Articles by words, people, outlets, days", &search, schema::<SearchAnswer>(&mut of));
    path("/v1/openapi.json", "This description", &[], json!({"type": "object"}));
    let mut schemas = of.take_definitions(true);
    schemas.insert("Problem".to_owned(), problem());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Throughline",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "A dated, sourced account of developing stories: every record names the words it rests on.",
            "license": {"name": "MIT OR Apache-2.0"},
        },
        "paths": paths,
        "components": {"schemas": schemas},
    })
}

fn schema<T: schemars::JsonSchema>(of: &mut SchemaGenerator) -> Value {
    of.subschema_for::<T>().to_value()
}

fn operation(what: &str, parameters: &[Parameter], schema: &Value) -> Value {
    let parameters: Vec<Value> = parameters.iter().map(parameter).collect();
    let problem = json!({
        "description": "What went wrong",
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    });
    json!({
        "summary": what,
        "parameters": parameters,
        "responses": {
            "200": {"description": what, "content": {"application/json": {"schema": schema}}},
            "304": {"description": "The caller has it already"},
            "400": problem,
            "404": problem,
            "409": problem,
            "503": problem,
        },
    })
}

fn parameter((name, place, what): &Parameter) -> Value {
    let schema = match *name {
        "limit" => json!({"type": "integer", "minimum": 1, "maximum": MOST}),
        "hits" => json!({"type": "integer", "minimum": 1, "maximum": HITS}),
        "since" | "until" => json!({"type": "string", "format": "date"}),
        "type" => json!({"type": "string", "enum": KINDS}),
        "cursor" => json!({"type": "string", "pattern": "^[0-9a-f]{16}\\.[0-9]{1,9}$"}),
        _ if *place == "path" => json!({"type": "string", "minLength": 1}),
        _ => json!({"type": "string"}),
    };
    // Two numbers of items go by one name.
    let name = if *name == "hits" { "limit" } else { name };
    json!({"name": name, "in": place, "description": what, "required": *place == "path", "schema": schema})
}

fn problem() -> Value {
    json!({
        "type": "object",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": {"type": "string"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_types_are_those_that_records_write() {
        let record = description()["components"]["schemas"]["Record"].to_string();
        for kind in KINDS {
            assert!(record.contains(&format!("\"const\":\"{kind}\"")), "{kind}: {record}");
        }
    }

    #[test]
    fn every_reference_of_the_description_leads_to_a_schema() {
        let description = description();
        let text = description.to_string();
        let names: Vec<&str> =
            text.split("#/components/schemas/").skip(1).filter_map(|s| s.split('"').next()).collect();
        assert!(names.len() > 20, "{names:?}");
        for name in names {
            assert!(description["components"]["schemas"].get(name).is_some(), "{name}");
        }
        for kind in ["Meeting", "Statement", "Position", "Evidence"] {
            assert!(description["components"]["schemas"].get(kind).is_some(), "{kind}");
        }
    }
}
