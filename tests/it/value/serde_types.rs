//! Conversion of Rust types to values and back through serde.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Debug;
use typed_structs::{List, MAX_DEPTH, Map, Value};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Unit;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Newtype(u8);

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Pair(u8, Option<char>);

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Any {
    Nothing,
    One(Newtype),
    Two(u8, String),
    Named { unit_part: Unit, list: Vec<Any> },
}

#[track_caller]
fn round_trips<T: Serialize + DeserializeOwned + PartialEq + Debug>(
    original: T,
    shown: impl Into<Value<'static>>,
) {
    let value = Value::from_serialize(&original).unwrap();
    assert_eq!(value, shown.into());
    assert_eq!(T::deserialize(value.reborrow()).unwrap(), original);
    assert_eq!(T::deserialize(value).unwrap(), original);
}

fn variant(name: &'static str, content: impl Into<Value<'static>>) -> Value<'static> {
    Value::Map(Map::from_iter([(Value::from(name), content.into())]))
}

#[test]
fn types_of_serde_round_trip() {
    round_trips(true, true);
    round_trips(i64::MIN, i64::MIN);
    round_trips(u64::MAX, u64::MAX);
    round_trips(i128::MIN, i128::MIN);
    round_trips(u128::MAX, u128::MAX);
    round_trips(1.5_f32, 1.5);
    round_trips('ß', "ß");
    round_trips(Some(Some(1)), 1);
    round_trips(None::<u8>, Value::Null);
    round_trips((), Value::Null);
    round_trips(Unit, Value::Null);
    round_trips(Newtype(1), 1);
    round_trips(Pair(1, Some('x')), (1, "x"));
    round_trips(BTreeMap::from([(1_u8, "a".to_owned())]), Value::from(BTreeMap::from([(1, "a")])));
    round_trips(Any::Nothing, "nothing");
    round_trips(Any::One(Newtype(7)), variant("one", 7));
    round_trips(Any::Two(1, "b".into()), variant("two", (1, "b")));
    let named = Map::from_iter([
        (Value::from("unit_part"), Value::Null),
        ("list".into(), vec!["nothing"].into()),
    ]);
    round_trips(Any::Named { unit_part: Unit, list: vec![Any::Nothing] }, variant("named", named));
    round_trips(serde_json::json!({"a": [1, 2.5, null]}), {
        let items = List::from(vec![Value::from(1), 2.5.into(), Value::Null]);
        variant("a", items)
    });
}

#[test]
fn numbers_of_any_length_and_bytes() {
    let long: serde_json::Value =
        serde_json::from_str("340282366920938463463374607431768211456").unwrap();
    assert!(matches!(Value::from_serialize(&long).unwrap(), Value::OutOfRange(_)));
    assert_eq!(<(u8, u8)>::deserialize(Value::from(b"ab")).unwrap(), (97, 98));
    assert_eq!(Vec::<u8>::deserialize(Value::from(b"ab")).unwrap(), [97, 98]);
    assert_eq!(<&[u8]>::deserialize(Value::from(b"ab")).unwrap(), b"ab");
    assert_eq!(<&str>::deserialize(Value::from("borrowed")).unwrap(), "borrowed");
}

#[test]
fn faults_are_errors() {
    let message = |value: Value<'_>| Any::deserialize(value).unwrap_err().to_string();
    assert!(message("none".into()).starts_with("unknown variant `none`"));
    assert!(message(Value::Map(Map::new())).contains("a map of one entry, the variant"));
    assert!(message(1.into()).contains("expected variant identifier"));
    assert!(message(variant("two", vec![1])).contains("tuple variant Any::Two with 2 elements"));
    assert!(<(u8, u8)>::deserialize(Value::from(vec![1, 2, 3])).is_err());
    assert!(u8::deserialize(Value::from(300)).is_err());
    assert!(f64::deserialize(Value::OutOfRange("1e400".into())).is_err());
    assert!(u8::deserialize(Value::opaque(1_u8)).is_err());
    assert!(u8::deserialize(Value::TooDeep).is_err());

    let deep = (0..MAX_DEPTH).fold(serde_json::json!(1), |inner, _| serde_json::json!([inner]));
    assert!(Value::from_serialize(&deep).is_ok());
    let error = Value::from_serialize(&[&deep]).unwrap_err().to_string();
    assert_eq!(error, "nested deeper than 128 levels");
}

/// A type that is written by the other methods of a serializer.
struct Written(&'static [u8]);

impl Serialize for Written {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match std::str::from_utf8(self.0) {
            Ok(text) => serializer.collect_str(&format_args!("<{text}>")),
            Err(_) => serializer.serialize_bytes(self.0),
        }
    }
}

#[test]
fn bytes_and_displayed_text_are_values() {
    assert_eq!(Value::from_serialize(&Written(b"a")).unwrap(), "<a>");
    assert_eq!(Value::from_serialize(&Written(&[0xFF])).unwrap(), Value::from(&[0xFF_u8][..]));
}
