//! Patches that are made to cost much, or to break an object.

use std::collections::BTreeMap;
use typed_structs::{MAX_DEPTH, Map, Typed, Untyped, Value, code};

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = is_checked)]
struct Item {
    a: u32,
}

fn is_checked(_: &Item) -> bool {
    true
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Object {
    list: Vec<Item>,
    map: BTreeMap<String, Item>,
    count: u32,
    extra: Untyped,
}

const MANY: u32 = 30_000;

fn object() -> Object {
    Object { list: vec![], map: BTreeMap::new(), count: 0, extra: Untyped::Map(Map::new()) }
}

fn operation(op: &str, path: &str, value: impl Into<Value<'static>>) -> Untyped {
    let mut operation = Map::new();
    operation.push("op", op.to_owned());
    operation.push("path", path.to_owned());
    operation.push("value", value);
    Untyped::Map(operation)
}

fn item(a: u32) -> Untyped {
    let mut item = Map::new();
    item.push("a", a);
    Untyped::Map(item)
}

#[test]
fn many_operations_take_linear_time() {
    let mut object = object();
    let add = (0..MANY).map(|at| operation("add", "/list/-", item(at)));
    object.json_patch(add.collect::<Untyped>()).unwrap();
    let set = (0..MANY).map(|at| operation("replace", &format!("/list/{at}/a"), 7));
    object.json_patch(set.collect::<Untyped>()).unwrap();
    assert!(object.list.len() == MANY as usize && object.list.iter().all(|item| item.a == 7));
    let add = (0..MANY).map(|at| operation("add", &format!("/map/{at}"), item(at)));
    object.json_patch(add.collect::<Untyped>()).unwrap();
    let set = (0..MANY).map(|at| operation("replace", &format!("/map/{at}/a"), 7));
    object.json_patch(set.collect::<Untyped>()).unwrap();
    let test = (0..MANY).map(|at| operation("test", &format!("/map/{at}/a"), 7));
    object.json_patch(test.collect::<Untyped>()).unwrap();
    assert!(object.map.len() == MANY as usize && object.map.values().all(|item| item.a == 7));
    // The last one fails, and all are undone.
    let before = object.clone();
    let mut remove: Vec<_> =
        (0..MANY).rev().map(|at| operation("remove", &format!("/list/{at}"), ())).collect();
    remove.push(operation("test", "/count", 1));
    assert!(object.json_patch(Value::from(remove)).is_err());
    assert!(object == before);
}

#[test]
fn moves_of_items_are_limited() {
    let long: Vec<_> = (0..100_000).map(|a| Item { a }).collect();
    let numbers: Untyped = (0..100_000_u32).map(Untyped::from).collect();
    let entries = (0..100_000_u32).map(|at| (Untyped::from(at.to_string()), Untyped::from(at)));
    let map = Untyped::Map(entries.collect());
    let refused = |extra: Untyped, path: &str, op: &str, value: Untyped| {
        let mut object = Object { list: long.clone(), extra, ..object() };
        let before = object.clone();
        let patch = (0..100_000).map(|_| operation(op, path, value.clone()));
        let report = object.json_patch(patch.collect::<Untyped>()).unwrap_err();
        assert_eq!(report.len(), 1);
        let fault = report.iter().next().unwrap();
        assert_eq!(fault.code(), code::RANGE);
        assert!(fault.operation().is_some_and(|number| number < 1_000));
        assert!(object == before);
    };
    refused(Untyped::Null, "/list/0", "remove", Untyped::Null);
    refused(Untyped::Null, "/list/0", "add", item(1));
    refused(numbers.clone(), "/extra/0", "remove", Untyped::Null);
    refused(numbers, "/extra/0", "add", Untyped::from(1));
    let mut object = Object { extra: map, ..object() };
    let patch = (0..100_000).map(|at| operation("remove", &format!("/extra/{at}"), ()));
    let report = object.json_patch(patch.collect::<Untyped>()).unwrap_err();
    assert_eq!(report.iter().next().unwrap().code(), code::RANGE);
}

#[test]
fn large_merge_patches_take_linear_time() {
    let mut object = object();
    let entries = |value: fn(u32) -> Untyped| {
        let entries = (0..MANY).map(|at| (Untyped::from(at.to_string()), value(at)));
        Untyped::Map(entries.collect())
    };
    for value in [item as fn(u32) -> Untyped, |_| item(3)] {
        let mut patch = Map::new();
        patch.push("map", entries(value));
        patch.push("extra", entries(value));
        object.merge_patch(patch).unwrap();
    }
    assert!(object.map.len() == MANY as usize && object.map.values().all(|item| item.a == 3));
    assert_eq!(object.extra.as_map().unwrap().len(), MANY as usize);
    let mut patch = Map::new();
    patch.push("map", entries(|_| Untyped::Null));
    patch.push("extra", entries(|_| Untyped::Null));
    object.merge_patch(patch).unwrap();
    assert_eq!(object, self::object());
}

#[test]
fn copies_do_not_double_without_end() {
    let mut object = Object { extra: Untyped::from(vec!["x".repeat(1000)]), ..object() };
    let before = object.clone();
    let copy = |path: &str| {
        let mut copy = Map::new();
        copy.push("op", "copy");
        copy.push("from", "/extra");
        copy.push("path", path.to_owned());
        Untyped::Map(copy)
    };
    let patch: Untyped = (0..100).map(|_| copy("/extra/-")).collect();
    let report = object.json_patch(patch).unwrap_err();
    assert_eq!(report.iter().next().unwrap().code(), code::RANGE);
    assert_eq!(object, before);
}

#[test]
fn deep_patches_and_pointers_are_rejected() {
    let mut object = object();
    for steps in [200, 100_000] {
        let path = "/extra".to_owned() + &"/a".repeat(steps);
        let patch: Untyped = [operation("add", &path, 1)].into_iter().collect();
        assert!(object.json_patch(patch).is_err());
    }
    let long = "x".repeat(1_000_000);
    let patch: Untyped = [operation("add", &format!("/extra/{long}"), 1)].into_iter().collect();
    object.json_patch(patch).unwrap();
    assert!(object.extra.as_map().unwrap().get(&long).is_some());
    object.extra = Untyped::Map(Map::new());
    // Each operation goes one level down.
    let mut path = "/extra".to_owned();
    let mut patch = Vec::new();
    for _ in 0..=MAX_DEPTH {
        path.push_str("/a");
        patch.push(operation("add", &path, Map::new()));
    }
    let report = object.json_patch(Value::from(patch)).unwrap_err();
    assert!(report.iter().all(|mismatch| mismatch.code() == code::DEPTH), "{report}");
    let mut deep = Map::new();
    for _ in 0..250 {
        let mut outer = Map::new();
        outer.push("extra", std::mem::take(&mut deep));
        deep = outer;
    }
    assert!(object.merge_patch(deep).is_err());
    assert_eq!(object, self::object());
}
