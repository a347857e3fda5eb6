//! Values and objects of any depth.

use std::collections::BTreeMap;
use typed_structs::{
    MAX_DEPTH, Map, Mismatches, Object, Registry, Typed, Untyped, Value, args, code, from_value,
    json, typed_methods,
};

const DEEP: usize = 200_000;

/// A value within that many lists.
fn lists(levels: usize) -> Untyped {
    (0..levels).fold(Value::from(1), |inner, _| Value::from([inner]))
}

/// A value within that many maps.
fn maps(levels: usize) -> Untyped {
    (0..levels).fold(Value::from(1), |inner, _| {
        let mut map = Map::new();
        map.push("a", inner);
        Value::Map(map)
    })
}

/// A value within lists and maps, made in every way there is, as keys too.
fn mixed(levels: usize) -> Untyped {
    (0..levels).fold(Value::from(1), |inner, level| match level % 8 {
        0 => Value::from(vec![inner]),
        1 => Value::List(vec![Value::Null, inner].into()),
        2 => Value::List([inner].into_iter().collect()),
        3 => Value::from((1, inner)),
        4 => Value::from(BTreeMap::from([("a", inner)])),
        5 => Value::Map([(inner, Value::Null)].into_iter().collect()),
        6 => [Value::Null, inner].into_iter().collect(),
        _ => Value::Map(Map::from(vec![(Value::from("a"), inner)])),
    })
}

#[derive(Typed, Debug)]
struct Store {
    any: Untyped,
    numbers: Vec<u8>,
    nested: Vec<Vec<Untyped>>,
    map: BTreeMap<String, Untyped>,
    parts: Vec<Store>,
    shape: Option<Box<Shape>>,
}

#[derive(Typed, Debug)]
enum Shape {
    Round,
    Any(Untyped),
}

#[typed_methods]
impl Store {
    fn take(&mut self, value: Untyped) -> bool {
        self.any = value;
        true
    }
}

fn store() -> Store {
    Store {
        any: Value::Null,
        numbers: Vec::new(),
        nested: Vec::new(),
        map: BTreeMap::new(),
        parts: Vec::new(),
        shape: Some(Box::new(Shape::Round)),
    }
}

/// The codes of a report, of which there is at least one.
fn codes(report: &Mismatches) -> Vec<&str> {
    let mut codes: Vec<_> = report.iter().map(|one| one.code()).collect();
    codes.dedup();
    codes
}

#[test]
fn fault_11_values_of_any_depth_are_dropped_and_refused() {
    for deep in [lists, maps, mixed] {
        drop(deep(DEEP));
        for levels in [DEEP, 129, 130, 254, 255, 256, 257, 258, 512] {
            let value = || deep(levels);
            for report in [
                from_value::<Untyped>(value()).unwrap_err(),
                Store::construct(args!(value(), [1])).unwrap_err(),
                store().update(args!(any = value())).unwrap_err(),
            ] {
                assert!(codes(&report).contains(&code::DEPTH), "{levels}: {report}");
            }
            let mut store = store();
            let object: &mut dyn Object = &mut store;
            let error = object.set("any", value()).unwrap_err();
            assert_eq!(error.code(), code::DEPTH, "{levels}");
            let error = object.set("map", BTreeMap::from([("a", value())]).into()).unwrap_err();
            assert_eq!(error.code(), code::DEPTH, "{levels}");
            assert!(object.set("numbers", value()).is_err());
            assert!(object.set("parts", value()).is_err());
            assert!(object.set("shape", value()).is_err());
            let error = object.call("take", args!(value())).unwrap_err();
            assert!(codes(error.mismatches().unwrap()).contains(&code::DEPTH), "{levels}");
            assert!(store.any.is_null() && store.map.is_empty());
        }
    }
}

#[test]
fn fault_11_values_of_any_depth_can_be_looked_at() {
    for deep in [lists, maps, mixed] {
        let value = deep(DEEP);
        assert_ne!(value, value.clone());
        assert_ne!(value.reborrow(), deep(DEEP - 1));
        assert!(format!("{value:?}").len() < 100_000);
        assert!(format!("{value}").len() < 100_000);
        assert!(serde_json::to_string(&value).is_err());
        let Err(json::Error::Mismatches(report)) = json::to_string(&value) else { unreachable!() };
        // Where a list is a key as well, it is not entered.
        assert!(codes(report.mismatches()).contains(if deep(6) == mixed(6) {
            &code::TYPE
        } else {
            &code::DEPTH
        }));
        assert_eq!(value.clone().into_owned().kind(), value.kind());
    }
    assert!(Registry::new().from_value(maps(DEEP)).is_err());
}

#[test]
fn fault_11_values_up_to_the_limit_are_whole() {
    let levels = usize::from(MAX_DEPTH);
    for deep in [lists, maps] {
        for levels in [1, levels, 2 * levels - 1] {
            assert_eq!(deep(levels), deep(levels).clone());
            assert_ne!(deep(levels), deep(levels - 1));
        }
        assert_eq!(from_value::<Untyped>(deep(levels)).unwrap(), deep(levels));
        let text = json::to_string(&deep(levels)).unwrap();
        assert_eq!(json::from_str::<Untyped>(&text).unwrap(), deep(levels));
    }
}
