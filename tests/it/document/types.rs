//! Types marked `#[typed(serde)]` inside types of serde.

use super::{Account, Event, Id, Message, Part, Shape, WHOLE, Whole};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use typed_structs::Typed;

#[derive(Serialize, Deserialize, Debug, PartialEq)]
struct Body {
    parts: Vec<Part>,
    shapes: HashMap<String, Shape>,
    #[serde(flatten)]
    event: Event,
    ids: (Id, Message),
}

#[test]
fn they_stand_in_types_of_serde() {
    let json = r#"{"parts":[{"name":"a","amount":1,"inner":null}],"shapes":{"s":{"Circle":1.5}},"kind":"Click","x":1,"y":2,"ids":[7,{"kind":"Ping"}]}"#;
    let body: Body = serde_json::from_str(json).unwrap();
    assert_eq!(body.event, Event::Click { x: 1, y: 2 });
    assert_eq!(serde_json::to_string(&body).unwrap(), json);
    let from_toml: Body = toml::from_str(&toml::to_string(&body).unwrap()).unwrap();
    assert_eq!(from_toml, body);
    let packed = rmp_serde::to_vec_named(&body).unwrap();
    assert_eq!(rmp_serde::from_slice::<Body>(&packed).unwrap(), body);
    let yaml = serde_saphyr::to_string(&body).unwrap();
    assert_eq!(serde_saphyr::from_str::<Body>(&yaml).unwrap(), body);
}

#[test]
fn the_error_has_the_whole_report() {
    let json = "{\n  \"parts\": [{\"name\": 1, \"amount\": 200}]}";
    let error = serde_json::from_str::<Body>(json).unwrap_err().to_string();
    assert_eq!(
        error,
        "Part.name: expected String, got int 1\n\
         Part.amount: expected ..=100, got int 200 at line 2 column 39"
    );
    let error = toml::from_str::<Part>("nam = 'a'").unwrap_err().to_string();
    assert!(error.contains("Part.nam: unknown field; did you mean `name`?"), "{error}");
    assert!(error.contains("Part.name: missing, expected String"), "{error}");
}

/// The bounds of `axum::Json`, and of extractors of configuration crates.
#[test]
fn they_own_their_data() {
    fn assert_body<T: DeserializeOwned + Serialize + Send + Sync + 'static>() {}
    assert_body::<Whole>();
    assert_body::<Account>();
    assert_body::<Vec<Shape>>();
    let whole: Whole = serde_json::from_reader(WHOLE.as_bytes()).unwrap();
    assert_eq!(whole.title, "a\nb");
}

#[test]
fn generic_and_borrowing_types() {
    #[derive(Typed, Debug, PartialEq)]
    #[typed(serde)]
    struct Page<T, const N: usize> {
        items: [T; N],
        next: Option<T>,
    }
    let json = r#"{"items":[{"Circle":1.0},"Empty"],"next":null}"#;
    let page: Page<Shape, 2> = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::to_string(&page).unwrap(), json);

    #[derive(Typed, Debug, PartialEq)]
    #[typed(serde)]
    struct Header<'a, T> {
        name: &'a str,
        value: T,
    }
    let text = r#"{"name":"host","value":"example.org"}"#;
    let header: Header<'_, &str> = serde_json::from_str(text).unwrap();
    assert_eq!(header, Header { name: "host", value: "example.org" });
    assert_eq!(serde_json::to_string(&header).unwrap(), text);

    #[derive(Typed, Debug, PartialEq)]
    #[typed(serde)]
    struct Meters(f32);
    #[derive(Typed, Debug, PartialEq)]
    #[typed(serde)]
    struct Point(i8, i8);
    #[derive(Typed, Debug, PartialEq)]
    #[typed(serde)]
    struct Marker;
    let all: (Meters, Point, Marker) = serde_json::from_str("[0.1, [1, 2], null]").unwrap();
    assert_eq!(all, (Meters(0.1), Point(1, 2), Marker));
    assert_eq!(serde_json::to_string(&all).unwrap(), "[0.1,[1,2],null]");
}
