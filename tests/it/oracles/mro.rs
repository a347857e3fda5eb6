//! The order of classes, checked against that of CPython: see `mro.py`.

use std::collections::HashMap;
use typed_structs::__private::{Class, ClassKind, ClassOptions, Linearization};

const HIERARCHIES: &str = include_str!("mro.txt");

/// A class without fields, and why its bases have no order.
fn class(name: &'static str, bases: Vec<&'static Class>) -> Result<&'static Class, String> {
    let lineage: &'static Linearization = Box::leak(Box::new(Linearization::of(bases.leak())));
    match lineage.conflict() {
        Some(conflict) => Err(conflict.to_string()),
        None => {
            let more = Box::leak(Box::new(ClassOptions::NONE.with_bases(lineage)));
            let class = Class::new(name, "", ClassKind::Struct, &[]).with_more(more);
            Ok(Box::leak(Box::new(class)))
        }
    }
}

fn names(classes: impl Iterator<Item = &'static Class>) -> Vec<&'static str> {
    classes.map(Class::name).collect()
}

#[test]
fn seed_43_the_order_is_that_of_cpython() {
    let mut refused = 0;
    for hierarchy in HIERARCHIES.split("\n\n").map(str::trim).filter(|text| !text.is_empty()) {
        let mut known = HashMap::new();
        for line in hierarchy.lines().filter(|line| !line.starts_with('#')) {
            let (head, outcome) = line.split_once(['=', '!']).unwrap();
            let mut head = head.split_whitespace();
            let name = head.next().unwrap();
            let bases = head.map(|base| known[base]).collect();
            let is_refused = line.contains('!');
            match class(name, bases) {
                Ok(class) => {
                    let expected: Vec<_> = outcome.split_whitespace().collect();
                    assert!(!is_refused, "{line}");
                    assert_eq!(names(class.mro().skip(1)), expected, "{line}");
                    known.insert(name, class);
                }
                Err(why) => {
                    let is_twice = why.contains("twice");
                    assert!(is_refused && is_twice == (outcome.trim() == "twice"), "{line}: {why}");
                    refused += 1;
                }
            }
        }
        // Each keeps the order of all its bases, which the look-up in parts of objects counts on.
        for class in known.values() {
            let order = names(class.mro());
            for base in class.mro() {
                let mut rest = order.iter();
                assert!(names(base.mro()).iter().all(|name| rest.any(|other| other == name)));
                assert!(class.is_subclass_of(base));
                assert!(class.name() == base.name() || !base.is_subclass_of(class));
            }
        }
    }
    assert!(refused > 200);
}

#[test]
fn seed_43_a_conflict_names_two_that_contradict_each_other() {
    let [a, b, c] = ["A", "B", "C"].map(|name| class(name, vec![]).unwrap());
    let x = class("X", vec![a, b]).unwrap();
    let y = class("Y", vec![b, a]).unwrap();
    let refused = |bases| class("W", bases).unwrap_err();
    assert_eq!(refused(vec![y, x]), "inconsistent bases: `B` must come both before and after `A`");
    assert_eq!(refused(vec![a, x]), "inconsistent bases: `A` must come both before and after `X`");
    let (deep, z) = (class("D", vec![x]).unwrap(), class("Z", vec![c]).unwrap());
    assert_eq!(
        refused(vec![z, deep, y]),
        "inconsistent bases: `B` must come both before and after `A`"
    );
    // Three in a circle.
    let [x, y, z] = [("X", [a, b]), ("Y", [b, c]), ("Z", [c, a])]
        .map(|(name, bases)| class(name, bases.to_vec()).unwrap());
    assert!(refused(vec![x, y, z]).contains("both before"));
    assert_eq!(refused(vec![a, a]), "`A` is a base twice");
}

#[test]
fn there_is_room_for_many_bases_and_not_for_any_number() {
    let mut chain = class("C0", vec![]).unwrap();
    for index in 1..=32 {
        chain = class(format!("C{index}").leak(), vec![chain]).unwrap();
    }
    assert_eq!(chain.mro().count(), 33);
    assert_eq!(class("TooDeep", vec![chain]).unwrap_err(), "there are more than 32 bases");
    let wide =
        |count| (0..count).map(|at| class(format!("W{at}").leak(), vec![]).unwrap()).collect();
    assert_eq!(class("Wide", wide(32)).unwrap().mro().count(), 33);
    assert_eq!(class("TooWide", wide(33)).unwrap_err(), "there are more than 32 bases");
}
