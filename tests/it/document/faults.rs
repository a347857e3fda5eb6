//! Faults of documents of every format.

use super::{Base, FORMATS, Format, Part, Whole, value};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use typed_structs::{FieldType, Typed, from_deserializer, from_value};

/// Asserts that each format reports what `from_value` reports, and that JSON reports these lines.
#[track_caller]
fn assert_faults<T: for<'v> FieldType<'v>>(json: &str, lines: &str) {
    for format in FORMATS {
        let has_null = json.contains("null") || !json.trim_start().starts_with('{');
        if format == Format::Toml && has_null {
            continue;
        }
        let document = format.write(&value(json));
        let Err(expected) = from_value::<T>(format.value(&document)) else { panic!("{format:?}") };
        let Err(got) = format.read::<T>(&document) else { panic!("{format:?}") };
        assert_eq!(got, expected.to_string(), "{format:?}");
        if format == Format::Json {
            assert_eq!(got, lines);
        }
    }
}

#[test]
fn all_faults_are_found_in_one_pass() {
    assert_faults::<Whole>(
        r#"{
            "owner": 7, "level": 300, "flag": "yes", "single": 1e300, "signed": 1.5, "letter": "ab",
            "label": [1, {"a": 2}], "title": "b", "pair": [1, 2, 3], "array": [1, "x", 300], "numbers": {"a": 1},
            "parts": [{"name": "", "amount": 101, "innr": 1}, {"name": "b", "inner": {"name": 1}}, 5],
            "by_name": {"x": {}}, "by_number": {"7": 7, "300": "a", "b": "c"},
            "shapes": ["Empt", {"Circle": "x"}, {"Rectangle": {"width": 1}}, {"Empty": 1}],
            "events": [{"kind": "Close"}, {"x": 1, "kind": "Click", "z": 2}, {"x": 1}],
            "messages": [{"kind": "Text", "data": 1}, {"data": "t"}, {"kind": "Pair", "data": [1]}],
            "ids": [-1, true], "maybe": "x"
        }"#,
        "Whole.owner: expected String, got int 7\n\
         Whole.level: expected u8, got int 300\n\
         Whole.flag: expected bool, got str \"yes\"\n\
         Whole.single: expected f32, got float 1e300\n\
         Whole.signed: expected i64, got float 1.5\n\
         Whole.letter: expected char, got str \"ab\"\n\
         Whole.title: expected String, got list [1, {\"a\": 2}]\n\
         Whole.title: field given twice\n\
         Whole.pair: expected 2 items, got list [1, 2, 3]\n\
         Whole.array[1]: expected u8, got str \"x\"\n\
         Whole.array[2]: expected u8, got int 300\n\
         Whole.numbers: expected Vec<i32>, got map {\"a\": 1}\n\
         Whole.parts[0].name: expected length 1..=8, got str \"\"\n\
         Whole.parts[0].amount: expected ..=100, got int 101\n\
         Whole.parts[0].innr: unknown field; did you mean `inner`?\n\
         Whole.parts[1].inner.name: expected String, got int 1\n\
         Whole.parts[2]: expected Part, got int 5\n\
         Whole.by_name.x.name: missing, expected String\n\
         Whole.by_number[7]: expected String, got int 7\n\
         Whole.by_number[300]: expected u8, got int 300\n\
         Whole.by_number.b: expected u8, got str \"b\"\n\
         Whole.shapes[0]: expected Shape (Empty, Circle or Rectangle), got str \"Empt\"; did you mean `Empty`?\n\
         Whole.shapes[1].Circle: expected f64, got str \"x\"\n\
         Whole.shapes[2].Rectangle.height: missing, expected f32\n\
         Whole.shapes[3].Empty: expected null, got int 1\n\
         Whole.events[0].kind: expected Event (Open or Click), got str \"Close\"\n\
         Whole.events[1].z: unknown field\n\
         Whole.events[1].y: missing, expected i32\n\
         Whole.events[2].kind: missing, expected Event (Open or Click)\n\
         Whole.messages[0].data: expected String, got int 1\n\
         Whole.messages[1].kind: missing, expected Message (Ping, Text or Pair)\n\
         Whole.messages[2].data: expected 2 items, got list [1]\n\
         Whole.ids[0]: expected Id (Number fits best), got int\n\
         Whole.ids[0]: expected u64, got int -1\n\
         Whole.ids[1]: expected Id (u64 or String), got bool true\n\
         Whole.maybe: expected u8, got str \"x\"\n\
         Whole.any: missing, expected Untyped",
    );
}

#[test]
fn lists_sets_and_maps() {
    assert_faults::<BTreeMap<String, BTreeSet<u8>>>(
        r#"{"a": [1, 2, 1, "x"], "b": {"c": [1, 2]}, "d": []}"#,
        "BTreeMap<String, BTreeSet<u8>>.a[2]: item given twice\n\
         BTreeMap<String, BTreeSet<u8>>.a[3]: expected u8, got str \"x\"\n\
         BTreeMap<String, BTreeSet<u8>>.b: expected BTreeSet<u8>, got map {\"c\": [1, 2]}",
    );
    assert_faults::<Vec<Option<(u8, [bool; 2])>>>(
        "[null, [1, [true, false]], [1, [true]], [300, 2], [1]]",
        "Vec<Option<(u8, [bool; 2])>>[2][1]: expected 2 items, got list [true]\n\
         Vec<Option<(u8, [bool; 2])>>[3][0]: expected u8, got int 300\n\
         Vec<Option<(u8, [bool; 2])>>[3][1]: expected [bool; 2], got int 2\n\
         Vec<Option<(u8, [bool; 2])>>[4]: expected 2 items, got list [1]",
    );
}

#[test]
fn another_kind_than_the_whole() {
    for json in [r#"{"a": {"b": [1]}}"#, "[[1, 2], {\"a\": 1}]", "1", "\"text\"", "null"] {
        for format in FORMATS {
            if format == Format::Toml && !json.starts_with('{') {
                continue;
            }
            let document = format.write(&value(json));
            let got = format.read::<bool>(&document).unwrap_err();
            assert_eq!(got, from_value::<bool>(format.value(&document)).unwrap_err().to_string());
            let got = format.read::<Base>(&document).unwrap_err();
            assert_eq!(got, from_value::<Base>(format.value(&document)).unwrap_err().to_string());
        }
    }
}

#[test]
fn an_error_of_the_format_comes_with_the_mismatches_before_it() {
    let json = br#"{"name": 1, "amount": 200, "inner": {"name": "abc", "amount": -1, "x"#;
    let mut input = serde_json::Deserializer::from_slice(json);
    let error = from_deserializer::<Part, _>(&mut input).unwrap_err();
    assert!(error.format().unwrap().is_eof());
    assert_eq!(
        error.to_string(),
        "EOF while parsing a string at line 1 column 68\n\
         Part.name: expected String, got int 1\n\
         Part.amount: expected ..=100, got int 200\n\
         Part.inner.amount: expected u16, got int -1"
    );
    assert!(error.source().unwrap().to_string().starts_with("EOF"));
    let (format, mismatches) = error.into_parts();
    assert!(format.is_some());
    assert_eq!(mismatches.len(), 3);

    // Missing fields may have come afterwards.
    let error = Format::Json.read::<Part>(b"{\"amount\": 1").unwrap_err();
    assert_eq!(error, "EOF while parsing an object at line 1 column 12");
    assert_eq!(
        serde_json::from_slice::<Part>(b"{\"amount\": \"1\"").unwrap_err().to_string(),
        "EOF while parsing an object at line 1 column 14\nPart.amount: expected u16, got str \"1\""
    );
}

#[test]
fn duplicate_keys_are_reported() {
    let error =
        Format::Json.read::<Part>(br#"{"name": "a", "amount": 1, "name": [2]}"#).unwrap_err();
    assert_eq!(error, "Part.name: field given twice");
    let map = Format::Json.read::<BTreeMap<u8, u8>>(br#"{"1": 1, "1": 2}"#).unwrap_err();
    assert_eq!(map, "BTreeMap<u8, u8>[1]: key given twice");
}

#[test]
fn keys_of_any_kind() {
    // {1: "a", true: "b", [1]: "c"}
    let document =
        [&[0x83, 0x01, 0xa1, b'a', 0xc3, 0xa1, b'b', 0x91, 0x01, 0xa1, b'c'][..]].concat();
    let error = Format::MessagePack.read::<BTreeMap<u8, String>>(&document).unwrap_err();
    assert_eq!(
        error,
        from_value::<BTreeMap<u8, String>>(Format::MessagePack.value(&document))
            .unwrap_err()
            .to_string()
    );
    let error = Format::MessagePack.read::<Part>(&document).unwrap_err();
    assert!(error.contains("expected the name of a field, got bool true"), "{error}");
    let numbers = [0x82, 0x01, 0xa1, b'a', 0xcc, 0xff, 0xa1, b'b'];
    let map: BTreeMap<u8, String> = Format::MessagePack.read(&numbers).unwrap();
    assert_eq!(map, BTreeMap::from([(1, "a".to_owned()), (255, "b".to_owned())]));
}

/// A list inside itself.
#[derive(Typed, Debug)]
#[typed(unknown = ignore)]
struct Nested {
    #[typed(default)]
    a: Vec<Nested>,
}

#[test]
fn depth_is_limited() {
    // MessagePack: `{"a": [{"a": [… ]}]}`, and lists in a field that is passed over.
    let read = |document: &[u8]| {
        let mut input = rmp_serde::Deserializer::from_read_ref(document);
        input.set_max_depth(usize::MAX);
        from_deserializer::<Nested, _>(&mut input).map_err(|error| error.to_string())
    };
    let nested =
        |levels: usize| [[0x81, 0xa1, b'a', 0x91].repeat(levels).as_slice(), &[0x80]].concat();
    assert!(read(&nested(60)).is_ok());
    let error = read(&nested(100_000)).unwrap_err();
    assert!(error.ends_with(": expected at most 128 levels, got more"), "{error}");
    assert!(error.starts_with("Nested.a[0].a[0].a[0]"), "{error}");
    let unknown = [&[0x81, 0xa1, b'b'][..], &[0x91].repeat(100_000), &[0xc0]].concat();
    let error = read(&unknown).unwrap_err();
    assert_eq!(error, "Nested: expected at most 128 levels, got more");
}
