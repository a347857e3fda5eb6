//! Documents that break off: their mismatches before the fault.

use super::Whole;
use std::collections::{BTreeMap, BTreeSet};
use typed_structs::json::{self, Error};
use typed_structs::{FieldType, PathSegment, Target, Typed, code};

const FAULTY: &str = r#"{
    "owner": 7, "level": 300, "flag": "yes", "single": 1e300, "letter": "ab", "first": {"z": [1, 2]},
    "label": [1, {"a": 2}], "title": "b", "pair": [1, "2"], "array": [1, "x", 300], "numbers": {"a": 1},
    "parts": [{"name": "", "amount": 101, "innr": 1}, {"name": "b", "inner": {"name": 1}}, 5],
    "by_name": {"x": {}}, "by_number": {"7": 7, "300": "a", "b": "c"},
    "shapes": ["Empt", {"Circle": "x"}, {"Rectangle": {"width": "1"}}, {"Empty": 1}],
    "events": [{"kind": "Close"}, {"kind": "Click", "x": "1", "z": 2}, {"x": 1}],
    "messages": [{"kind": "Text", "data": 1}, {"data": "t"}, {"kind": "Pair", "data": [1, "x"]}],
    "ids": [-1, true], "maybe": "x", "signed": 1.5
}"#;

/// Returns the path, the code and the end of each mismatch but that of the syntax.
fn faults<T: for<'v> FieldType<'v>>(text: &str) -> Vec<(String, String, usize, Target)> {
    let Err(error) = json::from_str::<T>(text) else { return Vec::new() };
    let report = error.into_report().unwrap();
    let entries = report.iter().filter(|entry| entry.code() != code::SYNTAX);
    entries
        .map(|entry| {
            let end = entry.place().unwrap().range().end;
            let mismatch = entry.mismatch().unwrap();
            (mismatch.path().to_owned(), mismatch.code().to_owned(), end, mismatch.target())
        })
        .collect()
}

/// Cuts the text at each place. A mismatch that ends before it is reported, except for what is missing, and
/// for keys whose value is not read. Nothing is reported that is right in the whole text.
#[track_caller]
fn assert_cut<T: for<'v> FieldType<'v>>(text: &str) {
    let whole = faults::<T>(text);
    assert!(whole.len() > 2);
    for cut in (1..text.len()).filter(|cut| text.is_char_boundary(*cut)) {
        let got = faults::<T>(&text[..cut]);
        let known: BTreeSet<_> = got.iter().map(|(path, code, ..)| (path, code)).collect();
        for (path, code, end, target) in &whole {
            let is_before = *end < cut && *target == Target::Content;
            // The variant that fits best is not known before the end.
            if is_before && !path.starts_with("ids") {
                assert!(known.contains(&(path, code)), "{path} {code}: {}", &text[..cut]);
            }
        }
        let all: BTreeSet<_> = whole.iter().map(|(path, code, ..)| (path, code)).collect();
        assert!(known.is_subset(&all), "{:?}: {}", known.difference(&all), &text[..cut]);
    }
}

#[test]
fn all_mismatches_before_the_fault_are_reported() {
    assert_cut::<Whole>(FAULTY);
}

#[derive(Typed, Debug)]
#[typed(check = is_long)]
struct Page {
    #[typed(len(3..), default = vec![1, 2, 3])]
    lines: Vec<u8>,
    #[typed(default)]
    pages: BTreeMap<String, Page>,
    #[typed(default)]
    next: Option<Box<Page>>,
}

fn is_long(page: &Page) -> Result<(), &'static str> {
    if page.lines.len() > 3 { Ok(()) } else { Err("has no more lines than a page must have") }
}

#[test]
fn checks_of_incomplete_parts_do_not_count() {
    let text = r#"{"pages": {"a": {"lines": [1]}, "b": {"lines": [1, 2, 3]}}, "next": {"lines": [7, 8, 9], "x": 1}}"#;
    assert_cut::<Page>(text);
    assert_cut::<Vec<[Page; 2]>>(&format!("[[{text}, {text}], [{text}, {text}]]"));
}

/// Returns the lines of the error.
fn lines<T: for<'v> FieldType<'v>>(text: &str) -> String {
    match json::from_str::<T>(text) {
        Err(error @ Error::Syntax(_)) => error.to_string(),
        _ => panic!("{text}"),
    }
}

#[test]
fn parts_that_are_read_as_a_whole() {
    assert_eq!(
        lines::<(u8, (bool, [u8; 3]))>(r#"["1", [1, [2, "3""#),
        "not JSON: expected `,` or `]` at line 1 column 18\n\
         (u8, (bool, [u8; 3]))[0]: expected u8, got str \"1\" at line 1 column 2\n\
         (u8, (bool, [u8; 3]))[1][0]: expected bool, got int 1 at line 1 column 8\n\
         (u8, (bool, [u8; 3]))[1][1][1]: expected u8, got str \"3\" at line 1 column 15"
    );
    assert_eq!(
        lines::<Whole>(
            r#"{"events": [{"x": "1", "y": true, "kind": "Click"}, {"kind": "Click", "x": [2"#
        ),
        "not JSON: expected `,` or `]` at line 1 column 78\n\
         Whole.events[0].x: expected i32, got str \"1\" at line 1 column 19\n\
         Whole.events[0].y: expected i32, got bool true at line 1 column 29"
    );
    // Members of a base.
    assert_eq!(
        lines::<Whole>(r#"{"owner": 1, "level": -1, "flag": tru"#),
        "not JSON: expected `null`, `true` or `false` at line 1 column 35\n\
         Whole.owner: expected String, got int 1 at line 1 column 11\n\
         Whole.level: expected u8, got int -1 at line 1 column 23"
    );
}

#[test]
fn a_fault_after_the_document_leaves_it_whole() {
    assert_eq!(
        lines::<[Vec<u8>; 2]>(r#"[["x"]] ]"#),
        "not JSON: expected nothing after the value at line 1 column 9\n\
         [Vec<u8>; 2]: expected 2 items, got list [[\"x\"]] at line 1 column 1\n\
         [Vec<u8>; 2][0][0]: expected u8, got str \"x\" at line 1 column 3"
    );
}

#[test]
fn keys_of_secrets_stay_hidden() {
    use typed_structs::Secret;

    let text = r#"[{"key-7": [1, "x"], "key-8": [2, 3], "key-9": [4, true, "#;
    let Err(error) = json::from_str::<Vec<Secret<BTreeMap<String, [u8; 2]>>>>(text) else {
        panic!()
    };
    let shown = format!("{error} {error:?} {}", error.render(text));
    assert!(!shown.contains("key-"), "{shown}");
    let report = error.report().unwrap();
    let mismatches: Vec<_> = report.iter().filter_map(|entry| entry.mismatch()).collect();
    let hidden = [PathSegment::Index(0), PathSegment::Hidden, PathSegment::Index(1)];
    assert!(mismatches.iter().all(|mismatch| mismatch.segments().take(3).eq(hidden.clone())));
    assert_eq!(mismatches.len(), 2);
}
