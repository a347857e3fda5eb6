//! Warnings: names that a class ignores, and that the caller learns of.

use annotate_snippets::Renderer;
use typed_structs::{
    Class, MAX_MISMATCHES, Map, Typed, UnknownFields, Value, args, from_value,
    from_value_with_warnings, json,
};

#[derive(Typed, Debug, PartialEq, Clone)]
#[typed(unknown = warn)]
struct Theme {
    name: String,
    #[typed(default)]
    parts: Vec<Part>,
    #[typed(default)]
    event: Option<Event>,
}

#[derive(Typed, Debug, PartialEq, Clone)]
#[typed(unknown = warn)]
struct Part {
    size: u8,
}

#[derive(Typed, Debug, PartialEq, Clone)]
#[typed(tag = "kind", unknown = warn)]
enum Event {
    Quit,
    Key { code: u8 },
}

#[derive(Typed, Debug, PartialEq, Clone)]
#[typed(tag = "t", content = "c", unknown = warn)]
enum Beside {
    Part(Part),
}

#[derive(Typed, Debug, PartialEq, Clone)]
#[typed(untagged)]
enum Bare {
    Wide { size: u8, width: u8, part: Part },
    Part(Part),
}

#[derive(Typed, Debug)]
#[typed(unknown = warn)]
struct Special {
    #[typed(base)]
    theme: Theme,
    last: u8,
}

fn warnings<T: for<'v> typed_structs::FieldType<'v> + std::fmt::Debug>(text: &str) -> Vec<String> {
    let (_, report) = json::from_str_with_warnings::<T>(text).unwrap();
    let entries = report
        .iter()
        .map(|entry| format!("{}: {}", entry.path(), &text[entry.place().unwrap().range()]));
    entries.collect()
}

#[test]
fn unknown_names_are_warnings() {
    assert_eq!(Theme::class().unknown(), UnknownFields::Warn);
    let text = r#"{"name": "a", "nmae": 1, "parts": [{"size": 1, "x": 2}, {"y": 1, "size": 2}], "nmae": 2}"#;
    assert_eq!(
        warnings::<Theme>(text),
        ["nmae: \"nmae\"", "parts[0].x: \"x\"", "parts[1].y: \"y\"", "nmae: \"nmae\""]
    );
    let theme: Theme = json::from_str(text).unwrap();
    assert_eq!(theme.parts, [Part { size: 1 }, Part { size: 2 }]);
    let (_, none) = json::from_str_with_warnings::<Theme>(r#"{"name": "a"}"#).unwrap();
    assert_eq!((none.len(), none.is_empty(), none.to_string().as_str()), (0, true, ""));
    assert!(Theme::construct(args!(name = "a", x = 1)).is_ok());
}

#[test]
fn warnings_of_enums_and_bases() {
    assert_eq!(
        warnings::<Vec<Event>>(r#"[{"kind": "Quit", "a": 1}, {"b": 1, "kind": "Key", "code": 1}]"#),
        ["[0].a: \"a\"", "[1].b: \"b\""]
    );
    assert_eq!(
        warnings::<Beside>(r#"{"t": "Part", "x": 1, "c": {"size": 1, "y": 1}}"#),
        ["x: \"x\"", "c.y: \"y\""]
    );
    // Those of a variant that was tried in vain do not count.
    assert_eq!(
        warnings::<Vec<Bare>>(r#"[{"size": 1, "part": {"size": 1, "z": 1}}]"#),
        ["[0].part: \"part\""]
    );
    assert_eq!(
        warnings::<Special>(r#"{"name": "a", "parts": [{"size": 1, "x": 1}], "q": 1, "last": 1}"#),
        ["q: \"q\"", "parts[0].x: \"x\""]
    );
}

#[test]
fn mismatches_are_errors_beside_warnings() {
    let text = r#"{"nmae": "a", "parts": 1}"#;
    let error = json::from_str_with_warnings::<Theme>(text).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Theme.parts: expected Vec<Part>, got int 1 at line 1 column 24\n\
         Theme.name: missing, expected String at line 1 column 1"
    );
    assert!(json::from_str_with_warnings::<Theme>("{").is_err());
}

#[test]
fn warnings_are_bounded() {
    let mut map = Map::new();
    map.push("name", "a");
    for index in 0..1000 {
        map.push(format!("x{index}"), index);
    }
    let (theme, warnings) = from_value_with_warnings::<Theme>(Value::Map(map.clone())).unwrap();
    assert_eq!((theme.name.as_str(), warnings.len()), ("a", 1000));
    assert_eq!(warnings.iter().count(), MAX_MISMATCHES);
    assert!(from_value::<Theme>(Value::Map(map)).is_ok());
}

#[test]
fn warnings_say_that_they_are() {
    let text = r#"{"name": "a", "nmae": 1}"#;
    let (_, report) = json::from_str_with_warnings::<Theme>(text).unwrap();
    let shown = report.annotate(text, "theme.json", &Renderer::plain());
    assert!(shown.starts_with("warning[unknown]: Theme.nmae: unknown field\n"), "{shown}");
}

#[test]
fn classes_built_at_run_time_warn_too() {
    let class =
        Class::builder("Theme").field::<u8>("size").unknown(UnknownFields::Warn).build().unwrap();
    assert_eq!(
        json::instance_from_str(r#"{"size": 1, "x": 2}"#, class).unwrap().get("size").unwrap(),
        1
    );
    let described =
        r#"{"name": "T", "fields": [{"name": "size", "type": "u8"}], "unknown": "warn"}"#;
    let class = json::class_from_description(described, &[]).unwrap();
    assert_eq!(class.unknown(), UnknownFields::Warn);
}
