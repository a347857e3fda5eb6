//! The OpenAPI document: the routes are written down, and the schemas come from the classes.

use crate::product::Product;
use typed_structs::schema::openapi;
use typed_structs::{Map, Typed, Untyped, Value, json};

pub fn document() -> Result<Untyped, json::Error> {
    let mut document: Untyped = json::from_str(include_str!("openapi.json"))?;
    if let Value::Map(document) = &mut document {
        let mut components = Map::new();
        components.push("schemas", openapi([Product::CLASS]));
        document.push("components", Value::Map(components));
    }
    Ok(document)
}
