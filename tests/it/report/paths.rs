//! Paths and number of reported mismatches.

use std::collections::BTreeMap;
use std::error::Error;
use typed_structs::{MAX_MISMATCHES, Map, Mismatches, TypeMismatch, Value, from_value};

type Counts = BTreeMap<String, i64>;

fn paths(report: &Mismatches) -> Vec<&str> {
    report.iter().map(TypeMismatch::path).collect()
}

/// The path at which a map reports the value under `name`.
fn path_of(name: &str) -> String {
    let mut map = Map::new();
    map.push(name, "x");
    let report = from_value::<Counts>(Value::Map(map)).unwrap_err();
    report.iter().next().unwrap().path().to_owned()
}

#[test]
fn mismatches_are_errors_that_cross_threads() {
    fn is_error<T: Error + Send + Sync + Clone + 'static>() {}
    is_error::<TypeMismatch>();
    is_error::<Mismatches>();
    assert_eq!(size_of::<TypeMismatch>(), size_of::<usize>());
}

#[test]
fn reports_are_in_input_order() {
    let input = Value::from((("1", 2), 3, (4, None::<i64>), [true]));
    let report = from_value::<Vec<Vec<i64>>>(input).unwrap_err();
    assert_eq!(paths(&report), ["[0][0]", "[1]", "[2][1]", "[3][0]"]);
    assert_eq!(report.at("[2][1]").unwrap().actual(), "null");
    assert_eq!(report.at("[2][0]").map(TypeMismatch::path), None);
    assert_eq!(
        report.to_string(),
        "Vec<Vec<i64>>[0][0]: expected i64, got str \"1\"\n\
         Vec<Vec<i64>>[1]: expected Vec<i64>, got int 3\n\
         Vec<Vec<i64>>[2][1]: expected i64, got null\n\
         Vec<Vec<i64>>[3][0]: expected i64, got bool true"
    );
}

#[test]
fn reports_keep_64_and_count_the_rest() {
    let report = from_value::<Vec<i64>>(Value::from(vec!["x"; 1000])).unwrap_err();
    assert_eq!(MAX_MISMATCHES, 64);
    assert_eq!((report.iter().count(), report.omitted(), report.len()), (64, 936, 1000));
    assert_eq!(report.iter().last().unwrap().path(), "[63]");
    assert!(report.to_string().ends_with("\n… and 936 more"));

    let exact = from_value::<Vec<i64>>(Value::from(vec!["x"; 64])).unwrap_err();
    assert_eq!((exact.iter().count(), exact.omitted()), (64, 0));
}

#[test]
fn names_that_would_read_as_something_else_are_quoted() {
    assert_eq!(path_of("name"), "name");
    assert_eq!(path_of("größe"), "größe");
    assert_eq!(path_of("a.b"), r#"["a.b"]"#);
    assert_eq!(path_of("[0]"), r#"["[0]"]"#);
    assert_eq!(path_of(r#"say "hi""#), r#"["say \"hi\""]"#);
    assert_eq!(path_of(""), r#"[""]"#);
    assert_eq!(path_of("a\nb"), r#"["a\nb"]"#);
}

#[test]
fn names_beyond_1024_bytes_are_cut_between_characters() {
    assert_eq!(path_of(&"n".repeat(1024)), "n".repeat(1024));
    assert_eq!(path_of(&"n".repeat(1025)), format!("[\"{}\"…]", "n".repeat(1024)));
    assert_eq!(path_of(&".".repeat(1024)), format!("[\"{}\"]", ".".repeat(1024)));
    let long = format!("n{}", "ä".repeat(1000));
    assert_eq!(path_of(&long), format!("[\"n{}\"…]", "ä".repeat(511)));
    assert!(path_of(&"\n".repeat(1 << 20)).len() <= 1024 + "[\"\"…]".len());
}
