//! Reads the output of `cargo metadata` into typed structs: first as it is, then damaged.
//!
//! ```text
//! cargo run --example cargo_metadata                  # describes this workspace
//! cargo run --example cargo_metadata -- FILE.json     # or a saved file
//! cargo metadata --format-version 1 | cargo run --example cargo_metadata
//! ```
//!
//! The JSON becomes a dynamic `Value`, which accepts anything, and `from_value` builds the structs
//! below from it. If that fails, one report names every place.

use serde_json::from_str;
use std::collections::BTreeMap;
use std::env;
use std::io::{IsTerminal, Read, stdin};
use std::path::PathBuf;
use std::process::{Command, exit};
use typed_structs::{List, Typed, Value, from_value};

/// The document. Cargo may add keys at any time, so unknown keys are ignored here.
#[derive(Typed, Debug)]
#[typed(unknown = ignore)]
struct Metadata {
    #[typed(one_of(1))]
    version: u32,
    #[typed(len(1..))]
    packages: Vec<Package>,
    workspace_members: Vec<String>,
    target_directory: PathBuf,
}

#[derive(Typed, Debug)]
#[typed(unknown = ignore)]
struct Package {
    #[typed(len(1..))]
    name: String,
    #[typed(pattern = r"^\d+\.\d+\.\d+")]
    version: String,
    id: String,
    /// `None` if the key is missing or null.
    license: Option<String>,
    rust_version: Option<String>,
    edition: Edition,
    manifest_path: PathBuf,
    dependencies: Vec<Dependency>,
    targets: Vec<Target>,
    features: BTreeMap<String, Vec<String>>,
}

#[derive(Typed, Debug)]
#[typed(unknown = ignore)]
struct Target {
    #[typed(len(1..))]
    name: String,
    #[typed(len(1..))]
    kind: Vec<TargetKind>,
    crate_types: Vec<TargetKind>,
    #[typed(rename = "required-features", default)]
    required_features: Vec<String>,
    src_path: PathBuf,
    edition: Edition,
    doc: bool,
    doctest: bool,
    test: bool,
}

/// This struct has all keys, so any other key is a mismatch, such as a misspelled one.
#[derive(Typed, Debug)]
struct Dependency {
    name: String,
    req: String,
    /// `None` means a normal dependency.
    kind: Option<DependencyKind>,
    optional: bool,
    uses_default_features: bool,
    features: Vec<String>,
    rename: Option<String>,
    target: Option<String>,
    registry: Option<String>,
    source: Option<String>,
    path: Option<PathBuf>,
}

#[derive(Typed, Debug)]
#[typed(rename_all = "lowercase")]
enum DependencyKind {
    Dev,
    Build,
}

#[derive(Typed, Debug)]
enum Edition {
    #[typed(rename = "2015")]
    E2015,
    #[typed(rename = "2018")]
    E2018,
    #[typed(rename = "2021")]
    E2021,
    #[typed(rename = "2024")]
    E2024,
}

/// Kind of a target. A library has one kind for each of its crate types.
#[derive(Typed, Debug)]
#[typed(rename_all = "kebab-case")]
enum TargetKind {
    Lib,
    Rlib,
    Dylib,
    Cdylib,
    Staticlib,
    ProcMacro,
    Bin,
    Example,
    Test,
    Bench,
    CustomBuild,
}

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() {
    if let Err(error) = run() {
        eprintln!("{error}");
        exit(1);
    }
}

fn run() -> Result<()> {
    let json = input()?;
    let document: Value<'_> = from_str(&json)?;

    let metadata: Metadata = from_value(document.reborrow())?;
    print_table(&metadata)?;

    let mut damaged = document;
    damage(&mut damaged, &metadata.packages);
    let Err(report) = from_value::<Metadata>(damaged) else {
        return Err("the damage went unnoticed".into());
    };
    println!("\nThe same document, damaged, has {} mismatches:\n{report}", report.len());
    Ok(())
}

/// Returns the file, or standard input if it is piped, or the metadata of this workspace.
fn input() -> Result<String> {
    let mut text = String::new();
    match env::args().nth(1) {
        Some(path) if path != "-" => return Ok(std::fs::read_to_string(path)?),
        None if stdin().is_terminal() => {}
        _ => drop(stdin().read_to_string(&mut text)?),
    }
    if !text.is_empty() {
        return Ok(text);
    }
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["metadata", "--format-version", "1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn print_table(metadata: &Metadata) -> Result<()> {
    const ROWS: usize = 15;

    let mut packages: Vec<_> = metadata.packages.iter().collect();
    packages.sort_by_key(|package| (&package.name, &package.version));
    println!("{:<24} {:<20} edition  targets  dependencies", "package", "version");
    for package in packages.iter().take(ROWS) {
        let Package { name, version, targets, dependencies, .. } = package;
        // By name, as a string: the variant as the document spells it.
        let edition: &str = package.get_as("edition")?;
        let (targets, dependencies) = (targets.len(), dependencies.len());
        println!("{name:<24} {version:<20} {edition:<7}  {targets:>7}  {dependencies:>12}");
    }
    if packages.len() > ROWS {
        println!("… and {} more", packages.len() - ROWS);
    }
    Ok(())
}

/// Damages the document as a careless script might. `packages` tells which places exist.
fn damage(document: &mut Value<'_>, packages: &[Package]) {
    let last = packages.len() - 1; // Checked by `len(1..)`.
    let busy = packages.iter().rposition(|package| package.dependencies.len() > 1).unwrap_or(last);
    let mut put = |path: String, value: Value<'static>| {
        if let Some(place) = at(document, &path) {
            *place = value;
        }
    };
    put("packages.0.version".into(), 2.into());
    put("packages.0.targets.0.name".into(), Value::Null);
    put("packages.0.targets.0.kind".into(), Value::List(List::new()));
    put(format!("packages.{busy}.dependencies.0.optional"), "yes".into());
    put(format!("packages.{busy}.features"), BTreeMap::from([("default", [true])]).into());
    put(format!("packages.{last}.edition"), "2017".into());

    if let Some(Value::Map(dependency)) = at(document, &format!("packages.{busy}.dependencies.1"))
        && let Some(req) = dependency.remove("req")
    {
        dependency.push("reqs", req);
    }
    if let Some(Value::Map(package)) = at(document, &format!("packages.{last}")) {
        package.remove("manifest_path");
    }
}

/// Returns the value at a path such as `packages.0.version`.
fn at<'m, 'v>(value: &'m mut Value<'v>, path: &str) -> Option<&'m mut Value<'v>> {
    path.split('.').try_fold(value, |value, step| match value {
        Value::List(items) => items.to_mut().get_mut(step.parse::<usize>().ok()?),
        Value::Map(map) => map.get_mut(step),
        _ => None,
    })
}
