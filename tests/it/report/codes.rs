//! Every code has an input that yields it. `docs/codes.md` shows the inputs with their messages.

use std::error::Error;
use typed_structs::{
    CallError, Mismatches, TypeMismatch, Typed, Untyped, Value, args, code, json, typed_methods,
};

const PAGE: &str = include_str!("../../../docs/codes.md");
const FILE: &str = include_str!("codes.rs");

#[derive(Typed, Debug)]
#[typed(check = is_quiet)]
struct Server {
    #[typed(len(..=9), pattern = "^[a-z.]+$")]
    host: String,
    #[typed(range(80..), multiple_of(2))]
    port: u16,
    #[typed(one_of("debug", "info"), default = "info")]
    log: String,
    #[typed(frozen, default = 1)]
    id: u32,
    #[typed(default)]
    size: (u32, u32),
    #[typed(default)]
    notes: Untyped,
}

fn is_quiet(server: &Server) -> Result<(), &'static str> {
    match (&*server.host, &*server.log) {
        ("localhost", "debug") => Err("logs too much"),
        _ => Ok(()),
    }
}

#[typed_methods]
impl Server {
    #[typed(returns = u16)]
    fn next_port(&self) -> Untyped {
        Value::from("none")
    }

    async fn ping(&self) {}
}

#[derive(Typed, Debug)]
struct Mailer {
    host: String,
}

#[typed_methods]
impl Mailer {
    #[typed(init)]
    fn open(host: &str) -> Result<Self, String> {
        Err(format!("no answer from {host}"))
    }
}

/// The code of the first mismatch, the names of its parameters, and the message.
type Shown = (String, Vec<&'static str>, String);

fn shown(error: Box<dyn Error>) -> Shown {
    let mut message = error.to_string().split(" at line ").next().unwrap().to_owned();
    if let Some((path, rest)) = message.split_once("[0][0]") {
        message = format!("{path}[0]…{}", rest.trim_start_matches("[0]"));
    }
    let error = match error.downcast::<json::Error>() {
        Ok(error) => {
            let report = error.into_report().unwrap();
            let entry = report.iter().next().unwrap();
            let params = entry.params().into_iter().map(|(name, _)| name).collect();
            return (entry.code().to_owned(), params, message);
        }
        Err(error) => error,
    };
    let error = match error.downcast::<CallError>() {
        Ok(error) => return of_mismatch(&first(error.mismatches().unwrap()), message),
        Err(error) => error,
    };
    match error.downcast::<Mismatches>() {
        Ok(error) => of_mismatch(&first(&error), message),
        Err(error) => of_mismatch(&error.downcast::<TypeMismatch>().unwrap(), message),
    }
}

fn of_mismatch(mismatch: &TypeMismatch, message: String) -> Shown {
    (mismatch.code().to_owned(), mismatch.params().map(|(name, _)| name).collect(), message)
}

fn first(mismatches: &Mismatches) -> TypeMismatch {
    mismatches.iter().next().unwrap().clone()
}

/// Writes the code of a table's cell.
fn cell(code: &str) -> String {
    if code.contains('`') { format!("`` {code} ``") } else { format!("`{code}`") }
}

/// A line of the table for each input, and the codes.
macro_rules! rows {
    ($($code:ident: $input:expr;)*) => {
        [$((code::$code, stringify!($input), shown($input.map(drop).unwrap_err().into()))),*]
    };
}

#[test]
fn every_code_has_an_input_on_the_page() {
    let text = r#"{"host": "a.example", "port": 8080, "size": [1, 1]}"#;
    let mut server = json::from_str::<Server>(text).unwrap();
    let deep = (0..200).fold(Value::Null, |inner, _| Value::from(vec![inner]));
    let rows = rows! {
        TYPE: server.set("port", "80");
        RANGE: server.set("port", 70_000);
        MISSING: json::from_str::<Server>(r#"{"host": "a"}"#);
        UNKNOWN: server.set("prot", 80);
        DUPLICATE: json::from_str::<Server>(r#"{"host": "a", "port": 80, "port": 80}"#);
        ARITY: server.set("size", [1, 2, 3]);
        FROZEN: server.set("id", 2);
        PATH: server.get("size[");
        DEPTH: server.set("notes", deep);
        RETURN: server.call("next_port", args!());
        CALL: server.call("ping", args!());
        INIT: Mailer::construct(args!("b.example"));
        TEST: json::json_patch(&mut server, r#"[{"op": "test", "path": "/port", "value": 80}]"#);
        SYNTAX: json::from_str::<Server>(r#"{"host": "a",}"#);
        CONSTRAINT_RANGE: server.set("port", 22);
        CONSTRAINT_LEN: server.set("host", "example.org");
        CONSTRAINT_MULTIPLE_OF: server.set("port", 81);
        CONSTRAINT_ONE_OF: server.set("log", "trace");
        CONSTRAINT_PATTERN: server.set("host", "A");
        CONSTRAINT_CHECK: server.update(args!(host = "localhost", log = "debug"));
    };
    let mut table = String::new();
    for (code, input, (actual, params, message)) in &rows {
        assert_eq!(actual, code, "{input}");
        let params: Vec<_> = params.iter().map(|name| cell(name)).collect();
        let input = input.split_whitespace().collect::<Vec<_>>().join(" ");
        let (input, message, params) = (cell(&input), cell(message), params.join(", "));
        table.push_str(&format!("| `{code}` | {input} | {message} | {params} |\n"));
    }
    assert!(PAGE.contains(&table), "docs/codes.md has not the table\n{table}");
    let codes: Vec<_> = rows.iter().map(|(code, ..)| *code).collect();
    assert_eq!(codes, code::ALL);
}

/// The inputs of the page are for these structs.
#[test]
fn the_page_has_the_structs_of_the_inputs() {
    let from = PAGE.find("#[derive(Typed, Debug)]\n").unwrap();
    let structs = PAGE[from..].split("\n# let").next().unwrap();
    assert!(structs.contains("struct Mailer") && FILE.contains(structs.trim_end()), "{structs}");
}
