//! The deepest objects are read back.

use std::collections::BTreeMap;
use typed_structs::{FieldType, Map, Object, Typed, Untyped, Value, args, from_value, json};

/// A value within that many lists.
fn lists(levels: usize) -> Untyped {
    (0..levels).fold(Value::from(1), |inner, _| Value::from([inner]))
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

/// Builds objects of more and more levels until one is rejected, and reads the last one back.
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
