//! The example `http`, by real requests on loopback.

use crate::process::Running;
use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::Barrier;
use std::thread;
use std::time::Duration;

const MERGE: (&str, &str) = ("content-type", "application/merge-patch+json");
const JSON_PATCH: (&str, &str) = ("content-type", "application/json-patch+json");
const LAMP: &str = r#"{"name": "Lamp", "price": {"cents": 4999, "currency": "EUR"}}"#;

struct Service {
    process: Running,
    address: String,
}

struct Response {
    status: u16,
    head: String,
    body: String,
}

impl Response {
    fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

impl Service {
    fn start(arguments: &[&str]) -> Self {
        let mut process = Running::start("http", arguments);
        let line = process.line();
        let address = line.trim().strip_prefix("listening on http://").unwrap().to_owned();
        Self { process, address }
    }

    fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Response {
        try_send(&self.address, method, path, headers, body).unwrap()
    }

    fn get(&self, path: &str) -> Response {
        self.send("GET", path, &[], "")
    }

    fn patch(&self, path: &str, kind: (&str, &str), body: &str) -> Response {
        self.send("PATCH", path, &[kind], body)
    }
}

fn try_send(
    address: &str,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> io::Result<Response> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    let headers: String =
        headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\
         content-length: {}\r\n{headers}\r\n{body}",
        body.len()
    )?;
    let mut text = String::new();
    stream.read_to_string(&mut text)?;
    let (head, body) = text.split_once("\r\n\r\n").ok_or(io::ErrorKind::UnexpectedEof)?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    let status = status.ok_or(io::ErrorKind::InvalidData)?;
    Ok(Response { status, head: head.into(), body: body.into() })
}

/// A file for the table that no other test uses.
fn empty_file(name: &str) -> PathBuf {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{ending}", file.display()));
    }
    file
}

#[test]
fn a_product_is_created_shown_and_changed() {
    let service = Service::start(&[]);
    let created = service.send("POST", "/products", &[], LAMP);
    assert_eq!(
        (created.status, created.header("location"), created.header("etag")),
        (201, Some("/products/1"), Some("\"1\""))
    );
    let changed = service.patch("/products/1", MERGE, r#"{"tags": ["light"], "name": "Sun"}"#);
    assert_eq!((changed.status, changed.header("etag")), (200, Some("\"2\"")));
    let patch = r#"[
        {"op": "test", "path": "/name", "value": "Sun"},
        {"op": "add", "path": "/tags/0", "value": "warm"},
        {"op": "add", "path": "/sale", "value": {"cents": 999, "currency": "EUR"}}
    ]"#;
    assert_eq!(service.patch("/products/1", JSON_PATCH, patch).status, 200);
    let shown = service.get("/products/1");
    assert_eq!((shown.status, shown.header("etag")), (200, Some("\"3\"")));
    assert_eq!(
        shown.body,
        r#"{"name":"Sun","price":{"cents":4999,"currency":"EUR"},"sale":{"cents":999,"currency":"EUR"},"#
            .to_owned()
            + r#""stock":{"kind":"Unlimited"},"tags":["warm","light"],"properties":{}}"#
    );
    assert_eq!(service.get("/products").body, format!("[{}]", shown.body));
}

#[test]
fn a_wrong_body_is_answered_by_all_its_faults() {
    let service = Service::start(&[]);
    let body = r#"{"nmae": "Lamp", "price": {"cents": 0, "currency": "XXX"}, "tags": [""]}"#;
    let rejected = service.send("POST", "/products", &[], body);
    assert_eq!(
        (rejected.status, rejected.header("content-type")),
        (422, Some("application/problem+json"))
    );
    for fault in [
        r##""pointer":"#/nmae","code":"unknown""##,
        r##""pointer":"#/price/cents","code":"constraint.range""##,
        r##""pointer":"#/price/currency","code":"constraint.one_of""##,
        r##""pointer":"#/tags/0","code":"constraint.len""##,
        r##""pointer":"#/name","code":"missing""##,
        r#""line":1,"column":37"#,
    ] {
        assert!(rejected.body.contains(fault), "{fault} is not in {}", rejected.body);
    }
    let broken = service.send("POST", "/products", &[], r#"{"name": "Lamp""#);
    assert_eq!(broken.status, 400);
    assert!(broken.body.contains(r#""code":"syntax""#), "{}", broken.body);
    assert_eq!(service.get("/products").body, "[]");
}

#[test]
fn a_rejected_patch_changes_nothing() {
    let service = Service::start(&[]);
    service.send("POST", "/products", &[], LAMP);
    let before = service.get("/products/1").body;

    // The check of the whole object sees what both parts are after the patch.
    let patch = r#"{"name": "Sun", "sale": {"cents": 5000, "currency": "EUR"}}"#;
    let rejected = service.patch("/products/1", MERGE, patch);
    assert_eq!(rejected.status, 422);
    assert!(rejected.body.contains(r##""pointer":"#/sale/cents","code":"sale""##));

    let patch =
        r#"[{"op": "replace", "path": "/name", "value": "Sun"}, {"op": "remove", "path": "/x"}]"#;
    assert_eq!(service.patch("/products/1", JSON_PATCH, patch).status, 422);
    assert_eq!(service.send("PATCH", "/products/1", &[], patch).status, 415);
    assert_eq!(service.patch("/products/7", MERGE, "{}").status, 404);
    assert_eq!(service.patch("/products/x", MERGE, "{}").status, 404);

    let shown = service.get("/products/1");
    assert_eq!((shown.body, shown.head.contains("etag: \"1\"")), (before, true));
}

#[test]
fn no_concurrent_patch_is_lost() {
    const CLIENTS: usize = 8;
    const PATCHES: usize = 10;
    let service = Service::start(&[]);
    service.send("POST", "/products", &[], LAMP);
    thread::scope(|scope| {
        for client in 0..CLIENTS {
            let service = &service;
            scope.spawn(move || {
                for number in 0..PATCHES {
                    let patch = if number % 2 == 0 {
                        format!(r#"{{"properties": {{"{client}.{number}": "x"}}}}"#)
                    } else {
                        let operation = r#""op": "add", "path""#;
                        format!(
                            r#"[{{{operation}: "/properties/{client}.{number}", "value": ""}}]"#
                        )
                    };
                    let kind = if number % 2 == 0 { MERGE } else { JSON_PATCH };
                    assert_eq!(service.patch("/products/1", kind, &patch).status, 200);
                }
            });
        }
    });
    let shown = service.get("/products/1");
    for client in 0..CLIENTS {
        for number in 0..PATCHES {
            assert!(shown.body.contains(&format!("\"{client}.{number}\":")), "{}", shown.body);
        }
    }
    let version = format!("\"{}\"", 1 + CLIENTS * PATCHES);
    assert_eq!(shown.header("etag"), Some(&*version));
}

#[test]
fn one_of_several_clients_changes_the_version_that_all_have_seen() {
    const CLIENTS: usize = 6;
    let service = Service::start(&[]);
    service.send("POST", "/products", &[], LAMP);
    let start = Barrier::new(CLIENTS);
    let mut statuses: Vec<u16> = thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|client| {
                let (service, start) = (&service, &start);
                scope.spawn(move || {
                    start.wait();
                    let patch = format!(r#"{{"name": "{client}"}}"#);
                    let headers = [MERGE, ("if-match", "\"1\"")];
                    service.send("PATCH", "/products/1", &headers, &patch).status
                })
            })
            .collect();
        clients.into_iter().map(|client| client.join().unwrap()).collect()
    });
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412, 412, 412, 412, 412]);
}

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let file = empty_file("http-kill.db");
    let arguments = ["--db", file.to_str().unwrap()];
    let mut service = Service::start(&arguments);
    let address = service.address.clone();
    let clients: Vec<_> = (0..4)
        .map(|client| {
            let address = address.clone();
            thread::spawn(move || {
                let mut acknowledged = Vec::new();
                for number in 0.. {
                    let name = format!("{client}.{number}");
                    let body = LAMP.replace("Lamp", &name);
                    // Without an answer, the product may be there or not.
                    let Ok(created) = try_send(&address, "POST", "/products", &[], &body) else {
                        break;
                    };
                    assert_eq!(created.status, 201);
                    acknowledged.push((created.header("location").unwrap().to_owned(), name));
                }
                acknowledged
            })
        })
        .collect();
    while service.get("/products/40").status == 404 {
        thread::sleep(Duration::from_millis(5));
    }
    service.process.kill();

    let service = Service::start(&arguments);
    let mut count = 0;
    for client in clients {
        for (location, name) in client.join().unwrap() {
            let shown = service.get(&location);
            assert!(shown.body.starts_with(&format!(r#"{{"name":"{name}","#)), "{location}");
            count += 1;
        }
    }
    assert!(count >= 36, "{count}");
}

#[test]
fn the_schema_accepts_and_rejects_what_the_service_does() {
    let service = Service::start(&[]);
    let schema = serde_json::from_str(&service.get("/schemas/product").body).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (product, is_valid) in [
        (LAMP.to_owned(), true),
        (LAMP.replace("4999", "0"), false),
        (LAMP.replace("EUR", "XXX"), false),
        (LAMP.replace("name", "nmae"), false),
        (LAMP.replace('}', r#", "stock": {"kind": "Counted", "left": 1}}"#), false),
        (LAMP.replace("}}", r#"}, "stock": {"kind": "Counted", "left": 1}}"#), true),
        (LAMP.replace("}}", r#"}, "stock": {"kind": "Counted", "reason": "old"}}"#), false),
        (
            LAMP.replace("}}", r#"}, "sale": null, "tags": ["a", "b"], "properties": {"a": "b"}}"#),
            true,
        ),
        (LAMP.replace("}}", r#"}, "tags": [""]}"#), false),
    ] {
        let status = service.send("POST", "/products", &[], &product).status;
        assert_eq!(status, if is_valid { 201 } else { 422 }, "{product}");
        let document = serde_json::from_str(&product).unwrap();
        assert_eq!(validator.is_valid(&document), is_valid, "{product}");
    }
}

#[test]
fn the_openapi_document_refers_to_the_schemas_of_the_classes() {
    let service = Service::start(&[]);
    let text = service.get("/openapi.json").body;
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    let schemas = document["components"]["schemas"].as_object().unwrap();
    for reference in text.split("#/components/schemas/").skip(1) {
        let name = reference.split('"').next().unwrap();
        assert!(schemas.contains_key(name), "{name}");
    }
    assert_eq!(schemas["Product"]["properties"]["price"]["$ref"], "#/components/schemas/Price");
    for (name, schema) in schemas {
        jsonschema::meta::validate(schema).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}
