//! fault_40: A string that is not a default of its type is reported where it is written.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;
use typed_structs::{Typed, typed_methods};

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

/// No other field needs code of its own for its default.
#[derive(Typed)]
struct Alone {
    #[typed(default = "127.0.0.256")]
    v4: std::net::Ipv4Addr,
}

#[derive(Typed)]
struct Elsewhere {
    name: String,
    #[typed(skip, default = "nonsense")]
    skipped: Option<SocketAddr>,
}

#[derive(Typed)]
enum Variants {
    One {
        #[typed(default = "::1::")]
        v6: Ipv6Addr,
    },
}

#[derive(Typed)]
struct Server;

#[typed_methods]
impl Server {
    fn listen(&self, #[typed(default = "127.0.0.1:99999")] at: SocketAddr) -> u16 {
        at.port()
    }
}

#[derive(Typed)]
struct Others {
    #[typed(default = "5s")]
    timeout: Duration,
    #[typed(default = "a")]
    list: Vec<String>,
}

fn main() {}
