//! The Model Context Protocol for the methods of any object: `tools/list` and `tools/call`.
//!
//! The source is the [specification], revision 2025-11-25. The transport is lines of JSON.
//!
//! [specification]: https://modelcontextprotocol.io/specification/2025-11-25

use std::io::{self, BufRead, Write};
use typed_structs::schema::tools;
use typed_structs::{
    Args, CallError, List, Map, Mismatches, Object, Typed, Untyped, Value, from_value, json,
};

/// The revisions that the server speaks, the latest first.
const REVISIONS: [&str; 3] = ["2025-11-25", "2025-06-18", "2024-11-05"];

/// Methods with this tag are tools.
const TAG: &str = "tool";

const INVALID_REQUEST: i32 = -32600;
const METHOD_NOT_FOUND: i32 = -32601;
const INVALID_PARAMS: i32 = -32602;
const PARSE_ERROR: i32 = -32700;

#[derive(Typed)]
#[typed(unknown = ignore)]
struct Request {
    #[typed(one_of("2.0"))]
    jsonrpc: String,
    method: String,
    #[typed(default = Value::Map(Map::new()))]
    params: Untyped,
    /// Missing in a notification, which is not answered.
    id: Option<Id>,
}

#[derive(Typed)]
#[typed(untagged)]
enum Id {
    Number(i64),
    Name(String),
}

#[derive(Typed)]
#[typed(unknown = ignore)]
struct Initialize {
    #[typed(rename = "protocolVersion")]
    revision: String,
}

#[derive(Typed)]
#[typed(unknown = ignore)]
struct ListTools {
    cursor: Option<String>,
}

#[derive(Typed)]
#[typed(unknown = ignore)]
struct CallTool {
    name: String,
    #[typed(default = Value::Map(Map::new()))]
    arguments: Untyped,
}

/// A fault of a request, which the program that sent it should see.
struct Fault {
    code: i32,
    message: String,
}

impl Fault {
    fn new(code: i32, message: impl ToString) -> Self {
        Self { code, message: message.to_string() }
    }
}

/// Wrong parameters of a request.
impl From<Mismatches> for Fault {
    fn from(report: Mismatches) -> Self {
        Self::new(INVALID_PARAMS, report)
    }
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
            writeln!(output, "{answer}")?;
            output.flush()?;
        }
    }
    Ok(())
}

/// Answers one request. Returns `None` for a notification.
pub fn answer(object: &mut dyn Object, line: &[u8]) -> Option<String> {
    let (id, outcome) = match json::from_slice::<Request>(line) {
        Ok(Request { id: None, .. }) => return None,
        Ok(Request { id: Some(id), method, params, .. }) => {
            (id.to_value().into_owned(), respond(object, &method, params))
        }
        Err(json::Error::Syntax(error)) => (Value::Null, Err(Fault::new(PARSE_ERROR, error))),
        Err(error) => (Value::Null, Err(Fault::new(INVALID_REQUEST, error))),
    };
    let outcome = match outcome {
        Ok(result) => ("result", result),
        Err(Fault { code, message }) => {
            ("error", map([("code", code.into()), ("message", message.into())]))
        }
    };
    let answer = map([("jsonrpc", "2.0".into()), ("id", id), outcome]);
    json::to_string(&answer).ok()
}

fn respond(object: &mut dyn Object, method: &str, params: Untyped) -> Result<Untyped, Fault> {
    match method {
        "initialize" => {
            let Initialize { revision } = from_value(params)?;
            let known = REVISIONS.into_iter().find(|known| *known == revision);
            Ok(initialize(known.unwrap_or(REVISIONS[0]), object))
        }
        "ping" => Ok(map([])),
        "tools/list" => match from_value(params)? {
            ListTools { cursor: None } => {
                Ok(map([("tools", tools(object.class().methods_tagged(TAG)))]))
            }
            ListTools { cursor: Some(_) } => {
                Err(Fault::new(INVALID_PARAMS, "unknown cursor: all tools are on one page"))
            }
        },
        "tools/call" => call(object, from_value(params)?),
        _ => Err(Fault::new(METHOD_NOT_FOUND, format_args!("Method not found: {method}"))),
    }
}

fn initialize(revision: &'static str, object: &dyn Object) -> Untyped {
    map([
        ("protocolVersion", revision.into()),
        ("capabilities", map([("tools", map([]))])),
        ("serverInfo", map([("name", object.class().name().into()), ("version", "1.0.0".into())])),
        ("instructions", object.class().doc().into()),
    ])
}

/// Calls a tool. Wrong arguments and errors of the tool are for the model, which can try again.
fn call(object: &mut dyn Object, CallTool { name, arguments }: CallTool) -> Result<Untyped, Fault> {
    if !object.class().methods_tagged(TAG).any(|method| method.name() == name) {
        return Err(Fault::new(INVALID_PARAMS, format_args!("Unknown tool: {name}")));
    }
    let Value::Map(arguments) = arguments else {
        return Err(Fault::new(INVALID_PARAMS, "the arguments must be an object"));
    };
    // Models write `"5"` for 5.
    match object.call(&name, Args::from(arguments).lax()) {
        Ok(result) => Ok(content(result)),
        Err(error) => Ok(map([("content", text(explain(error))), ("isError", true.into())])),
    }
}

/// Returns the result of a tool as text, and as data if it is an object.
fn content(result: Untyped) -> Untyped {
    let shown = match &result {
        Value::Null => "done".to_owned(),
        Value::Str(text) => text.to_string(),
        result => json::to_string(result).unwrap_or_default(),
    };
    let mut answer = vec![("content", text(shown))];
    if matches!(result, Value::Map(_)) {
        answer.push(("structuredContent", result));
    }
    answer.push(("isError", false.into()));
    map(answer)
}

/// Says what a model should do otherwise: a line for each wrong argument.
fn explain(error: CallError) -> String {
    match error {
        CallError::Mismatches(report) => {
            let lines = report.iter().map(|mismatch| format!("\n- {mismatch}"));
            format!(
                "The arguments are wrong. Correct them and call again:{}",
                lines.collect::<String>()
            )
        }
        error => error.to_string(),
    }
}

fn text(text: String) -> Untyped {
    let part = map([("type", "text".into()), ("text", text.into())]);
    Value::List(List::from_iter([part]))
}

fn map(entries: impl IntoIterator<Item = (&'static str, Untyped)>) -> Untyped {
    Value::Map(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
}
