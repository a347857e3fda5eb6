//! The type `Path`: parsed, built, printed, and as a JSON Pointer.

use std::collections::BTreeMap;
use typed_structs::{Class, DynamicType, Map, Path, PathSegment, Typed, Untyped, Value};

#[test]
fn equal_paths_have_one_spelling() {
    for (path, canonical) in [
        ("", ""),
        ("a.b[2]", "a.b[2]"),
        (r#"["a"]["b"][2]"#, "a.b[2]"),
        (r#"["\u0061"].b"#, "a.b"),
        (r#"a["b.c"]"#, r#"a["b.c"]"#),
        (r#"a["line\nbreak"]"#, r#"a["line\nbreak"]"#),
        ("a[1e2]", "a[100.0]"),
        ("a[[1,2]]", "a[[1, 2]]"),
        ("größe.😀", "größe.😀"),
        ("a\u{2028}b", r#"["a\u2028b"]"#),
    ] {
        let parsed = Path::parse(path).unwrap();
        assert_eq!(parsed.as_str(), canonical, "{path}");
        assert_eq!(parsed, canonical.parse().unwrap());
        assert_eq!(format!("{parsed:>12}"), format!("{canonical:>12}"));
    }
    for wrong in [
        ".", ".a", "a.", "a..b", "a[", "a]", "a[]", "a[1]b", "a\"", "[a]", "a[01]", "a[1.]",
        "a[1.e5]", "a[1.E5]",
    ] {
        let error = Path::parse(wrong).unwrap_err();
        assert_eq!(error.to_string(), "expected a path such as `address.lines[2].zip`", "{wrong}");
    }
}

#[test]
fn a_name_of_any_length_is_kept() {
    for letter in ["a", "\n", "é"] {
        let name = letter.repeat(5000);
        let mut path = Path::parse("labels").unwrap();
        path.push_name(&name);
        let parsed = Path::parse(path.as_str()).unwrap();
        assert_eq!(parsed, path);
        assert_eq!(parsed.segments().nth(1), Some(PathSegment::Name(name.into())));
    }
}

#[test]
fn keys_without_a_spelling_change_nothing() {
    let mut deep = Value::from(1);
    for _ in 0..200 {
        deep = Value::List(vec![deep].into());
    }
    for key in [Value::from(f64::NAN), Value::from(f64::INFINITY), deep] {
        let mut path = Path::parse("a").unwrap();
        assert!(path.push_key(key).is_err());
        assert_eq!(path.as_str(), "a");
    }
    let mut path = Path::new();
    path.push_key("a.b").unwrap();
    path.push_key(3).unwrap();
    path.push_key(-3).unwrap();
    path.push_key(vec![1_u8]).unwrap();
    assert_eq!(path.as_str(), r#"["a.b"][3][-3][[1]]"#);
}

#[test]
fn pointers_become_paths() {
    for (pointer, path) in [
        ("", ""),
        ("/", r#"[""]"#),
        ("/a/0/b", "a[0].b"),
        ("/a~1b/m~0n/~01", "a/b.m~n.~1"),
        ("/00/+1/-", "00.+1.-"),
        ("/18446744073709551616", "18446744073709551616"),
    ] {
        assert_eq!(Path::from_pointer(pointer).unwrap().as_str(), path);
        assert_eq!(Path::parse(path).unwrap().to_pointer(), pointer);
    }
    for wrong in ["a", "/~", "/~2", "/a~"] {
        assert!(Path::from_pointer(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn pointers_lead_to_digits_that_are_string_keys() {
    #[derive(Typed, Debug)]
    struct Site {
        names: BTreeMap<String, u8>,
        numbers: BTreeMap<u8, u8>,
        any: Untyped,
        json: serde_json::Value,
        list: Vec<u8>,
    }
    let mut site = Site {
        names: BTreeMap::from([("0".into(), 1)]),
        numbers: BTreeMap::from([(0, 1)]),
        any: BTreeMap::from([("0", 1)]).into(),
        json: serde_json::json!({"0": 1}),
        list: vec![1],
    };
    for field in ["names", "numbers", "any", "json", "list"] {
        let path = Path::from_pointer(&format!("/{field}/0")).unwrap();
        assert_eq!(site.get(path.as_str()).unwrap(), 1, "{path}");
        site.set(path.as_str(), 2).unwrap();
        assert_eq!(site.get(path.as_str()).unwrap(), 2, "{path}");
    }
    for field in ["names", "numbers", "any", "json"] {
        let path = Path::from_pointer(&format!("/{field}/7")).unwrap();
        site.get(path.as_str()).unwrap_err();
        site.set(path.as_str(), 3).unwrap();
        assert_eq!(site.get(&format!("{field}.7")).unwrap(), 3, "{path}");
        site.apply([format!("-{path}")]).unwrap();
        site.get(path.as_str()).unwrap_err();
    }
    assert_eq!(site.names, BTreeMap::from([("0".into(), 2)]));
    // An integer key comes first.
    let mut map = Map::new();
    map.push("0", "string");
    map.push(0, "integer");
    site.any = map.into();
    assert_eq!(site.get("any[0]").unwrap(), "integer");
    assert_eq!(site.get("any.0").unwrap(), "string");

    let class = Class::builder("Made")
        .field_of("map", DynamicType::map(DynamicType::of::<u8>()), |map| map)
        .build()
        .unwrap();
    let mut made = class.construct_text([("map", r#"{"0": 1}"#)]).unwrap();
    made.set("map[0]", 2).unwrap();
    made.set("map[1]", 3).unwrap();
    made.set("map[2]", 300).unwrap_err();
    assert_eq!(made.to_value().to_string(), r#"{"map": {"0": 2, "1": 3}}"#);
}

#[test]
fn lists_beside_each_other_are_no_deeper() {
    let lists = ["[1]"; 300].join(", ");
    let key = format!("[{lists}]");
    assert_eq!(Path::parse(&format!("a[{key}]")).unwrap().as_str(), format!("a[{key}]"));
    let deep = format!("a{}1{}", "[".repeat(300), "]".repeat(300));
    Path::parse(&deep).unwrap_err();
}

#[test]
fn escapes_of_names_are_those_of_json() {
    let path = Path::parse(r#"["\"\\\/\b\f\n\r\t"]"#).unwrap();
    let name = PathSegment::Name("\"\\/\u{8}\u{c}\n\r\t".into());
    assert_eq!(path.segments().collect::<Vec<_>>(), [name]);
    Path::parse(r#"["\x"]"#).unwrap_err();
}
