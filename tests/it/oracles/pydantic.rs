//! Values that pydantic 2 takes from JSON in strict and in lax mode, row by row, and where this project decides
//! otherwise. The rows are those of `pydantic.json`.

use bytes::Bytes;
use chrono::{DateTime, FixedOffset, NaiveDate};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use typed_structs::{
    Class, DynamicClass, DynamicType, FieldType, Lax, Map, Typed, Value, args, code, from_value,
};

#[derive(serde::Deserialize, Debug)]
struct Row {
    field_type: String,
    input_json: String,
    strict: bool,
    accepted: bool,
    output_json: serde_json::Value,
    error_type: Option<String>,
}

/// Rows with another result here, on purpose. The page `docs/conversions.md` has them too.
struct Deviation {
    field_type: &'static str,
    strict: bool,
    inputs: &'static [&'static str],
    here: Outcome,
    reason: &'static str,
}

#[derive(Clone, Copy)]
enum Outcome {
    /// With the code.
    Rejected(&'static str),
    /// With a value that is printed like this.
    Accepted(&'static str),
}

const DEVIATIONS: &[Deviation] = &[
    Deviation {
        field_type: "int",
        strict: false,
        inputs: &["9223372036854775808", "18446744073709551615", "18446744073709551616"],
        here: Outcome::Rejected(code::RANGE),
        reason: "an `int` of Python has no limits, and an `i64` has; an `i128` takes it",
    },
    Deviation {
        field_type: "int",
        strict: true,
        inputs: &["9223372036854775808"],
        here: Outcome::Rejected(code::RANGE),
        reason: "an `int` of Python has no limits, and an `i64` has; an `i128` takes it",
    },
    Deviation {
        field_type: "float",
        strict: true,
        inputs: &["1e400"],
        here: Outcome::Accepted("inf"),
        reason: "the same float, which JSON, and so the table, cannot write",
    },
    Deviation {
        field_type: "float",
        strict: false,
        inputs: &[r#""NaN""#],
        here: Outcome::Accepted("NaN"),
        reason: "the same float, which JSON, and so the table, cannot write",
    },
    Deviation {
        field_type: "float",
        strict: false,
        inputs: &[r#""inf""#],
        here: Outcome::Accepted("inf"),
        reason: "the same float, which JSON, and so the table, cannot write",
    },
    Deviation {
        field_type: "bytes",
        strict: true,
        inputs: &[
            r#""""#,
            r#""1""#,
            r#"" 1 ""#,
            r#""1.0""#,
            r#""true""#,
            r#""True""#,
            r#""yes""#,
            r#""a""#,
            r#""red""#,
            r#""\u00e9""#,
            r#""2024-02-29""#,
            r#""12345678-1234-5678-1234-567812345678""#,
        ],
        here: Outcome::Rejected(code::TYPE),
        reason: "a string is not bytes in strict mode, in documents too",
    },
    Deviation {
        field_type: "bytes",
        strict: false,
        inputs: &["[]", "[1]"],
        here: Outcome::Accepted("bytes"),
        reason: "a list of integers stands for bytes in formats without bytes",
    },
    Deviation {
        field_type: "bytes",
        strict: true,
        inputs: &["[]", "[1]"],
        here: Outcome::Accepted("bytes"),
        reason: "a list of integers stands for bytes in formats without bytes",
    },
    Deviation {
        field_type: "Optional[int]",
        strict: true,
        inputs: &["9223372036854775808"],
        here: Outcome::Rejected(code::RANGE),
        reason: "an `int` of Python has no limits, and an `i64` has; an `i128` takes it",
    },
    Deviation {
        field_type: "Literal['a',1]",
        strict: false,
        inputs: &["1.0"],
        here: Outcome::Rejected(code::CONSTRAINT_ONE_OF),
        reason: "constants are compared with their kind",
    },
    Deviation {
        field_type: "Literal['a',1]",
        strict: true,
        inputs: &["1.0"],
        here: Outcome::Rejected(code::CONSTRAINT_ONE_OF),
        reason: "constants are compared with their kind",
    },
    Deviation {
        field_type: "date",
        strict: false,
        inputs: &[r#""2024-01-02T00:00:00""#],
        here: Outcome::Rejected(code::TYPE),
        reason: "a date has no time, not even midnight",
    },
    Deviation {
        field_type: "datetime",
        strict: false,
        inputs: &[
            "1",
            "-1",
            "1.0",
            r#""1.5""#,
            r#""2024-02-29""#,
            r#""2024-01-02T03:04:05""#,
            "1700000000",
            r#""1700000000""#,
        ],
        here: Outcome::Rejected(code::TYPE),
        reason: "a number has no unit of time, and the crate `chrono` reads an offset, which may not be missing",
    },
    Deviation {
        field_type: "datetime",
        strict: true,
        inputs: &[r#""1""#, r#""1.5""#, r#""2024-01-02T00:00:00""#],
        here: Outcome::Rejected(code::TYPE),
        reason: "a number has no unit of time, and the crate `chrono` reads an offset, which may not be missing",
    },
    Deviation {
        field_type: "datetime",
        strict: false,
        inputs: &[r#""2024-01-02 03:04:05.5+02:00""#],
        here: Outcome::Accepted("2024-01-02T03:04:05.500+02:00"),
        reason: "the same time, with as many digits of the fraction as it has",
    },
    Deviation {
        field_type: "datetime",
        strict: true,
        inputs: &[r#""2024-01-02 03:04:05.5+02:00""#],
        here: Outcome::Accepted("2024-01-02T03:04:05.500+02:00"),
        reason: "the same time, with as many digits of the fraction as it has",
    },
    Deviation {
        field_type: "Decimal",
        strict: false,
        inputs: &["-0.0"],
        here: Outcome::Accepted("0"),
        reason: "a decimal of `rust_decimal` has no negative zero from a float",
    },
    Deviation {
        field_type: "Decimal",
        strict: true,
        inputs: &["-0.0"],
        here: Outcome::Accepted("0"),
        reason: "a decimal of `rust_decimal` has no negative zero from a float",
    },
    Deviation {
        field_type: "Decimal",
        strict: true,
        inputs: &["1e300"],
        here: Outcome::Rejected(code::RANGE),
        reason: "a decimal of `rust_decimal` has 28 digits",
    },
    Deviation {
        field_type: "Decimal",
        strict: true,
        inputs: &[r#"" 1 ""#, r#""1e2""#],
        here: Outcome::Rejected(code::TYPE),
        reason: "the other spellings of numbers are for lax mode",
    },
    Deviation {
        field_type: "Decimal",
        strict: false,
        inputs: &[r#""1e2""#],
        here: Outcome::Accepted("100"),
        reason: "the same number in another notation",
    },
];

#[derive(Typed)]
#[typed(untagged)]
enum IntOrStr {
    Int(i64),
    Str(String),
}

#[derive(Typed)]
#[typed(rename_all = "lowercase")]
enum Color {
    Red,
    Blue,
}

#[derive(Typed)]
struct Level(#[typed(one_of(1, 2))] i64);

#[derive(Typed)]
#[typed(unknown = ignore)]
struct Point {
    a: i64,
}

#[derive(Typed)]
struct PointForbid {
    a: i64,
}

#[derive(Typed)]
#[typed(tag = "kind", rename_all = "lowercase", unknown = ignore)]
enum Tagged {
    A { n: i64 },
    B { s: String },
}

/// Numbers exactly as they are spelled: integers up to 128 bits, everything else a float.
fn value(json: serde_json::Value) -> Value<'static> {
    match json {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(value) => value.into(),
        serde_json::Value::String(text) => text.into(),
        serde_json::Value::Array(items) => items.into_iter().map(value).collect(),
        serde_json::Value::Object(entries) => {
            Value::Map(entries.into_iter().map(|(key, item)| (key.into(), value(item))).collect())
        }
        serde_json::Value::Number(number) => {
            let text = number.to_string();
            match (text.parse::<i128>(), text.parse::<u128>()) {
                (Ok(integer), _) => integer.into(),
                (_, Ok(integer)) => integer.into(),
                _ => text.parse::<f64>().unwrap().into(),
            }
        }
    }
}

type Checked = Result<Value<'static>, Vec<String>>;

/// The value as it is shown once it is taken, or all codes.
fn check<T: for<'v> FieldType<'v>>(json: serde_json::Value, strict: bool) -> Checked {
    let value = value(json);
    let checked = if strict {
        from_value::<T>(value).map(|taken| taken.to_value().into_owned())
    } else {
        from_value::<Lax<T>>(value).map(|taken| taken.0.to_value().into_owned())
    };
    checked.map_err(|report| report.iter().map(|one| one.code().to_owned()).collect())
}

fn check_row(row: &Row) -> Checked {
    let check = match &*row.field_type {
        "bool" => check::<bool>,
        "int" | "i64" => check::<i64>,
        "i8" => check::<i8>,
        "i16" => check::<i16>,
        "i32" => check::<i32>,
        "u8" => check::<u8>,
        "u16" => check::<u16>,
        "u32" => check::<u32>,
        "u64" => check::<u64>,
        "float" => check::<f64>,
        "str" => check::<String>,
        "bytes" => check::<Bytes>,
        "Decimal" => check::<Decimal>,
        "date" => check::<NaiveDate>,
        "datetime" => check::<DateTime<FixedOffset>>,
        "list[int]" => check::<Vec<i64>>,
        "tuple[int,str]" => check::<(i64, String)>,
        "dict[str,int]" => check::<BTreeMap<String, i64>>,
        "Optional[int]" => check::<Option<i64>>,
        "Union[int,str]" => check::<IntOrStr>,
        "Enum Color(red,blue)" => check::<Color>,
        "IntEnum Level(1,2)" => check::<Level>,
        "Model Point(a:int)" => check::<Point>,
        "Model PointForbid(a:int, extra=forbid)" => check::<PointForbid>,
        "Union[A,B] discriminator=kind" => check::<Tagged>,
        "Literal['a',1]" => check_literal,
        other => panic!("no type for {other}"),
    };
    check(serde_json::from_str(&row.input_json).unwrap(), row.strict)
}

fn check_literal(json: serde_json::Value, strict: bool) -> Checked {
    let literal = DynamicType::constants(["a".into(), 1.into()]);
    let class: &DynamicClass =
        Class::builder("Literal").field_of("one", literal, |field| field).build().unwrap();
    let args = args!(one = value(json));
    let made = class.construct(if strict { args } else { args.lax() });
    match made {
        Ok(object) => Ok(object.get("one").unwrap().into_owned()),
        Err(report) => Err(report.iter().map(|one| one.code().to_owned()).collect()),
    }
}

fn rows() -> Vec<Row> {
    serde_json::from_str(include_str!("pydantic.json")).unwrap()
}

/// The codes here of pydantic's error types.
fn code_of(error_type: &str) -> &'static [&'static str] {
    match error_type {
        "greater_than_equal" | "less_than_equal" | "int_parsing_size" => &[code::RANGE],
        "finite_number" => &[code::RANGE, code::TYPE],
        "missing" | "union_tag_not_found" => &[code::MISSING, code::ARITY],
        "extra_forbidden" | "union_tag_invalid" => &[code::UNKNOWN],
        "enum" | "literal_error" => &[code::TYPE, code::UNKNOWN, code::CONSTRAINT_ONE_OF],
        _ => &[code::TYPE],
    }
}

/// Prints a value as the table of deviations does.
fn printed(shown: &Value<'_>) -> String {
    match shown {
        Value::Float(float) => float.to_string(),
        Value::Str(text) => text.to_string(),
        other => other.kind().to_owned(),
    }
}

#[test]
fn pydantic_table() {
    let inputs = |deviation: &'static Deviation| {
        deviation.inputs.iter().map(move |input| (deviation.field_type, deviation.strict, *input))
    };
    let mut left: Vec<_> = DEVIATIONS.iter().flat_map(inputs).collect();
    for row in rows() {
        let key = (row.field_type.as_str(), row.strict, row.input_json.as_str());
        left.retain(|deviation| *deviation != key);
        let deviation = DEVIATIONS.iter().find(|deviation| inputs(deviation).any(|one| one == key));
        let expected = match (row.accepted, &row.field_type) {
            // The table writes bytes as a string.
            (true, bytes) if bytes == "bytes" => {
                Ok(Value::Bytes(row.output_json.as_str().unwrap().as_bytes().to_vec().into()))
            }
            (true, _) => Ok(value(row.output_json.clone())),
            (false, _) => Err(row.error_type.as_deref().unwrap()),
        };
        let agrees = match (check_row(&row), expected) {
            (Ok(shown), Ok(expected)) => shown == expected,
            (Err(codes), Err(error_type)) => {
                let expected = code_of(error_type);
                assert!(codes.iter().any(|code| expected.contains(&&**code)), "{row:?}: {codes:?}");
                true
            }
            _ => false,
        };
        match (deviation, check_row(&row)) {
            (None, checked) => assert!(agrees, "{row:?}: {checked:?}"),
            (Some(Deviation { reason, .. }), _) if agrees => {
                panic!("{row:?} does not deviate, although: {reason}")
            }
            (Some(Deviation { here: Outcome::Rejected(code), .. }), checked) => {
                assert_eq!(checked.unwrap_err(), [*code], "{row:?}");
            }
            (Some(Deviation { here: Outcome::Accepted(shown), .. }), checked) => {
                assert_eq!(printed(&checked.unwrap()), *shown, "{row:?}");
            }
        }
    }
    assert!(left.is_empty(), "deviations from rows that are not there: {left:?}");
}

/// The rows that are out of the range of `i64`, and only they, come out otherwise for `i128`.
#[test]
fn wide_integers() {
    for row in rows().into_iter().filter(|row| row.field_type == "int" && row.strict) {
        let checked = check::<i128>(serde_json::from_str(&row.input_json).unwrap(), true);
        assert_eq!(checked.is_ok(), row.accepted, "{row:?}");
        if let Ok(shown) = checked {
            assert_eq!(shown, value(row.output_json), "{:?}", row.input_json);
        }
    }
}

/// JSON's keys are text, and so are those of a map that was shown: integers come back.
#[test]
fn maps_with_integer_keys_come_back() {
    let original = BTreeMap::from([(-1_i64, vec![true]), (i64::MAX, vec![])]);
    let document = r#"{"-1": [true], "9223372036854775807": []}"#;
    let taken =
        from_value::<BTreeMap<i64, Vec<bool>>>(value(serde_json::from_str(document).unwrap()));
    assert_eq!(taken.unwrap(), original);
    let empty: Map<'_> = from_value(value(serde_json::json!({}))).unwrap();
    assert!(empty.is_empty());
}
