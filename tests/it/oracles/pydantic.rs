//! Values that pydantic 2 takes in strict mode from JSON, row by row, and where this project decides
//! otherwise. The rows are those of `pydantic.json`.

use std::collections::BTreeMap;
use typed_structs::{FieldType, Map, Value, code, from_value};

#[derive(serde::Deserialize, Debug)]
struct Row {
    field_type: String,
    input_json: String,
    accepted: bool,
    output_json: serde_json::Value,
    error_type: Option<String>,
}

/// A row with another result here, on purpose.
struct Deviation {
    field_type: &'static str,
    input_json: &'static str,
    here: Outcome,
    #[expect(dead_code, reason = "for whoever reads the table")]
    reason: &'static str,
}

#[derive(Clone, Copy)]
enum Outcome {
    /// The codes, all of them.
    Refused(&'static [&'static str]),
    Infinite,
}

const DEVIATIONS: &[Deviation] = &[
    Deviation {
        field_type: "int",
        input_json: "9223372036854775808",
        here: Outcome::Refused(&[code::RANGE]),
        reason: "Python's int has no end; an `i64` has. An `i128` takes it: see `wide_integers`",
    },
    Deviation {
        field_type: "Optional[int]",
        input_json: "9223372036854775808",
        here: Outcome::Refused(&[code::RANGE]),
        reason: "as above",
    },
    Deviation {
        field_type: "float",
        input_json: "1e400",
        here: Outcome::Infinite,
        reason: "infinite in both, and the table cannot show that: JSON has no infinity",
    },
    Deviation {
        field_type: "tuple[int,str]",
        input_json: "[]",
        here: Outcome::Refused(&[code::ARITY]),
        reason: "a wrong number of items is one mismatch of the whole, not one for each that is \
                 missing",
    },
];

/// The codes here of pydantic's error types.
fn code_of(error_type: &str) -> &'static str {
    match error_type {
        "greater_than_equal" | "less_than_equal" => code::RANGE,
        "bool_type" | "int_type" | "float_type" | "string_type" => code::TYPE,
        "list_type" | "tuple_type" | "dict_type" => code::TYPE,
        other => panic!("no code for {other}"),
    }
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
fn check<T: for<'v> FieldType<'v>>(json: serde_json::Value) -> Checked {
    match from_value::<T>(value(json)) {
        Ok(taken) => Ok(taken.to_value().into_owned()),
        Err(report) => Err(report.iter().map(|one| one.code().to_owned()).collect()),
    }
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
        "list[int]" => check::<Vec<i64>>,
        "tuple[int,str]" => check::<(i64, String)>,
        "dict[str,int]" => check::<BTreeMap<String, i64>>,
        "Optional[int]" => check::<Option<i64>>,
        other => panic!("no type for {other}"),
    };
    check(serde_json::from_str(&row.input_json).unwrap())
}

fn rows() -> Vec<Row> {
    serde_json::from_str(include_str!("pydantic.json")).unwrap()
}

#[test]
fn pydantic_strict_table() {
    let mut deviations: Vec<_> = DEVIATIONS.iter().collect();
    for row in rows() {
        let checked = check_row(&row);
        let deviation = deviations.iter().position(|deviation| {
            deviation.field_type == row.field_type && deviation.input_json == row.input_json
        });
        match (deviation.map(|at| deviations.swap_remove(at).here), checked) {
            (Some(Outcome::Refused(expected)), checked) => {
                assert_eq!(checked.unwrap_err(), expected, "{row:?}");
            }
            (Some(Outcome::Infinite), checked) => {
                assert_eq!(checked.unwrap(), Value::from(f64::INFINITY), "{row:?}");
            }
            (None, Ok(shown)) => {
                assert!(row.accepted, "{row:?} was taken as {shown}");
                assert_eq!(shown, value(row.output_json.clone()), "{row:?}");
            }
            (None, Err(codes)) => {
                assert!(!row.accepted, "{row:?} was refused: {codes:?}");
                let expected = code_of(row.error_type.as_deref().unwrap());
                assert!(codes.iter().any(|code| code == expected), "{row:?}: {codes:?}");
            }
        }
    }
    assert!(deviations.is_empty(), "deviations from rows that are not there");
}

/// The rows that are out of the range of `i64`, and only they, come out otherwise for `i128`.
#[test]
fn wide_integers() {
    for row in rows().into_iter().filter(|row| row.field_type == "int") {
        let checked = check::<i128>(serde_json::from_str(&row.input_json).unwrap());
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
