//! The grammar of JSON, beside an oracle.

use proptest::prelude::*;
use typed_structs::{Untyped, Value, json};

/// Returns the value of a text.
fn read(text: &str) -> Result<Untyped, json::Error> {
    json::from_str(text)
}

/// Texts at the edges of the grammar, after the JSON parsing test suite: whether each is JSON.
const EDGES: &[(&str, bool)] = &[
    ("", false),
    (" ", false),
    ("nul", false),
    ("nulll", false),
    ("Null", false),
    ("true", true),
    ("tru", false),
    ("truefalse", false),
    ("01", false),
    ("-01", false),
    ("00", false),
    ("-", false),
    ("-0", true),
    ("0", true),
    ("1.", false),
    (".5", false),
    ("-.5", false),
    ("+1", false),
    ("1.e1", false),
    ("1e", false),
    ("1e+", false),
    ("1e-", false),
    ("1E5", true),
    ("1e+05", true),
    ("1.5e-3", true),
    ("0e1", true),
    ("0.0", true),
    ("0x1", false),
    ("1_000", false),
    ("1 2", false),
    ("NaN", false),
    ("Infinity", false),
    ("-Infinity", false),
    ("1a", false),
    ("--1", false),
    ("0.1.2", false),
    ("1e2e3", false),
    ("1e1.5", false),
    ("[", false),
    ("]", false),
    ("[]", true),
    ("[1,]", false),
    ("[,1]", false),
    ("[1 2]", false),
    ("[1,,2]", false),
    ("[1", false),
    ("[1]]", false),
    ("[ 1 , 2 ]", true),
    ("{}", true),
    ("{", false),
    ("}", false),
    (r#"{"a"}"#, false),
    (r#"{"a":}"#, false),
    (r#"{"a":1,}"#, false),
    (r#"{,"a":1}"#, false),
    (r#"{"a" 1}"#, false),
    (r#"{a:1}"#, false),
    (r#"{'a':1}"#, false),
    (r#"{1:1}"#, false),
    (r#"{"a":1 "b":2}"#, false),
    (r#"{"a":1}x"#, false),
    (r#"{"a":1:2}"#, false),
    ("[}", false),
    (r#"{"a":1]"#, false),
    (r#""""#, true),
    (r#"""#, false),
    (r#""\"#, false),
    (r#""\""#, false),
    (r#""\a""#, false),
    (r#""\x41""#, false),
    (r#""\u0041""#, true),
    (r#""\U0041""#, false),
    (r#""\u004""#, false),
    (r#""\u004g""#, false),
    (r#""\u00 1""#, false),
    (r#""\u+041""#, false),
    (r#""\u0000""#, true),
    (r#""\uD800""#, false),
    (r#""\uDC00""#, false),
    (r#""\uD83D\uDE00""#, true),
    (r#""\ud83d\ude00""#, true),
    (r#""\uDE00\uD83D""#, false),
    (r#""\uD83D\uD83D""#, false),
    (r#""\uD83Dx""#, false),
    (r#""\uD83D\n""#, false),
    (r#""\uD83D\u0041""#, false),
    (r#""\uD83D\"#, false),
    (r#""\uD83D\u""#, false),
    (r#""\/\\\"\b\f\n\r\t""#, true),
    ("\"\t\"", false),
    ("\"\n\"", false),
    ("\"\u{0}\"", false),
    ("\"\u{1f}\"", false),
    ("\"\u{7f}\"", true),
    ("\"\u{2028}\"", true),
    ("\"é😀\"", true),
    ("\"\u{feff}\"", true),
    ("\u{feff}1", false),
    ("1\u{feff}", false),
    ("\u{a0}1", false),
    ("\u{b}1", false),
    ("\u{c}1", false),
    ("\t\r\n 1 \t\r\n", true),
    ("// a\n1", false),
    ("/* */1", false),
    ("1\u{0}", false),
    ("\u{0}", false),
    ("'a'", false),
    ("\"abc", false),
    ("\"aaaaaaaabbbbbbbb", false),
    ("\"aaaaaaaa\u{1}bbbbbbb\"", false),
    ("\"aaaaaaa\"", true),
    ("\"aaaaaaaa\"", true),
    ("\"aaaaaaaé\"", true),
    ("1e400x", false),
    ("[1e400", false),
    ("[1e400,]", false),
];

#[test]
fn fault_07_the_grammar_is_that_of_rfc_8259() {
    for (text, is_json) in EDGES {
        let read = read(text);
        assert_eq!(!matches!(read, Err(json::Error::Syntax(_))), *is_json, "{text:?}: {read:?}");
        let oracle = serde_json::from_str::<serde_json::Value>(text);
        assert_eq!(oracle.is_ok(), *is_json, "{text:?}: {oracle:?}");
    }
}

#[test]
fn fault_07_syntax_errors_have_a_place() {
    for (text, message) in [
        ("", "expected a value at line 1 column 1"),
        ("[1,\n  2,\n]", "expected a value at line 3 column 1"),
        ("[1 2]", "expected `,` or `]` at line 1 column 4"),
        ("{\"é\": 1 \"b\"}", "expected `,` or `}` at line 1 column 9"),
        ("{\"a\" 1}", "expected `:` at line 1 column 6"),
        ("{a: 1}", "unexpected character at line 1 column 2"),
        ("{1: 1}", "expected a key in double quotes at line 1 column 2"),
        ("1 1", "expected nothing after the value at line 1 column 3"),
        ("\n\u{feff}1", "a byte order mark is not allowed; remove it at line 2 column 1"),
        ("01", "a number must not begin with `0` and another digit at line 1 column 1"),
        ("[-]", "expected a digit after `-` at line 1 column 2"),
        ("[1.]", "expected a digit after `.` at line 1 column 4"),
        ("1e", "expected a digit in the exponent at line 1 column 3"),
        ("[\"abc", "the string has no closing quote at line 1 column 2"),
        ("\"a\\qb\"", "unknown escape at line 1 column 3"),
        ("\"a\nb\"", "a control character in a string must be escaped at line 1 column 3"),
        ("\"\\u12\"", "expected four hexadecimal digits after `\\u` at line 1 column 2"),
        ("\"a\\ud800\"", "a surrogate without its other half at line 1 column 3"),
    ] {
        let error = read(text).unwrap_err();
        assert_eq!(error.to_string(), format!("not JSON: {message}"), "{text:?}");
        let json::Error::Syntax(error) = error else { unreachable!() };
        assert!(message.ends_with(&format!("line {} column {}", error.line(), error.column())));
    }
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

/// What `serde_json` makes of a text; `None` where it has no opinion, because a number is too large.
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

#[test]
fn fault_11_documents_deeper_than_the_limit() {
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
        let nested = |levels: usize| [&open.repeat(levels), "1", &close.repeat(levels)].concat();
        assert!(read(&nested(128)).is_ok());
        for levels in [129, 1_000_000] {
            let error = read(&nested(levels)).unwrap_err().to_string();
            assert!(
                error.starts_with("not JSON: nested deeper than 128 levels at line 1"),
                "{error}"
            );
        }
    }
}
