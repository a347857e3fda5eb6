//! The law: every path that is reported or listed reads back to the same place.

use proptest::prelude::*;
use std::collections::BTreeMap;
use typed_structs::{Args, Map, Path, PathSegment, TypeMismatch, Typed, Untyped, Value};

#[derive(Typed, Debug, Default, Clone, PartialEq)]
struct Leaf {
    labels: BTreeMap<String, i64>,
    #[typed(rename = "by.number")]
    by_number: BTreeMap<i16, Vec<i64>>,
    by_flag: BTreeMap<bool, [i64; 2]>,
    by_letter: BTreeMap<char, i64>,
}

#[derive(Typed, Debug, Clone, PartialEq)]
enum Choice {
    #[typed(rename = "named.leaf")]
    Named {
        leaf: Leaf,
    },
    #[typed(rename = "new[0]")]
    New(Leaf),
    Pair(Leaf, i64),
}

#[derive(Typed, Debug, Default, Clone, PartialEq)]
struct Base {
    inherited: Leaf,
    #[typed(rename = "base.inherited")]
    confusing: Leaf,
}

#[derive(Typed, Debug, Default, Clone, PartialEq)]
#[typed(unknown = collect)]
struct Root {
    #[typed(base)]
    base: Base,
    leaf: Leaf,
    #[typed(rename = "leaf.labels")]
    renamed: BTreeMap<String, i64>,
    #[typed(rename = "\"\\\n")]
    odd: Option<Box<Leaf>>,
    list: Vec<Leaf>,
    choices: BTreeMap<String, Choice>,
    #[typed(extras)]
    others: BTreeMap<String, i64>,
}

fn map(entries: impl IntoIterator<Item = (impl Into<Untyped>, impl Into<Untyped>)>) -> Untyped {
    let mut map = Map::new();
    entries.into_iter().for_each(|(key, value)| map.push(key.into(), value.into()));
    Value::Map(map)
}

/// Names made of what paths are made of, and any others.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(
            prop::sample::select(vec![
                ".", "[", "]", "\"", "\\", "\n", "\0", "\u{2028}", "/", "u", "0", "2", "-", "a",
                "b", "é", "😀", " ", "(", "…", "*", "{", ":", ",",
            ]),
            0..5
        )
        .prop_map(|parts| parts.concat()),
        any::<String>(),
        any::<i16>().prop_map(|number| number.to_string()),
        Just("true".to_owned()),
    ]
}

/// A leaf in which every value is wrong.
fn leaf() -> impl Strategy<Value = Untyped> {
    (
        prop::collection::btree_set(name(), 0..3),
        prop::collection::btree_set(any::<i16>(), 0..3),
        prop::collection::btree_set(any::<bool>(), 0..2),
        prop::collection::btree_set(any::<char>(), 0..3),
    )
        .prop_map(|(labels, numbers, flags, letters)| {
            map([
                ("labels", map(labels.into_iter().map(|key| (key, "x")))),
                (
                    "by.number",
                    map(numbers
                        .into_iter()
                        .map(|key| (key, Untyped::from(vec!["x"]).into_owned()))),
                ),
                ("by_flag", map(flags.into_iter().map(|key| (key, Value::from(("x", "y")))))),
                ("by_letter", map(letters.into_iter().map(|key| (String::from(key), "x")))),
            ])
        })
}

fn choice() -> impl Strategy<Value = Untyped> {
    (0..3, leaf()).prop_map(|(variant, leaf)| match variant {
        0 => map([("named.leaf", map([("leaf", leaf)]))]),
        1 => map([("new[0]", leaf)]),
        _ => map([("Pair", Value::List(vec![leaf, "x".into()].into()))]),
    })
}

fn root() -> impl Strategy<Value = Untyped> {
    (
        [leaf(), leaf(), leaf(), leaf()],
        prop::collection::vec(leaf(), 0..3),
        prop::collection::btree_map(name(), choice(), 0..3),
        prop::collection::btree_set(name(), 0..3),
        prop::collection::btree_set(name(), 0..3),
    )
        .prop_map(|([inherited, confusing, leaf, odd], list, choices, renamed, others)| {
            let fields = [
                ("inherited", inherited),
                ("base.inherited", confusing),
                ("leaf", leaf),
                ("\"\\\n", odd),
                ("list", Value::List(list.into())),
                ("choices", map(choices)),
                ("leaf.labels", map(renamed.into_iter().map(|key| (key, "x")))),
            ];
            let Value::Map(mut root) = map(fields) else { unreachable!() };
            let names = Root::class().mro().flat_map(|class| class.fields());
            let names: Vec<_> = names.map(|field| field.name()).collect();
            let others = others.into_iter().filter(|name| !names.contains(&name.as_str()));
            others.for_each(|name| root.push(name, "x"));
            Value::Map(root)
        })
}

/// The same with every wrong value right, and numbered.
fn right(value: &Value<'_>, next: &mut i64) -> Untyped {
    match value {
        Value::Str(_) => {
            *next += 1;
            Value::from(*next)
        }
        Value::List(items) => Value::List(items.iter().map(|item| right(item, next)).collect()),
        Value::Map(entries) => {
            map(entries.iter().map(|(key, value)| (key.clone().into_owned(), right(value, next))))
        }
        other => other.clone().into_owned(),
    }
}

/// Replaces a number in a value.
fn replace(value: &mut Untyped, old: i64, new: i64) {
    match value {
        Value::Int(number) if *number == old => *number = new,
        Value::List(_) => {
            value.as_list_mut().into_iter().flatten().for_each(|item| replace(item, old, new));
        }
        Value::Map(entries) => {
            let replaced = entries.iter().map(|(key, value)| {
                let mut value = value.clone();
                replace(&mut value, old, new);
                (key.clone(), value)
            });
            *value = Value::Map(replaced.collect());
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn fault_15_every_path_reads_back(input in root()) {
        let mut count = 0;
        let correct = right(&input, &mut count);
        let object = Root::from_value(correct.clone()).unwrap();
        let Err(report) = Root::from_value(input) else { return Ok(()) };
        // In input order, so that the numbers tell which place it is.
        let paths: Vec<String> = report.iter().map(TypeMismatch::path).map(Into::into).collect();
        prop_assert_eq!(report.len(), usize::try_from(count).unwrap());
        let numbers: Vec<i64> =
            paths.iter().map(|path| object.get_as(path).unwrap()).collect();
        prop_assert!(numbers.is_sorted_by(|one, next| one < next), "{:?}", numbers);
        for (path, number) in paths.iter().zip(numbers) {
            prop_assert_eq!(&Path::parse(path).unwrap().to_string(), path);
            let mut changed = object.clone();
            changed.set(path, -1000).unwrap();
            let mut expected = correct.clone();
            replace(&mut expected, number, -1000);
            prop_assert_eq!(&changed, &Root::from_value(expected).unwrap());
            let error = changed.set(path, "x").unwrap_err();
            prop_assert_eq!(changed.get(error.path()).unwrap(), -1000);
        }
    }

    #[test]
    fn fault_15_every_listed_field_reads_back(input in root()) {
        let object = Root::from_value(right(&input, &mut 0)).unwrap();
        let mut copy = Root::default();
        // The collected names stand for themselves; the field that has them has none.
        for (name, number) in &object.others {
            let wrong = Args::from_iter([(name.clone(), Value::from("x"))]);
            let path = copy.update(wrong).unwrap_err().iter().next().unwrap().path().to_owned();
            prop_assert_eq!(&object.get(&path).unwrap(), number);
            copy.set(&path, *number).unwrap();
        }
        for (field, value) in object.fields().filter(|(field, _)| field.name() != "others") {
            prop_assert_eq!(&object.get(&field.path()).unwrap(), &value);
            copy.set(&field.path(), value).unwrap();
        }
        prop_assert_eq!(copy, object);
    }

    #[test]
    fn built_paths_read_back(steps in prop::collection::vec(step(), 0..6)) {
        let path = built(&steps);
        let text = path.to_string();
        let parsed = Path::parse(&text).unwrap();
        prop_assert_eq!(&parsed, &path);
        prop_assert_eq!(parsed.segments().collect::<Vec<_>>(), steps.clone());
        for at in 0..=steps.len() {
            let (first, then) = steps.split_at(at);
            prop_assert_eq!(built(first).join(&built(then)), path.clone());
        }
    }

    #[test]
    fn pointers_read_back(tokens in prop::collection::vec(token(), 0..5)) {
        let pointer: String = tokens.iter().map(|token| format!("/{token}")).collect();
        prop_assert_eq!(Path::from_pointer(&pointer).unwrap().to_pointer(), pointer);
    }
}

fn step() -> impl Strategy<Value = PathSegment<'static>> {
    prop_oneof![
        4 => name().prop_map(|name| PathSegment::Name(name.into())),
        2 => any::<usize>().prop_map(PathSegment::Index),
        1 => any::<i64>().prop_filter("an index", |key| *key < 0).prop_map(|key| PathSegment::Key(key.into())),
        1 => any::<bool>().prop_map(|key| PathSegment::Key(key.into())),
        1 => any::<(i8, bool)>().prop_map(|(a, b)| PathSegment::Key(Value::from((a, b)).into_owned())),
    ]
}

fn built(steps: &[PathSegment<'static>]) -> Path<'static> {
    let mut path = Path::new();
    for step in steps {
        match step {
            PathSegment::Name(name) => path.push_name(name),
            PathSegment::Index(index) => path.push_index(*index),
            PathSegment::Key(key) => path.push_key(key.clone()).unwrap(),
            other => panic!("{other:?} is not of a path"),
        }
    }
    path
}

/// Tokens of JSON Pointers, escaped.
fn token() -> impl Strategy<Value = String> {
    prop_oneof![
        name().prop_map(|name| name.replace('~', "~0").replace('/', "~1")),
        any::<u32>().prop_map(|index| index.to_string()),
        prop::sample::select(vec!["~0", "~1", "a~1b", "", "00", "+1", "~01"]).prop_map(Into::into),
    ]
}
