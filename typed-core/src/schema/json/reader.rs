//! The door: classes and types from a schema.

use crate::dynamic::{DefineClassError, DynamicClass, DynamicType, built_in};
use crate::schema::json::pointer::Place;
use crate::schema::json::types::Types;
use crate::schema::json::{NO_OBJECT, Reader};
use crate::value::Value;
use alloc::string::String;

impl DynamicClass {
    /// Builds a class from a JSON Schema of objects, in draft 2020-12, or an older one as far as
    /// that has the same meaning. Nested objects get classes of their own.
    ///
    /// A schema that names one type is a type, such as `i64`, `Vec<String>` or a class. Whatever
    /// that does not express is an assertion, which is checked after each change:
    /// - `allOf`, `anyOf`, `oneOf`, `not`, `if`, `then`, `else`
    /// - `patternProperties`, `propertyNames`, `minProperties`, `maxProperties`,
    ///   `dependentRequired`, `dependentSchemas`, `unevaluatedProperties`
    /// - `prefixItems`, `contains`, `minContains`, `maxContains`, `uniqueItems`, `unevaluatedItems`
    /// - keywords beside `$ref`; schemas of several types
    ///
    /// `null` stands for a property that is not given. An integer is an `i64`, and `1.0` is not an
    /// integer. [`SchemaReader::lenient`] follows the specification there.
    ///
    /// # Errors
    /// Every fault has its place as a JSON pointer:
    /// - A keyword that is unknown, or of another type than the one beside it.
    /// - A reference to another document, and a `$dynamicRef` that can lead to several schemas.
    /// - A schema that allows no object, and keywords that leave no value.
    /// - Another fault of the schema.
    /// - A default that the schema rejects.
    pub fn from_json_schema(
        name: impl Into<String>,
        schema: &Value<'_>,
    ) -> Result<&'static Self, DefineClassError> {
        SchemaReader::new().class(name, schema)
    }
}

/// A reader of JSON Schema, with its rules.
///
/// ```
/// use typed_structs::{SchemaReader, Untyped, json};
///
/// let schema: Untyped = json::from_str(r#"{
///     "type": "object",
///     "properties": {"level": {"type": ["string", "integer"], "minimum": 1}},
///     "patternProperties": {"^on-": {"type": "string"}},
///     "markdownDescription": "an unknown keyword"
/// }"#)?;
/// let error = SchemaReader::new().class("Config", &schema).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "#/markdownDescription: the keyword `markdownDescription` is not supported",
/// );
/// let class = SchemaReader::new().lenient().class("Config", &schema)?;
/// let error = json::instance_from_str(r#"{"level": 0, "on-start": 1}"#, class).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "Config.level: expected 1.., got int 0 at line 1 column 11",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default)]
#[cfg_attr(docsrs, doc(cfg(feature = "dynamic")))]
pub struct SchemaReader {
    is_lenient: bool,
}

impl SchemaReader {
    /// Creates a reader with the strict rules of [`DynamicClass::from_json_schema`].
    #[must_use]
    pub const fn new() -> Self {
        Self { is_lenient: false }
    }

    /// Follows the specification where the strict rules are narrower:
    /// - Unknown keywords are annotations.
    /// - A keyword applies to values of its type only, and is ignored beside another `type`.
    /// - `null` is a value, and does not stand for a property that is not given.
    /// - `1.0` is an integer.
    /// - Keywords that leave no value are a schema like others.
    /// - A default that its schema rejects fills in nothing.
    #[must_use]
    pub const fn lenient(self) -> Self {
        Self { is_lenient: true }
    }

    /// Builds a class from a schema: see [`DynamicClass::from_json_schema`]. Its objects are
    /// objects, even if the schema allows other values too.
    ///
    /// # Errors
    /// - The errors of [`DynamicClass::from_json_schema`].
    pub fn class(
        self,
        name: impl Into<String>,
        schema: &Value<'_>,
    ) -> Result<&'static DynamicClass, DefineClassError> {
        let mut reader = Reader::new(schema, self.is_lenient);
        let root = Place::root(name.into());
        let of = reader.read(schema, &root);
        let cell = of.cell().or_else(|| reader.root_class(schema, &root));
        reader.finish()?;
        match cell.and_then(built_in) {
            Some(class) => Ok(class),
            None => Err(DefineClassError::of(root.fault(NO_OBJECT))),
        }
    }

    /// Returns the type of the values that a schema allows, which need not be objects. The type of
    /// `false`, and of another schema without values, accepts none.
    ///
    /// # Errors
    /// - The errors of [`DynamicClass::from_json_schema`], except that of a schema without objects.
    ///
    /// ```
    /// use typed_structs::{Class, SchemaReader, Untyped, args, json};
    ///
    /// let schema: Untyped = json::from_str(r#"{
    ///     "type": "array", "items": {"type": "integer"}, "uniqueItems": true
    /// }"#)?;
    /// let ports = SchemaReader::new().field_type("Ports", &schema)?;
    /// let class = Class::builder("Service").field_of("ports", ports, |field| field).build()?;
    /// let mut service = class.construct(args!([80, 443]))?;
    /// let mismatch = service.set("ports[1]", 80).unwrap_err();
    /// assert_eq!(mismatch.to_string(), "Service.ports[1]: item given twice");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn field_type(
        self,
        name: impl Into<String>,
        schema: &Value<'_>,
    ) -> Result<DynamicType, DefineClassError> {
        let mut reader = Reader::new(schema, self.is_lenient);
        let of = reader.read(schema, &Place::root(name.into()));
        reader.finish()?;
        Ok(of)
    }
}

impl<'s> Reader<'s> {
    /// Returns the class of the objects that a schema allows, among other values.
    fn root_class(
        &mut self,
        schema: &'s Value<'s>,
        at: &Place,
    ) -> Option<&'static crate::class::LateClass> {
        let map = schema.as_map()?;
        if !self.infer(schema, at).overlaps(Types::OBJECT) {
            self.reject(at, NO_OBJECT);
            return None;
        }
        self.made_of(schema, map, at).cell()
    }

    /// Builds the classes.
    fn finish(mut self) -> Result<(), DefineClassError> {
        while let Some((class, schema, at)) = self.unread.pop_front() {
            self.members(class, schema, &at);
        }
        self.compile();
        self.add_defaults();
        // Objects can contain each other, so all classes are built before defaults are checked.
        let classes = core::mem::take(&mut self.classes);
        let made: alloc::vec::Vec<_> =
            classes.into_iter().map(|class| class.make(&mut self.faults)).collect();
        self.check_defaults();
        let mut faults = self.faults;
        if faults.is_empty() {
            for class in made {
                class.finish(&mut faults);
            }
        }
        faults.result(())
    }
}
