//! Fields looked up once.

use typed_structs::{FieldHandle, TypeMismatch, Typed, args};

#[derive(Typed, Debug, Clone, PartialEq)]
struct Server {
    host: String,
    #[typed(range(1..), alias = "door")]
    port: u16,
    #[typed(frozen)]
    id: u64,
    #[typed(check = is_even)]
    weight: i64,
    #[typed(opaque)]
    socket: std::sync::Arc<u8>,
    tags: Vec<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "that is how a check is called")]
fn is_even(weight: &i64) -> bool {
    weight % 2 == 0
}

#[derive(Typed, Debug)]
#[typed(check = Range::is_ordered)]
struct Range {
    from: i64,
    to: i64,
}

impl Range {
    fn is_ordered(&self) -> bool {
        self.from <= self.to
    }
}

#[derive(Typed, Debug)]
enum Choice {
    One { a: u8 },
}

fn server() -> Server {
    let mut server = Server {
        host: "h".into(),
        port: 80,
        id: 1,
        weight: 2,
        socket: std::sync::Arc::new(1),
        tags: vec![],
    };
    server.set_tags(vec!["t".to_owned()]).unwrap();
    server
}

fn handle(name: &str) -> FieldHandle<Server> {
    FieldHandle::of(name).unwrap()
}

fn message(result: Result<(), TypeMismatch>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn a_handle_sets_and_reads_as_the_name_does() {
    let mut server = server();
    let port = handle("door");
    assert_eq!(
        (port.field().name(), format!("{port:?}").as_str()),
        ("port", r#"FieldHandle("port")"#)
    );
    port.set(&mut server, 443).unwrap();
    assert_eq!(port.get(&server), 443);
    assert_eq!(port.get_as::<u16>(&server).unwrap(), 443);
    handle("host").set(&mut server, "example.org").unwrap();
    handle("tags").set(&mut server, ["a", "b"]).unwrap();
    handle("weight").set(&mut server, 4).unwrap();
    assert_eq!((server.host.as_str(), server.tags.len(), server.weight), ("example.org", 2, 4));
    let before = server.clone();
    assert_eq!(message(port.set(&mut server, 0)), "Server.port: expected 1.., got int 0");
    assert_eq!(message(port.set(&mut server, "x")), "Server.port: expected u16, got str \"x\"");
    assert_eq!(
        message(handle("id").set(&mut server, 2)),
        "Server.id: cannot be changed: the field is frozen"
    );
    assert_eq!(
        message(handle("weight").set(&mut server, 3)),
        "Server.weight: expected a value that passes its check, got int 3"
    );
    assert_eq!(
        message(handle("tags").set(&mut server, vec![1])),
        "Server.tags[0]: expected String, got int 1"
    );
    assert_eq!(
        port.get_as::<u8>(&server).unwrap_err().to_string(),
        "Server.port: expected u8, got int 443"
    );
    assert_eq!(server, before);
    let mut socket = Some(std::sync::Arc::new(7_u8));
    handle("socket").set(&mut server, typed_structs::Value::lend(&mut socket)).unwrap();
    assert_eq!(*server.socket, 7);
    assert!(handle("socket").get(&server).downcast_ref::<std::sync::Arc<u8>>().is_some());
}

#[test]
fn the_check_of_the_whole_holds_for_a_handle_too() {
    let mut range = Range::construct(args!(1, 2)).unwrap();
    let from = FieldHandle::of("from").unwrap();
    assert_eq!(message(from.set(&mut range, 3)), "Range: expected a value that passes its check");
    from.set(&mut range, 0).unwrap();
    assert_eq!((range.from, range.to), (0, 2));
}

#[test]
fn what_is_no_field_has_no_handle() {
    let error = FieldHandle::<Server>::of("prot").unwrap_err();
    assert_eq!(error.to_string(), "Server.prot: unknown field; did you mean `port`?");
    let error = FieldHandle::<Choice>::of("a").unwrap_err();
    assert_eq!((error.code(), error.class()), ("unknown", "Choice"));
    assert!(matches!(Choice::One { a: 1 }, Choice::One { a: 1 }));
}
