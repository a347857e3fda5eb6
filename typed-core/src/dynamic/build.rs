//! The build of a class from the settings of its builder.

use crate::class::{
    Class, ClassAttr, ClassKind, ClassOptions, Field, Kind, Linearization, NameTable, Overlay,
    Shape, Style, UnknownFields,
};
use crate::coherence::{base_fault, helpers_fault, order_fault};
use crate::construct::{Defaults, Work};
use crate::define::{DefineMethodError, as_const};
use crate::dynamic::builder::{ClassBuilder, Define};
use crate::dynamic::class::DynamicClass;
use crate::dynamic::default_budget::excess;
use crate::dynamic::error::Faults;
use crate::dynamic::fields::{FieldBuilder, FieldSpec};
use crate::dynamic::instance::Instance;
use crate::dynamic::types::DynamicType;
use crate::report::{Key, one};
use crate::value::Untyped;
use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::sync::atomic::{AtomicUsize, Ordering};

impl ClassBuilder {
    /// Builds the class. Checks that run code of the class itself are left to
    /// [`Unfinished::finish`].
    pub(crate) fn make(mut self, faults: &mut Faults) -> Unfinished {
        if self.lax {
            self.fields.iter_mut().for_each(FieldBuilder::lax_by_default);
        }
        self.check_names(faults);
        self.check_fields(faults);
        let collects = self.fields.iter().any(FieldBuilder::is_extras);
        let unknown = if collects { UnknownFields::Collect } else { self.unknown };
        let name: &'static str = self.name.leak();

        let (specs, fields): (Vec<_>, Vec<_>) =
            self.fields.into_iter().map(FieldBuilder::leak).unzip();
        let specs: &'static [FieldSpec] = specs.leak();
        let fields = fields.into_iter().zip(specs).map(|(field, spec)| field(spec));
        let shape = shape(name, fields.collect::<Vec<_>>().leak(), faults);

        let mut values = Vec::new();
        let attrs = self.attrs.into_iter().map(|attr| {
            let text = as_const(&attr.value, attr.of.type_info());
            let of: &'static DynamicType = Box::leak(Box::new(attr.of));
            values.push((of, attr.value));
            let made = ClassAttr::dynamic(attr.name.leak(), of, text);
            if attr.is_final { made.with_final() } else { made }
        });
        let attrs: Vec<ClassAttr> = attrs.collect();
        let overlay: &'static Overlay = Box::leak(Box::default());
        let more = ClassOptions::NONE
            .with_doc(self.doc.leak())
            .with_attrs(attrs.leak())
            .with_default_values(&Defaults { in_draft });
        let more = match self.bases.as_slice() {
            [] => more,
            _ => more.with_bases(Box::leak(Box::new(Linearization::of(self.bases.leak())))),
        };
        let class =
            Class::new(name, place_of_its_own(), ClassKind::Struct, Box::leak(Box::new([shape])))
                .with_more(Box::leak(Box::new(more)))
                .with_unknown(unknown)
                .with_overlay(overlay)
                .with_cell(self.cell);
        check_bases(&class, faults);
        let class = if self.frozen { class.with_frozen() } else { class };
        let is_checked = self.check.is_some() || self.assertion.is_some();
        let class = if is_checked { class.with_check() } else { class };
        let made = DynamicClass {
            class,
            cell: self.cell,
            fields: specs,
            assertion: self.assertion,
            check: self.check,
            after: self.after,
            before: self.before,
        };
        let class: &'static DynamicClass = Box::leak(Box::new(made));
        self.cell.set(class);
        Unfinished { class, overlay, values, methods: self.methods }
    }

    /// Checks that all members have names, and different ones.
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

    /// Checks that the declarations of each field are consistent.
    fn check_fields(&self, faults: &mut Faults) {
        let place = |name: &str| format!("{}.{name}", self.name);
        let fields = self.fields.iter().map(|field| (field.name(), field.of()));
        let attrs = self.attrs.iter().map(|attr| (attr.name.as_str(), &attr.of));
        for (name, of) in fields.chain(attrs) {
            of.visit(&mut |of| of.faults().for_each(|why| faults.declaration(place(name), why)));
        }
        for field in self.fields.iter().filter(|field| field.is_contradictory()) {
            faults.declaration(
                place(field.name()),
                "a required field cannot have a default: leave out one of the two",
            );
        }
        for field in &self.fields {
            if let Some(fault) = field.byte_size_fault() {
                faults.declaration(place(field.name()), fault.as_str());
            }
            if field.is_extras() && field.of().type_info().kind() != Kind::Map {
                faults.declaration(
                    place(field.name()),
                    "only a map with string keys can collect extras",
                );
            }
        }
        for field in self.fields.iter().filter(|field| field.is_extras()).skip(1) {
            faults.declaration(place(field.name()), "another field already collects extras");
        }
        if self.unknown == UnknownFields::Collect
            && !self.fields.iter().any(FieldBuilder::is_extras)
        {
            faults.declaration(&*self.name, "`UnknownFields::Collect` requires a field for extras");
        }
    }
}

/// Checks the bases, with the compile-time checks of derived classes.
fn check_bases(class: &Class, faults: &mut Faults) {
    let bases = (0..class.bases().len()).filter_map(|base| base_fault(class, base));
    for sentence in order_fault(class).into_iter().chain(bases).chain(helpers_fault(class)) {
        faults.declaration(class.name(), sentence.as_str());
    }
}

/// Returns a unique string that takes the place of a module. It distinguishes classes in
/// linearizations.
fn place_of_its_own() -> &'static str {
    static MADE: AtomicUsize = AtomicUsize::new(0);
    format!("built at run time, {}", MADE.fetch_add(1, Ordering::Relaxed)).leak()
}

/// A class without its last checks.
pub(crate) struct Unfinished {
    class: &'static DynamicClass,
    overlay: &'static Overlay,
    /// The types and values of class attributes.
    values: Vec<(&'static DynamicType, Untyped)>,
    methods: Vec<(String, Define)>,
}

impl Unfinished {
    /// Checks the defaults and the values of class attributes, and adds the methods.
    pub(crate) fn finish(self, faults: &mut Faults) -> &'static DynamicClass {
        let Self { class, overlay, values, methods } = self;
        for (index, (field, spec)) in class.fields().iter().zip(class.fields).enumerate() {
            let Some(default) = spec.default.clone() else { continue };
            if let Some(why) = excess(&spec.of, &default) {
                faults.declaration(format!("{}.{}", class.name(), field.name()), why);
                continue;
            }
            let checked = one(class.name(), |cx| {
                class.check_default(index, default, &mut cx.at(Key::Field(field.name())))
            });
            if let Err(mismatch) = checked {
                faults.push(mismatch);
            }
        }
        for (attr, (of, value)) in class.attrs().zip(values) {
            if let Some(why) = excess(of, &value) {
                faults.declaration(format!("{}.{}", class.name(), attr.name()), why);
                continue;
            }
            match one(class.name(), |cx| attr.check(value, &mut cx.at(Key::Field(attr.name())))) {
                Ok(value) => overlay.set(attr.name(), value),
                Err(mismatch) => faults.push(mismatch),
            }
        }
        for (name, define) in methods {
            match define(class.method_builder(name)) {
                Ok(()) => {}
                Err(DefineMethodError::OverrideDisallowed(disallowed)) => faults.push(disallowed),
                Err(DefineMethodError::Mismatches(report)) => {
                    report.into_iter().for_each(|mismatch| faults.push(mismatch));
                }
            }
        }
        class
    }
}

/// Returns the shape of the objects.
fn shape(name: &'static str, fields: &'static [Field], faults: &mut Faults) -> Shape {
    let names =
        fields.iter().enumerate().filter(|(_, field)| !field.is_flattened() || field.is_base());
    let names: Vec<(&'static str, usize, bool)> = names
        .flat_map(|(index, field)| {
            let is_plain = field.has_plain_names();
            let names = core::iter::once(field.name()).chain(field.aliases().iter().copied());
            names.map(move |name| (name, index, is_plain))
        })
        .collect();
    let few = names.len() < 1 << 15;
    if !few {
        faults.declaration(name, "a class has fewer than 32768 names of fields");
    }
    let names: Vec<(&'static str, u16, bool)> = names
        .into_iter()
        .filter_map(|(name, index, is_plain)| Some((name, u16::try_from(index).ok()?, is_plain)))
        .filter(|_| few)
        .collect();
    Shape::new("", Style::Named, fields, NameTable::leaked(names))
}

fn in_draft(class: &'static Class, work: &mut Work<'_>) {
    if let Some(made) = class.dynamic() {
        work(&mut Instance::draft(made));
    }
}
