//! Faults of settings, each with its layer.

use super::settings;
use std::fmt::Write;
use typed_structs::settings::{Settings, Source};
use typed_structs::{Typed, code};

#[test]
fn one_report_names_the_layer_of_each_fault() {
    let error = settings()
        .json(
            "local.json",
            "{\n  \"server\": {\"host\": \"\", \"prot\": 1},\n  \"labels\": {\"x\": true}\n}",
        )
        .env("APP", [("APP_SERVER_PORT", "0"), ("APP_LOG_FORMAT", "Jsn"), ("APP_NAM", "x")])
        .set("--set", ["server.timeout=soon", "colour=red"])
        .build()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "environment variable APP_NAM: names no field; did you mean `APP_NAME`?\n\
         Config.server.host: expected length 1.., got str \"\" in local.json at line 2 column 22\n\
         Config.server.port: expected 1.., got int 0 in environment variable APP_SERVER_PORT\n\
         Config.server.prot: unknown field; did you mean `port`? in local.json at line 2 column 26\n\
         Config.server.timeout: expected a duration such as 90, 1.5 or 1h30m, got str \"soon\" in --set server.timeout\n\
         Config.labels.x: expected i64, got bool true in local.json at line 3 column 19\n\
         Config.log_format: expected Format (Json or Text), got str \"Jsn\"; did you mean `Json`? in \
         environment variable APP_LOG_FORMAT\n\
         Config.colour: unknown field in --set colour"
    );
    let first = error.iter().next().unwrap();
    assert_eq!(first.code(), code::UNKNOWN);
    assert_eq!(first.source(), Some(&Source::Variable("APP_NAM".to_owned())));
    assert!(first.mismatch().is_none());
}

#[test]
fn a_document_that_is_not_read_hides_no_other_fault() {
    let error = Settings::<super::Config>::new()
        .json("config.json", "{\"server\": ")
        .json("local.json", "{\"name\": 1}")
        .build()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "config.json: expected a value at line 1 column 12\n\
         Config.name: expected String, got int 1 in local.json at line 1 column 10"
    );
    assert_eq!(error.iter().next().unwrap().code(), code::SYNTAX);
}

#[test]
fn toml_has_places_too() {
    let toml = "name = 1\n[server]\nhost = 'a'\nport = 0\n";
    let error = Settings::<super::Config>::new().toml("config.toml", toml).build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "Config.name: expected String, got int 1 in config.toml at line 1 column 8\n\
         Config.server.port: expected 1.., got int 0 in config.toml at line 4 column 8"
    );
    let error =
        Settings::<super::Config>::new().toml("config.toml", "name = \n").build().unwrap_err();
    assert!(error.to_string().starts_with("config.toml: "), "{error}");
    assert!(error.iter().all(|entry| entry.place().is_some()));
}

#[test]
fn an_overridden_value_is_not_checked() {
    let (config, _) = settings()
        .json("local.json", r#"{"server": {"port": "wrong"}}"#)
        .env("APP", [("APP_SERVER_PORT", "7")])
        .build()
        .unwrap();
    assert_eq!(config.server.port, 7);
}

#[derive(Typed, Debug)]
#[typed(check = in_order)]
struct Span {
    start: u32,
    end: u32,
}

fn in_order(span: &Span) -> Result<(), &'static str> {
    if span.start <= span.end { Ok(()) } else { Err("the start comes after the end") }
}

#[derive(Typed, Debug)]
struct Page {
    span: Span,
}

#[test]
fn a_check_of_values_of_several_layers_names_all_of_them() {
    let error = Settings::<Page>::new()
        .json("a", r#"{"span": {"start": 5}}"#)
        .set("--set", ["span.end=4"])
        .build()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "Page.span: the start comes after the end in a and --set span.end"
    );
    let text = r#"{"span": {"start": 5, "end": 4}}"#;
    let error = Settings::<Page>::new().json("a", text).build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "Page.span: the start comes after the end in a at line 1 column 10"
    );
}

#[test]
fn many_layers_take_linear_time() {
    let many: usize = 20_000;
    let mut text = String::from("{\"labels\": {");
    (0..many).for_each(|index| write!(text, "\"k{index}\": \"x\",").unwrap());
    text.pop();
    text.push_str("}}");
    let sets: Vec<String> = (0..many).map(|index| format!("labels.k{index}=1")).collect();
    let (config, _) = settings().json("many", &text).set("--set", sets).build().unwrap();
    assert_eq!(config.labels.len(), many + 2);
    let vars: Vec<_> = (0..many).map(|index| (format!("APP_NAME_{index}"), "x")).collect();
    let error = settings().env("APP", vars).build().unwrap_err();
    assert_eq!(error.iter().count() + error.omitted(), many);
}

#[test]
fn an_entry_does_not_hide_that_an_object_before_is_none() {
    let report = |text: &'static str| {
        let settings = settings().json("local.json", text);
        settings.env("APP", [("APP_SERVER_PORT", "1")]).build().unwrap_err().to_string()
    };
    assert_eq!(
        report(r#"{"server": 5}"#),
        "Config.server: expected Server, got int 5 in local.json at line 1 column 12"
    );
    assert_eq!(report("5"), "Config: expected Config, got int 5 in local.json at line 1 column 1");
}
