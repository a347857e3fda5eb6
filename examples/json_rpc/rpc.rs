//! JSON-RPC 2.0 for any typed object: requests call its methods by name.

use serde::Serialize;
use serde_json::{Value as Json, to_value};
use std::io::{self, BufRead, Write};
use typed_structs::{
    Arg, Args, CallError, Class, List, Mismatches, Object, RESERVED, TypeMismatch, Typed, Untyped,
    Value, code, from_value,
};

type Kind = (i32, &'static str);

const PARSE_ERROR: Kind = (-32700, "Parse error");
const INVALID_REQUEST: Kind = (-32600, "Invalid Request");
const METHOD_NOT_FOUND: Kind = (-32601, "Method not found");
const INVALID_PARAMS: Kind = (-32602, "Invalid params");
const INTERNAL_ERROR: Kind = (-32603, "Internal error");
/// The first code of the range for server errors.
const METHOD_FAILED: i32 = -32000;

#[derive(Typed)]
#[typed(unknown = ignore)]
struct Request {
    #[typed(one_of("2.0"))]
    jsonrpc: String,
    method: String,
    #[typed(default = Value::List(List::new()), check = is_params)]
    params: Untyped,
    #[typed(default, check = is_id)]
    id: Untyped,
}

fn is_params(params: &Value<'_>) -> Result<(), &'static str> {
    match params {
        Value::List(_) | Value::Map(_) => Ok(()),
        _ => Err("must be a list or a map"),
    }
}

fn is_id(id: &Value<'_>) -> Result<(), &'static str> {
    match id {
        Value::Null | Value::Int(_) | Value::BigInt(_) | Value::Float(_) | Value::Str(_) => Ok(()),
        _ => Err("must be a str, a number or null"),
    }
}

#[derive(Serialize)]
#[serde(untagged)]
pub enum Answer {
    One(Response),
    Batch(Vec<Response>),
}

#[derive(Serialize)]
pub struct Response {
    jsonrpc: &'static str,
    #[serde(flatten)]
    outcome: Outcome,
    id: Json,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Outcome {
    Result(Json),
    Error(Fault),
}

#[derive(Serialize)]
struct Fault {
    code: i32,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<Json>,
}

/// Answers every line of the input, except notifications.
pub fn serve(
    object: &mut dyn Object,
    input: impl BufRead,
    mut output: impl Write,
) -> io::Result<()> {
    for line in input.split(b'\n') {
        let line = line?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        if let Some(answer) = answer(object, &line) {
            serde_json::to_writer(&mut output, &answer)?;
            output.write_all(b"\n")?;
            output.flush()?;
        }
    }
    Ok(())
}

/// Answers one document. Returns `None` if it has notifications only.
pub fn answer(object: &mut dyn Object, document: &[u8]) -> Option<Answer> {
    match serde_json::from_slice(document) {
        Ok(Value::List(requests)) if !requests.is_empty() => {
            let answers = requests.into_iter().filter_map(|request| respond(object, request));
            let answers: Vec<_> = answers.collect();
            if answers.is_empty() { None } else { Some(Answer::Batch(answers)) }
        }
        Ok(request) => respond(object, request).map(Answer::One),
        Err(error) => {
            let fault = Fault::new(PARSE_ERROR, &error.to_string());
            Some(Answer::One(Response::new(Err(fault), Json::Null)))
        }
    }
}

fn respond(object: &mut dyn Object, request: Value<'_>) -> Option<Response> {
    // Read first, because an invalid request can have an id too. A null id is not a missing one.
    let id = request.as_map().and_then(|map| map.get("id")).filter(|id| is_id(id).is_ok());
    let id = id.map(|id| to_value(id).unwrap_or_default());
    match from_value(request) {
        Ok(Request { method, params, .. }) => {
            let outcome = call(object, method, params);
            id.map(|id| Response::new(outcome, id))
        }
        Err(report) => {
            let fault = Fault::new(INVALID_REQUEST, &report);
            Some(Response::new(Err(fault), id.unwrap_or_default()))
        }
    }
}

fn call(object: &mut dyn Object, mut method: String, params: Untyped) -> Result<Json, Fault> {
    // These names are reserved, so a method with a trailing `_` stands for each.
    if RESERVED.contains(&method.as_str()) {
        method.push('_');
    }
    let args = match params {
        Value::List(items) => items.into_iter().map(Arg::positional).collect(),
        Value::Map(map) => Args::from(map),
        _ => Args::new(),
    };
    match object.call(&method, args) {
        Ok(result) => {
            to_value(result).map_err(|error| Fault::new(INTERNAL_ERROR, &error.to_string()))
        }
        Err(error) => Err(fault(object.class(), &method, error)),
    }
}

/// Converts the error of a call.
fn fault(class: &'static Class, method: &str, error: CallError) -> Fault {
    match error {
        CallError::Mismatches(report) => {
            let kind = if class.method(method).is_none() {
                METHOD_NOT_FOUND
            } else if report.iter().any(|mismatch| mismatch.code() == code::RETURN) {
                INTERNAL_ERROR
            } else {
                INVALID_PARAMS
            };
            Fault::new(kind, &report)
        }
        CallError::Failed { source, .. } => {
            let report = source.downcast_ref::<TypeMismatch>().cloned().map(Mismatches::from);
            let data = report.and_then(|report| to_value(report).ok());
            Fault { code: METHOD_FAILED, message: source.to_string(), data }
        }
        error => Fault::new(INTERNAL_ERROR, &error.to_string()),
    }
}

impl Response {
    fn new(outcome: Result<Json, Fault>, id: Json) -> Self {
        let outcome = match outcome {
            Ok(result) => Outcome::Result(result),
            Err(fault) => Outcome::Error(fault),
        };
        Self { jsonrpc: "2.0", outcome, id }
    }
}

impl Fault {
    fn new((code, message): Kind, data: &impl Serialize) -> Self {
        Self { code, message: message.into(), data: to_value(data).ok() }
    }
}
