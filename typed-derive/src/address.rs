//! Network addresses as defaults, which are parsed at compile time.

use crate::literal::ungroup_type;
use crate::span::mixed_site_at;
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use syn::Type;

/// Converts a string to an expression of an address type of the standard library, or returns what
/// is expected of the string. Returns `None` for another type.
pub(crate) fn address(text: &str, ty: &Type, span: Span) -> Option<Result<TokenStream, String>> {
    let name = name(ty)?;
    let (made, what) = match name.as_str() {
        "IpAddr" => (text.parse().map(ip).ok(), "an IP address"),
        "Ipv4Addr" => (text.parse().map(v4).ok(), "an IPv4 address"),
        "Ipv6Addr" => (text.parse().map(v6).ok(), "an IPv6 address"),
        "SocketAddr" => (text.parse().map(socket).ok(), "a socket address such as 127.0.0.1:80"),
        "SocketAddrV4" => {
            (text.parse().map(socket_v4).ok(), "an IPv4 socket address such as 127.0.0.1:80")
        }
        "SocketAddrV6" => {
            (text.parse().map(socket_v6).ok(), "an IPv6 socket address such as [::1]:80")
        }
        _ => return None,
    };
    let made = made.map(|made| quote_spanned!(mixed_site_at(span)=> __typed::From::from(#made)));
    Some(made.ok_or_else(|| format!("expected {what}")))
}

/// Returns the last name of a type if it stands alone, or if its path is in the standard library.
fn name(ty: &Type) -> Option<String> {
    let Type::Path(path) = ungroup_type(ty) else { return None };
    let mut segments = path.path.segments.iter();
    let last = segments.next_back()?.ident.to_string();
    let is_std = segments.all(|one| ["std", "core", "net"].iter().any(|name| one.ident == name));
    is_std.then_some(last)
}

fn ip(ip: IpAddr) -> TokenStream {
    match ip {
        IpAddr::V4(ip) => v4(ip),
        IpAddr::V6(ip) => v6(ip),
    }
}

fn v4(ip: Ipv4Addr) -> TokenStream {
    let [a, b, c, d] = ip.octets();
    quote!(::core::net::Ipv4Addr::new(#a, #b, #c, #d))
}

fn v6(ip: Ipv6Addr) -> TokenStream {
    let segments = ip.segments();
    quote!(::core::net::Ipv6Addr::new(#(#segments),*))
}

fn socket(socket: SocketAddr) -> TokenStream {
    match socket {
        SocketAddr::V4(socket) => socket_v4(socket),
        SocketAddr::V6(socket) => socket_v6(socket),
    }
}

fn socket_v4(socket: SocketAddrV4) -> TokenStream {
    let (ip, port) = (v4(*socket.ip()), socket.port());
    quote!(::core::net::SocketAddrV4::new(#ip, #port))
}

fn socket_v6(socket: SocketAddrV6) -> TokenStream {
    let (ip, port) = (v6(*socket.ip()), socket.port());
    let (flow, scope) = (socket.flowinfo(), socket.scope_id());
    quote!(::core::net::SocketAddrV6::new(#ip, #port, #flow, #scope))
}
