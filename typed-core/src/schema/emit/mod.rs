//! JSON Schema from the metadata of classes, types and methods.

#[cfg(feature = "dynamic")]
mod asserted;
mod defaults;
mod definitions;
#[cfg(feature = "dynamic")]
mod dynamic;
mod emitter;
mod entries;
mod limits;
mod methods;
mod node;
mod objects;
#[cfg(feature = "schemars")]
mod schemars;
mod text;
mod types;
mod variants;

#[cfg(feature = "schemars")]
pub use crate::schema::emit::schemars::{schemars_id, schemars_name, schemars_schema};

use crate::class::{Class, Method, TypeInfo};
use crate::record::ToValue;
use crate::schema::emit::emitter::Emitter;
use crate::schema::emit::node::Node;
use crate::value::{Map, Untyped, Value};
use alloc::borrow::Cow;

/// The place of definitions in a schema of its own.
const DEFINITIONS: &str = "#/$defs/";

/// The place of definitions in an OpenAPI document.
const COMPONENTS: &str = "#/components/schemas/";

/// The key of the schema of arguments in a tool, as the Model Context Protocol spells it.
const INPUT_SCHEMA: &str = "inputSchema";

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The options of a JSON Schema that is made from a class.
///
/// ```
/// use typed_structs::{Typed, Value, json, schema::Schema};
///
/// #[derive(Typed)]
/// struct User {
///     /// The full name.
///     #[typed(alias = "full_name", len(1..))]
///     name: String,
///     #[typed(default = 18)]
///     age: u8,
/// }
///
/// let schema = Schema::new().output().of::<User>();
/// let properties = schema.as_map().and_then(|schema| schema.get("properties")).unwrap();
/// assert_eq!(
///     json::to_string(properties)?,
///     r#"{"name":{"type":"string","minLength":1,"description":"The full name."},"age":{"type":"integer","minimum":0,"maximum":255}}"#,
/// );
/// # Ok::<(), json::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "it makes a schema when `of` is called"]
pub struct Schema {
    is_output: bool,
    definitions: Cow<'static, str>,
    input_key: Cow<'static, str>,
}

impl Default for Schema {
    fn default() -> Self {
        Self::new()
    }
}

impl Schema {
    /// Returns the options of the schema of documents that are read.
    pub const fn new() -> Self {
        Self {
            is_output: false,
            definitions: Cow::Borrowed(DEFINITIONS),
            input_key: Cow::Borrowed(INPUT_SCHEMA),
        }
    }

    /// Describes documents that are read: aliases are names too, and fields with a default can be left
    /// out. It is the default.
    pub fn input(self) -> Self {
        Self { is_output: false, ..self }
    }

    /// Describes documents that are written: they have every field, under its own name. Frozen fields
    /// are marked `readOnly`.
    pub fn output(self) -> Self {
        Self { is_output: true, ..self }
    }

    /// Sets the place of the definitions that the schema refers to, such as
    /// `#/components/schemas/`. The schema then has no definitions of its own: see
    /// [`Schema::components`].
    pub fn definitions(self, place: impl Into<Cow<'static, str>>) -> Self {
        Self { definitions: place.into(), ..self }
    }

    /// Sets the key of the schema of arguments in [`Schema::tools`]: `inputSchema` in the Model Context
    /// Protocol, elsewhere `input_schema` or `parameters`.
    ///
    /// ```
    /// use typed_structs::{Typed, json, schema::Schema, typed_methods};
    ///
    /// #[derive(Typed)]
    /// struct Clock;
    ///
    /// #[typed_methods]
    /// impl Clock {
    ///     fn now(&self) -> u64 { 0 }
    /// }
    ///
    /// let tools = Schema::new().input_key("parameters").tools(Clock::class().methods());
    /// assert_eq!(
    ///     json::to_string(&tools)?,
    ///     r#"[{"name":"now","parameters":{"type":"object","properties":{},"additionalProperties":false}}]"#,
    /// );
    /// # Ok::<(), json::Error>(())
    /// ```
    pub fn input_key(self, key: impl Into<Cow<'static, str>>) -> Self {
        Self { input_key: key.into(), ..self }
    }

    /// Returns the schema of a type.
    ///
    /// ```
    /// use typed_structs::{json, schema::Schema};
    ///
    /// let schema = Schema::new().of::<Vec<Option<bool>>>();
    /// assert_eq!(
    ///     json::to_string(&schema)?,
    ///     r#"{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"array","items":{"type":["boolean","null"]}}"#,
    /// );
    /// # Ok::<(), json::Error>(())
    /// ```
    #[must_use]
    pub fn of<T: ToValue>(&self) -> Untyped {
        self.of_type(T::TYPE)
    }

    /// Returns the schema of a class, which can be one built at run time. See [`Schema`] for an example.
    #[must_use]
    pub fn of_class(&self, class: &'static Class) -> Untyped {
        let (node, definitions) = self.emitter().root(class);
        self.root(node, definitions)
    }

    /// Returns the schema of a type, such as that of a field. See [`Schema::of`] for an example.
    #[must_use]
    pub fn of_type(&self, of: &'static TypeInfo) -> Untyped {
        let (node, definitions) = self.emitter().whole(of);
        self.root(node, definitions)
    }

    /// Returns the schema of the arguments of a method: an object with an entry for each parameter.
    ///
    /// ```
    /// use typed_structs::{Typed, json, schema::Schema, typed_methods};
    ///
    /// #[derive(Typed)]
    /// struct Counter { count: u64 }
    ///
    /// #[typed_methods]
    /// impl Counter {
    ///     fn add(&mut self, #[typed(default = 1)] by: u64) { self.count += by; }
    /// }
    ///
    /// let add = Counter::class().method("add").unwrap();
    /// assert_eq!(
    ///     json::to_string(&Schema::new().of_params(add))?,
    ///     r#"{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"by":{"type":"integer","minimum":0,"maximum":18446744073709551615,"default":1}},"additionalProperties":false}"#,
    /// );
    /// # Ok::<(), json::Error>(())
    /// ```
    #[must_use]
    pub fn of_params(&self, method: &Method) -> Untyped {
        let mut emitter = Emitter::new(false, self.prefix());
        let node = emitter.params(method);
        self.root(node, emitter.make_definitions())
    }

    /// Returns the schema of the result of a method, in the form in which it is written. See
    /// [`Schema::of_params`] for an example.
    #[must_use]
    pub fn of_return(&self, method: &Method) -> Untyped {
        Schema { is_output: true, ..self.clone() }.of_type(method.returns())
    }

    /// Returns the definitions of several classes, and of those that they refer to, by name. See
    /// [`openapi`] for an example.
    #[must_use]
    pub fn components(&self, classes: impl IntoIterator<Item = &'static Class>) -> Untyped {
        let mut emitter = self.emitter();
        for class in classes {
            emitter.reference(class);
        }
        Value::Map(emitter.make_definitions())
    }

    fn emitter(&self) -> Emitter<'_> {
        Emitter::new(self.is_output, self.prefix())
    }

    fn prefix(&self) -> &str {
        &self.definitions
    }

    /// Returns a schema that is a document of its own.
    fn root(&self, node: Node, definitions: Map<'static>) -> Untyped {
        let mut root = Node::default().with("$schema", DIALECT);
        root.merge(node);
        self.document(root, definitions)
    }

    /// Returns a schema with its definitions.
    fn document(&self, node: Node, definitions: Map<'static>) -> Untyped {
        let mut map = node.into_map();
        if !definitions.is_empty() && self.prefix() == DEFINITIONS {
            map.push("$defs", definitions);
        }
        Value::Map(map)
    }
}

/// Returns the JSON Schema of a type: draft 2020-12, of documents that are read. See [`Schema`] for
/// other forms.
///
/// ```
/// use typed_structs::{Typed, json, schema};
///
/// #[derive(Typed)]
/// struct Point { x: f64, y: f64 }
///
/// assert_eq!(
///     json::to_string(&schema::json_schema::<Point>())?,
///     r#"{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Point","type":"object","properties":{"x":{"type":"number"},"y":{"type":"number"}},"required":["x","y"],"additionalProperties":false}"#,
/// );
/// # Ok::<(), json::Error>(())
/// ```
#[must_use]
pub fn json_schema<T: ToValue>() -> Untyped {
    Schema::new().of::<T>()
}

/// Returns the `components.schemas` of an OpenAPI 3.1 document: the schemas of several classes, and of
/// those that they refer to, by name.
///
/// ```
/// use typed_structs::{Typed, schema};
///
/// #[derive(Typed)]
/// struct Order { lines: Vec<Line> }
///
/// #[derive(Typed)]
/// struct Line { sku: String }
///
/// let schemas = schema::openapi([Order::class()]);
/// let names = schemas.as_map().unwrap().iter().filter_map(|(name, _)| name.as_str());
/// assert_eq!(names.collect::<Vec<_>>(), ["Order", "Line"]);
/// ```
#[must_use]
pub fn openapi(classes: impl IntoIterator<Item = &'static Class>) -> Untyped {
    Schema::new().definitions(COMPONENTS).components(classes)
}

/// Returns tools for a language model, as the Model Context Protocol lists them: `name`, `description`
/// and `inputSchema` of each method, and `outputSchema` of those that return an object.
///
/// ```
/// use typed_structs::{Typed, json, schema, typed_methods};
///
/// #[derive(Typed)]
/// struct Clock;
///
/// #[typed_methods]
/// impl Clock {
///     /// Returns the time of a city.
///     #[typed(tag = "tool")]
///     fn time(&self, city: String) -> String { format!("noon in {city}") }
/// }
///
/// assert_eq!(
///     json::to_string(&schema::tools(Clock::class().methods_tagged("tool")))?,
///     r#"[{"name":"time","description":"Returns the time of a city.","inputSchema":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"],"additionalProperties":false}}]"#,
/// );
/// # Ok::<(), json::Error>(())
/// ```
#[must_use]
pub fn tools(methods: impl IntoIterator<Item = &'static Method>) -> Untyped {
    Schema::new().tools(methods)
}
