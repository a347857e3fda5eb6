//! Places of the faults of patches, inside variants, bases, options, maps and pointers. Each fault is marked
//! in the patch.

use std::collections::BTreeMap;
use typed_structs::{Typed, Untyped, json, report::Report};

#[derive(Typed, Debug, Clone, PartialEq)]
struct Inner {
    #[typed(range(0..=9))]
    a: u8,
    #[typed(default, alias = "bee")]
    b: Option<Box<Inner>>,
}

#[derive(Typed, Debug, Clone, PartialEq)]
enum External {
    #[typed(alias = "circle")]
    Circle {
        #[typed(alias = "rad")]
        radius: u8,
        inner: Inner,
    },
    Wrap(Inner),
    Map(BTreeMap<String, Inner>),
    Pair(u8, u8),
    Unit,
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(tag = "kind")]
enum Internal {
    Circle { radius: u8, inner: Inner },
    Wrap(Inner),
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(tag = "kind", content = "data")]
enum Adjacent {
    Circle { radius: u8, inner: Inner },
    Wrap(Inner),
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(untagged)]
enum Untagged {
    Circle { radius: u8, inner: Inner },
    Wrap(u8),
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Base {
    external: External,
    internal: Internal,
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(unknown = collect)]
struct Object {
    #[typed(base)]
    base: Base,
    adjacent: Box<Adjacent>,
    untagged: Untagged,
    maybe: Option<External>,
    map: BTreeMap<String, External>,
    list: Vec<External>,
    any: Untyped,
    #[typed(extras)]
    extras: BTreeMap<String, External>,
}

const NAMED: fn() -> Object = || {
    let inner = || Inner { a: 1, b: Some(Box::new(Inner { a: 2, b: None })) };
    let external = || External::Circle { radius: 1, inner: inner() };
    Object {
        base: Base {
            external: external(),
            internal: Internal::Circle { radius: 1, inner: inner() },
        },
        adjacent: Box::new(Adjacent::Circle { radius: 1, inner: inner() }),
        untagged: Untagged::Circle { radius: 1, inner: inner() },
        maybe: Some(external()),
        map: BTreeMap::from([("k".to_owned(), external())]),
        list: vec![external()],
        any: json::from_str(r#"{"a": {"b": 1}}"#).unwrap(),
        extras: BTreeMap::from([("x".to_owned(), external())]),
    }
};

const NEWTYPES: fn() -> Object = || {
    let inner = || Inner { a: 1, b: Some(Box::new(Inner { a: 2, b: None })) };
    let map = || External::Map(BTreeMap::from([("k".to_owned(), inner())]));
    Object {
        base: Base { external: External::Wrap(inner()), internal: Internal::Wrap(inner()) },
        adjacent: Box::new(Adjacent::Wrap(inner())),
        untagged: Untagged::Wrap(1),
        maybe: Some(map()),
        map: BTreeMap::from([("k".to_owned(), External::Pair(1, 2))]),
        list: vec![External::Unit],
        any: Untyped::Null,
        extras: BTreeMap::from([("x".to_owned(), map())]),
    }
};

/// Asserts that the faults of a patch are at the marked parts, in order.
fn assert_at(
    new: fn() -> Object,
    patch: impl Fn(&mut Object, &str) -> Result<(), json::Error>,
    marked: &str,
) {
    let text = marked.replace(['«', '»'], "");
    let mut expected: Vec<&str> =
        marked.split('«').skip(1).map(|rest| rest.split('»').next().unwrap()).collect();
    let mut object = new();
    let report = patch(&mut object, &text).unwrap_err().into_report().unwrap();
    let mut found: Vec<&str> =
        report.iter().map(|entry| &text[entry.place().unwrap().range()]).collect();
    let starts = |report: &Report| {
        Vec::from_iter(report.iter().map(|entry| entry.place().unwrap().range().start))
    };
    let mut offsets: Vec<usize> = marked
        .match_indices('«')
        .map(|(at, _)| at - marked[..at].matches(['«', '»']).map(str::len).sum::<usize>())
        .collect();
    let mut starts = starts(&report);
    expected.sort_unstable();
    found.sort_unstable();
    offsets.sort_unstable();
    starts.sort_unstable();
    assert_eq!((found, starts), (expected, offsets), "{marked}\n{report}");
    assert_eq!(object, new());
}

fn merge(object: &mut Object, text: &str) -> Result<(), json::Error> {
    json::merge_patch(object, text)
}

fn patch(object: &mut Object, text: &str) -> Result<(), json::Error> {
    json::json_patch(object, text)
}

#[test]
fn faults_of_merge_patches_in_variants_are_at_their_token() {
    for marked in [
        r#"{"external": {"Circle": {"radius": «300», «"rad"»: 2, «"nope"»: 3}}}"#,
        r#"{"external": {"circle": {"rad": «300»}}}"#,
        r#"{"external": {"Circle": {"radius": «null», "inner": {"a": «10», "b": {"a": «"x"»}}}}}"#,
        r#"{"external": {"Circle": {"inner": {"bee": {"a": «11»}}}}}"#,
        r#"{"external": {"Wrap": {"a": «300», «"x"»: 1}}}"#,
        r#"{"external": {«"Circel"»: {"radius": 1}}}"#,
        r#"{"internal": {"kind": "Circle", "radius": «300», "inner": {"b": {"a": «10»}}}}"#,
        r#"{"internal": {"radius": «"x"», «"nope"»: 1}}"#,
        r#"{"internal": {"kind": "Wrap", "a": «300»}}"#,
        r#"{"adjacent": {"kind": "Circle", "data": {"radius": «300», "inner": {"a": «12»}}}}"#,
        r#"{"adjacent": {"data": {"radius": «300», «"x"»: 1}}}"#,
        r#"{"adjacent": {"data": {"radius": «null»}}}"#,
        r#"{"adjacent": {"kind": "Wrap", "data": {"a": «300»}}}"#,
        r#"{"untagged": {"radius": «300», "inner": {"a": «10»}}}"#,
        r#"{"maybe": {"Circle": {"radius": «300», "inner": {"a": «10», "b": {"a": «10»}}}}}"#,
        r#"{"map": {"k": {"Circle": {"radius": «300», "inner": {"a": «10»}}}, "new": {"Pair": [1, «300»]}}}"#,
        r#"{"map": {"k": {"Circle": {"radius": «300»}}, «"k"»: null}}"#,
        r#"{"list": [{"Circle": {"radius": «300», "inner": {"a": 1}}}]}"#,
        r#"{"x": {"Circle": {"radius": «300»}}, "y": {"Wrap": {"a": «300»}}}"#,
        r#"{"map": {"k": {"Wrap": {"a": «300»}}}, "any": {"a": {"b": 2}}, «"any"»: 2}"#,
    ] {
        assert_at(NAMED, merge, marked);
    }
    for marked in [
        r#"{"external": {"Wrap": {"a": «300», «"x"»: 1, "b": {"a": «10», «"nope"»: 1}}}}"#,
        r#"{"external": {"Wrap": «3»}}"#,
        r#"{"internal": {"kind": "Wrap", "a": «300», "bee": {"a": «10»}}}"#,
        r#"{"adjacent": {"kind": "Wrap", "data": {"a": «300»}}}"#,
        r#"{"adjacent": {"data": {"a": «10», «"x"»: 2}}}"#,
        r#"{"adjacent": {"data": «3»}}"#,
        r#"{"maybe": {"Map": {"k": {"a": «10», "b": {"a": «10»}}, "new": {"a": «10»}}}}"#,
        r#"{"map": {"k": {"Pair": [1, «300»]}}}"#,
        r#"{"x": {"Map": {"k": {"a": «10»}, "j": {"a": «300»}}}}"#,
    ] {
        assert_at(NEWTYPES, merge, marked);
    }
}

#[test]
fn faults_of_operations_in_variants_are_at_their_token() {
    let replace = |path: &str, value: &str| {
        format!(r#"[{{"op": "replace", "path": {path}, "value": {value}}}]"#)
    };
    for (path, value) in [
        (r#""/external/Circle/radius""#, "«300»"),
        (r#""/external/Circle/inner""#, r#"{"a": «10», "b": {"a": «300»}}"#),
        (r#""/external/Circle/inner/b""#, r#"{"a": «300», «"x"»: 1}"#),
        (r#""/internal/inner/b/a""#, "«300»"),
        (r#""/adjacent/data/inner""#, r#"{"a": «300»}"#),
        (r#""/untagged/inner""#, r#"{"a": «300»}"#),
        (r#""/maybe/Circle/inner""#, r#"{"a": «300»}"#),
        (r#""/map/k/Circle/inner""#, r#"{"a": «300»}"#),
        (r#""/list/0/Circle/inner""#, r#"{"a": «300»}"#),
        (r#""/x/Circle/inner""#, r#"{"a": «300»}"#),
        (r#"«"/x/Circle/nope"»"#, "1"),
    ] {
        assert_at(NAMED, patch, &replace(path, value));
    }
    for (path, value) in [
        (r#""/external/Wrap""#, r#"{"a": «300»}"#),
        (r#""/external/Wrap/b""#, r#"{"a": «300»}"#),
        (r#""/adjacent/data/b""#, r#"{"a": «300»}"#),
        (r#""/internal/b""#, r#"{"a": «300»}"#),
        (r#""/maybe/Map/k""#, r#"{"a": «300»}"#),
        (r#"«"/maybe/Map/x"»"#, "1"),
    ] {
        assert_at(NEWTYPES, patch, &replace(path, value));
    }
}

#[test]
fn an_empty_patch_of_a_variant_changes_nothing() {
    for new in [NAMED, NEWTYPES] {
        let mut object = new();
        let patch = r#"{"external": {}, "internal": {}, "adjacent": {}, "maybe": {}, "x": {}}"#;
        json::merge_patch(&mut object, patch).unwrap();
        assert_eq!(object, new());
    }
    // A unit variant is a string.
    let mut unit = External::Unit;
    assert!(json::merge_patch(&mut unit, "{}").is_err());
}
