//! Limits, defaults and names that depend on others.

use super::{agree, parse, shown, validator};
use std::collections::BTreeMap;
use std::ops::Bound;
use typed_structs::schema::{Schema, openapi};
use typed_structs::{Class, Constraint, DynamicType, Typed, Untyped, json};

#[derive(Typed, Debug)]
struct Parts {
    #[typed(len(1..3))]
    map: BTreeMap<String, u8>,
    #[typed(items(range(1..)), keys(len(2..)), values(len(..3)))]
    any: Untyped,
    #[typed(values(items(range(1..))), keys(len(2..)))]
    lists: BTreeMap<String, Untyped>,
}

#[test]
fn constraints_of_parts_apply_to_values_of_any_type() {
    let with = |map: &str, any: &str, lists: &str| {
        format!(r#"{{"map":{map},"any":{any},"lists":{lists}}}"#)
    };
    let valid = [
        with(r#"{"a":1}"#, "[1,2]", "{}"),
        with(r#"{"a":1,"b":2}"#, r#"{"ab":"c"}"#, r#"{"ab":[1],"cd":null}"#),
        with(r#"{"a":1}"#, "null", r#"{"ab":[1]}"#),
    ];
    let invalid = [
        with("{}", "[1]", "{}"),
        with(r#"{"a":1,"b":2,"c":3}"#, "[1]", "{}"),
        with(r#"{"a":1}"#, "[0]", "{}"),
        with(r#"{"a":1}"#, r#"{"a":"c"}"#, "{}"),
        with(r#"{"a":1}"#, r#"{"ab":"cde"}"#, "{}"),
        with(r#"{"a":1}"#, "[1]", r#"{"ab":[0]}"#),
        with(r#"{"a":1}"#, "[1]", r#"{"a":[1]}"#),
    ];
    agree::<Parts>(&valid.each_ref().map(String::as_str), &invalid.each_ref().map(String::as_str));
}

#[derive(Typed, Debug)]
struct Handle {
    id: u8,
    #[typed(opaque)]
    hits: std::sync::atomic::AtomicU64,
}

/// No document has an opaque value, so none can be read as an object that requires one.
#[test]
fn opaque_fields_are_in_no_document() {
    assert!(!validator(&Schema::new().of::<Handle>()).is_valid(&parse(r#"{"id":1}"#)));
    assert!(!validator(&Schema::new().of::<Handle>()).is_valid(&parse(r#"{"id":1,"hits":1}"#)));
    let written = validator(&Schema::new().output().of::<Handle>());
    assert!(written.is_valid(&parse(r#"{"id":1}"#)));
    assert!(!written.is_valid(&parse(r#"{"id":1,"hits":1}"#)));
    let both = Schema::new().output().input();
    assert_eq!(shown::<Handle>(&both), shown::<Handle>(&Schema::new()));
}

#[test]
fn the_tightest_limit_is_written() {
    use Bound::{Excluded, Included, Unbounded};

    for (limits, written) in [
        ([(Included(1.0), Unbounded), (Excluded(1.0), Unbounded)], r#""exclusiveMinimum":1.0"#),
        ([(Included(2.0), Unbounded), (Excluded(1.0), Unbounded)], r#""minimum":2.0"#),
        ([(Included(1.0), Unbounded), (Excluded(2.0), Unbounded)], r#""exclusiveMinimum":2.0"#),
        ([(Unbounded, Included(1.0)), (Unbounded, Excluded(1.0))], r#""exclusiveMaximum":1.0"#),
        ([(Unbounded, Included(1.0)), (Unbounded, Excluded(2.0))], r#""maximum":1.0"#),
    ] {
        for [first, second] in [limits, [limits[1], limits[0]]] {
            let of = DynamicType::of::<f64>().constraint(Constraint::range(first));
            let of = of.constraint(Constraint::range(second));
            let class = Class::builder("Limited").field_of("n", of, |n| n).build().unwrap();
            let text = json::to_string(&Schema::new().of_class(class)).unwrap();
            let expected = format!(r#"{{"n":{{"type":"number",{written}}}}}"#);
            assert!(text.contains(&expected), "{text}");
        }
    }
}

#[test]
fn a_limit_that_is_none_is_not_written() {
    let of = DynamicType::of::<String>().constraint(Constraint::len(1..));
    let most = DynamicType::of::<u64>().constraint(Constraint::range(..=(1_i128 << 60) + 1));
    let most = most.constraint(Constraint::range(..=1_i128 << 60));
    let class = Class::builder("Open").field_of("text", of, |it| it).field_of("n", most, |it| it);
    let text = json::to_string(&Schema::new().of_class(class.build().unwrap())).unwrap();
    assert!(text.contains(r#""text":{"type":"string","minLength":1}"#), "{text}");
    assert!(text.contains(r#""maximum":1152921504606846976}"#), "{text}");
}

#[test]
fn keys_of_defaults_are_strings() {
    let class = Class::builder("Keys")
        .field_with::<BTreeMap<u16, bool>>("map", |map| map.default(BTreeMap::from([(7, true)])))
        .field_with::<BTreeMap<String, f64>>("names", |map| {
            map.default(BTreeMap::from([("a", 0.5)]))
        })
        .build()
        .unwrap();
    let text = json::to_string(&Schema::new().of_class(class)).unwrap();
    assert!(text.contains(r#""default":{"7":true}"#), "{text}");
    assert!(text.contains(r#""default":{"a":0.5}"#), "{text}");
}

#[test]
fn classes_of_one_name_are_numbered() {
    let class = |field: &str| Class::builder("Same").field::<u8>(field).build().unwrap();
    let schemas = openapi([class("a"), class("b"), class("c")].map(|class| &**class));
    let names: Vec<_> = schemas.as_map().unwrap().iter().map(|(name, _)| name.clone()).collect();
    assert_eq!(names, ["Same", "Same2", "Same3"]);
}
