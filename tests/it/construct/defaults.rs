//! Defaults: held to constraints and checks, of addresses, and of the defaults of the fields.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::path::PathBuf;
use typed_structs::{Class, Registry, Secret, Typed, Untyped, args, code, typed_methods};

fn odd(number: &u8) -> Result<(), &'static str> {
    if number % 2 == 1 { Ok(()) } else { Err("expected an odd number") }
}

fn long() -> String {
    "long".to_owned()
}

/// A name that is made shorter.
#[derive(Typed, Debug, PartialEq)]
struct Short(String);

impl From<&str> for Short {
    fn from(text: &str) -> Self {
        Self(text.chars().take(2).collect())
    }
}

#[derive(Typed, Debug, Default, PartialEq)]
enum Mode {
    Fast,
    #[default]
    Slow,
}

#[derive(Typed, Debug)]
struct Inner {
    #[typed(range(1..))]
    port: u16,
}

/// Has a port that its own constraint rejects.
impl Default for Inner {
    fn default() -> Self {
        Self { port: 0 }
    }
}

/// Each default breaks what only running code can know.
#[derive(Typed, Debug)]
struct Faulty {
    #[typed(default = 4, check = odd)]
    checked: u8,
    #[typed(default = long, len(..=3))]
    computed: String,
    #[typed(default = "abcd", len(3..))]
    shortened: Short,
    #[typed(default, one_of("Fast"))]
    mode: Mode,
    #[typed(default = Secret::new(7), range(9..))]
    secret: Secret<u8>,
    #[typed(default)]
    inner: Inner,
    #[typed(default = 1)]
    right: u8,
    given: u8,
}

const MESSAGES: &str = "\
Faulty.checked: expected an odd number, got int 4
Faulty.computed: expected length ..=3, got str \"long\"
Faulty.shortened: expected length 3.., got str \"ab\"
Faulty.mode: expected \"Fast\", got str \"Slow\"
Faulty.secret: expected 9.., got int ***
Faulty.inner.port: expected 1.., got int 0";

#[test]
fn fault_23_verify_says_which_defaults_are_refused() {
    let report = Faulty::class().verify().unwrap_err();
    assert_eq!(report.to_string(), MESSAGES);
    // At first use it is a mismatch as well.
    let report = Faulty::construct(args!(given = 1)).unwrap_err();
    assert_eq!(report.to_string(), MESSAGES);
    assert_eq!(report.at("checked").unwrap().code(), code::CONSTRAINT_CHECK);
    let inner = Inner { port: 1 };
    Faulty::construct(args!(1, "a", Short("abc".into()), Mode::Fast, 9, inner, given = 1)).unwrap();
}

#[derive(Typed)]
struct Right {
    #[typed(default = 3, check = odd)]
    checked: u8,
    #[typed(default = "Fast", one_of("Fast"))]
    text: String,
    #[typed(opaque, default)]
    opaque: std::sync::atomic::AtomicU8,
    #[typed(default)]
    mode: Mode,
    #[typed(range(9..))]
    none: Option<u8>,
}

/// Its base's defaults are its own.
#[derive(Typed)]
#[typed(class(level: u8 = 3, inner: Inner = Inner { port: 0 }))]
struct Derived {
    #[typed(base)]
    faulty: Faulty,
}

#[test]
fn fault_23_a_registry_asks_all_its_classes() {
    let mut registry = Registry::new();
    registry.register::<Right>().unwrap();
    registry.verify().unwrap();
    Right::class().verify().unwrap();
    Mode::class().verify().unwrap();
    registry.register::<Faulty>().unwrap();
    registry.register::<Derived>().unwrap();
    let report = registry.verify().unwrap_err();
    assert_eq!(report.len(), 6 + 1 + 6);
    let derived = Derived::class().verify().unwrap_err().to_string();
    assert!(derived.starts_with("Derived.inner.port: expected 1.., got int 0\n"), "{derived}");
    assert_eq!(derived.lines().count(), 7, "{derived}");
}

#[test]
fn fault_23_a_default_that_was_set_is_verified_too() {
    #[derive(Typed)]
    struct Set {
        #[typed(default = 1, range(..9))]
        level: u8,
    }
    assert!(Set::class().set_attr("level", 9).is_err());
    Set::class().set_attr("level", 8).unwrap();
    Set::class().verify().unwrap();
    let class = Class::builder("Made").field_with::<u8>("level", |level| level.default(7));
    class.build().unwrap().verify().unwrap();
}

const PORT: u16 = 80;
const HALF: f32 = 0.1;

/// Defaults that const code evaluates are taken where they are right.
#[derive(Typed, Debug, PartialEq)]
struct Constants {
    #[typed(default = PORT, range(1..))]
    named: u16,
    #[typed(default = PORT + 1, range(81..=81))]
    calculated: u16,
    #[typed(default = u64::MAX, range(18_446_744_073_709_551_615..))]
    greatest: u64,
    #[typed(default = HALF, range(..=0.1))]
    single: f32,
    #[typed(default = 0.1, range(0.1..=0.1))]
    literal: f32,
    #[typed(default = 19.99, multiple_of(0.01))]
    price: f32,
    #[typed(default, range(..=0))]
    zero: i8,
    #[typed(default, len(..=0))]
    empty: Vec<u8>,
    #[typed(default, range(9..))]
    none: Option<u8>,
    #[typed(default = true, one_of(true))]
    flag: bool,
    #[typed(default = "äöü", len(3))]
    text: Option<String>,
    #[typed(default = "ab", pattern = "^[a-z]+$")]
    matched: String,
}

#[test]
fn fault_23_defaults_that_fit_compile() {
    let made = Constants::construct(args!()).unwrap();
    assert_eq!((made.named, made.calculated, made.greatest), (80, 81, u64::MAX));
    Constants::class().verify().unwrap();
}

#[derive(Typed, Debug)]
struct Addresses {
    #[typed(default = "127.0.0.1")]
    ip: IpAddr,
    #[typed(default = "::1")]
    ip6: IpAddr,
    #[typed(default = "10.0.0.1")]
    v4: Ipv4Addr,
    #[typed(default = "2001:db8::ff00:42:8329")]
    v6: Ipv6Addr,
    #[typed(default = "127.0.0.1:80")]
    socket: SocketAddr,
    #[typed(default = "[::1]:443")]
    socket6: SocketAddr,
    #[typed(default = "1.2.3.4:5")]
    socket_v4: SocketAddrV4,
    #[typed(default = "[fe80::1%7]:9")]
    socket_v6: SocketAddrV6,
    #[typed(default = "192.168.0.1")]
    maybe: Option<IpAddr>,
    #[typed(default = "/etc/hosts")]
    path: PathBuf,
    #[typed(default = "x")]
    boxed: Box<str>,
}

#[derive(Typed)]
#[typed(class(listen: SocketAddr = "0.0.0.0:8080"))]
struct Listener;

#[typed_methods]
impl Listener {
    fn reach(&self, #[typed(default = "8.8.8.8")] ip: IpAddr) -> String {
        ip.to_string()
    }
}

#[test]
fn fault_40_a_text_literal_is_a_default_of_an_address() {
    let made = Addresses::construct(args!()).unwrap();
    for (name, text) in [
        ("ip", "127.0.0.1"),
        ("ip6", "::1"),
        ("v4", "10.0.0.1"),
        ("v6", "2001:db8::ff00:42:8329"),
        ("socket", "127.0.0.1:80"),
        ("socket6", "[::1]:443"),
        ("socket_v4", "1.2.3.4:5"),
        ("socket_v6", "[fe80::1%7]:9"),
        ("maybe", "192.168.0.1"),
        ("path", "/etc/hosts"),
        ("boxed", "x"),
    ] {
        assert_eq!(made.get(name).unwrap(), text, "{name}");
        assert!(Addresses::class().field(name).unwrap().default().unwrap().is_str(text));
    }
    Addresses::class().verify().unwrap();
    assert_eq!(Listener::class().attr("listen").unwrap(), "0.0.0.0:8080");
    let mut listener = Listener::construct(args!()).unwrap();
    assert_eq!(listener.call("reach", args!()).unwrap(), "8.8.8.8");
}

#[derive(Typed, Debug, PartialEq)]
struct Tls {
    #[typed(default = "cert.pem")]
    cert: String,
    key: Option<String>,
}

#[derive(Typed, Debug, PartialEq)]
struct Server {
    #[typed(default = "localhost")]
    host: String,
    #[typed(default = 80, range(1..))]
    port: u16,
    #[typed(default)]
    tls: Tls,
    #[typed(default)]
    tags: Vec<String>,
}

#[derive(Typed, Debug, PartialEq)]
struct Unit;

#[derive(Typed, Debug)]
struct Config {
    #[typed(default)]
    server: Server,
    #[typed(default)]
    unit: Unit,
    #[typed(default)]
    maybe: Option<Server>,
    #[typed(default)]
    mode: Mode,
    #[typed(opaque, default)]
    hits: std::sync::atomic::AtomicU8,
}

/// Generic, with a default that a field's own check rejects.
#[derive(Typed, Debug)]
struct Holder<T> {
    item: T,
    #[typed(default)]
    refused: Checked,
    #[typed(default)]
    server: Server,
}

#[derive(Typed, Debug)]
struct Checked {
    #[typed(default = 2, check = odd)]
    number: u8,
}

#[test]
fn fault_41_a_default_is_made_of_the_defaults_of_the_fields() {
    let config = Config::construct(args!()).unwrap();
    assert_eq!(config.get("server.port").unwrap(), 80);
    assert_eq!(config.get("server.tls.cert").unwrap(), "cert.pem");
    assert_eq!((&config.unit, &config.maybe, &config.mode), (&Unit, &None, &Mode::Slow));
    let config: Config = typed_structs::json::from_str("{}").unwrap();
    assert_eq!(config.server, Server::construct(args!()).unwrap());
    let config = Config::construct(args!(server = Server::construct(args!("x")).unwrap())).unwrap();
    assert_eq!(config.get("server.host").unwrap(), "x");
    // The default is a class attribute, and can be set.
    let mut server = typed_structs::Map::new();
    server.push("host", "a");
    Config::class().set_attr("server", Untyped::Map(server)).unwrap();
    let config = Config::construct(args!()).unwrap();
    assert_eq!((&*config.server.host, config.server.port), ("a", 80));
    Config::class().verify().unwrap();
}

#[test]
fn fault_41_what_such_a_default_breaks_is_reported_where_it_is() {
    let report = Holder::<u8>::construct(args!(1)).unwrap_err();
    assert_eq!(report.to_string(), "Holder.refused.number: expected an odd number, got int 2");
    let holder = Holder::<u8>::construct(args!(1, Checked { number: 3 })).unwrap();
    assert_eq!(holder.server.port, 80);
}
