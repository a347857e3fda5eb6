//! Schemas of objects: classes if they have `properties`, otherwise maps.

use crate::class::UnknownFields;
use crate::dynamic::{ClassBuilder, DynamicType};
use crate::schema::json::pointer::Place;
use crate::schema::json::{Reader, any};
use crate::value::{Map, Preview, Value};
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;

impl<'s> Reader<'s> {
    pub(super) fn object(&mut self, map: &'s Map<'s>, at: &Place) -> DynamicType {
        let has = |keyword| map.get(keyword).is_some();
        let is_closed = map.get("additionalProperties").and_then(Value::as_bool) == Some(false);
        if !(has("properties") || has("required") || is_closed) {
            let values = self.additional(map, at).unwrap_or_else(any);
            let of = DynamicType::map(values);
            return self.limit_length(of, map, "minProperties", "maxProperties", at);
        }
        for keyword in ["minProperties", "maxProperties"] {
            if has(keyword) {
                let why = format!("`{keyword}` is not supported beside `properties`");
                self.reject(&at.key(keyword), why);
            }
        }
        self.made_of(map, at)
    }

    /// Returns the type of additional properties; `None` if they are not allowed.
    pub(super) fn additional(&mut self, map: &'s Map<'s>, at: &Place) -> Option<DynamicType> {
        match map.get("additionalProperties") {
            Some(Value::Bool(false)) => None,
            Some(schema) => Some(self.read(schema, &at.item("additionalProperties"))),
            None => Some(any()),
        }
    }

    /// Returns the class of an object, which is built once for each place.
    pub(super) fn made_of(&mut self, map: &'s Map<'s>, at: &Place) -> DynamicType {
        if let Some((name, cell)) = self.known.get(at.pointer()) {
            return DynamicType::of_cell(name, cell);
        }
        let class = ClassBuilder::new(at.name().into()).doc(doc(map));
        let of = class.this();
        if let Some(cell) = of.cell() {
            self.known.insert(at.pointer().into(), (at.name().into(), cell));
        }
        if at.is_target() {
            self.unread.push_back((class, map, at.in_document()));
        } else {
            self.members(class, map, at);
        }
        of
    }

    /// Adds the members of a class.
    pub(super) fn members(&mut self, mut class: ClassBuilder, map: &'s Map<'s>, at: &Place) {
        let properties = match map.get("properties") {
            Some(Value::Map(properties)) => Some(properties),
            None => None,
            Some(_) => {
                self.reject(&at.key("properties"), "expected an object of schemas");
                None
            }
        };
        let required = self.required(map, properties, at);
        for (name, schema) in properties.into_iter().flat_map(Map::iter) {
            let at = at.key("properties");
            match name.as_str() {
                Some(name) => {
                    let is_required = required.contains(name);
                    class = self.property(class, name, schema, is_required, &at);
                }
                None => self.reject(&at, format!("{} is not a name", Preview::of(name).as_str())),
            }
        }
        let class = match self.additional(map, at) {
            None => class.unknown(UnknownFields::Deny),
            Some(additional) => {
                let mut name = String::from("additionalProperties");
                while properties.is_some_and(|named| named.get(&name).is_some()) {
                    name.push('_');
                }
                class.field_of(name, DynamicType::map(additional), |field| field.extras())
            }
        };
        self.classes.push(class);
    }

    fn property(
        &mut self,
        class: ClassBuilder,
        name: &str,
        schema: &'s Value<'s>,
        is_required: bool,
        at: &Place,
    ) -> ClassBuilder {
        let at = at.named(name);
        let of = self.read(schema, &at);
        let map = schema.as_map();
        let doc = map.map(doc).unwrap_or_default();
        let default = map.and_then(|map| map.get("default"));
        let default = default.map(|default| default.clone().into_owned());
        if let Some(default) = &default {
            self.defaults.push((of.clone(), default.clone(), at.key("default")));
        }
        match default.filter(|_| !is_required) {
            Some(default) => class.field_of(name, of, |field| field.doc(doc).default(default)),
            None if is_required => class.field_of(name, of, |field| field.doc(doc).required()),
            None => class.field_of(name, DynamicType::option(of), |field| field.doc(doc)),
        }
    }

    fn required<'m>(
        &mut self,
        map: &'m Map<'_>,
        properties: Option<&Map<'_>>,
        at: &Place,
    ) -> BTreeSet<&'m str> {
        let at = at.key("required");
        let names = properties.into_iter().flat_map(Map::iter).filter_map(|(key, _)| key.as_str());
        let names: BTreeSet<&str> = names.collect();
        let is_property = |name: &str| names.contains(name);
        let mut required = BTreeSet::new();
        match map.get("required") {
            None => {}
            Some(Value::List(names)) => {
                for (index, name) in names.iter().enumerate() {
                    let at = at.key(&format!("{index}"));
                    match name.as_str() {
                        Some(name) if is_property(name) => {
                            required.insert(name);
                        }
                        Some(name) => {
                            self.reject(&at, format!("`{name}` is not among the `properties`"));
                        }
                        None => self.reject(&at, "expected the name of a property"),
                    }
                }
            }
            Some(_) => self.reject(&at, "expected a list of names"),
        }
        required
    }
}

/// Returns the documentation of a schema.
fn doc(map: &Map<'_>) -> String {
    let said = map.get("description").or_else(|| map.get("title"));
    said.and_then(Value::as_str).unwrap_or_default().into()
}
