//! Values through serde.

use serde::Deserialize;
use serde::de::value::{BorrowedBytesDeserializer, Error, MapDeserializer};
use serde::de::{Deserializer, IntoDeserializer, Visitor};
use serde_json::json;
use std::borrow::Cow;
use typed_structs::{Map, Secret, ToValue, Untyped, Value, code, from_deserializer, from_value};

fn read(json: &str) -> Result<Value<'_>, String> {
    let mut input = serde_json::Deserializer::from_str(json);
    let value = Value::deserialize_borrowed(&mut input);
    value.and_then(|value| input.end().map(|()| value)).map_err(|error| error.to_string())
}

#[test]
fn lists_and_maps_are_written_on_their_own() {
    let value = Value::from((1, "a"));
    let Value::List(list) = value.reborrow() else { unreachable!() };
    assert_eq!(serde_json::to_value(&list).unwrap(), json!([1, "a"]));
    let map: Map<'_> = [("k".into(), value)].into_iter().collect();
    assert_eq!(serde_json::to_value(&map).unwrap(), json!({"k": [1, "a"]}));
}

#[test]
fn text_and_bytes_are_borrowed() {
    let json = r#"{"plain": "text", "escaped": "a\nb"}"#;
    let value = read(json).unwrap();
    let entries = value.as_map().unwrap();
    assert!(entries.iter().all(|(key, _)| matches!(key, Value::Str(Cow::Borrowed(_)))));
    assert!(matches!(entries.get("plain"), Some(Value::Str(Cow::Borrowed("text")))));
    assert!(matches!(entries.get("escaped"), Some(Value::Str(Cow::Owned(_)))));

    let bytes = || BorrowedBytesDeserializer::<Error>::new(b"bytes");
    let borrowed = Value::deserialize_borrowed(bytes()).unwrap();
    assert!(matches!(borrowed, Value::Bytes(Cow::Borrowed(b"bytes"))));
    // Those of `Deserialize` are owned, also without the need.
    let owned = Untyped::deserialize(bytes()).unwrap();
    assert!(matches!(owned, Value::Bytes(Cow::Owned(bytes)) if bytes == b"bytes"));
}

#[test]
fn values_are_owned_by_deserialize() {
    #[derive(Deserialize)]
    struct Holder {
        values: Vec<Untyped>,
    }
    fn read<T: serde::de::DeserializeOwned>(json: &[u8]) -> T {
        serde_json::from_reader(json).unwrap()
    }
    let holder: Holder = read(br#"{"values": ["a", {"b": [1, null]}]}"#);
    assert_eq!(Value::from(holder.values).to_string(), r#"["a", {"b": [1, null]}]"#);
}

#[test]
fn order_and_duplicates_are_kept() {
    let json = r#"{"b":1,"a":2,"b":{"c":3,"c":3}}"#;
    assert_eq!(serde_json::to_string(&read(json).unwrap()).unwrap(), json);
}

#[test]
fn numbers_are_exact_or_an_error() {
    for integer in [i128::MIN, i128::from(i64::MIN), 0, i128::from(u64::MAX), i128::MAX] {
        assert_eq!(read(&integer.to_string()).unwrap(), Value::from(integer));
        let value = Value::deserialize(IntoDeserializer::<Error>::into_deserializer(integer));
        assert_eq!(value.unwrap(), Value::from(integer));
    }
    assert_eq!(read(&u128::MAX.to_string()).unwrap(), Value::from(u128::MAX));
    assert_eq!(read("1.0").unwrap(), Value::Float(1.0));
    assert_eq!(read("-25e-1").unwrap(), Value::Float(-2.5));

    // What is out of range is for the check to say, where the path is known.
    for (beyond, kind) in [("340282366920938463463374607431768211456", "int"), ("1e+999", "float")]
    {
        let value = read(beyond).unwrap();
        assert_eq!((&value, value.kind()), (&Value::OutOfRange(beyond.into()), kind));
        let report = from_value::<Vec<f64>>(Value::from([value.reborrow()])).unwrap_err();
        assert_eq!(report.at("[0]").unwrap().code(), code::RANGE);
        assert!(from_value::<Untyped>(value.clone()).unwrap_err().at("").is_some());
        let error = serde_json::to_string(&value).unwrap_err().to_string();
        assert_eq!(error, format!("the number {beyond} is out of range"));
    }
}

/// The name under which `serde_json` passes numbers on is nothing special beyond that.
#[test]
fn a_map_that_resembles_a_number_is_a_map() {
    for json in [
        r#"{"$serde_json::private::Number":"inf"}"#,
        r#"{"$serde_json::private::Number":"-"}"#,
        r#"{"$serde_json::private::Number":1}"#,
        r#"{"$serde_json::private::Number":"7"}"#,
        r#"{"$serde_json::private::Number":7.5}"#,
        r#"{"$serde_json::private::Number":["7"]}"#,
        r#"{"$serde_json::private::Number":{"$serde_json::private::Number":"7"}}"#,
        r#"{"$serde_json::private::Number":"1","b":2}"#,
    ] {
        assert_eq!(serde_json::to_string(&read(json).unwrap()).unwrap(), json);
    }
}

#[test]
fn variants_are_maps_of_one_entry() {
    /// A format that tells the variants of enums from maps.
    struct Variant;
    impl<'de> Deserializer<'de> for Variant {
        type Error = Error;

        fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            let data = MapDeserializer::new([("Circle", 2)].into_iter());
            visitor.visit_enum(serde::de::value::MapAccessDeserializer::new(data))
        }

        serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
            option unit unit_struct newtype_struct seq tuple tuple_struct map struct enum
            identifier ignored_any
        }
    }
    assert_eq!(Value::deserialize(Variant).unwrap().to_string(), r#"{"Circle": 2}"#);
}

#[test]
fn depth_is_limited() {
    let unlimited = |json: &str| {
        let mut input = serde_json::Deserializer::from_str(json);
        input.disable_recursion_limit();
        Value::deserialize(&mut input).map(Value::into_owned).map_err(|error| error.to_string())
    };
    let (lists, maps) = (("[", "]"), (r#"{"a":"#, "}"));
    for (open, close) in [lists, maps] {
        let nested = |levels: usize| {
            // A number is not a level, in any format.
            unlimited(&[open.repeat(levels).as_str(), "1", &close.repeat(levels)].concat())
        };
        assert!(nested(128).is_ok());
        assert!(nested(129).unwrap_err().starts_with("nested deeper than 128 levels"));
    }
    let token = r#"{"$serde_json::private::Number":"#;
    let error = unlimited(&token.repeat(100_000)).unwrap_err();
    assert!(error.starts_with("nested deeper than 128 levels"), "{error}");
}

#[test]
fn opaque_values_are_refused_and_secrets_hidden() {
    let error = serde_json::to_string(&Value::opaque(1_u8)).unwrap_err();
    assert_eq!(error.to_string(), "an opaque value of type u8 cannot be serialized");
    // The rest of a borrowed value is not a secret.
    let mut slot = Some(1_u8);
    assert!(serde_json::to_string(&Value::lend(&mut slot).into_owned()).is_err());

    let secrets = vec![Secret::new("hunter2".to_owned())];
    let mut map = Map::new();
    map.push("passwords", secrets.to_value());
    assert_eq!(serde_json::to_string(&secrets).unwrap(), r#"["***"]"#);
    assert_eq!(serde_json::to_string(&map).unwrap(), r#"{"passwords":["***"]}"#);
    let copy = Value::Map(map).into_owned();
    assert_eq!(serde_json::to_string(&copy).unwrap(), r#"{"passwords":["***"]}"#);
}

/// A format that calls one method of the visitor.
#[derive(Clone, Copy)]
enum Content {
    Bytes,
    ByteBuf,
    None,
    Some,
    Newtype,
}

impl<'de> Deserializer<'de> for Content {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Bytes => visitor.visit_bytes(b"ab"),
            Self::ByteBuf => visitor.visit_byte_buf(b"ab".to_vec()),
            Self::None => visitor.visit_none(),
            Self::Some => visitor.visit_some(7_u8.into_deserializer()),
            Self::Newtype => visitor.visit_newtype_struct(7_u8.into_deserializer()),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        option unit unit_struct newtype_struct seq tuple tuple_struct map struct enum
        identifier ignored_any
    }
}

#[test]
fn bytes_options_and_newtypes_of_a_format() {
    for (content, expected) in [
        (Content::Bytes, Value::from(&b"ab"[..])),
        (Content::ByteBuf, Value::from(&b"ab"[..])),
        (Content::None, Value::Null),
        (Content::Some, 7.into()),
        (Content::Newtype, 7.into()),
    ] {
        assert_eq!(Untyped::deserialize(content).unwrap(), expected);
        assert_eq!(from_deserializer::<Untyped, _>(content).unwrap(), expected);
    }
    assert_eq!(from_deserializer::<Option<u8>, _>(Content::Some).unwrap(), Some(7));
    assert_eq!(from_deserializer::<Option<u8>, _>(Content::None).unwrap(), None);
    assert_eq!(from_deserializer::<u8, _>(Content::Newtype).unwrap(), 7);
    assert_eq!(from_deserializer::<Vec<u8>, _>(Content::Bytes).unwrap(), *b"ab");
}

#[test]
fn another_type_expects_a_value() {
    /// A format that has a value of no type, for which the visitor's expectation is the message.
    struct Nothing;
    impl<'de> Deserializer<'de> for Nothing {
        type Error = Error;

        fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            Err(serde::de::Error::invalid_type(serde::de::Unexpected::Other("nothing"), &visitor))
        }

        serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
            option unit unit_struct newtype_struct seq tuple tuple_struct map struct enum
            identifier ignored_any
        }
    }
    let message = "invalid type: nothing, expected any value";
    assert_eq!(Untyped::deserialize(Nothing).unwrap_err().to_string(), message);
    let error = from_deserializer::<Untyped, _>(Nothing).unwrap_err();
    assert!(error.to_string().contains(message), "{error}");
}

/// A format with options in options.
struct Options(usize);

impl<'de> Deserializer<'de> for Options {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0.checked_sub(1) {
            Some(left) => visitor.visit_some(Self(left)),
            None => visitor.visit_u8(7),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        option unit unit_struct newtype_struct seq tuple tuple_struct map struct enum
        identifier ignored_any
    }
}

#[test]
fn options_of_a_format_are_limited_in_depth() {
    assert_eq!(Untyped::deserialize(Options(128)).unwrap(), 7);
    assert_eq!(from_deserializer::<Option<u8>, _>(Options(128)).unwrap(), Some(7));
    for error in [
        Untyped::deserialize(Options(129)).unwrap_err().to_string(),
        from_deserializer::<Option<u8>, _>(Options(129)).unwrap_err().to_string(),
        from_deserializer::<Option<u8>, _>(Options(100_000)).unwrap_err().to_string(),
    ] {
        assert!(error.contains("128 levels"), "{error}");
    }
}
