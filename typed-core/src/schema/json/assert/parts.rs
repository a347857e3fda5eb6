//! Lists of schemas, and other parts of a schema.

use crate::schema::json::Reader;
use crate::schema::json::assert::tree::Id;
use crate::schema::json::pointer::Place;
use crate::value::{Map, Value};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

impl<'s> Reader<'s> {
    /// Returns the numbers of a list of schemas, which is not empty.
    pub(super) fn nodes(&mut self, schemas: &'s Value<'s>, at: &Place) -> Vec<Id> {
        match schemas {
            Value::List(schemas) if !schemas.is_empty() => {
                let schemas = schemas.iter().enumerate();
                schemas
                    .map(|(index, schema)| self.node(schema, &at.key(&format!("{index}"))))
                    .collect()
            }
            _ => {
                self.reject(at, "expected a list of schemas");
                Vec::new()
            }
        }
    }

    /// Returns the entries of an object in a schema.
    pub(super) fn entries(
        &mut self,
        object: Option<&'s Value<'s>>,
        at: &Place,
    ) -> Vec<(&'s str, &'s Value<'s>)> {
        let entries =
            |map: &'s Map<'s>| map.iter().map(|(key, value)| Some((key.as_str()?, value)));
        match object {
            None => Vec::new(),
            Some(Value::Map(map)) => entries(map).collect::<Option<_>>().unwrap_or_else(|| {
                self.reject(at, "the keys of a schema must be strings");
                Vec::new()
            }),
            Some(_) => {
                self.reject(at, "expected an object of schemas");
                Vec::new()
            }
        }
    }

    /// Returns the names in a list.
    pub(super) fn names(&mut self, names: Option<&Value<'_>>, at: &Place) -> Vec<String> {
        let read = |value: &Value<'_>| value.as_str().map(String::from);
        let names = match names {
            None => Some(Vec::new()),
            Some(Value::List(names)) => names.iter().map(read).collect(),
            Some(_) => None,
        };
        names.unwrap_or_else(|| {
            self.reject(at, "expected a list of names");
            Vec::new()
        })
    }
}
