//! Laws of JSON documents, beside another reader.

use proptest::prelude::*;
use typed_structs::{Untyped, Value, json};

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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

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
