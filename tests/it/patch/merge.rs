//! Merge patches of structs, enums and maps.

use super::value;
use std::collections::BTreeMap;
use typed_structs::{Map, Object, Secret, Typed, Untyped, code, from_value};

#[derive(Typed, Debug, Clone, PartialEq)]
struct Server {
    #[typed(alias = "p", range(1..))]
    port: u16,
    #[typed(default = "localhost")]
    host: String,
    proxy: Option<String>,
}

#[derive(Typed, Debug, Clone, PartialEq)]
enum Shape {
    Unit,
    Circle { radius: f64, name: Option<String> },
    Pair(u8, u8),
    Inner(Server),
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(tag = "type")]
enum Tagged {
    A { x: u8, y: u8 },
    B { z: u8 },
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(tag = "t", content = "c")]
enum Adjacent {
    A { x: u8, y: u8 },
    B(Server),
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Base {
    #[typed(frozen)]
    id: u8,
    level: u8,
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = is_fine)]
struct Config {
    server: Server,
    servers: BTreeMap<String, Server>,
    backup: Option<Server>,
    limits: BTreeMap<u8, Option<u8>>,
    tags: Vec<String>,
    shape: Shape,
    tagged: Tagged,
    adjacent: Adjacent,
    #[typed(base)]
    base: Base,
    password: Secret<String>,
    extra: Untyped,
}

fn is_fine(config: &Config) -> Result<(), &'static str> {
    if config.server.port == 13 { Err("the port is unlucky") } else { Ok(()) }
}

fn server(port: u16) -> Server {
    Server { port, host: "h".into(), proxy: Some("p".into()) }
}

fn config() -> Config {
    Config {
        server: server(1),
        servers: BTreeMap::from([("a".into(), server(2)), ("b".into(), server(3))]),
        backup: None,
        limits: BTreeMap::from([(1, Some(1)), (2, None)]),
        tags: vec!["x".into(), "y".into()],
        shape: Shape::Circle { radius: 1.0, name: Some("n".into()) },
        tagged: Tagged::A { x: 1, y: 2 },
        adjacent: Adjacent::A { x: 1, y: 2 },
        base: Base { id: 1, level: 2 },
        password: Secret::new("hunter2".into()),
        extra: value(r#"{"a": {"b": 1, "c": null}, "d": [1]}"#),
    }
}

fn merged(patch: &str) -> Config {
    let mut config = config();
    config.merge_patch(value(patch)).unwrap_or_else(|report| panic!("{patch}: {report}"));
    config
}

fn rejected(patch: &str) -> String {
    let mut config = config();
    let before = format!("{config:?} {}", config.password.expose());
    let report = config.merge_patch(value(patch)).unwrap_err();
    assert_eq!(format!("{config:?} {}", config.password.expose()), before);
    report.to_string()
}

#[test]
fn structs_are_merged_in_place() {
    let new = merged(
        r#"{"server": {"port": 80, "host": null, "proxy": null}, "tags": ["z"], "level": 9}"#,
    );
    assert_eq!(new.server, Server { port: 80, host: "localhost".into(), proxy: None });
    assert_eq!((new.tags, new.base), (vec!["z".to_string()], Base { id: 1, level: 9 }));
    assert_eq!(merged("{}"), config());
    assert_eq!(merged(r#"{"password": "new"}"#).password.expose(), "new");
    assert_eq!(merged(r#"{"server": {"p": 7}}"#).server.port, 7);
}

#[test]
fn entries_of_maps_are_merged_added_and_removed() {
    let new = merged(
        r#"{"servers": {"a": {"port": 9}, "b": null, "c": {"port": 5, "host": null}, "d": null}}"#,
    );
    let c = Server { port: 5, host: "localhost".into(), proxy: None };
    assert_eq!(
        new.servers,
        BTreeMap::from([("a".into(), Server { port: 9, ..server(2) }), ("c".into(), c)])
    );
    assert_eq!(
        merged(r#"{"limits": {"1": null, "3": 3}}"#).limits,
        BTreeMap::from([(2, None), (3, Some(3))])
    );
}

#[test]
fn an_option_is_filled_and_emptied() {
    let new = merged(r#"{"backup": {"port": 5, "proxy": null}}"#);
    let five = Server { port: 5, host: "localhost".into(), proxy: None };
    assert_eq!(new.backup, Some(five.clone()));
    let mut config = Config { backup: Some(five), ..config() };
    config.merge_patch(value(r#"{"backup": {"proxy": "q"}}"#)).unwrap();
    assert_eq!(config.backup.as_ref().unwrap().proxy.as_deref(), Some("q"));
    config.merge_patch(value(r#"{"backup": null}"#)).unwrap();
    assert_eq!(config.backup, None);
}

#[test]
fn the_same_variant_is_merged_and_another_one_replaces() {
    let shape = |patch: &str| merged(&format!(r#"{{"shape": {patch}}}"#)).shape;
    let circle = Shape::Circle { radius: 2.0, name: Some("n".into()) };
    assert_eq!(shape(r#"{"Circle": {"radius": 2}}"#), circle);
    assert_eq!(shape(r#"{"Circle": {"name": null}}"#), Shape::Circle { radius: 1.0, name: None });
    assert_eq!(shape(r#""Unit""#), Shape::Unit);
    assert_eq!(shape(r#"{"Pair": [1, 2]}"#), Shape::Pair(1, 2));
    let tagged = |patch: &str| merged(&format!(r#"{{"tagged": {patch}}}"#)).tagged;
    assert_eq!(tagged(r#"{"y": 3}"#), Tagged::A { x: 1, y: 3 });
    assert_eq!(tagged(r#"{"type": "A", "x": 3}"#), Tagged::A { x: 3, y: 2 });
    assert_eq!(tagged(r#"{"type": "B", "z": 3}"#), Tagged::B { z: 3 });
    let adjacent = |patch: &str| merged(&format!(r#"{{"adjacent": {patch}}}"#)).adjacent;
    assert_eq!(adjacent(r#"{"c": {"y": 3}}"#), Adjacent::A { x: 1, y: 3 });
    assert_eq!(adjacent(r#"{"t": "A", "c": {"y": 3}}"#), Adjacent::A { x: 1, y: 3 });
    assert!(matches!(adjacent(r#"{"t": "B", "c": {"port": 3}}"#), Adjacent::B(_)));
    let mut shape = Shape::Inner(server(1));
    shape.merge_patch(value(r#"{"Inner": {"port": 4}}"#)).unwrap();
    assert_eq!(shape, Shape::Inner(server(4)));
    shape.merge_patch(value(r#""Unit""#)).unwrap();
    assert_eq!(shape, Shape::Unit);
}

/// `{"Old": null, "New": …}` is how the RFC expresses another variant.
#[test]
fn null_removes_the_variants_that_do_not_stay() {
    let shape = |patch: &str| merged(&format!(r#"{{"shape": {patch}}}"#)).shape;
    let circle = Shape::Circle { radius: 2.0, name: Some("n".into()) };
    assert_eq!(shape(r#"{"Circle": null, "Pair": [1, 2]}"#), Shape::Pair(1, 2));
    assert_eq!(shape(r#"{"Pair": [1, 2], "Inner": null, "Circle": null}"#), Shape::Pair(1, 2));
    assert_eq!(shape(r#"{"Pair": null, "Circle": {"radius": 2}}"#), circle);
    assert_eq!(shape(r#"{"Circle": {"radius": 2}, "Unit": null}"#), circle);
    assert_eq!(shape(r#"{"Pair": null, "Unit": null}"#), config().shape);
    // A single entry names the variant.
    assert_eq!(shape(r#"{"Unit": null}"#), Shape::Unit);
    assert_eq!(
        rejected(r#"{"shape": {"Circle": {"radius": 2}, "Pear": null}}"#),
        "Config.shape: expected Shape (Unit, Circle, Pair or Inner), got str \"Pear\""
    );
    for patch in [
        r#"{"shape": {"Circle": null, "Pair": null}}"#,
        r#"{"shape": {"Pair": [1, 2], "Circle": {}}}"#,
        r#"{"shape": {"Pair": [1, 2], "Pear": 1}}"#,
    ] {
        assert!(rejected(patch).starts_with("Config.shape"), "{}", rejected(patch));
    }
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Canvas {
    first: Option<Shape>,
    more: BTreeMap<String, Shape>,
}

#[test]
fn null_removes_variants_of_new_values_and_of_erased_objects() {
    let old = Canvas { first: None, more: BTreeMap::new() };
    let pair = r#"{"Circle": null, "Pair": [1, 2]}"#;
    let patch = format!(r#"{{"first": {pair}, "more": {{"a": {pair}}}}}"#);
    let new = Canvas {
        first: Some(Shape::Pair(1, 2)),
        more: BTreeMap::from([("a".into(), Shape::Pair(1, 2))]),
    };
    let (mut typed, mut erased): (_, Box<dyn Object>) = (old.clone(), Box::new(old));
    typed.merge_patch(value(&patch)).unwrap();
    erased.merge_patch(value(&patch)).unwrap();
    assert_eq!((&typed, erased.downcast_ref()), (&new, Some(&new)));
    let mut shape = Shape::Circle { radius: 1.0, name: None };
    shape.merge_patch(value(pair)).unwrap();
    assert_eq!(shape, Shape::Pair(1, 2));
    let erased: &mut dyn Object = &mut shape;
    erased.merge_patch(value(r#"{"Pair": [3, 4], "Circle": null}"#)).unwrap();
    assert_eq!(shape, Shape::Pair(3, 4));
}

#[test]
fn values_of_any_type_follow_the_rfc() {
    let new = merged(r#"{"extra": {"a": {"b": null, "e": {"f": null}}, "d": {"x": null}}}"#);
    assert_eq!(new.extra, value(r#"{"a": {"c": null, "e": {}}, "d": {}}"#));
    assert_eq!(merged(r#"{"extra": null}"#).extra, Untyped::Null);
}

#[test]
fn all_mismatches_are_reported() {
    assert_eq!(
        rejected(
            r#"{"server": {"port": null, "host": 1, "prot": 2}, "id": 5, "tags": null,
                "servers": {"a": {"port": 0}, "x": {"host": "a"}}, "password": 3,
                "shape": {"Circle": {"radius": "x"}}, "level": 300}"#
        ),
        "Config.server.port: cannot be removed: expected u16\n\
         Config.server.host: expected String, got int 1\n\
         Config.server.prot: unknown field; did you mean `port`?\n\
         Config.id: cannot be changed: the field is frozen\n\
         Config.tags: cannot be removed: expected Vec<String>\n\
         Config.servers.a.port: expected 1.., got int 0\n\
         Config.servers.x.port: missing, expected u16\n\
         Config.password: expected String, got int ***\n\
         Config.shape.Circle.radius: expected f64, got str \"x\"\n\
         Config.level: expected u8, got int 300"
    );
    assert_eq!(rejected(r#"{"server": {"port": 13}, "tags": []}"#), "Config: the port is unlucky");
    assert_eq!(rejected("5"), "Config: expected Config, got int ***");
}

/// Clients send back what they read.
#[test]
fn a_frozen_field_takes_the_value_that_it_has() {
    let mut config = config();
    let id = config.base.id;
    let patch = |id: &str| value(&format!(r#"{{"id": {id}, "level": 9}}"#));
    config.merge_patch(patch(&format!("{id}"))).unwrap();
    assert_eq!((config.base.id, config.base.level), (id, 9));
    config.merge_patch(patch(&format!("{id}.0"))).unwrap();
    for other in [format!("{}", id + 1), format!("\"{id}\""), "null".to_owned()] {
        let report = config.merge_patch(patch(&other)).unwrap_err();
        assert_eq!(report.to_string(), "Config.id: cannot be changed: the field is frozen");
    }
    let mut twice = Map::new();
    twice.push("id", id);
    twice.push("id", id);
    let twice = config.merge_patch(twice).unwrap_err();
    assert_eq!(twice.to_string(), "Config.id: field given twice");

    #[derive(Typed, Debug)]
    #[typed(frozen)]
    struct Ticket {
        #[typed(alias = "nr")]
        number: u32,
        note: Option<String>,
        server: Server,
        #[typed(base)]
        base: Base,
        password: Secret<String>,
        keys: Option<Vec<Secret<u8>>>,
    }

    let server = Server { host: "a".into(), ..config.server.clone() };
    let whole = server.to_value().into_owned();
    let (base, password) = (config.base.clone(), Secret::new("hunter2".to_owned()));
    let mut ticket = Ticket { number: 7, note: None, server, base, password, keys: None };
    let mut echo = value(&format!(r#"{{"nr": 7, "note": null, "id": {id}, "level": 9}}"#));
    echo.as_map_mut().unwrap().push("server", whole);
    ticket.merge_patch(echo).unwrap();
    // A guess at a secret is not confirmed.
    for patch in [r#"{"password": "hunter2"}"#, r#"{"keys": null}"#, r#"{"level": 8}"#] {
        let report = ticket.merge_patch(value(patch)).unwrap_err();
        assert_eq!(report.iter().next().unwrap().code(), code::FROZEN);
    }
    let replace = r#"[{"op": "replace", "path": "/number", "value": 7}]"#;
    let report = ticket.json_patch(value(replace)).unwrap_err();
    assert_eq!(report.iter().next().unwrap().code(), code::FROZEN);
}

#[test]
fn a_new_value_is_checked_like_any_other() {
    let whole: Server = from_value(value(r#"{"port": 1}"#)).unwrap();
    assert_eq!(merged(r#"{"backup": {"port": 1}}"#).backup, Some(whole));
    assert!(rejected(r#"{"backup": {"port": 0}}"#).contains("backup.port"));
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(tag = "kind", rename_all = "lowercase")]
enum Payment {
    Cash,
    Card { last4: String, note: Option<String> },
    Invoice { days: u8, note: Option<String> },
    Bank(Account),
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Account {
    iban: String,
}

/// The difference that a client of RFC 7396 computes.
#[test]
fn null_removes_the_fields_of_the_old_variant() {
    let card = || Payment::Card { last4: "1234".into(), note: None };
    let merged = |patch: &str| {
        let mut payment = card();
        payment.merge_patch(value(patch)).map(|()| payment)
    };
    let invoice = Payment::Invoice { days: 9, note: None };
    assert_eq!(merged(r#"{"kind": "invoice", "days": 9, "last4": null}"#).unwrap(), invoice);
    assert_eq!(merged(r#"{"last4": null, "kind": "cash", "note": null}"#).unwrap(), Payment::Cash);
    let bank = Payment::Bank(Account { iban: "X".into() });
    assert_eq!(merged(r#"{"kind": "bank", "iban": "X", "last4": null}"#).unwrap(), bank);
    let mut payment = bank;
    payment.merge_patch(value(r#"{"kind": "cash", "iban": null}"#)).unwrap();
    assert_eq!(payment, Payment::Cash);
    // A name that no variant declares is a mistake, and so is a value.
    for patch in [
        r#"{"kind": "invoice", "days": 9, "lst4": null}"#,
        r#"{"kind": "invoice", "days": 9, "last4": "1"}"#,
    ] {
        assert!(merged(patch).unwrap_err().to_string().contains("unknown field"), "{patch}");
    }
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(unknown = ignore)]
struct Lenient {
    port: u16,
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(tag = "type")]
enum Mode {
    Off,
    On { level: u8 },
}

#[test]
fn unknown_names_are_treated_as_declared() {
    let mut lenient = Lenient { port: 1 };
    lenient.merge_patch(value(r#"{"prot": 2, "port": 3}"#)).unwrap();
    assert_eq!(lenient, Lenient { port: 3 });
    assert_eq!(rejected(r#"{"servr": {}}"#), "Config.servr: unknown field; did you mean `server`?");
}

#[test]
fn a_variant_without_fields_takes_a_patch_without_entries() {
    let mut mode = Mode::Off;
    mode.merge_patch(value("{}")).unwrap();
    mode.merge_patch(value(r#"{"type": "Off"}"#)).unwrap();
    assert_eq!(mode, Mode::Off);
    assert!(mode.merge_patch(value(r#"{"level": 1}"#)).is_err());
    mode.merge_patch(value(r#"{"type": "On", "level": 1}"#)).unwrap();
    assert_eq!(mode, Mode::On { level: 1 });
    mode.merge_patch(value("{}")).unwrap();
    mode.merge_patch(value(r#"{"type": "Off", "level": null}"#)).unwrap();
    assert_eq!(mode, Mode::Off);
}

#[derive(Typed, Debug, PartialEq)]
struct Meters(#[typed(range(..100))] u8);

#[test]
fn a_value_without_names_is_replaced_as_a_whole() {
    let mut meters = Meters(1);
    meters.merge_patch(3).unwrap();
    assert_eq!(meters, Meters(3));
    assert_eq!(
        meters.merge_patch(100).unwrap_err().to_string(),
        "Meters: expected ..100, got int 100"
    );
    assert_eq!(meters, Meters(3));
}
