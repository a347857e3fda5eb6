//! Buffers of bytes.

use crate::class::{Domain, Kind, TypeInfo};
use crate::record::{Composite, FieldType, ToValue, if_static};
use crate::report::{Context, Rejected};
use crate::types::items::{Items, collect};
use crate::value::Value;
use alloc::borrow::Cow;
use bytes::{Bytes, BytesMut};

macro_rules! buffers {
    ($($buffer:ident)*) => {$(
        /// Shows bytes.
        impl ToValue for $buffer {
            const TYPE: &'static TypeInfo = type_info!(stringify!($buffer), Bytes, Domain::Items);
            const HAS_PLACEHOLDER: bool = true;

            #[inline(always)]
            fn placeholder() -> Self {
                Self::new()
            }

            #[inline]
            fn to_value(&self) -> Value<'_> {
                Value::Bytes(Cow::Borrowed(self))
            }
        }

        /// Converts bytes, or a list of integers.
        impl<'v> FieldType<'v> for $buffer {
            type Form = Composite;
            if_static!();

            #[inline]
            fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                match value {
                    Value::Bytes(bytes) => Ok(Self::from(Bytes::from(bytes.into_owned()))),
                    Value::List(_) => {
                        let items = Items::of(Self::TYPE, u8::TYPE, value, cx)?;
                        Ok(Self::from(Bytes::from(collect::<u8>(items, cx)?)))
                    }
                    other => Self::check(cx.widen(Self::TYPE, other)?, cx),
                }
            }
        }

        impl From<$buffer> for Value<'_> {
            #[inline]
            fn from(buffer: $buffer) -> Self {
                Value::Bytes(Cow::Owned(buffer.into()))
            }
        }
    )*};
}
buffers!(Bytes BytesMut);
