//! Parser of type expressions in Rust syntax: `Option<Vec<u8>>`.

use crate::dynamic::{DynamicClass, DynamicType};
use crate::report::closest;
use crate::types::Secret;
use crate::value::Untyped;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// The greatest depth of nested parameters.
const DEEPEST: usize = 16;

/// The classes that names can refer to.
pub(super) struct Known<'k> {
    /// The class that is being built.
    pub(super) this: (&'k str, &'k DynamicType),
    pub(super) classes: &'k [&'static DynamicClass],
}

/// Returns the type of an expression.
///
/// # Errors
/// - A message about the first fault of the expression.
pub(super) fn type_of(name: &str, known: &Known<'_>) -> Result<DynamicType, String> {
    if name.bytes().filter(|byte| *byte == b'<').count() > DEEPEST {
        return Err(format!("type parameters nest at most {DEEPEST} levels deep"));
    }
    let name = name.trim();
    let Some((generic, rest)) = name.split_once('<') else { return plain(name, known) };
    let Some(parameters) = rest.strip_suffix('>') else {
        return Err(format!("`{name}` lacks the closing `>`"));
    };
    let generic = generic.trim();
    match (generic, split(parameters).as_slice()) {
        ("Option", [inner]) => type_of(inner, known).map(DynamicType::option),
        ("Vec", [item]) => type_of(item, known).map(DynamicType::list),
        ("BTreeMap", [key, value]) if key.trim() == "String" => {
            type_of(value, known).map(DynamicType::map)
        }
        ("BTreeMap", _) => Err(format!("`{name}` must have string keys: `BTreeMap<String, …>`")),
        ("Secret", [inner]) if inner.trim() == "String" => Ok(DynamicType::of::<Secret<String>>()),
        _ => Err(format!(
            "unknown type `{name}`: `Option<T>`, `Vec<T>`, `BTreeMap<String, T>` and \
             `Secret<String>` have parameters"
        )),
    }
}

/// Splits parameters at their commas, but not within nested parameters.
fn split(parameters: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let is_between = |letter: char| {
        match letter {
            '<' => depth += 1,
            '>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        letter == ',' && depth == 0
    };
    parameters.split(is_between).collect()
}

macro_rules! plain {
    ($($type:ty,)*) => {
        const NAMES: &[&str] = &[$(stringify!($type)),*];

        fn plain(name: &str, known: &Known<'_>) -> Result<DynamicType, String> {
            match name {
                $(stringify!($type) => Ok(DynamicType::of::<$type>()),)*
                name if name == known.this.0 => Ok(known.this.1.clone()),
                name => match known.classes.iter().find(|class| class.name() == name) {
                    Some(class) => Ok(DynamicType::object(class)),
                    None => Err(no_type(name, known)),
                },
            }
        }
    };
}
plain! {
    bool, i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize, f32, f64, char, String, Untyped, (),
}

fn no_type(name: &str, known: &Known<'_>) -> String {
    let classes = known.classes.iter().map(|class| class.name());
    match closest(name, NAMES.iter().copied().chain(classes)) {
        Some(other) => format!("unknown type `{name}`; did you mean `{other}`?"),
        None => format!("unknown type `{name}`"),
    }
}
