//! Laws of changes: an object does the same by its type, as `dyn Object` and as an instance of a class built at
//! run time. A rejected change leaves every bit, and a difference turns one object into the other.

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use typed_structs::{
    Arg, Class, DynamicClass, Instance, Map, Mismatches, Object, Typed, Untyped, Value,
};

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = Base::is_fine)]
struct Base {
    #[typed(range(..=100))]
    level: u8,
    #[typed(alias = "external")]
    outer: External,
}

impl Base {
    fn is_fine(&self) -> bool {
        self.level != 13
    }
}

#[derive(Typed, Debug, Clone, PartialEq)]
enum External {
    Unit,
    Named { a: Option<u8>, b: f64 },
    Pair(i8, bool),
    Wrap(BTreeMap<String, u8>),
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(tag = "kind")]
enum Internal {
    Unit,
    Named { a: Option<u8>, b: f64 },
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(tag = "kind", content = "data")]
enum Adjacent {
    Named { a: u8 },
    Wrap(Option<f64>),
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Inner {
    x: f64,
    #[typed(default)]
    next: Option<Box<Inner>>,
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(clone)]
struct Whole {
    #[typed(base)]
    base: Base,
    internal: Internal,
    adjacent: Adjacent,
    maybe: Option<External>,
    inner: Inner,
    map: BTreeMap<String, Inner>,
    list: Vec<External>,
    ratio: f64,
    any: Untyped,
}

/// A class like `Whole`, built at run time.
fn twin() -> &'static DynamicClass {
    static TWIN: OnceLock<&DynamicClass> = OnceLock::new();
    TWIN.get_or_init(|| {
        Class::builder("Whole")
            .base::<Base>()
            .field::<Internal>("internal")
            .field::<Adjacent>("adjacent")
            .field::<Option<External>>("maybe")
            .field::<Inner>("inner")
            .field::<BTreeMap<String, Inner>>("map")
            .field::<Vec<External>>("list")
            .field::<f64>("ratio")
            .field::<Untyped>("any")
            .build()
            .unwrap()
    })
}

fn float() -> impl Strategy<Value = f64> {
    prop::sample::select(vec![0.0, -0.0, 1.0, 0.5, -1.5])
}

fn external() -> impl Strategy<Value = External> {
    prop_oneof![
        Just(External::Unit),
        (option::of(0..3_u8), float()).prop_map(|(a, b)| External::Named { a, b }),
        (any::<i8>(), any::<bool>()).prop_map(|(a, b)| External::Pair(a, b)),
        btree_map("[ab]", 0..3_u8, 0..3).prop_map(External::Wrap),
    ]
}

fn inner() -> impl Strategy<Value = Inner> {
    (float(), option::of(float()))
        .prop_map(|(x, next)| Inner { x, next: next.map(|x| Box::new(Inner { x, next: None })) })
}

fn any_value() -> impl Strategy<Value = Untyped> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-1..300_i64).prop_map(Value::from),
        float().prop_map(Value::from),
        prop::sample::select(vec!["Unit", "Named", "Wrap", "a", ""]).prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 16, 4, |inner| {
        let key = prop::sample::select(vec![
            "Unit", "Named", "Pair", "Wrap", "kind", "data", "a", "b", "x", "next",
        ]);
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::from),
            vec((key, inner), 0..3).prop_map(map),
        ]
    })
}

fn map<'k>(entries: impl IntoIterator<Item = (&'k str, Untyped)>) -> Untyped {
    let entries = entries.into_iter();
    Value::Map(entries.map(|(key, value)| (Untyped::from(key.to_owned()), value)).collect())
}

fn whole() -> impl Strategy<Value = Whole> {
    let base = (0..13_u8, external()).prop_map(|(level, outer)| Base { level, outer });
    let internal = prop_oneof![
        Just(Internal::Unit),
        (option::of(0..3_u8), float()).prop_map(|(a, b)| Internal::Named { a, b }),
    ];
    let adjacent = prop_oneof![
        (0..3_u8).prop_map(|a| Adjacent::Named { a }),
        option::of(float()).prop_map(Adjacent::Wrap),
    ];
    let parts = (base, internal, adjacent, option::of(external()), inner());
    let any = vec(("[abc]", float()), 0..4).prop_map(|entries| {
        let map: BTreeMap<_, _> = entries.into_iter().collect();
        Value::Map(map.into_iter().rev().map(|(key, x)| (key.into(), x.into())).collect())
    });
    (parts, btree_map("[ab]", inner(), 0..3), vec(external(), 0..3), float(), any).prop_map(
        |((base, internal, adjacent, maybe, inner), map, list, ratio, any)| Whole {
            base,
            internal,
            adjacent,
            maybe,
            inner,
            map,
            list,
            ratio,
            any,
        },
    )
}

const NAMES: [&str; 12] = [
    "level", "outer", "external", "internal", "adjacent", "maybe", "inner", "map", "list", "ratio",
    "any", "nope",
];

fn path() -> impl Strategy<Value = String> {
    let nested = prop::sample::select(vec![
        "outer.Named.a",
        "outer.a",
        "outer[0]",
        "outer.Wrap.a",
        "internal.kind",
        "internal.b",
        "adjacent.data.a",
        "adjacent.data",
        "maybe.b",
        "maybe.Pair[1]",
        "inner.x",
        "inner.next.x",
        "map.a",
        "map.a.x",
        "map.b.next",
        "list[0]",
        "list[0].Named.b",
        "any.a",
        "any.b.c",
        "base.level",
        "x..y",
    ]);
    prop_oneof![prop::sample::select(NAMES.to_vec()).boxed(), nested.boxed()]
        .prop_map(str::to_owned)
}

/// A change of an object.
#[derive(Clone, Debug)]
enum Change {
    Set(String, Untyped),
    Lax(String, Untyped),
    Text(String, String),
    Update(Vec<(String, Untyped)>),
    Merge(Untyped),
    Patch(Vec<Untyped>),
    Apply(Vec<String>),
}

fn operation() -> impl Strategy<Value = Untyped> {
    let op = prop::sample::select(vec!["add", "remove", "replace", "move", "copy", "test"]);
    let pointer =
        path().prop_map(|path| format!("/{}", path.replace(['.', '['], "/").replace(']', "")));
    let pointer = prop_oneof![
        4 => pointer,
        1 => Just("/list/-".to_owned()),
        1 => Just("/list/0/Named/b".to_owned())
    ];
    (op, pointer.clone(), pointer, any_value()).prop_map(|(op, path, from, value)| {
        map([("op", op.into()), ("path", path.into()), ("from", from.into()), ("value", value)])
    })
}

fn change() -> impl Strategy<Value = Change> {
    let text = || {
        prop::sample::select(vec![
            "",
            "1",
            "-0.0",
            "300",
            "Unit",
            "null",
            "a=1",
            "[1]",
            r#"{"x": 1}"#,
        ])
    };
    prop_oneof![
        (path(), any_value()).prop_map(|(path, value)| Change::Set(path, value)),
        (path(), any_value()).prop_map(|(path, value)| Change::Lax(path, value)),
        (path(), text()).prop_map(|(path, text)| Change::Text(path, text.to_owned())),
        vec((path(), any_value()), 0..4).prop_map(Change::Update),
        vec((prop::sample::select(NAMES.to_vec()), any_value()), 0..4)
            .prop_map(|entries| Change::Merge(map(entries))),
        vec(operation(), 0..4).prop_map(Change::Patch),
        vec((path(), text()).prop_map(|(path, text)| format!("{path}={text}")), 0..4)
            .prop_map(Change::Apply),
    ]
}

/// A change with values that are often right: those of another object.
fn fitting(change: Change, other: &Whole) -> Change {
    let fit = |path: &str, value: Untyped| match other.get(path) {
        Ok(fitting) if value.is_null() || value == true || value == 0.0 => fitting.into_owned(),
        _ => value,
    };
    match change {
        Change::Set(path, value) => Change::Set(path.clone(), fit(&path, value)),
        Change::Update(changes) => Change::Update(
            changes.into_iter().map(|(path, value)| (path.clone(), fit(&path, value))).collect(),
        ),
        Change::Merge(Value::Map(map)) => Change::Merge(Value::Map(
            map.into_iter()
                .map(|(key, value)| (key.clone(), fit(key.as_str().unwrap(), value)))
                .collect(),
        )),
        change => change,
    }
}

fn args(changes: Vec<(String, Untyped)>) -> Vec<Arg<'static>> {
    changes.into_iter().map(|(name, value)| Arg::named(name, value)).collect()
}

fn derived(object: &mut Whole, change: Change) -> Result<(), Mismatches> {
    match change {
        Change::Set(path, value) => object.set(&path, value).map_err(Mismatches::from),
        Change::Lax(path, value) => object.set_lax(&path, value).map_err(Mismatches::from),
        Change::Text(path, text) => object.set_text(&path, &text).map_err(Mismatches::from),
        Change::Update(changes) => object.update(args(changes)),
        Change::Merge(patch) => object.merge_patch(patch),
        Change::Patch(operations) => object.json_patch(Value::from(operations)),
        Change::Apply(changes) => object.apply(changes),
    }
}

fn erased(object: &mut dyn Object, change: Change) -> Result<(), Mismatches> {
    match change {
        Change::Set(path, value) => object.set(&path, value).map_err(Mismatches::from),
        Change::Lax(path, value) => object.set_lax(&path, value).map_err(Mismatches::from),
        Change::Text(path, text) => object.set_text(&path, &text).map_err(Mismatches::from),
        Change::Update(changes) => object.update(args(changes)),
        Change::Merge(patch) => object.merge_patch(patch),
        Change::Patch(operations) => object.json_patch(Value::from(operations)),
        Change::Apply(changes) => object.apply(changes),
    }
}

/// Returns all of an object: the signs of zeros, and the order of the entries of maps.
fn bits(object: &impl std::fmt::Debug) -> String {
    format!("{object:?}")
}

/// Returns the entries of a report, with all that they tell.
fn told(outcome: Result<(), Mismatches>) -> Vec<String> {
    let Err(report) = outcome else { return Vec::new() };
    let tell = report.iter().map(|one| {
        format!(
            "{one} {} {:?} {} {:?}",
            one.code(),
            one.pointer(),
            one.declared_in(),
            one.operation()
        )
    });
    tell.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn objects_of_any_type_change_alike(
        object in whole(), other in whole(), changes in vec(change(), 1..4),
    ) {
        let mut typed = object.clone();
        let mut boxed: Box<dyn Object> = Box::new(object.clone());
        let mut twin: Instance = twin().from_value(object.to_value()).unwrap();
        for change in changes {
            let change = fitting(change, &other);
            let before = typed.clone();
            let expected = derived(&mut typed, change.clone());
            let is_rejected = expected.is_err();
            let expected = told(expected);
            prop_assert_eq!(&told(erased(&mut *boxed, change.clone())), &expected, "{:?}", change);
            prop_assert_eq!(&told(erased(&mut twin, change.clone())), &expected, "{:?}", change);
            prop_assert_eq!(bits(boxed.downcast_ref::<Whole>().unwrap()), bits(&typed), "{:?}", change);
            prop_assert_eq!(twin.to_value().to_string(), typed.to_value().to_string(), "{:?}", change);
            if is_rejected {
                prop_assert_eq!(bits(&typed), bits(&before), "{:?}", change);
            }
            prop_assert!(typed.base.is_fine() && typed.base.level <= 100);
        }
    }

    #[test]
    fn a_clone_is_an_object_of_its_own(object in whole(), other in whole(), change in change()) {
        let boxed: Box<dyn Object> = Box::new(object.clone());
        let mut copy = boxed.clone_object().unwrap();
        let _ = erased(&mut *copy, fitting(change, &other));
        prop_assert_eq!(bits(boxed.downcast_ref::<Whole>().unwrap()), bits(&object));
    }

    #[test]
    fn a_difference_turns_one_object_into_the_other(from in whole(), to in whole()) {
        match from.merge_diff(&to) {
            Ok(patch) => {
                let mut merged = from.clone();
                merged.merge_patch(patch.clone()).unwrap();
                // The entries that stay keep their order.
                prop_assert_eq!(&merged, &to, "{}", patch);
                let mut twin = twin().from_value(from.to_value()).unwrap();
                twin.merge_patch(patch).unwrap();
                prop_assert_eq!(twin.to_value(), to.to_value());
                // The rest is equal.
                prop_assert_eq!(merged.merge_diff(&to).unwrap(), Value::Map(Map::new()));
            }
            Err(report) => prop_assert!(false, "{report}"),
        }
    }

    #[test]
    fn text_is_set_as_the_value_that_it_becomes(
        object in whole(), path in path(), text in "[0-9a-z=,{}\": -]{0,6}|Unit|null|-0.0",
    ) {
        let mut by_text = object.clone();
        if by_text.set_text(&path, &text).is_ok() {
            let value = by_text.get(&path).unwrap().into_owned();
            let mut by_value = object.clone();
            by_value.set(&path, value).unwrap();
            prop_assert_eq!(bits(&by_value), bits(&by_text), "{} = {:?}", path, text);
        } else {
            prop_assert_eq!(bits(&by_text), bits(&object));
        }
    }
}
