//! Patches that are made to cost much, or to break an object.

use std::collections::BTreeMap;
use typed_structs::{MAX_DEPTH, Map, Secret, Typed, Untyped, Value, code};

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

/// Without an index of the keys, each of these patches would take minutes.
#[test]
fn many_operations_on_a_large_untyped_map_take_linear_time() {
    let keys = || (0..MANY).map(|at| format!("key {at}"));
    let paths = |prefix: &str| keys().map(|key| format!("{prefix}/{key}")).collect::<Vec<_>>();
    let entries = |value: &Untyped| {
        Untyped::Map(keys().map(|key| (Untyped::from(key), value.clone())).collect())
    };
    let all = |op: &str, prefix: &str, value: &Untyped| -> Vec<Untyped> {
        paths(prefix).iter().map(|path| operation(op, path, value.clone())).collect()
    };
    let (zero, one) = (Untyped::from(0), Untyped::from(1));
    let mut nested = Map::new();
    nested.push("deep", Untyped::from(vec![entries(&zero)]));
    for (prefix, extra) in [("/extra", entries(&zero)), ("/extra/deep/0", Untyped::Map(nested))] {
        let mut object = Object { extra: extra.clone(), ..object() };
        object.json_patch(Value::from(all("replace", prefix, &one))).unwrap();
        object.json_patch(Value::from(all("test", prefix, &one))).unwrap();
        // Replaces what is there, then adds more.
        object.json_patch(Value::from(all("add", prefix, &zero))).unwrap();
        assert!(object.extra == extra);
        let added = paths(prefix).into_iter().map(|path| operation("add", &(path + " new"), 2));
        let added: Vec<_> = added.collect();
        object.clone().json_patch(Value::from(added.clone())).unwrap();
        // The last one fails, and all are undone.
        let mut rejected = all("replace", prefix, &one);
        rejected.extend(added);
        rejected.push(operation("test", "/count", 1));
        object.json_patch(Value::from(rejected)).unwrap_err();
        assert!(object.extra == extra);
    }
    let mut object = Object { extra: (0..MANY).map(Untyped::from).collect(), ..object() };
    let replace = (0..MANY).map(|at| operation("replace", &format!("/extra/{at}"), 7));
    object.json_patch(replace.collect::<Untyped>()).unwrap();
    object.extra = entries(&zero);
    let set = keys().map(|key| format!("extra[\"{key}\"]=1"));
    object.apply(set).unwrap();
    assert!(object.extra == entries(&Untyped::from("1")));
}

#[test]
fn an_indexed_map_keeps_the_order_of_its_entries() {
    let entries = |keys: &[u32]| -> Untyped {
        let entries = keys.iter().map(|key| (Untyped::from(key.to_string()), Untyped::from(*key)));
        Untyped::Map(entries.collect())
    };
    let mut keys: Vec<u32> = (0..100).collect();
    let mut object = Object { extra: entries(&keys), ..object() };
    let mut patch: Vec<_> = (0..20).map(|_| operation("test", "/extra/1", 1)).collect();
    for removed in [50, 0, 99, 7] {
        patch.push(operation("remove", &format!("/extra/{removed}"), ()));
        keys.retain(|key| *key != removed);
    }
    for added in [50, 200, 0] {
        patch.push(operation("add", &format!("/extra/{added}"), added));
        keys.push(added);
    }
    for tested in [1, 50, 98, 200] {
        patch.push(operation("test", &format!("/extra/{tested}"), tested));
    }
    let before = object.clone();
    let mut rejected = patch.clone();
    rejected.push(operation("test", "/count", 1));
    object.json_patch(Value::from(rejected)).unwrap_err();
    assert_eq!(object.extra.to_string(), before.extra.to_string());
    object.json_patch(Value::from(patch)).unwrap();
    assert_eq!(object.extra.to_string(), entries(&keys).to_string());
    for key in 0..=200 {
        let found = object.extra.as_map().unwrap().get(&key.to_string()).cloned();
        assert_eq!(found, keys.contains(&key).then(|| Untyped::from(key)), "{key}");
    }
    // Other changes of the map are found, too.
    let map = object.extra.as_map_mut().unwrap();
    map.push("x", 1);
    assert_eq!(map.remove("1"), Some(Untyped::from(1)));
    assert_eq!((map.get("1"), map.get("2")), (None, Some(&Untyped::from(2))));
    *map.get_mut("x").unwrap() = Untyped::from(vec![Untyped::from(2)]);
    map.push("x", 3);
    assert_eq!(map.remove("x"), Some(Untyped::from(vec![Untyped::from(2)])));
    assert_eq!(map.get("x"), Some(&Untyped::from(3)));
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
        let message = "expected at most 67108864 items moved by one patch, got more (operation ";
        assert!(fault.message().starts_with(message), "{fault}");
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

fn transfer(op: &str, from: &str, path: &str) -> Untyped {
    let mut operation = Map::new();
    operation.push("op", op.to_owned());
    operation.push("from", from.to_owned());
    operation.push("path", path.to_owned());
    Untyped::Map(operation)
}

const TOO_LARGE: &str = "expected at most 4 MiB copied or moved by one patch, got more";

/// Twenty copies would make a gigabyte of three numbers.
#[test]
fn copies_do_not_double_without_end() {
    let list = || Value::from(vec![Value::from(1), Value::from(2), Value::from(3)]);
    let strings = || Value::from(vec!["x".repeat(1000)]);
    for (value, before) in [(list as fn() -> Untyped, 15), (strings, 11)] {
        let mut object = Object { extra: value(), ..object() };
        let patch = (0..20).map(|_| transfer("copy", "/extra", "/extra/-"));
        let report = object.json_patch(patch.collect::<Untyped>()).unwrap_err();
        let fault = report.iter().next().unwrap();
        assert_eq!((report.len(), fault.code()), (1, code::RANGE));
        assert_eq!(
            (fault.message(), fault.operation()),
            (format!("{TOO_LARGE} (operation {})", before + 1), Some(before),)
        );
        assert_eq!(object, Object { extra: value(), ..self::object() });
    }
}

#[test]
fn large_values_are_copied_and_moved_a_few_times() {
    let mut extra = Map::new();
    extra.push("a", (0..60_000).map(Untyped::from).collect::<Untyped>());
    let mut object = Object { extra: Untyped::Map(extra), ..object() };
    let copy = || transfer("copy", "/extra/a", "/extra/b");
    object.json_patch(Value::from(vec![copy(), transfer("move", "/extra/a", "/extra/c")])).unwrap();
    let before = object.clone();
    for op in ["copy", "move"] {
        let all = ["b", "c", "b"].windows(2).cycle();
        let patch = all.map(|to| {
            let [from, to] = to else { unreachable!() };
            transfer(op, &format!("/extra/{from}"), &format!("/extra/{to}"))
        });
        let report = object.json_patch(patch.take(3).collect::<Untyped>()).unwrap_err();
        assert!(report.to_string().contains(TOO_LARGE), "{report}");
        assert_eq!(object, before);
    }
}

/// A copy that is rejected costs the time of one.
#[test]
fn rejected_copies_count() {
    #[derive(Typed, Debug)]
    struct Vault {
        name: String,
        key: Secret<String>,
        copies: BTreeMap<String, Untyped>,
    }

    #[derive(Typed, Debug)]
    struct House {
        vault: Vault,
    }

    let vault = Vault {
        name: "x".repeat(1 << 20),
        key: Secret::new(String::new()),
        copies: BTreeMap::new(),
    };
    let mut house = House { vault };
    let patch = (0..100).map(|at| transfer("copy", "/vault", &format!("/vault/copies/no {at}")));
    let report = house.json_patch(patch.collect::<Untyped>()).unwrap_err();
    let codes: Vec<_> = report.iter().map(|mismatch| mismatch.code()).collect();
    assert_eq!(codes, [code::FROZEN, code::FROZEN, code::FROZEN, code::RANGE]);
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
