//! The rows of `conformance/seed.md` that are about fields: construct, set, update and their reports.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;
use typed_structs::{Mismatches, TypeMismatch, Typed, Untyped, Value, args, code};

#[derive(Typed, Debug, Clone, PartialEq)]
struct User {
    a: i64,
    b: Untyped,
    c: String,
    #[typed(default = "a")]
    d: String,
}

fn user() -> User {
    User::construct(args!(1, 2, c = "3")).unwrap()
}

/// The refusal, with what it is about.
#[track_caller]
fn refused<T: Debug>(
    result: Result<T, TypeMismatch>,
    [path, code, expected, actual]: [&str; 4],
    message: &str,
) {
    let error = result.unwrap_err();
    assert_eq!(error.to_string(), message);
    assert_eq!(
        [error.path(), error.code(), error.expected(), error.actual()],
        [path, code, expected, actual]
    );
}

fn lines(report: &Mismatches) -> Vec<String> {
    report.iter().map(ToString::to_string).collect()
}

#[test]
fn seed_02_construct_with_a_wrong_argument_names_it() {
    let report = User::construct(args!(1, 2, 3)).unwrap_err();
    assert_eq!(report.len(), 1);
    let mismatch = report.at("c").unwrap();
    assert_eq!(mismatch.code(), code::TYPE);
    assert_eq!(mismatch.expected(), "String");
    assert_eq!((mismatch.actual(), mismatch.value()), ("int", "3"));
    assert_eq!(report.to_string(), "User.c: expected String, got int 3");
}

#[test]
fn seed_04_a_field_left_unset_is_missing() {
    let report = User::construct(args!(1)).unwrap_err();
    assert_eq!(
        lines(&report),
        ["User.b: missing, expected Untyped", "User.c: missing, expected String"]
    );
    assert!(report.iter().all(|mismatch| mismatch.code() == code::MISSING));
}

#[test]
fn seed_05_setting_text_into_an_integer_is_refused() {
    let mut user = user();
    let message = "User.a: expected i64, got str \"2\"";
    refused(user.set("a", "2"), ["a", code::TYPE, "i64", "str"], message);
    refused(user.set_a("2"), ["a", code::TYPE, "i64", "str"], message);
    assert_eq!(user.update(args!(a = "2")).unwrap_err().to_string(), message);
    assert_eq!(user.a, 1);
}

#[test]
fn seed_06_an_untyped_field_takes_anything() {
    let mut user = user();
    user.set("b", "3").unwrap();
    assert_eq!(user.b, "3");
    user.set_b(Value::from([1, 2])).unwrap();
    assert_eq!(user.get("b[1]").unwrap(), 2);
}

#[test]
fn seed_07_setting_an_integer_into_text_is_refused() {
    let mut user = user();
    refused(
        user.set("c", 1),
        ["c", code::TYPE, "String", "int"],
        "User.c: expected String, got int 1",
    );
    assert_eq!(user.c, "3");
}

#[test]
fn seed_16_all_wrong_arguments_are_reported() {
    let report = User::construct(args!("1", d = 4, c = 3, a = 2, e = 5)).unwrap_err();
    assert_eq!(
        lines(&report),
        [
            "User.a: expected i64, got str \"1\"",
            "User.d: expected String, got int 4",
            "User.c: expected String, got int 3",
            "User.a: field given twice",
            "User.e: unknown field",
            "User.b: missing, expected Untyped",
        ]
    );
    let codes: Vec<_> = report.iter().map(TypeMismatch::code).collect();
    assert_eq!(codes, ["type", "type", "type", "duplicate", "unknown", "missing"]);
}

#[test]
fn seed_20_nothing_callable_can_be_put_on_an_instance() {
    let mut user = user();
    let callable: fn() -> i64 = || 1;
    assert_eq!(user.set("shout", Value::opaque(callable)).unwrap_err().code(), code::UNKNOWN);
    assert_eq!(user.get("shout").unwrap_err().code(), code::UNKNOWN);
}

#[test]
fn seed_21_a_function_is_no_text() {
    let mut user = user();
    let callable: fn() -> i64 = || 1;
    let error = user.set("c", Value::opaque(callable)).unwrap_err();
    assert_eq!([error.code(), error.expected(), error.actual()], [code::TYPE, "String", "opaque"]);
    assert_eq!(error.to_string(), "User.c: expected String, got opaque fn() -> i64");
    assert_eq!(user.c, "3");
}

#[test]
fn seed_22_an_argument_left_out_takes_its_default() {
    assert_eq!(user().d, "a");
    assert_eq!(User::construct(args!(1, 2, "3", "b")).unwrap().d, "b");
}

#[test]
fn seed_26_missing_and_unexpected_arguments_are_in_one_report() {
    let report = User::construct(args!(1, 2, e = 5)).unwrap_err();
    assert_eq!(lines(&report), ["User.e: unknown field", "User.c: missing, expected String"]);
    let report = User::construct(args!(1, 2, "3", "4", 5, 6)).unwrap_err();
    assert_eq!(lines(&report), ["User: expected at most 4 positional arguments, got 6"]);
}

#[test]
fn seed_28_true_is_no_integer() {
    let mut user = user();
    refused(
        user.set("a", true),
        ["a", code::TYPE, "i64", "bool"],
        "User.a: expected i64, got bool true",
    );
    user.set_a(false).unwrap_err();
    assert_eq!(user.a, 1);
}

#[derive(Typed, Debug, PartialEq)]
struct Kinds {
    ratio: f64,
    list: Vec<i64>,
    maybe: Option<i64>,
    nested: Option<Vec<Option<u8>>>,
    #[typed(default = "left", one_of("left", "right"))]
    side: String,
    #[typed(default)]
    meters: Meters,
    #[typed(default)]
    map: BTreeMap<String, HashMap<u8, bool>>,
    #[typed(default)]
    pair: Pair<i8>,
    #[typed(default)]
    next: Option<Box<Kinds>>,
}

#[derive(Typed, Debug, Default, PartialEq)]
struct Meters(f64);

#[derive(Typed, Debug, Default, PartialEq)]
struct Pair<T> {
    left: T,
    right: T,
}

fn kinds() -> Kinds {
    Kinds::construct(args!(ratio = 1, list = vec![1, 2])).unwrap()
}

#[test]
fn seed_29_an_integer_is_a_float_where_it_is_exact() {
    let mut kinds = kinds();
    assert_eq!(kinds.ratio, 1.0);
    kinds.set("ratio", 1_i64 << 53).unwrap();
    kinds.set_ratio(3_u8).unwrap();
    assert_eq!(kinds.ratio, 3.0);
    refused(
        kinds.set("ratio", (1_i64 << 53) + 1),
        ["ratio", code::RANGE, "f64", "int"],
        "Kinds.ratio: expected f64, got int 9007199254740993",
    );
    assert_eq!(kinds.ratio, 3.0);
}

#[test]
fn seed_30_every_item_of_a_list_is_checked() {
    let mut kinds = kinds();
    let error = kinds.set("list", (1, "2", 3, true)).unwrap_err();
    assert_eq!(error.path(), "list[1]");
    assert_eq!(
        error.to_string(),
        "Kinds.list[1]: expected i64, got str \"2\"\nKinds.list[3]: expected i64, got bool true"
    );
    assert_eq!(error.others().len(), 1);
    assert_eq!(kinds.list, [1, 2]);
    kinds.set("list", [4]).unwrap();
    assert_eq!(kinds.list, [4]);
}

#[test]
fn seed_31_options_at_every_level() {
    let mut kinds = kinds();
    assert_eq!((kinds.maybe, &kinds.nested), (None, &None));
    kinds.set("maybe", 4).unwrap();
    kinds.set("nested", (1, (), 255)).unwrap();
    assert_eq!(kinds.nested, Some(vec![Some(1), None, Some(255)]));
    refused(
        kinds.set("nested", (1, 256)),
        ["nested[1]", code::RANGE, "u8", "int"],
        "Kinds.nested[1]: expected u8, got int 256",
    );
    kinds.set("maybe", "4").unwrap_err();
    assert_eq!(kinds.maybe, Some(4));
    kinds.set("maybe", ()).unwrap();
    assert_eq!(kinds.maybe, None);
}

#[test]
fn seed_32_literal_sets_newtypes_maps_and_generics() {
    let mut kinds = kinds();
    refused(
        kinds.set("side", "up"),
        ["side", code::CONSTRAINT_ONE_OF, "one of \"left\", \"right\"", "str"],
        "Kinds.side: expected one of \"left\", \"right\", got str \"up\"",
    );
    kinds.set("side", "right").unwrap();
    kinds.set("meters", 2).unwrap();
    assert_eq!(kinds.meters, Meters(2.0));
    kinds.set("meters", "2").unwrap_err();
    kinds.set("map", BTreeMap::from([("a", BTreeMap::from([(1, true)]))])).unwrap();
    refused(
        kinds.set("map", BTreeMap::from([("a", BTreeMap::from([(1, 2)]))])),
        ["map.a[1]", code::TYPE, "bool", "int"],
        "Kinds.map.a[1]: expected bool, got int 2",
    );
    kinds.set("pair", BTreeMap::from([("left", 1), ("right", 2)])).unwrap();
    assert_eq!(kinds.pair, Pair { left: 1, right: 2 });
    refused(
        kinds.set("pair.left", 128),
        ["pair.left", code::RANGE, "i8", "int"],
        "Kinds.pair.left: expected i8, got int 128",
    );
}

#[test]
fn seed_33_a_struct_within_itself() {
    let mut outer = kinds();
    outer.set_next(Some(Box::new(kinds()))).unwrap();
    outer.set("next.next", kinds().to_value().into_owned()).unwrap();
    outer.set("next.next.list[0]", 7).unwrap();
    assert_eq!(outer.get("next.next.list").unwrap(), Value::from([7, 2]));
    refused(
        outer.set("next.next.list[0]", "7"),
        ["next.next.list[0]", code::TYPE, "i64", "str"],
        "Kinds.next.next.list[0]: expected i64, got str \"7\"",
    );
}

#[derive(Typed, Debug, PartialEq)]
#[typed(unknown = collect)]
struct Open {
    name: String,
    #[typed(extras)]
    extras: BTreeMap<String, Untyped>,
}

#[derive(Typed, Debug, PartialEq)]
#[typed(unknown = ignore)]
struct Tolerant {
    name: String,
}

#[test]
fn seed_45_a_name_that_is_not_declared() {
    #[derive(Typed, Debug)]
    struct Plain {
        name: String,
    }
    let mut plain = Plain::construct(args!("a")).unwrap();
    let message = "Plain.nmae: unknown field; did you mean `name`?";
    refused(plain.set("nmae", "b"), ["nmae", code::UNKNOWN, "field", "nothing"], message);
    assert_eq!(plain.get("nmae").unwrap_err().suggestion(), Some("name"));
    assert_eq!(plain.update(args!(nmae = "b")).unwrap_err().to_string(), message);
    let report = Plain::construct(args!(nmae = "b")).unwrap_err();
    assert_eq!(lines(&report), [message, "Plain.name: missing, expected String"]);
    assert_eq!(plain.name, "a");
}

#[test]
fn seed_45_extras_are_collected_where_that_is_declared() {
    let mut open = Open::construct(args!("a", color = "red", size = 3)).unwrap();
    assert_eq!(
        open.extras,
        BTreeMap::from([
            ("color".to_owned(), Value::from("red")),
            ("size".to_owned(), Value::from(3)),
        ])
    );
    assert_eq!(open.get("color").unwrap(), "red");
    open.set("color", "blue").unwrap();
    open.set("weight", 1.5).unwrap();
    open.update(args!(size = 4, name = "b")).unwrap();
    assert_eq!(
        open.to_value(),
        Value::Map(args_map([
            ("name", "b".into()),
            ("color", "blue".into()),
            ("size", 4.into()),
            ("weight", 1.5.into()),
        ]))
    );
    assert_eq!(Open::from_value(open.to_value()).unwrap(), open);
    assert_eq!(open.get("colour").unwrap_err().code(), code::UNKNOWN);
    open.set("name", 3).unwrap_err();
}

#[test]
fn seed_45_unknown_names_are_ignored_where_that_is_declared() {
    let mut tolerant = Tolerant::construct(args!("a", color = "red")).unwrap();
    tolerant.update(args!(color = "blue")).unwrap();
    assert_eq!(tolerant, Tolerant { name: "a".to_owned() });
    // One name that is set on purpose is not passed over.
    assert_eq!(tolerant.set("color", "blue").unwrap_err().code(), code::UNKNOWN);
}

fn args_map<'v, const N: usize>(entries: [(&'v str, Value<'v>); N]) -> typed_structs::Map<'v> {
    entries.into_iter().map(|(key, value)| (key.into(), value)).collect()
}
