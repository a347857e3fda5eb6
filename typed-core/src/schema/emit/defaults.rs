//! Defaults, in the form that JSON gives them.

use crate::class::ClassKind;
use crate::schema::emit::node::constant;
use crate::schema::emit::objects::Declared;
use crate::value::{Literal, Map, Untyped, Value};
use alloc::string::ToString;

/// Returns the default of a field. Secrets are left out, and what a function returns, which may differ
/// each time.
pub(super) fn of(declared: Declared) -> Option<Untyped> {
    let Declared { class, index, field } = declared;
    if field.type_info().is_secret() {
        return None;
    }
    if class.kind() == ClassKind::Enum {
        return constant(*field.default()?);
    }
    if let Some(kept) = class.kept_default(index) {
        return in_json(kept);
    }
    let literal = field.default()?;
    if let Literal::Expr(source) = literal
        && !is_constant(source)
    {
        return None;
    }
    match class.defaults().and_then(|defaults| defaults.declared(class, index)) {
        Some(default) => in_json(default),
        None => constant(*literal),
    }
}

/// Returns `true` for the source of the `Default` of a type, and of expressions without a call.
fn is_constant(source: &str) -> bool {
    let last = source.rsplit("::").next().unwrap_or(source).trim_start();
    let is_function = last.starts_with(|first: char| first.is_lowercase() || first == '_');
    source == "Default::default()" || !(is_function || source.contains(['(', '!', '{', '|']))
}

/// Returns the value as JSON has it: keys are strings, and bytes are lists. `None` if JSON cannot express
/// it.
pub(super) fn in_json(value: Untyped) -> Option<Untyped> {
    Some(match value {
        Value::Float(float) if !float.is_finite() => return None,
        Value::Bytes(bytes) => bytes.iter().map(|byte| i64::from(*byte)).collect(),
        Value::List(items) => {
            let items: Option<alloc::vec::Vec<_>> = items.into_iter().map(in_json).collect();
            Value::List(items?.into())
        }
        Value::Map(entries) => {
            let mut map = Map::new();
            for (key, value) in entries {
                map.push(name(key)?, in_json(value)?);
            }
            Value::Map(map)
        }
        Value::OutOfRange(_) | Value::Opaque(_) | Value::TooDeep => return None,
        other => other,
    })
}

fn name(key: Untyped) -> Option<Untyped> {
    match key {
        Value::Str(_) => Some(key),
        Value::Int(_) | Value::BigInt(_) | Value::Bool(_) => Some(key.to_string().into()),
        _ => None,
    }
}
