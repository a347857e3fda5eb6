//! Functions around construction: `before` repairs a value, `after` checks a new object.

use std::collections::BTreeMap;
use typed_structs::{Fault, Map, Typed, Value, args, from_deserializer, json, typed_methods};

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(before = upgrade, after = Server::is_public, check = Server::has_host)]
struct Server {
    host: String,
    #[typed(range(1..))]
    port: u16,
}

/// Version 1 had `address`, and text such as `a:1` was a server.
fn upgrade(value: &mut Value<'_>) -> Result<(), Fault> {
    if let Value::Str(text) = &*value {
        let Some((host, port)) = text.split_once(':') else {
            return Err(Fault::new("expected `host:port`").code("form"));
        };
        let mut map = Map::new();
        map.push("host", host.to_owned());
        map.push("port", port.parse::<u16>().map_err(|_| Fault::new("no port").at("port"))?);
        *value = Value::Map(map);
    }
    if let Value::Map(map) = value
        && let Some(host) = map.remove("address")
    {
        map.push("host", host);
    }
    Ok(())
}

impl Server {
    fn is_public(&self) -> Result<(), Fault> {
        if self.host == "localhost" {
            return Err(Fault::new("is not public").at("host"));
        }
        Ok(())
    }

    fn has_host(&self) -> bool {
        !self.host.is_empty()
    }
}

#[derive(Typed, Debug)]
struct Cluster {
    servers: Vec<Server>,
    main: Option<Server>,
    named: BTreeMap<String, Server>,
}

#[test]
fn a_value_is_repaired_wherever_it_stands() {
    let text = r#"{
      "servers": [{"address": "a", "port": 1}, "b:2"],
      "main": {"host": "c", "port": 3}, "named": {"d": "e:4"}
    }"#;
    let cluster: Cluster = json::from_str(text).unwrap();
    assert_eq!(cluster.servers[0], Server { host: "a".into(), port: 1 });
    assert_eq!(cluster.servers[1], Server { host: "b".into(), port: 2 });
    assert_eq!(cluster.main.unwrap().port, 3);
    assert_eq!(cluster.named["d"].port, 4);
    let by_serde: Cluster =
        from_deserializer(&mut serde_json::Deserializer::from_str(text)).unwrap();
    assert_eq!(by_serde.servers, cluster.servers);
    assert_eq!(Server::from_value("f:5").unwrap().host, "f");
    // Arguments are not a value.
    assert!(Server::construct(args!(address = "a", port = 1)).is_err());
}

#[test]
fn faults_of_repaired_values_have_places() {
    let text = r#"{
      "servers": [{"address": 1, "port": 0}, "b", "c:x"],
      "main": {"host": "localhost", "port": 3}, "named": {"d": ":4"}
    }"#;
    let report = json::from_str::<Cluster>(text).unwrap_err().into_report().unwrap();
    let found: Vec<_> = report
        .iter()
        .map(|entry| {
            let range = entry.place().unwrap().range();
            format!("{} {}: {}", entry.path(), &text[range], entry.mismatch().unwrap().message())
        })
        .collect();
    assert_eq!(
        found,
        [
            "servers[0].port 0: expected 1.., got int 0",
            // The key has another name in the text.
            "servers[0].host {: expected String, got int 1",
            "servers[1] \"b\": expected `host:port`",
            "servers[2].port \": no port",
            "main.host \"localhost\": is not public",
            "named.d \":4\": expected a value that passes its check",
        ]
    );
    let first = report.iter().next().unwrap();
    assert_eq!(first.mismatch().unwrap().declared_in(), "Server");
}

#[test]
fn after_runs_for_new_objects_only() {
    let report = Server::construct(args!("localhost", 1)).unwrap_err();
    assert_eq!(report.to_string(), "Server.host: is not public");
    assert!(Server::from_value("localhost:1").is_err());

    let mut server = Server::construct(args!("a", 1)).unwrap();
    server.set("host", "localhost").unwrap();
    server.update(args!(port = 2)).unwrap();
    assert!(server.set("host", "").is_err());
    assert_eq!(server, Server { host: "localhost".into(), port: 2 });

    let mut cluster = Cluster { servers: vec![server], main: None, named: BTreeMap::new() };
    cluster.set("servers[0].port", 3).unwrap();
    // A new object from a value.
    let error = cluster.set("main", "localhost:1").unwrap_err();
    assert_eq!(error.to_string(), "Cluster.main.host: is not public");
}

#[derive(Typed, Debug)]
#[typed(after = never)]
struct Own {
    a: u8,
}

fn never(own: &Own) -> Vec<Fault> {
    vec![Fault::new("is refused").at("a").param("a", own.a)]
}

#[typed_methods]
impl Own {
    #[typed(init)]
    fn new() -> Self {
        Self { a: 1 }
    }
}

#[test]
fn after_runs_behind_a_constructor() {
    assert_eq!(Own::construct(args!()).unwrap_err().to_string(), "Own.a: is refused");
}

#[derive(Typed, Debug, PartialEq)]
#[typed(before = by_name, after = is_known)]
enum Shape {
    Circle { r: f64 },
    Unit,
}

fn by_name(value: &mut Value<'_>) {
    if matches!(value, Value::Str(name) if name == "unit") {
        *value = Value::from("Unit");
    }
}

fn is_known(shape: &Shape) -> Result<(), &'static str> {
    if matches!(shape, Shape::Circle { r } if *r < 0.0) { Err("is inside out") } else { Ok(()) }
}

#[test]
fn enums_are_repaired_and_checked() {
    assert_eq!(json::from_str::<Shape>(r#""unit""#).unwrap(), Shape::Unit);
    let report = Shape::from_value(Value::from("x")).unwrap_err();
    assert_eq!(report.iter().next().unwrap().code(), "unknown");
    let error = json::from_str::<Shape>(r#"{"Circle": {"r": -1.0}}"#).unwrap_err();
    assert!(error.to_string().contains("is inside out"), "{error}");
}

#[test]
fn functions_run_for_structs_without_checks() {
    #[derive(Typed, Debug, PartialEq)]
    #[typed(before = rename_host)]
    struct Server {
        host: String,
    }
    #[derive(Typed, Debug, PartialEq)]
    #[typed(after = is_odd)]
    struct Odd {
        count: u8,
    }
    #[derive(Typed, Debug, PartialEq)]
    struct Outer {
        server: Server,
        odd: Odd,
    }
    fn rename_host(value: &mut Value<'_>) {
        if let Value::Map(map) = value
            && let Some(host) = map.remove("address")
        {
            map.push("host", host);
        }
    }
    fn is_odd(odd: &Odd) -> bool {
        odd.count % 2 == 1
    }
    let server = || Server { host: "a".into() };
    assert_eq!(json::from_str::<Server>(r#"{"address": "a"}"#).unwrap(), server());
    let outer: Outer =
        json::from_str(r#"{"server": {"address": "a"}, "odd": {"count": 1}}"#).unwrap();
    assert_eq!(outer, Outer { server: server(), odd: Odd { count: 1 } });
    let text = r#"{"server": {"address": "a"}, "odd": {"count": 2}}"#;
    assert_eq!(json::from_str::<Outer>(text).unwrap_err().to_string().lines().count(), 1);
    assert_eq!(
        json::from_str::<Odd>(r#"{"count": 2}"#).unwrap_err().to_string().lines().count(),
        1
    );
}
