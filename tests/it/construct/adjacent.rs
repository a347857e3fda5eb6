//! Enums with a tag beside the content.

use crate::helpers::assert_rejected;
use std::collections::BTreeMap;
use typed_structs::{
    Map, Secret, Style, Tagging, Typed, Untyped, Value, args, code, from_value, json,
};

#[derive(Typed, Debug, Clone, PartialEq)]
struct Inner {
    #[typed(range(1..))]
    count: u8,
    #[typed(default)]
    c: Option<i64>,
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(tag = "t", content = "c")]
enum Event {
    Start,
    #[typed(alias = "Go")]
    Move {
        x: i64,
        #[typed(default = 7)]
        y: i64,
    },
    Pair(i64, Option<i64>),
    Nested(Inner),
    Items(Vec<i64>),
    Maybe(Option<String>),
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Log {
    event: Event,
}

fn events() -> Vec<Event> {
    vec![
        Event::Start,
        Event::Move { x: 1, y: -1 },
        Event::Pair(1, None),
        Event::Nested(Inner { count: 3, c: Some(4) }),
        Event::Items(vec![1, 2]),
        Event::Maybe(None),
        Event::Maybe(Some("a".to_owned())),
    ]
}

/// Reads a document.
fn read(text: &str) -> Result<Event, String> {
    json::from_str(text).map_err(|error| error.to_string())
}

#[track_caller]
fn assert_mismatches(text: &str, lines: &[&str]) {
    let value: Untyped = json::from_str(text).unwrap();
    let report = Log::from_value(BTreeMap::from([("event", value)])).unwrap_err();
    let shown: Vec<_> = report.iter().map(ToString::to_string).collect();
    assert_eq!(shown, lines);
}

#[test]
fn adjacent_tags_round_trip() {
    let shown: Vec<_> = events().iter().map(|event| json::to_string(event).unwrap()).collect();
    assert_eq!(
        shown,
        [
            r#"{"t":"Start"}"#,
            r#"{"t":"Move","c":{"x":1,"y":-1}}"#,
            r#"{"t":"Pair","c":[1,null]}"#,
            r#"{"t":"Nested","c":{"count":3,"c":4}}"#,
            r#"{"t":"Items","c":[1,2]}"#,
            r#"{"t":"Maybe","c":null}"#,
            r#"{"t":"Maybe","c":"a"}"#,
        ]
    );
    for (event, text) in events().into_iter().zip(shown) {
        assert_eq!(Event::from_value(event.to_value()).unwrap(), event);
        assert_eq!(read(&text).unwrap(), event);
    }
    assert_eq!(Event::class().tagging(), Tagging::Adjacent { tag: "t", content: "c" });
    assert_eq!(Event::class().variants()[1].style(), Style::Named);
}

#[test]
fn keys_come_in_either_order_and_units_need_no_content() {
    let moved = Event::Move { x: 1, y: 7 };
    assert_eq!(read(r#"{"c": {"x": 1}, "t": "Move"}"#).unwrap(), moved);
    assert_eq!(read(r#"{"c": {"x": 1}, "t": "Go"}"#).unwrap(), moved);
    assert_eq!(read(r#"{"t": "Start"}"#).unwrap(), Event::Start);
    assert_eq!(read(r#"{"c": null, "t": "Start"}"#).unwrap(), Event::Start);
    assert_eq!(read(r#"{"t": "Maybe"}"#).unwrap(), Event::Maybe(None));
}

#[test]
fn mismatches_of_the_content_have_its_key_in_their_path() {
    assert_mismatches(
        r#"{"t": "Move", "c": {"x": "1", "z": 1}}"#,
        &["Log.event.c.x: expected i64, got str \"1\"", "Log.event.c.z: unknown field"],
    );
    assert_mismatches(
        r#"{"t": "Pair", "c": ["1", "2"]}"#,
        &[
            "Log.event.c.0: expected i64, got str \"1\"",
            "Log.event.c.1: expected i64, got str \"2\"",
        ],
    );
    assert_mismatches(
        r#"{"c": [1], "t": "Pair"}"#,
        &["Log.event.c: expected 2 items, got list [1]"],
    );
    assert_mismatches(
        r#"{"t": "Nested", "c": {"count": 0, "c": "x"}}"#,
        &[
            "Log.event.c.count: expected 1.., got int 0",
            "Log.event.c.c: expected i64, got str \"x\"",
        ],
    );
    assert_mismatches(
        r#"{"t": "Items", "c": [1, "2"]}"#,
        &["Log.event.c[1]: expected i64, got str \"2\""],
    );
    assert_mismatches(r#"{"t": "Move", "c": 1}"#, &["Log.event.c: expected Event, got int 1"]);
    assert_mismatches(r#"{"t": "Start", "c": 1}"#, &["Log.event.c: expected null, got int 1"]);
}

#[test]
fn mismatches_of_the_keys_are_reported_in_input_order() {
    let names = "Event (Start, Move, Pair, Nested, Items or Maybe)";
    assert_mismatches("{}", &[&format!("Log.event.t: missing, expected {names}")]);
    assert_mismatches(r#"{"c": {}}"#, &[&format!("Log.event.t: missing, expected {names}")]);
    assert_mismatches(
        r#"{"t": "move", "tt": 1, "c": {}}"#,
        &[
            &format!("Log.event.t: expected {names}, got str \"move\"; did you mean `Move`?"),
            "Log.event.tt: unknown field; did you mean `t`?",
        ],
    );
    assert_mismatches(r#"{"t": 1}"#, &["Log.event.t: expected the name of a variant, got int 1"]);
    assert_mismatches(r#"{"t": "Move"}"#, &["Log.event.c: missing, expected the content of Move"]);
    assert_mismatches(
        r#"{"t": "Nested", "x": 1}"#,
        &["Log.event.x: unknown field", "Log.event.c: missing, expected Inner"],
    );
    assert_mismatches(
        r#"{"c": {"x": true}, "d": 1, "t": "Move"}"#,
        &["Log.event.c.x: expected i64, got bool true", "Log.event.d: unknown field"],
    );
    assert_mismatches(
        r#""Start""#,
        &["Log.event: expected a map with the tag \"t\" and the content \"c\", \
             got str \"Start\""],
    );
    let mut twice = Map::new();
    for (key, value) in [("t", "Start"), ("c", "x"), ("t", "Move"), ("c", "x")] {
        twice.push(key, value);
    }
    twice.push(1, 2);
    let report = Event::from_value(Value::Map(twice)).unwrap_err();
    assert_eq!(
        report.to_string(),
        "Event.c: expected null, got str \"x\"\n\
         Event.t: field given twice\n\
         Event.c: field given twice\n\
         Event[1]: expected the name of a field, got int 1"
    );
}

#[test]
fn paths_of_the_content_lead_to_it() {
    let mut log = Log { event: Event::Move { x: 1, y: 2 } };
    log.set("event.c.x", 3).unwrap();
    log.set("event.y", 4).unwrap();
    assert_eq!(log.event, Event::Move { x: 3, y: 4 });
    assert_eq!(log.get("event.c.x").unwrap(), 3);
    assert_rejected(
        log.set("event.c.x", "3"),
        code::TYPE,
        "Log.event.c.x: expected i64, got str \"3\"",
    );
    assert_eq!(log.set("event.c.z", 1).unwrap_err().code(), code::UNKNOWN);

    log.event = Event::Nested(Inner { count: 1, c: None });
    log.set("event.c.count", 2).unwrap();
    log.set("event.c.c", 5).unwrap();
    assert_eq!(log.event, Event::Nested(Inner { count: 2, c: Some(5) }));
    assert_eq!(log.get("event.c.c").unwrap(), 5);
    assert_eq!(log.get("event.c").unwrap(), log.get("event[0]").unwrap());

    log.event = Event::Items(vec![1, 2]);
    log.set("event.c[1]", 5).unwrap();
    assert_eq!(log.event, Event::Items(vec![1, 5]));
    assert_eq!(log.get("event.c[1]").unwrap(), 5);
    log.set("event.c", [7]).unwrap();
    assert_eq!(log.event, Event::Items(vec![7]));
}

#[derive(Typed, Debug, PartialEq)]
#[typed(tag = "t", content = "c", unknown = ignore, check = Span::is_ordered)]
enum Span {
    Of { start: u8, end: u8 },
    Secret(Secret<String>),
}

impl Span {
    fn is_ordered(&self) -> bool {
        !matches!(self, Span::Of { start, end } if start > end)
    }
}

#[test]
fn unknown_keys_are_ignored_if_the_enum_says_so() {
    let read = |text| json::from_str::<Span>(text).map_err(|error| error.to_string());
    let of = Span::Of { start: 1, end: 2 };
    assert_eq!(read(r#"{"x": 1, "t": "Of", "c": {"start": 1, "end": 2, "y": 3}}"#), Ok(of));
    assert_eq!(
        read(r#"{"t": "Of", "c": {"start": 3, "end": 2}}"#),
        Err("Span: expected a value that passes its check at line 1 column 1".to_owned())
    );
}

#[test]
fn fault_02_adjacent_enums_with_a_secret_are_not_shown() {
    let lines = |value: Value<'_>| from_value::<Span>(value.into_owned()).unwrap_err().to_string();
    assert_eq!(
        lines("hunter2".into()),
        "Span: expected a map with the tag \"t\" and the content \"c\", got str ***"
    );
    assert_eq!(
        lines(BTreeMap::from([("t", "hunter2")]).into()),
        "Span.t: expected Span (Of or Secret), got str ***"
    );
    assert_eq!(
        lines(BTreeMap::from([("t", Value::from("Secret")), ("c", 7.into())]).into()),
        "Span.c: expected String, got int ***"
    );
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(tag = "kind")]
enum Outer {
    Event(Event),
}

#[test]
fn an_adjacent_enum_has_a_place_for_another_tag() {
    let outer = Outer::Event(Event::Start);
    assert_eq!(json::to_string(&outer).unwrap(), r#"{"kind":"Event","t":"Start"}"#);
    assert_eq!(Outer::from_value(outer.to_value()).unwrap(), outer);
}

#[derive(Typed, Debug, PartialEq)]
#[typed(tag = "t", content = "c")]
enum Floats {
    One(f32),
    Both { single: f32, double: f64 },
}

#[test]
fn floats_are_written_in_their_width() {
    assert_eq!(json::to_string(&Floats::One(0.1)).unwrap(), r#"{"t":"One","c":0.1}"#);
    let both = [Floats::Both { single: 0.1, double: f64::from(0.1_f32) }];
    assert_eq!(
        json::to_string(&both).unwrap(),
        r#"[{"t":"Both","c":{"single":0.1,"double":0.10000000149011612}}]"#
    );
    let log = Log::construct(args!(event = BTreeMap::from([("t", "Start")]))).unwrap();
    assert_eq!(json::to_string(&log).unwrap(), r#"{"event":{"t":"Start"}}"#);
}
