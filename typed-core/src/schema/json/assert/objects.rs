//! The keywords of lists and objects, compiled.

use crate::schema::json::Reader;
use crate::schema::json::assert::compile::compiled_pattern;
use crate::schema::json::assert::tree::{Contains, Id, Lists, Maps};
use crate::schema::json::keywords::{applies_to, in_draft};
use crate::schema::json::pointer::Place;
use crate::schema::json::types::Types;
use crate::schema::parse_constraint;
use crate::value::{Map, Value};
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

/// Returns `true` if a schema has a keyword of the types that is not yet expressed.
fn has_keyword(map: &Map<'_>, types: Types, expressed: &[&str]) -> bool {
    let keywords = map.iter().filter_map(|(key, _)| key.as_str());
    keywords
        .filter(|keyword| !expressed.contains(keyword))
        .any(|key| applies_to(key) == Some(types))
}

impl<'s> Reader<'s> {
    pub(super) fn compile_lists(
        &mut self,
        map: &'s Map<'s>,
        at: &Place,
        expressed: &[&'static str],
    ) -> Option<Box<Lists>> {
        if !has_keyword(map, Types::ARRAY, expressed) {
            return None;
        }
        let ignores_later = self.ignores_later;
        let get = |keyword: &str| {
            in_draft(map, keyword, ignores_later).filter(|_| !expressed.contains(&keyword))
        };
        let len = ["minItems", "maxItems"];
        let len = self.limits(len.iter().filter(|keyword| !expressed.contains(keyword)), map, at);
        // Before draft 2020-12, `items` can be the list that is now `prefixItems`.
        let (prefix, items) = match (get("prefixItems"), get("items")) {
            (None, Some(Value::List(_))) => ("items", "additionalItems"),
            _ => ("prefixItems", "items"),
        };
        let prefix = match get(prefix) {
            Some(Value::List(schemas)) if schemas.is_empty() => Vec::new(),
            Some(schemas) => self.nodes(schemas, &at.key(prefix)),
            None => Vec::new(),
        };
        Some(Box::new(Lists {
            len,
            prefix,
            items: self.optional_node(get(items), items, at),
            contains: self.compile_contains(get("contains"), map, at),
            is_unique: match get("uniqueItems") {
                None => false,
                Some(Value::Bool(is_unique)) => *is_unique,
                Some(_) => {
                    self.reject(&at.key("uniqueItems"), "expected a boolean");
                    false
                }
            },
            unevaluated: self.optional_node(get("unevaluatedItems"), "unevaluatedItems", at),
        }))
    }

    fn compile_contains(
        &mut self,
        schema: Option<&'s Value<'s>>,
        map: &'s Map<'s>,
        at: &Place,
    ) -> Option<Contains> {
        let mut count = |keyword: &str| {
            let count = parse_constraint::count(map.get(keyword)?);
            count.map_err(|why| self.reject(&at.key(keyword), why)).ok()
        };
        let (min, max) = (count("minContains").unwrap_or(1), count("maxContains"));
        let item = self.optional_node(schema, "contains", at)?;
        Some(Contains { item, min, max: max.unwrap_or(usize::MAX) })
    }

    pub(super) fn compile_maps(
        &mut self,
        map: &'s Map<'s>,
        at: &Place,
        expressed: &[&'static str],
    ) -> Option<Box<Maps>> {
        if !has_keyword(map, Types::OBJECT, expressed) {
            return None;
        }
        let ignores_later = self.ignores_later;
        let get = |keyword: &str| {
            in_draft(map, keyword, ignores_later).filter(|_| !expressed.contains(&keyword))
        };
        let len = ["minProperties", "maxProperties"];
        let len = self.limits(len.iter().filter(|keyword| !expressed.contains(keyword)), map, at);
        let has_fields = expressed.contains(&"properties");
        let mut maps = Maps {
            len,
            properties: self.properties(map, has_fields, &at.key("properties")),
            has_fields,
            patterns: self.patterns(map, at),
            additional: self.optional_node(get("additionalProperties"), "additionalProperties", at),
            names: self.optional_node(get("propertyNames"), "propertyNames", at),
            required: self.names(get("required"), &at.key("required")),
            dependent_required: Vec::new(),
            dependent: Vec::new(),
            unevaluated: self.optional_node(
                get("unevaluatedProperties"),
                "unevaluatedProperties",
                at,
            ),
        };
        self.compile_dependent(&mut maps, map, at);
        Some(Box::new(maps))
    }

    /// Compiles `properties`. The names matter to the other keywords, even if fields check the values.
    fn properties(
        &mut self,
        map: &'s Map<'s>,
        has_fields: bool,
        at: &Place,
    ) -> BTreeMap<String, Id> {
        let mut properties = BTreeMap::new();
        for (name, schema) in self.entries(map.get("properties"), at) {
            let at = at.key(name);
            let id = if has_fields { self.typed_node(schema, &at) } else { self.node(schema, &at) };
            properties.insert(String::from(name), id);
        }
        properties
    }

    fn patterns(
        &mut self,
        map: &'s Map<'s>,
        at: &Place,
    ) -> Vec<(&'static [crate::class::Constraint], Id)> {
        let at = at.key("patternProperties");
        let mut patterns = Vec::new();
        for (pattern, schema) in self.entries(map.get("patternProperties"), &at) {
            match compiled_pattern(pattern) {
                Ok(constraint) => {
                    let constraint: &'static [_] = Box::leak(Box::new([constraint]));
                    patterns.push((constraint, self.node(schema, &at.key(pattern))));
                }
                Err(why) => self.reject(&at.key(pattern), why),
            }
        }
        patterns
    }

    /// Compiles `dependentRequired`, `dependentSchemas`, and `dependencies` of older drafts, which
    /// was both.
    fn compile_dependent(&mut self, maps: &mut Maps, map: &'s Map<'s>, at: &Place) {
        for keyword in ["dependentRequired", "dependentSchemas", "dependencies"] {
            let at = at.key(keyword);
            for (name, value) in self.entries(map.get(keyword), &at) {
                let at = at.key(name);
                let is_list = matches!(value, Value::List(_));
                if keyword == "dependentRequired" || is_list && keyword == "dependencies" {
                    let names = self.names(Some(value), &at);
                    maps.dependent_required.push((name.into(), names));
                } else {
                    maps.dependent.push((name.into(), self.node(value, &at)));
                }
            }
        }
    }

    fn optional_node(
        &mut self,
        schema: Option<&'s Value<'s>>,
        keyword: &str,
        at: &Place,
    ) -> Option<Id> {
        schema.map(|schema| self.node(schema, &at.key(keyword)))
    }
}
