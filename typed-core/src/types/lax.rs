//! Values that are read in lax mode.

use crate::class::{Class, Held, TypeInfo};
use crate::record::{
    Composite, FieldType, Input, Record, RecordMut, Sink, Slot, SlotMut, ToValue, Visitor,
    if_static, static_within,
};
use crate::report::{Context, Rejected};
use crate::value::{Conversion, Segment, Value};

/// A value that is converted in lax mode as a whole, wherever a type is asked for: by `json::from_str`,
/// [`from_deserializer`](crate::from_deserializer), [`from_value`](crate::from_value), or for each row of a
/// table.
///
/// A field is marked `#[typed(lax)]` instead, which also applies to paths into it. See
/// [`Conversion`](crate::Conversion).
///
/// ```
/// use typed_structs::{Lax, Typed, from_deserializer};
///
/// #[derive(Typed)]
/// struct Server { port: u16, active: bool }
///
/// let document = toml::Deserializer::parse("port = '9000'\nactive = 'yes'")?;
/// let Lax(server) = from_deserializer::<Lax<Server>, _>(document)?;
/// assert_eq!((server.port, server.active), (9000, true));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lax<T>(pub T);

/// It is shown like the value, and has no placeholder: the value would be filled strictly.
impl<T: ToValue> ToValue for Lax<T> {
    const TYPE: &'static TypeInfo = T::TYPE;
    const HELD: Held<'static> = T::HELD;
    const OBJECT_CLASS: Option<&'static Class> = T::OBJECT_CLASS;

    fn to_value(&self) -> Value<'_> {
        self.0.to_value()
    }

    fn write(&self, out: &mut dyn Sink) {
        self.0.write(out);
    }

    fn unredacted(&self) -> Value<'_> {
        self.0.unredacted()
    }

    fn item(&self, segment: &Segment<'_>) -> Option<&dyn Slot> {
        self.0.item(segment)
    }

    fn record(&self) -> Option<&dyn Record> {
        self.0.record()
    }

    fn visit(&self, visitor: &mut Visitor<'_>) {
        self.0.visit(visitor);
    }
}

impl<'v, T: FieldType<'v>> FieldType<'v> for Lax<T> {
    type Form = Composite;
    if_static!(T);

    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        T::check(value, &mut lax(cx)).map(Self)
    }

    fn read(input: &mut Input<'_, 'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        T::read(input, &mut lax(cx)).map(Self)
    }

    fn if_missing() -> Option<Self> {
        T::if_missing().map(Self)
    }

    fn item_mut(&mut self, segment: &Segment<'_>) -> Option<&mut dyn SlotMut<'v>> {
        self.0.item_mut(segment)
    }

    fn record_mut(&mut self) -> Option<&mut dyn RecordMut<'v>> {
        self.0.record_mut()
    }
}

static_within!([T] Lax<T>, T);

fn lax<'c>(cx: &'c mut Context<'_>) -> Context<'c> {
    let mut cx = cx.redacted_if(false);
    cx.convert_as(Some(Conversion::Lax), false);
    cx
}
