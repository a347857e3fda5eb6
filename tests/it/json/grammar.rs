//! The grammar of JSON, beside an oracle.

use typed_structs::{Untyped, json};

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
        ("{a: 1}", "expected a key in double quotes at line 1 column 2"),
        ("{'a': 1}", "a string must be in double quotes at line 1 column 2"),
        ("[1 x]", "expected `,` or `]` at line 1 column 4"),
        ("1 x", "expected nothing after the value at line 1 column 3"),
        ("[NaN]", "unexpected character at line 1 column 2"),
        ("[1, // a\n2]", "a comment is not allowed; remove it at line 1 column 5"),
        ("[1 /* a */]", "a comment is not allowed; remove it at line 1 column 4"),
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
