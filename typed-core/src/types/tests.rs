//! Tests of path steps into the types, which are not part of the public interface.

use crate::record::{FieldType, ToValue};
use crate::report::{Context, Mismatches, code};
use crate::value::{Map, Segment, Untyped, Value};
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet, LinkedList, VecDeque};
use alloc::rc::Rc;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

fn name(name: &str) -> Segment<'_> {
    Segment::Name(name.into())
}

/// Sets the place that the step leads to, and returns the codes of mismatches. Returns `None` if
/// there is no such place.
fn set<'v, T: FieldType<'v>>(
    place: &mut T,
    segment: &Segment<'_>,
    value: impl Into<Value<'v>>,
) -> Option<Vec<String>> {
    let mut report = Mismatches::new();
    let mut cx = Context::new(&mut report, "Test");
    let _ = FieldType::item_mut(place, segment)?.assign(value.into(), &[], &mut cx);
    Some(report.iter().map(|one| one.code().into()).collect())
}

fn insert<'v, T: FieldType<'v>>(
    place: &mut T,
    segment: &Segment<'_>,
    value: impl Into<Value<'v>>,
) -> Option<Vec<String>> {
    let mut report = Mismatches::new();
    let mut cx = Context::new(&mut report, "Test");
    let outcome = FieldType::items_mut(place)?.insert(segment, value.into(), &mut cx)?;
    assert_eq!(outcome.is_ok(), report.is_empty());
    Some(report.iter().map(|one| one.code().into()).collect())
}

fn remove<'v, T: FieldType<'v>>(place: &mut T, segment: &Segment<'_>) {
    assert!(FieldType::items_mut(place).unwrap().remove(segment, false).is_some());
}

fn get<'t, T: ToValue>(place: &'t T, segment: &Segment<'_>) -> Option<Value<'t>> {
    Some(ToValue::item(place, segment)?.value())
}

fn none() -> Option<Vec<String>> {
    Some(Vec::new())
}

fn refused(codes: &[&str]) -> Option<Vec<String>> {
    Some(codes.iter().copied().map(String::from).collect())
}

#[test]
fn items_of_lists() {
    fn settable<T: for<'v> FieldType<'v>>(mut list: T) {
        let second = Segment::Index(1);
        assert_eq!(get(&list, &second), Some(Value::Int(2)));
        assert_eq!(set(&mut list, &second, 7), none());
        assert_eq!(get(&list, &second), Some(Value::Int(7)));
        assert_eq!(set(&mut list, &second, 300), refused(&[code::RANGE]));
        assert_eq!(set(&mut list, &second, "8"), refused(&[code::TYPE]));
        assert_eq!(get(&list, &second), Some(Value::Int(7)));
        for beyond in [Segment::Index(2), Segment::Index(usize::MAX), name("1")] {
            assert_eq!(get(&list, &beyond), None);
            assert_eq!(set(&mut list, &beyond, 7), None);
        }
        for nowhere in [Segment::Index(3), Segment::Index(usize::MAX), name("1")] {
            assert_eq!(insert(&mut list, &nowhere, 7), None);
        }
    }
    settable(Vec::from([1_u8, 2]));
    settable(VecDeque::from([1_u8, 2]));
    settable(LinkedList::from([1_u8, 2]));
    settable(Box::<[u8]>::from([1, 2]));
    settable([1_u8, 2]);
    settable((1_u8, 2_u8));
    settable(Box::new(Some([1_u8, 2])));
}

#[test]
fn items_that_cannot_be_set() {
    let second = Segment::Index(1);
    assert_eq!(get(&Rc::<[u8]>::from([1, 2]), &second), Some(Value::Int(2)));
    assert_eq!(set(&mut Rc::<[u8]>::from([1, 2]), &second, 7), None);
    assert_eq!(get(&Arc::<[u8]>::from([1, 2]), &second), Some(Value::Int(2)));
    assert_eq!(set(&mut Arc::<[u8]>::from([1, 2]), &second, 7), None);
    let mut set_of_two = BTreeSet::from([1_u8, 2]);
    assert_eq!(get(&set_of_two, &second), None);
    assert_eq!(set(&mut set_of_two, &second, 7), None);
}

#[test]
fn entries_of_maps() {
    fn settable<T: for<'v> FieldType<'v>>(mut map: T, known: &[Segment<'_>], new: &[Segment<'_>]) {
        for known in known {
            assert_eq!(get(&map, known), Some(Value::Int(1)));
            assert_eq!(set(&mut map, known, 300), refused(&[code::RANGE]));
            assert_eq!(insert(&mut map, known, 7), refused(&[code::DUPLICATE]));
            assert_eq!(get(&map, known), Some(Value::Int(1)));
            assert_eq!(set(&mut map, known, 1), none());
        }
        for new in new {
            assert_eq!(get(&map, new), None);
            assert_eq!(set(&mut map, new, 7), None);
            assert_eq!(insert(&mut map, new, "7"), refused(&[code::TYPE]));
            assert_eq!(get(&map, new), None);
            assert_eq!(insert(&mut map, new, 7), none());
            assert_eq!(get(&map, new), Some(Value::Int(7)));
            remove(&mut map, new);
            assert_eq!(get(&map, new), None);
        }
    }
    settable(
        BTreeMap::from([(String::from("a"), 1_u8), (String::from("1"), 1)]),
        &[name("a"), name("1"), Segment::Index(1)],
        &[name("b"), name(""), name("2"), Segment::Index(3)],
    );
    settable(
        BTreeMap::from([(-1_i128, 1_u8), (5, 1)]),
        &[name("-1"), name("5"), Segment::Index(5)],
        &[name("6"), Segment::Index(6), name("-6")],
    );
    settable(BTreeMap::from([(true, 1_u8)]), &[name("true")], &[name("false")]);
    settable(Box::new(Some(BTreeMap::from([('a', 1_u8)]))), &[name("a")], &[name("b")]);
    #[cfg(feature = "std")]
    {
        use std::collections::HashMap;
        let map = HashMap::<_, _>::from([(String::from("a"), 1_u8)]);
        settable(map, &[name("a")], &[name("b")]);
        let map = HashMap::<_, _>::from([(core::num::NonZero::<u8>::MIN, 1_u8)]);
        settable(map, &[Segment::Index(1), name("1")], &[name("2")]);
    }
}

#[test]
fn keys_that_are_none() {
    let mut counts = BTreeMap::from([(1_u8, 1_u8)]);
    assert_eq!(insert(&mut counts, &name("x"), 1), refused(&[code::TYPE]));
    assert_eq!(insert(&mut counts, &name("x"), "1"), refused(&[code::TYPE, code::TYPE]));
    assert_eq!(insert(&mut counts, &Segment::Index(300), 1), refused(&[code::RANGE]));
    let mut names = BTreeMap::from([(String::from("a"), 1_u8)]);
    let key = Segment::Key(Value::from(-1));
    assert_eq!(get(&names, &key), None);
    assert_eq!(insert(&mut names, &key, 1), refused(&[code::TYPE]));
    assert_eq!(names.len(), 1);
    // Borrowed keys are found. New ones are not created from a path that does not live long enough.
    let mut lent = BTreeMap::from([("a", 1_u8)]);
    assert_eq!(set(&mut lent, &name("a"), 2), none());
    assert_eq!(insert(&mut lent, &name("b"), 2), refused(&[code::TYPE]));
    assert_eq!(lent, BTreeMap::from([("a", 2)]));
}

#[test]
fn keys_that_are_equal_but_spelled_otherwise() {
    use core::net::Ipv6Addr;
    let mut hosts = BTreeMap::from([(Ipv6Addr::LOCALHOST, 1_u8)]);
    assert_eq!(insert(&mut hosts, &name("0::1"), 2), refused(&[code::DUPLICATE]));
    assert_eq!(hosts, BTreeMap::from([(Ipv6Addr::LOCALHOST, 1)]));
    assert_eq!(insert(&mut hosts, &name("0::2"), 2), none());
    remove(&mut hosts, &name("0::2"));
    assert_eq!(hosts, BTreeMap::from([(Ipv6Addr::LOCALHOST, 1)]));
}

#[test]
fn untyped_entries() {
    let mut map = Map::new();
    map.push("a", 1);
    let mut untyped = Untyped::from(map.clone());
    assert_eq!(set(&mut map, &name("a"), "text"), none());
    assert_eq!(get(&map, &name("a")), Some(Value::from("text")));
    assert_eq!(insert(&mut map, &name("b"), Vec::from([1])), none());
    assert_eq!(set(&mut map, &Segment::Index(0), 1), None);
    remove(&mut map, &name("a"));
    assert_eq!(map.len(), 1);

    assert_eq!(set(&mut untyped, &name("a"), Vec::from([1, 2])), none());
    assert_eq!(insert(&mut untyped, &name("b"), 2), none());
    remove(&mut untyped, &name("b"));
    assert_eq!(untyped, Value::from(BTreeMap::from([("a", Vec::from([1, 2]))])));
    let mut list = Untyped::from(Vec::from([1, 2]));
    assert_eq!(set(&mut list, &Segment::Index(1), "x"), none());
    assert_eq!(insert(&mut list, &Segment::Index(3), 3), None);
    assert_eq!(list, Value::from((1, "x")));
}

#[test]
fn a_refused_assignment_leaves_the_old_value() {
    fn keeps<T: for<'v> FieldType<'v> + PartialEq + core::fmt::Debug + Clone>(
        old: T,
        wrong: impl Into<Value<'static>>,
    ) {
        let mut place = old.clone();
        let mut report = Mismatches::new();
        let mut cx = Context::new(&mut report, "Test");
        assert!(FieldType::assign(&mut place, wrong.into(), &mut cx).is_err());
        assert_eq!(place, old);
        assert!(!report.is_empty());
    }
    keeps(Vec::from([1_u8]), (1, 2, "3"));
    keeps([1_u8, 2], (3, "4"));
    keeps((1_u8, true), (2, 3));
    keeps(Some(Vec::from([1_u8])), (2, "3"));
    keeps(Some(Box::new((1_u8, Some(2_u8)))), (2, "3"));
    keeps(Some(String::from("a")), 1);
    keeps(BTreeSet::from([1_u8]), (2, 2));
    keeps(
        BTreeMap::from([(1_u8, 1_u8)]),
        BTreeMap::from([("2", Value::from(2)), ("3", Value::Null)]),
    );
    keeps(core::time::Duration::ZERO, -1);
    keeps(Map::default(), 1);
}
