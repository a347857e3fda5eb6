//! Mismatches for serde.

use crate::report::mismatch::TypeMismatch;
use core::fmt;
use serde::ser::{Serialize, SerializeStruct, Serializer};

impl Serialize for TypeMismatch {
    /// Writes a map of `class`, `path`, `pointer`, `code`, `params` (a map), `expected`, `actual`,
    /// `value`, `declared_in`, `suggestion` (or null) and `message`, the line that `Display` writes. A
    /// mismatch of an operation of a patch has its index, `operation`. If there are further mismatches,
    /// `others` is a list of such maps. Nothing of a secret value is written.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let others = self.others();
        let operation = self.operation();
        let fields = 11 + usize::from(operation.is_some()) + usize::from(!others.is_empty());
        let mut map = serializer.serialize_struct("TypeMismatch", fields)?;
        map.serialize_field("class", self.class())?;
        map.serialize_field("path", self.path())?;
        map.serialize_field("pointer", &self.pointer())?;
        map.serialize_field("code", self.code())?;
        map.serialize_field("params", &Params(self))?;
        map.serialize_field("expected", self.expected())?;
        map.serialize_field("actual", self.actual())?;
        map.serialize_field("value", self.value())?;
        map.serialize_field("declared_in", self.declared_in())?;
        map.serialize_field("suggestion", &self.suggestion())?;
        map.serialize_field("message", &alloc::fmt::format(format_args!("{}", Line(self))))?;
        match operation {
            Some(index) => map.serialize_field("operation", &index)?,
            None => map.skip_field("operation")?,
        }
        if others.is_empty() {
            map.skip_field("others")?;
        } else {
            map.serialize_field("others", others)?;
        }
        map.end()
    }
}

/// A mismatch displayed without the others.
struct Line<'m>(&'m TypeMismatch);

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write_line(f)
    }
}

/// The parameters of a mismatch as a map.
struct Params<'m>(&'m TypeMismatch);

impl Serialize for Params<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.params())
    }
}
