//! Every code has an input that yields it. `docs/codes.md` shows the inputs with their messages.

use std::collections::BTreeSet;
use std::error::Error;
use typed_structs::{
    CallError, Mismatches, Registry, TypeMismatch, Typed, Untyped, Value, args, code, json,
    typed_methods,
};

const PAGE: &str = include_str!("../../../docs/codes.md");
const TABLE: &str = include_str!("../../../typed-core/src/report/code.rs");
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

/// The names in backquotes, without those in parentheses.
fn names(cell: &str) -> BTreeSet<&str> {
    let outside = cell.split('(').map(|part| part.rsplit(')').next().unwrap());
    outside.flat_map(|part| part.split('`').skip(1).step_by(2)).collect()
}

/// Returns `true` if a row of the table in the documentation of the module `code` has these
/// parameters. Those without a value are left out.
fn is_documented(code: &str, params: &[&str]) -> bool {
    let without_value = ["value", "actual", "suggestion", "min", "max", "len"];
    let params: BTreeSet<_> = params.iter().copied().collect();
    let rows = TABLE.lines().filter_map(|line| line.strip_prefix("//! | ")?.split_once(" | "));
    let mut of_code = rows.filter(|(codes, _)| names(codes).contains(code)).peekable();
    assert!(of_code.peek().is_some(), "the table has no row for {code}");
    of_code.any(|(_, row)| {
        let row = names(row);
        params.is_subset(&row) && row.difference(&params).all(|name| without_value.contains(name))
    })
}

#[derive(Typed, Debug)]
#[typed(tag = "kind", rename_all = "lowercase")]
enum Payment {
    Card { last4: String },
    Invoice { days: u8 },
}

#[derive(Typed, Debug)]
enum Shape {
    Point,
    Circle { radius: f64 },
}

#[derive(Typed, Debug)]
struct Order {
    payment: Payment,
    shape: Shape,
    #[typed(check = is_even)]
    lines: u8,
    note: Untyped,
    tags: Vec<String>,
}

fn is_even(lines: &u8) -> bool {
    lines.is_multiple_of(2)
}

#[typed_methods]
impl Order {
    fn add(&mut self, lines: u8) {
        self.lines += lines;
    }

    #[typed(returns = Shape)]
    fn drawn(&self) -> Untyped {
        Value::from("Square")
    }
}

/// The inputs of the page, and others that yield the same codes in other ways.
#[test]
fn every_mismatch_has_the_parameters_that_are_documented() {
    let payment = Payment::Card { last4: "1234".into() };
    let (note, tags) = (Value::from(vec![Value::from(1)]), vec!["a".to_owned()]);
    let mut order = Order { payment, shape: Shape::Circle { radius: 1.0 }, lines: 2, note, tags };
    let mut registry = Registry::new();
    registry.register::<Order>().unwrap();
    let long = vec![(); 1 << 20].into_iter().collect::<Untyped>();
    macro_rules! all {
        ($($code:ident: $($input:expr),+;)*) => {
            [$($((code::$code, stringify!($input), shown($input.map(drop).unwrap_err().into()))),+),*]
        };
    }
    let all = all! {
        TYPE: Order::construct(args!(payment = 1)), order.set("payment", entry("kind", 1)),
            order.merge_patch(5), registry.from_value(5), registry.from_value(entry("class", 5)),
            json::json_patch(&mut order, r#"[{"op": 5, "path": ""}]"#), json::from_str::<Shape>("[]");
        RANGE: order.set("lines", 300), order.json_patch(copies(&long));
        MISSING: registry.from_value(entry("klass", 5)), Order::construct(args!()),
            json::merge_patch(&mut order, r#"{"lines": null}"#), order.call("add", args!()),
            json::from_str::<Payment>("{}"), json::json_patch(&mut order, r#"[{"path": ""}]"#);
        UNKNOWN: json::merge_patch(&mut order, r#"{"payment": {"kind": "inv"}}"#),
            json::merge_patch(&mut order, r#"{"payment": {"kind": "invoise"}}"#),
            json::json_patch(&mut order, r#"[{"op": "ad", "path": "/lines", "value": 1}]"#),
            json::from_str::<Shape>(r#""Piont""#), json::from_str::<Shape>(r#"{"Piont": 1}"#),
            order.set_text("shape", "Piont"), order.merge_patch(entry("linse", 1)),
            registry.construct("Odrer", args!()), registry.from_value(entry("class", "Odrer")),
            order.get("tags[7]"), order.set("tags.x", "b"), order.get("note[3]"),
            order.get("lines[0]"), order.call("ad", args!()), order.call("add", args!(linse = 1)),
            Order::class().set_attr("version", 1), order.set("shape.diameter", 1.0);
        DUPLICATE: Order::construct(args!(lines = 2, lines = 4)), order.call("add", args!(1, lines = 2));
        ARITY: order.call("add", args!(1, 2));
        FROZEN: order.json_patch(vec![operation("remove", "")]), order.set("payment.kind", "x");
        PATH: order.json_patch(vec![operation("remove", "lines")]), order.set("lines[", 1);
        RETURN: order.call("drawn", args!());
        CONSTRAINT_CHECK: order.set("lines", 3), json::merge_patch(&mut order, r#"{"lines": 3}"#);
    };
    let is_wrong = |(code, _, (actual, params, message)): &(&str, &str, Shown)| {
        actual != code || !is_documented(code, params) || message.contains("got nothing")
    };
    let wrong: Vec<_> = all.into_iter().filter(is_wrong).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    for code in code::ALL {
        let start = format!("| `{code}` | ");
        let row = PAGE.lines().find(|line| line.starts_with(&start)).unwrap();
        let params: Vec<_> = names(row.rsplit(" | ").next().unwrap()).into_iter().collect();
        assert!(is_documented(code, &params), "{row}");
    }
}

fn entry(key: &'static str, value: impl Into<Untyped>) -> Untyped {
    let mut map = typed_structs::Map::new();
    map.push(key, value);
    Value::Map(map)
}

fn operation(op: &'static str, path: &'static str) -> Untyped {
    let mut operation = entry("op", op);
    operation.as_map_mut().unwrap().push("path", path);
    operation
}

/// A patch that copies a value that is too large.
fn copies(value: &Untyped) -> Untyped {
    let mut replace = operation("replace", "/note");
    replace.as_map_mut().unwrap().push("value", value.clone());
    let mut copy = operation("copy", "/note");
    copy.as_map_mut().unwrap().push("from", "/note");
    Value::from(vec![replace, copy])
}
