//! Reads documents directly, and through a value: both must agree.

use fuzz::rng::Rng;
use fuzz::run::run;
use fuzz::{targets, twins};
use std::fmt::Debug;
use std::process::ExitCode;
use typed_structs::__private::value_from_json;
use typed_structs::report::Entry;
use typed_structs::{FieldType, code, from_value, json};

fn main() -> ExitCode {
    let mut targets = twins!(check);
    targets.extend(targets! { check:
        Checked, CHECKED;
        Derived, DERIVED;
        Mixed, MIXED;
        Untyped, MIXED;
    });
    run(&targets)
}

/// A line for each entry, without its place.
fn lines<'e>(entries: impl IntoIterator<Item = Entry<'e>>) -> Vec<String> {
    entries.into_iter().filter_map(|entry| entry.mismatch().map(ToString::to_string)).collect()
}

fn check<'t, T: FieldType<'t> + Debug>(
    text: &'t str,
    _: &[&str],
    rng: &mut Rng,
) -> Result<bool, String> {
    let direct = json::from_str::<T>(text);
    let bytes = json::from_slice::<T>(text.as_bytes());
    if format!("{direct:?}") != format!("{bytes:?}") {
        return Err(format!("from_slice: {bytes:?}"));
    }
    let value = match value_from_json(text) {
        Ok(value) => value,
        Err(fault) => {
            let Err(json::Error::Syntax(error)) = direct else {
                return Err(format!("{fault:?}, but {direct:?}"));
            };
            let entry = error.report().iter().next().ok_or("no entry")?;
            let place = entry.place().map(|place| place.range().start);
            if place != Some(fault.at.min(text.len())) || entry.message() != fault.what {
                return Err(format!("{fault:?}, but {error}"));
            }
            return places(text, error.report().iter()).map(|()| false);
        }
    };
    match (direct, from_value::<T>(value)) {
        (Ok(direct), Ok(value)) => {
            let (direct, value) = (format!("{direct:?}"), format!("{value:?}"));
            if direct != value {
                return Err(format!("read {direct}\nfrom a value {value}"));
            }
            Ok(true)
        }
        (Err(json::Error::Mismatches(report)), Err(mismatches)) => {
            let direct = lines(report.iter());
            let value: Vec<String> = mismatches.iter().map(ToString::to_string).collect();
            if direct != value || report.omitted() != mismatches.omitted() {
                return Err(format!(
                    "read\n  {}\nfrom a value\n  {}",
                    direct.join("\n  "),
                    value.join("\n  ")
                ));
            }
            places(text, report.iter())?;
            for _ in 0..3 {
                let at = text.floor_char_boundary(rng.below(text.len()));
                cut::<T>(text, at, report.iter().collect())?;
            }
            Ok(false)
        }
        (direct, value) => Err(format!("read {direct:?}\nfrom a value {value:?}")),
    }
}

/// Checks that each mismatch has the place of what it is about.
fn places<'e>(text: &str, entries: impl Iterator<Item = Entry<'e>>) -> Result<(), String> {
    for entry in entries {
        let Some(mismatch) = entry.mismatch() else { continue };
        let place = entry.place().ok_or_else(|| format!("no place: {entry}"))?;
        let part = text.get(place.range()).ok_or_else(|| format!("not in the text: {entry}"))?;
        // The place of a secret key is that of its map.
        if mismatch.path().contains("***") {
            continue;
        }
        let wrong = || Err(format!("at {part:?}: {entry}"));
        let got = match value_from_json(part) {
            Ok(got) => got,
            Err(_) if matches!(part, "{" | "[") && mismatch.value().is_empty() => continue,
            Err(_) => return wrong(),
        };
        let shown = mismatch.value();
        if shown.is_empty() || shown.contains("***") || mismatch.code() == code::UNKNOWN {
            continue;
        }
        // A key is a number or a string.
        let preview = format!("{got}");
        let short: String = shown.chars().take(10).collect();
        if !preview.starts_with(short.trim_end_matches(['…', '.']))
            && !matches!(part.chars().next(), Some('"' | '{' | '['))
        {
            return wrong();
        }
    }
    Ok(())
}

/// Checks that a part of a document has the mismatches of the whole one, as far as it goes.
fn cut<'t, T: FieldType<'t> + Debug>(
    text: &'t str,
    at: usize,
    whole: Vec<Entry<'_>>,
) -> Result<(), String> {
    let Some(Err(fault)) = text.get(..at).map(value_from_json) else { return Ok(()) };
    let part = &text[..at];
    let Err(json::Error::Syntax(error)) = json::from_str::<T>(part) else {
        return Err(format!("{fault:?}, but the part up to {at} is read"));
    };
    let mut left = whole.iter();
    let mut found = Vec::new();
    for entry in error.report().iter().skip(1) {
        let line = entry.to_string();
        // A number that was cut.
        if entry.place().is_some_and(|place| place.range().end >= at) {
            continue;
        }
        // The rest can make the part around it wrong, such as an enum with a second variant.
        let is_around = |known: &Entry<'_>| entry.path().starts_with(known.path());
        if whole.iter().any(|known| known.code() != code::UNKNOWN && is_around(known))
            && !whole.iter().any(|known| known.to_string() == line)
        {
            continue;
        }
        if !left.by_ref().any(|known| known.to_string() == line) {
            return Err(format!("up to {at}: not in the whole, or in another order: {line}"));
        }
        found.push(line);
    }
    if std::env::var_os("LOST").is_some() {
        for entry in whole {
            let line = entry.to_string();
            let end = entry.place().map_or(0, |place| place.range().end);
            if entry.code() != code::MISSING && end < at && !found.contains(&line) {
                return Err(format!("up to {at}: lost {line}"));
            }
        }
    }
    Ok(())
}
