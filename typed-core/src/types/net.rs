//! Network addresses, which are converted from strings.

use crate::class::{Kind, TypeInfo};
use crate::record::{Composite, FieldType, ToValue, if_static};
use crate::report::{Context, Rejected, code};
use crate::value::Value;
use alloc::borrow::Cow;
use alloc::string::ToString;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

/// Types that are parsed, with the description of their strings, and a placeholder.
macro_rules! parsed {
    ($($parsed:ident, $expected:literal, $blank:expr;)*) => {$(
        impl ToValue for $parsed {
            const TYPE: &'static TypeInfo = &TypeInfo::new(stringify!($parsed), Kind::Str);
            const HAS_PLACEHOLDER: bool = true;

            #[inline(always)]
            fn placeholder() -> Self {
                $blank
            }

            #[inline]
            fn to_value(&self) -> Value<'_> {
                (*self).into()
            }
        }

        impl<'v> FieldType<'v> for $parsed {
            type Form = Composite;
            if_static!();

            #[inline]
            fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                let parsed = match &value {
                    Value::Str(text) => text.parse(),
                    other => return Err(cx.mismatch(Self::TYPE, other)),
                };
                parsed.map_err(|_| cx.reject(code::TYPE, $expected, &value))
            }
        }

        impl From<$parsed> for Value<'_> {
            #[inline]
            fn from(parsed: $parsed) -> Self {
                Value::Str(Cow::Owned(parsed.to_string()))
            }
        }
    )*};
}
parsed! {
    IpAddr, "an IP address", Self::V4(Ipv4Addr::UNSPECIFIED);
    Ipv4Addr, "an IPv4 address", Self::UNSPECIFIED;
    Ipv6Addr, "an IPv6 address", Self::UNSPECIFIED;
    SocketAddr, "a socket address such as 127.0.0.1:80", Self::V4(SocketAddrV4::new(Ipv4Addr::UNSPECIFIED, 0));
    SocketAddrV4, "an IPv4 socket address such as 127.0.0.1:80", Self::new(Ipv4Addr::UNSPECIFIED, 0);
    SocketAddrV6, "an IPv6 socket address such as [::1]:80", Self::new(Ipv6Addr::UNSPECIFIED, 0, 0, 0);
}
