//! Cost of building with each crate: generates programs and times cargo on them.

mod source;
mod stopwatch;
mod user;

use crate::table::Table;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use stopwatch::{Cost, median, time};
use user::{BEVY, FACET, OURS, PLAIN, SERDE, SERDE_JSON, User};

const RUNS: usize = 3;

/// Prints one row for each build whose name contains the filter.
pub fn run(filter: &str, markdown: bool) {
    let folder = std::env::temp_dir().join(format!("build-cost-{}", std::process::id()));
    let mut table = Table::new(vec!["case", "who", "wall s", "CPU s", "crates", "KB"], markdown);
    let [cold, check, build] = [
        "cold build of the dependencies",
        "check of 200 structs of 10 fields, used by name",
        "release build of 200 structs of 10 fields, used by name",
    ];
    let programs = |users: [User; 5]| users.map(|user| Program::new(user, &folder));
    if cold.contains(filter) {
        for program in programs([SERDE, OURS, SERDE_JSON, FACET, BEVY]) {
            let (cost, crates) = (program.cold(), program.crates());
            table.row(program.row(cold, cost, crates.to_string(), "–".to_owned()));
        }
    }
    if check.contains(filter) {
        for program in programs([PLAIN, OURS, SERDE_JSON, FACET, BEVY]) {
            let cost = program.structs(&["check"]);
            table.row(program.row(check, cost, "–".to_owned(), "–".to_owned()));
        }
    }
    if build.contains(filter) {
        for program in programs([PLAIN, OURS, SERDE_JSON, FACET, BEVY]) {
            let cost = program.structs(&["build", "--release"]);
            let size = program.size() / 1000;
            table.row(program.row(build, cost, "–".to_owned(), size.to_string()));
        }
    }
    let _ = fs::remove_dir_all(folder);
    table.print();
}

/// A generated program in its own folder.
struct Program {
    user: User,
    folder: PathBuf,
}

impl Program {
    /// Creates an empty program, with its dependencies already downloaded.
    fn new(user: User, within: &Path) -> Self {
        let folder = within.join(user.who.replace([' ', ','], "-"));
        fs::create_dir_all(folder.join("src")).expect("a temporary folder");
        let program = Self { user, folder };
        program.write("Cargo.toml", &source::manifest(&program.user));
        // The versions of the other cases.
        program.write("Cargo.lock", include_str!("../../Cargo.lock"));
        program.write("src/main.rs", "fn main() {}\n");
        time(&mut program.cargo(&["fetch"]));
        program
    }

    fn row(&self, what: &str, cost: Cost, crates: String, size: String) -> [String; 6] {
        let seconds = |time: f64| format!("{time:.2}");
        let cpu = cost.cpu.map_or_else(|| "–".to_owned(), seconds);
        [what.to_owned(), self.user.who.to_owned(), seconds(cost.wall), cpu, crates, size]
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.folder.join(file), text).expect("a temporary file");
    }

    fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO"));
        command.args(arguments).current_dir(&self.folder);
        command.env("CARGO_TARGET_DIR", self.folder.join("target"));
        // As dependencies from a registry are compiled; this crate is taken from its folder.
        command.env("CARGO_INCREMENTAL", "0");
        command
    }

    /// Returns the number of crates in its tree, without itself.
    fn crates(&self) -> usize {
        let tree =
            self.cargo(&["tree", "--prefix=none", "--edges=no-dev", "--format={p}"]).output();
        let tree = tree.map(|output| output.stdout).unwrap_or_default();
        let tree = String::from_utf8_lossy(&tree).into_owned();
        let crates: std::collections::BTreeSet<&str> =
            tree.lines().map(|line| line.trim_end_matches(" (*)")).collect();
        crates.len().saturating_sub(1)
    }

    fn cold(&self) -> Cost {
        eprintln!("{}: cargo build", self.user.who);
        let run = |_| {
            let _ = fs::remove_dir_all(self.folder.join("target"));
            time(&mut self.cargo(&["build"]))
        };
        median((0..RUNS).map(run).collect())
    }

    /// Measures the structs alone, with all dependencies built.
    fn structs(&self, command: &[&str]) -> Cost {
        eprintln!("{}: cargo {}", self.user.who, command.join(" "));
        let run = |_| {
            let _ = fs::remove_dir_all(self.folder.join("src"));
            fs::create_dir_all(self.folder.join("src")).expect("a temporary folder");
            self.write("src/main.rs", "fn main() {}\n");
            time(&mut self.cargo(command));
            for (file, source) in source::files(&self.user) {
                self.write(&format!("src/{file}"), &source);
            }
            time(&mut self.cargo(command))
        };
        median((0..RUNS).map(run).collect())
    }

    /// Returns the bytes of the stripped program, which must work.
    fn size(&self) -> u64 {
        let binary = format!("program{}", std::env::consts::EXE_SUFFIX);
        let binary = self.folder.join("target").join("release").join(binary);
        let output = Command::new(&binary).args(source::arguments()).output();
        let output = output.expect("the program was built").stdout;
        let expected = ["220\n", "2200\n"].map(str::as_bytes);
        assert!(expected.contains(&&*output), "{}", String::from_utf8_lossy(&output));
        fs::metadata(binary).map_or(0, |file| file.len())
    }
}
