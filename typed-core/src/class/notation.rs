//! The notation of values in documents, where their kind does not say it: for schemas.

use crate::class::type_info::TypeInfo;

/// The form of the values of a type in documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code, reason = "types behind features have some of them")]
pub(crate) enum Notation {
    /// The one of the kind.
    Kind,
    /// A list without duplicates.
    Set,
    /// `{"start": value, "end": value}`.
    Range,
    /// `{"start": value}`.
    RangeFrom,
    /// `{"end": value}`.
    RangeTo,
    /// `"Unbounded"`, `{"Included": value}` or `{"Excluded": value}`.
    Bound,
    /// `{"secs": 1, "nanos": 2}`, or a number of seconds.
    Duration,
    /// `{"secs_since_epoch": 1, "nanos_since_epoch": 2}`, or a number of seconds.
    SystemTime,
    /// A string of digits, or a number.
    Decimal,
    /// `null`, which need not be given.
    Nothing,
    /// A string in the format `date`.
    Date,
    /// A string in the format `date-time`.
    DateTime,
    /// A string in the format `duration`.
    Span,
    /// A string in the format `ipv4`.
    Ipv4,
    /// A string in the format `ipv6`.
    Ipv6,
    /// A string in the format `uri`.
    Uri,
    /// A string in the format `uuid`.
    Uuid,
}

impl TypeInfo {
    /// Returns the name of the format of the strings of the type, as JSON Schema spells it: `date`,
    /// `date-time`, `duration`, `ipv4`, `ipv6`, `uri` or `uuid`. `None` for other types.
    ///
    /// ```
    /// use std::net::Ipv4Addr;
    /// use typed_structs::ToValue;
    ///
    /// assert_eq!(<Ipv4Addr as ToValue>::TYPE.format(), Some("ipv4"));
    /// assert_eq!(<String as ToValue>::TYPE.format(), None);
    /// ```
    #[must_use]
    pub const fn format(&self) -> Option<&'static str> {
        Some(match self.notation {
            Notation::Date => "date",
            Notation::DateTime => "date-time",
            Notation::Span => "duration",
            Notation::Ipv4 => "ipv4",
            Notation::Ipv6 => "ipv6",
            Notation::Uri => "uri",
            Notation::Uuid => "uuid",
            _ => return None,
        })
    }

    /// Returns the form of the values in documents.
    pub(crate) const fn notation(&self) -> Notation {
        self.notation
    }

    /// Returns the type with its form in documents.
    #[inline]
    pub(crate) const fn with_notation(self, notation: Notation) -> Self {
        Self { notation, ..self }
    }
}
