//! A random description of a class, and random values: the class made at run time takes what a derived
//! struct with the same fields takes, and says the same of the rest.

use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Debug;
use typed_structs::{
    Args, Class, Constraint, DynamicClass, DynamicType, FieldType, Instance, Map, Mismatches,
    Typed, Untyped, Value,
};

#[derive(Typed, Debug)]
struct Inner {
    x: i64,
    #[typed(default = "d")]
    y: String,
}

fn inner() -> DynamicType {
    let class = Class::builder("Inner")
        .field::<i64>("x")
        .field_with::<String>("y", |y| y.default("d"))
        .build();
    DynamicType::object(class.unwrap())
}

/// The type of a field, as Rust has it and put together at run time.
struct Of {
    derived: fn(Value<'_>) -> Result<Value<'static>, Mismatches>,
    made: fn() -> DynamicType,
}

fn derived<T>(value: Value<'_>) -> Result<Value<'static>, Mismatches>
where
    T: for<'v> FieldType<'v> + Send + Sync + 'static + Debug,
{
    typed_structs::from_value::<T>(value).map(|value| value.to_value().into_owned())
}

macro_rules! types {
    ($($type:ty => $made:expr;)*) => {
        vec![$(Of { derived: derived::<$type>, made: || $made }),*]
    };
}

fn of<T: for<'v> FieldType<'v> + Send + Sync + 'static>() -> DynamicType {
    DynamicType::of::<T>()
}

fn types() -> Vec<Of> {
    types! {
        bool => of::<bool>();
        u8 => of::<u8>();
        i64 => of::<i64>();
        f64 => of::<f64>();
        String => of::<String>();
        Untyped => of::<Untyped>();
        Option<u8> => DynamicType::option(of::<u8>());
        Vec<u8> => DynamicType::list(of::<u8>());
        Vec<Option<String>> => DynamicType::list(DynamicType::option(of::<String>()));
        Option<Vec<Vec<i64>>> => DynamicType::option(DynamicType::list(DynamicType::list(of::<i64>())));
        BTreeMap<String, f64> => DynamicType::map(of::<f64>());
        BTreeMap<String, Vec<Inner>> => DynamicType::map(DynamicType::list(inner()));
        Inner => inner();
        Option<Inner> => DynamicType::option(inner());
        Vec<Inner> => DynamicType::list(inner());
    }
}

fn key() -> impl Strategy<Value = String> {
    prop_oneof![Just("x".into()), Just("y".into()), Just("k".into()), "[a-c]{0,2}"]
}

fn value() -> impl Strategy<Value = Value<'static>> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-2..300_i64).prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-3.0..3.0_f64).prop_map(Value::from),
        "[a-z]{0,3}".prop_map(Value::from),
        vec(any::<u8>(), 0..3).prop_map(|bytes| Value::Bytes(bytes.into())),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((key(), inner), 0..4).prop_map(|entries| {
                Value::Map(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
            }),
        ]
    })
}

/// The lines of a report without the name that they begin with.
fn lines(report: &Mismatches, name: &str) -> Vec<String> {
    let without = |line: &str| line.strip_prefix(name).unwrap_or(line).to_owned();
    report.to_string().lines().map(without).collect()
}

/// Returns values that look like a schema or a description.
fn junk() -> impl Strategy<Value = Value<'static>> {
    let words = prop_oneof![
        Just("type"),
        Just("properties"),
        Just("required"),
        Just("additionalProperties"),
        Just("enum"),
        Just("const"),
        Just("minimum"),
        Just("exclusiveMaximum"),
        Just("multipleOf"),
        Just("minLength"),
        Just("maxItems"),
        Just("items"),
        Just("pattern"),
        Just("default"),
        Just("$ref"),
        Just("$defs"),
        Just("name"),
        Just("fields"),
        Just("class"),
        Just("bases"),
        Just("range"),
        Just("one_of"),
        Just("string"),
        Just("integer"),
        Just("number"),
        Just("array"),
        Just("object"),
        Just("null"),
        Just("#"),
        Just("#/$defs/name"),
        Just("Vec<Option<i64>>"),
        Just("name<"),
        Just("1..=2"),
        Just("("),
    ];
    let leaf = prop_oneof![3 => words.clone().prop_map(Value::from), 1 => value()];
    leaf.prop_recursive(5, 48, 5, move |inner| {
        prop_oneof![
            1 => vec(inner.clone(), 0..4).prop_map(Value::from),
            4 => vec((words.clone(), inner), 0..5).prop_map(|entries| {
                Value::Map(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
            }),
        ]
    })
}

#[derive(Typed, Debug)]
struct Row {
    #[typed(range(0..=9), default = 3)]
    small: i64,
    #[typed(len(1..=2))]
    name: String,
    tags: Vec<String>,
    inner: Option<Inner>,
    any: Untyped,
}

fn row() -> &'static DynamicClass {
    Class::builder("Row")
        .field_with::<i64>("small", |small| small.constraint(Constraint::range(0..=9)).default(3))
        .field_with::<String>("name", |name| name.constraint(Constraint::len(1..=2)))
        .field_of("tags", DynamicType::list(of::<String>()), |tags| tags)
        .field_of("inner", DynamicType::option(inner()), |inner| inner)
        .field::<Untyped>("any")
        .build()
        .unwrap()
}

fn field() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("small".into()),
        Just("name".into()),
        Just("tags".into()),
        Just("inner".into()),
        Just("any".into()),
        Just("inner.x".into()),
        Just("tags[0]".into()),
        Just("any.x".into()),
        "[a-z]{0,3}",
    ]
}

proptest! {
    /// Random fields, each with a random value.
    #[test]
    fn descriptions_and_values(
        fields in vec((0..15_usize, value()), 1..5),
    ) {
        let types = types();
        let mut builder = Class::builder("Random");
        let mut given = Map::new();
        let mut expected = Vec::new();
        let mut shown = Map::new();
        for (index, (at, value)) in fields.iter().enumerate() {
            let name = format!("f{index}");
            builder = builder.field_of(name.clone(), (types[*at].made)(), |field| field);
            given.push(name.clone(), value.clone());
            // A report of the value alone begins with the name of its type.
            match (types[*at].derived)(value.clone()) {
                Ok(value) => shown.push(name, value),
                Err(report) => {
                    let report = lines(&report, report.iter().next().unwrap().class());
                    expected.extend(report.into_iter().map(|line| format!("Random.{name}{line}")));
                }
            }
        }
        let made = builder.build().unwrap().from_value(Value::Map(given));
        match made {
            Ok(object) => {
                prop_assert_eq!(expected, Vec::<String>::new());
                prop_assert_eq!(object.to_value(), Value::Map(shown));
            }
            Err(report) => prop_assert_eq!(lines(&report, ""), expected, "{:?}", fields),
        }
    }

    /// Whatever comes, there is a class or a report, and whatever comes then, an object or a report.
    #[test]
    fn junk_is_refused(definition in junk(), content in value()) {
        let mut wrapped = Map::new();
        wrapped.push("name", "Foo");
        wrapped.push("type", "object");
        wrapped.push("properties", definition.clone());
        wrapped.push("$defs", definition.clone());
        for schema in [definition.clone(), Value::Map(wrapped)] {
            match DynamicClass::from_json_schema("Root", &schema) {
                Ok(class) => drop(class.from_value(content.clone())),
                Err(error) => prop_assert!(!error.faults().is_empty()),
            }
        }
        let field = |definition: &Value<'static>| {
            let mut field = Map::new();
            field.push("name", "a");
            field.push("type", definition.clone());
            field.push("range", definition.clone());
            Value::Map(field)
        };
        let mut described = Map::new();
        described.push("name", "Foo");
        described.push("fields", [field(&definition)]);
        for description in [definition, Value::Map(described)] {
            match DynamicClass::from_description(&description, &[]) {
                Ok(class) => drop(class.from_value(content.clone())),
                Err(error) => prop_assert!(!error.faults().is_empty()),
            }
        }
    }

    /// The same arguments, then the same changes.
    #[test]
    fn objects_live_the_same_life(
        args in vec((field(), value()), 0..6),
        sets in vec((field(), value()), 0..8),
        update in vec((field(), value()), 0..4),
    ) {
        let to_args = |args: &[(String, Value<'static>)]| {
            let mut all = Args::new();
            args.iter().for_each(|(name, value)| all.push_named(name.clone(), value.clone()));
            all
        };
        let text = |report: Mismatches| report.to_string();
        let class = row();
        let pair = (Row::construct(to_args(&args)).map_err(text), class.construct(to_args(&args)));
        prop_assert_eq!(
            pair.0.as_ref().map(Row::to_value).map_err(Clone::clone),
            pair.1.as_ref().map(Instance::to_value).map_err(ToString::to_string)
        );
        let valid = Map::from_iter([
            ("name".into(), "ab".into()),
            ("tags".into(), ["t"].into()),
            ("inner".into(), Value::Map(Map::from_iter([("x".into(), 1.into())]))),
            ("any".into(), 1.into()),
        ]);
        let (mut derived, mut made) = match pair {
            (Ok(derived), Ok(made)) => (derived, made),
            _ => (
                Row::from_value(Value::Map(valid.clone())).unwrap(),
                class.from_value(Value::Map(valid)).unwrap(),
            ),
        };
        for (path, value) in sets {
            let outcomes = (derived.set(&path, value.clone()), made.set(&path, value));
            prop_assert_eq!(
                outcomes.0.map_err(|error| error.to_string()),
                outcomes.1.map_err(|error| error.to_string())
            );
            prop_assert_eq!(derived.to_value(), made.to_value());
        }
        let outcomes = (derived.update(to_args(&update)), made.update(to_args(&update)));
        prop_assert_eq!(outcomes.0.map_err(text), outcomes.1.map_err(text));
        prop_assert_eq!(derived.to_value(), made.to_value());
    }
}
