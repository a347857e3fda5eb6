//! The loop of a fuzz target.

use crate::document::{Tree, document};
use crate::rng::Rng;
use crate::target::Target;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Returns the files in `corpus/PROGRAM/TARGET`, in order: documents that were findings, or are rarely drawn.
fn corpus(program: &str, target: &Target) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(program);
    let files = std::fs::read_dir(folder.join(target.name)).into_iter().flatten().flatten();
    let mut paths: Vec<_> = files.map(|file| file.path()).collect();
    paths.sort();
    let read = |path: &_| std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{error}"));
    paths.iter().map(read).collect()
}

/// Runs the targets in turn, first with their corpus, then for the time and from the seed that the arguments
/// name. Prints each document about which a target has something to say.
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
    let mut check = |target: &Target, text: &str, seed: u64| {
        documents += 1;
        match (target.check)(text, target.samples, &mut Rng::new(seed)) {
            Ok(is_accepted) => accepted += u64::from(is_accepted),
            Err(finding) => {
                findings += 1;
                println!("{} --seed {seed}:\n{text:?}\n{finding}\n", target.name);
            }
        }
        findings
    };
    let is_chosen = |target: &&Target| only.is_none_or(|only| only == target.name);
    let program = Path::new(&arguments[0]).file_stem().unwrap_or_default();
    for target in targets.iter().filter(is_chosen) {
        for text in corpus(&program.to_string_lossy(), target) {
            check(target, &text, seed);
        }
    }
    let mut is_over = false;
    while Instant::now() < end && !is_over {
        for (target, samples) in targets.iter().zip(&samples).filter(|(one, _)| is_chosen(one)) {
            let text = document(samples, &mut Rng::new(seed));
            is_over |= check(target, &text, seed) >= limit;
            seed += 1;
        }
    }
    println!("{documents} documents, {accepted} accepted, {findings} findings; next seed {seed}");
    ExitCode::from(u8::from(findings > 0))
}
