//! Booleans, integers and floats.

use crate::class::{Domain, Held, Kind, TypeInfo};
use crate::record::{
    Composite, FieldType, Primitive, Scalar, Simple, Sink, ToValue, if_static, static_within,
    write_value,
};
use crate::report::{Context, Rejected};
use crate::value::Value;
use core::cmp::Reverse;
use core::num::{NonZero, Saturating, Wrapping};

impl ToValue for bool {
    const TYPE: &'static TypeInfo = type_info!("bool", Bool, Domain::Bool);
    const HAS_PLACEHOLDER: bool = true;

    #[inline(always)]
    fn placeholder() -> Self {
        false
    }

    #[inline]
    fn to_value(&self) -> Value<'_> {
        Value::Bool(*self)
    }

    #[inline]
    fn write(&self, out: &mut dyn Sink) {
        out.simple(Simple::Bool(*self));
    }
}

impl<'v> FieldType<'v> for bool {
    type Form = Scalar;
    if_static!();

    #[inline]
    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        match value {
            Value::Bool(value) => Ok(value),
            other => Self::check(cx.widen(Self::TYPE, other)?, cx),
        }
    }

    #[inline(always)]
    fn from_plain(plain: Primitive<'v>) -> Option<Self> {
        match plain {
            Primitive::Bool(value) => Some(value),
            _ => None,
        }
    }
}

#[inline]
fn check_integer<T>(value: Value<'_>, cx: &mut Context<'_>) -> Result<T, Rejected>
where
    T: ToValue + TryFrom<i64> + TryFrom<i128> + TryFrom<u128>,
{
    let integer = match &value {
        Value::Int(integer) => T::try_from(*integer).ok(),
        Value::BigInt(big) => match (big.to_i128(), big.to_u128()) {
            (Some(integer), _) => T::try_from(integer).ok(),
            (None, Some(integer)) => T::try_from(integer).ok(),
            (None, None) => None,
        },
        _ => return check_integer(cx.widen(T::TYPE, value)?, cx),
    };
    integer.ok_or_else(|| cx.out_of_range(T::TYPE, &value))
}

macro_rules! integer {
    ($($int:ident)*) => {$(
        impl ToValue for $int {
            const TYPE: &'static TypeInfo =
                type_info!(stringify!($int), Int, Domain::integers($int::BITS, $int::MIN != 0));
            const HAS_PLACEHOLDER: bool = true;

            #[inline(always)]
            fn placeholder() -> Self {
                0
            }

            #[inline]
            fn to_value(&self) -> Value<'_> {
                Value::from(*self)
            }

            #[inline]
            fn write(&self, out: &mut dyn Sink) {
                match i64::try_from(*self) {
                    Ok(integer) => out.int(integer),
                    Err(_) => write_value(&self.to_value(), out),
                }
            }
        }

        impl<'v> FieldType<'v> for $int {
            type Form = Scalar;
            if_static!();

            #[inline]
            fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                check_integer(value, cx)
            }

            #[inline(always)]
            fn from_plain(plain: Primitive<'v>) -> Option<Self> {
                match plain {
                    Primitive::Signed(integer) => Self::try_from(integer).ok(),
                    Primitive::Unsigned(integer) => Self::try_from(integer).ok(),
                    _ => None,
                }
            }
        }

        impl ToValue for NonZero<$int> {
            const TYPE: &'static TypeInfo = &{
                let int = <$int>::TYPE;
                TypeInfo::wrapper("NonZero", int).with_domain(int.domain().without_zero())
            };
            const HAS_PLACEHOLDER: bool = true;

            #[inline(always)]
            fn placeholder() -> Self {
                Self::MIN
            }

            #[inline]
            fn to_value(&self) -> Value<'_> {
                Value::from(self.get())
            }

            #[inline]
            fn write(&self, out: &mut dyn Sink) {
                self.get().write(out);
            }
        }

        impl<'v> FieldType<'v> for NonZero<$int> {
            type Form = Composite;
            if_static!();

            #[inline]
            fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                let integer = <$int>::check(value, cx)?;
                Self::new(integer).ok_or_else(|| cx.out_of_range(Self::TYPE, &Value::Int(0)))
            }
        }
    )*};
}
integer!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

/// Returns `true` if a float with this many binary digits holds the integer exactly. Exponents up
/// to 127 are in its range.
#[inline]
const fn is_exact(magnitude: u128, digits: u32) -> bool {
    let significant = u128::BITS - magnitude.leading_zeros();
    significant <= digits || significant - magnitude.trailing_zeros() <= digits
}

macro_rules! float {
    ($($float:ident, $domain:ident, $write:expr; $($plain:ident)+;)*) => {$(
        impl ToValue for $float {
            const TYPE: &'static TypeInfo = type_info!(stringify!($float), Float, Domain::$domain);
            const HAS_PLACEHOLDER: bool = true;

            #[inline(always)]
            fn placeholder() -> Self {
                0.0
            }

            #[inline]
            fn to_value(&self) -> Value<'_> {
                Value::Float(f64::from(*self))
            }

            #[inline]
            fn write(&self, out: &mut dyn Sink) {
                $write(out, *self);
            }
        }

        /// Converts a float to the nearest one of the type, like a literal; it is out of range only
        /// if that is infinite. An integer is accepted if it is exact.
        impl<'v> FieldType<'v> for $float {
            type Form = Scalar;
            if_static!();

            #[inline]
            fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                let float = match &value {
                    #[allow(clippy::cast_possible_truncation, reason = "rounding is meant")]
                    Value::Float(float) => {
                        let rounded = *float as $float;
                        (rounded.is_finite() || !float.is_finite()).then_some(rounded)
                    }
                    #[expect(clippy::cast_precision_loss, reason = "it is exact")]
                    Value::Int(integer) => {
                        is_exact(u128::from(integer.unsigned_abs()), Self::MANTISSA_DIGITS)
                            .then_some(*integer as $float)
                    }
                    #[expect(clippy::cast_precision_loss, reason = "it is exact")]
                    Value::BigInt(big) => match (big.to_i128(), big.to_u128()) {
                        (Some(integer), _) => {
                            is_exact(integer.unsigned_abs(), Self::MANTISSA_DIGITS)
                                .then_some(integer as $float)
                        }
                        (None, Some(integer)) => {
                            is_exact(integer, Self::MANTISSA_DIGITS).then_some(integer as $float)
                        }
                        (None, None) => None,
                    },
                    _ => return Self::check(cx.widen(Self::TYPE, value)?, cx),
                };
                match float {
                    Some(float) => Ok(float),
                    // An integer that is not exact is the nearest float in lax mode.
                    None if matches!(value, Value::Int(_) | Value::BigInt(_)) && cx.is_lax() => {
                        Self::check(cx.widen(Self::TYPE, value)?, cx)
                    }
                    None => Err(cx.out_of_range(Self::TYPE, &value)),
                }
            }

            #[inline(always)]
            fn from_plain(plain: Primitive<'v>) -> Option<Self> {
                match plain {
                    $(Primitive::$plain(float) => Some(float.into()),)+
                    _ => None,
                }
            }
        }
    )*};
}
float! {
    f32, Single, |out: &mut dyn Sink, float| out.simple(Simple::Single(float)); Single;
    f64, Double, Sink::float; Single Double;
}

/// Wrappers with other operations, which are converted like the value inside.
macro_rules! wrapper {
    ($($wrapper:ident)*) => {$(
        impl<T: ToValue> ToValue for $wrapper<T> {
            const TYPE: &'static TypeInfo = &TypeInfo::wrapper(stringify!($wrapper), T::TYPE);
            const HELD: Held<'static> = T::HELD;
            const HAS_PLACEHOLDER: bool = T::HAS_PLACEHOLDER;

            #[inline(always)]
            fn placeholder() -> Self {
                Self(T::placeholder())
            }

            fn to_value(&self) -> Value<'_> {
                self.0.to_value()
            }

            fn write(&self, out: &mut dyn Sink) {
                self.0.write(out);
            }
        }

        impl<'v, T: FieldType<'v>> FieldType<'v> for $wrapper<T> {
            type Form = Composite;
            if_static!(T);

            fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                T::check(value, cx).map(Self)
            }
        }

        static_within!([T] $wrapper<T>, T);
    )*};
}
wrapper!(Wrapping Saturating Reverse);
