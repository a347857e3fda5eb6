//! The field types of the standard library, each both ways: what they take, what they refuse and
//! where, and how they are shown.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, LinkedList, VecDeque};
use std::fmt::Debug;
use std::num::{NonZero, Saturating, Wrapping};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use typed_core::{FieldType, MAX_DEPTH, Map, Secret, ToValue, Untyped, Value, code, from_value};

/// The value is taken, and is this.
#[track_caller]
fn takes<'v, T: FieldType<'v> + PartialEq + Debug>(value: impl Into<Value<'v>>, expected: T) {
    let value = value.into();
    let shown = format!("{value}");
    match from_value::<T>(value) {
        Ok(taken) => assert_eq!(taken, expected, "{shown}"),
        Err(report) => panic!("{shown} was refused: {report}"),
    }
}

/// The value is refused with these paths and codes.
#[track_caller]
fn refuses<'v, T: FieldType<'v>>(value: impl Into<Value<'v>>, expected: &[(&str, &str)]) {
    let value = value.into();
    let shown = format!("{} of {value}", T::TYPE);
    match from_value::<T>(value) {
        Ok(_) => panic!("{shown} was taken"),
        Err(report) => {
            let found: Vec<_> = report.iter().map(|one| (one.path(), one.code())).collect();
            assert_eq!(found, expected, "{shown}: {report}");
        }
    }
}

/// The only line of the report.
#[track_caller]
fn message<'v, T: FieldType<'v>>(value: impl Into<Value<'v>>) -> String {
    match from_value::<T>(value.into()) {
        Ok(_) => panic!("it was taken"),
        Err(report) => report.to_string(),
    }
}

/// Shown as a value it is taken again, and is the same; moved into a value it looks the same.
#[track_caller]
fn round_trips<T>(original: T, shown: impl Into<Value<'static>>)
where
    T: for<'v> FieldType<'v> + Into<Value<'static>> + PartialEq + Debug + Clone,
{
    let shown = shown.into();
    assert_eq!(original.to_value(), shown, "how it is shown");
    assert_eq!(from_value::<T>(original.to_value()).unwrap(), original, "taken again");
    assert_eq!(original.into(), shown, "moved into a value");
}

const TYPE: &[(&str, &str)] = &[("", code::TYPE)];
const RANGE: &[(&str, &str)] = &[("", code::RANGE)];

fn map<const N: usize>(entries: [(Value<'static>, Value<'static>); N]) -> Value<'static> {
    Value::Map(entries.into_iter().collect())
}

fn names<const N: usize>(entries: [(&'static str, Value<'static>); N]) -> Value<'static> {
    Value::Map(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
}

// ---- booleans and integers ----------------------------------------------------------------------

#[test]
fn seed_28_bool_is_no_integer() {
    takes(true, true);
    takes(7, 7_i64);
    refuses::<i64>(true, TYPE);
    refuses::<u8>(false, TYPE);
    refuses::<i128>(true, TYPE);
    refuses::<f64>(true, TYPE);
    refuses::<NonZero<u8>>(true, TYPE);
    refuses::<Vec<i64>>(vec![Value::from(1), Value::from(true)], &[("[1]", code::TYPE)]);
    for no_bool in [Value::from(0), Value::from(1), Value::from("true"), Value::Null] {
        refuses::<bool>(no_bool, TYPE);
    }
    assert_eq!(message::<i64>(true), "i64: expected i64, got bool true");
}

#[test]
fn integers_of_every_width_are_exact() {
    macro_rules! ends {
        ($($int:ty)*) => {$(
            round_trips(<$int>::MIN, <$int>::MIN);
            round_trips(<$int>::MAX, <$int>::MAX);
            // One beyond either end.
            if let Some(below) = i128::try_from(<$int>::MIN).unwrap().checked_sub(1) {
                refuses::<$int>(below, RANGE);
            }
            if let Some(above) = u128::try_from(<$int>::MAX).unwrap().checked_add(1) {
                refuses::<$int>(above, RANGE);
            }
        )*};
    }
    ends!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

    refuses::<u8>(300, RANGE);
    refuses::<u8>(-1, RANGE);
    refuses::<u128>(-1, RANGE);
    refuses::<u128>(i128::MIN, RANGE);
    refuses::<i64>(u64::MAX, RANGE);
    refuses::<i128>(u128::MAX, RANGE);
    assert_eq!(message::<u8>(300), "u8: expected u8, got int 300");
}

#[test]
fn integers_are_made_from_integers_only() {
    for no_integer in [
        Value::from("1"),
        Value::from(1.5),
        Value::from(1.0),
        Value::from(f64::NAN),
        Value::Null,
        Value::from(vec![1]),
        names([]),
        Value::from(b"\x01"),
    ] {
        refuses::<i64>(no_integer.clone(), TYPE);
        refuses::<u8>(no_integer.clone(), TYPE);
        refuses::<NonZero<i32>>(no_integer.clone(), TYPE);
        refuses::<Wrapping<i32>>(no_integer, TYPE);
    }
}

#[test]
fn nonzero_wrapping_and_saturating() {
    round_trips(NonZero::new(7_u8).unwrap(), 7);
    round_trips(NonZero::new(u128::MAX).unwrap(), u128::MAX);
    refuses::<NonZero<u8>>(0, RANGE);
    refuses::<NonZero<u8>>(256, RANGE);
    assert_eq!(message::<NonZero<u8>>(0), "NonZero<u8>: expected NonZero<u8>, got int 0");
    round_trips(Wrapping(255_u8), 255);
    round_trips(Saturating(-128_i8), -128);
    refuses::<Wrapping<u8>>(256, RANGE);
    refuses::<Saturating<i8>>(128, RANGE);
    assert_eq!(<Wrapping<u8>>::TYPE.name(), "Wrapping<u8>");
}

// ---- floats -------------------------------------------------------------------------------------

#[test]
fn seed_29_integer_for_float_where_exact() {
    takes(1, 1.0_f64);
    takes(1, 1.0_f32);
    takes(0, 0.0_f64);
    takes(-1, -1.0_f32);

    const F64: i64 = 1 << 53;
    takes(F64, 9_007_199_254_740_992.0_f64);
    takes(-F64, -9_007_199_254_740_992.0_f64);
    takes(F64 + 2, 9_007_199_254_740_994.0_f64);
    refuses::<f64>(F64 + 1, RANGE);
    refuses::<f64>(-F64 - 1, RANGE);

    const F32: i64 = 1 << 24;
    takes(F32, 16_777_216.0_f32);
    refuses::<f32>(F32 + 1, RANGE);
    refuses::<f32>(-F32 - 1, RANGE);
    takes(F32 + 1, 16_777_217.0_f64);
}

#[test]
fn the_ends_of_the_integers_as_floats() {
    // 2^63 - 1, 2^64 - 1, 2^127 - 1 and 2^128 - 1 have too many digits; the powers have one.
    for too_long in [Value::from(i64::MAX), u64::MAX.into(), i128::MAX.into(), u128::MAX.into()] {
        refuses::<f64>(too_long.clone(), RANGE);
        refuses::<f32>(too_long, RANGE);
    }
    takes(i64::MIN, -(2_f64.powi(63)));
    takes(1_u64 << 63, 2_f64.powi(63));
    takes(1_u128 << 64, 2_f64.powi(64));
    takes(i128::MIN, -(2_f64.powi(127)));
    takes(i128::MIN, -(2_f32.powi(127)));
    takes(1_u128 << 127, 2_f64.powi(127));
    takes(1_u128 << 127, 2_f32.powi(127));
    refuses::<f64>((1_u128 << 127) + 1, RANGE);
    refuses::<f64>(i128::MIN + 1, RANGE);
    // The largest integers of all that are exact.
    takes(((1_u128 << 24) - 1) << 104, f32::MAX);
    refuses::<f32>(((1_u128 << 25) - 1) << 103, RANGE);
    takes(((1_u128 << 53) - 1) << 75, ((1_u64 << 53) - 1) as f64 * 2_f64.powi(75));
    refuses::<f64>(((1_u128 << 54) - 1) << 74, RANGE);
}

#[test]
fn floats_that_are_no_numbers() {
    assert!(from_value::<f64>(f64::NAN.into()).unwrap().is_nan());
    assert!(from_value::<f32>(f64::NAN.into()).unwrap().is_nan());
    takes(f64::INFINITY, f64::INFINITY);
    takes(f64::NEG_INFINITY, f32::NEG_INFINITY);
    assert!(from_value::<f64>((-0.0).into()).unwrap().is_sign_negative());
    assert!(from_value::<f32>((-0.0).into()).unwrap().is_sign_negative());
    // Rounded as a literal is; refused where that would be infinite.
    takes(0.1, 0.1_f32);
    refuses::<f32>(1e300, RANGE);
    refuses::<f32>(-f64::MAX, RANGE);
    for no_float in [Value::from("1"), "NaN".into(), "inf".into(), Value::Null, vec![1.0].into()] {
        refuses::<f64>(no_float.clone(), TYPE);
        refuses::<f32>(no_float, TYPE);
    }
}

// ---- text and bytes -----------------------------------------------------------------------------

#[test]
fn text_in_every_pointer() {
    round_trips(String::from("é"), "é");
    round_trips(Box::<str>::from("é"), "é");
    round_trips(Rc::<str>::from(""), "");
    round_trips(Arc::<str>::from("a"), "a");
    takes("a", "a");
    takes("a", Cow::Borrowed("a"));
    takes(String::from("a"), Cow::Borrowed("a"));
    // Owned text has nobody to lend it.
    refuses::<&str>(String::from("a"), TYPE);
    for no_text in [Value::Null, 1.into(), true.into(), b"a".into(), vec!["a"].into()] {
        refuses::<String>(no_text.clone(), TYPE);
        refuses::<Arc<str>>(no_text, TYPE);
    }
}

#[test]
fn a_char_is_one_character() {
    round_trips('a', "a");
    round_trips('😀', "😀");
    takes("é", 'é');
    for no_char in ["", "ab", "e\u{301}"] {
        refuses::<char>(no_char, TYPE);
    }
    refuses::<char>(97, TYPE);
}

#[test]
fn bytes_are_borrowed_or_a_list_of_integers() {
    let bytes = &b"\x00\xFFab"[..];
    takes(bytes, bytes);
    takes(bytes, Cow::Borrowed(bytes));
    takes(Value::Bytes(Cow::Owned(bytes.to_vec())), Cow::<[u8]>::Owned(bytes.to_vec()));
    assert_eq!(bytes.to_value(), Value::Bytes(Cow::Borrowed(bytes)));
    assert_eq!(Cow::Borrowed(bytes).to_value(), Value::from(bytes));
    assert_eq!(Value::from(Cow::Borrowed(bytes)), Value::from(bytes));
    refuses::<&[u8]>(Value::Bytes(Cow::Owned(bytes.to_vec())), TYPE);
    refuses::<&[u8]>(vec![1], TYPE);
    refuses::<Cow<'_, [u8]>>(vec![1], TYPE);
    refuses::<&[u8]>("ab", TYPE);

    takes(bytes, bytes.to_vec());
    takes(bytes, [0_u8, 255, 97, 98]);
    takes(bytes, bytes.to_vec().into_boxed_slice());
    takes(bytes, vec![0_i64, 255, 97, 98]);
    takes(bytes, VecDeque::from([Some(0_u8), Some(255), Some(97), Some(98)]));
    takes(b"", Vec::<u8>::new());
    refuses::<Vec<i8>>(bytes, &[("[1]", code::RANGE)]);
    refuses::<[u8; 3]>(bytes, &[("", code::ARITY)]);
    // What is never an integer is not asked one by one.
    refuses::<Vec<String>>(bytes, TYPE);
    refuses::<[String; 2]>(bytes, TYPE);
    refuses::<(u8, u8, u8, u8)>(bytes, TYPE);
    assert_eq!(vec![1_u8].to_value(), Value::List(vec![1.into()]));
}

// ---- lists --------------------------------------------------------------------------------------

#[test]
fn seed_30_every_item_of_a_list_is_checked() {
    takes(vec![1, 2], vec![1_i64, 2]);
    takes(Value::List(vec![]), Vec::<i64>::new());

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
    round_trips([0_u8; 0], Value::List(vec![]));
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
    takes(Value::List(vec![]), BTreeSet::<u8>::new());
    refuses::<BTreeSet<u8>>(
        vec![1, 2, 1, 1],
        &[("[2]", code::DUPLICATE), ("[3]", code::DUPLICATE)],
    );
    assert_eq!(message::<BTreeSet<u8>>(vec![1, 1]), "BTreeSet<u8>[1]: item given twice");
    let report = from_value::<BTreeSet<u8>>(vec![1, 1].into()).unwrap_err();
    assert_eq!(report.at("[1]").unwrap().value(), "1");
}

// ---- maps ---------------------------------------------------------------------------------------

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
    // Only keys: a value "1" is no integer. And text stays text.
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

// ---- options, pointers, depth -------------------------------------------------------------------

#[test]
fn seed_31_optional_works_nested_too() {
    round_trips(Some(1_i64), 1);
    round_trips(None::<i64>, Value::Null);
    takes(Value::Null, None::<Option<i64>>);
    takes(1, Some(Some(1_i64)));
    takes((1, Value::Null), vec![Some(1_i64), None]);
    takes(Value::Null, None::<Vec<Option<i64>>>);
    takes((Value::Null,), Some(vec![None::<i64>]));
    takes(Value::Null, Box::new(None::<i64>));
    takes(names([("a", Value::Null)]), BTreeMap::from([(String::from("a"), None::<u8>)]));
    refuses::<Option<i64>>("1", TYPE);
    refuses::<Option<Vec<Option<i64>>>>((1, "2", Value::Null), &[("[1]", code::TYPE)]);
    assert_eq!(message::<Option<u8>>(true), "Option<u8>: expected u8, got bool true");
    assert_eq!(<Option<Option<u8>>>::TYPE.name(), "Option<Option<u8>>");
}

/// A list within a list within a list: as deep as asked for, the innermost empty.
fn nested(levels: usize) -> Value<'static> {
    (1..levels).fold(Value::List(vec![]), |inner, _| Value::List(vec![inner]))
}

fn nested_maps(levels: usize) -> Value<'static> {
    (1..levels).fold(names([]), |inner, _| names([("a", inner)]))
}

#[test]
fn deep_nesting_is_refused() {
    #[derive(Debug)]
    struct Tree(Vec<Tree>);
    impl ToValue for Tree {
        const TYPE: &'static typed_core::TypeInfo =
            &typed_core::TypeInfo::new("Tree", typed_core::Kind::List);
        fn to_value(&self) -> Value<'_> {
            Value::List(self.0.iter().map(Tree::to_value).collect())
        }
    }
    impl<'v> FieldType<'v> for Tree {
        type Form = typed_core::Composite;
        fn check(
            value: Value<'v>,
            cx: &mut typed_core::Context<'_>,
        ) -> Result<Self, typed_core::Rejected> {
            Vec::check(value, cx).map(Tree)
        }
    }

    let limit = usize::from(MAX_DEPTH) + 1;
    assert!(from_value::<Tree>(nested(limit)).is_ok());
    assert!(from_value::<Untyped>(nested(limit)).is_ok());
    assert!(from_value::<Untyped>(nested_maps(limit)).is_ok());
    for levels in [limit + 1, limit + 1000] {
        let report = from_value::<Tree>(nested(levels)).unwrap_err();
        assert_eq!(report.len(), 1);
        let entry = report.iter().next().unwrap();
        assert_eq!(entry.code(), code::DEPTH);
        assert_eq!(entry.path(), "[0]".repeat(usize::from(MAX_DEPTH)));
        for untyped in [nested(levels), nested_maps(levels)] {
            let report = from_value::<Untyped>(untyped).unwrap_err();
            assert_eq!(report.iter().map(|one| one.code()).collect::<Vec<_>>(), [code::DEPTH]);
        }
        // A key may nest as well.
        let report = from_value::<Untyped>(map([(nested(levels), Value::Null)])).unwrap_err();
        assert_eq!(report.iter().map(|one| one.code()).collect::<Vec<_>>(), [code::DEPTH]);
    }
    let line = message::<Tree>(nested(limit + 1));
    assert!(line.ends_with(": expected at most 128 levels, got more"), "{line}");
}

#[test]
fn a_report_is_bounded() {
    let report = from_value::<Vec<u8>>(vec!["x"; 1000].into()).unwrap_err();
    assert_eq!(report.iter().count(), typed_core::MAX_MISMATCHES);
    assert_eq!(report.len(), 1000);
    let report = from_value::<Vec<u8>>(Value::from(vec![256; 100])).unwrap_err();
    assert_eq!(report.omitted(), 36);
}

#[test]
fn secrets_within_collections_stay_secret() {
    let report =
        from_value::<BTreeMap<String, Secret<u8>>>(names([("a", "hunter2".into())])).unwrap_err();
    assert!(!format!("{report} {report:?}").contains("hunter2"));
    let report = from_value::<Secret<[u8; 2]>>(vec!["hunter2"].into()).unwrap_err();
    assert!(!format!("{report} {report:?}").contains("hunter2"));
    let shown = vec![Secret::new(7_u8)].to_value().to_string();
    assert_eq!(shown, "[***]");
}

#[test]
fn nothing_is_null() {
    round_trips((), Value::Null);
    takes(Value::Null, std::marker::PhantomData::<String>);
    refuses::<()>(0, TYPE);
    refuses::<()>(names([]), TYPE);
}

// ---- durations, addresses, paths ----------------------------------------------------------------

#[test]
fn durations() {
    let shown = |secs: u64, nanos: u32| names([("secs", secs.into()), ("nanos", nanos.into())]);
    round_trips(Duration::new(1, 500), shown(1, 500));
    round_trips(Duration::MAX, shown(u64::MAX, 999_999_999));
    takes(2, Duration::from_secs(2));
    takes(u64::MAX, Duration::from_secs(u64::MAX));
    takes(1.5, Duration::from_millis(1500));
    takes(-0.0, Duration::ZERO);
    takes(0, Duration::ZERO);
    // As serde has it, nanoseconds carry over.
    takes(shown(1, 1_000_000_001), Duration::new(2, 1));
    for out in [
        Value::from(-1),
        u128::MAX.into(),
        (-0.5).into(),
        f64::NAN.into(),
        f64::INFINITY.into(),
        1e300.into(),
        shown(u64::MAX, 1_000_000_000),
    ] {
        refuses::<Duration>(out, RANGE);
    }
    for other in [Value::from("1s"), true.into(), Value::Null, vec![1, 2].into()] {
        refuses::<Duration>(other, TYPE);
    }
    refuses::<Duration>(
        map([
            ("secs".into(), "1".into()),
            ("nano".into(), 1.into()),
            (3.into(), 1.into()),
            ("secs".into(), 1.into()),
        ]),
        &[
            ("secs", code::TYPE),
            ("nano", code::UNKNOWN),
            ("[3]", code::UNKNOWN),
            ("secs", code::DUPLICATE),
            ("nanos", code::MISSING),
        ],
    );
    refuses::<Duration>(names([]), &[("secs", code::MISSING), ("nanos", code::MISSING)]);
    refuses::<Duration>(
        names([("secs", (-1).into()), ("nanos", u64::MAX.into())]),
        &[("secs", code::RANGE), ("nanos", code::RANGE)],
    );
    assert_eq!(
        message::<Duration>(names([("secs", 1.into()), ("nanos", 0.into()), ("nano", 1.into())])),
        "Duration.nano: unknown field; did you mean `nanos`?"
    );
}

#[test]
fn addresses() {
    use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

    round_trips(Ipv4Addr::LOCALHOST, "127.0.0.1");
    round_trips(Ipv6Addr::LOCALHOST, "::1");
    round_trips(IpAddr::from(Ipv4Addr::LOCALHOST), "127.0.0.1");
    round_trips(SocketAddr::from((Ipv6Addr::LOCALHOST, 80)), "[::1]:80");
    round_trips(SocketAddrV4::new(Ipv4Addr::LOCALHOST, 80), "127.0.0.1:80");
    round_trips(SocketAddrV6::new(Ipv6Addr::LOCALHOST, 80, 0, 0), "[::1]:80");
    takes("0:0::1", Ipv6Addr::LOCALHOST);
    takes(names([("::1", 1.into())]), BTreeMap::from([(Ipv6Addr::LOCALHOST, 1)]));
    for no_address in [Value::from(""), "localhost".into(), "127.0.0".into(), 7.into(), Value::Null]
    {
        refuses::<IpAddr>(no_address.clone(), TYPE);
        refuses::<Ipv4Addr>(no_address.clone(), TYPE);
        refuses::<Ipv6Addr>(no_address.clone(), TYPE);
        refuses::<SocketAddr>(no_address, TYPE);
    }
    assert_eq!(message::<Ipv4Addr>("::1"), "Ipv4Addr: expected an IPv4 address, got str \"::1\"");
    assert_eq!(message::<Ipv4Addr>(1), "Ipv4Addr: expected Ipv4Addr, got int 1");
}

#[cfg(feature = "std")]
#[test]
fn paths() {
    use std::ffi::OsString;
    use std::path::{Path, PathBuf};

    round_trips(PathBuf::from("/a/b"), "/a/b");
    round_trips(Box::<Path>::from(Path::new("/a/b")), "/a/b");
    round_trips(OsString::from("x"), "x");
    takes("", PathBuf::new());
    refuses::<PathBuf>(1, TYPE);
    refuses::<PathBuf>(b"/a", TYPE);
    refuses::<OsString>(Value::Null, TYPE);

    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStringExt;
        let odd = PathBuf::from(OsString::from_vec(vec![b'a', 0xFF]));
        assert_eq!(odd.to_value(), Value::from("a\u{FFFD}"));
        assert_eq!(Value::from(odd), Value::from("a\u{FFFD}"));
    }
}

#[test]
fn owned_text_and_bytes_have_nobody_to_lend_them() {
    let report = from_value::<&str>(String::from("owned").into()).unwrap_err();
    assert_eq!(report.to_string(), "&str: expected &str that the input lends, got str \"owned\"");
    let report = from_value::<&[u8]>(Value::Bytes(vec![1].into())).unwrap_err();
    assert_eq!(
        report.to_string(),
        "&[u8]: expected &[u8] that the input lends, got bytes b\"\\x01\""
    );
}
