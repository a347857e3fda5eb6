//! Defaults, and their checks against the schemas that contain them.

use crate::class::{CheckAttr, LateClass};
use crate::dynamic::{DynamicType, excess};
use crate::report::{Context, Mismatches};
use crate::schema::json::Reader;
use crate::schema::json::assert::{Compiled, holds};
use crate::schema::json::pointer::Place;
use crate::value::{Untyped, Value};
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::format;
use core::ptr;

/// A default with its type and its place.
pub(super) struct Default {
    of: DynamicType,
    value: Untyped,
    /// The class and the field that it fills in, if it is used.
    field: Option<(&'static LateClass, usize)>,
    /// The schema, if it decides whether the default is used.
    schema: Option<&'static Compiled>,
    at: Place,
}

impl<'s> Reader<'s> {
    pub(super) fn add_default(
        &mut self,
        schema: &'s Value<'s>,
        (value, of): (&Value<'_>, &DynamicType),
        field: Option<(&'static LateClass, usize)>,
        at: &Place,
    ) {
        let schema = self.is_lenient.then(|| self.assertion(schema, at, alloc::vec::Vec::new()));
        let (of, value, at) = (of.clone(), value.clone().into_owned(), at.key("default"));
        self.defaults.push(Default { of, value, field, schema, at });
    }

    /// Gives the fields their defaults.
    pub(super) fn add_defaults(&mut self) {
        self.defaults
            .retain(|default| default.schema.is_none_or(|schema| holds(schema, &default.value)));
        let address =
            |cell: Option<&'static LateClass>| cell.map(|cell| ptr::from_ref(cell).addr());
        let classes = self.classes.iter_mut();
        let mut classes: BTreeMap<_, _> =
            classes.map(|class| (address(class.this().cell()), class)).collect();
        for Default { value, field, .. } in &self.defaults {
            let Some((cell, index)) = field else { continue };
            if let Some(class) = classes.get_mut(&address(Some(cell))) {
                class.set_default(*index, value.clone());
            }
        }
    }

    /// Reports invalid defaults, including those of required properties. The classes of objects
    /// exist by then.
    pub(super) fn check_defaults(&mut self) {
        for Default { of, value, at, .. } in core::mem::take(&mut self.defaults) {
            if let Some(why) = excess(&of, &value) {
                self.reject(&at, why);
                continue;
            }
            let of: &'static DynamicType = Box::leak(Box::new(of));
            let mut report = Mismatches::new();
            if of.check_attr(value, &mut Context::new(&mut report, "default")).is_err() {
                for mismatch in report {
                    let line = format!("{mismatch}");
                    self.faults.push(at.fault(line.strip_prefix("default: ").unwrap_or(&line)));
                }
            }
        }
    }
}
