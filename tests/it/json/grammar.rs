//! The grammar of JSON, beside an oracle.

use std::collections::BTreeMap;
use typed_structs::{Typed, Untyped, json};

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
    ("[\"a\",\n4\n,1,", false),
    ("[\"\",]", false),
    ("[\"x\"", false),
    ("[\"x\"]]", false),
    ("[\"x\", truth]", false),
    ("[3[4]]", false),
    ("[1:2]", false),
    ("[\"a\":1]", false),
    ("[*]", false),
    ("[\\n]", false),
    ("[1\n,1\n,1", false),
    ("[{}", false),
    ("[,", false),
    ("[][]", false),
    ("[],", false),
    ("{}}", false),
    ("{]", false),
    ("{[", false),
    ("{\"a\"", false),
    ("{\"a\",1}", false),
    ("{\"a\"::1}", false),
    ("{\"a\":1,,\"b\":2}", false),
    ("{\"a\":1,\"a\"}", false),
    ("{\"a\":\"b\"}/**/", false),
    ("{\"a\":\"b\"}#", false),
    ("{\"a\":null,}", false),
    ("{null:null}", false),
    ("{\"a\":\"a 1", false),
    ("{\"\":0}", true),
    ("{\"\\u0061\":0}", true),
    ("{\"a\\u0000b\":0}", true),
    ("{\"a\":[{\"b\":[[[]]]}]}", true),
    ("[[]   ]", true),
    ("[\"\"]", true),
    ("[null, 1, \"1\", {}]", true),
    (" [1]", true),
    ("[2] ", true),
    ("0e", false),
    ("0e+", false),
    ("0.e1", false),
    ("0.3e", false),
    ("0.3e+", false),
    ("1.0e", false),
    ("1.0e-", false),
    ("1eE2", false),
    ("1 000.0", false),
    ("2.e+3", false),
    ("2.e-3", false),
    ("9.e+", false),
    ("-1.0.", false),
    ("-2.", false),
    ("-012", false),
    ("- 1", false),
    ("-foo", false),
    ("-1x", false),
    ("++1234", false),
    ("1.2a-3", false),
    ("1.8011670033376514H-308", false),
    ("0x42", false),
    ("1+2", false),
    ("\u{ff11}", false),
    ("1e0000000000000000000001", true),
    ("1e-1000000000000", true),
    ("123e65", true),
    ("20e1", true),
    ("123.456e-789", true),
    ("-0.0", true),
    ("-0e+1", true),
    ("-123", true),
    ("-0.000000000000000000000000000000000000000000000000000000000000000000000000000001", true),
    ("123456789012345678901234567890123456789012345678901234567890", true),
    ("0.123456789012345678901234567890123456789012345678901234567890e-5", true),
    (r#""\u0060\u012a\u12AB""#, true),
    (r#""\uD801\udc37""#, true),
    (r#""\ud83d\ude39\ud83d\udc8d""#, true),
    (r#""\uDBFF\uDFFF""#, true),
    (r#""\"\\\/\b\f\n\r\t""#, true),
    (r#""\\u0000""#, true),
    (r#""\u0012""#, true),
    (r#""\uFFFF""#, true),
    (r#""a/*b*/c/*d//e""#, true),
    (r#""\uDADA""#, false),
    (r#""\uD888\u1234""#, false),
    (r#""\uD800\uD800\n""#, false),
    (r#""\uDd1e\uD834""#, false),
    (r#""\uDFAA""#, false),
    (r#""\uD800\u""#, false),
    (r#""\uD800\u1""#, false),
    (r#""\uD800\u1x""#, false),
    (r#""\uD834\uDd""#, false),
    (r#""\uD834\x""#, false),
    (r#""\u{20ac}""#, false),
    (r#""\u""#, false),
    (r#""\u00A""#, false),
    (r#""\uqqqq""#, false),
    (r#""\'""#, false),
    (r#""\ ""#, false),
    (r#""\\\""#, false),
    ("\"\\é\"", false),
    ("\"\\\u{1}\"", false),
    ("\"a\u{0}a\"", false),
    ("\"new\nline\"", false),
    ("\"\u{10ffff}\"", true),
    ("\"\u{2029}\u{2064}\u{b}\"", false),
    ("\"\u{2029}\u{2064}\u{ad}\"", true),
    ("<.>", false),
    ("[True]", false),
    ("[nul]", false),
    ("[fals]", false),
    ("[tru]", false),
    ("é", false),
    ("\u{2060}", false),
    ("\u{c}[]", false),
    ("[\u{c}]", false),
    ("{\"a\": \u{85}1}", false),
    ("\u{feff}", false),
    ("\u{feff}{}", false),
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

/// Objects that read parts of a document in each of the ways that there are.
#[derive(Typed, Debug)]
struct Slots {
    any: Option<Untyped>,
    text: Option<String>,
    list: Option<Vec<i8>>,
    array: Option<[Untyped; 1]>,
    tuple: Option<(Box<Untyped>,)>,
    map: Option<BTreeMap<String, i8>>,
    one: Option<One>,
    nested: Option<Box<Slots>>,
}

#[derive(Typed, Debug)]
enum One {
    Any(Untyped),
    Two(i8, i8),
}

#[test]
fn fault_07_the_grammar_is_the_same_for_all_slots() {
    for (text, is_json) in EDGES {
        // What follows is a part of the document, and not of the value.
        for (before, after) in [
            ("{\"any\":", "}"),
            ("{\"text\":", "}"),
            ("{\"list\":[", "]}"),
            ("{\"list\":", "}"),
            ("{\"array\":[", "]}"),
            ("{\"array\":", "}"),
            ("{\"tuple\":[", "]}"),
            ("{\"map\":{\"a\":", "}}"),
            ("{\"map\":", "}"),
            ("{\"one\":{\"Any\":", "}}"),
            ("{\"one\":{\"Two\":", "}}"),
            ("{\"one\":", "}"),
            ("{\"unknown\":", "}"),
            ("{\"nested\":{\"nested\":{\"any\":", "}}}"),
        ] {
            let document = format!("{before}{text}{after}");
            // Some parts are JSON only together, such as `1` and a comma.
            let is_json = *is_json || serde_json::from_str::<serde_json::Value>(&document).is_ok();
            let read = json::from_str::<Slots>(&document);
            let is_syntax = matches!(read, Err(json::Error::Syntax(_)));
            assert_eq!(!is_syntax, is_json, "{document:?}: {read:?}");
        }
    }
}

#[test]
fn fault_07_bytes_that_are_not_utf_8() {
    for (bytes, offset) in [
        (&b"\"\xFF\""[..], 1),
        (b"[\"\xE0\xFF\"]", 2),
        (b"[\"\xED\xA0\x80\"]", 2),
        (b"[\"\xC0\xAF\"]", 2),
        (b"[\"\xF4\xBF\xBF\xBF\"]", 2),
        (b"[\"\xFC\x80\x80\x80\x80\x80\"]", 2),
        (b"[\"a\xE9\"]", 3),
        (b"[\"\x81\"]", 2),
        (b"[1\xE5]", 2),
        (b"[1e1\xE5]", 4),
        (b"[\"\\\xE5\"]", 3),
        (b"{\"a\":1}\xF0", 7),
        (b"\xFF\xFE[\0]\0", 0),
        (b"\xEF\xBB", 0),
    ] {
        let error = json::from_slice::<Untyped>(bytes).unwrap_err().into_report().unwrap();
        let entry = error.iter().next().unwrap();
        assert_eq!(entry.code(), typed_structs::code::SYNTAX, "{bytes:?}");
        assert_eq!(entry.place().unwrap().range().start, offset, "{bytes:?}: {entry}");
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
