//! A class that is described before it is made.

use super::class::{Check, ClassCell, DynamicClass};
use super::fault::{DefinitionError, Faults};
use super::fields::{FieldBuilder, FieldSpec};
use super::instance::Instance;
use super::types::DynamicType;
use crate::access::one;
use crate::assign::CheckOutcome;
use crate::class::{Attr, Class, ClassKind, OverlayRef, Shape, Style, Unknown};
use crate::context::Key;
use crate::definition::{DefineError, MethodBuilder};
use crate::described::as_const;
use crate::dynamic::IntoMethod;
use crate::field_type::FieldType;
use crate::names::Names;
use crate::object::Typed;
use crate::overlay::{Overlay, check_default_in, default_in};
use crate::type_info::Kind;
use crate::value::Untyped;
use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// A class that is described before it is made: see [`Class::builder`].
///
/// What it becomes is kept for as long as the program runs, wrong definitions as well, because metadata
/// is lent out as `'static`: make classes for kinds of data, not for each of its items.
#[must_use = "there is no class before `build`"]
#[cfg_attr(docsrs, doc(cfg(feature = "std")))]
pub struct ClassBuilder {
    cell: &'static ClassCell,
    name: String,
    doc: String,
    fields: Vec<FieldBuilder>,
    bases: Vec<&'static Class>,
    attrs: Vec<AttrSpec>,
    methods: Vec<(String, Define)>,
    unknown: Unknown,
    frozen: bool,
    check: Option<Check>,
}

struct AttrSpec {
    name: String,
    of: DynamicType,
    value: Untyped,
    is_final: bool,
}

/// Adds a method to the class.
type Define = Box<dyn FnOnce(MethodBuilder) -> Result<(), DefineError>>;

impl ClassBuilder {
    pub(super) fn new(name: String) -> Self {
        Self {
            cell: ClassCell::leaked(),
            name,
            doc: String::new(),
            fields: Vec::new(),
            bases: Vec::new(),
            attrs: Vec::new(),
            methods: Vec::new(),
            unknown: Unknown::Deny,
            frozen: false,
            check: None,
        }
    }

    /// The documentation.
    pub fn doc(self, doc: impl Into<String>) -> Self {
        Self { doc: doc.into(), ..self }
    }

    /// One more base: a derived struct. Its members are members of this class. The field that holds it
    /// is named as the struct, in snake case.
    pub fn base<T>(self) -> Self
    where
        T: Typed + for<'v> FieldType<'v> + Send + Sync + 'static,
    {
        self.with_base(T::CLASS, DynamicType::of::<T>())
    }

    /// One more base: a class that was made at run time. See [`ClassBuilder::base`]. Its methods get the
    /// whole object, and find the fields as this class has them.
    pub fn dynamic_base(self, class: &'static DynamicClass) -> Self {
        self.with_base(class, DynamicType::object(class))
    }

    fn with_base(mut self, class: &'static Class, of: DynamicType) -> Self {
        self.bases.push(class);
        self.fields.push(FieldBuilder::new(snake_case(class.name()), of).base());
        self
    }

    /// One more field, without a default: of any type that a field of a derived struct can have and
    /// threads can share.
    pub fn field<F>(self, name: impl Into<String>) -> Self
    where
        F: for<'v> FieldType<'v> + Send + Sync + 'static,
    {
        self.field_with::<F>(name, |field| field)
    }

    /// One more field, with more said about it.
    pub fn field_with<F>(
        self,
        name: impl Into<String>,
        describe: impl FnOnce(FieldBuilder) -> FieldBuilder,
    ) -> Self
    where
        F: for<'v> FieldType<'v> + Send + Sync + 'static,
    {
        self.field_of(name, DynamicType::of::<F>(), describe)
    }

    /// One more field, of a type that is known at run time only.
    pub fn field_of(
        mut self,
        name: impl Into<String>,
        of: DynamicType,
        describe: impl FnOnce(FieldBuilder) -> FieldBuilder,
    ) -> Self {
        self.fields.push(describe(FieldBuilder::new(name.into(), of)));
        self
    }

    /// The type of objects of this class itself, for its own fields: `DynamicType::option(builder.this())`
    /// is the next one of a list.
    pub fn this(&self) -> DynamicType {
        DynamicType::of_cell(&self.name, self.cell)
    }

    /// One more class attribute: read by `attr` and by every object, set by `set_attr`, checked both
    /// times.
    pub fn class_attr<F>(self, name: impl Into<String>, value: impl Into<Untyped>) -> Self
    where
        F: for<'v> FieldType<'v> + Send + Sync + 'static,
    {
        self.class_attr_of(name, DynamicType::of::<F>(), value)
    }

    /// One more class attribute, of a type that is known at run time only.
    pub fn class_attr_of(
        mut self,
        name: impl Into<String>,
        of: DynamicType,
        value: impl Into<Untyped>,
    ) -> Self {
        let (name, value) = (name.into(), value.into());
        self.attrs.push(AttrSpec { name, of, value, is_final: false });
        self
    }

    /// One more class attribute, which keeps its value.
    pub fn final_class_attr<F>(mut self, name: impl Into<String>, value: impl Into<Untyped>) -> Self
    where
        F: for<'v> FieldType<'v> + Send + Sync + 'static,
    {
        let (name, of, value) = (name.into(), DynamicType::of::<F>(), value.into());
        self.attrs.push(AttrSpec { name, of, value, is_final: true });
        self
    }

    /// One more method, as [`Class::define`] adds it: a closure on `&Instance` or `&mut Instance`, or a
    /// static one.
    pub fn method<K, M: IntoMethod<K> + 'static>(self, name: impl Into<String>, method: M) -> Self {
        self.method_with(name, |builder| builder.define(method))
    }

    /// One more method, with names for its parameters and more said about it:
    /// `.method_with("scale", |scale| scale.param("by").define(|shape: &Instance, by: i64| …))`.
    pub fn method_with(
        mut self,
        name: impl Into<String>,
        define: impl FnOnce(MethodBuilder) -> Result<(), DefineError> + 'static,
    ) -> Self {
        self.methods.push((name.into(), Box::new(define)));
        self
    }

    /// What becomes of names that are not declared: they are mismatches, unless it is said otherwise
    /// here, or there is a field that collects them, by [`FieldBuilder::extras`].
    pub fn unknown(self, unknown: Unknown) -> Self {
        Self { unknown, ..self }
    }

    /// No field can be set once an object is constructed.
    pub fn frozen(self) -> Self {
        Self { frozen: true, ..self }
    }

    /// A check that every object has to pass: a `bool`, or a `Result<(), impl Display>` that says why
    /// not.
    pub fn check<O: CheckOutcome>(
        self,
        check: impl Fn(&Instance) -> O + Send + Sync + 'static,
    ) -> Self {
        Self { check: Some(Box::new(move |object| check(object).refusal())), ..self }
    }

    /// Makes the class.
    ///
    /// # Errors
    /// Every fault of the definition: names that are missing or taken twice, constraints that do not
    /// apply, defaults and values of the wrong type, methods that may not be defined.
    pub fn build(self) -> Result<&'static DynamicClass, DefinitionError> {
        let mut faults = Faults::default();
        let class = self.make(&mut faults).finish(&mut faults);
        faults.result(class)
    }

    /// Makes the class as far as nothing of it has to be checked by itself.
    pub(super) fn make(self, faults: &mut Faults) -> Unfinished {
        self.check_names(faults);
        self.check_fields(faults);
        let collects = self.fields.iter().any(FieldBuilder::is_extras);
        let unknown = if collects { Unknown::Collect } else { self.unknown };
        let name: &'static str = self.name.leak();

        let (specs, fields): (Vec<_>, Vec<_>) =
            self.fields.into_iter().map(FieldBuilder::leak).unzip();
        let specs: &'static [FieldSpec] = specs.leak();
        let fields = fields.into_iter().zip(specs).map(|(field, spec)| field(spec));
        let shape = shape(name, fields.collect::<Vec<_>>().leak(), faults);

        let mut values = Vec::new();
        let attrs = self.attrs.into_iter().map(|attr| {
            let text = as_const(&attr.value);
            let of: &'static DynamicType = Box::leak(Box::new(attr.of));
            values.push(attr.value);
            let made = Attr::dynamic(attr.name.leak(), of, text);
            if attr.is_final { made.with_frozen() } else { made }
        });
        let attrs: Vec<Attr> = attrs.collect();
        let overlay: &'static Overlay = Box::leak(Box::default());
        let class = Class::new(name, ClassKind::Struct, Box::leak(Box::new([shape])))
            .with_doc(self.doc.leak())
            .with_attrs(attrs.leak())
            .with_bases(self.bases.leak())
            .with_unknown(unknown)
            .with_overlay(OverlayRef { values: overlay, default, check: check_default })
            .with_cell(self.cell);
        let class = if self.frozen { class.with_frozen() } else { class };
        let class = if self.check.is_some() { class.with_check() } else { class };
        let made = DynamicClass { class, cell: self.cell, fields: specs, check: self.check };
        let class: &'static DynamicClass = Box::leak(Box::new(made));
        self.cell.set(class);
        Unfinished { class, overlay, values, methods: self.methods }
    }

    /// Whether all members have names, and different ones.
    fn check_names(&self, faults: &mut Faults) {
        if self.name.is_empty() {
            faults.declaration("class", "a class needs a name");
        }
        let fields = self.fields.iter().flat_map(FieldBuilder::names);
        let attrs = self.attrs.iter().map(|attr| attr.name.as_str());
        let mut known = BTreeSet::new();
        for name in fields.chain(attrs) {
            let place = format!("{}.{name}", self.name);
            if name.is_empty() {
                faults.declaration(place, "a field, and a class attribute, needs a name");
            } else if !known.insert(name) {
                faults.declaration(
                    place,
                    "declared twice: fields, their aliases and class attributes have different names",
                );
            }
        }
    }

    /// Whether the fields can be what they say they are.
    fn check_fields(&self, faults: &mut Faults) {
        let place = |name: &str| format!("{}.{name}", self.name);
        for field in &self.fields {
            field.of().visit(&mut |type_info, constraints| {
                for why in constraints.iter().filter_map(|constraint| constraint.fault(type_info)) {
                    faults.declaration(place(field.name()), why);
                }
            });
            if field.is_extras() && field.of().type_info().kind() != Kind::Map {
                faults.declaration(place(field.name()), "only a map from text collects extras");
            }
        }
        for field in self.fields.iter().filter(|field| field.is_extras()).skip(1) {
            faults.declaration(place(field.name()), "another field collects extras already");
        }
        if self.unknown == Unknown::Collect && !self.fields.iter().any(FieldBuilder::is_extras) {
            faults.declaration(&*self.name, "a class that collects needs a field for extras");
        }
    }
}

/// A class made, but for what it checks itself.
pub(super) struct Unfinished {
    class: &'static DynamicClass,
    overlay: &'static Overlay,
    /// The values of the class attributes.
    values: Vec<Untyped>,
    methods: Vec<(String, Define)>,
}

impl Unfinished {
    /// Checks the defaults and the values of class attributes, and adds the methods.
    pub(super) fn finish(self, faults: &mut Faults) -> &'static DynamicClass {
        let Self { class, overlay, values, methods } = self;
        for (index, (field, spec)) in class.fields().iter().zip(class.fields).enumerate() {
            let Some(default) = spec.default.clone() else { continue };
            let checked = one(class, |cx| {
                check_default(class, index, default, &mut cx.step(Key::Field(field.name())))
            });
            if let Err(mismatch) = checked {
                faults.push(mismatch);
            }
        }
        for (attr, value) in class.attrs().zip(values) {
            match one(class, |cx| attr.check(value, &mut cx.step(Key::Field(attr.name())))) {
                Ok(value) => overlay.set(attr.name(), value),
                Err(mismatch) => faults.push(mismatch),
            }
        }
        for (name, define) in methods {
            match define(class.method_builder(name)) {
                Ok(()) => {}
                Err(DefineError::OverrideDisallowed(disallowed)) => faults.push(disallowed),
                Err(DefineError::Mismatches(report)) => {
                    report.into_iter().for_each(|mismatch| faults.push(mismatch));
                }
            }
        }
        class
    }
}

/// The shape of the objects.
fn shape(name: &'static str, fields: &'static [crate::Field], faults: &mut Faults) -> Shape {
    let names =
        fields.iter().enumerate().filter(|(_, field)| !field.is_flattened() || field.is_base());
    let names: Vec<(&str, usize)> = names
        .flat_map(|(index, field)| {
            let names = core::iter::once(field.name()).chain(field.aliases().iter().copied());
            names.map(move |name| (name, index))
        })
        .collect();
    let few = names.len() < usize::from(u16::MAX);
    if !few {
        faults.declaration(name, "a class has less than 65535 names of fields");
    }
    let names: Vec<(&str, u16)> = names
        .into_iter()
        .filter_map(|(name, index)| Some((name, u16::try_from(index).ok()?)))
        .filter(|_| few)
        .collect();
    Shape::new(name, Style::Named, fields, Names::leaked(&names))
}

fn default(class: &'static Class, index: usize) -> Option<Untyped> {
    default_in(&mut super::draft::InstanceDraft::new(class.dynamic()?), index)
}

fn check_default(
    class: &'static Class,
    index: usize,
    value: Untyped,
    cx: &mut crate::Context<'_>,
) -> Result<Untyped, crate::Rejected> {
    match class.dynamic() {
        Some(made) => {
            let mut draft = super::draft::InstanceDraft::new(made);
            check_default_in(&mut draft, class, index, value, cx)
        }
        None => Err(cx.unknown("field", None)),
    }
}

/// `HttpServer` as `http_server`.
fn snake_case(name: &str) -> String {
    let mut snake = String::with_capacity(name.len());
    let mut before = '_';
    for letter in name.chars() {
        if letter.is_uppercase() && before != '_' && !before.is_uppercase() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
        before = letter;
    }
    snake
}

impl fmt::Debug for ClassBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClassBuilder")
            .field("name", &self.name)
            .field("fields", &self.fields)
            .finish_non_exhaustive()
    }
}
