//! Checks of defaults against the schemas that contain them.

use crate::dynamic::{DynamicType, excess};
use crate::report::{Context, Mismatches};
use crate::schema::json::Reader;
use crate::schema::json::pointer::Place;
use crate::value::Untyped;
use alloc::boxed::Box;
use alloc::format;

/// A default with its type and its place.
pub(super) type Default = (DynamicType, Untyped, Place);

impl Reader<'_> {
    /// Reports invalid defaults, including those of required properties. The classes of objects
    /// exist by then.
    pub(super) fn check_defaults(&mut self) {
        for (of, default, at) in core::mem::take(&mut self.defaults) {
            if let Some(why) = excess(&of, &default) {
                self.reject(&at, why);
                continue;
            }
            let of: &'static DynamicType = Box::leak(Box::new(of));
            let mut report = Mismatches::new();
            if of.check(default, &mut Context::new(&mut report, "default")).is_err() {
                for mismatch in report {
                    let line = format!("{mismatch}");
                    self.faults.push(at.fault(line.strip_prefix("default: ").unwrap_or(&line)));
                }
            }
        }
    }
}
