//! Lists, arrays, tuples and sets.

use super::{TYPE, message, names, refuses, round_trips, takes};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, LinkedList, VecDeque};
use std::rc::Rc;
use std::sync::Arc;
use typed_structs::{List, ToValue, Value, code, from_value};

#[test]
fn seed_30_every_item_of_a_list_is_checked() {
    takes(vec![1, 2], vec![1_i64, 2]);
    takes(Value::List(List::new()), Vec::<i64>::new());

    let wrong = || Value::from((1, "2", 3, 4.5, Value::Null, 300));
    let expected =
        &[("[1]", code::TYPE), ("[3]", code::TYPE), ("[4]", code::TYPE), ("[5]", code::RANGE)];
    refuses::<Vec<u8>>(wrong(), expected);
    refuses::<VecDeque<u8>>(wrong(), expected);
    refuses::<LinkedList<u8>>(wrong(), expected);
    refuses::<Box<[u8]>>(wrong(), expected);
    refuses::<Rc<[u8]>>(wrong(), expected);
    refuses::<Arc<[u8]>>(wrong(), expected);
    refuses::<[u8; 6]>(wrong(), expected);
    refuses::<BTreeSet<u8>>(wrong(), expected);

    for no_list in [Value::Null, 1.into(), "ab".into(), names([]), true.into()] {
        refuses::<Vec<u8>>(no_list.clone(), TYPE);
        refuses::<Arc<[u8]>>(no_list.clone(), TYPE);
        refuses::<[u8; 2]>(no_list.clone(), TYPE);
        refuses::<(u8, u8)>(no_list.clone(), TYPE);
        refuses::<BTreeSet<u8>>(no_list, TYPE);
    }
    assert_eq!(
        message::<Vec<i64>>((1, "2", true)),
        "Vec<i64>[1]: expected i64, got str \"2\"\nVec<i64>[2]: expected i64, got bool true"
    );
}

#[test]
fn lists_both_ways() {
    round_trips(vec![1_u8, 2], vec![1, 2]);
    round_trips(VecDeque::from([1_u8, 2]), vec![1, 2]);
    round_trips(LinkedList::from([1_u8, 2]), vec![1, 2]);
    round_trips(Box::<[u8]>::from([1, 2]), vec![1, 2]);
    round_trips(Rc::<[u8]>::from([1, 2]), vec![1, 2]);
    round_trips(Arc::<[u8]>::from([1, 2]), vec![1, 2]);
    round_trips(Rc::new(vec![1_u8]), vec![1]);
    round_trips(Arc::new(7_u8), 7);
    round_trips(Box::new(7_u8), 7);
    round_trips(vec![vec![1_u8], vec![]], vec![vec![1], vec![]]);
    round_trips([[1_u8, 2], [3, 4]], vec![vec![1, 2], vec![3, 4]]);
    round_trips([0_u8; 0], Value::List(List::new()));
    round_trips([7_u16; 100], vec![7; 100]);
}

#[test]
fn the_names_of_lists() {
    let names = [
        (<Vec<u8>>::TYPE, "Vec<u8>"),
        (<VecDeque<u8>>::TYPE, "VecDeque<u8>"),
        (<LinkedList<Option<u8>>>::TYPE, "LinkedList<Option<u8>>"),
        (<Box<[u8]>>::TYPE, "Box<[u8]>"),
        (<Rc<[String]>>::TYPE, "Rc<[String]>"),
        (<Arc<[Arc<str>]>>::TYPE, "Arc<[Arc<str>]>"),
        (<[u8; 3]>::TYPE, "[u8; 3]"),
        (<(u8,)>::TYPE, "(u8,)"),
        (<(u8, String)>::TYPE, "(u8, String)"),
        (<BTreeSet<u8>>::TYPE, "BTreeSet<u8>"),
        (<BTreeMap<String, Vec<u8>>>::TYPE, "BTreeMap<String, Vec<u8>>"),
        (<&[u8]>::TYPE, "&[u8]"),
        (<Cow<'_, [u8]>>::TYPE, "Cow<[u8]>"),
    ];
    for (found, name) in names {
        assert_eq!(found.name(), name);
    }
    type Long = BTreeMap<BTreeMap<String, Vec<u8>>, BTreeMap<BTreeMap<String, Vec<u8>>, Vec<u8>>>;
    assert!(<Box<[BTreeMap<Long, Long>]>>::TYPE.name().starts_with("Box<[BTreeMap<"));
    assert!(<Box<[BTreeMap<Long, Long>]>>::TYPE.name().ends_with('…'));
}

#[test]
fn arrays_and_tuples_have_a_length() {
    takes(vec![1, 2], [1_u8, 2]);
    let arity = &[("", code::ARITY)];
    refuses::<[u8; 2]>(vec![1], arity);
    refuses::<[u8; 2]>(vec![1, 2, 3], arity);
    refuses::<[u8; 0]>(vec![1], arity);
    refuses::<(u8, u8)>(vec![1], arity);
    refuses::<(u8,)>(vec![1, 2], arity);
    assert_eq!(message::<[u8; 2]>(vec![1]), "[u8; 2]: expected 2 items, got list [1]");
    assert_eq!(message::<(u8,)>(vec![1, 2]), "(u8,): expected 1 item, got list [1, 2]");
    // What is there is looked at all the same.
    refuses::<[u8; 3]>((1, "2"), &[("", code::ARITY), ("[1]", code::TYPE)]);
    refuses::<(String, u8)>((1,), &[("", code::ARITY), ("[0]", code::TYPE)]);
    refuses::<(u8, String)>(
        (300, 1, 2),
        &[("", code::ARITY), ("[0]", code::RANGE), ("[1]", code::TYPE)],
    );
}

#[test]
fn tuples_of_up_to_twelve() {
    round_trips((1_u8,), vec![1]);
    round_trips((1_u8, String::from("a")), Value::from((1, "a")));
    round_trips(
        (1_u8, 2_u8, 3_u8, 4_u8, 5_u8, 6_u8, 7_u8, 8_u8, 9_u8),
        (1..=9).collect::<Value<'_>>(),
    );
    round_trips(
        (1_u8, 2_u8, 3_u8, 4_u8, 5_u8, 6_u8, 7_u8, 8_u8, 9_u8, 10_u8, 11_u8, 12_u8),
        (1..=12).collect::<Value<'_>>(),
    );
    refuses::<(u8, String, bool)>(
        ("1", 2, 3),
        &[("[0]", code::TYPE), ("[1]", code::TYPE), ("[2]", code::TYPE)],
    );
    refuses::<(u8, (u8, u8))>((1, (2, "3")), &[("[1][1]", code::TYPE)]);
}

#[test]
fn sets_have_each_item_once() {
    round_trips(BTreeSet::from([1_u8, 2]), vec![1, 2]);
    takes(Value::List(List::new()), BTreeSet::<u8>::new());
    refuses::<BTreeSet<u8>>(
        vec![1, 2, 1, 1],
        &[("[2]", code::DUPLICATE), ("[3]", code::DUPLICATE)],
    );
    assert_eq!(message::<BTreeSet<u8>>(vec![1, 1]), "BTreeSet<u8>[1]: item given twice");
    let report = from_value::<BTreeSet<u8>>(vec![1, 1].into()).unwrap_err();
    assert_eq!(report.at("[1]").unwrap().value(), "1");
}
