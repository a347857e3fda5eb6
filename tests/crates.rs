//! Inputs that have broken other derives and need a crate of their own: a name, an edition, crate
//! attributes. All of them are packages of one workspace, which is written and checked here, by
//! Clippy where there is one; in each of them a warning is an error.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

struct Crate {
    name: &'static str,
    edition: &'static str,
    /// In `tests/fixtures/crates`.
    file: &'static str,
    dependencies: &'static [(&'static str, &'static str)],
}

const STRUCTS: &[(&str, &str)] = &[("typed-structs", "path = ROOT")];

const RULES: &[(&str, &str)] = &[("typed-structs", "path = ROOT"), ("rules", "path = '../rules'")];
const PEOPLE: &[(&str, &str)] =
    &[("typed-structs", "path = ROOT"), ("people", "path = '../people'")];
const REGISTERED: (&str, &str) = ("typed-structs", "path = ROOT, features = ['registry']");

/// JSON with the features of a user: without the features that tests of this project turn on.
const JSON: &[(&str, &str)] = &[("typed-structs", "path = ROOT, features = ['json']")];
const SERDE: (&str, &str) = ("typed-structs", "path = ROOT, features = ['serde']");

const CRATES: &[Crate] = &[
    Crate { name: "core", edition: "2024", file: "core.rs", dependencies: STRUCTS },
    Crate { name: "bare", edition: "2024", file: "bare.rs", dependencies: STRUCTS },
    Crate { name: "edition-2018", edition: "2018", file: "editions.rs", dependencies: STRUCTS },
    Crate { name: "edition-2021", edition: "2021", file: "editions.rs", dependencies: STRUCTS },
    Crate { name: "edition-2024", edition: "2024", file: "editions.rs", dependencies: STRUCTS },
    Crate { name: "non-ascii", edition: "2024", file: "non_ascii.rs", dependencies: STRUCTS },
    Crate { name: "lints", edition: "2024", file: "lints.rs", dependencies: &[REGISTERED] },
    Crate { name: "plugin", edition: "2024", file: "plugin.rs", dependencies: &[REGISTERED] },
    Crate {
        name: "program",
        edition: "2024",
        file: "program.rs",
        dependencies: &[("plugin", "path = '../plugin'"), REGISTERED],
    },
    Crate {
        name: "clash",
        edition: "2024",
        file: "clash.rs",
        dependencies: &[("program", "path = '../program'"), REGISTERED],
    },
    Crate { name: "reexports", edition: "2024", file: "reexports.rs", dependencies: STRUCTS },
    Crate {
        name: "users",
        edition: "2024",
        file: "users.rs",
        dependencies: &[
            ("reexports", "path = '../reexports'"),
            ("renamed", "package = 'typed-structs', path = ROOT"),
        ],
    },
    Crate { name: "rules", edition: "2024", file: "rules.rs", dependencies: STRUCTS },
    Crate { name: "ruled", edition: "2024", file: "ruled.rs", dependencies: RULES },
    Crate { name: "rule-broken", edition: "2024", file: "rule_broken.rs", dependencies: RULES },
    Crate { name: "people", edition: "2024", file: "people.rs", dependencies: STRUCTS },
    Crate { name: "staff", edition: "2024", file: "staff.rs", dependencies: PEOPLE },
    Crate { name: "generic", edition: "2024", file: "generic.rs", dependencies: STRUCTS },
    Crate {
        name: "shop",
        edition: "2024",
        file: "shop.rs",
        dependencies: &[("generic", "path = '../generic'"), ("typed-structs", "path = ROOT")],
    },
    Crate { name: "conflicts", edition: "2024", file: "conflicts.rs", dependencies: PEOPLE },
    Crate { name: "json", edition: "2024", file: "json.rs", dependencies: JSON },
    Crate {
        name: "serde-numbers",
        edition: "2024",
        file: "serde_numbers.rs",
        dependencies: &[SERDE, ("serde", "version = '1'"), ("serde_json", "version = '1'")],
    },
    Crate {
        name: "serde-numbers-exact",
        edition: "2024",
        file: "serde_numbers.rs",
        dependencies: &[
            SERDE,
            ("serde", "version = '1'"),
            ("serde_json", "version = '1', features = ['arbitrary_precision']"),
        ],
    },
];

impl Crate {
    fn manifest(&self, root: &Path) -> String {
        let Self { name, edition, file, dependencies } = self;
        let root_path = format!("'{}'", root.display());
        let file = root.join("tests/fixtures/crates").join(file);
        let mut manifest = format!(
            "package = {{ name = '{name}', edition = '{edition}' }}\nlib.path = '{}'\n",
            file.display(),
        );
        for (name, source) in *dependencies {
            let source = source.replace("ROOT", &root_path);
            writeln!(manifest, "dependencies.{name} = {{ {source} }}").unwrap();
        }
        manifest
    }
}

/// The workspace, written once.
fn workspace() -> &'static Path {
    static WORKSPACE: OnceLock<PathBuf> = OnceLock::new();
    WORKSPACE.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let workspace = Path::new(env!("CARGO_TARGET_TMPDIR")).join("crates");
        for one in CRATES {
            fs::create_dir_all(workspace.join(one.name)).unwrap();
            fs::write(workspace.join(one.name).join("Cargo.toml"), one.manifest(root)).unwrap();
        }
        let members: Vec<_> = CRATES.iter().map(|one| one.name).collect();
        let manifest = format!("[workspace]\nresolver = '3'\nmembers = {members:?}\n");
        fs::write(workspace.join("Cargo.toml"), manifest).unwrap();
        // The versions that the project itself is built with.
        fs::copy(root.join("Cargo.lock"), workspace.join("Cargo.lock")).unwrap();
        workspace
    })
}

/// Checks one of the crates, in which a warning is an error.
fn check(name: &str) {
    if let Err(errors) = checked(name) {
        panic!("{errors}");
    }
}

/// Compiles one of the crates, and returns the compiler's output if that fails.
fn checked(name: &str) -> Result<(), String> {
    let clippy = Command::new(env!("CARGO")).args(["clippy", "--version"]).output().unwrap();
    cargo(if clippy.status.success() { "clippy" } else { "check" }, name)
}

fn cargo(command: &str, name: &str) -> Result<(), String> {
    let workspace = workspace();
    let checked = Command::new(env!("CARGO"))
        .args([command, "--offline", "--quiet", "--package", name, "--target-dir"])
        .arg(workspace.join("target"))
        .current_dir(workspace)
        .output()
        .unwrap();
    if checked.status.success() {
        return Ok(());
    }
    let [output, errors] = [&checked.stdout, &checked.stderr].map(|it| String::from_utf8_lossy(it));
    Err(format!("{output}{errors}"))
}

/// Conflicts with bases of another crate, and with theirs, are compile errors, each with its sentence.
#[test]
fn seed_43_conflicts_with_bases_of_other_crates() {
    let errors = checked("conflicts").unwrap_err();
    for sentence in [
        "`Redefines` cannot redefine `id`, which is final in `Person`",
        "`Freezes` cannot redefine the class attribute `table`, which is final in `Person`",
        "inconsistent bases of `Orders`: `Person` must come both before and after `Author`",
        "`name` of `Hides` hides that of `Person`, which then gets no value in `Hides`",
        "the bases `Author` and `Counted` of `Disagrees` disagree on `books`, which is `u16` in \
         one, `String` in the other",
        "`Copies` would have two copies of `name`",
    ] {
        assert!(errors.contains(sentence), "{sentence}: {errors}");
    }
    assert_eq!(errors.matches("E0080").count(), 7, "{errors}");
}

#[test]
fn seed_54_classes_of_another_crate_register_themselves() {
    check("plugin");
    cargo("test", "program").unwrap();
    cargo("test", "clash").unwrap();
}

/// Generic code of a crate constructs, reads and changes the types of another one.
#[test]
fn generic_code_of_another_crate() {
    check("generic");
    check("shop");
    cargo("test", "shop").unwrap();
}

/// JSON, with nothing but the feature `json`.
#[test]
fn fault_04_json_as_users_have_it() {
    check("json");
    cargo("test", "json").unwrap();
}

/// Any value of `serde_json` becomes a value, whatever features it has.
#[test]
fn fault_08_numbers_of_serde_json_with_and_without_its_features() {
    cargo("test", "serde-numbers").unwrap();
    cargo("test", "serde-numbers-exact").unwrap();
}

macro_rules! rows {
    ($($row:ident: $($name:literal)+;)*) => {$(
        #[test]
        fn $row() {
            $(check($name);)+
        }
    )*};
}
rows! {
    input_08_a_crate_named_core: "core";
    input_09_no_implicit_prelude: "bare";
    input_16_non_ascii_names: "non-ascii";
    input_42_private_type_of_a_private_field: "lints";
    input_47_missing_docs_denied: "lints";
    input_48_unused_qualifications_denied: "lints";
    input_49_unused_qualifications_forbidden: "lints";
    input_50_deprecated_fields: "lints";
    input_51_clippy_pedantic_and_nursery: "lints";
    input_52_unexpected_cfgs_denied: "lints";
    input_53_unused_results_denied: "lints";
    input_54_editions: "edition-2018" "edition-2021" "edition-2024";
    input_55_unsafe_code_forbidden: "lints";
    seed_17_bases_of_another_crate: "staff";
    input_70_renamed_and_reexported: "reexports" "users";
}

#[test]
fn seed_50_rules_of_another_crate() {
    check("rules");
    check("ruled");
    let errors = checked("rule-broken").unwrap_err();
    for sentence in [
        "the class `Unversioned` needs a class attribute `api_version`",
        "no field is called `services`",
        "`Redefined` cannot redefine `describe`, which is final in the rule `Service` of `Base`",
    ] {
        assert!(errors.contains(sentence), "{errors}");
    }
}
