//! Schemas of methods, and tools for language models.

use super::{parse, validator};
use std::collections::BTreeMap;
use typed_structs::schema::{Schema, openapi, tools};
use typed_structs::{Args, Typed, Untyped, json, typed_methods};

#[derive(Typed, Debug, Clone, Default)]
struct Desk {
    #[typed(default)]
    open: Vec<Ticket>,
}

/// A ticket.
#[derive(Typed, Debug, Clone)]
struct Ticket {
    #[typed(alias = "number")]
    id: u32,
    parts: Vec<Ticket>,
}

#[typed_methods]
impl Desk {
    /// Opens a ticket.
    ///
    /// It is put at the end.
    ///
    /// # Errors
    /// None.
    #[typed(tag = "tool")]
    fn open(
        &self,
        /// The title.
        #[typed(len(1..=80), alias = "subject")]
        title: String,
        #[typed(default = 3, range(1..=5))] priority: u8,
        owner: Option<String>,
    ) -> Ticket {
        let _ = (title, priority, owner);
        Ticket { id: 1, parts: Vec::new() }
    }

    #[typed(tag = "tool")]
    fn count(&self) -> usize {
        self.open.len()
    }

    fn tag(&self, ticket: Ticket, #[typed(keywords)] labels: BTreeMap<String, u8>) -> Desk {
        let _ = (ticket, labels);
        self.clone()
    }

    fn all(&self, first: u8, #[typed(rest)] ids: Vec<u8>) {
        let _ = (first, ids);
    }
}

#[test]
fn tools_have_names_and_schemas() {
    let tools = tools(Desk::class().methods_tagged("tool"));
    assert_eq!(
        json::to_string(&tools).unwrap(),
        "[{\"name\":\"open\",\"description\":\"Opens a ticket.\\n\\nIt is put at the end.\",\
         \"inputSchema\":{\"type\":\"object\",\"properties\":{\
         \"title\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":80,\"description\":\"The title.\"},\
         \"priority\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":5,\"default\":3},\
         \"owner\":{\"type\":[\"string\",\"null\"]}},\"required\":[\"title\"],\
         \"additionalProperties\":false},\
         \"outputSchema\":{\"$ref\":\"#/$defs/Ticket\",\"type\":\"object\",\"$defs\":{\
         \"Ticket\":{\"title\":\"Ticket\",\"description\":\"A ticket.\",\"type\":\"object\",\
         \"properties\":{\"id\":{\"type\":\"integer\",\"minimum\":0,\"maximum\":4294967295},\
         \"parts\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/Ticket\"}}},\
         \"required\":[\"id\",\"parts\"],\"additionalProperties\":false}}}},\
         {\"name\":\"count\",\"inputSchema\":{\"type\":\"object\",\"properties\":{},\
         \"additionalProperties\":false}}]",
    );
}

/// Asserts that a call with these arguments passes where they are valid.
#[track_caller]
fn agrees(method: &str, valid: &[&str], invalid: &[&str]) {
    let schema = Schema::new().of_params(Desk::class().method(method).unwrap());
    let accepts = validator(&schema);
    for (text, is_valid) in
        valid.iter().map(|text| (text, true)).chain(invalid.iter().map(|text| (text, false)))
    {
        let given: Untyped = json::from_str(text).unwrap();
        let mut args = Args::new();
        for (name, value) in given.as_map().unwrap().iter() {
            args.push_named(name.as_str().unwrap().to_owned(), value.clone());
        }
        assert_eq!(Desk::default().call(method, args).is_ok(), is_valid, "{text}");
        assert_eq!(accepts.is_valid(&parse(text)), is_valid, "{text}\n{schema}");
    }
}

#[test]
fn arguments_pass_where_they_are_valid() {
    agrees(
        "open",
        &[r#"{"title":"a"}"#, r#"{"subject":"a","priority":5,"owner":null}"#],
        &[
            "{}",
            r#"{"title":""}"#,
            r#"{"title":"a","subject":"b"}"#,
            r#"{"title":"a","priority":6}"#,
            r#"{"title":"a","x":1}"#,
        ],
    );
    agrees(
        "tag",
        &[r#"{"ticket":{"id":1,"parts":[]}}"#, r#"{"ticket":{"number":1,"parts":[]},"a":1}"#],
        &[r#"{"ticket":1}"#, r#"{"ticket":{"id":1,"parts":[]},"a":256}"#],
    );
    agrees("all", &[r#"{"first":1}"#, r#"{"first":1,"ids":[1,2]}"#], &[r#"{"first":1,"ids":3}"#]);
    agrees("count", &["{}"], &[r#"{"a":1}"#]);
}

#[test]
fn results_have_the_form_that_is_written() {
    let result = |method| {
        json::to_string(&Schema::new().of_return(Desk::class().method(method).unwrap())).unwrap()
    };
    let dialect = "\"$schema\":\"https://json-schema.org/draft/2020-12/schema\"";
    assert_eq!(result("all"), format!("{{{dialect},\"type\":\"null\"}}"));
    assert!(
        result("tag").starts_with(&format!("{{{dialect},\"title\":\"Desk\",\"type\":\"object\""))
    );
}

mod other {
    use typed_structs::Typed;

    #[derive(Typed, Debug)]
    pub(super) struct Ticket {
        pub(super) id: u8,
    }
}

#[derive(Typed, Debug)]
struct Page<T> {
    items: Vec<T>,
}

#[derive(Typed, Debug)]
struct Pages {
    tickets: Page<Ticket>,
    others: Page<other::Ticket>,
}

#[test]
fn definitions_have_different_names() {
    let names = |schemas: &Untyped| {
        let names = schemas.as_map().unwrap().iter().map(|(name, _)| name.as_str().unwrap());
        names.map(String::from).collect::<Vec<_>>()
    };
    let schemas = openapi([Pages::class(), Desk::class()]);
    let module = "it.schema.emit.methods";
    assert_eq!(
        names(&schemas),
        [
            "Pages".to_owned(),
            "Desk".to_owned(),
            "Page".to_owned(),
            format!("{module}.Page"),
            "Ticket".to_owned(),
            format!("{module}.other.Ticket"),
        ],
    );
    let text = json::to_string(&schemas).unwrap();
    assert!(text.contains(&format!("\"#/components/schemas/{module}.other.Ticket\"")), "{text}");
    assert!(!text.contains("$defs"));
    assert_eq!(other::Ticket { id: 1 }.id, 1);
}

#[derive(Typed, Debug, Clone, Copy)]
#[typed(rename_all = "kebab-case")]
enum Order {
    NewestFirst,
    ByName,
}

const PAGE: u8 = 20;

struct List;

impl List {
    const TITLE: &'static str = "tickets";
}

#[derive(Typed)]
struct Search;

#[typed_methods]
impl Search {
    fn list(
        &self,
        #[typed(default = Order::NewestFirst)] order: Order,
        #[typed(default = PAGE * 2)] size: u8,
        #[typed(default = List::TITLE)] title: &str,
        #[typed(default = Some(Order::ByName))] then: Option<Order>,
        #[typed(default = String::new())] filter: String,
    ) -> String {
        format!("{order:?} {size} {title} {then:?} {filter}")
    }
}

/// A function could return something else each time.
#[test]
fn defaults_that_are_constants_are_shown() {
    let schema = Schema::new().of_params(Search::class().method("list").unwrap());
    validator(&schema);
    let defaults = schema.as_map().unwrap().get("properties").unwrap().as_map().unwrap();
    let shown = defaults.iter().filter_map(|(name, schema)| {
        Some(format!("{name} = {}", schema.as_map()?.get("default")?))
    });
    assert_eq!(
        shown.collect::<Vec<_>>(),
        ["\"order\" = \"newest-first\"", "\"size\" = 40", "\"title\" = \"tickets\""]
    );
    let listed = Search.call("list", Args::new()).unwrap();
    assert_eq!(listed, "NewestFirst 40 tickets Some(ByName) ");
}
