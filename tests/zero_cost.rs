//! `set_<field>` with a statically typed value is the plain store, and with a range the store behind
//! a comparison: the instructions of both are compared, with the optimizer on.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The instructions of each function in `fixtures/zero_cost.rs`.
type Listing = BTreeMap<String, Vec<String>>;

/// Builds the library with optimization, in a target directory of its own.
fn library(target: &Path) {
    let status = Command::new(env!("CARGO"))
        .args(["build", "--release", "--quiet", "--package", "typed-structs", "--target-dir"])
        .arg(target)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .status()
        .unwrap();
    assert!(status.success());
}

fn assembly(target: &Path) -> String {
    let release = target.join("release");
    let output = target.join("zero_cost.s");
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let status = Command::new(rustc)
        .args(["-O", "--emit", "asm", "--crate-type", "lib", "--edition", "2024"])
        .args(["-C", "codegen-units=1", "-C", "debuginfo=0"])
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/zero_cost.rs"))
        .arg("-o")
        .arg(&output)
        .arg("--extern")
        .arg(format!("typed_structs={}", release.join("libtyped_structs.rlib").display()))
        .arg("-L")
        .arg(format!("dependency={}", release.join("deps").display()))
        .status()
        .unwrap();
    assert!(status.success());
    std::fs::read_to_string(output).unwrap()
}

/// The instructions by function; a function that the optimizer merged with another has that one's.
fn listing(assembly: &str) -> Listing {
    let mut listing = Listing::new();
    let mut merged = Vec::new();
    let mut current: Option<String> = None;
    for line in assembly.lines() {
        let text = line.trim();
        let set = text.strip_prefix(".set ").and_then(|set| set.split_once(", "));
        if let Some((name, of)) = set.or_else(|| text.split_once(" = ")) {
            merged.push((name.to_owned(), of.to_owned()));
        } else if let Some(name) = text.strip_suffix(':').filter(|_| !line.starts_with('\t')) {
            // Some systems put an underscore before every name.
            let name = name.strip_prefix('_').unwrap_or(name);
            if name.starts_with("plain_") || name.starts_with("checked_") {
                listing.insert(name.to_owned(), Vec::new());
                current = Some(name.to_owned());
            } else if name.trim_start_matches('.').starts_with("Lfunc_end") {
                current = None;
            }
        } else if let Some(code) = current.as_ref().and_then(|name| listing.get_mut(name))
            && !text.is_empty()
            && !text.starts_with(['.', '#', ';', '/'])
        {
            code.push(text.to_owned());
        }
    }
    for (name, of) in merged {
        if let Some(code) = listing.get(&of).cloned() {
            listing.insert(name, code);
        }
    }
    listing
}

fn pair<'l>(listing: &'l Listing, name: &str) -> (&'l [String], &'l [String]) {
    let code = |prefix: &str| listing.get(&format!("{prefix}_{name}")).unwrap().as_slice();
    (code("plain"), code("checked"))
}

/// The instructions that are neither moves nor the saving of registers: what is computed, where it
/// branches, what it calls.
fn work(code: &[String]) -> Vec<String> {
    let quiet = ["mov", "push", "pop", "lea", "add", "sub", "ldr", "ldp", "str", "stp"];
    let mnemonic = |line: &String| line.split_whitespace().next().unwrap_or_default().to_owned();
    code.iter()
        .map(mnemonic)
        .filter(|word| !quiet.iter().any(|quiet| word.starts_with(quiet)))
        .collect()
}

#[test]
fn setters_are_plain_stores() {
    let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("zero_cost");
    library(&target);
    let listing = listing(&assembly(&target));

    let copied =
        ["byte", "word", "long", "wide", "huge", "float", "single", "flag", "letter", "maybe"];
    for name in copied {
        let (plain, checked) = pair(&listing, name);
        assert_eq!(plain, checked, "{name}");
    }
    // What owns memory also drops the old value; the two differ in how the three words are copied.
    for name in ["text", "list", "nested", "maybe_text"] {
        let (plain, checked) = pair(&listing, name);
        assert_eq!(work(plain), work(checked), "{name}:\n{plain:#?}\n{checked:#?}");
        assert!(checked.len() <= plain.len() + 8, "{name}:\n{plain:#?}\n{checked:#?}");
    }
    // A comparison, the store, and a jump to where the refusal is made, out of line.
    for name in ["age", "level", "ratio"] {
        let (plain, checked) = pair(&listing, name);
        assert!(checked.len() <= plain.len() + 5, "{name}:\n{plain:#?}\n{checked:#?}");
        assert!(!checked.iter().any(|line| line.starts_with("call")), "{name}:\n{checked:#?}");
    }
}
