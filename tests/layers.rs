//! The rooms of `typed-core` depend on each other in one direction: see `docs/ARCHITECTURE.md`.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, from the lowest floor up. A room imports from those before it, and from itself.
const ROOMS: [&str; 18] = [
    "value",
    "report",
    "class",
    "record",
    "coherence",
    "types",
    "access",
    "rules",
    "construct",
    "document",
    "update",
    "patch",
    "call",
    "define",
    "object",
    "dynamic",
    "registry",
    "schema",
];

/// Adds the Rust files in `folder`, at any depth.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Returns the names that follow `crate::` in a line of code: of `crate::{a, b::c}`, the first of them.
fn imported(line: &str) -> impl Iterator<Item = &str> {
    let code = line.split("//").next().unwrap_or_default();
    code.match_indices("crate::")
        .filter(|(at, _)| !code[..*at].ends_with('$'))
        .map(|(at, prefix)| &code[at + prefix.len()..])
        .map(|rest| rest.trim_start_matches('{'))
        .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or(rest))
}

#[test]
fn rooms_import_from_lower_floors_only() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("typed-core/src");
    let (mut files, mut at_root, mut up) = (Vec::new(), Vec::new(), Vec::new());
    collect(&source, &mut files);
    assert!(files.len() > 100, "only {} files in {}", files.len(), source.display());
    for path in &files {
        let place = path.strip_prefix(&source).unwrap();
        let name = place.to_str().unwrap();
        if place.components().count() == 1 {
            at_root.push(name);
            continue;
        }
        let room = place.components().next().unwrap().as_os_str();
        let floor = ROOMS.iter().position(|one| room == *one).expect(name);
        for (number, line) in fs::read_to_string(path).unwrap().lines().enumerate() {
            for import in imported(line) {
                // A path outside the rooms is at the root, which only has doors to the outside.
                if ROOMS.iter().position(|one| *one == import).is_none_or(|other| other > floor) {
                    up.push(format!("{name}:{}: {}", number + 1, line.trim()));
                }
            }
        }
    }
    at_root.sort_unstable();
    assert_eq!(at_root, ["lib.rs", "private.rs"], "files at the root");
    assert!(up.is_empty(), "imports from a higher floor:\n{}", up.join("\n"));
}
