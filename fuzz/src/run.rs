//! The loop of a fuzz target.

use crate::document::{Tree, document};
use crate::rng::Rng;
use crate::shapes::Target;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Runs the targets in turn, for the time and from the seed that the arguments name. Prints each document
/// about which a target has something to say.
#[must_use]
pub fn run(targets: &[Target]) -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let number = |name: &str, default: u64| {
        let at = arguments.iter().position(|argument| argument == name);
        at.and_then(|at| arguments.get(at + 1)?.parse().ok()).unwrap_or(default)
    };
    let (seconds, mut seed) = (number("--seconds", 10), number("--seed", 1));
    let only = arguments
        .iter()
        .position(|argument| argument == "--only")
        .and_then(|at| arguments.get(at + 1));
    let limit = number("--findings", 20);
    let end = Instant::now() + Duration::from_secs(seconds);
    let samples: Vec<Vec<Tree>> = targets
        .iter()
        .map(|target| {
            target
                .samples
                .iter()
                .map(|text| {
                    Tree::of(
                        &serde_json::from_str(text)
                            .unwrap_or_else(|error| panic!("{}: {error}: {text}", target.name)),
                    )
                })
                .collect()
        })
        .collect();
    let (mut documents, mut accepted, mut findings) = (0_u64, 0_u64, 0);
    while Instant::now() < end && findings < limit {
        for (target, samples) in targets.iter().zip(&samples) {
            if only.is_some_and(|only| only != target.name) {
                continue;
            }
            let text = document(samples, &mut Rng::new(seed));
            documents += 1;
            match (target.check)(&text, &mut Rng::new(seed)) {
                Ok(is_accepted) => accepted += u64::from(is_accepted),
                Err(finding) => {
                    findings += 1;
                    println!("{} --seed {seed}:\n{text:?}\n{finding}\n", target.name);
                }
            }
            seed += 1;
        }
    }
    println!("{documents} documents, {accepted} accepted, {findings} findings; next seed {seed}");
    ExitCode::from(u8::from(findings > 0))
}
