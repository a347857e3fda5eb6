//! Classes and types from JSON Schema.

pub(super) mod assert;
mod constants;
mod default;
mod identifiers;
mod infer;
mod keywords;
mod objects;
mod pointer;
mod reader;
mod scalars;
mod types;
mod uri;

use crate::class::LateClass;
use crate::dynamic::{ClassBuilder, DefineClassErrorKind, DynamicType, Faults};
use crate::schema::json::assert::Pending;
use crate::schema::json::identifiers::{Draft, Identifiers, Unresolved};
#[cfg(feature = "schema")]
pub(super) use crate::schema::json::infer::declared;
use crate::schema::json::keywords::implied;
use crate::schema::json::pointer::{Place, decoded};
use crate::schema::json::types::Kind;
pub(super) use crate::schema::json::types::Types;
use crate::value::{MAX_DEPTH, Map, Untyped, Value};
use alloc::collections::{BTreeMap, BTreeSet, VecDeque};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
pub use reader::SchemaReader;

const NO_OBJECT: &str = "expected a schema of an object";

/// The keywords that lead to another schema.
const REFERENCES: [&str; 2] = ["$ref", "$dynamicRef"];

const NESTED: &str = "nested more deeply than 128 levels";

/// The state of reading a schema.
struct Reader<'s> {
    /// `true` if keywords that check nothing here are ignored, as the specification says.
    is_lenient: bool,
    draft: Draft<'s>,
    /// `true` if keywords of drafts after 4 are annotations.
    ignores_later: bool,
    faults: Faults,
    /// The pointers of reported faults. A place can be read several times.
    reported: BTreeSet<String>,
    classes: Vec<ClassBuilder>,
    defaults: Vec<default::Default>,
    /// The classes by their pointers, including those that are being read.
    known: BTreeMap<String, (String, &'static LateClass)>,
    /// Classes found through a `$ref`, whose members are still to be read. They are read from a
    /// queue and not recursively, so that a chain of references can have any length.
    unread: VecDeque<(ClassBuilder, &'s Value<'s>, Place)>,
    identifiers: Identifiers<'s>,
    /// The references that are being followed, to detect cycles.
    open: Vec<String>,
    /// The types that schemas allow, by their addresses.
    inferred: BTreeMap<usize, Types>,
    pending: Pending<'s>,
}

/// The type of a schema, with the keywords that it expresses.
struct Typed {
    of: DynamicType,
    expressed: Vec<&'static str>,
}

impl<'s> Reader<'s> {
    fn new(root: &'s Value<'s>, is_lenient: bool) -> Self {
        let draft = Draft::of(root);
        Self {
            is_lenient,
            draft,
            ignores_later: is_lenient && draft.is_draft_4,
            faults: Faults::default(),
            reported: BTreeSet::new(),
            classes: Vec::new(),
            defaults: Vec::new(),
            known: BTreeMap::new(),
            unread: VecDeque::new(),
            identifiers: Identifiers::of(root, draft),
            open: Vec::new(),
            inferred: BTreeMap::new(),
            pending: Pending::new(),
        }
    }

    /// Returns the type of a schema. After a fault it is any type.
    fn read(&mut self, schema: &'s Value<'s>, at: &Place) -> DynamicType {
        if at.depth() >= MAX_DEPTH {
            self.reject(at, NESTED);
            return any();
        }
        match schema {
            Value::Bool(true) => any(),
            Value::Map(map) => match REFERENCES.iter().find(|keyword| map.get(keyword).is_some()) {
                Some(keyword) if self.is_reference(map, keyword, at) => {
                    self.follow(map, keyword, at)
                }
                _ => self.read_map(schema, map, at),
            },
            Value::Bool(false) => any().assert(self.assertion(schema, at, Vec::new())),
            _ => {
                self.reject(at, "expected an object or a boolean");
                any()
            }
        }
    }

    /// Returns `true` if only the reference of a schema checks values.
    fn is_reference(&mut self, map: &Map<'_>, keyword: &str, at: &Place) -> bool {
        let keys = map.iter().filter_map(|(key, _)| key.as_str());
        let others = keys.filter(|key| *key != keyword && keywords::applies_to(key).is_some());
        let others: Vec<&str> = others.collect();
        if self.draft.is_old && !self.is_lenient {
            for key in &others {
                self.reject(
                    &at.key(key),
                    format!("the keyword `{key}` does not apply beside `$ref` in this draft"),
                );
            }
        }
        if others.is_empty() || self.draft.is_old {
            self.check_keywords(map, Types::ALL, at);
            return true;
        }
        false
    }

    fn read_map(&mut self, schema: &'s Value<'s>, map: &'s Map<'s>, at: &Place) -> DynamicType {
        let local = self.local(map);
        if let Some((only, below, is_nullable)) = self.only(map, at) {
            self.check_keywords(map, Types::ALL, at);
            let of = self.read(only, &below);
            return if is_nullable { DynamicType::option(of) } else { of };
        }
        let is_named = map.get("type").is_some() || local != Types::ALL;
        let implied = if self.is_lenient || is_named { None } else { implied(map) };
        let local = implied.map_or(local, Kind::types);
        self.declared(map, at);
        self.check_keywords(map, local, at);
        let types = self.infer(schema, at).and(local);
        if types.is_none() && !self.is_lenient {
            self.reject(at, "no value is of the type");
            return any();
        }
        let Typed { of, expressed } = match types.single() {
            Some(Kind::Object) => self.object(schema, map, at),
            Some(kind) => self.of_kind(kind, map, at),
            None => self.of_several(map),
        };
        let is_left = match of.cell() {
            // The class has the assertion of its objects.
            Some(_) => types.overlaps(Types::NULL) && self.is_left(map, Types::NULL, &expressed),
            None => self.is_left(map, types, &expressed),
        };
        let is_null = types == Types::NULL;
        let of = match types.overlaps(Types::NULL) && types != Types::ALL && !is_null {
            true if types.single().is_some() => DynamicType::option(of),
            _ => of,
        };
        match is_left {
            true => of.assert(self.assertion(schema, at, expressed)),
            false => of,
        }
    }

    /// Returns `true` if a schema has keywords for the types that are not expressed.
    fn is_left(&self, map: &Map<'_>, types: Types, expressed: &[&str]) -> bool {
        let keywords = map.iter().filter_map(|(key, _)| key.as_str());
        keywords.filter(|keyword| !expressed.contains(keyword)).any(|keyword| {
            keywords::applies_to(keyword).is_some_and(|of| types.is_none() || of.overlaps(types))
        })
    }

    fn of_kind(&mut self, kind: Kind, map: &'s Map<'s>, at: &Place) -> Typed {
        if map.get("enum").is_some() || self.keyword(map, "const").is_some() {
            return self.constants(kind, map, at);
        }
        match kind {
            Kind::Null => Typed { of: DynamicType::of::<()>(), expressed: Vec::from(["type"]) },
            Kind::Boolean => {
                Typed { of: DynamicType::of::<bool>(), expressed: Vec::from(["type"]) }
            }
            Kind::Integer => self.integer(map, at),
            Kind::Number => self.number(map, at),
            Kind::String => self.string(map, at),
            Kind::Array | Kind::Object => self.array(map, at),
        }
    }

    /// Returns the value of a keyword, if the draft has it.
    fn keyword<'m>(&self, map: &'m Map<'m>, keyword: &str) -> Option<&'m Value<'m>> {
        keywords::in_draft(map, keyword, self.ignores_later)
    }

    /// Returns the schema that a schema consists of, if that is all it says, and `true` if `null` is
    /// allowed too.
    fn only(&mut self, map: &'s Map<'s>, at: &Place) -> Option<(&'s Value<'s>, Place, bool)> {
        let keys = map.iter().filter_map(|(key, _)| key.as_str());
        let mut keys = keys.filter(|key| keywords::applies_to(key).is_some());
        let (Some(key), None) = (keys.next(), keys.next()) else { return None };
        let at = at.key(key);
        match (key, map.get(key)?.as_list()?) {
            ("allOf" | "anyOf" | "oneOf", [only]) => Some((only, at.key("0"), false)),
            ("anyOf" | "oneOf", [left, right]) => {
                let (other, index) = match (is_null(left), is_null(right)) {
                    (false, true) => (left, "0"),
                    (true, false) => (right, "1"),
                    _ => return None,
                };
                // Two schemas of `oneOf` must not accept `null`.
                let is_clear = key == "anyOf" || !self.infer(other, &at).overlaps(Types::NULL);
                is_clear.then(|| (other, at.key(index), true))
            }
            _ => None,
        }
    }

    /// Returns the type that a reference leads to.
    fn follow(&mut self, map: &Map<'_>, keyword: &str, at: &Place) -> DynamicType {
        let Some((target, schema)) = self.target(map, keyword, at) else { return any() };
        // A class that is known is not read again, so that classes can contain each other.
        let is_known = self.known.contains_key(target.pointer());
        if !is_known && self.open.iter().any(|open| open == target.pointer()) {
            // No type contains itself, so that the values are checked and not typed.
            return any().assert(self.assertion(schema, &target, Vec::new()));
        }
        self.open.push(target.pointer().into());
        let of = self.read(schema, &target);
        self.open.pop();
        of
    }

    /// Returns the place and the schema that a reference leads to.
    fn target(
        &mut self,
        map: &Map<'_>,
        keyword: &str,
        at: &Place,
    ) -> Option<(Place, &'s Value<'s>)> {
        let at = at.key(keyword);
        let Some(reference) = map.get(keyword).and_then(Value::as_str) else {
            self.reject(&at, "expected a string");
            return None;
        };
        match self.identifiers.resolve(map, reference, &at) {
            Ok(target) if keyword == "$dynamicRef" && self.is_dynamic(reference, target.1) => {
                let why = "leads to different schemas, as the ones around it decide, which is not supported";
                self.reject(&at, why);
                None
            }
            Ok(target) => Some(target),
            Err(Unresolved::Missing) => {
                self.reject(&at, format!("there is nothing at `{reference}`"));
                None
            }
            Err(Unresolved::Elsewhere) => {
                let why = "is in another document; only places in this one are supported";
                self.reject(&at, format!("`{reference}` {why}"));
                None
            }
        }
    }

    /// Returns `true` if a `$dynamicRef` can lead to other schemas than the one that it names.
    fn is_dynamic(&self, reference: &str, target: &Value<'_>) -> bool {
        let name =
            target.as_map().and_then(|map| map.get("$dynamicAnchor")).and_then(Value::as_str);
        let fragment = reference.split_once('#').and_then(|(_, fragment)| decoded(fragment));
        name.is_some_and(|name| {
            fragment.as_deref() == Some(name) && !self.identifiers.is_only(name)
        })
    }

    fn reject(&mut self, at: &Place, why: impl Into<String>) {
        self.reject_pointer(at.pointer(), why);
    }

    fn reject_pointer(&mut self, pointer: &str, why: impl Into<String>) {
        if self.reported.insert(pointer.into()) {
            let (pointer, why) = (pointer.into(), why.into());
            self.faults.push(DefineClassErrorKind::Schema { pointer, why });
        }
    }
}

/// Returns `true` for a schema of `null`.
fn is_null(schema: &Value<'_>) -> bool {
    let is_type = |(key, value): (&Value<'_>, &Value<'_>)| {
        key.as_str() == Some("type") && value.as_str() == Some("null")
    };
    schema.as_map().is_some_and(|map| map.len() == 1 && map.iter().all(is_type))
}

fn any() -> DynamicType {
    DynamicType::of::<Untyped>()
}
