//! Laws of JSON documents, beside another reader.

use proptest::prelude::*;
use std::collections::BTreeMap;
use typed_structs::{Typed, Untyped, Value, from_value, json};

/// Returns the value of a text.
fn read(text: &str) -> Result<Untyped, json::Error> {
    json::from_str(text)
}

/// A character, as it is and as it can be written.
fn written_char() -> impl Strategy<Value = (char, String)> {
    let char = prop_oneof![
        any::<char>(),
        Just('"'),
        Just('\\'),
        Just('\u{1}'),
        "[a-z]".prop_map(|text| text.chars().next().unwrap_or_default())
    ];
    (char, any::<bool>()).prop_map(|(char, escapes)| {
        if !escapes && char >= ' ' && !matches!(char, '"' | '\\') {
            return (char, char.to_string());
        }
        let mut units = [0; 2];
        let written = char.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04X}"));
        (char, written.collect())
    })
}

/// A string, as it is and as it can be written.
fn written_string() -> impl Strategy<Value = (String, String)> {
    prop::collection::vec(written_char(), 0..12).prop_map(|chars| {
        let (plain, written): (String, String) = chars.into_iter().unzip();
        (plain, format!("\"{written}\""))
    })
}

/// A value, as it is and as it can be written.
fn written() -> impl Strategy<Value = (Untyped, String)> {
    let leaf = prop_oneof![
        Just((Value::Null, "null".to_owned())),
        any::<bool>().prop_map(|bool| (bool.into(), bool.to_string())),
        any::<i64>().prop_map(|integer| (integer.into(), integer.to_string())),
        any::<i128>().prop_map(|integer| (integer.into(), integer.to_string())),
        any::<u128>().prop_map(|integer| (integer.into(), integer.to_string())),
        any::<f64>().prop_filter("finite", |float| float.is_finite()).prop_map(|float| {
            (float.into(), format!("{float:e}").replace('e', if float < 0.0 { "E" } else { "e" }))
        }),
        written_string().prop_map(|(plain, written)| (plain.into(), written)),
    ];
    leaf.prop_recursive(4, 48, 6, |inner| {
        let space = prop::sample::select(vec!["", " ", "\n", "\t\r\n "]);
        let list = (prop::collection::vec(inner.clone(), 0..6), space.clone());
        let map =
            (prop::collection::btree_map("[a-z]{0,20}", (inner, written_string()), 0..6), space);
        prop_oneof![
            list.prop_map(|(items, space)| {
                let (items, texts): (Vec<_>, Vec<_>) = items.into_iter().unzip();
                let text = format!("[{space}{}{space}]", texts.join(&format!("{space},{space}")));
                (Value::from(items), text)
            }),
            map.prop_map(|(entries, space)| {
                let mut texts = Vec::new();
                let mut map = typed_structs::Map::new();
                for (key, ((value, text), _)) in entries {
                    texts.push(format!("{space}\"{key}\"{space}:{space}{text}{space}"));
                    map.push(key, value);
                }
                (Value::Map(map), format!("{{{}}}", texts.join(",")))
            }),
        ]
    })
}

/// Bytes that mean something.
const PIECES: [&str; 24] = [
    "\"", "\\", "{", "}", "[", "]", ",", ":", "-", "+", ".", "e", "E", "0", "1", "9", " ", "\n",
    "t", "null", "\\u", "d8", "\u{1}", "é",
];

/// Returns the result of `serde_json`, or `None` if a number is too large for it.
fn oracle(text: &str) -> Option<Option<serde_json::Value>> {
    match serde_json::from_str(text) {
        Ok(value) => Some(Some(value)),
        Err(error) if error.to_string().starts_with("number out of range") => None,
        Err(_) => Some(None),
    }
}

fn agrees(text: &str) -> bool {
    let ours = match json::from_str::<Untyped>(text) {
        Err(json::Error::Syntax(_)) => false,
        // Such as a key given twice.
        Ok(_) | Err(_) => true,
    };
    oracle(text).is_none_or(|oracle| oracle.is_some() == ours)
}

#[derive(Typed, Debug)]
#[typed(check = is_paid)]
struct Order {
    id: u32,
    #[typed(len(1..=3))]
    name: String,
    lines: Vec<Line>,
    notes: BTreeMap<String, Option<f64>>,
    paid: Option<bool>,
    next: Option<Box<Order>>,
}

#[derive(Typed, Debug)]
struct Line {
    count: u8,
    #[typed(default)]
    tags: Vec<Vec<String>>,
}

/// Fields whose parts are read as a whole, at times.
#[derive(Typed, Debug)]
#[typed(unknown = collect)]
struct Parcel {
    order: Order,
    pair: (u8, Line),
    grid: [[i16; 2]; 2],
    state: State,
    any: Untyped,
    #[typed(extras)]
    more: BTreeMap<String, u8>,
}

#[derive(Typed, Debug)]
enum State {
    Open,
    Sent { line: Line },
}

fn is_paid(order: &Order) -> Result<(), &'static str> {
    if order.paid == Some(false) { Err("must be paid") } else { Ok(()) }
}

/// Keys with values that fit, and nearly fit.
const ENTRIES: [(&str, &[&str]); 13] = [
    ("id", &["1", "4294967296", "\"1\"", "1.5"]),
    ("name", &["\"ab\"", "\"\\u00e9\\n\"", "\"\"", "[\"ab\"]"]),
    (
        "lines",
        &[
            "[]",
            r#"[{"count": 1}, {"tags": [["a"], []], "count": 2}]"#,
            r#"[{"count": -1, "x": {}}, {}, 3]"#,
        ],
    ),
    ("notes", &["{}", r#"{"a": 1.5, "b": null}"#, r#"{"a": 1, "a": "x", "\u0062": []}"#]),
    ("paid", &["true", "false", "null", "0"]),
    ("n\\u0061me", &["\"c\"", "7"]),
    ("pair", &[r#"[1, {"count": 2}]"#, r#"["1", {}, 3]"#, "[]"]),
    ("grid", &["[[1, 2], [3, 4]]", "[[1, 2, 3], [null, 4]]", "[[1]]"]),
    (
        "state",
        &[
            "\"Open\"",
            r#"{"Sent": {"line": {"count": 3}}}"#,
            r#"{"Sent": {"line": {"count": 300}, "x": 1}}"#,
            "\"Shut\"",
        ],
    ),
    ("any", &["null", r#"{"a": [1, {"b": 2}]}"#, r#"{"a": 1, "a": 2}"#]),
    ("more", &["1", "{}"]),
    ("x", &["1", "300"]),
    ("lnies", &["[]"]),
];

/// A map of some entries, and rarely one that is in it twice.
fn map(of: &'static [usize]) -> impl Strategy<Value = Vec<String>> {
    let entry = |index: usize| {
        let (key, values) = ENTRIES[index];
        prop_oneof![3 => Just(values[0]), 2 => prop::sample::select(values)]
            .prop_map(move |value| format!("\"{key}\": {value}"))
    };
    let all: Vec<_> = of.iter().map(|index| entry(*index)).collect();
    let other = (0..ENTRIES.len()).prop_flat_map(entry);
    (all, prop::option::weighted(0.3, other), any::<prop::sample::Index>()).prop_map(
        |(mut all, other, at)| {
            all.extend(other);
            let to = at.index(all.len());
            all.swap(0, to);
            if at.index(3) == 0 {
                all.pop();
            }
            all
        },
    )
}

fn order() -> impl Strategy<Value = String> {
    let flat = || map(&[0, 1, 2, 3, 4]);
    (flat(), prop::option::of(flat())).prop_map(|(mut entries, next)| {
        entries.extend(next.map(|next| format!("\"next\": {{{}}}", next.join(","))));
        format!("{{{}}}", entries.join(", "))
    })
}

fn parcel() -> impl Strategy<Value = String> {
    (order(), map(&[6, 7, 8, 9])).prop_map(|(order, mut entries)| {
        entries.push(format!("\"order\" :{order}"));
        format!("{{ {} }}", entries.join(",\n"))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn fault_04_documents_are_read_as_their_values_are(text in parcel()) {
        // Keeps the keys that are given twice.
        let value: Value<'_> = serde_json::from_str(&text).unwrap();
        match (json::from_str::<Parcel>(&text), from_value::<Parcel>(value)) {
            (Ok(read), Ok(converted)) => {
                prop_assert_eq!(format!("{:?}", read), format!("{:?}", converted));
            }
            (Err(json::Error::Mismatches(report)), Err(mismatches)) => {
                prop_assert_eq!(report.into_mismatches().to_string(), mismatches.to_string(), "{}", text);
            }
            other => prop_assert!(false, "{}: {:?}", text, other),
        }
    }

    #[test]
    fn fault_07_a_cut_document_has_the_mismatches_before_the_cut(text in order()) {
        let whole = match json::from_str::<Order>(&text) {
            Ok(_) => None,
            Err(error) => error.into_report(),
        };
        let whole: Vec<String> = whole.iter().flatten().map(|entry| entry.to_string()).collect();
        for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            let part = &text[..at];
            let error = json::from_str::<Order>(part).unwrap_err();
            prop_assert!(matches!(error, json::Error::Syntax(_)), "{}: {}", part, error);
            let report = error.into_report().unwrap();
            let mut entries = report.iter();
            let start = entries.next().unwrap().place().unwrap().range().start;
            let rest = part[start..].trim();
            prop_assert!(!rest.starts_with([',', '{', '[', ':']), "{}: {}", part, rest);
            let mut left = whole.iter();
            for entry in entries {
                // A number at the end was longer.
                if entry.place().unwrap().range().end < at {
                    let line = entry.to_string();
                    prop_assert!(left.any(|known| *known == line), "{}: {}", part, line);
                }
            }
        }
    }

    #[test]
    fn fault_04_valid_documents_are_read((value, text) in written()) {
        prop_assert_eq!(&read(&text).unwrap(), &value, "{}", text);
        prop_assert!(oracle(&text).is_none_or(|oracle| oracle.is_some()), "{}", text);
        let written = json::to_string(&value).unwrap();
        prop_assert_eq!(&read(&written).unwrap(), &value, "{}", written);
    }

    #[test]
    fn fault_07_damaged_documents_are_refused_as_by_others(
        (_, text) in written(),
        damages in prop::collection::vec((any::<prop::sample::Index>(), 0..3, 0..PIECES.len()), 1..4),
    ) {
        let mut text: Vec<char> = text.chars().collect();
        for (at, damage, piece) in damages {
            let at = at.index(text.len() + 1);
            match damage {
                0 if at < text.len() => drop(text.remove(at)),
                1 => text.truncate(at.max(1)),
                _ => drop(text.splice(at..at, PIECES[piece].chars())),
            }
        }
        let text = String::from_iter(text);
        prop_assert!(agrees(&text), "{:?}: {:?}", text, read(&text));
    }

    #[test]
    fn fault_07_any_text_is_refused_as_by_others(pieces in prop::collection::vec(0..PIECES.len(), 0..8)) {
        let text: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
        prop_assert!(agrees(&text), "{:?}: {:?}", text, read(&text));
    }

    #[test]
    fn fault_05_strings_are_written_as_by_others(text in any::<String>(), float in any::<f32>()) {
        prop_assert_eq!(json::to_string(&text).unwrap(), serde_json::to_string(&text).unwrap());
        if float.is_finite() {
            let written = json::to_string(&[float]).unwrap();
            prop_assert_eq!(serde_json::from_str::<[f32; 1]>(&written).unwrap()[0].to_bits(), float.to_bits());
        }
    }
}
