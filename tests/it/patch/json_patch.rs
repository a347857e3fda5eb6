//! JSON patches of structs, enums, lists and maps.

use super::value;
use std::collections::{BTreeMap, VecDeque};
use typed_structs::{Secret, Typed, Untyped, Value, code};

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = is_ordered)]
struct Range {
    low: i64,
    high: i64,
}

fn is_ordered(range: &Range) -> bool {
    range.low <= range.high
}

#[derive(Typed, Debug, Clone, PartialEq)]
enum Shape {
    Unit,
    Circle { radius: u8 },
    List(Vec<u8>),
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Base {
    level: Option<u8>,
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Object {
    ranges: Vec<Range>,
    #[typed(len(1..=4))]
    queue: VecDeque<u8>,
    map: BTreeMap<String, u8>,
    counts: BTreeMap<u8, u8>,
    shape: Shape,
    pair: (u8, String),
    #[typed(base)]
    base: Base,
    #[typed(default = 7)]
    size: u8,
    secrets: Vec<Secret<String>>,
}

fn object() -> Object {
    Object {
        ranges: vec![Range { low: 1, high: 2 }, Range { low: 3, high: 4 }],
        queue: VecDeque::from([1, 2, 3]),
        map: BTreeMap::from([("a/b".into(), 1), ("1".into(), 2)]),
        counts: BTreeMap::from([(1, 1)]),
        shape: Shape::Circle { radius: 1 },
        pair: (1, "x".into()),
        base: Base { level: Some(1) },
        size: 1,
        secrets: vec![Secret::new("s".into())],
    }
}

fn patched(patch: &str) -> Object {
    let mut object = object();
    object.json_patch(value(patch)).unwrap_or_else(|report| panic!("{patch}: {report}"));
    object
}

fn rejected(patch: &str) -> String {
    let mut object = object();
    let report = object.json_patch(value(patch)).unwrap_err();
    assert_eq!(object, self::object());
    report.to_string()
}

#[test]
fn items_fields_and_entries() {
    let new = patched(
        r#"[
        {"op": "add", "path": "/ranges/1", "value": {"low": 0, "high": 0}},
        {"op": "replace", "path": "/ranges/2/high", "value": 9},
        {"op": "remove", "path": "/ranges/0"},
        {"op": "add", "path": "/queue/-", "value": 4},
        {"op": "remove", "path": "/map/a~1b"},
        {"op": "add", "path": "/map/c", "value": 3},
        {"op": "replace", "path": "/counts/1", "value": 5},
        {"op": "add", "path": "/counts/2", "value": 6},
        {"op": "replace", "path": "/shape/Circle/radius", "value": 2},
        {"op": "replace", "path": "/pair/1", "value": "y"},
        {"op": "remove", "path": "/level"},
        {"op": "remove", "path": "/size"},
        {"op": "copy", "from": "/queue/0", "path": "/map/q"},
        {"op": "move", "from": "/map/1", "path": "/pair/0"},
        {"op": "test", "path": "/ranges", "value": [{"low": 0, "high": 0}, {"high": 9, "low": 3}]}
    ]"#,
    );
    assert_eq!(new.ranges, [Range { low: 0, high: 0 }, Range { low: 3, high: 9 }]);
    assert_eq!(new.queue, [1, 2, 3, 4]);
    assert_eq!(new.map, BTreeMap::from([("c".into(), 3), ("q".into(), 1)]));
    assert_eq!(new.counts, BTreeMap::from([(1, 5), (2, 6)]));
    assert_eq!((new.shape, new.pair), (Shape::Circle { radius: 2 }, (2, "y".into())));
    assert_eq!((new.base.level, new.size), (None, 7));
}

#[test]
fn checks_see_the_end_only() {
    let new = patched(
        r#"[
        {"op": "replace", "path": "/ranges/0/low", "value": 10},
        {"op": "replace", "path": "/ranges/0/high", "value": 20},
        {"op": "remove", "path": "/queue/0"}, {"op": "remove", "path": "/queue/0"},
        {"op": "remove", "path": "/queue/0"}, {"op": "add", "path": "/queue/0", "value": 9}
    ]"#,
    );
    assert_eq!((new.ranges[0].clone(), new.queue), (Range { low: 10, high: 20 }, [9].into()));
    assert_eq!(
        rejected(
            r#"[{"op": "replace", "path": "/ranges/1/low", "value": 9}, {"op": "remove", "path": "/ranges/0"}]"#
        ),
        "Object.ranges[0]: expected a value that passes its check"
    );
    assert_eq!(
        rejected(r#"[{"op": "replace", "path": "/queue", "value": []}]"#),
        "Object.queue: expected length 1..=4, got list [] (operation 1)"
    );
}

#[test]
fn variants_are_replaced_and_entered() {
    let new = patched(
        r#"[{"op": "replace", "path": "/shape", "value": {"List": [1]}}, {"op": "add", "path": "/shape/List/0", "value": 0}]"#,
    );
    assert_eq!(new.shape, Shape::List(vec![0, 1]));
    assert_eq!(patched(r#"[{"op": "add", "path": "/shape", "value": "Unit"}]"#).shape, Shape::Unit);
    assert!(
        rejected(r#"[{"op": "add", "path": "/shape/List/0", "value": 0}]"#).contains("shape.List")
    );
}

#[test]
fn every_fault_of_the_document_is_reported() {
    assert_eq!(
        rejected(
            r#"[{"op": "ad", "path": "/size", "value": 1}, {"path": 5}, 7, {"op": "add", "path": "size"},
                {"op": "move", "path": "/size"}, {"op": "test", "path": "/a~2", "value": 1}]"#
        ),
        "Object[0].op: expected one of add, remove, replace, move, copy, test, got str ***\n\
         Object[1].path: expected a JSON Pointer, got int ***\n\
         Object[1].op: missing, expected the name of an operation\n\
         Object[2]: expected an operation, got int ***\n\
         Object[3].path: expected a JSON Pointer such as `/address/lines/2`, got str ***\n\
         Object[3].value: missing, expected a value\n\
         Object[4].from: missing, expected a JSON Pointer\n\
         Object[5].path: expected a JSON Pointer such as `/address/lines/2`, got str ***"
    );
    assert_eq!(rejected("{}"), "Object: expected a list of operations, got map ***");
}

#[test]
fn every_operation_that_fails_is_reported_with_its_number() {
    assert_eq!(
        rejected(
            r#"[{"op": "replace", "path": "/ranges/0/low", "value": "x"},
                {"op": "remove", "path": "/queue/9"},
                {"op": "add", "path": "/queue/0", "value": "not looked at"},
                {"op": "remove", "path": "/shape"},
                {"op": "add", "path": "/nope", "value": 1},
                {"op": "replace", "path": "/map/zz", "value": 1},
                {"op": "replace", "path": "", "value": {}},
                {"op": "test", "path": "/size", "value": 2},
                {"op": "remove", "path": "/nothing/after/a/test"}]"#
        ),
        "Object.ranges[0].low: expected i64, got str \"x\" (operation 1)\n\
         Object.queue[9]: unknown item: index 9 out of bounds (length 3) (operation 2)\n\
         Object.shape: cannot be removed: expected Shape (operation 4)\n\
         Object.nope: unknown field (operation 5)\n\
         Object.map.zz: unknown item (operation 6)\n\
         Object: cannot be replaced as a whole by a patch: set its fields (operation 7)"
    );
}

/// A check belongs to an operation, unless others change what it sees.
#[test]
fn the_fault_of_a_check_has_the_number_of_its_only_operation() {
    assert_eq!(
        rejected(
            r#"[{"op": "replace", "path": "/size", "value": 8},
                {"op": "replace", "path": "/ranges/0/low", "value": 9}]"#
        ),
        "Object.ranges[0]: expected a value that passes its check (operation 2)"
    );
    assert_eq!(
        rejected(
            r#"[{"op": "replace", "path": "/ranges/0/low", "value": 9},
                {"op": "replace", "path": "/ranges/0/high", "value": 8}]"#
        ),
        "Object.ranges[0]: expected a value that passes its check"
    );
    let pushed = r#"{"op": "add", "path": "/queue/-", "value": 4}"#;
    assert_eq!(
        rejected(&format!("[{pushed}, {pushed}]")),
        "Object.queue: expected length 1..=4, got list [1, 2, 3, 4, 4]"
    );
}

#[test]
fn values_are_tested_by_their_number_and_maps_in_any_order() {
    #[derive(Typed, Debug, Clone)]
    struct Any {
        it: Untyped,
        shared: std::sync::Arc<(u8, Vec<Range>)>,
    }
    let range = Range { low: 1, high: 2 };
    let mut any = Any { it: Value::Null, shared: (3, vec![range]).into() };
    let huge = Value::from(1_u128 << 100);
    let equal = [
        (Value::from(2.5), Value::from(2.5)),
        (Value::from(2), Value::from(2.0)),
        (Value::from(-2), Value::from(-2.0)),
        (huge.clone(), Value::from(2_f64.powi(100))),
        (Value::from(-(1_i128 << 100)), Value::from(-(2_f64.powi(100)))),
        (Value::from(&b"ab"[..]), Value::from([97, 98])),
        (value(r#"{"a": 1, "b": [2.0]}"#), value(r#"{"b": [2], "a": 1.0}"#)),
    ];
    let different = [
        (Value::from(2.5), Value::from(3.5)),
        (Value::from(2), Value::from(2.5)),
        (Value::from(2), Value::from(-2.0)),
        (huge, Value::from(2_f64.powi(101))),
        (Value::from(&b"ab"[..]), Value::from([97])),
        (Value::from(&b"ab"[..]), Value::from([97, 99])),
        (value(r#"{"a": 1}"#), value(r#"{"b": 1}"#)),
        (value(r#"{"a": 1}"#), value(r#"{"a": 1, "b": 1}"#)),
        (Value::from(1), Value::from("1")),
    ];
    let mut test = |path: &str, actual: &Untyped, expected: &Untyped| {
        any.it = actual.clone();
        let mut patch = value(r#"[{"op": "test"}]"#);
        let operation = patch.as_list_mut().unwrap()[0].as_map_mut().unwrap();
        operation.push("path", path);
        operation.push("value", expected.clone());
        any.json_patch(patch).is_ok()
    };
    for (left, right) in &equal {
        assert!(test("/it", left, right) && test("/it", right, left), "{left} {right}");
    }
    for (left, right) in &different {
        assert!(!test("/it", left, right) && !test("/it", right, left), "{left} {right}");
    }
    // Parts of a shared value are read, also behind another index or a name.
    for (path, number) in [("/shared/0", 3), ("/shared/1/0/low", 1), ("/shared/1/0/high", 2)] {
        assert!(test(path, &Value::Null, &number.into()), "{path}");
        assert!(!test(path, &Value::Null, &9.into()), "{path}");
    }
}

#[test]
fn secrets_are_neither_tested_nor_copied() {
    for patch in [
        r#"[{"op": "test", "path": "/secrets/0", "value": "s"}]"#,
        r#"[{"op": "test", "path": "/secrets", "value": ["s"]}]"#,
        r#"[{"op": "test", "path": "", "value": {}}]"#,
        r#"[{"op": "copy", "from": "/secrets/0", "path": "/pair/1"}]"#,
        r#"[{"op": "move", "from": "/secrets/0", "path": "/pair/1"}]"#,
    ] {
        let mut object = object();
        let report = object.json_patch(value(patch)).unwrap_err();
        assert_eq!(report.iter().next().unwrap().code(), code::FROZEN, "{patch}");
        assert_eq!(object.secrets[0].expose(), "s");
    }
    let mut object = object();
    let patch = r#"[{"op": "add", "path": "/secrets/0", "value": "t"}, {"op": "remove", "path": "/secrets/1"},
                    {"op": "test", "path": "/size", "value": 9}]"#;
    assert!(object.json_patch(value(patch)).is_err());
    assert_eq!(object.secrets.iter().map(Secret::expose).collect::<Vec<_>>(), ["s"]);
}

#[expect(clippy::box_collection, reason = "the list behind a pointer is meant")]
#[derive(Typed, Debug, PartialEq)]
struct Sets {
    numbers: std::collections::BTreeSet<u8>,
    payload: serde_json::Value,
    boxed: Box<Vec<u8>>,
}

#[test]
fn items_of_sets_and_boxes_and_entries_of_documents() {
    let payload = serde_json::json!({"a": 1, "b": 2, "c": 3});
    let mut sets = Sets { numbers: [3, 5].into(), payload, boxed: vec![1].into() };
    sets.json_patch(value(
        r#"[{"op": "remove", "path": "/payload/b"},
            {"op": "add", "path": "/boxed/-", "value": 2}]"#,
    ))
    .unwrap();
    sets.apply(["boxed[+]=3"]).unwrap();
    let patch = value(r#"[{"op": "remove", "path": "/numbers/0"}]"#);
    assert_eq!(
        sets.json_patch(patch).unwrap_err().to_string(),
        "Sets.numbers[0]: unknown item: the items of a set have no index (operation 1)"
    );
    let payload = serde_json::json!({"a": 1, "c": 3});
    assert_eq!(sets, Sets { numbers: [3, 5].into(), payload, boxed: vec![1, 2, 3].into() });
}

#[test]
fn fields_without_a_place_are_tested() {
    #[derive(Typed, Debug, Clone, Copy)]
    #[repr(C, packed)]
    struct Packed {
        small: u8,
        large: u64,
    }
    let mut packed = Packed { small: 1, large: 2 };
    let mut test = |name: &str, number: u8| {
        let patch = format!(r#"[{{"op": "test", "path": "/{name}", "value": {number}}}]"#);
        packed.json_patch(value(&patch)).is_ok()
    };
    assert!(test("small", 1) && test("large", 2) && !test("small", 2) && !test("large", 1));
}
