//! Paths: what is reported or listed reads back to the same place.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use typed_structs::{Map, TypeMismatch, Typed, Untyped, Value, args, code};

#[derive(Typed, Debug, Default, Clone, PartialEq)]
struct Labels {
    labels: BTreeMap<String, i64>,
}

/// Gives the labels one entry with a wrong value.
fn report(key: &str) -> TypeMismatch {
    let mut map = Map::new();
    map.push(key, "wrong");
    let report = Labels::construct(args!(labels = map)).unwrap_err();
    assert_eq!(report.len(), 1);
    report.into_iter().next().unwrap()
}

#[test]
fn fault_15_every_name_reads_back() {
    let names = [
        ("a\nb", r#"labels["a\nb"]"#),
        ("", r#"labels[""]"#),
        ("a.b", r#"labels["a.b"]"#),
        ("[0]", r#"labels["[0]"]"#),
        ("]", r#"labels["]"]"#),
        ("a]b", r#"labels["a]b"]"#),
        ("say \"hi\"", r#"labels["say \"hi\""]"#),
        (r"C:\dir\n", r#"labels["C:\\dir\\n"]"#),
        ("\t\r\n\u{8}\u{c}\0\u{7f}", r#"labels["\t\r\n\u0008\u000c\u0000\u007f"]"#),
        ("line\u{2028}\u{202e}x\u{85}", r#"labels["line\u2028\u202ex\u0085"]"#),
        ("2", "labels.2"),
        ("-1", "labels.-1"),
        ("true", "labels.true"),
        ("***", "labels.***"),
        ("größe 😀", "labels.größe 😀"),
        ("😀\n", r#"labels["😀\n"]"#),
        (" ", "labels. "),
        ("(x)", "labels.(x)"),
        ("\\u0041", r#"labels["\\u0041"]"#),
    ];
    for (name, path) in names {
        let error = report(name);
        assert_eq!(error.path(), path);
        assert!(!error.to_string().contains(char::is_control), "{error}");
        let mut object = Labels::default();
        object.set(path, 5).unwrap();
        assert_eq!(object.labels, BTreeMap::from([(name.to_owned(), 5)]));
        assert_eq!(object.get(path).unwrap(), 5);
        assert_eq!(object.set(path, "x").unwrap_err().path(), path);
        assert_eq!(object.get_as::<String>(path).unwrap_err().path(), path);
        object.set(path, 6).unwrap();
        assert_eq!(object.labels, BTreeMap::from([(name.to_owned(), 6)]));
    }
}

#[test]
fn fault_15_other_spellings_of_json_lead_to_the_same_place() {
    let mut object = Labels::default();
    for (path, name) in [
        (r#"labels["env"]"#, "env"),
        (r#"["labels"].env"#, "env"),
        (r#"["\u006cabels"]["\u0065nv"]"#, "env"),
        (r#"labels["a\/b"]"#, "a/b"),
        (r#"labels["\ud83d\ude00"]"#, "😀"),
        ("labels[\"\u{2028}\"]", "\u{2028}"),
    ] {
        object.set(path, 1).unwrap();
        assert_eq!(object.labels.len(), 1);
        assert_eq!(object.labels.remove(name), Some(1), "{path}");
    }
    // Errors are reported where they are, not as it was spelled.
    let error = object.set(r#"["labels"]["e\u006ev"]"#, "x").unwrap_err();
    assert_eq!(error.path(), "labels.env");
}

#[test]
fn fault_15_what_is_no_path_is_refused() {
    let mut object = Labels::default();
    for path in [
        "",
        ".",
        "labels.",
        "labels..x",
        "labels]",
        "labels.x]",
        "labels.a\"b",
        "labels.a\\b",
        "labels.a\nb",
        "labels[",
        "labels[]",
        "labels[\"",
        "labels[\"x",
        "labels[\"x\"",
        "labels[x]",
        "labels[\"x\"]y",
        "labels[\"\\q\"]",
        "labels[\"\\u12\"]",
        "labels[\"\\ud800\"]",
        "labels[\"\\ud800\\u0041\"]",
        "labels[\"\\u+041\"]",
        "labels[\"a\nb\"]",
        "labels[+1]",
        "labels[01]",
        "labels[1.]x",
        "labels[nul]",
        "labels[NaN]",
        "labels[ 1]",
        "labels[***]",
        "labels[[1,]]",
        "labels[{1}]",
        "labels[{\"a\": 1]",
    ] {
        assert_eq!(object.get(path).unwrap_err().code(), code::PATH, "{path}");
        assert_eq!(object.set(path, 1).unwrap_err().code(), code::PATH, "{path}");
    }
    let deep = format!("labels{}", "[".repeat(100_000));
    assert_eq!(object.get(&deep).unwrap_err().code(), code::PATH);
    assert_eq!(object, Labels::default());
}

#[test]
fn fault_15_a_key_that_is_cut_is_refused_and_not_another() {
    for key in ["k".repeat(1 << 20), "\n".repeat(1 << 20), "ü.".repeat(1000)] {
        let error = report(&key);
        assert!(error.path().len() < 1100, "{}", error.path().len());
        assert!(error.path().ends_with("\"…]"));
        let mut object = Labels::default();
        assert_eq!(object.set(error.path(), 1).unwrap_err().code(), code::PATH);
        assert_eq!(object, Labels::default());
    }
    for key in ["k".repeat(1024), ".".repeat(1024)] {
        let mut object = Labels::default();
        object.set(report(&key).path(), 1).unwrap();
        assert_eq!(object.labels, BTreeMap::from([(key, 1)]));
    }
}

#[derive(Typed, Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Point {
    x: i8,
    y: i8,
}

#[derive(Typed, Debug, Default)]
struct Keyed {
    signed: BTreeMap<i64, u8>,
    huge: BTreeMap<u128, u8>,
    flags: BTreeMap<bool, u8>,
    letters: BTreeMap<char, u8>,
    maybe: BTreeMap<Option<u8>, u8>,
    pairs: BTreeMap<(u8, String), u8>,
    lists: HashMap<Vec<bool>, u8>,
    points: BTreeMap<Point, u8>,
    bytes: BTreeMap<Cow<'static, [u8]>, u8>,
    untyped: Untyped,
}

#[test]
fn fault_15_keys_of_every_kind_read_back() {
    let point = Point { x: 1, y: -2 };
    let keys: [(&str, Untyped, &str); 15] = [
        ("signed", Value::from(-1), "signed[-1]"),
        ("signed", Value::from(i64::MIN), "signed[-9223372036854775808]"),
        ("signed", Value::from(7), "signed[7]"),
        ("huge", Value::from(u128::MAX), "huge[340282366920938463463374607431768211455]"),
        ("flags", Value::from(true), "flags[true]"),
        ("letters", Value::from("a"), "letters.a"),
        ("letters", Value::from("["), r#"letters["["]"#),
        ("letters", Value::from("\n"), r#"letters["\n"]"#),
        ("letters", Value::from("2"), "letters.2"),
        ("maybe", Value::Null, "maybe[null]"),
        ("pairs", Value::from((1, "a]\n")), r#"pairs[[1, "a]\n"]]"#),
        ("lists", Value::from(vec![true, false]), "lists[[true, false]]"),
        ("lists", Value::from(Vec::<bool>::new()), "lists[[]]"),
        ("points", point.to_value().into_owned(), r#"points[{"x": 1, "y": -2}]"#),
        ("bytes", Value::from(&b"\0\xff"[..]), "bytes[[0, 255]]"),
    ];
    for (field, key, path) in keys {
        let mut map = Map::new();
        map.push(key.clone().into_owned(), "wrong");
        let mut keyed = Keyed::construct(args!(
            signed = Map::new(),
            huge = Map::new(),
            flags = Map::new(),
            letters = Map::new(),
            maybe = Map::new(),
            pairs = Map::new(),
            lists = Map::new(),
            points = Map::new(),
            bytes = Map::new(),
            untyped = Value::Null,
        ))
        .unwrap();
        let error = keyed.set(field, map).unwrap_err();
        assert_eq!(error.path(), path);
        keyed.set(path, 3).unwrap();
        keyed.set(path, 4).unwrap();
        assert_eq!(keyed.get(path).unwrap(), 4, "{path}");
        let shown = keyed.get(field).unwrap();
        let entries: Vec<_> = shown.as_map().unwrap().iter().collect();
        assert_eq!(entries, [(&key, &Value::from(4))], "{path}");
    }
    // Keys of values without a type are told apart as well.
    let mut map = Map::new();
    for (key, value) in [(Value::from(2), 1), ("2".into(), 2), (true.into(), 3), (2.5.into(), 4)] {
        map.push(key, value);
    }
    let mut keyed = Keyed { untyped: Value::Map(map), ..Keyed::default() };
    for (path, value) in
        [("untyped[2]", 1), ("untyped.2", 2), ("untyped[true]", 3), ("untyped[2.5]", 4)]
    {
        assert_eq!(keyed.get(path).unwrap(), value);
        keyed.set(path, value + 10).unwrap();
        assert_eq!(keyed.get(path).unwrap(), value + 10);
    }
    assert_eq!(keyed.get("untyped").unwrap().as_map().unwrap().len(), 4);
}
