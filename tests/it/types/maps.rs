//! Maps, whatever their keys.

use super::{TYPE, map, message, names, refuses, round_trips, takes};
use std::collections::BTreeMap;
use std::num::NonZero;
use typed_structs::{Map, ToValue, Typed, Untyped, Value, args, code, from_value};

#[test]
fn maps_both_ways() {
    round_trips(
        BTreeMap::from([(String::from("a"), 1_u8), (String::from("b"), 2)]),
        names([("a", 1.into()), ("b", 2.into())]),
    );
    round_trips(BTreeMap::from([(-1_i64, true)]), map([((-1).into(), true.into())]));
    round_trips(BTreeMap::from([((1_u8, 'a'), ())]), map([((1, "a").into(), Value::Null)]));
    takes(names([]), BTreeMap::<String, u8>::new());
    takes(names([("a", 1.into())]), BTreeMap::from([("a", 1_u8)]));
    refuses::<BTreeMap<String, u8>>(vec![1], TYPE);
    refuses::<BTreeMap<String, u8>>("a", TYPE);
    refuses::<BTreeMap<String, u8>>(Value::Null, TYPE);
}

#[test]
fn every_entry_of_a_map_is_checked() {
    refuses::<BTreeMap<String, u8>>(
        map([
            ("a".into(), "1".into()),
            (2.into(), 2.into()),
            ("c".into(), 300.into()),
            (4.into(), "4".into()),
            ("".into(), Value::Null),
            ("a b.c".into(), Value::Null),
        ]),
        &[
            ("a", code::TYPE),
            ("[2]", code::TYPE),
            ("c", code::RANGE),
            ("[4]", code::TYPE),
            ("[4]", code::TYPE),
            ("[\"\"]", code::TYPE),
            ("[\"a b.c\"]", code::TYPE),
        ],
    );
    refuses::<BTreeMap<String, Vec<BTreeMap<String, u8>>>>(
        names([("a", vec![names([]), names([("b", "1".into())])].into())]),
        &[("a[1].b", code::TYPE)],
    );
    refuses::<Vec<BTreeMap<String, u8>>>(
        vec![names([("b", "1".into())])],
        &[("[0].b", code::TYPE)],
    );
}

#[test]
fn a_key_is_given_once() {
    type Counts = BTreeMap<String, u8>;
    let twice = || names([("a", 1.into()), ("b", 2.into()), ("a", 3.into())]);
    refuses::<Counts>(twice(), &[("a", code::DUPLICATE)]);
    assert_eq!(message::<Counts>(twice()), "BTreeMap<String, u8>.a: key given twice");
    // Also where a value is wrong, whichever.
    let wrong_first = names([("a", "1".into()), ("a", 3.into())]);
    refuses::<Counts>(wrong_first, &[("a", code::TYPE), ("a", code::DUPLICATE)]);
    let wrong_second = names([("a", 1.into()), ("a", "3".into())]);
    refuses::<Counts>(wrong_second, &[("a", code::DUPLICATE), ("a", code::TYPE)]);
    // Equal once they are checked.
    let as_int = map([("1".into(), 1.into()), (1.into(), 2.into())]);
    refuses::<BTreeMap<u32, u8>>(as_int, &[("[1]", code::DUPLICATE)]);
    // A value of no type is taken as it is, but for this.
    refuses::<Untyped>(twice(), &[("a", code::DUPLICATE)]);
    refuses::<Map<'_>>(twice(), &[("a", code::DUPLICATE)]);
    refuses::<Vec<Untyped>>(vec![twice()], &[("[0].a", code::DUPLICATE)]);
}

#[test]
fn keys_that_arrive_as_text() {
    takes(names([("1", 1.into()), ("-2", 2.into())]), BTreeMap::from([(-2_i32, 2_u8), (1, 1)]));
    takes(names([("0", 1.into())]), BTreeMap::from([(0_u8, 1_u8)]));
    takes(
        names([("true", 1.into()), ("false", 0.into())]),
        BTreeMap::from([(true, 1), (false, 0)]),
    );
    takes(names([("7", 1.into())]), BTreeMap::from([(NonZero::new(7_u8).unwrap(), 1)]));
    takes(names([("7", 1.into())]), BTreeMap::from([(Some(7_u8), 1)]));
    let (low, high) = (i128::MIN.to_string(), u128::MAX.to_string());
    takes(map([(low.into(), 1.into())]), BTreeMap::from([(i128::MIN, 1)]));
    takes(map([(high.into(), 1.into())]), BTreeMap::from([(u128::MAX, 1)]));
    for other in [
        "01", "+1", "-0", " 1", "1 ", "", "1.0", "1e3", "0x1", "1_000", "-", "--1", "-+1", "+",
        "00",
    ] {
        let report = from_value::<BTreeMap<i64, u8>>(names([(other, 1.into())])).unwrap_err();
        assert_eq!(report.len(), 1, "{other:?}");
        assert_eq!(report.iter().next().unwrap().code(), code::TYPE, "{other:?}");
    }
    refuses::<BTreeMap<u8, u8>>(names([("300", 1.into())]), &[("[300]", code::RANGE)]);
    refuses::<BTreeMap<u8, u8>>(
        names([("x", "1".into())]),
        &[("x", code::TYPE), ("x", code::TYPE)],
    );
    refuses::<BTreeMap<bool, u8>>(names([("True", 1.into())]), &[("True", code::TYPE)]);
    // Only keys: a value "1" is not an integer. A string key stays a string.
    refuses::<BTreeMap<u8, u8>>(names([("1", "1".into())]), &[("[1]", code::TYPE)]);
    takes(names([("1", 1.into())]), BTreeMap::from([(String::from("1"), 1)]));
    refuses::<BTreeMap<u8, u8>>(map([(true.into(), 1.into())]), &[("[true]", code::TYPE)]);
}

#[cfg(feature = "std")]
#[test]
fn hashed_collections() {
    use std::collections::{HashMap, HashSet};
    use std::hash::{BuildHasherDefault, DefaultHasher};
    type Fixed = BuildHasherDefault<DefaultHasher>;

    round_trips(HashSet::<u8>::from([7]), vec![7]);
    round_trips(HashMap::<String, u8>::from([("a".into(), 1)]), names([("a", 1.into())]));
    takes(vec![7], HashSet::<u8, Fixed>::from_iter([7]));
    takes(names([("1", 2.into())]), HashMap::<u32, u8, Fixed>::from_iter([(1, 2)]));
    refuses::<HashSet<u8>>(vec![1, 1, 300], &[("[1]", code::DUPLICATE), ("[2]", code::RANGE)]);
    refuses::<HashMap<u32, u8>>(
        names([("1", "a".into()), ("1", 1.into()), ("x", 1.into())]),
        &[("[1]", code::TYPE), ("[1]", code::DUPLICATE), ("x", code::TYPE)],
    );
    assert_eq!(<HashMap<u8, HashSet<u8>>>::TYPE.name(), "HashMap<u8, HashSet<u8>>");
}

#[test]
fn entries_of_an_untyped_map_are_set_and_removed() {
    #[derive(Typed, Debug, PartialEq)]
    struct Tagged {
        id: u8,
        tags: Map<'static>,
    }
    let mut tagged = Tagged::construct(args!(1, names([("a", 1.into())]))).unwrap();
    tagged.apply(["tags.b=x", "-tags.a"]).unwrap();
    assert_eq!(tagged.tags, Map::from([("b", "x")]));
    assert_eq!(tagged.set("tags[0].c", 1).unwrap_err().code(), code::UNKNOWN);
}

#[test]
fn untyped_maps() {
    let value = || names([("a", vec![1, 2].into())]);
    let taken: Map<'static> = from_value(value()).unwrap();
    assert_eq!(taken.to_value(), value());
    assert_eq!(Value::from(taken), value());
    refuses::<Map<'_>>(vec![1], TYPE);
    // Nothing borrowed is left.
    let text = String::from("lent");
    let taken: Map<'static> =
        from_value(Value::Map([((&text).into(), (&text).into())].into_iter().collect())).unwrap();
    drop(text);
    assert_eq!(taken.get("lent"), Some(&Value::from("lent")));
}
