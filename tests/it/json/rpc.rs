//! The example `json_rpc`: what the specification shows, and what becomes of wrong arguments.

#[path = "../../../examples/json_rpc/rpc.rs"]
mod rpc;
#[path = "../../../examples/json_rpc/service.rs"]
mod service;

use serde_json::{Value as Json, from_slice, from_str, json, to_value};
use service::Service;
use typed_structs::{Object, Typed, Untyped, args, typed_methods};

fn answer(object: &mut dyn Object, document: &str) -> Option<Json> {
    rpc::answer(object, document.as_bytes()).map(|answer| to_value(answer).unwrap())
}

/// The answer to one call.
fn call(service: &mut Service, method: &str, params: Json) -> Json {
    let request = json!({"jsonrpc": "2.0", "method": method, "params": params, "id": 1});
    let mut response = answer(service, &request.to_string()).unwrap();
    assert_eq!(response["jsonrpc"], "2.0");
    assert_eq!(response["id"], 1);
    let outcome = response.as_object_mut().unwrap();
    outcome.remove("result").unwrap_or_else(|| outcome.remove("error").unwrap())
}

fn service() -> Service {
    Service::construct(args!()).unwrap()
}

/// Returns the code, the message and the displayed mismatches of an error.
fn shown(error: &Json) -> Vec<String> {
    let mut lines = vec![format!("{} {}", error["code"], error["message"].as_str().unwrap())];
    let mismatches = error["data"]["mismatches"].as_array().into_iter().flatten();
    lines.extend(mismatches.map(|mismatch| mismatch["message"].as_str().unwrap().into()));
    lines
}

/// The errors of the specification have no `data`.
fn without_data(mut answer: Json) -> Json {
    let strip = |response: &mut Json| {
        if let Some(error) = response.get_mut("error") {
            error.as_object_mut().unwrap().remove("data");
        }
    };
    match &mut answer {
        Json::Array(responses) => responses.iter_mut().for_each(strip),
        response => strip(response),
    }
    answer
}

/// Each request with the response to it, if it gets one.
fn examples() -> Vec<(&'static str, Option<Json>)> {
    let mut examples = Vec::new();
    for line in include_str!("../../data/json_rpc.txt").lines() {
        if let Some(request) = line.strip_prefix("--> ") {
            examples.push((request, None));
        } else if let Some(response) = line.strip_prefix("<-- ") {
            examples.last_mut().unwrap().1 = Some(from_str(response).unwrap());
        }
    }
    examples
}

#[test]
fn answers_as_the_specification_shows() {
    let examples = examples();
    assert_eq!(examples.len(), 15);
    for (request, response) in examples {
        let answer = answer(&mut service(), request).map(without_data);
        assert_eq!(answer, response, "{request}");
    }
}

#[test]
fn answers_line_by_line() {
    let (requests, responses): (Vec<_>, Vec<_>) = examples().into_iter().unzip();
    let mut output = Vec::new();
    rpc::serve(&mut service(), requests.join("\r\n\n").as_bytes(), &mut output).unwrap();
    let answers = output.split(|&byte| byte == b'\n').filter(|line| !line.is_empty());
    let answers: Vec<_> = answers.map(|line| without_data(from_slice(line).unwrap())).collect();
    assert_eq!(answers, responses.into_iter().flatten().collect::<Vec<_>>());
}

#[test]
fn goes_on_after_what_is_no_text() {
    let mut output = Vec::new();
    let input = b"\"\xff\"\n{\"jsonrpc\": \"2.0\", \"method\": \"get_data\", \"id\": 1}";
    rpc::serve(&mut service(), &input[..], &mut output).unwrap();
    let output = String::from_utf8(output).unwrap();
    let (first, second) = output.split_once('\n').unwrap();
    assert_eq!(from_str::<Json>(first).unwrap()["error"]["code"], -32700);
    assert_eq!(from_str::<Json>(second).unwrap()["result"], json!(["hello", 5]));
}

#[test]
fn wrong_arguments_are_named_all_at_once() {
    let mut service = service();
    let error = call(&mut service, "subtract", json!(["42", null]));
    assert_eq!(
        error,
        json!({
            "code": -32602,
            "message": "Invalid params",
            "data": {
                "mismatches": [
                    {
                        "class": "Service",
                        "declared_in": "Service",
                        "path": "subtract(minuend)",
                        "pointer": "/subtract/minuend",
                        "params": {"expected": "i64", "actual": "str", "value": "\"42\""},
                        "code": "type",
                        "expected": "i64",
                        "actual": "str",
                        "value": "\"42\"",
                        "suggestion": null,
                        "message": "Service.subtract(minuend): expected i64, got str \"42\"",
                    },
                    {
                        "class": "Service",
                        "declared_in": "Service",
                        "path": "subtract(subtrahend)",
                        "pointer": "/subtract/subtrahend",
                        "params": {"expected": "i64", "actual": "null", "value": "null"},
                        "code": "type",
                        "expected": "i64",
                        "actual": "null",
                        "value": "null",
                        "suggestion": null,
                        "message": "Service.subtract(subtrahend): expected i64, got null",
                    },
                ],
                "omitted": 0,
            },
        })
    );
    let error = call(&mut service, "subtract", json!({"minuent": 42, "subtrahend": 2.5}));
    assert_eq!(
        shown(&error),
        [
            "-32602 Invalid params",
            "Service.subtract(minuent): unknown parameter; did you mean `minuend`?",
            "Service.subtract(minuend): missing, expected i64",
            "Service.subtract(subtrahend): expected i64, got float 2.5",
        ]
    );
    let error = call(&mut service, "subtract", json!([42, 23, 4]));
    assert_eq!(
        shown(&error),
        ["-32602 Invalid params", "Service.subtract: expected at most 2 arguments, got 3"]
    );
    let error = call(&mut service, "sum", json!([1, "2", 3, true]));
    assert_eq!(
        shown(&error),
        [
            "-32602 Invalid params",
            "Service.sum(numbers)[1]: expected i64, got str \"2\"",
            "Service.sum(numbers)[3]: expected i64, got bool true",
        ]
    );
}

#[test]
fn any_number_of_arguments() {
    let mut service = service();
    assert_eq!(call(&mut service, "sum", json!([])), 0);
    assert_eq!(call(&mut service, "sum", json!([1, 2, 3, 4, 5, 6])), 21);
    assert_eq!(call(&mut service, "update", json!([1, "two", [3], null])), Json::Null);
    assert_eq!(service.get("values[1]").unwrap(), "two");
}

#[test]
fn methods_that_are_not_there() {
    let mut service = service();
    for (method, line) in [
        ("substract", "Service.substract: unknown method; did you mean `subtract`?"),
        ("subtract(x)", "Service.subtract(x): unknown method; did you mean `subtract`?"),
        ("foo.get", "Service[\"foo.get\"]: unknown method"),
        ("set", "Service.set_: unknown method"),
    ] {
        let error = call(&mut service, method, json!([]));
        assert_eq!(shown(&error), ["-32601 Method not found", line]);
    }
}

#[test]
fn errors_of_a_method_are_its_own() {
    let mut service = service();
    assert_eq!(call(&mut service, "notify_hello", json!([7])), 7);
    let error = call(&mut service, "notify_hello", json!([94]));
    assert_eq!(
        shown(&error),
        [
            "-32000 Service.hellos: expected 0..=100, got int 101",
            "Service.hellos: expected 0..=100, got int 101",
        ]
    );
    assert_eq!(service.get("hellos").unwrap(), 7);

    assert_eq!(call(&mut service, "put", json!({"field": "name", "value": "Ada"})), Json::Null);
    let error = call(&mut service, "put", json!(["name", 36]));
    assert_eq!(error["code"], -32000);
    assert_eq!(error["data"]["mismatches"][0]["path"], "name");
    assert_eq!(service.get("name").unwrap(), "Ada");

    let error = call(&mut service, "subtract", json!([i64::MIN, 1]));
    assert_eq!(error, json!({"code": -32000, "message": "the difference is too large"}));
}

#[test]
fn a_notification_changes_the_object_and_says_nothing() {
    let mut service = service();
    let mut notify = |params| {
        let request = json!({"jsonrpc": "2.0", "method": "notify_hello", "params": params});
        answer(&mut service, &request.to_string())
    };
    assert_eq!(notify(json!([7])), None);
    assert_eq!(notify(json!(["7"])), None);
    assert_eq!(notify(json!([200])), None);
    assert_eq!(service.get("hellos").unwrap(), 7);
}

#[test]
fn ids_come_back_as_they_were() {
    for id in ["null", "0", "-1.5", r#""""#, "12345678901234567890123"] {
        let request = format!(r#"{{"jsonrpc": "2.0", "method": "get_data", "id": {id}}}"#);
        let answer = answer(&mut service(), &request).unwrap();
        assert_eq!(answer["result"], json!(["hello", 5]));
        assert_eq!(answer["id"].to_string(), id);
    }
}

#[test]
fn requests_are_checked_as_a_whole() {
    let request = r#"{"jsonrpc": "1.0", "params": "bar", "id": [1]}"#;
    let response = answer(&mut service(), request).unwrap();
    assert_eq!(response["id"], Json::Null);
    assert_eq!(
        shown(&response["error"]),
        [
            "-32600 Invalid Request",
            "Request.jsonrpc: expected \"2.0\", got str \"1.0\"",
            "Request.params: must be a list or a map, got str \"bar\"",
            "Request.id: must be a str, a number or null, got list [1]",
            "Request.method: missing, expected String",
        ]
    );

    let request = r#"{"jsonrpc": "2.0", "method": 1, "id": 7, "id": 8}"#;
    let response = answer(&mut service(), request).unwrap();
    assert_eq!(response["id"], 7);
    assert_eq!(
        shown(&response["error"]),
        [
            "-32600 Invalid Request",
            "Request.method: expected String, got int 1",
            "Request.id: field given twice",
        ]
    );
}

/// A service whose method does not return what it declares.
#[derive(Typed)]
struct Broken {}

#[typed_methods]
impl Broken {
    #[typed(returns = i64)]
    fn number() -> Untyped {
        "one".into()
    }
}

#[test]
fn a_wrong_return_is_no_fault_of_the_caller() {
    let mut broken = Broken::construct(args!()).unwrap();
    let request = r#"{"jsonrpc": "2.0", "method": "number", "id": 1}"#;
    let response = answer(&mut broken, request).unwrap();
    assert_eq!(
        shown(&response["error"]),
        ["-32603 Internal error", "Broken.number(return): expected i64, got str \"one\"",]
    );
}

#[test]
fn methods_added_at_run_time_are_served() {
    #[derive(Typed)]
    struct Empty {}

    Empty::class().define("twice", |_: &Empty, x: i64| 2 * x).unwrap();
    let mut empty = Empty::construct(args!()).unwrap();
    let mut twice = |x| {
        let request = json!({"jsonrpc": "2.0", "method": "twice", "params": [x], "id": 1});
        answer(&mut empty, &request.to_string()).unwrap()
    };
    assert_eq!(twice(json!(4))["result"], 8);
    assert_eq!(twice(json!("4"))["error"]["code"], -32602);
}
