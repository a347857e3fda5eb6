//! `Option` and the smart pointers.

use crate::class::{Class, Held, TypeInfo};
use crate::record::{
    Composite, FieldType, Input, ItemsMut, Primitive, Record, RecordMut, Simple, Sink, Slot,
    SlotMut, ToValue, Visitor, if_static, static_within,
};
use crate::report::{Context, Rejected};
use crate::value::{Segment, Value};
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::sync::Arc;
use core::mem;

impl<T: ToValue> ToValue for Option<T> {
    const TYPE: &'static TypeInfo = &TypeInfo::option(T::TYPE);
    const HELD: Held<'static> = T::HELD;
    const HAS_PLACEHOLDER: bool = true;

    #[inline(always)]
    fn placeholder() -> Self {
        None
    }

    fn to_value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, T::to_value)
    }

    fn write(&self, out: &mut dyn Sink) {
        match self {
            Some(inner) => inner.write(out),
            None => out.simple(Simple::Null),
        }
    }

    #[inline(always)]
    fn unredacted(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, T::unredacted)
    }

    fn item(&self, segment: &Segment<'_>) -> Option<&dyn Slot> {
        self.as_ref()?.item(segment)
    }

    fn record(&self) -> Option<&dyn Record> {
        self.as_ref()?.record()
    }

    fn visit(&self, visitor: &mut Visitor<'_>) {
        if let Some(inner) = self {
            inner.visit(visitor);
        }
    }
}

/// Converts `null` to `None`. In nested options it is the outermost one.
impl<'v, T: FieldType<'v>> FieldType<'v> for Option<T> {
    type Form = Composite;
    const KEEPS_TEXT: bool = T::KEEPS_TEXT;
    if_static!(T);

    #[inline]
    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        cx.check_option(value, T::check)
    }

    fn read(input: &mut Input<'_, 'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        match input {
            Input::Value(value) => Self::check(mem::take(value), cx),
            input => T::read(input, cx).map(Some),
        }
    }

    #[inline(always)]
    fn from_plain(plain: Primitive<'v>) -> Option<Self> {
        match plain {
            Primitive::Null => Some(None),
            plain => T::from_plain(plain).map(Some),
        }
    }

    #[inline(always)]
    fn from_string<S, R>(
        text: String,
        state: S,
        fits: impl FnOnce(S, Self) -> R,
        otherwise: impl FnOnce(S, Value<'v>) -> R,
    ) -> R {
        T::from_string(text, state, |state, inner| fits(state, Some(inner)), otherwise)
    }

    fn keep_text(&mut self, text: &mut Cow<'v, str>) -> bool {
        self.as_mut().is_some_and(|old| old.keep_text(text))
    }

    fn assign(&mut self, value: Value<'v>, cx: &mut Context<'_>) -> Result<(), Rejected> {
        match self {
            Some(old) if !value.is_null() && !cx.is_text() => old.assign(value, cx),
            _ => {
                *self = Self::check(value, cx)?;
                Ok(())
            }
        }
    }

    fn if_missing() -> Option<Self> {
        Some(None)
    }

    fn item_mut(&mut self, segment: &Segment<'_>) -> Option<&mut dyn SlotMut<'v>> {
        self.as_mut()?.item_mut(segment)
    }

    fn items_mut(&mut self) -> Option<&mut dyn ItemsMut<'v>> {
        self.as_mut()?.items_mut()
    }

    fn record_mut(&mut self) -> Option<&mut dyn RecordMut<'v>> {
        self.as_mut()?.record_mut()
    }
}

static_within!([T] Option<T>, T);

macro_rules! pointer {
    ($($pointer:ident)*) => {$(
        impl<T: ToValue> ToValue for $pointer<T> {
            const TYPE: &'static TypeInfo = &TypeInfo::wrapper(stringify!($pointer), T::TYPE);
            const OBJECT_CLASS: Option<&'static Class> = T::OBJECT_CLASS;
            const HELD: Held<'static> = T::HELD;

            fn to_value(&self) -> Value<'_> {
                T::to_value(self)
            }

            fn write(&self, out: &mut dyn Sink) {
                T::write(self, out);
            }

            fn unredacted(&self) -> Value<'_> {
                T::unredacted(self)
            }

            fn item(&self, segment: &Segment<'_>) -> Option<&dyn Slot> {
                T::item(self, segment)
            }

            fn record(&self) -> Option<&dyn Record> {
                T::record(self)
            }

            fn visit(&self, visitor: &mut Visitor<'_>) {
                T::visit(self, visitor);
            }
        }
    )*};
}
pointer!(Box Rc Arc);

impl<'v, T: FieldType<'v>> FieldType<'v> for Box<T> {
    type Form = Composite;
    const KEEPS_TEXT: bool = T::KEEPS_TEXT;
    if_static!(T);

    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        // A chain of boxes is as deep as its content.
        T::check(value, cx).map(Self::new)
    }

    fn read(input: &mut Input<'_, 'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        T::read(input, cx).map(Self::new)
    }

    fn keep_text(&mut self, text: &mut Cow<'v, str>) -> bool {
        T::keep_text(self, text)
    }

    fn assign(&mut self, value: Value<'v>, cx: &mut Context<'_>) -> Result<(), Rejected> {
        T::assign(self, value, cx)
    }

    fn if_missing() -> Option<Self> {
        T::if_missing().map(Self::new)
    }

    fn item_mut(&mut self, segment: &Segment<'_>) -> Option<&mut dyn SlotMut<'v>> {
        T::item_mut(self, segment)
    }

    fn items_mut(&mut self) -> Option<&mut dyn ItemsMut<'v>> {
        T::items_mut(self)
    }

    fn record_mut(&mut self) -> Option<&mut dyn RecordMut<'v>> {
        T::record_mut(self)
    }
}

static_within!([T] Box<T>, T);

macro_rules! shared_pointer {
    ($($pointer:ident)*) => {$(
        /// Only replaced as a whole, since other owners share the value.
        impl<'v, T: FieldType<'v>> FieldType<'v> for $pointer<T> {
            type Form = Composite;
            if_static!(T);

            fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                T::check(value, cx).map(Self::new)
            }

            fn read(input: &mut Input<'_, 'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                T::read(input, cx).map(Self::new)
            }

            fn if_missing() -> Option<Self> {
                T::if_missing().map(Self::new)
            }
        }

        static_within!([T] $pointer<T>, T);
    )*};
}
shared_pointer!(Rc Arc);
