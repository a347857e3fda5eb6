//! Row 40: a text that is no default of its type is reported where it is written.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;
use typed_structs::Typed;

#[derive(Typed)]
#[typed(class(listen: SocketAddr = "localhost:80"))]
struct Addresses {
    #[typed(default = "127.0.0.256")]
    ip: IpAddr,
    #[typed(default = "::1")]
    v4: Option<Ipv4Addr>,
    #[typed(default = "127.0.0.1")]
    without_port: SocketAddr,
}

#[derive(Typed)]
struct Others {
    #[typed(default = "5s")]
    timeout: Duration,
    #[typed(default = "a")]
    list: Vec<String>,
}

fn main() {}
