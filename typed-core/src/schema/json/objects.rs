//! Schemas of objects: classes if they have `properties`, otherwise maps.

use crate::class::UnknownFields;
use crate::dynamic::{ClassBuilder, DynamicType};
use crate::schema::json::pointer::Place;
use crate::schema::json::types::Types;
use crate::schema::json::{Reader, Typed, any};
use crate::value::{Map, Preview, Value};
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// The keywords that a class expresses.
const OF_CLASS: [&str; 4] = ["type", "properties", "required", "additionalProperties"];

impl<'s> Reader<'s> {
    pub(super) fn object(&mut self, schema: &'s Value<'s>, map: &'s Map<'s>, at: &Place) -> Typed {
        let has = |keyword| map.get(keyword).is_some();
        let has_patterns = has("patternProperties");
        let is_closed = map.get("additionalProperties").and_then(Value::as_bool) == Some(false);
        let is_root = at.pointer() == "#";
        if has("properties") || has("required") || is_closed && !has_patterns || is_root {
            return Typed { of: self.made_of(schema, map, at), expressed: Vec::from(["type"]) };
        }
        let mut expressed = Vec::from(["type"]);
        let values = match self.additional(map, at) {
            Some(values) if !has_patterns => {
                expressed.push("additionalProperties");
                values
            }
            _ => any(),
        };
        let mut typed = Typed { of: DynamicType::map(values), expressed };
        self.limit_length(&mut typed, map, "minProperties", "maxProperties", at);
        if has("unevaluatedProperties") {
            // It depends on the other keywords.
            typed.expressed.clear();
        }
        typed
    }

    /// Returns the type of additional properties; `None` if they are not allowed.
    fn additional(&mut self, map: &'s Map<'s>, at: &Place) -> Option<DynamicType> {
        match map.get("additionalProperties") {
            Some(Value::Bool(false)) => None,
            Some(schema) => Some(self.read(schema, &at.item("additionalProperties"))),
            None => Some(any()),
        }
    }

    /// Returns the class of an object, which is built once for each place.
    pub(super) fn made_of(
        &mut self,
        schema: &'s Value<'s>,
        map: &'s Map<'s>,
        at: &Place,
    ) -> DynamicType {
        if let Some((name, cell)) = self.known.get(at.pointer()) {
            return DynamicType::of_cell(name, cell);
        }
        let class = ClassBuilder::new(at.name().into()).doc(doc(map));
        let of = class.this();
        if let Some(cell) = of.cell() {
            self.known.insert(at.pointer().into(), (at.name().into(), cell));
        }
        if at.is_target() {
            self.unread.push_back((class, schema, at.in_document()));
        } else {
            self.members(class, schema, at);
        }
        of
    }

    /// Adds the members of a class.
    pub(super) fn members(&mut self, mut class: ClassBuilder, schema: &'s Value<'s>, at: &Place) {
        let Some(map) = schema.as_map() else { return };
        let properties = match map.get("properties") {
            Some(Value::Map(properties)) => Some(properties),
            None => None,
            Some(_) => {
                self.reject(&at.key("properties"), "expected an object of schemas");
                None
            }
        };
        let mut expressed = Vec::from(OF_CLASS);
        let has_patterns = map.get("patternProperties").is_some();
        let additional = match self.additional(map, at) {
            // The assertion knows the patterns.
            _ if has_patterns => {
                expressed.retain(|keyword| *keyword != "additionalProperties");
                Some(any())
            }
            additional => additional,
        };
        let required = self.required(map, at);
        for (name, schema) in properties.into_iter().flat_map(Map::iter) {
            let at = at.key("properties");
            match name.as_str() {
                Some("") => expressed.clear(),
                Some(name) => {
                    let is_required = required.contains(name);
                    class = self.property(class, name, schema, is_required, &at);
                }
                None => self.reject(&at, format!("{} is not a name", Preview::of(name).as_str())),
            }
        }
        // A required name without a schema is one of the additional properties.
        let is_property = |name: &str| properties.is_some_and(|named| named.get(name).is_some());
        for name in required.iter().filter(|name| !is_property(name)) {
            match &additional {
                Some(_) if name.is_empty() => expressed.clear(),
                Some(of) => class = class.field_of(*name, of.clone(), |field| field.required()),
                None if self.is_lenient => expressed.retain(|keyword| *keyword != "required"),
                None => {
                    let why = format!("`{name}` is not among the `properties`");
                    self.reject(&at.key("required"), why);
                }
            }
        }
        if map.get("unevaluatedProperties").is_some() {
            // It depends on the other keywords, and on the names of properties.
            expressed.retain(|keyword| *keyword == "properties");
        }
        if self.is_left(map, Types::OBJECT, &expressed) {
            class = class.assert(self.assertion(schema, at, expressed));
        }
        let class = match additional {
            None => class.unknown(UnknownFields::Deny),
            Some(additional) => {
                let mut name = String::from("additionalProperties");
                while is_property(&name) || required.contains(&*name) {
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
        if let Some(default) = default {
            let field =
                class.this().cell().map(|cell| (cell, class.next_field())).filter(|_| !is_required);
            self.add_default(schema, (default, &of), field, &at);
        }
        let can_be_null = !self.is_lenient;
        match default {
            _ if is_required => class.field_of(name, of, |field| field.doc(doc).required()),
            Some(_) if can_be_null => class.field_of(name, of, |field| field.doc(doc)),
            _ => {
                let of = DynamicType::optional(of, can_be_null);
                class.field_of(name, of, |field| field.doc(doc))
            }
        }
    }

    fn required<'m>(&mut self, map: &'m Map<'_>, at: &Place) -> BTreeSet<&'m str> {
        let at = at.key("required");
        let mut required = BTreeSet::new();
        match map.get("required") {
            None => {}
            Some(Value::List(names)) => {
                for (index, name) in names.iter().enumerate() {
                    match name.as_str() {
                        Some(name) => {
                            required.insert(name);
                        }
                        None => {
                            self.reject(
                                &at.key(&format!("{index}")),
                                "expected the name of a property",
                            );
                        }
                    }
                }
            }
            // Draft 3 has it in the property itself.
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
