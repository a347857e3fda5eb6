//! Documents of other formats, through serde.

mod broken;
mod faults;
mod formats;
mod places;
mod secrets;
mod types;

use serde::Serialize;
use std::collections::BTreeMap;
use typed_structs::{
    DeserializeError, FieldType, Secret, Typed, Untyped, Value, from_deserializer,
};

/// A shape of every form of tags.
#[derive(Typed, Debug, PartialEq, Clone)]
#[typed(serde)]
enum Shape {
    Empty,
    Circle(f64),
    Rectangle { width: f32, height: f32 },
}

#[derive(Typed, Debug, PartialEq, Clone)]
#[typed(serde, tag = "kind")]
enum Event {
    Open,
    Click { x: i32, y: i32 },
}

#[derive(Typed, Debug, PartialEq, Clone)]
#[typed(serde, tag = "kind", content = "data")]
enum Message {
    Ping,
    Text(String),
    Pair(u8, u8),
}

#[derive(Typed, Debug, PartialEq, Clone)]
#[typed(serde, untagged)]
enum Id {
    Number(u64),
    Name(String),
}

#[derive(Typed, Debug, PartialEq, Clone, Default)]
#[typed(serde)]
struct Base {
    #[typed(default)]
    owner: String,
    #[typed(default = 1)]
    level: u8,
}

#[derive(Typed, Debug, PartialEq, Clone)]
#[typed(serde)]
struct Part {
    #[typed(len(1..=8))]
    name: String,
    #[typed(default, range(..=100))]
    amount: u16,
    #[typed(default)]
    inner: Option<Box<Part>>,
}

/// Everything that a document can hold.
#[derive(Typed, Debug, PartialEq, Clone)]
#[typed(serde, unknown = collect)]
struct Whole {
    #[typed(base)]
    base: Base,
    flag: bool,
    single: f32,
    signed: i64,
    letter: char,
    #[typed(alias = "label")]
    title: String,
    pair: (u8, i16),
    array: [u8; 3],
    numbers: Vec<i32>,
    parts: Vec<Part>,
    by_name: BTreeMap<String, Part>,
    by_number: BTreeMap<u8, String>,
    shapes: Vec<Shape>,
    events: Vec<Event>,
    messages: Vec<Message>,
    ids: Vec<Id>,
    any: Untyped,
    #[typed(default)]
    maybe: Option<u8>,
    #[typed(extras)]
    extras: BTreeMap<String, Untyped>,
}

/// A valid `Whole`, without null, which TOML does not have.
const WHOLE: &str = r#"{
    "owner": "Ada", "flag": true, "single": 0.1, "signed": -9007199254740993, "letter": "é",
    "label": "a\nb", "pair": [1, -2], "array": [1, 2, 3], "numbers": [1, 2],
    "parts": [{"name": "a"}, {"name": "b", "amount": 100, "inner": {"name": "c"}}],
    "by_name": {"x": {"name": "d"}}, "by_number": {"7": "seven"},
    "shapes": ["Empty", {"Circle": 1.5}, {"Rectangle": {"width": 0.1, "height": 2.5}}],
    "events": [{"kind": "Open"}, {"y": 2, "kind": "Click", "x": 1}],
    "messages": [{"kind": "Ping"}, {"data": "t", "kind": "Text"}, {"kind": "Pair", "data": [1, 2]}],
    "ids": [7, "seven"], "any": {"a": [1, "b", 2.5]}, "extra": [true]
}"#;

/// A document in one of the formats.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Format {
    Json,
    Toml,
    Yaml,
    MessagePack,
}

const FORMATS: [Format; 4] = [Format::Json, Format::Toml, Format::Yaml, Format::MessagePack];

type Outcome<T> = Result<T, String>;

impl Format {
    /// Writes a value.
    fn write<T: Serialize>(self, value: &T) -> Vec<u8> {
        match self {
            Self::Json => serde_json::to_vec(value).unwrap(),
            Self::Toml => toml::to_string(value).unwrap().into_bytes(),
            Self::Yaml => serde_saphyr::to_string(value).unwrap().into_bytes(),
            Self::MessagePack => rmp_serde::to_vec(value).unwrap(),
        }
    }

    /// Reads a type directly.
    fn read<'v, T: FieldType<'v>>(self, document: &'v [u8]) -> Outcome<T> {
        fn shown<T, E: std::fmt::Display>(read: Result<T, DeserializeError<E>>) -> Outcome<T> {
            read.map_err(|error| error.to_string())
        }
        let text = || std::str::from_utf8(document).unwrap();
        match self {
            Self::Json => {
                shown(from_deserializer(&mut serde_json::Deserializer::from_slice(document)))
            }
            Self::Toml => shown(from_deserializer(toml::Deserializer::parse(text()).unwrap())),
            Self::Yaml => {
                let mut read = None;
                let _ = serde_saphyr::with_deserializer_from_str(text(), |input| {
                    read = Some(shown(from_deserializer(input)));
                    Ok(())
                });
                read.unwrap()
            }
            Self::MessagePack => {
                shown(from_deserializer(&mut rmp_serde::Deserializer::from_read_ref(document)))
            }
        }
    }

    /// Reads a value of the whole.
    fn value(self, document: &[u8]) -> Untyped {
        let text = || std::str::from_utf8(document).unwrap();
        match self {
            Self::Json => serde_json::from_slice(document).unwrap(),
            Self::Toml => toml::from_str(text()).unwrap(),
            Self::Yaml => serde_saphyr::from_str(text()).unwrap(),
            Self::MessagePack => rmp_serde::from_slice(document).unwrap(),
        }
    }
}

/// Reads JSON as a value.
fn value(json: &str) -> Untyped {
    Format::Json.value(json.as_bytes())
}

/// An account with a secret.
#[derive(Typed, Debug, PartialEq, Clone)]
#[typed(serde)]
struct Account {
    name: String,
    password: Secret<String>,
    #[typed(default)]
    pins: Vec<Secret<u16>>,
}

/// Asserts that two values are the same, other than by the order of entries.
fn assert_same(left: &Value<'_>, right: &Value<'_>) {
    let sorted = |value: &Value<'_>| serde_json::to_value(value).unwrap().to_string();
    assert_eq!(sorted(left), sorted(right));
}
