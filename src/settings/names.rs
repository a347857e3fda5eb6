//! Names of the environment, resolved from a class.

use std::collections::{BTreeMap, BTreeSet};
use std::string::{String, ToString};
use std::vec::Vec;
use typed_core::{Class, ClassKind, Field, Kind, Shape, Style, Tagging, ToValue, TypeInfo};

/// The number of underscores in a name that can mean a field. It bounds the depth of a search: a value has no more
/// levels.
const MAX_UNDERSCORES: usize = 255;

/// A field that a name of the environment means.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) path: Vec<String>,
    pub(super) type_info: &'static TypeInfo,
    /// `true` for the entry of a map, whose key is free.
    pub(super) is_entry: bool,
}

/// Resolves names of the environment to the fields of a class.
pub(super) struct Names {
    pub(super) class: &'static Class,
}

impl Names {
    pub(super) const fn new(class: &'static Class) -> Self {
        Self { class }
    }

    /// Returns the fields that a name means, without the prefix: one, none, or two readings of an ambiguous name.
    pub(super) fn resolve(&self, name: &str) -> Vec<Place> {
        self.search(name).found.into_values().collect()
    }

    /// Returns the field with a single value that the beginning of a name means, and that beginning, without the
    /// prefix.
    pub(super) fn single<'n>(&self, name: &'n str) -> Option<(&'n str, &'static TypeInfo)> {
        let (left, type_info) = self.search(name).single?;
        Some((name.get(..name.len() - left)?, type_info))
    }

    fn search(&self, name: &str) -> Search {
        let mut search = Search::default();
        if name.matches('_').count() <= MAX_UNDERSCORES {
            search.fields(self.class, name, &mut Vec::new());
        }
        search
    }
}

#[derive(Default)]
struct Search {
    /// The readings by their paths, so that a field of two bases counts once.
    found: BTreeMap<Vec<String>, Place>,
    /// The classes in which the rest of a name, of this length, means nothing. So a search takes time in
    /// proportion to the classes and the name.
    failed: BTreeSet<(usize, usize)>,
    /// The last list or enum at which a search ended, and the length of the rest of the name there. Its parts have no
    /// names in the environment.
    single: Option<(usize, &'static TypeInfo)>,
}

impl Search {
    /// Finds the fields of a class that the rest of a name means. Returns `true` if there are some. Those of an enum
    /// are the fields of its variants, and its tag.
    fn fields(&mut self, class: &'static Class, rest: &str, path: &mut Vec<String>) -> bool {
        let key = (core::ptr::from_ref(class).addr(), rest.len());
        if rest.is_empty() || self.failed.contains(&key) {
            return false;
        }
        let is_found = match class.kind() {
            ClassKind::Enum => self.variants(class, rest, path),
            _ => {
                let bases = class.fields().iter().filter(|field| field.is_base());
                // The whole base, or a field of it that is hidden.
                self.any_of(fields_of(class), rest, path) || self.any_of(bases, rest, path)
            }
        };
        if !is_found {
            self.failed.insert(key);
        }
        is_found
    }

    fn any_of(
        &mut self,
        fields: impl IntoIterator<Item = &'static Field>,
        rest: &str,
        path: &mut Vec<String>,
    ) -> bool {
        let mut is_found = false;
        for field in fields {
            for name in spellings(field) {
                let Some(after) = rest.strip_prefix(&*name) else { continue };
                // Two readings are ambiguous. There can be very many.
                if self.found.len() > 1 {
                    return true;
                }
                path.push(field.name().to_string());
                is_found |= self.field(field.type_info(), after, path);
                path.pop();
            }
        }
        is_found
    }

    fn field(&mut self, type_info: &'static TypeInfo, after: &str, path: &mut Vec<String>) -> bool {
        if after.is_empty() {
            self.insert(path, type_info, false);
            return true;
        }
        let Some(rest) = after.strip_prefix('_') else { return false };
        if let Some(class) = named_struct(type_info) {
            return self.fields(class, rest, path);
        }
        match (type_info.kind(), innermost(type_info).arguments()) {
            (Kind::Map, [_, value]) => self.entry(value, rest, path),
            (Kind::Enum | Kind::List, _) => {
                if let (Kind::Enum, Some(class)) = (type_info.kind(), type_info.class())
                    && self.fields(class, rest, path)
                {
                    return true;
                }
                if self.single.is_none_or(|(left, _)| after.len() <= left) {
                    self.single = Some((after.len(), type_info));
                }
                false
            }
            _ => false,
        }
    }

    fn variants(&mut self, class: &'static Class, rest: &str, path: &mut Vec<String>) -> bool {
        let mut is_found = false;
        match class.tagging() {
            Tagging::Internal(tag) => {
                if spelled(tag, true) == rest {
                    path.push(tag.to_string());
                    self.insert(path, String::TYPE, false);
                    path.pop();
                    is_found = true;
                }
                is_found |= self.any_of(fields_of_all(class), rest, path);
            }
            Tagging::External => {
                for shape in class.variants() {
                    let name = spelled(shape.name(), true);
                    let after = rest.strip_prefix(&*name).and_then(|after| after.strip_prefix('_'));
                    if let Some(after) = after {
                        path.push(shape.name().to_string());
                        is_found |= self.any_of(named_fields(shape), after, path);
                        path.pop();
                    }
                }
            }
            _ => {}
        }
        is_found
    }

    /// Finds the entries of a map that the rest of a name means: a field below a key, or else the value of a key.
    fn entry(&mut self, value: &'static TypeInfo, rest: &str, path: &mut Vec<String>) -> bool {
        let mut is_found = false;
        if let Some(class) = named_struct(value) {
            for (end, _) in rest.match_indices('_') {
                if let Some((key, after)) = rest.split_at_checked(end)
                    && !key.is_empty()
                {
                    path.push(key.to_lowercase());
                    is_found |= self.fields(class, after.strip_prefix('_').unwrap_or(after), path);
                    path.pop();
                }
            }
        }
        if !is_found && !rest.is_empty() {
            path.push(rest.to_lowercase());
            self.insert(path, value, true);
            path.pop();
            is_found = true;
        }
        is_found
    }

    fn insert(&mut self, path: &[String], type_info: &'static TypeInfo, is_entry: bool) {
        self.found.insert(path.to_vec(), Place { path: path.to_vec(), type_info, is_entry });
    }
}

/// Returns the type inside options and pointers.
fn innermost(type_info: &'static TypeInfo) -> &'static TypeInfo {
    let mut inner = type_info;
    while let ([only], true) = (inner.arguments(), inner.kind() == Kind::Map) {
        inner = only;
    }
    inner
}

/// Returns the class of a struct with named fields.
pub(super) fn named_struct(type_info: &'static TypeInfo) -> Option<&'static Class> {
    let class = type_info.class()?;
    let is_named = class.kind() == ClassKind::Struct && type_info.kind() == Kind::Struct;
    is_named.then_some(class)
}

/// Returns the fields of a class, and those of its bases in their places.
pub(super) fn fields_of(class: &'static Class) -> Vec<&'static Field> {
    let mut fields: Vec<&'static Field> = Vec::new();
    for field in class.fields() {
        match field.type_info().class() {
            Some(base) if field.is_base() => {
                for inherited in fields_of(base) {
                    // A field of the class hides that of the base.
                    if class.fields().iter().all(|own| own.name() != inherited.name()) {
                        fields.push(inherited);
                    }
                }
            }
            _ if field.is_extras() => {}
            _ => fields.push(field),
        }
    }
    fields
}

/// Returns the fields of all variants, and those of the same name and type once.
fn fields_of_all(class: &'static Class) -> Vec<&'static Field> {
    let mut known = BTreeSet::new();
    let is_new = |field: &&'static Field| {
        let class = field.type_info().class().map(|class| core::ptr::from_ref(class).addr());
        let type_name = if class.is_none() { field.type_name() } else { "" };
        known.insert((field.name(), class, type_name))
    };
    class.variants().iter().flat_map(named_fields).filter(is_new).collect()
}

/// Returns the fields of a variant with names.
pub(super) fn named_fields(shape: &'static Shape) -> &'static [Field] {
    if shape.style() == Style::Named { shape.fields() } else { &[] }
}

/// Returns the spellings of a field in the environment: of its name and its aliases.
fn spellings(field: &Field) -> BTreeSet<String> {
    let names = [field.name()].into_iter().chain(field.aliases().iter().copied());
    names.flat_map(|name| [spelled(name, false), spelled(name, true)]).collect()
}

/// Returns a name in upper case. Other characters than letters and digits become underscores. In words such as
/// `logFormat`, one is put before each capital.
pub(super) fn spelled(name: &str, splits_words: bool) -> String {
    let mut spelling = String::new();
    let mut before = '_';
    for letter in name.chars() {
        if splits_words && letter.is_uppercase() && before.is_lowercase() {
            spelling.push('_');
        }
        match letter.is_alphanumeric() {
            true => spelling.extend(letter.to_uppercase()),
            false => spelling.push('_'),
        }
        before = letter;
    }
    spelling
}
