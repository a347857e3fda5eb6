//! A rejected patch changes nothing, bit for bit, whatever the types of the places that it touched.

use super::value;
use indexmap::IndexMap;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, LinkedList, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use typed_structs::{Change, Secret, Typed, Untyped};

thread_local! {
    static TOLD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

fn tell(change: &Change<'_>) {
    TOLD.with_borrow_mut(|told| told.push(format!("{}: {}", change.path(), change.after())));
}

fn is_fine(object: &Object) -> bool {
    assert!(object.flag != 2, "the check panics");
    object.flag == 0
}

#[derive(Typed, Debug)]
#[typed(check = is_fine, on_change = tell)]
struct Object {
    flag: u8,
    vec: Vec<Secret<String>>,
    deque: VecDeque<f64>,
    linked: LinkedList<String>,
    boxed: Box<[Option<String>]>,
    tree: BTreeMap<String, f64>,
    hash: HashMap<u8, Secret<String>>,
    index: IndexMap<String, Vec<f64>>,
    untyped: Untyped,
    json: serde_json::Value,
    #[typed(default)]
    option: Option<Box<Inner>>,
    shared: Arc<str>,
    #[typed(opaque)]
    opaque: Token,
}

#[derive(Typed, Debug)]
struct Inner {
    x: f64,
    #[typed(default = 1.5)]
    y: f64,
}

#[derive(Debug)]
struct Token(u8);

fn object() -> Object {
    Object {
        flag: 0,
        vec: ["a", "b", "c"].map(|text| Secret::new(text.to_owned())).into(),
        deque: [-0.0, 1.0, f64::INFINITY].into(),
        linked: ["a", "b", "c"].map(String::from).into(),
        boxed: Box::new([None, Some("x".into())]),
        tree: BTreeMap::from([("z".into(), -0.0), ("a".into(), 1.0)]),
        hash: HashMap::from([(1, Secret::new("one".into()))]),
        index: IndexMap::from(
            [("z", 1.0), ("a", -0.0), ("m", 2.0)].map(|(key, x)| (key.to_owned(), vec![x])),
        ),
        untyped: value(r#"{"z": [1, -0.0, {"k": 1, "b": 2}], "a": null, "m": 1e300}"#),
        json: serde_json::json!({"z": 1, "a": [1, 2], "m": null}),
        option: Some(Box::new(Inner { x: -0.0, y: 2.0 })),
        shared: "shared".into(),
        opaque: Token(7),
    }
}

/// Returns everything in the object, secrets included.
fn bits(object: &Object) -> String {
    let secrets: Vec<_> = object.vec.iter().map(Secret::expose).collect();
    format!(
        "{object:?} {secrets:?} {:?} {:?}",
        object.hash[&1].expose(),
        Arc::as_ptr(&object.shared)
    )
}

const OPERATIONS: &str = r#"
    {"op": "add", "path": "/vec/1", "value": "new"}, {"op": "remove", "path": "/vec/0"},
    {"op": "replace", "path": "/vec/1", "value": "c"}, {"op": "add", "path": "/vec/-", "value": "d"},
    {"op": "remove", "path": "/deque/0"}, {"op": "add", "path": "/deque/1", "value": 5},
    {"op": "remove", "path": "/linked/1"}, {"op": "add", "path": "/linked/0", "value": "y"},
    {"op": "add", "path": "/boxed/1", "value": null}, {"op": "remove", "path": "/boxed/2"},
    {"op": "remove", "path": "/tree/z"}, {"op": "add", "path": "/tree/b", "value": 1},
    {"op": "remove", "path": "/hash/1"}, {"op": "add", "path": "/hash/1", "value": "uno"},
    {"op": "remove", "path": "/index/a"}, {"op": "add", "path": "/index/z/0", "value": 3},
    {"op": "move", "from": "/index/m", "path": "/index/first"},
    {"op": "remove", "path": "/untyped/z/2/k"}, {"op": "remove", "path": "/untyped/z/0"},
    {"op": "remove", "path": "/untyped/a"}, {"op": "move", "from": "/untyped/m", "path": "/untyped/z/-"},
    {"op": "add", "path": "/json/a/0", "value": 0}, {"op": "remove", "path": "/json/z"},
    {"op": "remove", "path": "/option/y"}, {"op": "replace", "path": "/option/x", "value": 3},
    {"op": "remove", "path": "/option"}, {"op": "add", "path": "/option", "value": {"x": 1}},
    {"op": "replace", "path": "/shared", "value": "other"}"#;

#[test]
fn rejected_operations_leave_every_bit() {
    let mut object = object();
    let before = bits(&object);
    for last in [
        r#"{"op": "replace", "path": "/flag", "value": 1}"#,
        r#"{"op": "test", "path": "/flag", "value": 1}"#,
        r#"{"op": "replace", "path": "/opaque", "value": 1}"#,
    ] {
        assert!(object.json_patch(value(&format!("[{OPERATIONS}, {last}]"))).is_err());
        assert_eq!(bits(&object), before, "{last}");
    }
    let panicking =
        value(&format!(r#"[{OPERATIONS}, {{"op": "replace", "path": "/flag", "value": 2}}]"#));
    assert!(catch_unwind(AssertUnwindSafe(|| object.json_patch(panicking))).is_err());
    assert_eq!(bits(&object), before);
    assert!(TOLD.take().is_empty());
}

#[test]
fn a_rejected_merge_leaves_every_bit() {
    let mut object = object();
    let before = bits(&object);
    let patch = r#"{"vec": ["q"], "deque": [], "tree": {"z": null, "q": 1}, "hash": {"1": "x"},
        "index": {"a": null, "z": [9], "new": []}, "untyped": {"z": null, "b": {"c": 1}},
        "json": {"a": null, "q": {}}, "option": {"x": 1, "y": null}, "shared": "q", "flag": 1}"#;
    assert!(object.merge_patch(value(patch)).is_err());
    assert_eq!(bits(&object), before);
}

#[test]
fn observers_are_told_of_each_place_once() {
    let mut object = object();
    let patch = r#"[{"op": "add", "path": "/linked/0", "value": "y"}, {"op": "remove", "path": "/linked/1"},
        {"op": "replace", "path": "/option/x", "value": 1}, {"op": "replace", "path": "/option/x", "value": 2},
        {"op": "add", "path": "/tree/q", "value": 1}]"#;
    object.json_patch(value(patch)).unwrap();
    assert_eq!(
        TOLD.take(),
        [r#"linked: ["y", "b", "c"]"#, "option.x: 2.0", r#"tree: {"a": 1.0, "q": 1.0, "z": -0.0}"#]
    );
}

#[test]
fn the_others_keep_their_places() {
    let mut object = object();
    object.json_patch(value(&format!("[{OPERATIONS}]"))).unwrap();
    assert_eq!(object.index.keys().collect::<Vec<_>>(), ["z", "first"]);
    assert_eq!(object.untyped, value(r#"{"z": [-0.0, {"b": 2}, 1e300]}"#));
    assert_eq!(object.json.to_string(), r#"{"a":[0,1,2],"m":null}"#);
    assert_eq!(object.boxed.as_ref(), [None, None]);
    assert_eq!(object.vec.iter().map(Secret::expose).collect::<Vec<_>>(), ["new", "c", "c", "d"]);
    assert_eq!(object.option.unwrap().y, 1.5);
    assert_eq!(
        (object.deque, object.linked),
        ([1.0, 5.0, f64::INFINITY].into(), ["y", "a", "c"].map(String::from).into())
    );
    assert_eq!((&*object.shared, object.opaque.0), ("other", 7));
}
