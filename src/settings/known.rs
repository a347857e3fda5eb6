//! The names that variables of the environment can have, for suggestions.

use super::names::{fields_of, named_fields, named_struct, spelled};
use std::string::String;
use std::vec::Vec;
use typed_core::{Class, Field, Tagging};

/// The number of fields whose names are compared for a suggestion, and the depth to which they are listed.
const MAX_LISTED: usize = 1_000;
const MAX_LISTED_DEPTH: usize = 4;

/// Returns the names of the fields of a class, without the prefix, as far as suggestions need them.
pub(super) fn known_names(class: &'static Class) -> Vec<String> {
    let mut names = Vec::new();
    list(fields_of(class), "", 0, &mut names);
    names
}

/// Lists the names of fields, and of the parts of each.
fn list(
    fields: impl IntoIterator<Item = &'static Field>,
    before: &str,
    depth: usize,
    names: &mut Vec<String>,
) {
    for field in fields {
        if names.len() >= MAX_LISTED {
            return;
        }
        let name = std::format!("{before}{}", spelled(field.name(), true));
        let inner = std::format!("{name}_");
        match (named_struct(field.type_info()), field.type_info().class()) {
            (Some(class), _) if depth < MAX_LISTED_DEPTH => {
                list(fields_of(class), &inner, depth + 1, names);
                continue;
            }
            (None, Some(class)) if depth < MAX_LISTED_DEPTH => {
                for shape in class.variants() {
                    match class.tagging() {
                        Tagging::Internal(tag) => {
                            names.push(std::format!("{inner}{}", spelled(tag, true)));
                            list(named_fields(shape), &inner, depth + 1, names);
                        }
                        Tagging::External => {
                            let inner = std::format!("{inner}{}_", spelled(shape.name(), true));
                            list(named_fields(shape), &inner, depth + 1, names);
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        names.push(name);
    }
}
