//! Network addresses, which are converted from strings.

use crate::class::{Kind, TypeInfo};
use crate::record::{Composite, FieldType, ToValue, if_static};
use crate::report::{Context, Rejected};
use crate::types::parsed::parsed;
use crate::value::Value;
use alloc::string::ToString;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

parsed! {
    IpAddr, "IpAddr", "an IP address", str::parse, |address| address.to_string(), Self::V4(Ipv4Addr::UNSPECIFIED);
    Ipv4Addr as Ipv4, "Ipv4Addr", "an IPv4 address", str::parse, |address| address.to_string(), Self::UNSPECIFIED;
    Ipv6Addr as Ipv6, "Ipv6Addr", "an IPv6 address", str::parse, |address| address.to_string(), Self::UNSPECIFIED;
    SocketAddr, "SocketAddr", "a socket address such as 127.0.0.1:80", str::parse,
        |address| address.to_string(), Self::V4(SocketAddrV4::new(Ipv4Addr::UNSPECIFIED, 0));
    SocketAddrV4, "SocketAddrV4", "an IPv4 socket address such as 127.0.0.1:80", str::parse,
        |address| address.to_string(), Self::new(Ipv4Addr::UNSPECIFIED, 0);
    SocketAddrV6, "SocketAddrV6", "an IPv6 socket address such as [::1]:80", str::parse,
        |address| address.to_string(), Self::new(Ipv6Addr::UNSPECIFIED, 0, 0, 0);
}
