//! Untagged enums: the variant that is chosen, and the one that is reported.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use typed_structs::{
    Context, FieldType, Map, Rejected, Secret, Tagging, ToValue, TypeInfo, Typed, Untyped, Value,
    args, code, from_text, from_value, from_value_lax, json,
};

#[derive(Typed, Debug, Clone, PartialEq)]
struct Circle {
    radius: f64,
    #[typed(default)]
    color: Option<String>,
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(untagged)]
enum Shape {
    Nothing,
    Circle(Circle),
    Rectangle { width: f64, height: f64 },
    Point(i64, i64),
    Points(Vec<i64>),
    Name(#[typed(len(..=8))] String),
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Canvas {
    shape: Shape,
}

fn read(text: &str) -> Result<Shape, String> {
    json::from_str(text).map_err(|error| error.to_string())
}

#[test]
fn untagged_enums_round_trip() {
    let shapes = [
        (Shape::Nothing, "null"),
        (Shape::Circle(Circle { radius: 1.5, color: None }), r#"{"radius":1.5,"color":null}"#),
        (Shape::Rectangle { width: 1.0, height: 2.0 }, r#"{"width":1.0,"height":2.0}"#),
        (Shape::Point(1, 2), "[1,2]"),
        (Shape::Points(vec![1, 2, 3]), "[1,2,3]"),
        (Shape::Name("a".to_owned()), r#""a""#),
    ];
    for (shape, text) in shapes {
        assert_eq!(json::to_string(&shape).unwrap(), text);
        assert_eq!(read(text).unwrap(), shape);
        assert_eq!(Shape::from_value(shape.to_value()).unwrap(), shape);
    }
    assert_eq!(Shape::class().tagging(), Tagging::Untagged);
}

/// Returns the lines of the report on a document.
fn lines<T: for<'v> FieldType<'v>>(text: &str) -> Vec<String> {
    let value: Untyped = json::from_str(text).unwrap();
    match from_value::<T>(value) {
        Ok(_) => Vec::new(),
        Err(report) => report.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn the_variant_that_fits_best_is_reported() {
    let assert = |shape: &str, expected: &[&str]| {
        assert_eq!(lines::<Canvas>(&format!("{{\"shape\": {shape}}}")), expected);
    };
    assert(
        r#"{"radius": "1"}"#,
        &[
            "Canvas.shape: expected Shape (Circle fits best), got map",
            "Canvas.shape.radius: expected f64, got str \"1\"",
        ],
    );
    assert(
        r#"{"width": 1, "heigth": 2}"#,
        &[
            "Canvas.shape: expected Shape (Rectangle fits best), got map",
            "Canvas.shape.heigth: unknown field; did you mean `height`?",
            "Canvas.shape.height: missing, expected f64",
        ],
    );
    assert(
        r#"{"width": 1, "height": 2, "color": "red"}"#,
        &[
            "Canvas.shape: expected Shape (Rectangle fits best), got map",
            "Canvas.shape.color: unknown field",
        ],
    );
    // Of two variants that fit equally well, the first is reported.
    assert_eq!(
        lines::<Either>("{}"),
        ["Either: expected Either (One fits best), got map", "Either.one: missing, expected u8"]
    );
}

#[test]
fn a_value_of_no_accepted_kind_is_one_mismatch() {
    assert_eq!(
        lines::<Shape>("true"),
        ["Shape: expected Shape (null, Circle, map, list, Vec<i64> or String), got bool true"]
    );
    let error = Shape::from_value(true).unwrap_err();
    assert_eq!(error.iter().next().unwrap().code(), code::TYPE);
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(untagged, check = Number::is_small)]
enum Number {
    Byte(#[typed(range(..100))] u8),
    Any(i64),
    Float(f64),
    Time(Duration),
}

impl Number {
    fn is_small(&self) -> bool {
        !matches!(self, Number::Any(1000..))
    }
}

#[test]
fn the_first_variant_that_accepts_the_value_wins() {
    assert_eq!(Number::from_value(99).unwrap(), Number::Byte(99));
    assert_eq!(Number::from_value(100).unwrap(), Number::Any(100));
    assert_eq!(Number::from_value(-1.5).unwrap(), Number::Float(-1.5));
    let time = Value::from(BTreeMap::from([("secs", 1), ("nanos", 0)]));
    assert_eq!(Number::from_value(time).unwrap(), Number::Time(Duration::from_secs(1)));
    // The check of the enum does not choose.
    assert_eq!(
        Number::from_value(1000).unwrap_err().to_string(),
        "Number: expected a value that passes its check"
    );
    // An integer that is exact in no type of the variants.
    assert_eq!(
        lines::<Number>("-9223372036854775809"),
        [
            "Number: expected Number (Byte fits best), got int",
            "Number: expected u8, got int -9223372036854775809"
        ]
    );
}

#[derive(Typed, Debug, PartialEq)]
#[typed(untagged)]
enum Text<'a> {
    Borrowed(&'a str),
    Both { left: &'a str, right: String },
    Two { left: &'a str, right: Option<u8> },
}

#[test]
fn variants_borrow_from_the_value() {
    assert_eq!(json::from_str::<Text<'_>>("\"a\"").unwrap(), Text::Borrowed("a"));
    let text = String::from(r#"{"left": "a", "right": 5}"#);
    let two = json::from_str::<Text<'_>>(&text).unwrap();
    assert_eq!(two, Text::Two { left: "a", right: Some(5) });
}

/// A type of another crate: its kind is `str`, but it takes integers too.
#[derive(Debug, Clone, PartialEq)]
struct Port(u16);

impl ToValue for Port {
    const TYPE: &'static TypeInfo = &TypeInfo::new("Port", typed_structs::Kind::Str);

    fn to_value(&self) -> Value<'_> {
        self.0.into()
    }
}

impl<'v> FieldType<'v> for Port {
    type Form = typed_structs::Composite;

    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        match value.as_u64() {
            Some(port) if port < 1000 => Ok(Port(port as u16)),
            _ => Err(cx.mismatch(Self::TYPE, &value)),
        }
    }
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(untagged)]
enum Listen {
    Port(Port),
    Number(u16),
}

#[test]
fn types_of_other_crates_decide_themselves() {
    assert_eq!(Listen::from_value(80).unwrap(), Listen::Port(Port(80)));
    assert_eq!(Listen::from_value(8080).unwrap(), Listen::Number(8080));
    assert_eq!(lines::<Listen>("[]"), ["Listen: expected Listen (Port or u16), got list []"]);
}

#[derive(Typed, Debug, PartialEq)]
#[typed(untagged)]
enum Auth {
    Token(Secret<String>),
    User { name: String, password: Secret<String> },
    Pair(u8, u8),
}

#[test]
fn fault_02_untagged_enums_with_a_secret_are_not_shown() {
    assert_eq!(
        lines::<Auth>("7"),
        ["Auth: expected Auth (Secret<String>, map or list), got int ***"]
    );
    assert_eq!(
        lines::<Auth>(r#"{"name": 7, "password": 7, "hunter2": 7}"#),
        [
            "Auth: expected Auth (User fits best), got map",
            "Auth.name: expected String, got int 7",
            "Auth.password: expected String, got int ***",
            "Auth.hunter2: unknown field",
        ]
    );
    assert_eq!(
        lines::<Auth>("[1, \"hunter2\"]"),
        [
            "Auth: expected Auth (Pair fits best), got list",
            "Auth.1: expected u8, got str \"hunter2\""
        ]
    );
}

#[derive(Typed)]
#[typed(untagged)]
enum Source {
    Named {
        name: String,
        #[typed(opaque)]
        source: Box<u8>,
    },
    Other {
        name: i64,
        #[typed(opaque)]
        source: Box<u8>,
    },
    Aged {
        name: String,
        age: u8,
        #[typed(opaque)]
        source: Box<u8>,
    },
}

fn source(entries: impl IntoIterator<Item = (&'static str, Value<'static>)>) -> Value<'static> {
    let mut map: Map<'_> = Map::new();
    entries.into_iter().for_each(|(key, value)| map.push(key, value));
    map.push("source", Value::opaque(Box::new(5_u8)));
    Value::Map(map)
}

#[test]
fn opaque_values_reach_the_variant_that_fits() {
    let named = Source::from_value(source([("name", "a".into())])).unwrap();
    assert!(matches!(named, Source::Named { source, .. } if *source == 5));
    let other = Source::from_value(source([("name", 1.into())])).unwrap();
    assert!(matches!(other, Source::Other { source, .. } if *source == 5));
    let aged = Source::from_value(source([("name", "a".into()), ("age", 1.into())])).unwrap();
    assert!(matches!(aged, Source::Aged { source, .. } if *source == 5));
    let mut slot = Some(Box::new(6_u8));
    let mut map = Map::new();
    map.push("name", true);
    map.push("source", Value::lend(&mut slot));
    assert!(Source::from_value(Value::Map(map)).is_err());
    assert_eq!(slot, Some(Box::new(6)));
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(untagged)]
enum Json {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Map(BTreeMap<String, Json>),
}

#[test]
fn untagged_enums_contain_themselves() {
    let text = r#"{"a":[1.5,null,true,{"b":"c"}]}"#;
    let json = json::from_str::<Json>(text).unwrap();
    assert_eq!(json::to_string(&json).unwrap(), text);
    assert_eq!(
        lines::<BTreeMap<String, Option<Shape>>>(r#"{"a": null, "b": [1, {}, 3]}"#),
        [
            "BTreeMap<String, Option<Shape>>.b: expected Shape (Points fits best), got list",
            "BTreeMap<String, Option<Shape>>.b[1]: expected i64, got map {}"
        ]
    );
}

/// Both variants accept the same keys, so that each level doubles the attempts.
#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(untagged)]
enum Ambiguous {
    Leaf(u8),
    One { next: Box<Ambiguous>, others: Vec<u8> },
    Two { next: Box<Ambiguous>, others: Vec<u16> },
}

/// Returns a chain of this many levels, with `leaf` in the innermost, and `other` in every level.
fn chain(levels: usize, leaf: &str, other: u16) -> String {
    let close = format!(", \"others\": [{other}]}}");
    format!("{}{leaf}{}", "{\"next\": ".repeat(levels), close.repeat(levels))
}

#[test]
fn attempts_are_limited_in_deep_values() {
    assert!(matches!(json::from_str(&chain(4, "1", 300)), Ok(Ambiguous::Two { .. })));
    let start = Instant::now();
    for leaf in ["1", "true"] {
        for other in [1, 300, 3] {
            let _ = json::from_str::<Ambiguous>(&chain(100, leaf, other));
        }
    }
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    // Beyond the limit, kinds and keys choose the first.
    assert!(json::from_str::<Ambiguous>(&chain(100, "1", 300)).is_err());
    assert!(json::from_str::<Ambiguous>(&chain(100, "1", 3)).is_ok());
}

#[test]
fn limits_are_those_of_each_outermost_enum() {
    let items = vec![chain(4, "1", 300); 200].join(",");
    let list = json::from_str::<Vec<Ambiguous>>(&format!("[{items}]")).unwrap();
    assert_eq!(list.len(), 200);
    assert!(list.iter().all(|one| matches!(one, Ambiguous::Two { .. })));
}

#[test]
fn unknown_keys_do_not_count_if_they_are_ignored() {
    #[derive(Typed, Debug, PartialEq)]
    #[typed(untagged, unknown = ignore)]
    enum Lenient {
        One { one: u8 },
        Any {},
    }
    let read = |text| json::from_str::<Lenient>(text).unwrap();
    assert_eq!(read(r#"{"one": 1, "x": 2}"#), Lenient::One { one: 1 });
    assert_eq!(read(r#"{"one": true, "x": 2}"#), Lenient::Any {});
}

#[test]
fn fields_of_untagged_variants_are_set() {
    let shape = Shape::Rectangle { width: 1.0, height: 2.0 };
    let mut canvas = Canvas::construct(args!(shape = shape)).unwrap();
    canvas.set("shape.width", 3).unwrap();
    assert_eq!(canvas.get("shape.width").unwrap(), 3.0);
    canvas.set("shape", "name").unwrap();
    assert_eq!(canvas.shape, Shape::Name("name".to_owned()));
    let error = canvas.set("shape", [true, true]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Canvas.shape: expected Shape (Points fits best), got list\n\
         Canvas.shape[0]: expected i64, got bool true\n\
         Canvas.shape[1]: expected i64, got bool true"
    );
    assert_eq!(canvas.shape, Shape::Name("name".to_owned()));
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(tag = "kind")]
enum Tagged {
    Either(Either),
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(untagged)]
enum Either {
    One { one: u8 },
    Circle(Circle),
}

#[test]
fn an_untagged_enum_of_maps_has_a_place_for_a_tag() {
    let tagged = Tagged::Either(Either::Circle(Circle { radius: 1.0, color: None }));
    assert_eq!(json::to_string(&tagged).unwrap(), r#"{"kind":"Either","radius":1.0,"color":null}"#);
    assert_eq!(Tagged::from_value(tagged.to_value()).unwrap(), tagged);
}

#[test]
fn paths_of_reports_lead_into_newtype_variants() {
    let circle = Shape::Circle(Circle { radius: 1.0, color: None });
    let mut canvas = Canvas { shape: circle };
    canvas.set("shape.radius", 2).unwrap();
    assert_eq!(canvas.get("shape.radius").unwrap(), 2.0);
    assert_eq!(
        canvas.set("shape.radius", "2").unwrap_err().to_string(),
        "Canvas.shape.radius: expected f64, got str \"2\""
    );
    assert_eq!(
        canvas.set("shape.radios", 2).unwrap_err().to_string(),
        "Canvas.shape.radios: unknown field; did you mean `radius`?"
    );
    canvas.shape = Shape::Points(vec![1, 2]);
    canvas.set("shape[0]", 5).unwrap();
    canvas.set("shape[1]", 6).unwrap();
    assert_eq!(canvas.shape, Shape::Points(vec![5, 6]));
    assert_eq!(canvas.get("shape[1]").unwrap(), 6);
    canvas.shape = Shape::Name("a".to_owned());
    canvas.set("shape[0]", "b").unwrap();
    assert_eq!(canvas.shape, Shape::Name("b".to_owned()));
}

#[derive(Typed, Debug, Clone, PartialEq)]
enum Named {
    Off,
    On { level: u8 },
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(tag = "kind")]
enum Kinded {
    Off,
    On { level: u8 },
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(untagged)]
enum Switch {
    Named { a: Named, wrong: u8 },
    Tagged { a: Kinded, wrong: u8 },
    Count { a: u8, wrong: u8 },
}

/// The variant of a field's enum decides, and not what is in it.
#[test]
fn an_enum_in_a_field_fits_if_it_has_the_variant() {
    for (a, best) in [
        (r#""Off""#, "Named"),
        (r#"{"On": {"level": "x"}}"#, "Named"),
        (r#"{"kind": "Off"}"#, "Tagged"),
        (r#"{"kind": "On", "level": "x"}"#, "Tagged"),
        ("1", "Count"),
    ] {
        let lines = lines::<Switch>(&format!(r#"{{"a": {a}, "wrong": "x"}}"#));
        assert!(lines[0].contains(&format!("({best} fits best)")), "{a}: {lines:?}");
    }
    for a in [r#""On""#, r#"{"Of": 1}"#, r#"{"On": {"level": 1}, "Off": null}"#, r#"{"kind": "O"}"#]
    {
        // No variant fits better than the others, and so the first is reported.
        let lines = lines::<Switch>(&format!(r#"{{"a": {a}, "wrong": "x"}}"#));
        assert!(lines[0].contains("(Named fits best)"), "{a}: {lines:?}");
    }
}

#[test]
fn text_of_nothing_is_a_variant_without_content() {
    #[derive(Typed, Debug, PartialEq)]
    #[typed(untagged)]
    enum Limit {
        Unlimited,
        Most(u8),
    }
    for (text, limit) in [("", Limit::Unlimited), ("null", Limit::Unlimited), ("7", Limit::Most(7))]
    {
        assert_eq!(from_text::<Limit>(text).unwrap(), limit, "{text}");
    }
    for wrong in ["none", "300", "{}", "[]"] {
        let error = from_text::<Limit>(wrong).unwrap_err();
        assert!(error.to_string().starts_with("Limit: expected Limit (null or u8)"), "{error}");
    }
    assert_eq!(from_value_lax::<Limit>("7".into()).unwrap(), Limit::Most(7));
    assert_eq!(from_value_lax::<Limit>(Value::Null).unwrap(), Limit::Unlimited);
    for wrong in [Value::from(""), "x".into(), 300.into()] {
        from_value_lax::<Limit>(wrong).unwrap_err();
    }
}
