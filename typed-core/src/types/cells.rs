//! Cells and atomics, which are converted like the values inside.
//!
//! A `RefCell`, a `Mutex` and a `RwLock` are not field types: reading one can fail, or wait for a guard
//! that the same thread holds.

use crate::class::{Held, TypeInfo};
use crate::record::{Composite, FieldType, ToValue, if_static, static_within};
use crate::report::{Context, Rejected};
use crate::value::Value;
use core::cell::Cell;
use core::sync::atomic;

/// Shows a copy of the value.
impl<T: ToValue + Copy> ToValue for Cell<T> {
    const TYPE: &'static TypeInfo = &TypeInfo::wrapper("Cell", T::TYPE);
    const HELD: Held<'static> = T::HELD;
    const HAS_PLACEHOLDER: bool = T::HAS_PLACEHOLDER;

    #[inline(always)]
    fn placeholder() -> Self {
        Self::new(T::placeholder())
    }

    fn to_value(&self) -> Value<'_> {
        self.get().to_value().into_owned()
    }

    fn unredacted(&self) -> Value<'_> {
        self.get().unredacted().into_owned()
    }
}

impl<'v, T: FieldType<'v> + Copy> FieldType<'v> for Cell<T> {
    type Form = Composite;
    if_static!(T);

    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        T::check(value, cx).map(Self::new)
    }

    fn if_missing() -> Option<Self> {
        T::if_missing().map(Self::new)
    }
}

static_within!([T: Copy] Cell<T>, T);

impl<'v, T: Into<Value<'v>>> From<Cell<T>> for Value<'v> {
    fn from(cell: Cell<T>) -> Self {
        cell.into_inner().into()
    }
}

macro_rules! atomics {
    ($($width:literal: $($atomic:ident $inner:ty),+;)*) => {$($(
        #[cfg(target_has_atomic = $width)]
        impl ToValue for atomic::$atomic {
            const TYPE: &'static TypeInfo = {
                let inner = <$inner>::TYPE;
                &TypeInfo::new(stringify!($atomic), inner.kind()).with_domain(inner.domain())
            };
            const HAS_PLACEHOLDER: bool = true;

            #[inline(always)]
            fn placeholder() -> Self {
                Self::new(<$inner>::placeholder())
            }

            #[inline]
            fn to_value(&self) -> Value<'_> {
                self.load(atomic::Ordering::Relaxed).into()
            }
        }

        #[cfg(target_has_atomic = $width)]
        impl<'v> FieldType<'v> for atomic::$atomic {
            type Form = Composite;
            if_static!();

            #[inline]
            fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                <$inner>::check(value, cx).map(Self::new)
            }
        }

        #[cfg(target_has_atomic = $width)]
        impl From<atomic::$atomic> for Value<'_> {
            #[inline]
            fn from(atomic: atomic::$atomic) -> Self {
                atomic.into_inner().into()
            }
        }
    )+)*};
}
atomics! {
    "8": AtomicBool bool, AtomicI8 i8, AtomicU8 u8;
    "16": AtomicI16 i16, AtomicU16 u16;
    "32": AtomicI32 i32, AtomicU32 u32;
    "64": AtomicI64 i64, AtomicU64 u64;
    "ptr": AtomicIsize isize, AtomicUsize usize;
}
