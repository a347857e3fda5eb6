//! Newtype variants beside an internal tag.

use std::collections::BTreeMap;
use typed_structs::{Typed, json};

#[derive(Typed, Debug, PartialEq, Clone)]
struct Server {
    port: u16,
    name: Option<String>,
}

#[derive(Typed, Debug, PartialEq, Clone)]
struct Web {
    #[typed(base)]
    server: Server,
    path: String,
}

#[derive(Typed, Debug, PartialEq, Clone)]
struct Labels(BTreeMap<String, u8>);

#[derive(Typed, Debug, PartialEq, Clone)]
#[typed(tag = "sort")]
enum Sorted {
    Plain,
    Server(Server),
}

#[derive(Typed, Debug, PartialEq, Clone)]
enum Named {
    Server(Server),
    Numbers(Vec<u8>),
}

#[derive(Typed, Debug, PartialEq, Clone)]
#[typed(tag = "kind")]
enum Choice {
    Nothing,
    Server(Server),
    Boxed(Box<Web>),
    Map(BTreeMap<String, u8>),
    Labels(Labels),
    Sorted(Sorted),
    Named(Named),
    Again(Box<Nested>),
}

#[derive(Typed, Debug, PartialEq, Clone)]
struct Nested {
    inner: Option<Choice>,
}

#[test]
fn fault_26_newtype_variants_with_a_tag_read_back() {
    let server = Server { port: 1, name: None };
    let map = BTreeMap::from([("a".to_owned(), 1), ("b".to_owned(), 2)]);
    let choices = [
        Choice::Nothing,
        Choice::Server(server.clone()),
        Choice::Boxed(Box::new(Web { server: server.clone(), path: "/".to_owned() })),
        Choice::Map(BTreeMap::new()),
        Choice::Map(map.clone()),
        Choice::Labels(Labels(map)),
        Choice::Sorted(Sorted::Plain),
        Choice::Sorted(Sorted::Server(server.clone())),
        Choice::Named(Named::Server(server.clone())),
        Choice::Named(Named::Numbers(vec![1, 2])),
        Choice::Again(Box::new(Nested { inner: Some(Choice::Server(server)) })),
    ];
    for choice in choices {
        assert_eq!(Choice::from_value(choice.to_value()).unwrap(), choice);
        let text = json::to_string(&choice).unwrap();
        assert_eq!(json::from_str::<Choice>(&text).unwrap(), choice, "{text}");
        assert_eq!(text.matches("\"kind\"").count(), 1 + usize::from(text.contains("inner")));
    }
}
