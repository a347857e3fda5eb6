//! The trait of types that can be shown as values.

use crate::class::{Class, Final, Held, TypeInfo};
use crate::record::record::Record;
use crate::record::sink::{Sink, write_value};
use crate::record::slot::{Slot, Visitor};
use crate::value::{Segment, Value};

/// A type whose values can be shown as dynamic ones. See [`FieldType`](crate::FieldType) for an example.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type that a typed field or parameter can have",
    label = "not a `FieldType`",
    note = "if the type is yours: add `#[derive(Typed)]` to it, or implement `ToValue` and `FieldType`",
    note = "if a feature of `typed-structs` has the name of its crate, such as `uuid`: enable it",
    note = "if it implements `FromStr` and `Display`: mark the field `#[typed(text)]`; if it implements the traits of serde: `#[typed(serde)]`",
    note = "otherwise: name a module that converts it, `#[typed(with = module)]`, pass it through unread, `#[typed(opaque)]`, or leave it out, `#[typed(skip)]`"
)]
pub trait ToValue {
    /// The name and the kind of the type.
    const TYPE: &'static TypeInfo;

    /// The type that constraints are checked against: that of a newtype's field, or of a pointer's
    /// target.
    #[doc(hidden)]
    const HELD: Held<'static> = Held::of(Self::TYPE);

    /// The class of a struct or an enum that derives `Typed`, or of a pointer to one. It is for
    /// const code, which cannot read the metadata.
    #[doc(hidden)]
    const OBJECT_CLASS: Option<&'static Class> = None;

    /// `true` if the type has a [placeholder](ToValue::placeholder).
    #[doc(hidden)]
    const HAS_PLACEHOLDER: bool = false;

    /// Returns the value that fills a place while an object is constructed. It owns nothing, so
    /// that it need not be dropped. It is a value like any other, so a struct or an enum with
    /// checks has none.
    #[doc(hidden)]
    fn placeholder() -> Self
    where
        Self: Sized,
    {
        unreachable!("called only if there is one")
    }

    /// Returns the value, borrowed if possible. Allocates only for collections and nested structs.
    fn to_value(&self) -> Value<'_>;

    /// Passes the value to the driver of a format.
    #[doc(hidden)]
    #[inline]
    fn write(&self, out: &mut dyn Sink) {
        match self.record() {
            Some(record) => out.record(record),
            None => write_value(&self.to_value(), out),
        }
    }

    /// Returns the value that constraints are checked against, which includes secrets.
    #[doc(hidden)]
    #[inline(always)]
    fn unredacted(&self) -> Value<'_> {
        self.to_value()
    }

    /// Returns `true` if the value has more levels than `depth`. The type cannot always tell.
    #[doc(hidden)]
    fn is_deeper_than(&self, depth: u8) -> bool {
        let _ = depth;
        false
    }

    /// Returns the item or field one step down a path.
    #[doc(hidden)]
    fn item(&self, segment: &Segment<'_>) -> Option<&dyn Slot> {
        let _ = segment;
        None
    }

    /// Returns the fields of a struct or an enum.
    #[doc(hidden)]
    fn record(&self) -> Option<&dyn Record> {
        None
    }

    /// Passes each item of a collection to the visitor, with the step that leads to it.
    #[doc(hidden)]
    fn visit(&self, visitor: &mut Visitor<'_>) {
        let _ = visitor;
    }

    /// Erases the type of a field for reading.
    #[doc(hidden)]
    #[inline(always)]
    fn shown_slot(place: &Self, _: Final) -> &dyn Slot
    where
        Self: Sized,
    {
        place
    }
}
