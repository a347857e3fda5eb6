//! Lists, maps and objects from text.

#[cfg(feature = "std")]
use crate::class::DocumentPart;
use crate::class::{Domain, Kind, TypeInfo};
use crate::record::widen::Widened;
use crate::record::widen::form::{form_of, json_form};
use crate::value::{List, Map, Value, parse_json};
use alloc::borrow::{Cow, ToOwned};

/// Returns `true` for text that stands for nothing.
#[cold]
pub(super) fn is_nothing(value: &Value<'_>) -> bool {
    value.as_str().is_some_and(|text| matches!(text.trim(), "" | "null"))
}

/// Text that stands for a list, a map or an object.
pub(super) struct Text<'t, 'v>(pub(super) &'t Cow<'v, str>);

impl<'v> Text<'_, 'v> {
    /// Returns the value of a type of this kind.
    pub(super) fn content(&self, expected: &'static TypeInfo, kind: Kind) -> Widened<'v> {
        let text = self.0.trim();
        match (kind, text.as_bytes().first()) {
            (Kind::Null, _) if matches!(text, "" | "null") => Widened::Value(Value::Null),
            (Kind::List, Some(b'[')) | (Kind::Map, Some(b'{')) => match self.json() {
                Some(parsed) => Widened::Value(parsed),
                None => Widened::Form(json_form(expected)),
            },
            (Kind::List | Kind::Map, _) if !has_scalars(expected) => {
                Widened::Form(json_form(expected))
            }
            (Kind::List, None) => Widened::Value(Value::List(List::new())),
            (Kind::List, _) => Widened::Value(self.items()),
            (Kind::Map, None) => Widened::Value(Value::Map(Map::new())),
            (Kind::Map, _) => match (self.entries(), form_of(expected)) {
                (Some(entries), _) => Widened::Value(entries),
                (None, Some(form)) => Widened::Form(form),
                (None, None) => Widened::Mismatch,
            },
            _ => Widened::Mismatch,
        }
    }

    /// Reads JSON that begins with a bracket.
    pub(super) fn json(&self) -> Option<Value<'v>> {
        match self.0 {
            Cow::Borrowed(text) => parse_json(text),
            Cow::Owned(text) => parse_json(text).map(Value::into_owned),
        }
    }

    /// Splits items at commas.
    fn items(&self) -> Value<'v> {
        match self.0 {
            Cow::Borrowed(text) => text.split(',').map(|item| Value::from(item.trim())).collect(),
            Cow::Owned(text) => {
                text.split(',').map(|item| Value::from(item.trim().to_owned())).collect()
            }
        }
    }

    /// Splits entries at commas, and each at its first `=`.
    fn entries(&self) -> Option<Value<'v>> {
        match self.0 {
            Cow::Borrowed(text) => entries(text),
            Cow::Owned(text) => entries(text).map(Value::into_owned),
        }
    }
}

fn entries(text: &str) -> Option<Value<'_>> {
    let mut map = Map::new();
    for entry in text.split(',') {
        let (key, value) = entry.split_once('=')?;
        map.add(key.trim(), Value::from(value.trim()));
    }
    Some(Value::Map(map))
}

/// Returns the map of entries that text for an object or a map stands for; `None` for other text.
#[cfg(feature = "std")]
#[must_use]
pub fn entries_of_text<'v>(part: DocumentPart, text: &Cow<'v, str>) -> Option<Value<'v>> {
    let value = match part.map_type() {
        _ if matches!(text.trim(), "" | "null") => Value::Map(Map::new()),
        Some(map) => match Text(text).content(map, Kind::Map) {
            Widened::Value(value) => value,
            _ => return None,
        },
        None => Text(text).json()?,
    };
    matches!(value, Value::Map(_)).then_some(value)
}

/// Returns `true` if no item or value is a list, a map or a struct itself, so that a comma separates them.
pub(super) fn has_scalars(expected: &TypeInfo) -> bool {
    expected.arguments().iter().all(|inside| {
        let inside = inside.content();
        inside.domain() == Domain::Time
            || !matches!(inside.kind(), Kind::List | Kind::Map | Kind::Struct)
    })
}
