//! Classes from JSON Schema, as far as a class can express one.

mod default;
mod enum_const;
mod keywords;
mod objects;
mod pointer;
mod validation;

use crate::class::LateClass;
use crate::dynamic::{
    ClassBuilder, DefineClassError, DefineClassErrorKind, DynamicClass, DynamicType, Faults,
    built_in,
};
use crate::schema::json::keywords::{Kind, check_keywords, kinds};
use crate::schema::json::pointer::{Index, Place, resolve};
use crate::value::{MAX_DEPTH, Map, Untyped, Value};
use alloc::collections::{BTreeMap, BTreeSet, VecDeque};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

impl DynamicClass {
    /// Builds a class from a JSON Schema that describes an object. Nested objects get classes of
    /// their own.
    ///
    /// It accepts these keywords of draft 2020-12, and of older drafts if they have the same
    /// meaning:
    /// - `type`, also as a list of one type and `"null"`
    /// - `properties`, `required`, `additionalProperties`
    /// - `enum`, `const`
    /// - `minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum`, `multipleOf`
    /// - `minLength`, `maxLength`, and `pattern` with the feature `regex`
    /// - `items`, `minItems`, `maxItems`; for maps `minProperties` and `maxProperties`
    /// - `default` of a property that is not required
    /// - `$ref` to a place in the same document, which may be recursive
    /// - annotations, of which `format` is one
    ///
    /// `null` stands for a property that is not given. An integer is an `i64`, and `1.0` is not an
    /// integer.
    ///
    /// # Errors
    /// Every fault has its place as a JSON pointer:
    /// - A keyword that is not listed above.
    /// - Another fault of the schema.
    /// - A default that the schema rejects.
    pub fn from_json_schema(
        name: impl Into<String>,
        schema: &Value<'_>,
    ) -> Result<&'static Self, DefineClassError> {
        let mut reader = Reader::new(schema);
        let root = Place::root(name.into());
        let class = reader.class(schema, &root);
        while let Some((class, map, at)) = reader.unread.pop_front() {
            reader.members(class, map, &at);
        }
        // Objects can contain each other, so all classes are built before defaults are checked.
        let classes = core::mem::take(&mut reader.classes);
        let made: Vec<_> =
            classes.into_iter().map(|class| class.make(&mut reader.faults)).collect();
        reader.check_defaults();
        let mut faults = reader.faults;
        if faults.is_empty() {
            for class in made {
                class.finish(&mut faults);
            }
        }
        match faults.result(class)?.and_then(built_in) {
            Some(class) => Ok(class),
            None => Err(DefineClassError::of(root.fault(NO_OBJECT))),
        }
    }
}

const NO_OBJECT: &str = "expected a schema of an object with `properties`";

/// The state of reading a schema.
struct Reader<'s> {
    root: &'s Value<'s>,
    faults: Faults,
    /// The pointers of reported faults. A place can be read several times.
    reported: BTreeSet<String>,
    classes: Vec<ClassBuilder>,
    defaults: Vec<default::Default>,
    /// The classes by their pointers, including those that are being read.
    known: BTreeMap<String, (String, &'static LateClass)>,
    /// Classes found through a `$ref`, whose members are still to be read. They are read from a
    /// queue and not recursively, so that a chain of references can have any length.
    unread: VecDeque<(ClassBuilder, &'s Map<'s>, Place)>,
    index: Index<'s>,
    /// The references that are being followed, to detect cycles.
    open: Vec<String>,
}

impl<'s> Reader<'s> {
    fn new(root: &'s Value<'s>) -> Self {
        Self {
            root,
            faults: Faults::default(),
            reported: BTreeSet::new(),
            classes: Vec::new(),
            defaults: Vec::new(),
            known: BTreeMap::new(),
            unread: VecDeque::new(),
            index: Index::default(),
            open: Vec::new(),
        }
    }

    /// Returns the class of a schema. Reports a schema that is not that of an object.
    fn class(&mut self, schema: &'s Value<'s>, at: &Place) -> Option<&'static LateClass> {
        let of = self.read(schema, at);
        let cell = of.cell();
        if cell.is_none() {
            self.reject(at, NO_OBJECT);
        }
        cell
    }

    /// Returns the type of a schema. After a fault it is any type.
    fn read(&mut self, schema: &'s Value<'s>, at: &Place) -> DynamicType {
        if at.depth() >= MAX_DEPTH {
            self.reject(at, format!("nested more deeply than {MAX_DEPTH} levels"));
            return any();
        }
        match schema {
            Value::Bool(true) => any(),
            Value::Map(map) => match map.get("$ref") {
                Some(reference) => self.follow(map, reference, at),
                None => self.read_map(map, at),
            },
            Value::Bool(false) => {
                self.reject(at, "the schema allows no value: leave it out");
                any()
            }
            _ => {
                self.reject(at, "expected an object or `true`");
                any()
            }
        }
    }

    fn read_map(&mut self, map: &'s Map<'s>, at: &Place) -> DynamicType {
        if map.get("enum").is_some() || map.get("const").is_some() {
            return self.constants(map, at);
        }
        let Some((kind, nullable)) = kinds(self, map, at) else {
            self.look_below(map, at);
            return any();
        };
        let Some(kind) = kind else {
            check_keywords(self, map, &["type"], "without a `type`", at);
            return any();
        };
        check_keywords(self, map, kind.keywords(), &format!("to {}", kind.name()), at);
        let of = self.of_kind(kind, map, at);
        if nullable { DynamicType::option(of) } else { of }
    }

    /// Reports faults further down in a schema whose type is not known.
    fn look_below(&mut self, map: &'s Map<'s>, at: &Place) {
        if map.get("properties").is_some() {
            self.made_of(map, at);
        } else {
            self.additional(map, at);
        }
        if map.get("items").is_some() {
            self.array(map, at);
        }
    }

    fn of_kind(&mut self, kind: Kind, map: &'s Map<'s>, at: &Place) -> DynamicType {
        match kind {
            Kind::Null => DynamicType::of::<()>(),
            Kind::Boolean => DynamicType::of::<bool>(),
            Kind::Integer => self.integer(map, at),
            Kind::Number => self.number(map, at),
            Kind::String => self.string(map, at),
            Kind::Array => self.array(map, at),
            Kind::Object => self.object(map, at),
        }
    }

    /// Returns the type that a `$ref` refers to.
    fn follow(&mut self, map: &'s Map<'s>, reference: &Value<'_>, at: &Place) -> DynamicType {
        check_keywords(self, map, &["$ref"], "beside `$ref`", at);
        let at = at.key("$ref");
        let Some(reference) = reference.as_str() else {
            self.reject(&at, "expected a string");
            return any();
        };
        let root = self.root;
        let Some((target, schema)) = resolve(root, reference, &at, &mut self.index) else {
            let why = if reference.starts_with('#') {
                format!("there is nothing at `{reference}`")
            } else {
                format!(
                    "`{reference}` is in another document; only places in this one, `#/…`, are supported"
                )
            };
            self.reject(&at, why);
            return any();
        };
        if let Some((name, cell)) = self.known.get(target.pointer()) {
            return DynamicType::of_cell(name, cell);
        }
        if self.open.iter().any(|open| open == target.pointer()) {
            self.reject(&at, "refers to itself without an object in between");
            return any();
        }
        self.open.push(target.pointer().into());
        let of = self.read(schema, &target);
        self.open.pop();
        of
    }

    fn reject(&mut self, at: &Place, why: impl Into<String>) {
        if self.reported.insert(at.pointer().into()) {
            self.faults.push(at.fault(why));
        }
    }
}

fn any() -> DynamicType {
    DynamicType::of::<Untyped>()
}

impl Place {
    fn fault(&self, why: impl Into<String>) -> DefineClassErrorKind {
        DefineClassErrorKind::Schema { pointer: self.pointer().into(), why: why.into() }
    }
}
