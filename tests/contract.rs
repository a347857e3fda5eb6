//! Each row of `data/contract.md` has a test that is named after it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The folders with tests, and with unit tests.
const SOURCES: [&str; 4] = ["tests", "src", "typed-core/src", "typed-derive/src"];

/// The rows, each with `true` if a test has to cover it: a remark, such as `(open)`, says that none does.
fn rows() -> BTreeMap<&'static str, bool> {
    include_str!("data/contract.md")
        .lines()
        .filter_map(|line| line.strip_prefix("- ")?.split_once(": "))
        .map(|(row, _)| match row.split_once(' ') {
            Some((row, _)) => (row, false),
            None => (row, true),
        })
        .collect()
}

/// Adds the rows that the sources in `folder` name.
fn collect(folder: &Path, named: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, named);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&path).unwrap();
            if path.components().any(|part| part.as_os_str() == "ui") {
                // `//! fault_23, fault_24: …`
                named.extend(words(source.lines().next().unwrap_or_default()).filter_map(row));
            } else {
                let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
                named.extend(code.flat_map(words).filter_map(row));
            }
        }
    }
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric() && c != '_')
}

/// Returns `fault_23` for `fault_23` and for `fault_23_…`.
fn row(word: &str) -> Option<String> {
    let mut parts = word.split('_');
    let table = parts.next().filter(|table| ["seed", "input", "fault"].contains(table))?;
    let number = parts.next().filter(|number| number.parse::<u8>().is_ok())?;
    Some(format!("{table}_{number}"))
}

#[test]
fn every_row_has_a_test() {
    let mut named = BTreeSet::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    SOURCES.iter().for_each(|folder| collect(&root.join(folder), &mut named));
    let rows = rows();
    assert_eq!(rows.len(), 58 + 74 + 54);

    let missing: Vec<_> =
        rows.iter().filter(|(row, required)| **required && !named.contains(**row)).collect();
    assert!(missing.is_empty(), "rows without a test: {missing:?}");
    let done: Vec<_> =
        rows.iter().filter(|(row, required)| !**required && named.contains(**row)).collect();
    assert!(done.is_empty(), "rows with a test: delete their remarks in contract.md: {done:?}");
    let unknown: Vec<_> = named.iter().filter(|row| !rows.contains_key(row.as_str())).collect();
    assert!(unknown.is_empty(), "tests of rows that contract.md does not have: {unknown:?}");
}
