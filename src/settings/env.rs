//! Variables of the environment.

use super::error::Entry;
use super::known::known_names;
use super::names::{Names, Place};
use super::{ReadFile, Source};
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
) -> Vec<Result<Variable, Entry>> {
    let names = Names::new(class);
    let mut vars: Vec<(String, String, OsString)> = vars
        .into_iter()
        .filter_map(|(name, value)| {
            let name = name.into().into_string().ok()?;
            let rest = name.strip_prefix(prefix)?.strip_prefix('_')?.into();
            let value = value.into();
            (!ignore_empty || !value.is_empty()).then_some((name, rest, value))
        })
        .collect();
    // Of a name that is given twice, the later value wins.
    vars.sort_by(|(name, ..), (other, ..)| name.cmp(other));
    let mut listed = None;
    let suggest = |rest: &str, listed: &mut Option<Vec<String>>| {
        let known = listed.get_or_insert_with(|| known_names(class));
        closest_name(rest, known.iter().map(|name| &**name))
            .map(|name| std::format!("{prefix}_{name}"))
    };
    let read = vars
        .into_iter()
        .map(|(name, rest, value)| {
            let fault = |message: &str, code| {
                Err(Entry::of_source(Source::Variable(name.clone()), message, code))
            };
            let value = match value.into_string() {
                Ok(value) => value,
                Err(_) => return fault("is not UTF-8", code::TYPE),
            };
            let (places, is_of_file, value) = match names.resolve(&rest) {
                places if !places.is_empty() && !can_be_file(&rest, &places) => {
                    (places, false, Ok(value))
                }
                _ => {
                    let of_file = rest.strip_suffix(FILE).unwrap_or_default();
                    let mut places = names.resolve(of_file);
                    places.retain(|place| place.type_info.is_secret());
                    let content = match places.is_empty() {
                        true => Ok(value),
                        false => read_file(&value).map(without_line_end),
                    };
                    (places, true, content)
                }
            };
            match (&*places, value) {
                ([], _) => {
                    let whole = whole_value(&names, prefix, &rest);
                    let is_other = |name: &String| whole.as_ref().is_none_or(|(of, _)| name != of);
                    let help = match suggest(&rest, &mut listed).filter(is_other) {
                        Some(name) => std::format!("; did you mean `{name}`?"),
                        None => whole.map(|(_, help)| help).unwrap_or_default(),
                    };
                    fault(&std::format!("names no field{help}"), code::UNKNOWN)
                }
                ([place], Ok(value)) => {
                    let path = place.path.clone();
                    Ok(Variable { name: name.clone(), path, value, is_of_file })
                }
                ([_], Err(error)) => {
                    fault(&std::format!("the file cannot be read: {error}"), code::TYPE)
                }
                (several, _) => {
                    let paths: Vec<_> = several.iter().map(|place| written(&place.path)).collect();
                    fault(&std::format!("is ambiguous: {}", paths.join(" or ")), code::UNKNOWN)
                }
            }
        })
        .collect();
    without_doubles(read)
}

/// Returns the variable of a whole value, and the help to set it, for the name of a part that has none, such as a field
/// of an enum.
fn whole_value(names: &Names, prefix: &str, rest: &str) -> Option<(String, String)> {
    let (name, type_info) = names.single(rest)?;
    let name = std::format!("{prefix}_{name}");
    let help = std::format!("; set `{name}` to {}", form_of(type_info)?);
    Some((name, help))
}

/// Reports variables that name a file of a value which another variable has.
fn without_doubles(read: Vec<Result<Variable, Entry>>) -> Vec<Result<Variable, Entry>> {
    let given = read.iter().flatten().filter(|variable| !variable.is_of_file);
    let given: BTreeMap<Vec<String>, String> =
        given.map(|variable| (variable.path.clone(), variable.name.clone())).collect();
    let check = |one: Result<Variable, Entry>| {
        let variable = one?;
        match given.get(&variable.path) {
            Some(other) if variable.is_of_file => {
                let message = std::format!("is set beside {other}: leave one of the two out");
                let source = Source::Variable(variable.name);
                Err(Entry::of_source(source, &message, code::DUPLICATE))
            }
            _ => Ok(variable),
        }
    };
    read.into_iter().map(check).collect()
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
    std::format!("`{path}`")
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
