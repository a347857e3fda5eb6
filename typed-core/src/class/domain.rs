//! The values of a type, for checks of constraints at compile time.

use crate::class::class::Class;
use crate::class::constraint::Constraint;
use crate::class::type_info::TypeInfo;
use crate::value::Literal;

/// The values of a type of the standard library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Domain {
    /// Unknown: any other type.
    Unknown,
    /// `true` and `false`.
    Bool,
    /// Signed integers of this many bits.
    Signed(u8),
    /// Unsigned integers of this many bits.
    Unsigned(u8),
    /// Like `Signed`, without zero.
    SignedNonZero(u8),
    /// Like `Unsigned`, without zero.
    UnsignedNonZero(u8),
    /// `f32`.
    Single,
    /// `f64`.
    Double,
    /// `char`.
    Char,
    /// `String` and other strings.
    Text,
    /// A collection of any length, empty by default.
    Items,
    /// Durations and points in time, which are maps that text can spell.
    Time,
}

impl Domain {
    /// Returns the domain of a primitive integer type of this many bits.
    pub(crate) const fn integers(bits: u32, is_signed: bool) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "at most 128")]
        let bits = bits as u8;
        if is_signed { Self::Signed(bits) } else { Self::Unsigned(bits) }
    }

    pub(crate) const fn without_zero(self) -> Self {
        match self {
            Self::Signed(bits) => Self::SignedNonZero(bits),
            Self::Unsigned(bits) => Self::UnsignedNonZero(bits),
            other => other,
        }
    }

    /// Returns the least and the greatest integer of an integer type. An `i128` cannot hold the
    /// greatest of `u128`, for which the second is `None`.
    pub(crate) const fn limits(self) -> Option<(i128, Option<i128>)> {
        match self {
            Self::Signed(128) | Self::SignedNonZero(128) => Some((i128::MIN, Some(i128::MAX))),
            Self::Signed(bits) | Self::SignedNonZero(bits) => {
                let beyond = 1_i128 << (bits - 1);
                Some((-beyond, Some(beyond - 1)))
            }
            Self::Unsigned(128) => Some((0, None)),
            Self::UnsignedNonZero(128) => Some((1, None)),
            Self::Unsigned(bits) => Some((0, Some((1_i128 << bits) - 1))),
            Self::UnsignedNonZero(bits) => Some((1, Some((1_i128 << bits) - 1))),
            _ => None,
        }
    }

    pub(crate) const fn has_zero(self) -> bool {
        !matches!(self, Self::SignedNonZero(_) | Self::UnsignedNonZero(_))
    }
}

/// A type as constraints see it. A newtype is the type of its field, and an enum has its variants.
#[derive(Clone, Copy, Debug)]
pub struct Held<'t> {
    type_info: &'t TypeInfo,
    class: Option<&'static Class>,
}

impl<'t> Held<'t> {
    /// Creates it for a type that is not an enum.
    #[must_use]
    pub const fn of(type_info: &'t TypeInfo) -> Self {
        Self { type_info, class: None }
    }

    /// Creates it for an enum.
    #[must_use]
    pub const fn variants(type_info: &'t TypeInfo, class: &'static Class) -> Self {
        Self { type_info, class: Some(class) }
    }

    pub(crate) const fn type_info(self) -> &'t TypeInfo {
        self.type_info
    }

    pub(crate) const fn class(self) -> Option<&'static Class> {
        self.class
    }

    pub(crate) const fn domain(self) -> Domain {
        self.type_info.domain()
    }

    /// Returns the type of the items, keys or values that a constraint is about. `None` if there are none.
    pub(crate) const fn part(self, constraint: &Constraint) -> Option<Held<'static>> {
        let part = match constraint {
            Constraint::Items(_) => self.type_info.item(),
            Constraint::Keys(_) => self.type_info.key(),
            Constraint::Values(_) => self.type_info.value(),
            _ => None,
        };
        match part {
            Some(part) => Some(Held::of(part)),
            None => None,
        }
    }

    /// Returns the type of the items.
    #[must_use]
    pub const fn item(self) -> Self {
        self.or(self.type_info.item())
    }

    /// Returns the type of the keys.
    #[must_use]
    pub const fn key(self) -> Self {
        self.or(self.type_info.key())
    }

    /// Returns the type of the values.
    #[must_use]
    pub const fn value(self) -> Self {
        self.or(self.type_info.value())
    }

    /// Returns a type inside, or this one if there is none: the constraint is rejected then.
    const fn or(self, part: Option<&'static TypeInfo>) -> Self {
        match part {
            Some(part) => Self::of(part),
            None => self,
        }
    }

    /// Returns the greatest rest of `multiple_of` with a fraction, relative to the value. It is the
    /// error of a float of the type that stands for a decimal fraction.
    #[must_use]
    pub const fn precision(self) -> f64 {
        match self.domain() {
            Domain::Single => f32::EPSILON as f64,
            _ => f64::EPSILON * 4.0,
        }
    }
}

impl Literal {
    /// Returns the constant as a literal of the type is read: a float is rounded to the nearest one
    /// of the type. Other constants do not change, nor do floats beyond the type.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "rounding")]
    pub const fn in_type(self, held: Held<'_>) -> Self {
        match (self, held.domain()) {
            (Self::Float(float), Domain::Single) if (float as f32).is_finite() => {
                Self::Float(float as f32 as f64)
            }
            (Self::Int(int), Domain::Single) if int as f32 as i128 != int => {
                Self::Float(int as f32 as f64)
            }
            (Self::Int(int), Domain::Double) if int as f64 as i128 != int => {
                Self::Float(int as f64)
            }
            (constant, _) => constant,
        }
    }

    /// Returns the number of a constant expression, from its casts to `i128` and `f64`. An integer
    /// beyond `i128` is a float if that is exact, otherwise it is not a number. 2¹²⁸ stands for the
    /// greatest `u128`.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "compared"
    )]
    pub const fn number(int: i128, float: f64) -> Self {
        // Up to 2¹²⁷, both casts give the same integer.
        let is_within = float >= i128::MIN as f64 && float < i128::MAX as f64;
        if is_within && (float as i128) as f64 == float {
            return Self::Int(int);
        }
        // Only a `u128` beyond `i128` is negative in one cast and positive in the other.
        if int < 0 && float > 0.0 && float as u128 != int as u128 {
            return Self::Expr("an integer beyond `i128`");
        }
        // The greatest `i128` is rounded up to this float.
        if float == i128::MAX as f64 && int > 0 { Self::Int(int) } else { Self::Float(float) }
    }
}
