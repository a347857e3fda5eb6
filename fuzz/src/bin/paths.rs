//! Reads and sets parts of objects by random paths: a path prints as it is parsed, what is read can be set again,
//! and what is rejected changes nothing.

use fuzz::rng::Rng;
use fuzz::run::run;
use fuzz::{owned_twins, targets};
use std::fmt::Debug;
use std::process::ExitCode;
use typed_structs::{Path, Typed, Untyped, Value, json};

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

fn check<T: Typed + Debug>(text: &str, samples: &[&str], rng: &mut Rng) -> Result<bool, String> {
    let sample = samples[rng.below(samples.len())];
    let Ok(mut object) = json::from_str::<T>(sample) else { return Ok(false) };
    let value = match json::from_str::<Untyped>(text) {
        Ok(value) => value,
        Err(_) => Untyped::from(text.to_owned()),
    };
    let mut is_read = false;
    for _ in 0..4 {
        let path = path(&object.to_value(), rng);
        is_read |=
            try_path(&mut object, &path, &value).map_err(|fault| format!("{path:?}: {fault}"))?;
    }
    Ok(is_read)
}

/// Reads and sets the part at a path.
fn try_path<T: Typed + Debug>(object: &mut T, path: &str, value: &Untyped) -> Result<bool, String> {
    if let Ok(parsed) = Path::parse(path) {
        let printed = parsed.to_string();
        let again = Path::parse(&printed).map_err(|error| format!("{printed:?}: {error}"))?;
        if !again.segments().eq(parsed.segments()) {
            return Err(format!("printed as {printed:?}"));
        }
        let pointer = parsed.to_pointer();
        let names =
            Path::from_pointer(&pointer).map_err(|error| format!("{pointer:?}: {error}"))?;
        if names.to_pointer() != pointer {
            return Err(format!("the pointer {pointer:?} is {:?}", names.to_pointer()));
        }
    } else if object.get(path).is_ok() {
        return Err("read, and not a path".to_owned());
    }
    let before = format!("{object:?}");
    let old = object.get(path).map(|old| old.into_owned());
    if let Ok(old) = &old
        && !old.to_string().contains("***")
        && object.set(path, old.clone()).is_ok()
        && format!("{object:?}") != before
    {
        return Err(format!("set to what it was: {before}\n{object:?}"));
    }
    match object.set(path, value.clone()) {
        Ok(()) if object.get(path).is_err() => return Err("set, and not read".to_owned()),
        Ok(()) => {}
        Err(_) if format!("{object:?}") != before => {
            return Err(format!("changed: {before}\n{object:?}"));
        }
        Err(error) if error.to_string().is_empty() => return Err("no message".to_owned()),
        Err(_) => {}
    }
    let before = format!("{object:?}");
    if object.set_text(path, &value.to_string()).is_err() && format!("{object:?}") != before {
        return Err(format!("changed by text: {before}\n{object:?}"));
    }
    Ok(old.is_ok())
}

/// Returns a path into a value, or near one.
fn path(value: &Value<'_>, rng: &mut Rng) -> String {
    let mut path = Path::default();
    let mut here = value.clone();
    while !rng.once_in(4) {
        let next = match &here {
            Value::Map(map) if map.len() > 0 => {
                let Some((key, next)) = map.iter().nth(rng.below(map.len())) else { break };
                if path.push_key(key.clone()).is_err() {
                    break;
                }
                next.clone()
            }
            Value::List(items) if !items.is_empty() => {
                let at = rng.below(items.len() + 1);
                path.push_index(at);
                items.get(at).cloned().unwrap_or_default()
            }
            _ => break,
        };
        here = next;
    }
    if rng.once_in(8) {
        path.push_name(rng.of(&["", "new", "a.b", "0", "Named", "c", "t", "é\"", "[", "\\"]));
    }
    let mut text = path.to_string();
    if rng.once_in(4) {
        text = fuzz::document::damage(&text, rng);
    }
    text
}
