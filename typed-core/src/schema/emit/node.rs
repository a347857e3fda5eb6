//! One schema while it is put together: keywords with their values.

use crate::class::Kind;
use crate::value::{Literal, Map, Untyped, Value};
use alloc::string::String;
use alloc::vec::Vec;

/// A schema. Without keywords it accepts every value.
#[derive(Clone, Debug, Default)]
pub(super) struct Node(Map<'static>);

impl Node {
    /// Returns the schema of a type of JSON.
    pub(super) fn of(of: &'static str) -> Self {
        Self::default().with("type", of)
    }

    /// Returns the schema that accepts no value.
    pub(super) fn never() -> Self {
        Self::default().with("not", Map::new())
    }

    /// Returns the schema that refers to a definition.
    pub(super) fn reference(target: String) -> Self {
        Self::default().with("$ref", target)
    }

    /// Returns `true` if the schema only refers to a definition.
    #[cfg(feature = "dynamic")]
    pub(super) fn is_reference(&self) -> bool {
        self.0.len() == 1 && self.has("$ref")
    }

    /// Returns a schema of alternatives under the keyword. A single one is the schema itself.
    pub(super) fn any_of(keyword: &'static str, mut of: Vec<Self>) -> Self {
        match of.pop() {
            None => Self::never(),
            Some(only) if of.is_empty() => only,
            Some(last) => {
                of.push(last);
                Self::default().with(keyword, list(of))
            }
        }
    }

    /// Returns the schema with a keyword, in place of the same keyword.
    pub(super) fn with(mut self, keyword: &'static str, value: impl Into<Untyped>) -> Self {
        self.set(keyword, value);
        self
    }

    /// Returns the schema with a keyword for the parts of its values, unless they can be any.
    #[cfg(feature = "dynamic")]
    pub(super) fn with_part(self, keyword: &'static str, part: Self) -> Self {
        if part.is_open() { self } else { self.with(keyword, part) }
    }

    /// Sets a keyword.
    pub(super) fn set(&mut self, keyword: &'static str, value: impl Into<Untyped>) {
        match self.0.get_mut(keyword) {
            Some(place) => *place = value.into(),
            None => self.0.push(keyword, value.into()),
        }
    }

    #[cfg(feature = "dynamic")]
    pub(super) const fn keywords(&self) -> &Map<'static> {
        &self.0
    }

    pub(super) fn get(&self, keyword: &str) -> Option<&Untyped> {
        self.0.get(keyword)
    }

    pub(super) fn take(&mut self, keyword: &str) -> Option<Untyped> {
        self.0.remove(keyword)
    }

    pub(super) fn has(&self, keyword: &str) -> bool {
        self.get(keyword).is_some()
    }

    /// Returns `true` if it accepts every value.
    pub(super) fn is_open(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a schema that values must satisfy too.
    pub(super) fn and(&mut self, other: Self) {
        match self.0.get_mut("allOf").and_then(Value::as_list_mut) {
            Some(all) => all.push(other.into()),
            None => self.set("allOf", list([other])),
        }
    }

    /// Adds the keywords of a schema that values must satisfy too. They stay a schema of their own where
    /// keywords would change each other's meaning.
    #[cfg(feature = "dynamic")]
    pub(super) fn join(&mut self, other: Self) {
        /// Keywords that depend on each other.
        const GROUPS: [&[&str]; 4] = [
            &["properties", "patternProperties", "additionalProperties"],
            &["prefixItems", "items"],
            &["contains", "minContains", "maxContains"],
            &["if", "then", "else"],
        ];
        /// Keywords that depend on all others.
        const UNEVALUATED: [&str; 2] = ["unevaluatedItems", "unevaluatedProperties"];
        let has_any = |node: &Self, keywords: &[&str]| keywords.iter().any(|it| node.has(it));
        let clashes = GROUPS.iter().any(|group| has_any(self, group) && has_any(&other, group))
            || has_any(self, &UNEVALUATED)
            || has_any(&other, &UNEVALUATED)
            || other
                .0
                .iter()
                .any(|(keyword, _)| self.0.get(keyword.as_str().unwrap_or("")).is_some());
        match clashes && !self.is_open() {
            true => self.and(other),
            false => self.merge(other),
        }
    }

    /// Adds a keyword. If there is one already, values must satisfy both.
    pub(super) fn add(&mut self, keyword: &'static str, value: impl Into<Untyped>) {
        if self.has(keyword) {
            self.and(Self::default().with(keyword, value));
        } else {
            self.set(keyword, value);
        }
    }

    /// Adds the keywords of another schema.
    pub(super) fn merge(&mut self, other: Self) {
        for (keyword, value) in other.0 {
            match keyword.as_str().and_then(|keyword| self.0.get_mut(keyword)) {
                Some(place) => *place = value,
                None => self.0.push(keyword, value),
            }
        }
    }

    /// Returns the schema of `null` and of the values that this one accepts.
    pub(super) fn or_null(mut self) -> Self {
        const BROAD: [&str; 8] = ["$ref", "enum", "const", "anyOf", "oneOf", "allOf", "not", "if"];
        let has_null = |constants: &Value<'_>| {
            constants.as_list().is_some_and(|all| all.iter().any(Value::is_null))
        };
        if self.is_open() || self.0.len() == 1 && self.get("enum").is_some_and(has_null) {
            return self;
        }
        let is_simple = !BROAD.iter().any(|keyword| self.has(keyword));
        match self.0.get_mut("type").filter(|_| is_simple) {
            Some(types) if *types == "null" => self,
            Some(types @ Value::Str(_)) => {
                let one = core::mem::take(types);
                *types = Value::from_iter([one, "null".into()]);
                self
            }
            Some(Value::List(types)) => {
                if !types.iter().any(|one| *one == "null") {
                    types.to_mut().push("null".into());
                }
                self
            }
            _ => Self::any_of("anyOf", Vec::from([self, Self::of("null")])),
        }
    }

    /// Returns the schema of a part, which is `true` if it accepts every value.
    pub(super) fn into_part(self) -> Untyped {
        if self.is_open() { Value::Bool(true) } else { Value::Map(self.0) }
    }

    /// Returns the keywords, also if there are none.
    pub(super) fn into_map(self) -> Map<'static> {
        self.0
    }
}

impl From<Map<'static>> for Node {
    fn from(map: Map<'static>) -> Self {
        Self(map)
    }
}

impl From<Node> for Untyped {
    fn from(node: Node) -> Self {
        node.into_part()
    }
}

/// Returns a list of schemas.
pub(super) fn list(nodes: impl IntoIterator<Item = Node>) -> Untyped {
    nodes.into_iter().map(Node::into_part).collect()
}

/// Returns the constant of a literal; `None` for an expression, and for a float that JSON cannot express.
pub(super) fn constant(literal: Literal) -> Option<Untyped> {
    match literal {
        Literal::Float(float) if !float.is_finite() => None,
        Literal::Expr(_) => None,
        other => Some(Value::from(other)),
    }
}

/// Returns the name of the type in JSON, of a kind that has one.
pub(super) const fn name_of(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Null => "null",
        Kind::Bool => "boolean",
        Kind::Int => "integer",
        Kind::Float => "number",
        Kind::Str => "string",
        Kind::Bytes | Kind::List => "array",
        Kind::Map => "object",
        _ => return None,
    })
}
