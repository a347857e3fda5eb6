//! Modes of conversion that arguments ask for.

use std::collections::BTreeMap;
use std::time::Duration;
use typed_structs::{
    Args, Conversion, Map, Secret, Typed, Untyped, Value, args, code, typed_methods,
};

#[derive(Typed, Debug, Default, Clone, PartialEq)]
struct Server {
    #[typed(default)]
    port: u16,
    #[typed(default)]
    ratio: f64,
    #[typed(default)]
    active: bool,
    tags: Option<Vec<String>>,
    #[typed(default)]
    limits: BTreeMap<String, u8>,
    #[typed(default)]
    timeout: Duration,
    name: Option<String>,
    weight: Option<i8>,
    #[typed(default)]
    any: Untyped,
    #[typed(default)]
    pair: (u8, bool),
    #[typed(default)]
    nested: Vec<Vec<u8>>,
    token: Option<Secret<u32>>,
    #[typed(default)]
    inner: Inner,
}

#[derive(Typed, Debug, Default, Clone, PartialEq)]
struct Inner {
    #[typed(default)]
    depth: u8,
}

#[typed_methods]
impl Server {
    fn shifted(&self, by: u16, wraps: bool) -> u16 {
        if wraps { self.port.wrapping_add(by) } else { self.port.saturating_add(by) }
    }
}

fn text(name: &'static str, value: &'static str) -> Result<Server, String> {
    let args = Args::from_iter([(name, Value::from(value))]).text();
    Server::construct(args).map_err(|report| report.to_string())
}

#[test]
fn text_becomes_what_a_field_declares() {
    let get = |name, value| text(name, value).unwrap().get(name).unwrap().into_owned();
    for (name, value, expected) in [
        ("port", "9000", Value::from(9000)),
        ("port", " +9_000 ", Value::from(9000)),
        ("ratio", "1e-3", Value::from(0.001)),
        ("active", "Yes", Value::from(true)),
        ("active", "off", Value::from(false)),
        ("tags", "a, b", Value::from(vec!["a", "b"])),
        ("tags", r#"["a,b", "c"]"#, Value::from(vec!["a,b", "c"])),
        ("tags", "", Value::List(vec![].into())),
        ("name", "", Value::from("")),
        ("name", "null", Value::from("null")),
        ("weight", "", Value::Null),
        ("weight", "null", Value::Null),
        ("weight", "-5", Value::from(-5)),
        ("any", "5", Value::from("5")),
        ("pair", "7,true", Value::from((7, true))),
        ("nested", "[[1], [\"2\"]]", Value::from(vec![vec![1], vec![2]])),
    ] {
        assert_eq!(get(name, value), expected, "{name} = {value:?}");
    }
    assert_eq!(text("timeout", "1.5").unwrap().timeout, Duration::from_millis(1500));
    assert_eq!(text("timeout", "1h30m").unwrap().timeout, Duration::from_secs(5400));
    assert_eq!(text("timeout", "PT1H30M").unwrap().timeout, Duration::from_secs(5400));
    let limits = BTreeMap::from([("cpu".to_owned(), 4), ("gpu".to_owned(), 1)]);
    assert_eq!(text("limits", "cpu=4, gpu=1").unwrap().limits, limits);
    assert_eq!(text("limits", r#"{"cpu": 4, "gpu": "1"}"#).unwrap().limits, limits);
    assert_eq!(text("inner", r#" {"depth": "3"} "#).unwrap().inner.depth, 3);
    assert_eq!(text("token", "17").unwrap().token.unwrap().into_inner(), 17);
}

#[test]
fn faults_of_text_say_what_is_expected() {
    for (name, value, message) in [
        ("port", "x", "Server.port: expected u16, got str \"x\""),
        ("port", "70000", "Server.port: expected u16, got int 70000"),
        ("port", "1.5", "Server.port: expected u16, got str \"1.5\""),
        ("port", "1__0", "Server.port: expected u16, got str \"1__0\""),
        ("active", "2", "Server.active: expected bool, got str \"2\""),
        (
            "limits",
            "cpu=4,gpu",
            "Server.limits: expected BTreeMap<String, u8> as `key=value,key=value`, got str \"cpu=4,gpu\"",
        ),
        ("limits", "cpu=4,gpu=x", "Server.limits.gpu: expected u8, got str \"x\""),
        ("limits", "cpu=4,cpu=5", "Server.limits.cpu: key given twice"),
        (
            "nested",
            "1,2",
            "Server.nested: expected Vec<Vec<u8>> as JSON such as […], got str \"1,2\"",
        ),
        (
            "nested",
            "[[1]",
            "Server.nested: expected Vec<Vec<u8>> as JSON such as […], got str \"[[1]\"",
        ),
        ("pair", "7", "Server.pair: expected 2 items, got list [\"7\"]"),
        (
            "inner",
            "3",
            "Server.inner: expected Inner as JSON such as {\"depth\": …}, got str \"3\"",
        ),
        (
            "timeout",
            "soon",
            "Server.timeout: expected a duration such as 90, 1.5 or 1h30m, got str \"soon\"",
        ),
        ("token", "hunter2", "Server.token: expected u32, got str ***"),
    ] {
        assert_eq!(text(name, value).unwrap_err(), message);
    }
}

#[test]
fn lax_values_convert_and_text_is_more() {
    let args = args!(port = "9000", ratio = "1.5", active = 1, weight = 3.0, pair = ("1", 0.0));
    let server = Server::construct(args.clone().lax()).unwrap();
    assert_eq!((server.port, server.ratio, server.active), (9000, 1.5, true));
    assert_eq!((server.weight, server.pair), (Some(3), (1, false)));
    assert_eq!(Server::construct(args.clone().text()).unwrap(), server);
    assert_eq!(Server::construct(args).unwrap_err().len(), 6);

    let report = Server::construct(args!(tags = "a,b", weight = "", port = 1.5).lax()).unwrap_err();
    assert_eq!(
        report.to_string(),
        "Server.tags: expected Vec<String>, got str \"a,b\"\n\
         Server.weight: expected i8, got str \"\"\n\
         Server.port: expected u16, got float 1.5"
    );
}

#[test]
fn updates_and_calls_take_a_mode() {
    let mut server = Server::default();
    server.update(args!(port = "80", tags = "a,b").text()).unwrap();
    assert_eq!(server.port, 80);
    server.update(args!(active = "on").lax()).unwrap();
    assert!(server.active);
    let shifted = server.call("shifted", args!("5", wraps = "no").text()).unwrap();
    assert_eq!(shifted, 85);
    let error = server.call("shifted", args!("5", true)).unwrap_err();
    assert_eq!(error.to_string(), "Server.shifted(by): expected u16, got str \"5\"");
    assert_eq!(args!(1).lax().conversion(), Conversion::Lax);
}

#[test]
fn nested_text_is_read_in_one_walk_and_within_the_limit() {
    let deep = ["[".repeat(200), "]".repeat(200)].concat();
    let report = Server::construct(args!(any = deep.clone(), nested = deep).text()).unwrap_err();
    assert_eq!(report.len(), 1);
    let long = ["1,".repeat(1 << 18), "1".to_owned()].concat();
    let server = Server::construct(args!(tags = long).text()).unwrap();
    assert_eq!(server.tags.unwrap().len(), (1 << 18) + 1);
    let report = Server::construct(args!(port = "9".repeat(1 << 20)).text()).unwrap_err();
    assert_eq!(report.iter().next().unwrap().code(), code::RANGE);
}

#[derive(Typed, Debug, PartialEq)]
#[typed(untagged)]
enum Id {
    Number(i64),
    Name(String),
    Point { x: i64 },
}

#[derive(Typed, Debug, PartialEq)]
enum Shape {
    Empty,
    Circle(f64),
}

#[derive(Typed, Debug, PartialEq)]
struct Choice {
    id: Id,
    shape: Shape,
    only: Option<Number>,
}

#[derive(Typed, Debug, PartialEq)]
#[typed(untagged)]
enum Number {
    Whole(i64),
    Float(f64),
    Many(Vec<u8>),
}

#[test]
fn the_narrowest_mode_chooses_the_variant() {
    let choose = |args: Args<'static>| Choice::construct(args).map_err(|report| report.to_string());
    let choice = choose(args!(id = "36", shape = "Empty", only = "2.5").text()).unwrap();
    assert_eq!(choice.id, Id::Name("36".into()));
    assert_eq!(choice.only, Some(Number::Float(2.5)));
    let choice =
        choose(args!(id = 1.0, shape = r#"{"Circle": "2"}"#, only = "1,2").text()).unwrap();
    assert_eq!(choice.id, Id::Number(1));
    assert_eq!(choice.shape, Shape::Circle(2.0));
    assert_eq!(choice.only, Some(Number::Many(vec![1, 2])));
    let mut map = Map::new();
    map.push("x", "7");
    let choice = choose(args!(id = Value::Map(map), shape = "Empty", only = "").lax()).unwrap_err();
    assert_eq!(choice, "Choice.only: expected Number (i64, f64 or Vec<u8>), got str \"\"");
}
