//! Reports with the lines of their document, and the secrets in them.

use annotate_snippets::{Renderer, renderer::DecorStyle};
use std::collections::BTreeMap;
use typed_structs::{
    FieldType, Registry, Secret, Typed, Untyped, code, json, report::Entry, report::Report,
};

fn report<T: for<'v> FieldType<'v>>(text: &str) -> Report {
    let Err(error) = json::from_str::<T>(text) else { unreachable!("it is valid: {text}") };
    error.into_report().unwrap()
}

/// The source lines of a report, each with the marks below it.
fn lines<T: for<'v> FieldType<'v>>(text: &str) -> Vec<String> {
    source(&report::<T>(text).render(text))
}

fn source(rendered: &str) -> Vec<String> {
    let rows: Vec<_> = rendered.lines().filter_map(|line| line.split_once(" | ")).collect();
    rows.chunks(2).map(|pair| format!("{}\n{}", pair[0].1, pair[1].1)).collect()
}

#[derive(Typed, Debug)]
struct Login {
    user: String,
    #[typed(alias = "pw", default)]
    password: Secret<String>,
    #[typed(default)]
    keys: BTreeMap<String, Secret<Vec<String>>>,
    #[typed(default)]
    note: Untyped,
    #[typed(default)]
    method: Option<Method>,
}

#[derive(Typed, Debug, Clone)]
#[typed(tag = "kind")]
enum Method {
    Card { number: Secret<String>, holder: String },
    Cash { number: u32 },
    Wire { iban: Secret<String> },
}

#[test]
fn secrets_in_shown_lines_are_blanked() {
    let text =
        r#"{"user": 1, "pw": "hunter2", "keys": {"a": ["hunter2", "b"]}, "note": {"x": [2]}}"#;
    assert_eq!(
        lines::<Login>(text),
        [r#"{"user": 1, "pw": ***, "keys": ***, "note": {"x": [2]}}
         ^"#]
    );
    // The secret itself is wrong.
    let text = r#"{"user": "u", "password": ["hunter2"], "keys": {"a": "hunter2"}}"#;
    assert_eq!(
        lines::<Login>(text),
        [
            "{\"user\": \"u\", \"password\": ***, \"keys\": ***}\n                          ^^^",
            "{\"user\": \"u\", \"password\": ***, \"keys\": ***}\n                                       ^^^",
        ]
    );
    let text = "{\"user\": 1, \"password\":\n  \"hunter2\", \"keys\": {\"a\": [\n \"hunter2\", \"x\"\n], \"b\": 1}}";
    for shown in [report::<Login>(text).render(text), annotated(text)] {
        assert!(!shown.contains("hunter2"), "{shown}");
    }
}

fn annotated(text: &str) -> String {
    report::<Login>(text).annotate(text, "login.json", &Renderer::plain())
}

#[test]
fn colors_change_nothing_else() {
    let text = "{\n  \"user\": 1\n}";
    let styled = report::<Login>(text).annotate(text, "login.json", &Renderer::styled());
    let mut parts = styled.split('\u{1b}');
    let mut plain = parts.next().unwrap().to_owned();
    parts.for_each(|part| plain.push_str(part.split_once('m').unwrap().1));
    assert_ne!(styled, plain);
    assert_eq!(plain, annotated(text));
}

#[test]
fn undeclared_parts_are_blanked_where_secrets_can_be() {
    let text = r#"{"user": "u", "pasword": {"hunter2": "hunter2"}, "method": "hunter2"}"#;
    assert_eq!(
        lines::<Login>(text),
        [
            "{\"user\": \"u\", \"pasword\": ***, \"method\": ***}\n              ^^^^^^^^^",
            "{\"user\": \"u\", \"pasword\": ***, \"method\": ***}\n                                        ^^^",
        ]
    );
    assert_eq!(lines::<Login>(r#"["hunter2", null]"#), ["[***, null]\n^^^^^^^^^^^"]);
    assert_eq!(lines::<Login>(r#""hunter2""#), ["***\n^^^"]);
    let text = r#"{"user": 0, "method": {"number": "hunter2", "holder": "h", "iban": "hunter2", "kind": "Card"}}"#;
    assert_eq!(
        lines::<Login>(text)[0].lines().next().unwrap(),
        r#"{"user": 0, "method": {"number": ***, "holder": "h", "iban": ***, "kind": "Card"}}"#
    );
    // Without a secret in the type, everything shows.
    assert_eq!(lines::<Vec<u8>>(r#"[{"a": "b"}]"#), ["[{\"a\": \"b\"}]\n ^^^^^^^^^^"]);
}

#[test]
fn secrets_around_a_syntax_fault() {
    for text in [
        r#"{"user": "u", "password": "hunter2, "x": 1}"#,
        r#"{"user": "u", password: "hunter2"}"#,
        r#"{"user": "u", "password" "hunter2"}"#,
        r#"{"user": "u", "password": hunter2}"#,
        r#"{"user": "u" "password": "hunter2"}"#,
        r#"{"user": "u", "password": "hunter2\x"}"#,
        r#"{"note": {"a": "x" "}, "password": "hunter2 }", "user": 1}"#,
        r#"{"user: "u", "password": "hunter2"}"#,
        r#"{"user": "u", "keys": {"a": ["hunter2", "hunter2"}}"#,
        "{\"user\": \"u\", \"password\": \"hunter2\n\"}",
        r#"{"user": "u"}, {"password": "hunter2"}"#,
        r#"{"user": "u", "method": {"number": "hunter2", }}"#,
    ] {
        let report = report::<Login>(text);
        assert_eq!(report.iter().next().unwrap().code(), code::SYNTAX);
        for shown in [report.render(text), report.annotate(text, "f", &Renderer::plain())] {
            assert!(!shown.contains("hunter2"), "{shown}");
            assert!(shown.contains("^"), "{shown}");
        }
    }
}

#[test]
fn keys_can_be_secrets() {
    let text = r#"{"hunter2": "x"}"#;
    let found = report::<BTreeMap<Secret<String>, u8>>(text);
    assert_eq!(source(&found.render(text)), ["***\n^^^"]);
    assert!(!found.to_json().contains("hunter2") && !found.to_string().contains("hunter2"));
}

#[test]
fn documents_of_a_registry() {
    let mut registry = Registry::new();
    registry.register::<Login>().unwrap();
    let text = r#"{"class": "Login", "user": 1, "password": "hunter2"}"#;
    let report =
        json::object_from_str(text, &registry).map(|_| ()).unwrap_err().into_report().unwrap();
    assert_eq!(source(&report.render(text)), ["***\n^^^"]);
    assert_eq!(report.iter().next().unwrap().place().unwrap().column(), 28);
}

#[test]
fn reports_of_other_formats_do_not_show_lines_with_secrets() {
    let mismatches = report::<Login>(r#"{"user": 1}"#).into_mismatches();
    let text = "user = 1; password = hunter2";
    let type_info = <Login as typed_structs::ToValue>::TYPE;
    let report = Report::located_by(mismatches, type_info, text, |_, _| Some(7..8));
    assert_eq!(source(&report.render(text)), ["***\n^^^"]);
    assert!(report.to_string().ends_with("at line 1 column 8"));
}

#[test]
fn long_lines_are_cut_around_the_fault() {
    let text = format!("[{}\"ä\", {}3]", "1, ".repeat(50), "2, ".repeat(50));
    let shown = lines::<Vec<u8>>(&text).remove(0);
    let (line, marks) = shown.split_once('\n').unwrap();
    assert!(line.starts_with("…1, ") && line.ends_with('…'), "{line}");
    assert_eq!(line.chars().count(), 1 + 60 + 80 + 1);
    assert_eq!(marks, format!("{}^^^", " ".repeat(61)));
}

#[test]
fn lines_cannot_change_the_terminal() {
    let text = "[\t\"\u{202e}\u{1b}[31m\", 7]\r\n";
    let error = json::from_str::<Vec<u8>>(text).unwrap_err();
    let shown = error.into_report().unwrap().render(text);
    assert!(!shown.contains(['\u{1b}', '\r', '\t', '\u{202e}']), "{shown:?}");
}

#[test]
fn annotations_look_like_those_of_rustc() {
    let text = "{\n  \"usr\": \"Ada\",\n  \"keys\": []\n}";
    assert_eq!(
        annotated(text),
        r#"error[unknown]: Login.usr: unknown field
 --> login.json:2:3
  |
2 |   "usr": ***,
  |   ^^^^^ unknown field
  |
  = help: did you mean `user`?

error[type]: Login.keys: expected BTreeMap<String, Secret<Vec<String>>>, got list ***
 --> login.json:3:11
  |
3 |   "keys": ***
  |           ^^^ expected BTreeMap<String, Secret<Vec<String>>>

error[missing]: Login.user: missing, expected String
 --> login.json:1:1
  |
1 | {
  | ^ `user` is missing here
"#
    );
    let styled = report::<Login>(text).annotate(text, "login.json", &Renderer::styled());
    assert!(styled.contains("\u{1b}["));
    let unicode = Renderer::plain().decor_style(DecorStyle::Unicode);
    let shown = report::<Vec<u8>>("[-1]").annotate("[-1]", "list.json", &unicode);
    assert!(shown.contains("  ╭▸ list.json:1:2\n1 │ [-1]\n"), "{shown}");
    let short = Renderer::plain().short_message(true);
    let shown = report::<Vec<u8>>("[-1]").annotate("[-1]", "list.json", &short);
    assert!(shown.starts_with("list.json:1:2: error[range]: Vec<u8>[0]: expected u8"), "{shown}");
    let long = format!("[{}\"ä\"]", "1, ".repeat(50));
    let shown = report::<Vec<u8>>(&long).annotate(&long, "list.json", &Renderer::plain());
    assert!(shown.contains("--> list.json:1:152\n"), "{shown}");
}

#[test]
fn replaced_messages_show_everywhere() {
    let text = r#"{"usr": 1}"#;
    let french = |entry: Entry<'_>| {
        (entry.code() == code::UNKNOWN).then(|| format!("« {} » est inconnu", entry.param("name")))
    };
    let report = report::<Login>(text).with_messages(french);
    assert_eq!(
        report.to_string(),
        "Login.usr: « usr » est inconnu at line 1 column 2\n\
         Login.user: missing, expected String at line 1 column 1"
    );
    assert!(report.render(text).starts_with("Login.usr: « usr » est inconnu\n --> "));
    assert!(report.to_json().contains(r#""message":"« usr » est inconnu""#));
    assert!(!report.render(text).contains("did you mean"));
    let shown = report.annotate(text, "login.json", &Renderer::plain());
    assert!(shown.starts_with("error[unknown]: Login.usr: « usr » est inconnu\n"), "{shown}");
    assert_eq!(report.at("usr").unwrap().message(), "« usr » est inconnu");
}
