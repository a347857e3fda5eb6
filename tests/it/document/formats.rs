//! The same types from every format, and back.

use super::{FORMATS, Format, Part, Shape, WHOLE, Whole, assert_same, value};
use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{Deserialize, IntoDeserializer};
use std::borrow::Cow;
use std::collections::BTreeMap;
use typed_structs::{Typed, Untyped, Value, from_deserializer, from_value, json};

#[test]
fn every_format_gives_the_same_object() {
    let expected: Whole = from_value(value(WHOLE)).unwrap();
    assert_eq!(expected.base.owner, "Ada");
    assert_eq!(expected.single.to_string(), "0.1");
    assert_eq!(expected.extras["extra"], Value::from([true]));
    for format in FORMATS {
        let document = format.write(&value(WHOLE));
        assert_eq!(format.read::<Whole>(&document).as_ref(), Ok(&expected), "{format:?}");
    }
}

#[test]
fn what_is_written_reads_back() {
    let whole: Whole = from_value(value(WHOLE)).unwrap();
    for format in FORMATS {
        let document = format.write(&whole);
        assert_eq!(format.read::<Whole>(&document).as_ref(), Ok(&whole), "{format:?}");
        let written = format.value(&document);
        // Singles have a shorter form in text than as a value.
        if format == Format::MessagePack {
            assert_same(&written, &whole.to_value());
        }
    }
    let by_json = json::to_string(&whole).unwrap();
    assert_eq!(String::from_utf8(Format::Json.write(&whole)).unwrap(), by_json);
}

#[test]
fn fields_keep_their_order_and_none_is_null() {
    let part = Part { name: "a".to_owned(), amount: 3, inner: None };
    assert_eq!(serde_json::to_string(&part).unwrap(), r#"{"name":"a","amount":3,"inner":null}"#);
    assert_eq!(toml::to_string(&part).unwrap(), "name = \"a\"\namount = 3\n");
    assert_eq!(rmp_serde::to_vec(&part).unwrap()[..2], [0x83, 0xa4]);
    let shapes = [Shape::Empty, Shape::Rectangle { width: 0.1, height: 2.0 }];
    assert_eq!(
        serde_json::to_string(&shapes).unwrap(),
        r#"["Empty",{"Rectangle":{"width":0.1,"height":2.0}}]"#
    );
}

#[test]
fn strings_and_bytes_are_borrowed() {
    #[derive(Typed, Debug)]
    struct Names<'a> {
        first: &'a str,
        other: Cow<'a, str>,
        bytes: &'a [u8],
    }
    let document = rmp_serde::to_vec(&BTreeMap::from([
        ("bytes", Value::Bytes(Cow::Borrowed(b"xyz"))),
        ("first", "abc".into()),
        ("other", "def".into()),
    ]))
    .unwrap();
    let names: Names<'_> = Format::MessagePack.read(&document).unwrap();
    assert_eq!((names.first, names.bytes), ("abc", &b"xyz"[..]));
    assert!(matches!(names.other, Cow::Borrowed("def")));
    assert!(document.as_ptr_range().contains(&names.first.as_ptr()));

    let error = Format::Json.read::<Names<'_>>(br#"{"first": "a\nb"}"#).unwrap_err();
    assert!(error.starts_with("Names.first: expected &str borrowed from the input"), "{error}");
}

#[test]
fn numbers_are_exact() {
    #[derive(Typed, Debug, PartialEq)]
    struct Numbers {
        unsigned: u128,
        signed: i128,
        long: u64,
        float: f64,
        whole: f32,
    }
    let expected =
        Numbers { unsigned: u128::MAX, signed: i128::MIN, long: u64::MAX, float: 0.1, whole: 16.0 };
    let json = br#"{"unsigned": 340282366920938463463374607431768211455, "float": 0.1, "whole": 16,
        "signed": -170141183460469231731687303715884105728, "long": 18446744073709551615}"#;
    assert_eq!(Format::Json.read::<Numbers>(json), Ok(expected));
    let beyond = Format::Json.read::<u128>(b"340282366920938463463374607431768211456");
    assert_eq!(
        beyond.unwrap_err(),
        "u128: expected u128, got int 340282366920938463463374607431768211456"
    );
}

#[test]
fn dates_of_toml_are_strings() {
    let text = "day = 2026-11-30\nmoments = [{ at = 07:32:00 }, { at = 1979-05-27T07:32:00Z }]";
    type Moments = Vec<BTreeMap<String, String>>;
    #[derive(Typed, Debug)]
    struct Days {
        day: String,
        moments: Moments,
    }
    let days: Days = Format::Toml.read(text.as_bytes()).unwrap();
    assert_eq!(days.day, "2026-11-30");
    assert_eq!(days.moments[1]["at"], "1979-05-27T07:32:00Z");
    let value = Format::Toml.value(text.as_bytes());
    assert_eq!(value.as_map().unwrap().get("day"), Some(&"2026-11-30".into()));
    // A table with the same key and another content is a table.
    for content in ["a\\n", "1-x", "-1", "2026"] {
        let table = format!(r#"day = {{ "$__toml_private_datetime" = "{content}" }}"#);
        let error = Format::Toml.read::<Days>(table.as_bytes()).unwrap_err();
        assert!(error.starts_with("Days.day: expected String, got map"), "{error}");
    }
}

#[test]
fn options_newtypes_and_units_of_a_format_are_looked_through() {
    let entries = [("name", "a")].into_iter();
    let part: Part = from_deserializer(MapDeserializer::<_, Error>::new(entries)).unwrap();
    assert_eq!(part, Part { name: "a".to_owned(), amount: 0, inner: None });
    let items = SeqDeserializer::<_, Error>::new([1_u8, 2].into_iter());
    assert_eq!(from_deserializer::<(u8, u8), _>(items).unwrap(), (1, 2));
    let unit: Option<u8> =
        from_deserializer(().into_deserializer() as serde::de::value::UnitDeserializer<Error>)
            .unwrap();
    assert_eq!(unit, None);
    // The configuration crates pass on maps like this.
    let map = BTreeMap::from([("name", "b")]);
    let deserializer: MapDeserializer<'_, _, Error> = map.into_deserializer();
    assert_eq!(Part::deserialize(deserializer).unwrap().name, "b");
}

#[test]
fn unread_content_is_passed_over() {
    #[derive(Typed, Debug)]
    #[typed(unknown = ignore)]
    struct Narrow {
        last: u8,
    }
    let json = br#"{"a": {"b": [1, {"c": null}]}, "d": [[], {}, "e", 1.5, true], "last": 3}"#;
    for format in [Format::Json, Format::MessagePack, Format::Yaml] {
        let document = format.write(&value(std::str::from_utf8(json).unwrap()));
        assert_eq!(format.read::<Narrow>(&document).unwrap().last, 3, "{format:?}");
    }
    let _: Untyped = Format::Json.read(json).unwrap();
}
