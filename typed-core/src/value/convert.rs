//! Conversions of Rust values to dynamic ones.

use crate::value::integer::BigInt;
use crate::value::list::List;
use crate::value::literal::Literal;
use crate::value::map::Map;
use crate::value::opaque::Opaque;
use crate::value::value::Value;
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet, LinkedList, VecDeque};
use alloc::rc::Rc;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::cmp::Reverse;
use core::num::{NonZero, Saturating, Wrapping};

macro_rules! from_small_integer {
    ($($int:ty)*) => {$(
        impl From<$int> for Value<'_> {
            #[inline]
            fn from(value: $int) -> Self {
                Value::Int(i64::from(value))
            }
        }
    )*};
}
from_small_integer!(i8 i16 i32 i64 u8 u16 u32);

macro_rules! from_nonzero_integer {
    ($($int:ty)*) => {$(
        impl From<NonZero<$int>> for Value<'_> {
            #[inline]
            fn from(value: NonZero<$int>) -> Self {
                value.get().into()
            }
        }
    )*};
}
from_nonzero_integer!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

macro_rules! from_wide_integer {
    ($($int:ty: $negative:expr;)*) => {$(
        impl From<$int> for Value<'_> {
            #[inline]
            fn from(value: $int) -> Self {
                match i64::try_from(value) {
                    Ok(value) => Value::Int(value),
                    Err(_) => {
                        let (negative, magnitude) = $negative(value);
                        Value::BigInt(BigInt::new(negative, magnitude as u128))
                    }
                }
            }
        }
    )*};
}
from_wide_integer! {
    u64: |value| (false, value);
    usize: |value| (false, value);
    isize: |value: isize| (value < 0, value.unsigned_abs());
    i128: |value: i128| (value < 0, value.unsigned_abs());
    u128: |value| (false, value);
}

impl From<bool> for Value<'_> {
    #[inline]
    fn from(value: bool) -> Self {
        Value::Bool(value)
    }
}

impl From<f64> for Value<'_> {
    #[inline]
    fn from(value: f64) -> Self {
        Value::Float(value)
    }
}

impl From<f32> for Value<'_> {
    #[inline]
    fn from(value: f32) -> Self {
        Value::Float(f64::from(value))
    }
}

impl From<char> for Value<'_> {
    fn from(value: char) -> Self {
        Value::Str(Cow::Owned(value.to_string()))
    }
}

impl From<()> for Value<'_> {
    fn from((): ()) -> Self {
        Value::Null
    }
}

impl<'v> From<&'v str> for Value<'v> {
    #[inline]
    fn from(value: &'v str) -> Self {
        Value::Str(Cow::Borrowed(value))
    }
}

impl<'v> From<&'v String> for Value<'v> {
    #[inline]
    fn from(value: &'v String) -> Self {
        Value::Str(Cow::Borrowed(value))
    }
}

impl From<String> for Value<'_> {
    #[inline]
    fn from(value: String) -> Self {
        Value::Str(Cow::Owned(value))
    }
}

impl From<Box<str>> for Value<'_> {
    fn from(value: Box<str>) -> Self {
        Value::Str(Cow::Owned(value.into_string()))
    }
}

impl From<Rc<str>> for Value<'_> {
    #[inline]
    fn from(value: Rc<str>) -> Self {
        Value::Str(Cow::Owned(String::from(&*value)))
    }
}

impl From<Arc<str>> for Value<'_> {
    #[inline]
    fn from(value: Arc<str>) -> Self {
        Value::Str(Cow::Owned(String::from(&*value)))
    }
}

impl<'v> From<Cow<'v, str>> for Value<'v> {
    fn from(value: Cow<'v, str>) -> Self {
        Value::Str(value)
    }
}

/// Converts to bytes, not to a list of integers.
impl<'v> From<&'v [u8]> for Value<'v> {
    fn from(value: &'v [u8]) -> Self {
        Value::Bytes(Cow::Borrowed(value))
    }
}

/// Converts `b"…"` to bytes, not to a list of integers.
impl<'v, const N: usize> From<&'v [u8; N]> for Value<'v> {
    fn from(value: &'v [u8; N]) -> Self {
        Value::Bytes(Cow::Borrowed(value))
    }
}

/// Converts to bytes, not to a list of integers.
impl<'v> From<Cow<'v, [u8]>> for Value<'v> {
    fn from(value: Cow<'v, [u8]>) -> Self {
        Value::Bytes(value)
    }
}

/// Borrows the value: see [`Value::reborrow`].
impl<'v> From<&'v Value<'_>> for Value<'v> {
    fn from(value: &'v Value<'_>) -> Self {
        value.reborrow()
    }
}

impl<'v> From<List<'v>> for Value<'v> {
    fn from(value: List<'v>) -> Self {
        Value::List(value)
    }
}

impl<'v> From<Map<'v>> for Value<'v> {
    fn from(value: Map<'v>) -> Self {
        Value::Map(value)
    }
}

impl<'v> From<Opaque<'v>> for Value<'v> {
    fn from(value: Opaque<'v>) -> Self {
        Value::Opaque(value)
    }
}

impl<'v, T: Into<Value<'v>>> From<Option<T>> for Value<'v> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

impl<'v, T: Into<Value<'v>>> From<Box<T>> for Value<'v> {
    fn from(value: Box<T>) -> Self {
        (*value).into()
    }
}

macro_rules! from_shared {
    ($($pointer:ident)*) => {$(
        /// Converts the value itself if the pointer is the only one to it, otherwise a copy.
        impl<'v, T: Into<Value<'v>> + Clone> From<$pointer<T>> for Value<'v> {
            fn from(value: $pointer<T>) -> Self {
                $pointer::unwrap_or_clone(value).into()
            }
        }

        impl<'v, T: Into<Value<'v>> + Clone> From<$pointer<[T]>> for Value<'v> {
            fn from(value: $pointer<[T]>) -> Self {
                Value::List(value.iter().cloned().map(Into::into).collect())
            }
        }
    )*};
}
from_shared!(Rc Arc);

macro_rules! from_wrapper {
    ($($wrapper:ident)*) => {$(
        impl<'v, T: Into<Value<'v>>> From<$wrapper<T>> for Value<'v> {
            fn from(value: $wrapper<T>) -> Self {
                value.0.into()
            }
        }
    )*};
}
from_wrapper!(Wrapping Saturating Reverse);

macro_rules! from_sequence {
    ($($sequence:ty, [$($generics:tt)*];)*) => {$(
        impl<'v, T: Into<Value<'v>>, $($generics)*> From<$sequence> for Value<'v> {
            fn from(value: $sequence) -> Self {
                Value::List(value.into_iter().map(Into::into).collect())
            }
        }
    )*};
}
from_sequence! {
    Vec<T>, [];
    VecDeque<T>, [];
    LinkedList<T>, [];
    Box<[T]>, [];
    BTreeSet<T>, [];
    [T; N], [const N: usize];
}

impl<'v, K: Into<Value<'v>>, V: Into<Value<'v>>> From<BTreeMap<K, V>> for Value<'v> {
    fn from(value: BTreeMap<K, V>) -> Self {
        Value::Map(value.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
    }
}

#[cfg(feature = "std")]
impl<'v, K, V, S> From<std::collections::HashMap<K, V, S>> for Value<'v>
where
    K: Into<Value<'v>>,
    V: Into<Value<'v>>,
{
    fn from(value: std::collections::HashMap<K, V, S>) -> Self {
        Value::Map(value.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
    }
}

#[cfg(feature = "std")]
impl<'v, T: Into<Value<'v>>, S> From<std::collections::HashSet<T, S>> for Value<'v> {
    fn from(value: std::collections::HashSet<T, S>) -> Self {
        Value::List(value.into_iter().map(Into::into).collect())
    }
}

/// An expression becomes the string of its source.
impl From<Literal> for Value<'_> {
    fn from(literal: Literal) -> Self {
        match literal {
            Literal::Bool(value) => Value::from(value),
            Literal::Int(value) => Value::from(value),
            Literal::Float(value) => Value::from(value),
            Literal::Str(text) | Literal::Expr(text) => Value::from(text),
        }
    }
}

impl<'v, T: Into<Value<'v>>> FromIterator<T> for Value<'v> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Value::List(items.into_iter().map(Into::into).collect())
    }
}

macro_rules! from_tuple {
    ($($($item:ident)+;)*) => {$(
        impl<'v, $($item: Into<Value<'v>>),+> From<($($item,)+)> for Value<'v> {
            #[expect(non_snake_case, reason = "each item is named after its type")]
            fn from(($($item,)+): ($($item,)+)) -> Self {
                Value::List(Vec::from([$($item.into()),+]).into())
            }
        }
    )*};
}
from_tuple! {
    A;
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
    A B C D E F G;
    A B C D E F G H;
    A B C D E F G H I;
    A B C D E F G H I J;
    A B C D E F G H I J K;
    A B C D E F G H I J K L;
}

macro_rules! equals_rust {
    ($($rust:ty)*) => {$(
        /// Compares with `Value::from` of the other side, which is convenient in tests.
        impl PartialEq<$rust> for Value<'_> {
            fn eq(&self, other: &$rust) -> bool {
                PartialEq::<Value<'_>>::eq(self, &Value::from(*other))
            }
        }
    )*};
}
equals_rust!(bool i32 i64 u64 f64 &str);
