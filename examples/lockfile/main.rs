//! Reads lock files of npm (JSON) and of Cargo (TOML): first as they are, then damaged copies, whose faults
//! are shown in their lines.
//!
//! ```text
//! cargo run --example lockfile                         # a sample of npm's, and this workspace's Cargo.lock
//! cargo run --example lockfile -- package-lock.json    # or other files
//! ```

mod cargo;
mod npm;

use annotate_snippets::Renderer;
use cargo::CargoLock;
use npm::PackageLock;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::error::Error;
use std::{env, fs};
use typed_structs::{json, toml};

const CARGO_LOCK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock");

/// Ways to damage a text: a title, a part of the text, and what replaces it.
type Damage = (&'static str, &'static str, &'static str);

const NPM_DAMAGE: &[Damage] = &[
    (
        "wrong types, and a missing name",
        "\"name\": \"shop\",\n  \"version\": \"1.4.0\",\n  \"lockfileVersion\": 3",
        "\"version\": 1.4,\n  \"lockfileVersion\": \"3\"",
    ),
    ("a misspelled key of a package, which is a warning", "\"license\"", "\"licence\""),
    ("a misspelled key around the packages", "\"requires\"", "\"require\""),
    (
        "a version that is not one, and given twice",
        "\"node_modules/ms\": {\n",
        "\"node_modules/ms\": {\n      \"version\": \"latest\",\n",
    ),
    ("half a license", "\"license\": \"MIT\"", "\"license\": {\"type\": \"MIT\"}"),
    ("a digest of another kind", "\"integrity\": \"sha512-", "\"integrity\": \"sha1-"),
];

const CARGO_DAMAGE: &[Damage] = &[
    ("a wrong type", "version = 4", "version = \"4\""),
    ("a misspelled key", "name = \"", "nmae = \""),
    ("an unknown kind of source", "source = \"registry+", "source = \"regsitry+"),
    ("a package without its checksum", "\nchecksum = \"", "\n# checksum = \""),
    ("a number among strings", "dependencies = [\n", "dependencies = [\n 7,\n"),
    ("a key given twice", "version = \"", "version = \"0.0.1\"\nversion = \""),
];

fn main() -> Result<(), Box<dyn Error>> {
    let files: Vec<String> = env::args().skip(1).collect();
    if !files.is_empty() {
        for file in files {
            read(&file, &fs::read_to_string(&file)?);
        }
        return Ok(());
    }
    let npm = npm::sample()?;
    let cargo = fs::read_to_string(CARGO_LOCK)?;
    read("package-lock.json", &npm);
    read("Cargo.lock", &cargo);

    for (title, from, to) in NPM_DAMAGE {
        println!("\n# package-lock.json, {title}\n");
        read("package-lock.json", &damage(&npm, from, to));
    }
    println!("\n# package-lock.json, a wrong type before the text ends early\n");
    let wrong = damage(&npm, "\"requires\": true", "\"requires\": 1");
    read("package-lock.json", &wrong[..wrong.len() / 2]);

    for (title, from, to) in CARGO_DAMAGE {
        println!("\n# Cargo.lock, {title}\n");
        read("Cargo.lock", &damage(&cargo, from, to));
    }
    println!("\n# Cargo.lock, the text ends early\n");
    read("Cargo.lock", &cargo[..cargo.len() / 2]);
    Ok(())
}

/// Prints a summary of a lock file, or its faults.
fn read(file: &str, text: &str) {
    if file.ends_with(".json") {
        match json::from_str_with_warnings::<PackageLock>(text) {
            Ok((lock, warnings)) => {
                let used = lock.packages.values().flat_map(npm::Package::used);
                print_summary(file, lock.packages.len(), used);
                print!("{}", warnings.render(text));
            }
            Err(error) => match error.report() {
                Some(report) => print!("{}", report.render(text)),
                None => println!("{error}"),
            },
        }
    } else {
        match toml::from_str::<CargoLock>(text) {
            Ok(lock) => {
                let used = lock.packages.iter().flat_map(cargo::Package::used);
                print_summary(file, lock.packages.len(), used);
            }
            Err(report) => print!("{}", report.annotate(text, file, &Renderer::plain())),
        }
    }
}

fn print_summary<'a>(file: &str, packages: usize, used: impl Iterator<Item = &'a str>) {
    let mut counts = BTreeMap::<&str, usize>::new();
    used.for_each(|name| *counts.entry(name).or_default() += 1);
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    let most: Vec<String> =
        counts.iter().take(3).map(|(name, count)| format!("{name} ({count})")).collect();
    println!("{file}: {packages} packages, most used: {}", most.join(", "));
}

/// Returns the text with the first such part replaced.
fn damage(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "nothing to damage: {from}");
    text.replacen(from, to, 1)
}
