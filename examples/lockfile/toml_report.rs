//! Reads TOML. If it has faults, the spans of a parser lead to their places.

use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};
use typed_structs::report::Report;
use typed_structs::{FieldType, Mismatches, PathSegment, Target, Value, from_value};

/// Reads a value, or returns all faults with their places.
pub fn from_str<'v, T: FieldType<'v>>(text: &'v str) -> Result<T, Report> {
    let not_toml = |error: Error| {
        let range = error.span().unwrap_or(text.len()..text.len());
        let report = Report::located_by(Mismatches::default(), T::TYPE, text, |_, _| None);
        report.with_syntax_fault(error.message().to_owned(), range, text)
    };
    let value: Value<'v> = toml::from_str(text).map_err(not_toml)?;
    from_value(value).map_err(|mismatches| match DeTable::parse(text) {
        Ok(table) => {
            let root = Spanned::new(table.span(), DeValue::Table(table.into_inner()));
            Report::located_by(mismatches, T::TYPE, text, |path, target| place(&root, path, target))
        }
        Err(error) => not_toml(error),
    })
}

/// Returns the range of the part of a document that a mismatch is about.
fn place(
    root: &Spanned<DeValue<'_>>,
    path: &[PathSegment<'_>],
    target: Target,
) -> Option<Range<usize>> {
    let path = if target == Target::Container { path.split_last()?.1 } else { path };
    let (mut key, mut value) = (None, root);
    for segment in path {
        match (segment, value.get_ref()) {
            (PathSegment::Name(name), DeValue::Table(table)) => {
                let (found, content) = table.get_key_value(&**name)?;
                (key, value) = (Some(found.span()), content);
            }
            (PathSegment::Index(index), DeValue::Array(items)) => value = items.get(*index)?,
            _ => return None,
        }
    }
    if target == Target::Key { key } else { Some(value.span()) }
}
