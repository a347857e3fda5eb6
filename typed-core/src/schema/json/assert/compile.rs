//! The compiler of schemas that no type expresses.

use crate::class::{Constraint, Held, one_of_text};
use crate::record::ToValue;
use crate::schema::json::assert::Compiled;
use crate::schema::json::assert::canon::Canon;
use crate::schema::json::assert::tree::{Applied, Constants, Id, Node, Tree};
use crate::schema::json::infer::declared;
use crate::schema::json::keywords::in_draft;
use crate::schema::json::pointer::Place;
use crate::schema::json::types::Types;
use crate::schema::json::{NESTED, REFERENCES, Reader};
use crate::schema::parse_constraint;
use crate::value::{MAX_DEPTH, Map, Untyped, Value};
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, VecDeque};
use alloc::string::String;
use alloc::vec::Vec;
use std::sync::OnceLock;

/// The schemas that are still to be compiled. They are in a queue, so that a chain of references can
/// have any length.
pub(in crate::schema::json) struct Pending<'s> {
    tree: &'static OnceLock<Tree>,
    nodes: Vec<Node>,
    known: BTreeMap<String, Id>,
    queue: VecDeque<(Id, &'s Value<'s>, Place, Vec<&'static str>)>,
}

impl Pending<'_> {
    pub(in crate::schema::json) fn new() -> Self {
        let tree = Box::leak(Box::default());
        Self { tree, nodes: Vec::new(), known: BTreeMap::new(), queue: VecDeque::new() }
    }
}

impl<'s> Reader<'s> {
    /// Returns the assertion of a schema without the keywords that its type expresses.
    pub(in crate::schema::json) fn assertion(
        &mut self,
        schema: &'s Value<'s>,
        at: &Place,
        expressed: Vec<&'static str>,
    ) -> &'static Compiled {
        let root = self.add(schema, at.in_document(), expressed);
        Box::leak(Box::new(Compiled { tree: self.pending.tree, root }))
    }

    /// Returns the number of the schema at a place, which is compiled once.
    pub(super) fn node(&mut self, schema: &'s Value<'s>, at: &Place) -> Id {
        let at = at.in_document();
        match self.pending.known.get(at.pointer()) {
            Some(id) => *id,
            None => {
                let pointer = String::from(at.pointer());
                let id = self.add(schema, at, Vec::new());
                self.pending.known.insert(pointer, id);
                id
            }
        }
    }

    /// Returns the number of a schema that only knows its types.
    pub(super) fn typed_node(&mut self, schema: &Value<'_>, at: &Place) -> Id {
        let id = self.pending.nodes.len();
        let types = schema.as_map().map_or(Types::ALL, declared);
        self.pending.nodes.push(Node { types, ..Node::any(at.pointer().into()) });
        id
    }

    fn add(&mut self, schema: &'s Value<'s>, at: Place, expressed: Vec<&'static str>) -> Id {
        let id = self.pending.nodes.len();
        self.pending.nodes.push(Node::any(at.pointer().into()));
        self.pending.queue.push_back((id, schema, at, expressed));
        id
    }

    /// Compiles all schemas. Their assertions can check values from then on.
    pub(in crate::schema::json) fn compile(&mut self) {
        while let Some((id, schema, at, expressed)) = self.pending.queue.pop_front() {
            let node = self.compile_schema(schema, &at, &expressed);
            if let Some(place) = self.pending.nodes.get_mut(id) {
                *place = Node { is_target: place.is_target, ..node };
            }
        }
        let tree = Tree { nodes: core::mem::take(&mut self.pending.nodes) };
        self.check_loops(&tree);
        // It is set once.
        let _ = self.pending.tree.set(tree);
    }

    fn compile_schema(
        &mut self,
        schema: &'s Value<'s>,
        at: &Place,
        expressed: &[&'static str],
    ) -> Node {
        let mut node = Node::any(at.pointer().into());
        match schema {
            _ if at.depth() >= MAX_DEPTH => self.reject(at, NESTED),
            Value::Bool(true) => {}
            Value::Bool(false) => node.types = Types::NONE,
            Value::Map(map) => self.compile_map(&mut node, map, at, expressed),
            _ => self.reject(at, "expected an object or a boolean"),
        }
        node
    }

    fn compile_map(
        &mut self,
        node: &mut Node,
        map: &'s Map<'s>,
        at: &Place,
        expressed: &[&'static str],
    ) {
        let types = self.declared(map, at);
        self.check_keywords(map, types, at);
        let ignores_later = self.ignores_later;
        let get = |keyword: &str| {
            in_draft(map, keyword, ignores_later).filter(|_| !expressed.contains(&keyword))
        };
        for keyword in REFERENCES.into_iter().filter(|keyword| get(keyword).is_some()) {
            if let Some(id) = self.reference(map, keyword, at) {
                node.applied.push(Applied::All(Vec::from([id])));
            }
            if self.draft.is_old {
                return;
            }
        }
        if get("type").is_some() {
            node.types = declared(map);
        }
        node.constants = self.compile_constants(get("enum"), get("const"), at);
        let numbers = NUMBERS.iter().filter(|keyword| !expressed.contains(keyword));
        node.numbers = self.limits(numbers, map, at);
        let strings = ["minLength", "maxLength", "pattern"];
        let strings = strings.iter().filter(|keyword| !expressed.contains(keyword));
        node.strings = self.limits(strings, map, at);
        node.lists = self.compile_lists(map, at, expressed);
        node.maps = self.compile_maps(map, at, expressed);
        for (keyword, applied) in [
            ("allOf", Applied::All as fn(Vec<Id>) -> Applied),
            ("anyOf", Applied::Any),
            ("oneOf", Applied::One),
        ] {
            if let Some(schemas) = get(keyword) {
                node.applied.push(applied(self.nodes(schemas, &at.key(keyword))));
            }
        }
        if let Some(schema) = get("not") {
            node.applied.push(Applied::Not(self.node(schema, &at.key("not"))));
        }
        if let Some(test) = get("if") {
            let test = self.node(test, &at.key("if"));
            let mut branch =
                |keyword| get(keyword).map(|schema| self.node(schema, &at.key(keyword)));
            let (then, otherwise) = (branch("then"), branch("else"));
            node.applied.push(Applied::If { test, then, otherwise });
        }
    }

    /// Returns the number of the schema that a reference leads to.
    fn reference(&mut self, map: &Map<'_>, keyword: &str, at: &Place) -> Option<Id> {
        let (target, schema) = self.target(map, keyword, at)?;
        let id = self.node(schema, &target);
        if let Some(node) = self.pending.nodes.get_mut(id) {
            node.is_target = true;
        }
        Some(id)
    }

    fn compile_constants(
        &mut self,
        listed: Option<&Value<'_>>,
        only: Option<&Value<'_>>,
        at: &Place,
    ) -> Option<Constants> {
        let mut values: Vec<Untyped> = match listed {
            None => Vec::from([only?.clone().into_owned()]),
            Some(Value::List(values)) => values.iter().map(|it| it.clone().into_owned()).collect(),
            Some(_) => {
                self.reject(&at.key("enum"), "expected a list of values");
                return None;
            }
        };
        if let (Some(_), Some(only)) = (listed, only) {
            let canon = Canon::of(only);
            values.retain(|value| Canon::of(value) == canon);
            if values.is_empty() && !self.is_lenient {
                self.reject(&at.key("const"), "is not among the values of `enum`");
            }
        }
        let text = one_of_text(&values);
        let listed: &'static [Untyped] = values.leak();
        let mut values: Vec<_> = listed.iter().map(Canon::of).collect();
        values.sort_unstable();
        Some(Constants { listed, values, text })
    }

    /// Returns the constraints of keywords with numbers, and of `pattern`.
    pub(super) fn limits<'k>(
        &mut self,
        keywords: impl Iterator<Item = &'k &'static str>,
        map: &Map<'_>,
        at: &Place,
    ) -> &'static [Constraint] {
        let mut constraints = Vec::new();
        for keyword in keywords {
            let Some(value) = map.get(keyword) else { continue };
            match limit(keyword, value, map) {
                Ok(constraint) => constraints.extend(constraint),
                Err(why) => self.reject(&at.key(keyword), why),
            }
        }
        constraints.leak()
    }
}

const NUMBERS: [&str; 5] =
    ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];

/// Returns the constraint of a keyword. A boolean `exclusiveMinimum`, of draft 4, changes the
/// meaning of `minimum`.
fn limit(keyword: &str, value: &Value<'_>, map: &Map<'_>) -> Result<Option<Constraint>, String> {
    use core::ops::Bound::{Excluded, Included, Unbounded};
    let number = || parse_constraint::number(value);
    let count = || parse_constraint::count(value);
    let is_exclusive = |keyword: &str| map.get(keyword).and_then(Value::as_bool) == Some(true);
    Ok(Some(match keyword {
        "exclusiveMinimum" | "exclusiveMaximum" if value.as_bool().is_some() => return Ok(None),
        "minimum" if is_exclusive("exclusiveMinimum") => {
            Constraint::range((Excluded(number()?), Unbounded))
        }
        "maximum" if is_exclusive("exclusiveMaximum") => {
            Constraint::range((Unbounded, Excluded(number()?)))
        }
        "minimum" => Constraint::range((Included(number()?), Unbounded)),
        "maximum" => Constraint::range((Unbounded, Included(number()?))),
        "exclusiveMinimum" => Constraint::range((Excluded(number()?), Unbounded)),
        "exclusiveMaximum" => Constraint::range((Unbounded, Excluded(number()?))),
        "multipleOf" => Constraint::multiple_of(parse_constraint::divisor(value)?),
        "pattern" => {
            let pattern = value.as_str().ok_or_else(|| String::from("expected a string"))?;
            return compiled_pattern(pattern).map(Some);
        }
        "minLength" | "minItems" | "minProperties" => Constraint::len(count()?..),
        _ => Constraint::len(..=count()?),
    }))
}

/// Returns a constraint whose regular expression is valid.
pub(super) fn compiled_pattern(pattern: &str) -> Result<Constraint, String> {
    let constraint = parse_constraint::pattern(pattern)?;
    match constraint.fault_after(&[], Held::of(String::TYPE)) {
        Some(why) => Err(why),
        None => Ok(constraint),
    }
}
