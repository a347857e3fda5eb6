//! Patches objects, typed and erased: both must do the same, and the crate json-patch must agree.

use fuzz::rng::Rng;
use fuzz::run::run;
use fuzz::{owned_twins, targets};
use serde_json::{Value as Json, json};
use std::fmt::Debug;
use std::process::ExitCode;
use typed_structs::report::Report;
use typed_structs::{Object, Typed, Untyped, code, json as typed_json};

fn main() -> ExitCode {
    let mut targets = owned_twins!(check);
    targets.extend(targets! { check:
        Checked, CHECKED;
        Derived, DERIVED;
        Any, ANY;
        Owned, OWNED;
    });
    run(&targets)
}

/// Merges the text into an object, and then applies operations made of its parts.
fn check<T: Typed + Debug>(text: &str, samples: &[&str], rng: &mut Rng) -> Result<bool, String> {
    let sample = samples[rng.below(samples.len())];
    if typed_json::from_str::<T>(sample).is_err() {
        return Ok(false);
    }
    let is_merged = agree::<T>(sample, text, typed_json::merge_patch, |document, patch| {
        json_patch::merge(document, patch);
        true
    })?;
    let Ok(parts) = serde_json::from_str::<Json>(text) else { return Ok(false) };
    let operations = operations(&[&parts, &serde_json::from_str(sample).unwrap_or_default()], rng);
    let is_patched =
        agree::<T>(sample, &operations.to_string(), typed_json::json_patch, |document, patch| {
            let patch = serde_json::from_value::<json_patch::Patch>(patch.clone());
            patch.is_ok_and(|patch| json_patch::patch_unsafe(document, &patch).is_ok())
        })?;
    Ok(is_merged || is_patched)
}

type Apply = fn(&mut dyn Object, &str) -> Result<(), typed_json::Error>;

/// Patches an object, an erased one, and its document.
fn agree<T: Typed + Debug>(
    sample: &str,
    patch: &str,
    apply: Apply,
    oracle: impl Fn(&mut Json, &Json) -> bool,
) -> Result<bool, String> {
    let is_accepted = alike::<T>(sample, patch, apply)?;
    if let Ok(patch) = serde_json::from_str::<Json>(patch) {
        as_document::<T>(sample, &patch, apply, oracle)?;
    }
    Ok(is_accepted)
}

fn read<T: Typed>(sample: &str) -> Result<T, String> {
    typed_json::from_str::<T>(sample).map_err(|error| format!("sample: {error}"))
}

/// Patches a typed object and an erased one. Returns `true` if the patch is accepted.
fn alike<T: Typed + Debug>(sample: &str, patch: &str, apply: Apply) -> Result<bool, String> {
    let fault = |what: &str, details: String| Err(format!("{what}\npatch {patch}\n{details}"));
    let (mut typed, mut erased): (T, Box<dyn Object>) =
        (read(sample)?, Box::new(read::<T>(sample)?));
    let before = format!("{typed:?}");
    let outcome = match typed_json::from_str::<Untyped>(patch) {
        Ok(patch) if std::ptr::fn_addr_eq(apply, typed_json::merge_patch as Apply) => {
            typed.merge_patch(patch)
        }
        Ok(patch) => typed.json_patch(patch),
        Err(_) => return Ok(false),
    };
    let by_text = apply(&mut *erased, patch);
    let after = format!("{typed:?}");
    if erased.downcast_ref::<T>().map(|erased| format!("{erased:?}")).as_ref() != Some(&after) {
        return fault("not alike", format!("{after}\n{:?}", erased.to_value()));
    }
    if outcome.is_err() && after != before {
        return fault("changed", format!("{before}\n{after}"));
    }
    match (&outcome, by_text.as_ref().map_err(|error| error.report())) {
        (Ok(()), Ok(())) => Ok(true),
        (Err(ours), Err(Some(report))) if ours.to_string() == report.mismatches().to_string() => {
            match report.iter().find(|entry| entry.place().is_none()) {
                Some(entry) => fault("no place", entry.to_string()),
                None => Ok(false),
            }
        }
        _ => fault("not alike", format!("{outcome:?}\n{by_text:?}")),
    }
}

/// Patches an object and its document, from which it is read again.
fn as_document<T: Typed + Debug>(
    sample: &str,
    patch: &Json,
    apply: Apply,
    oracle: impl Fn(&mut Json, &Json) -> bool,
) -> Result<(), String> {
    let fault = |what: &str, details: String| Err(format!("{what}\npatch {patch}\n{details}"));
    let document = |object: &T| -> Json {
        let text = typed_json::to_string(object).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    };
    let mut typed: T = read(sample)?;
    let mut expected = document(&typed);
    let outcome = apply(&mut typed, &patch.to_string());
    if !oracle(&mut expected, patch) {
        return Ok(());
    }
    match (outcome, typed_json::from_str::<T>(&expected.to_string())) {
        (Ok(()), Ok(expected)) if document(&expected) != document(&typed) => {
            fault("another result", format!("{expected:?}\n{typed:?}"))
        }
        (Err(error), Ok(_)) if !error.report().is_some_and(|report| is_meant(report, patch)) => {
            fault("rejected", format!("{error}\n{expected}"))
        }
        _ => Ok(()),
    }
}

/// Returns `true` if a patch is rejected on purpose, though its result is an object: it names what does not
/// exist, or what a patch cannot change, or one of several operations fails, whose result others replace.
fn is_meant(report: &Report, patch: &Json) -> bool {
    let is_several = patch.as_array().is_some_and(|operations| operations.len() > 1);
    is_several
        || report.iter().any(|entry| {
            matches!(
                entry.code(),
                code::UNKNOWN
                    | code::DUPLICATE
                    | code::FROZEN
                    | code::PATH
                    | code::TEST
                    | code::MISSING
            )
        })
}

/// Returns operations with the paths and the values of these documents.
fn operations(documents: &[&Json], rng: &mut Rng) -> Json {
    let (mut paths, mut values) = (vec![String::new()], Vec::new());
    for document in documents {
        collect(document, &mut String::new(), &mut paths, &mut values);
    }
    let pick = |rng: &mut Rng| {
        let mut path = paths[rng.below(paths.len())].clone();
        match rng.below(12) {
            0 => path.push_str("/-"),
            1 => path.push_str("/0"),
            2 => path.push_str("/new"),
            3 => path.truncate(path.rfind('/').unwrap_or_default()),
            _ => {}
        }
        path
    };
    let count = 1 + rng.below(4);
    let operation = |_| {
        let op = rng.of(&["add", "add", "remove", "replace", "replace", "move", "copy", "test"]);
        let (path, from) = (pick(rng), pick(rng));
        let value = values[rng.below(values.len())];
        json!({"op": op, "path": path, "from": from, "value": value})
    };
    (0..count).map(operation).collect()
}

fn collect<'j>(
    part: &'j Json,
    path: &mut String,
    paths: &mut Vec<String>,
    values: &mut Vec<&'j Json>,
) {
    values.push(part);
    let mut within = |key: &str, part: &'j Json| {
        let len = path.len();
        path.push('/');
        path.push_str(&key.replace('~', "~0").replace('/', "~1"));
        paths.push(path.clone());
        collect(part, path, paths, values);
        path.truncate(len);
    };
    match part {
        Json::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| within(&at.to_string(), item));
        }
        Json::Object(map) => map.iter().for_each(|(key, item)| within(key, item)),
        _ => {}
    }
}
