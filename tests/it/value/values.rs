//! Equality, previews and copies of values.

use std::borrow::Cow;
use std::collections::BTreeMap;
use typed_structs::{Arg, Args, List, Map, Untyped, Value, from_value};

fn map<'v>(entries: impl IntoIterator<Item = (&'v str, Value<'v>)>) -> Map<'v> {
    entries.into_iter().map(|(key, value)| (Value::from(key), value)).collect()
}

fn is_send_sync_clone<T: Send + Sync + Clone>() {}

#[test]
fn values_cross_threads() {
    is_send_sync_clone::<Untyped>();
    is_send_sync_clone::<Map<'_>>();
}

#[test]
fn arrays_of_pairs_are_named_arguments_and_maps() {
    let pairs = [("a", 1), ("b", 2)];
    let args = Args::from(pairs);
    assert_eq!((args.len(), args.is_empty(), Args::new().is_empty()), (2, false, true));
    let args: Vec<_> = args.iter().map(|arg| (arg.name(), arg.value().clone())).collect();
    assert_eq!(args, [(Some("a"), 1.into()), (Some("b"), 2.into())]);
    assert_eq!(Map::from(pairs), map([("a", 1.into()), ("b", 2.into())]));
}

#[test]
fn maps_and_arguments_are_iterated_by_reference() {
    let (map, args) = (Map::from([("a", 1), ("b", 2)]), Args::from([("a", 1), ("b", 2)]));
    let mut of_map = Vec::new();
    for (name, value) in &map {
        of_map.push((name.as_str(), value.as_i64()));
    }
    let mut of_args = Vec::new();
    for arg in &args {
        of_args.push((arg.name(), arg.value().as_i64()));
    }
    assert_eq!(of_map, [(Some("a"), Some(1)), (Some("b"), Some(2))]);
    assert_eq!(of_args, of_map);
}

#[test]
fn a_value_is_lent_by_a_reference() {
    let text = Value::from(String::from("a"));
    assert!(matches!(Value::from(&text), Value::Str(Cow::Borrowed("a"))));
}

#[test]
fn floats_are_read_as_floats_only() {
    assert_eq!(Value::from(1.5).as_f64(), Some(1.5));
    assert_eq!(Value::from(0.0).as_f64(), Some(0.0));
    assert!([Value::from(1), "1".into(), Value::Null].iter().all(|it| it.as_f64().is_none()));
}

#[test]
fn integers_are_equal_across_widths() {
    let same = [
        Value::from(7_i8),
        Value::from(7_u8),
        Value::from(7_i16),
        Value::from(7_u32),
        Value::from(7_i64),
        Value::from(7_u64),
        Value::from(7_isize),
        Value::from(7_usize),
        Value::from(7_i128),
        Value::from(7_u128),
    ];
    assert!(same.iter().all(|value| matches!(value, Value::Int(7))));
    assert_eq!(Value::from(u64::MAX), Value::from(u128::from(u64::MAX)));
    assert_ne!(Value::from(7), Value::from(7.0), "an integer is not a float");
    assert_ne!(Value::from(1), Value::from(true));
}

#[test]
fn integers_are_exact_at_the_edges() {
    let edges = [i128::MIN, i128::from(i64::MIN) - 1, i128::from(i64::MAX) + 1, i128::MAX];
    for edge in edges {
        let value = Value::from(edge);
        assert!(matches!(value, Value::BigInt(_)), "{value}");
        assert_eq!((value.as_i128(), value.as_i64()), (Some(edge), None));
        assert_eq!(from_value::<i128>(value).unwrap(), edge);
    }
    let beyond = i128::MAX.unsigned_abs() + 1;
    let value = Value::from(beyond);
    assert_eq!((value.as_i128(), value.as_u128()), (None, Some(beyond)));
    assert_ne!(value, Value::from(i128::MIN), "the magnitude is the same, the sign is not");
    assert_eq!(Value::from(u64::MAX).as_u64(), Some(u64::MAX));
    assert_eq!(Value::from(-1).as_u128(), None);
}

#[test]
fn a_preview_is_cut_between_characters() {
    let report = from_value::<bool>(Value::from("ä".repeat(40))).unwrap_err();
    let expected = format!("\"{}…", "ä".repeat(22));
    assert_eq!(expected.len(), 48);
    assert_eq!(report.iter().next().unwrap().value(), expected);
}

#[test]
fn rust_values_convert() {
    assert_eq!(Value::from(()), Value::Null);
    assert_eq!(Value::from(None::<i64>), Value::Null);
    assert_eq!(Value::from(Some("x")), Value::from("x"));
    assert_eq!(Value::from('x'), Value::from("x"));
    assert_eq!(Value::from(Box::new(1)), Value::Int(1));
    assert_eq!(
        Value::from((1, "x", [true])),
        Value::List(vec![1.into(), "x".into(), [true].into()].into())
    );
    assert_eq!(Value::from(vec![1_u8, 2]).kind(), "list");
    assert_eq!(Value::from([1_u8, 2].as_slice()).as_bytes(), Some([1, 2].as_slice()));
    assert_eq!(Value::from(BTreeMap::from([("a", 1)])), Value::Map(map([("a", 1.into())])));
    assert_eq!((1..3).collect::<Value<'_>>(), Value::from([1, 2]));
}

#[test]
fn values_display_like_json() {
    let value = Value::from((
        (None::<i64>, true, 1.0, 1e30, i128::MIN),
        "a \"b\"\n",
        [b'a', 0xff].as_slice(),
        map([("k", Value::from([1, 2]))]),
        Value::opaque(1_u8),
    ));
    assert_eq!(
        value.to_string(),
        "[[null, true, 1.0, 1e30, -170141183460469231731687303715884105728], \
         \"a \\\"b\\\"\\n\", b\"a\\xff\", {\"k\": [1, 2]}, u8]"
    );
}

#[test]
fn views_borrow_and_copies_own() {
    let value = Value::from(("text", [1_u8].as_slice(), map([("k", "v".into())]), u64::MAX, 0.5));
    let text = String::from("text");
    let copy: Untyped = Value::from(&text).into_owned();
    drop(text);
    assert_eq!(copy, "text");

    let view = copy.reborrow();
    assert!(matches!(view, Value::Str(Cow::Borrowed("text"))));
    assert_eq!(value.reborrow(), value);
    assert_eq!(value.clone().into_owned(), value);
}

#[test]
fn maps_are_equal_in_any_order_of_keys() {
    let one = map([("a", 1.into()), ("b", 2.into())]);
    assert_eq!(one, map([("b", 2.into()), ("a", 1.into())]));
    assert_ne!(one, map([("a", 1.into()), ("b", 3.into())]));
    assert_ne!(one, map([("a", 1.into())]));

    let twice = map([("a", 1.into()), ("a", 1.into())]);
    assert_ne!(twice, one, "equality is symmetric");
    assert_ne!(one, twice);
    assert_ne!(map([("a", f64::NAN.into())]), map([("a", f64::NAN.into())]));
}

/// Each level is compared once: twice would be 2¹⁰⁰ comparisons.
#[test]
fn nested_maps_compare_in_no_time() {
    let nested = |leaf: i64| {
        (0..100)
            .fold(Value::from(leaf), |value, _| Value::Map(map([("a", value), ("b", Value::Null)])))
    };
    assert_eq!(nested(1), nested(1));
    assert_ne!(nested(1), nested(2));
}

#[test]
fn maps_keep_duplicates() {
    let mut entries = map([("a", 1.into()), ("b", 2.into()), ("a", 3.into())]);
    assert_eq!(entries.len(), 3);
    assert_eq!(entries.get("a"), Some(&Value::Int(1)));
    *entries.get_mut("b").unwrap() = Value::Null;
    assert_eq!(entries.remove("a"), Some(Value::Int(1)));
    assert_eq!(entries.get("a"), Some(&Value::Int(3)));
    assert_eq!(entries.to_string(), "{\"b\": null, \"a\": 3}");
}

#[derive(Debug, PartialEq)]
struct Handle(u32);

#[test]
fn an_opaque_value_is_shared_by_its_copies() {
    let value = Value::opaque(Handle(7));
    let copy = value.clone().into_owned();
    assert_eq!(copy.downcast_ref::<Handle>(), Some(&Handle(7)));
    assert_eq!(copy.downcast_ref::<u32>(), None);
    assert_eq!(copy, value);
    assert_eq!(value.reborrow(), value);
    assert_ne!(Value::opaque(Handle(7)), value, "it is the same by address only");
    assert!(value.to_string().ends_with("::Handle"));
}

#[test]
fn a_lent_value_stays_with_its_owner() {
    let mut slot = Some(Handle(7));
    let lent = Value::lend(&mut slot);
    assert_eq!(lent.downcast_ref::<Handle>(), Some(&Handle(7)));
    assert_eq!(lent.clone().downcast_ref::<Handle>(), None);
    assert_eq!(lent.reborrow().downcast_ref::<Handle>(), None);

    let report = from_value::<bool>(lent).unwrap_err();
    assert!(report.to_string().starts_with("bool: expected bool, got opaque "), "{report}");
    assert_eq!(slot, Some(Handle(7)));
    assert_eq!(Value::lend(&mut slot).into_owned().downcast_ref::<Handle>(), None);
    assert_eq!(slot, Some(Handle(7)));
}

#[test]
fn a_view_of_a_list_or_a_map_is_copied_when_it_is_changed() {
    let list = Value::from(["a", "b"]);
    let mut view = list.reborrow();
    assert_eq!(format!("{view:?}"), format!("{list:?}"));
    view.as_list_mut().unwrap().push(3.into());
    assert_eq!(view, Value::from(("a", "b", 3)));
    assert_eq!(list, Value::from(["a", "b"]));

    let entries = map([("a", list.reborrow()), ("b", 2.into())]);
    let value = Value::from(entries);
    let mut view = value.reborrow();
    assert_eq!(format!("{view:?}"), format!("{value:?}"));
    let changed = view.as_map_mut().unwrap();
    changed.push("c", 3);
    *changed.get_mut("a").unwrap() = 1.into();
    assert_eq!(changed.remove("b"), Some(2.into()));
    assert_eq!(view, Value::from(map([("a", 1.into()), ("c", 3.into())])));
    assert_eq!(value.as_map().unwrap().len(), 2);

    let owned = value.reborrow().into_owned();
    assert_eq!(owned, value);
    let items: List<'_> = list.as_list().unwrap().into();
    assert_eq!(items.clone().into_vec(), ["a", "b"].map(Value::from));
    assert_eq!(items.into_iter().len(), 2);
}

#[test]
fn arguments_look_alike_however_they_are_kept() {
    let few: Args<'_> = (0..8).map(Arg::positional).collect();
    let mut many: Args<'_> = (0..9).map(Arg::positional).collect();
    let shown = format!("{many:?}");
    assert!(shown.starts_with("Args([Arg {"), "{shown}");
    assert!(shown.starts_with(&format!("{few:?}")[..format!("{few:?}").len() - 2]), "{shown}");
    many.push_named("last", 9);
    assert!(format!("{many:?}").contains("last"));
}
