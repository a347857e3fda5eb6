//! Values and objects of any depth.

use std::collections::BTreeMap;
use typed_structs::{
    FieldType, MAX_DEPTH, Map, Mismatches, Object, Registry, Typed, Untyped, Value, args, code,
    from_value, json, typed_methods,
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
        assert!(codes(&report).contains(if deep(6) == mixed(6) {
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

#[derive(Typed, Debug, PartialEq)]
enum Tree {
    Leaf,
    Node(Box<Tree>),
    Pair(Box<Tree>, u8),
    Named { inner: Box<Tree> },
}

#[derive(Typed, Debug, PartialEq)]
#[typed(tag = "kind")]
enum Tagged {
    Leaf,
    Named { inner: Box<Tagged> },
}

#[derive(Typed, Debug, PartialEq)]
struct Wrapper(Option<Box<Inner>>);

#[derive(Typed, Debug, PartialEq)]
struct Inner {
    wrapper: Wrapper,
}

#[derive(Typed, Debug, PartialEq)]
struct Chain {
    next: Option<Box<Chain>>,
    any: Untyped,
    by_name: BTreeMap<String, Untyped>,
    list: Vec<Untyped>,
    tree: Option<Tree>,
    wrapper: Option<Wrapper>,
    #[typed(base)]
    base: Base,
}

#[derive(Typed, Debug, PartialEq)]
struct Base {
    based: Untyped,
}

fn passes(_: &Untyped) -> bool {
    true
}

#[derive(Typed, Debug, PartialEq)]
struct Checked {
    #[typed(check = passes)]
    any: Untyped,
    tagged: Option<Tagged>,
}

/// An object with nothing in it.
fn chain() -> Chain {
    Chain {
        next: None,
        any: Value::from([Value::Null]),
        by_name: BTreeMap::new(),
        list: vec![Value::Null],
        tree: Some(Tree::Leaf),
        wrapper: None,
        base: Base { based: Value::Null },
    }
}

/// Makes objects of more and more levels until that is refused, and reads the last one back.
fn deepest<T>(make: impl Fn(usize) -> Option<T>) -> usize
where
    T: for<'v> FieldType<'v> + PartialEq + std::fmt::Debug,
{
    let mut levels = 1;
    while make(levels).is_some() {
        levels += 1;
        assert!(levels < 300);
    }
    let object = make(levels - 1).unwrap();
    assert_eq!(from_value::<T>(object.to_value()).unwrap(), object);
    let text = json::to_string(&object).unwrap();
    assert_eq!(json::from_str::<T>(&text).unwrap(), object);
    levels - 1
}

/// Sets what a growing path leads to, as often as that.
fn grow<T: Object>(
    object: &mut T,
    path: &str,
    step: &str,
    levels: usize,
    value: &Untyped,
) -> Option<()> {
    let mut path = path.to_owned();
    for _ in 0..levels {
        object.set(&path, value.reborrow()).ok()?;
        path.push_str(step);
    }
    Some(())
}

#[test]
fn fault_50_the_deepest_objects_read_back() {
    for path in ["any", "based", "by_name.a", "list[0]", "any[0]"] {
        let levels = deepest(|levels| {
            let mut object = chain();
            object.set(path, lists(levels)).ok().map(|()| object)
        });
        assert_eq!(levels, if path.ends_with(['a', ']']) { 126 } else { 127 }, "{path}");
    }
    let updated = |args: fn(Untyped) -> typed_structs::Args<'static>| {
        deepest(|levels| {
            let mut object = chain();
            object.update(args(lists(levels))).ok().map(|()| object)
        })
    };
    assert_eq!(updated(|value| args!(any = value)), 127);
    assert_eq!(updated(|value| args!(based = value)), 127);
    assert_eq!(updated(|value| args!(any = 1, based = value)), 127);
    assert_eq!(
        deepest(|levels| {
            let mut object = chain();
            object.set_any(lists(levels)).ok().map(|()| object)
        }),
        127
    );
    assert_eq!(
        deepest(|levels| {
            let mut object = Checked { any: Value::Null, tagged: None };
            object.set("any", lists(levels)).ok()?;
            object.set_any(lists(levels)).ok().map(|()| object)
        }),
        127
    );
    assert_eq!(deepest(|levels| Checked::construct(args!(lists(levels), Value::Null)).ok()), 127);
    let whole = chain().to_value().into_owned();
    for (path, step, value) in [
        ("next", ".next", whole),
        ("any", "[0]", Value::from([Value::Null])),
        ("by_name.a", ".a", Value::Map(Map::new())),
        ("tree", "[0]", Tree::Node(Box::new(Tree::Leaf)).to_value().into_owned()),
        ("tree", "[0]", Tree::Pair(Box::new(Tree::Leaf), 1).to_value().into_owned()),
        ("tree", ".inner", Tree::Named { inner: Box::new(Tree::Leaf) }.to_value().into_owned()),
    ] {
        let levels = deepest(|levels| {
            let mut object = chain();
            grow(&mut object, path, step, levels, &value).map(|()| object)
        });
        assert!(levels > 60, "{path}: {levels}");
    }
    let named = Tree::Named { inner: Box::new(Tree::Leaf) }.to_value().into_owned();
    deepest(|levels| {
        let mut object = Tree::Named { inner: Box::new(Tree::Leaf) };
        grow(&mut object, "inner", ".inner", levels, &named).map(|()| object)
    });
    let tagged = Tagged::Named { inner: Box::new(Tagged::Leaf) }.to_value().into_owned();
    deepest(|levels| {
        let mut object = Checked { any: Value::Null, tagged: None };
        grow(&mut object, "tagged", ".inner", levels, &tagged).map(|()| object)
    });
    deepest(|levels| {
        let wrapper = (0..levels)
            .fold(Value::Null, |inner, _| Value::from(BTreeMap::from([("wrapper", inner)])));
        let mut object = chain();
        object.set("wrapper", wrapper).ok().map(|()| object)
    });
}
