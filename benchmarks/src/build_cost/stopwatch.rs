//! The time that a command takes, and the processor time of all its processes.

use std::process::Command;
use std::time::Instant;

#[derive(Clone, Copy)]
pub struct Cost {
    pub wall: f64,
    /// Present if the system reports it.
    pub cpu: Option<f64>,
}

/// # Panics
/// If the command fails.
pub fn time(command: &mut Command) -> Cost {
    let before = children();
    let start = Instant::now();
    let output = command.output().expect("cargo can be run");
    let wall = start.elapsed().as_secs_f64();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let cpu = children().zip(before).map(|(after, before)| after - before);
    Cost { wall, cpu }
}

pub fn median(mut costs: Vec<Cost>) -> Cost {
    costs.sort_by(|left, right| left.wall.total_cmp(&right.wall));
    let mut cpus: Vec<f64> = costs.iter().filter_map(|cost| cost.cpu).collect();
    cpus.sort_by(f64::total_cmp);
    Cost { wall: costs[costs.len() / 2].wall, cpu: cpus.get(cpus.len() / 2).copied() }
}

/// The processor time in seconds of all processes that were waited for so far, on Linux.
fn children() -> Option<f64> {
    const TICKS_PER_SECOND: f64 = 100.0;
    let status = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name in parentheses can contain spaces; user and system time stand 13 and 14 words on.
    let words: Vec<&str> = status.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |index: usize| words.get(index)?.parse::<f64>().ok();
    Some((ticks(13)? + ticks(14)?) / TICKS_PER_SECOND)
}
