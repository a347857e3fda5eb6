//! fault_41: A type without `Default`, and without a default for each of its fields: both ways out are told.

use typed_structs::Typed;

#[derive(Typed)]
struct Tls {
    #[typed(default = "cert.pem")]
    cert: String,
    key: String,
}

#[derive(Typed)]
enum Mode {
    Fast,
}

#[derive(Typed)]
struct Port(Option<u16>);

#[derive(Typed)]
struct Based {
    #[typed(base)]
    tls: Tls,
}

#[derive(Typed)]
struct Server {
    #[typed(default)]
    tls: Tls,
    #[typed(default)]
    based: Based,
    #[typed(default)]
    mode: Mode,
    #[typed(default)]
    port: Port,
    #[typed(default)]
    boxed: Box<Tls>,
}

fn main() {}
