//! Instructions instead of time: the program runs itself under callgrind.

use crate::harness::Case;
use std::path::Path;
use std::process::{Command, Stdio};

/// Argument that makes the program run a case for callgrind. The case's name and the number of runs
/// follow it.
pub const FLAG: &str = "--count-case";

/// Returns `true` if instructions can be counted, and prints a message otherwise.
pub fn is_installed() -> bool {
    let version = Command::new("valgrind").arg("--version").stdout(Stdio::null()).status();
    let installed = version.is_ok_and(|status| status.success());
    if !installed {
        eprintln!("valgrind is not installed: no instructions are counted");
    }
    installed
}

/// Runs each contestant three times under callgrind. The first run only fills caches.
pub fn run(case: &Case, count: usize) {
    for mut contestant in case.contestants() {
        contestant.run_at_once(1);
        contestant.run_at_once(count);
        contestant.run_at_once(2 * count);
    }
}

/// Returns the instructions of one operation, for each contestant of a case. The difference of two
/// runs of different length removes the cost of a run itself. Their lengths depend on the times.
pub fn count(case: &Case, nanoseconds: &[f64]) -> Option<Vec<f64>> {
    let slowest = nanoseconds.iter().copied().fold(1.0, f64::max);
    let count = ((2e6 / slowest) as usize).clamp(1, 1000);
    let folder = std::env::temp_dir().join(format!("callgrind-{}", std::process::id()));
    std::fs::create_dir_all(&folder).ok()?;
    let totals = profile(case, count, &folder);
    std::fs::remove_dir_all(&folder).ok()?;
    let per_operation = |run: &[u64]| run[2].saturating_sub(run[1]) as f64 / count as f64;
    Some(totals?.chunks_exact(3).map(per_operation).collect())
}

/// Returns the instructions of each run, in order.
fn profile(case: &Case, count: usize, folder: &Path) -> Option<Vec<u64>> {
    let output = folder.join("profile");
    let status = Command::new("valgrind")
        .args(["--tool=callgrind", "--toggle-collect=*harness::timed*"])
        .arg("--dump-after=*harness::work_off*")
        .arg(format!("--callgrind-out-file={}", output.display()))
        .arg(std::env::current_exe().ok()?)
        .args([FLAG, &case.name, &count.to_string()])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .ok()?;
    let file = |index: usize| folder.join(format!("profile.{index}"));
    let dumps = (1..).map_while(|index| std::fs::read_to_string(file(index)).ok());
    let totals: Option<Vec<u64>> = dumps.map(|dump| total(&dump)).collect();
    totals.filter(|_| status.success())
}

fn total(dump: &str) -> Option<u64> {
    let totals = dump.lines().find_map(|line| line.strip_prefix("totals: "))?;
    totals.trim().parse().ok()
}
