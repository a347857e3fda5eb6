//! Variables of the environment.

use super::ReadFile;
use super::error::{Entry, Error};
use super::known::known_names;
use super::names::{Names, Place};
use super::source::{Source, cut};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::string::String;
use std::vec::Vec;
use typed_core::__private::{closest_name, form_of};
use typed_core::{Class, Path, code};

/// A variable for a field.
pub(super) struct Variable {
    pub(super) name: String,
    pub(super) path: Vec<String>,
    pub(super) value: String,
    /// `true` if the value is the content of a file that the variable names.
    is_of_file: bool,
}

/// The end of names of variables that name a file.
const FILE: &str = "_FILE";

/// Reads the variables with a prefix, in the order of their names.
pub(super) fn read<K: Into<OsString>, V: Into<OsString>>(
    class: &'static Class,
    prefix: &str,
    vars: impl IntoIterator<Item = (K, V)>,
    (read_file, ignore_empty): (&ReadFile, bool),
    faults: &mut Error,
) -> Vec<Variable> {
    let names = Names::new(class);
    let start = match prefix.strip_suffix('_').unwrap_or(prefix) {
        "" => String::new(),
        prefix => std::format!("{prefix}_"),
    };
    let mut vars: Vec<(String, String, OsString)> = vars
        .into_iter()
        .filter_map(|(name, value)| {
            let name = name.into().into_string().ok()?;
            let rest = name.strip_prefix(&*start)?.into();
            let value = value.into();
            (!ignore_empty || !value.is_empty()).then_some((name, rest, value))
        })
        .collect();
    // Of a name that is given twice, the later value wins.
    vars.sort_by(|(name, ..), (other, ..)| name.cmp(other));
    let mut listed = None;
    let mut read = Vec::new();
    for (name, rest, value) in vars {
        let (places, is_of_file) = meaning(&names, &rest);
        let found =
            match &*places {
                // Without a prefix, these are the variables of other programs.
                [] if start.is_empty() => continue,
                [] => {
                    // A suggestion takes longer than everything else.
                    let help = match faults.is_full() {
                        true => String::new(),
                        false => help(&names, &mut listed, &start, &rest),
                    };
                    Err((std::format!("names no field{help}"), code::UNKNOWN))
                }
                [place] => read_value(value, is_of_file.then_some(read_file)).map(|value| {
                    Variable { name: name.clone(), path: place.path.clone(), value, is_of_file }
                }),
                several => {
                    let paths: Vec<_> = several.iter().map(|place| written(&place.path)).collect();
                    Err((std::format!("is ambiguous: {}", paths.join(" or ")), code::UNKNOWN))
                }
            };
        match found {
            Ok(variable) => read.push(variable),
            Err((message, code)) => {
                faults.push(|| Entry::of_source(Source::variable(&name), &message, code));
            }
        }
    }
    without_doubles(read, faults)
}

/// Returns the fields that a name can mean, without the prefix, and `true` if the variable names a file with the value.
fn meaning(names: &Names, rest: &str) -> (Vec<Place>, bool) {
    let places = names.resolve(rest);
    if !places.is_empty() && !can_be_file(rest, &places) {
        return (places, false);
    }
    let mut places = names.resolve(rest.strip_suffix(FILE).unwrap_or_default());
    places.retain(|place| place.type_info.is_secret());
    (places, true)
}

/// Returns the value of a variable, or the content of the file that it names. An error has its message and its code.
fn read_value(
    value: OsString,
    read_file: Option<&ReadFile>,
) -> Result<String, (String, &'static str)> {
    let value = value.into_string().map_err(|_| ("is not UTF-8".into(), code::TYPE))?;
    let Some(read_file) = read_file else { return Ok(value) };
    let unread = |error| (std::format!("the file cannot be read: {error}"), code::TYPE);
    read_file(&value).map(without_line_end).map_err(unread)
}

/// Returns the help for a name that means no field: a similar name, or the variable of the whole value.
fn help(names: &Names, listed: &mut Option<Vec<String>>, start: &str, rest: &str) -> String {
    let known = listed.get_or_insert_with(|| known_names(names.class));
    let similar = closest_name(rest, known.iter().map(|name| &**name));
    let whole = names.single(rest);
    match similar.filter(|name| whole.is_none_or(|(of, _)| *name != of)) {
        Some(name) => std::format!("; did you mean `{start}{name}`?"),
        None => whole
            .and_then(|(name, type_info)| Some((name, form_of(type_info)?)))
            .map(|(name, form)| std::format!("; set `{start}{}` to {form}", cut(name)))
            .unwrap_or_default(),
    }
}

/// Returns the variables without those that name a file of a value which another variable has, and reports them.
fn without_doubles(read: Vec<Variable>, faults: &mut Error) -> Vec<Variable> {
    let given = read.iter().filter(|variable| !variable.is_of_file);
    let given: BTreeMap<Vec<String>, String> =
        given.map(|variable| (variable.path.clone(), variable.name.clone())).collect();
    let mut left = Vec::new();
    for variable in read {
        match given.get(&variable.path) {
            Some(other) if variable.is_of_file => faults.push(|| {
                let message =
                    std::format!("is set beside {}: leave one of the two out", cut(other));
                Entry::of_source(Source::variable(&variable.name), &message, code::DUPLICATE)
            }),
            _ => left.push(variable),
        }
    }
    left
}

/// Returns `true` if the end of a name is that of a file, and no field has this name: the key of a map of
/// secrets.
fn can_be_file(rest: &str, places: &[Place]) -> bool {
    let is_secret = |place: &Place| place.is_entry && place.type_info.is_secret();
    rest.ends_with(FILE) && places.iter().all(is_secret)
}

/// Returns a path as it is written, in quotes.
fn written(names: &[String]) -> String {
    let mut path = Path::new();
    names.iter().for_each(|name| path.push_name(name));
    std::format!("`{}`", cut(path.as_str()))
}

fn without_line_end(mut content: String) -> String {
    if content.ends_with('\n') {
        content.pop();
        if content.ends_with('\r') {
            content.pop();
        }
    }
    content
}
