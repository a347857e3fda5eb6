//! The example `tools`, by the messages that the specification of the protocol shows.

use crate::process::Running;
use serde_json::{Value, json};

#[test]
fn the_messages_of_the_specification() {
    let mut server = Running::start("tools", &[]);
    let mut count = 0;
    for line in include_str!("../data/mcp.txt").lines() {
        if let Some(request) = line.strip_prefix("--> ") {
            server.send(request);
        } else if let Some(expected) = line.strip_prefix("<-- ") {
            let mut answer: Value = serde_json::from_str(&server.line()).unwrap();
            count += 1;
            if expected == "TOOLS" {
                check_tools(&answer["result"]["tools"]);
                continue;
            }
            let expected: Value = serde_json::from_str(expected).unwrap();
            if expected["error"]["message"] == "…" {
                assert!(answer["error"]["message"].is_string(), "{answer}");
                answer["error"]["message"] = "…".into();
            }
            assert_eq!(answer, expected);
        }
    }
    assert_eq!(count, 18);
}

/// The tool has what the specification shows, and more: limits, and what it returns.
fn check_tools(tools: &Value) {
    let names: Vec<_> = tools.as_array().unwrap().iter().map(|tool| &tool["name"]).collect();
    assert_eq!(names, ["get_weather_data", "get_weather", "record_weather", "list_locations"]);
    for tool in tools.as_array().unwrap() {
        for schema in ["inputSchema", "outputSchema"].iter().filter_map(|key| tool.get(key)) {
            jsonschema::meta::validate(schema).unwrap();
            assert_eq!(schema["type"], "object", "{tool}");
        }
    }
    assert_eq!(tools[1]["description"], "Get current weather information for a location");
    assert_eq!(
        tools[1]["inputSchema"],
        json!({
            "type": "object",
            "properties": {
                "location": {
                    "type": "string",
                    "description": "City name or zip code",
                    "minLength": 1,
                    "maxLength": 60
                }
            },
            "required": ["location"],
            "additionalProperties": false
        })
    );
}
