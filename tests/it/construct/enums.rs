//! Enums in values: external and internal tags, every kind of variant.

use std::collections::BTreeMap;
use typed_structs::{ClassKind, Style, Tagging, Typed, Value, args, code};

#[derive(Typed, Debug, Clone, PartialEq)]
enum Shape {
    /// Nothing.
    Empty,
    #[typed(rename = "circle", alias = "disc")]
    Circle {
        radius: f64,
        #[typed(default = "black")]
        color: String,
    },
    Pair(i64, Option<i64>),
    New(Inner),
    Text(String),
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Inner {
    #[typed(range(1..))]
    count: u8,
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(tag = "kind")]
enum Event {
    Start,
    Move { x: i64, y: i64 },
    Nested(Inner),
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Canvas {
    shapes: Vec<Shape>,
    events: Vec<Event>,
}

fn shapes() -> Vec<Shape> {
    vec![
        Shape::Empty,
        Shape::Circle { radius: 1.5, color: "red".to_owned() },
        Shape::Pair(1, None),
        Shape::New(Inner { count: 2 }),
        Shape::Text("x".to_owned()),
    ]
}

fn events() -> Vec<Event> {
    vec![Event::Start, Event::Move { x: 1, y: -1 }, Event::Nested(Inner { count: 3 })]
}

#[test]
fn external_tags_round_trip() {
    let shown: Vec<_> = shapes().iter().map(|shape| shape.to_value().to_string()).collect();
    assert_eq!(
        shown,
        [
            r#""Empty""#,
            r#"{"circle": {"radius": 1.5, "color": "red"}}"#,
            r#"{"Pair": [1, null]}"#,
            r#"{"New": {"count": 2}}"#,
            r#"{"Text": "x"}"#,
        ]
    );
    for shape in shapes() {
        assert_eq!(Shape::from_value(shape.to_value()).unwrap(), shape);
    }
    let disc = BTreeMap::from([("disc", BTreeMap::from([("radius", 2)]))]);
    assert_eq!(
        Shape::from_value(disc).unwrap(),
        Shape::Circle { radius: 2.0, color: "black".to_owned() }
    );
    assert_eq!(Shape::from_value(BTreeMap::from([("Empty", ())])).unwrap(), Shape::Empty);
}

#[test]
fn internal_tags_round_trip() {
    let shown: Vec<_> = events().iter().map(|event| event.to_value().to_string()).collect();
    assert_eq!(
        shown,
        [
            r#"{"kind": "Start"}"#,
            r#"{"kind": "Move", "x": 1, "y": -1}"#,
            r#"{"kind": "Nested", "count": 3}"#,
        ]
    );
    for event in events() {
        assert_eq!(Event::from_value(event.to_value()).unwrap(), event);
    }
    let canvas = Canvas { shapes: shapes(), events: events() };
    assert_eq!(Canvas::from_value(canvas.to_value()).unwrap(), canvas);
}

#[track_caller]
fn refused<'v>(value: impl Into<Value<'v>>, lines: &[&str]) {
    let report = Canvas::construct(args!(shapes = (value,), events = ())).unwrap_err();
    let shown: Vec<_> = report.iter().map(ToString::to_string).collect();
    let (events, shapes) = shown.split_last().unwrap();
    assert_eq!(events, "Canvas.events: expected Vec<Event>, got null");
    assert_eq!(shapes, lines);
}

#[test]
fn what_is_no_variant_is_refused() {
    refused(
        "circel",
        &[
            "Canvas.shapes[0]: expected Shape (Empty, circle, Pair, New or Text), got str \"circel\"; \
         did you mean `circle`?",
        ],
    );
    refused(
        "Text",
        &["Canvas.shapes[0]: expected {\"Text\": …}, a variant with content, got str \"Text\""],
    );
    refused(1, &["Canvas.shapes[0]: expected Shape (Empty, circle, Pair, New or Text), got int 1"]);
    refused(BTreeMap::from([("Empty", 1)]), &["Canvas.shapes[0].Empty: expected null, got int 1"]);
    refused(
        BTreeMap::from([("Pair", [1])]),
        &["Canvas.shapes[0].Pair: expected 2 items, got list [1]"],
    );
    refused(
        BTreeMap::from([("Pair", ("1", "2"))]),
        &[
            "Canvas.shapes[0].Pair.0: expected i64, got str \"1\"",
            "Canvas.shapes[0].Pair.1: expected i64, got str \"2\"",
        ],
    );
    refused(
        BTreeMap::from([("circle", BTreeMap::from([("colour", "red")]))]),
        &[
            "Canvas.shapes[0].circle.colour: unknown field; did you mean `color`?",
            "Canvas.shapes[0].circle.radius: missing, expected f64",
        ],
    );
    refused(
        BTreeMap::from([("New", BTreeMap::from([("count", 0)]))]),
        &["Canvas.shapes[0].New.count: expected 1.., got int 0"],
    );
    refused(
        BTreeMap::from([("Empty", ()), ("Text", ())]),
        &["Canvas.shapes[0]: expected Shape (Empty, circle, Pair, New or Text), \
         got map {\"Empty\": null, \"Text\": null}"],
    );
}

#[track_caller]
fn refused_event<const N: usize>(entries: [(&str, Value<'_>); N], lines: &[&str]) {
    let report = Event::from_value(BTreeMap::from(entries)).unwrap_err();
    let shown: Vec<_> = report.iter().map(ToString::to_string).collect();
    assert_eq!(shown, lines);
}

#[test]
fn what_is_no_tagged_variant_is_refused() {
    refused_event([], &["Event.kind: missing, expected Event (Start, Move or Nested)"]);
    refused_event(
        [("kind", "start".into())],
        &["Event.kind: expected Event (Start, Move or Nested), got str \"start\"; \
         did you mean `Start`?"],
    );
    refused_event([("kind", 1.into())], &["Event.kind: expected the name of a variant, got int 1"]);
    refused_event([("kind", "Start".into()), ("x", 1.into())], &["Event.x: unknown field"]);
    refused_event(
        [("kind", "Move".into()), ("x", "1".into())],
        &["Event.x: expected i64, got str \"1\"", "Event.y: missing, expected i64"],
    );
    let report = Event::from_value("Start").unwrap_err();
    assert_eq!(
        report.to_string(),
        "Event: expected a map with the tag \"kind\", got str \"Start\""
    );
}

#[test]
fn objects_of_an_enum_are_set_in_their_variant() {
    let mut event = Event::Move { x: 1, y: 2 };
    event.set("x", 3).unwrap();
    assert_eq!(event, Event::Move { x: 3, y: 2 });
    assert_eq!(
        event.set("x", "3").unwrap_err().to_string(),
        "Event.x: expected i64, got str \"3\""
    );
    assert_eq!(event.set("z", 3).unwrap_err().code(), code::UNKNOWN);
    let fields: Vec<_> = event.fields().map(|(field, value)| (field.name(), value)).collect();
    assert_eq!(fields, [("x", Value::from(3)), ("y", Value::from(2))]);
}

#[test]
fn the_class_of_an_enum_has_variants() {
    let class = Shape::class();
    assert_eq!((class.kind(), class.tagging()), (ClassKind::Enum, Tagging::External));
    assert_eq!(Event::class().tagging(), Tagging::Internal("kind"));
    assert!(class.fields().is_empty());
    let variants: Vec<_> = class.variants().iter().map(|one| (one.name(), one.style())).collect();
    assert_eq!(
        variants,
        [
            ("Empty", Style::Unit),
            ("circle", Style::Named),
            ("Pair", Style::Tuple),
            ("New", Style::Newtype),
            ("Text", Style::Newtype),
        ]
    );
    assert_eq!(class.variants().first().unwrap().doc(), "Nothing.");
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = Bounded::fits)]
enum Bounded {
    Span { start: i64, end: i64 },
    Even(#[typed(check = is_even)] i64),
}

impl Bounded {
    fn fits(&self) -> bool {
        match self {
            Bounded::Span { start, end } => start <= end,
            Bounded::Even(_) => true,
        }
    }
}

fn is_even(number: &i64) -> bool {
    number % 2 == 0
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Holder {
    bounded: Bounded,
}

#[test]
fn the_checks_of_an_enum_hold_for_its_parts() {
    let mut span = Bounded::Span { start: 1, end: 5 };
    assert_eq!(span.set("start", 6).unwrap_err().code(), code::CONSTRAINT_CHECK);
    assert_eq!(span.set("start", "6").unwrap_err().code(), code::TYPE);
    assert_eq!(span, Bounded::Span { start: 1, end: 5 });
    span.set("start", 5).unwrap();
    let mut holder = Holder { bounded: span };
    let error = holder.set("bounded.end", 4).unwrap_err();
    assert_eq!(error.to_string(), "Holder.bounded: expected a value that passes its check");
    assert_eq!(holder.bounded, Bounded::Span { start: 5, end: 5 });
    holder.set("bounded.end", 6).unwrap();
    holder.set("bounded", BTreeMap::from([("Even", 3)])).unwrap_err();
    holder.set("bounded", BTreeMap::from([("Even", 2)])).unwrap();
    assert_eq!(holder.set("bounded[0]", 3).unwrap_err().path(), "bounded.0");
    assert_eq!(holder.bounded, Bounded::Even(2));
    holder.set("bounded[0]", 4).unwrap();
}
