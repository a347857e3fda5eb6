//! Schemas of structs.

use super::{agree, shown};
use std::collections::BTreeMap;
use std::marker::PhantomData;
use typed_structs::schema::Schema;
use typed_structs::{Typed, Untyped};

/// A user of the service.
///
/// It has several
/// lines.
///
/// # Examples
///
/// None.
#[derive(Typed, Debug)]
pub(crate) struct User {
    /// The full name.
    #[typed(len(1..=8))]
    name: String,
    #[typed(range(0..=150), default = 18)]
    age: u8,
    #[typed(frozen)]
    id: u64,
    nick: Option<String>,
    friends: Vec<User>,
}

#[test]
fn a_struct_has_its_fields() {
    assert_eq!(
        shown::<User>(&Schema::new()),
        "{\"$ref\":\"#/$defs/User\",\"$defs\":{\"User\":{\"title\":\"User\",\
         \"description\":\"A user of the service.\\n\\nIt has several lines.\",\
         \"type\":\"object\",\"properties\":{\
         \"name\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":8,\"description\":\"The full name.\"},\
         \"age\":{\"type\":\"integer\",\"minimum\":0,\"maximum\":150,\"default\":18},\
         \"id\":{\"type\":\"integer\",\"minimum\":0,\"maximum\":18446744073709551615},\
         \"nick\":{\"type\":[\"string\",\"null\"]},\
         \"friends\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/User\"}}},\
         \"required\":[\"name\",\"id\",\"friends\"],\"additionalProperties\":false}}}",
    );
    let output = shown::<User>(&Schema::new().output());
    assert!(output.contains("\"maximum\":18446744073709551615,\"readOnly\":true"), "{output}");
    assert!(output.contains("\"required\":[\"name\",\"age\",\"id\",\"nick\",\"friends\"]"));
    agree::<User>(
        &[r#"{"name":"a","id":1,"friends":[{"name":"b","id":2,"friends":[],"nick":null}]}"#],
        &[
            r#"{"name":"","id":1,"friends":[]}"#,
            r#"{"name":"123456789","id":1,"friends":[]}"#,
            r#"{"name":"a","age":151,"id":1,"friends":[]}"#,
            r#"{"name":"a","friends":[]}"#,
            r#"{"name":"a","id":1,"friends":[{"name":1,"id":1,"friends":[]}]}"#,
            r#"{"name":"a","id":1,"friends":[],"x":1}"#,
            "[]",
        ],
    );
}

#[derive(Typed, Debug)]
pub(crate) struct Aliased {
    #[typed(alias = "hostname", alias = "server")]
    host: String,
    #[typed(alias = "p", default = 80)]
    port: u16,
    #[typed(rename = "type")]
    kind: Option<String>,
}

#[test]
fn aliases_are_names_of_what_is_read() {
    agree::<Aliased>(
        &[r#"{"host":"a"}"#, r#"{"server":"a","p":1}"#, r#"{"hostname":"a","port":1,"type":"b"}"#],
        &[
            r#"{"host":"a","hostname":"b"}"#,
            r#"{"host":"a","p":1,"port":1}"#,
            r#"{"p":1}"#,
            r#"{"host":1}"#,
            r#"{"server":1}"#,
            r#"{"host":"a","kind":"b"}"#,
        ],
    );
}

#[derive(Typed, Debug)]
struct Person {
    name: String,
    #[typed(alias = "years", default = 1)]
    age: u8,
}

#[derive(Typed, Debug)]
struct Employee {
    #[typed(base)]
    person: Person,
    salary: u32,
    #[typed(range(18..), default = 18)]
    age: i64,
}

#[derive(Typed, Debug)]
pub(crate) struct Manager {
    #[typed(base)]
    employee: Employee,
    level: Option<u8>,
}

#[test]
fn bases_are_flat() {
    agree::<Manager>(
        &[r#"{"name":"a","salary":1}"#, r#"{"level":1,"name":"a","salary":1,"age":18}"#],
        &[
            r#"{"name":"a","salary":1,"age":17}"#,
            r#"{"name":"a"}"#,
            r#"{"name":"a","salary":1,"x":1}"#,
        ],
    );
}

#[derive(Typed, Debug)]
#[typed(unknown = collect)]
pub(crate) struct Labels {
    id: u8,
    #[typed(extras)]
    rest: BTreeMap<String, u8>,
}

#[derive(Typed, Debug)]
#[typed(unknown = ignore)]
pub(crate) struct Open {
    id: u8,
}

#[test]
fn unknown_names_are_treated_as_declared() {
    agree::<Labels>(&[r#"{"id":1,"a":2}"#], &[r#"{"id":1,"a":256}"#, r#"{"id":1,"a":"1"}"#]);
    agree::<Open>(&[r#"{"id":1,"a":"bc"}"#], &[r#"{"a":1}"#]);
}

#[derive(Typed, Debug)]
struct Pair(u8, #[typed(len(1..))] String);

#[derive(Typed, Debug)]
struct Meters(#[typed(range(0.0..))] f64);

#[derive(Typed, Debug)]
struct Nodes(Vec<Nodes>);

#[derive(Typed, Debug)]
struct Empty;

#[derive(Typed, Debug)]
pub(crate) struct Holder {
    pair: Pair,
    #[typed(range(..10.0))]
    meters: Meters,
    #[typed(len(..2))]
    nodes: Option<Nodes>,
    empty: Empty,
    nothing: PhantomData<u8>,
}

#[test]
fn unnamed_fields_are_lists_and_values() {
    agree::<Pair>(&[r#"[1,"a"]"#], &["[1]", r#"[1,""]"#, r#"[1,"a",2]"#]);
    agree::<Meters>(&["0", "1.5"], &["-1", "[1.0]"]);
    agree::<Nodes>(&["[]", "[[],[[]]]"], &["[1]", "{}"]);
    agree::<Empty>(&["null"], &["[]"]);
    agree::<Holder>(
        &[
            r#"{"pair":[1,"a"],"meters":9.5,"nodes":[[[],[]]],"empty":null}"#,
            r#"{"pair":[1,"a"],"meters":9.5,"nodes":null,"empty":null,"nothing":null}"#,
        ],
        &[
            r#"{"pair":[1,"a"],"meters":10.5,"empty":null}"#,
            r#"{"pair":[1,"a"],"meters":1.5,"empty":null,"nodes":[[],[]]}"#,
        ],
    );
}

#[derive(Typed, Debug)]
pub(crate) struct Limits {
    #[typed(items(len(1..), pattern = "^[a-z]+$"), len(..4))]
    tags: Vec<String>,
    #[typed(keys(len(2..)), values(range(0..=100)))]
    quota: BTreeMap<String, Option<i64>>,
    #[typed(multiple_of(5))]
    step: i32,
    #[typed(one_of("http", "https"), default = "https")]
    scheme: String,
    #[typed(one_of(1, 2), default = 1)]
    level: Option<u8>,
    #[typed(range('a'..='f'))]
    letter: char,
    #[typed(range(0..10), default = 3)]
    untyped: Untyped,
    #[typed(len(2..), default = "ab")]
    any: Untyped,
    #[typed(range(0.1..0.5), default = 0.25)]
    single: f32,
    #[typed(items(items(range(1..))), default)]
    grid: Vec<Option<Vec<u8>>>,
}

#[test]
fn constraints_have_their_keywords() {
    let with = |name: &str, value: &str| {
        let mut fields =
            BTreeMap::from([("tags", "[]"), ("quota", "{}"), ("step", "5"), ("letter", "\"a\"")]);
        fields.insert(name, value);
        let fields = fields.iter().map(|(name, value)| format!("\"{name}\":{value}"));
        format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
    };
    for (name, valid, invalid) in [
        (
            "tags",
            vec!["[\"a\",\"b\",\"c\"]"],
            vec!["[\"\"]", "[\"A\"]", "[\"a\",\"a\",\"a\",\"a\"]"],
        ),
        ("quota", vec!["{\"ab\":1,\"cd\":null}"], vec!["{\"a\":1}", "{\"ab\":101}", "{\"ab\":-1}"]),
        ("step", vec!["0", "-15"], vec!["6"]),
        ("scheme", vec!["\"http\""], vec!["\"ftp\"", "null"]),
        ("level", vec!["1", "2", "null"], vec!["3"]),
        ("letter", vec!["\"f\""], vec!["\"g\"", "\"ab\"", "\"A\""]),
        ("untyped", vec!["0", "9.5", "null"], vec!["10", "-1", "\"a\"", "[]", "true"]),
        (
            "any",
            vec!["\"ab\"", "[1,2]", "null", "{\"a\":1,\"b\":2}"],
            vec!["\"a\"", "[1]", "{}", "1"],
        ),
        ("single", vec!["0.1", "0.2", "0.49"], vec!["0.09", "0.5"]),
        ("grid", vec!["[null,[1]]"], vec!["[[0]]", "[[null]]"]),
    ] {
        let valid: Vec<String> = valid.iter().map(|value| with(name, value)).collect();
        let invalid: Vec<String> = invalid.iter().map(|value| with(name, value)).collect();
        agree::<Limits>(
            &valid.iter().map(String::as_str).collect::<Vec<_>>(),
            &invalid.iter().map(String::as_str).collect::<Vec<_>>(),
        );
    }
}

const LIMIT: u16 = 7;

fn new_id() -> u64 {
    7
}

#[derive(Typed, Debug)]
struct Defaults {
    #[typed(default = LIMIT)]
    limit: u16,
    #[typed(default = new_id)]
    id: u64,
    #[typed(default)]
    list: Vec<u8>,
    #[typed(default = "127.0.0.1")]
    address: std::net::IpAddr,
    #[typed(opaque, default = Default::default())]
    hits: std::sync::atomic::AtomicU64,
    #[typed(default = u128::MAX)]
    most: u128,
}

#[test]
fn defaults_are_shown_unless_a_function_returns_them() {
    assert_eq!(
        shown::<Defaults>(&Schema::new()),
        "{\"title\":\"Defaults\",\"type\":\"object\",\"properties\":{\
         \"limit\":{\"type\":\"integer\",\"minimum\":0,\"maximum\":65535,\"default\":7},\
         \"id\":{\"type\":\"integer\",\"minimum\":0,\"maximum\":18446744073709551615},\
         \"list\":{\"type\":\"array\",\"items\":{\"type\":\"integer\",\"minimum\":0,\"maximum\":255},\
         \"default\":[]},\
         \"address\":{\"type\":\"string\",\"default\":\"127.0.0.1\"},\
         \"most\":{\"type\":\"integer\",\"minimum\":0,\
         \"maximum\":340282366920938463463374607431768211455,\
         \"default\":340282366920938463463374607431768211455}},\
         \"additionalProperties\":false}",
    );
}
