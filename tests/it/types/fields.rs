//! Types of fields: floats, lists, options, literal sets, newtypes, generics and recursion.

use crate::helpers::assert_mismatch;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;
use typed_structs::{Typed, Value, args, code};

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
    assert_mismatch(
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
    assert_mismatch(
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
    assert_mismatch(
        kinds.set("side", "up"),
        ["side", code::CONSTRAINT_ONE_OF, "one of \"left\", \"right\"", "str"],
        "Kinds.side: expected one of \"left\", \"right\", got str \"up\"",
    );
    kinds.set("side", "right").unwrap();
    kinds.set("meters", 2).unwrap();
    assert_eq!(kinds.meters, Meters(2.0));
    kinds.set("meters", "2").unwrap_err();
    kinds.set("map", BTreeMap::from([("a", BTreeMap::from([(1, true)]))])).unwrap();
    assert_mismatch(
        kinds.set("map", BTreeMap::from([("a", BTreeMap::from([(1, 2)]))])),
        ["map.a[1]", code::TYPE, "bool", "int"],
        "Kinds.map.a[1]: expected bool, got int 2",
    );
    kinds.set("pair", BTreeMap::from([("left", 1), ("right", 2)])).unwrap();
    assert_eq!(kinds.pair, Pair { left: 1, right: 2 });
    assert_mismatch(
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
    assert_mismatch(
        outer.set("next.next.list[0]", "7"),
        ["next.next.list[0]", code::TYPE, "i64", "str"],
        "Kinds.next.next.list[0]: expected i64, got str \"7\"",
    );
}
