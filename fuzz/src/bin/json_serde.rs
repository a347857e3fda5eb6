//! Reads documents with this library and with serde_json: both must accept the same, and read the same.

use fuzz::rng::Rng;
use fuzz::run::run;
use fuzz::twins;
use serde::Deserialize;
use std::fmt::Debug;
use std::process::ExitCode;
use typed_structs::report::Report;
use typed_structs::{FieldType, code, json};

fn main() -> ExitCode {
    run(&twins!(check))
}

fn check<'t, T: FieldType<'t> + Deserialize<'t> + Debug>(
    text: &'t str,
    _: &[&str],
    _: &mut Rng,
) -> Result<bool, String> {
    match (json::from_str::<T>(text), serde_json::from_str::<T>(text)) {
        (Ok(ours), Ok(theirs)) => {
            let (ours, theirs) = (format!("{ours:?}"), format!("{theirs:?}"));
            if ours == theirs || has_negative_zero(text) {
                Ok(true)
            } else {
                Err(format!("ours {ours}\nserde {theirs}"))
            }
        }
        (Err(_), Err(_)) => Ok(false),
        (Err(ours), Ok(_)) if ours.report().is_some_and(is_strict) => Ok(false),
        (Ok(_), Err(_)) if has_negative_zero(text) => Ok(true),
        // serde_json does not count the levels of what it ignores, and does not check its surrogates.
        (Err(ours), Ok(_))
            if ["nested deeper", "surrogate"]
                .iter()
                .any(|what| ours.to_string().contains(what)) =>
        {
            Ok(false)
        }
        (Err(ours), Ok(theirs)) => Err(format!("serde accepts {theirs:?}\nours {ours}")),
        (Ok(ours), Err(theirs)) => Err(format!("ours accepts {ours:?}\nserde {theirs}")),
    }
}

/// Returns `true` if serde_json accepts what this library rejects on purpose: an item or a key given twice, a
/// number that a float cannot hold exactly, a list in place of the fields of a struct, and the index of a variant.
fn is_strict(report: &Report) -> bool {
    report.iter().all(|entry| match entry.code() {
        code::DUPLICATE => true,
        code::TYPE if entry.mismatch().is_some_and(|one| one.actual() == "list") => true,
        code::TYPE | code::RANGE => entry.mismatch().is_some_and(|one| {
            let is_index = one.expected() == "the name of a variant" && one.actual() == "int";
            is_index || matches!(one.expected(), "f32" | "f64")
        }),
        _ => false,
    })
}

/// Returns `true` if there is a `-0`. It is the integer 0 here, and a float in serde_json, which no integer takes.
fn has_negative_zero(text: &str) -> bool {
    text.match_indices("-0").any(|(at, _)| !text[at + 2..].starts_with('.'))
}
