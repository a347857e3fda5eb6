//! Schemas of enums, in each form.

use super::{agree, shown};
use std::collections::BTreeMap;
use typed_structs::Typed;
use typed_structs::schema::Schema;

#[derive(Typed, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Color {
    Red,
    #[typed(alias = "lime")]
    Green,
}

#[derive(Typed, Debug)]
pub(crate) enum Level {
    /// The lowest one.
    Low,
    High,
}

#[derive(Typed, Debug)]
pub(crate) enum Shape {
    Point,
    Circle(u8),
    #[typed(alias = "Box")]
    Rectangle {
        width: u8,
        height: Option<u8>,
    },
    Line(u8, u8),
    Maybe(Option<u8>),
}

#[test]
fn variants_are_constants_or_objects_of_one_entry() {
    assert_eq!(
        shown::<Color>(&Schema::new()),
        r#"{"title":"Color","type":"string","enum":["Red","Green","lime"]}"#,
    );
    assert_eq!(
        shown::<Color>(&Schema::new().output()),
        r#"{"title":"Color","type":"string","enum":["Red","Green"]}"#,
    );
    assert_eq!(
        shown::<Level>(&Schema::new()),
        "{\"title\":\"Level\",\"oneOf\":[{\"type\":\"string\",\"enum\":[\"High\"]},\
         {\"const\":\"Low\",\"description\":\"The lowest one.\"}]}",
    );
    agree::<Color>(&["\"Red\"", "\"lime\""], &["\"Lime\"", "1", "null"]);
    agree::<Option<Color>>(&["\"Red\"", "null"], &["\"Lime\""]);
    agree::<BTreeMap<Color, u8>>(&[r#"{"Red":1,"lime":2}"#], &[r#"{"Blue":1}"#]);
    agree::<Shape>(
        &[
            "\"Point\"",
            r#"{"Circle":1}"#,
            r#"{"Rectangle":{"width":1}}"#,
            r#"{"Box":{"width":1,"height":2}}"#,
            r#"{"Line":[1,2]}"#,
            r#"{"Maybe":null}"#,
        ],
        &[
            "\"Circle\"",
            r#"{"Circle":256}"#,
            r#"{"Rectangle":{}}"#,
            r#"{"Rectangle":{"width":1,"x":1}}"#,
            r#"{"Line":[1]}"#,
            r#"{"Circle":1,"Line":[1,2]}"#,
            "{}",
        ],
    );
}

#[derive(Typed, Debug)]
pub(crate) struct Content {
    #[typed(alias = "n")]
    name: String,
    next: Option<Box<Internal>>,
}

#[derive(Typed, Debug)]
#[typed(tag = "t")]
pub(crate) enum Internal {
    Empty,
    #[typed(alias = "st")]
    Struct(Content),
    Map(BTreeMap<String, u8>),
    Named {
        id: u8,
    },
    Other(Adjacent),
    Plain(Untagged),
}

#[derive(Typed, Debug)]
#[typed(tag = "kind", content = "c")]
pub(crate) enum Adjacent {
    Unit,
    One(u8),
    Maybe(Option<u8>),
    Named { id: u8 },
}

#[derive(Typed, Debug)]
pub(crate) struct Port {
    port: u16,
}

#[derive(Typed, Debug)]
#[typed(untagged)]
pub(crate) enum Untagged {
    Port(Port),
    Host { host: String, path: Option<String> },
}

#[derive(Typed, Debug)]
#[typed(untagged)]
pub(crate) enum Any {
    Number(u8),
    Text(#[typed(len(2..))] String),
    Pair(u8, u8),
    Named { a: Box<Any> },
    Nothing,
}

#[test]
fn a_tag_is_among_the_fields() {
    agree::<Internal>(
        &[
            r#"{"t":"Empty"}"#,
            r#"{"t":"Struct","name":"a"}"#,
            r#"{"t":"st","n":"a","next":{"t":"Empty"}}"#,
            r#"{"t":"Map","a":1}"#,
            r#"{"id":1,"t":"Named"}"#,
            r#"{"t":"Other","kind":"One","c":1}"#,
            r#"{"t":"Plain","port":1}"#,
            r#"{"t":"Plain","host":"a"}"#,
        ],
        &[
            r#"{"t":"Empty","a":1}"#,
            r#"{"t":"Struct"}"#,
            r#"{"t":"Struct","name":"a","n":"a"}"#,
            r#"{"t":"Map","a":256}"#,
            r#"{"name":"a"}"#,
            r#"{"t":"What"}"#,
            r#"{"t":"Other","kind":"One"}"#,
            r#"{"t":"Plain","host":"a","port":1}"#,
            "\"Empty\"",
        ],
    );
}

#[test]
fn a_tag_is_beside_the_content() {
    agree::<Adjacent>(
        &[
            r#"{"kind":"Unit"}"#,
            r#"{"kind":"Unit","c":null}"#,
            r#"{"c":1,"kind":"One"}"#,
            r#"{"kind":"Maybe"}"#,
            r#"{"kind":"Maybe","c":1}"#,
            r#"{"kind":"Named","c":{"id":1}}"#,
        ],
        &[
            r#"{"kind":"Unit","c":1}"#,
            r#"{"kind":"One"}"#,
            r#"{"kind":"One","c":1,"x":1}"#,
            r#"{"c":1}"#,
            r#"{"kind":"Named","c":{"id":256}}"#,
        ],
    );
}

#[test]
fn without_a_tag_the_content_decides() {
    agree::<Any>(
        &["1", "\"ab\"", "[1,2]", "null", r#"{"a":{"a":1}}"#],
        &["256", "\"a\"", "[1]", r#"{"a":true}"#, "{}"],
    );
    agree::<Untagged>(&[r#"{"port":1}"#, r#"{"host":"a"}"#], &["{}", r#"{"port":"a"}"#]);
}

#[derive(Typed, Debug)]
pub(crate) struct Painted {
    #[typed(one_of("Green"))]
    color: Color,
    #[typed(one_of("Red"))]
    other: Option<Color>,
}

#[test]
fn an_enum_can_be_restricted() {
    agree::<Painted>(
        &[
            r#"{"color":"Green"}"#,
            r#"{"color":"lime","other":"Red"}"#,
            r#"{"color":"lime","other":null}"#,
        ],
        &[r#"{"color":"Red"}"#, r#"{"color":"Green","other":"lime"}"#],
    );
}

#[derive(Typed, Debug)]
#[typed(tag = "a")]
enum First {
    Second(Box<Second>),
    End,
}

#[derive(Typed, Debug)]
#[typed(tag = "b")]
enum Second {
    First(Box<First>),
    End { id: u8 },
}

#[test]
fn tags_of_enums_inside_each_other_end() {
    agree::<First>(
        &[r#"{"a":"End"}"#, r#"{"a":"Second","b":"End","id":1}"#],
        &[r#"{"a":"Second","b":"First"}"#, r#"{"a":"Second","b":"End"}"#],
    );
    agree::<Second>(&[r#"{"b":"First","a":"End"}"#], &[r#"{"b":"First","a":"Second"}"#]);
}
