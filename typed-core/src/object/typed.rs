//! The trait `Typed`, which generic code bounds its types by.
//!
//! Its methods are thin: each calls a function that works on erased objects. A new one is a
//! provided method here, and a method of `dyn Object`.

use crate::access;
use crate::call::{call, call_async, call_static, call_static_async};
use crate::class::{CallError, CallFuture, Class, Field, Private, Shape};
use crate::object::base::{BaseMut, as_base, as_base_mut};
use crate::object::by_name::ByName;
use crate::object::object::get_as;
use crate::patch::{apply, assignments, json_patch, merge_diff, merge_patch_whole};
use crate::record::{FieldType, HasClass, fields, from_value, from_value_in, variant};
use crate::report::{Mismatches, TypeMismatch};
use crate::value::{Args, Conversion, Untyped, Value};
use alloc::borrow::Cow;

/// A struct or an enum that derives `Typed` and borrows nothing: the bound of generic code.
///
/// With `T: Typed` alone, code can construct, read, set, update, convert and call objects by name. It
/// can also pass them to whatever takes typed structs, such as
/// [`FieldHandle`](crate::FieldHandle), [`Columns`](crate::Columns), [`of`](fn@crate::of) or
/// `json::from_str`. [`to_value`](crate::ToValue::to_value) is a method of [`ToValue`](crate::ToValue),
/// which this trait includes.
///
/// Types that derive `Typed` have the same methods themselves, which take precedence.
///
/// ```
/// use typed_structs::{Mismatches, Typed, args};
///
/// /// Constructs an object, and sets its name.
/// fn named<T: Typed>(name: &str) -> Result<T, Mismatches> {
///     let mut object = T::construct(args!("none"))?;
///     object.update(args!(name = name))?;
///     assert_eq!(object.get_as::<&str>("name")?, name);
///     Ok(object)
/// }
///
/// #[derive(Typed)]
/// struct User { name: String }
///
/// assert_eq!(named::<User>("Ada")?.name, "Ada");
/// # Ok::<(), Mismatches>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not `Typed`",
    label = "does not derive `Typed`, or borrows",
    note = "add `#[derive(Typed)]` to the struct or enum; a type that borrows is not `Typed`",
    note = "in generic code, add the bound `Typed`"
)]
pub trait Typed: HasClass + for<'v> FieldType<'v> + for<'v> ByName<'v> + 'static {
    /// The metadata of the class, also in `const` code.
    const CLASS: &'static Class = Self::STATIC_CLASS;

    /// Returns the metadata of the class, and its class attributes.
    #[must_use]
    fn class() -> &'static Class {
        Self::CLASS
    }

    /// Constructs a struct from positional and named arguments. An enum has one positional argument,
    /// its value, or named ones, the entries of its value.
    ///
    /// # Errors
    /// - All mismatches, in input order, then all missing fields.
    /// - `arity`: an enum with another number of arguments.
    fn construct<'v>(args: impl Into<Args<'v>>) -> Result<Self, Mismatches> {
        Self::construct_by_name(args.into(), Private::TOKEN)
    }

    /// Constructs an object from a value, such as a map of its fields.
    ///
    /// # Errors
    /// - All mismatches of the value, in input order.
    fn from_value<'v>(value: impl Into<Value<'v>>) -> Result<Self, Mismatches> {
        from_value(value.into())
    }

    /// Constructs an object from a value like [`Typed::from_value`], in lax mode. See
    /// [`Conversion`](crate::Conversion).
    ///
    /// # Errors
    /// - All mismatches of the value, in input order.
    fn from_value_lax<'v>(value: impl Into<Value<'v>>) -> Result<Self, Mismatches> {
        from_value_in(Conversion::Lax, value.into())
    }

    /// Constructs an object from names and text of a command line, the environment or a form. See
    /// [`Conversion`](crate::Conversion).
    ///
    /// # Errors
    /// - All mismatches, in input order, then all missing fields.
    ///
    /// ```
    /// use typed_structs::Typed;
    ///
    /// #[derive(Typed)]
    /// struct Search { query: String, page: u32, #[typed(default)] tags: Vec<String> }
    ///
    /// let search = Search::construct_text([("query", "rust"), ("page", "2"), ("tags", "a,b")])?;
    /// assert_eq!((search.page, search.tags.len()), (2, 2));
    /// # Ok::<(), typed_structs::Mismatches>(())
    /// ```
    fn construct_text<'v, N, T>(
        fields: impl IntoIterator<Item = (N, T)>,
    ) -> Result<Self, Mismatches>
    where
        N: Into<Cow<'v, str>>,
        T: Into<Cow<'v, str>>,
    {
        Self::construct(Args::of_text(fields))
    }

    /// Reads the field, property or class attribute to which a path such as `address.lines[2].zip`
    /// leads.
    ///
    /// # Errors
    /// - `unknown`: the path leads nowhere.
    /// - `path`: the path is not written correctly.
    fn get(&self, path: &str) -> Result<Value<'_>, TypeMismatch> {
        access::get(self, Self::CLASS, path)
    }

    /// Reads like [`Typed::get`], and converts the value to a type.
    ///
    /// # Errors
    /// - The errors of [`Typed::get`].
    /// - The value cannot be converted to an `F`.
    fn get_as<'r, F: FieldType<'r>>(&'r self, path: &str) -> Result<F, TypeMismatch> {
        get_as(self, path)
    }

    /// Sets the field, property or item to which a path leads.
    ///
    /// # Errors
    /// The object does not change on errors.
    /// - `unknown`, `path`: as for [`Typed::get`].
    /// - `frozen`: the field cannot be set.
    /// - Another code: the value is not of the declared type, or a check rejects it.
    fn set<'v>(&mut self, path: &str, value: impl Into<Value<'v>>) -> Result<(), TypeMismatch> {
        access::set(self, path, value.into())
    }

    /// Sets like [`Typed::set`], in lax mode: the string `"36"` is an integer too. See
    /// [`Conversion`](crate::Conversion).
    ///
    /// # Errors
    /// - The errors of [`Typed::set`].
    ///
    /// ```
    /// use typed_structs::Typed;
    ///
    /// #[derive(Typed)]
    /// struct User { age: u8, active: bool }
    ///
    /// let mut user = User { age: 0, active: false };
    /// user.set_lax("age", "36")?;
    /// user.set_lax("active", 1)?;
    /// assert_eq!((user.age, user.active), (36, true));
    /// # Ok::<(), typed_structs::TypeMismatch>(())
    /// ```
    fn set_lax<'v>(&mut self, path: &str, value: impl Into<Value<'v>>) -> Result<(), TypeMismatch> {
        access::set_converted(self, path, value.into(), Conversion::Lax)
    }

    /// Sets the place to which a path leads from text of a command line, the environment or a form. See
    /// [`Conversion`](crate::Conversion).
    ///
    /// # Errors
    /// - The errors of [`Typed::set`].
    ///
    /// ```
    /// use typed_structs::Typed;
    ///
    /// #[derive(Typed)]
    /// struct Server { ports: Vec<u16>, name: Option<String> }
    ///
    /// let mut server = Server { ports: vec![], name: None };
    /// server.set_text("ports", "80,443")?;
    /// server.set_text("ports[1]", "8443")?;
    /// assert_eq!(server.ports, [80, 8443]);
    /// let error = server.set_text("ports[0]", "http").unwrap_err();
    /// assert_eq!(error.to_string(), "Server.ports[0]: expected u16, got str \"http\"");
    /// # Ok::<(), typed_structs::TypeMismatch>(())
    /// ```
    fn set_text(&mut self, path: &str, text: &str) -> Result<(), TypeMismatch> {
        access::set_converted(self, path, Value::from(text), Conversion::Text)
    }

    /// Sets several fields: all or none. Those of an enum are the fields of its current variant.
    ///
    /// # Errors
    /// - All mismatches, in input order. The object does not change.
    fn update<'v>(&mut self, changes: impl Into<Args<'v>>) -> Result<(), Mismatches> {
        self.update_by_name(changes.into(), Private::TOKEN)
    }

    /// Merges a patch into the object, as RFC 7396 defines it for JSON: all or nothing. See the page
    /// [patches](https://docs.rs/typed-structs/latest/typed_structs/guide/patches/).
    ///
    /// # Errors
    /// - All mismatches, in the order of the patch. The object does not change.
    ///
    /// ```
    /// use typed_structs::{Map, Typed};
    ///
    /// #[derive(Typed)]
    /// struct Server { port: u16, proxy: Option<String> }
    ///
    /// let mut server = Server { port: 80, proxy: Some("a".into()) };
    /// let mut patch = Map::new();
    /// patch.push("proxy", ());
    /// server.merge_patch(patch)?;
    /// assert_eq!((server.port, server.proxy), (80, None));
    /// # Ok::<(), typed_structs::Mismatches>(())
    /// ```
    fn merge_patch<'v>(&mut self, patch: impl Into<Value<'v>>) -> Result<(), Mismatches> {
        merge_patch_whole(self, patch.into())
    }

    /// Applies the operations of a patch in order, as RFC 6902 defines them for JSON: all or none.
    /// Checks run once, after the last one. See the page
    /// [patches](https://docs.rs/typed-structs/latest/typed_structs/guide/patches/).
    ///
    /// # Errors
    /// - All mismatches, with the numbers of their [operations](crate::TypeMismatch::operation). The
    ///   object does not change.
    /// - `test`: a value is not that of a `test`. Later operations are not looked at.
    /// - `type`, `missing`, `unknown`, `path`: faults of the patch itself, with paths such as `[2].op`.
    ///
    /// See [`TypeMismatch::operation`](crate::TypeMismatch::operation) for an example.
    fn json_patch<'v>(&mut self, patch: impl Into<Value<'v>>) -> Result<(), Mismatches> {
        json_patch(self, patch.into())
    }

    /// Returns the merge patch that turns the object into another one. Secrets and opaque values are left
    /// out.
    ///
    /// # Errors
    /// - `frozen`: changes that no merge patch can express: another value of a frozen field, a new entry
    ///   with `null` in a map, or a list whose items hold secrets.
    ///
    /// ```
    /// use typed_structs::Typed;
    ///
    /// #[derive(Typed)]
    /// struct Server { port: u16, host: String }
    ///
    /// let (old, new) = (Server { port: 80, host: "a".into() }, Server { port: 443, host: "a".into() });
    /// let patch = old.merge_diff(&new)?;
    /// assert_eq!(patch.to_string(), r#"{"port": 443}"#);
    /// # Ok::<(), typed_structs::Mismatches>(())
    /// ```
    fn merge_diff(&self, other: &Self) -> Result<Untyped, Mismatches> {
        merge_diff(self, other)
    }

    /// Makes assignments of a command line, in order: all or none.
    ///
    /// - `server.port=9000` sets a place, like [`Typed::set_text`]. Quoted names can contain `=`.
    /// - `tags[+]=x` adds an item at the end of a list, or to a set. `None` becomes a list of this item.
    /// - `-proxy` removes an item or an entry. A field becomes `None`, or its default.
    ///
    /// # Errors
    /// - All mismatches, in input order. [`TypeMismatch::operation`] has the number of the assignment. The
    ///   object does not change.
    ///
    /// ```
    /// use std::collections::BTreeMap;
    /// use typed_structs::Typed;
    ///
    /// #[derive(Typed)]
    /// struct Config { port: u16, tags: Vec<String>, labels: BTreeMap<String, String>, proxy: Option<String> }
    ///
    /// # let (tags, labels) = (vec![], BTreeMap::new());
    /// let mut config = Config { port: 80, tags, labels, proxy: Some("p".into()) };
    /// config.apply(["port=9000", "tags[+]=x", "labels.env=prod", "-proxy"])?;
    /// assert_eq!((config.port, config.tags.len(), config.proxy), (9000, 1, None));
    ///
    /// # let (tags, labels) = (vec![], BTreeMap::new());
    /// # let mut config = Config { port: 80, tags, labels, proxy: None };
    /// let report = config.apply(["tags[+]=y", "prot=1", "port=http"]).unwrap_err();
    /// assert_eq!(
    ///     report.to_string(),
    ///     "Config.prot: unknown field; did you mean `port`? (operation 2)\n\
    ///      Config.port: expected u16, got str \"http\" (operation 3)"
    /// );
    /// # Ok::<(), typed_structs::Mismatches>(())
    /// ```
    fn apply<'v>(
        &mut self,
        changes: impl IntoIterator<Item = impl Into<Cow<'v, str>>>,
    ) -> Result<(), Mismatches> {
        apply(self, assignments(changes))
    }

    /// Returns the fields with their values, in order. The fields of a base are in its place, unless
    /// they are hidden. Those of an enum are the fields of its current variant.
    fn fields(&self) -> impl ExactSizeIterator<Item = (&'static Field, Value<'_>)> {
        fields(self)
    }

    /// Returns the current variant of an enum, `None` for a struct.
    fn variant(&self) -> Option<&'static Shape> {
        variant(self)
    }

    /// Returns the current variant of the enum to which a path leads; `None` if the value there is not
    /// an enum.
    ///
    /// # Errors
    /// - `unknown`: the path leads nowhere.
    /// - `path`: the path is not written correctly.
    ///
    /// ```
    /// use typed_structs::{Typed, TypeMismatch};
    ///
    /// #[derive(Typed)]
    /// enum Shape { Point, Circle { radius: f64 } }
    ///
    /// #[derive(Typed)]
    /// struct Drawing { shapes: Vec<Shape> }
    ///
    /// let drawing = Drawing { shapes: vec![Shape::Circle { radius: 1.0 }] };
    /// assert_eq!(drawing.variant_at("shapes[0]")?.unwrap().name(), "Circle");
    /// # Ok::<(), TypeMismatch>(())
    /// ```
    fn variant_at(&self, path: &str) -> Result<Option<&'static Shape>, TypeMismatch> {
        access::variant_at(self, path)
    }

    /// Calls a method by name, static or not, if all its arguments are valid.
    ///
    /// # Errors
    /// - All mismatches of the arguments; the method did not run.
    /// - The error of the method.
    fn call<'v>(&mut self, method: &str, args: impl Into<Args<'v>>) -> Result<Untyped, CallError> {
        let args: Args<'v> = args.into();
        call(self, method, args)
    }

    /// Calls a method by name, async or not. The future has the result.
    fn call_async<'f>(&'f mut self, method: &str, args: impl Into<Args<'f>>) -> CallFuture<'f> {
        call_async(self, method, args.into())
    }

    /// Calls a static method by name.
    ///
    /// # Errors
    /// - All mismatches of the arguments; the method did not run.
    /// - The error of the method.
    fn call_static<'v>(method: &str, args: impl Into<Args<'v>>) -> Result<Untyped, CallError> {
        call_static(Self::CLASS, method, args.into())
    }

    /// Calls a static method by name, async or not. The future has the result.
    fn call_static_async<'v>(method: &str, args: impl Into<Args<'v>>) -> CallFuture<'v> {
        call_static_async(Self::CLASS, method, args.into())
    }

    /// Returns the base part of type `B`, or the object itself if it is a `B`. Returns `None` if it
    /// is neither, and for a generic base without `methods(…)`.
    fn as_base<B: HasClass + 'static>(&self) -> Option<&B> {
        as_base(self)
    }

    /// Returns a mutable view of the base part of type `B`, whose changes run the checks of the whole
    /// object. Returns `None` if the object has no such part.
    fn as_base_mut<B: HasClass + 'static>(&mut self) -> Option<BaseMut<'_, B>> {
        as_base_mut(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T: HasClass + for<'v> FieldType<'v> + for<'v> ByName<'v> + 'static> Typed for T {}
