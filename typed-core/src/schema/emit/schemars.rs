//! Schemas for the crate `schemars`, which collects those of all types of a program.

use crate::record::{HasClass, from_value};
use crate::schema::emit::emitter::Emitter;
use crate::value::{Map, Untyped, Value};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::any::type_name;
use schemars::{Schema, SchemaGenerator};
use serde_json::Value as Json;

/// Returns the name of a type among the definitions of `schemars`.
#[must_use]
pub fn schemars_name<T: HasClass>() -> Cow<'static, str> {
    T::STATIC_CLASS.name().into()
}

/// Returns the name that no other type has.
#[must_use]
pub fn schemars_id<T: HasClass>() -> Cow<'static, str> {
    type_name::<T>().into()
}

/// Returns the schema of a type. Those that it refers to become definitions of the generator.
#[must_use]
pub fn schemars_schema<T: HasClass>(generator: &mut SchemaGenerator) -> Schema {
    let class = T::STATIC_CLASS;
    let path = generator.settings().definitions_path.trim_matches(['#', '/']);
    let prefix = format!("#/{path}/");
    let mut other_names = Vec::new();
    // Each round leaves out a name that another type has.
    loop {
        let mut emitter = Emitter::new(generator.contract().is_serialize(), &prefix);
        emitter.take_names(&other_names);
        let (body, definitions) = emitter.body(class);
        let definitions = object(definitions);
        let known = generator.definitions();
        let own = class.name();
        let is_other = |(name, schema): (&String, &Json)| {
            // The generator keeps the place of a schema that it is asking for.
            let is_place = |known: &Json| name == own && *known == Json::Bool(false);
            known.get(name).is_some_and(|known| known != schema && !is_place(known))
        };
        match definitions.iter().find(|(name, schema)| is_other((name, schema))) {
            Some((name, _)) => other_names.push(name.clone()),
            None => {
                let all = generator.definitions_mut();
                definitions.into_iter().for_each(|(name, schema)| {
                    all.entry(name).or_insert(schema);
                });
                return Schema::from(object(body.into_map()));
            }
        }
    }
}

fn object(map: Map<'static>) -> serde_json::Map<String, Json> {
    let name = |key: &Value<'_>| key.as_str().map(String::from);
    map.into_iter().filter_map(|(key, value)| Some((name(&key)?, json(value)))).collect()
}

fn json(value: Untyped) -> Json {
    match value {
        Value::Bool(value) => Json::Bool(value),
        Value::Str(text) => Json::String(text.into_owned()),
        Value::List(items) => Json::Array(items.into_iter().map(json).collect()),
        Value::Map(map) => Json::Object(object(map)),
        other => {
            let rounded = float(&other);
            from_value::<Json>(other).unwrap_or_else(|_| Json::from(rounded))
        }
    }
}

/// Returns the nearest float, for integers that `serde_json` has no place for.
#[expect(clippy::cast_precision_loss, reason = "rounding")]
fn float(value: &Untyped) -> f64 {
    match (value.as_i128(), value.as_u128()) {
        (Some(integer), _) => integer as f64,
        (None, Some(integer)) => integer as f64,
        (None, None) => 0.0,
    }
}
