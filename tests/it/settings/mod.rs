//! Settings from layers.

mod bases;
mod faults;
mod files;
mod layers;
mod limits;
mod names;
mod secrets;
mod sources;
mod variants;

use std::collections::BTreeMap;
use std::time::Duration;
use typed_structs::settings::{Settings, Source};
use typed_structs::{Map, Typed};

#[derive(Typed, Debug, Clone, PartialEq)]
struct Config {
    #[typed(default = "service")]
    name: String,
    server: Server,
    #[typed(default)]
    tags: Vec<String>,
    #[typed(default)]
    labels: BTreeMap<String, i64>,
    #[typed(default)]
    log_format: Option<Format>,
    #[typed(default)]
    shape: Option<Shape>,
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Server {
    #[typed(len(1..), alias = "hostname")]
    host: String,
    #[typed(range(1..), default = 80)]
    port: u16,
    #[typed(default)]
    timeout: Option<Duration>,
    #[typed(default)]
    ports: Vec<u16>,
}

#[derive(Typed, Debug, Clone, PartialEq)]
enum Format {
    Json,
    Text,
}

#[derive(Typed, Debug, Clone, PartialEq)]
enum Shape {
    Circle { radius: u8 },
    Square { side: u8 },
}

const FILE: &str = r#"{
    "name": "a",
    "server": {"host": "file", "port": 1, "ports": [1, 2]},
    "tags": ["x"],
    "labels": {"a": 1, "b": 2}
}"#;

type Vars<'v> = [(&'v str, &'v str); 0];
const NO_VARS: Vars<'static> = [];

fn settings<'s>() -> Settings<'s, Config> {
    Settings::new().json("config.json", FILE)
}

#[test]
fn a_later_layer_wins_entry_by_entry() {
    let mut flags = Map::new();
    flags.push("name", "flags");
    let (config, origins) = settings()
        .json(
            "local.json",
            r#"{"server": {"port": 2}, "labels": {"b": 3, "c": 4}, "tags": ["y", "z"]}"#,
        )
        .env(
            "APP",
            [("APP_SERVER_PORT", "3"), ("APP_NAME", "env"), ("APPLE", "x"), ("OTHER_NAME", "y")],
        )
        .value("flags", flags)
        .set("--set", ["server.port=4", "labels.a=-1"])
        .build()
        .unwrap();
    assert_eq!(config.name, "flags");
    assert_eq!((&*config.server.host, config.server.port), ("file", 4));
    assert_eq!(config.server.ports, [1, 2]);
    assert_eq!(config.tags, ["y", "z"]);
    assert_eq!(
        config.labels,
        BTreeMap::from([("a", -1), ("b", 3), ("c", 4)].map(|(key, value)| (key.to_owned(), value)))
    );
    let source = |path: &str| origins.of(path).map(ToString::to_string);
    assert_eq!(source("name").as_deref(), Some("flags"));
    assert_eq!(source("server.host").as_deref(), Some("config.json"));
    assert_eq!(source("server.port").as_deref(), Some("--set server.port"));
    assert_eq!(source("tags[1]").as_deref(), Some("local.json"));
    assert_eq!(source("labels.b").as_deref(), Some("local.json"));
    assert_eq!(origins.of("log_format"), None);
    assert_eq!(origins.of("labels.a"), Some(&Source::Assignment("--set labels.a".to_owned())));
}

#[test]
fn variables_and_assignments_are_text_and_files_are_not() {
    let (config, _) = settings()
        .env(
            "APP",
            [
                ("APP_TAGS", "a,b"),
                ("APP_SERVER_PORTS", "[1, 2, 3]"),
                ("APP_SERVER_TIMEOUT", "1.5"),
                ("APP_LOG_FORMAT", "Text"),
                ("APP_LABELS", "x=1,y=2"),
                ("APP_LABELS_Z", "3"),
            ],
        )
        .set("--set", [r#"shape={"Circle": {"radius": 3}}"#])
        .build()
        .unwrap();
    assert_eq!(config.tags, ["a", "b"]);
    assert_eq!(config.server.ports, [1, 2, 3]);
    assert_eq!(config.server.timeout, Some(Duration::from_millis(1_500)));
    assert_eq!(config.log_format, Some(Format::Text));
    assert_eq!(config.shape, Some(Shape::Circle { radius: 3 }));

    let error = settings().json("local.json", r#"{"server": {"port": "80"}}"#).build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "Config.server.port: expected u16, got str \"80\" in local.json at line 1 column 21"
    );
}

#[test]
fn a_duration_is_one_value() {
    let (config, origins) = settings()
        .json("a", r#"{"server": {"timeout": {"secs": 1, "nanos": 5}}}"#)
        .json("b", r#"{"server": {"timeout": {"secs": 2, "nanos": 0}}}"#)
        .build()
        .unwrap();
    assert_eq!(config.server.timeout, Some(Duration::from_secs(2)));
    let dump = origins.dump(&config);
    assert!(dump.contains("server.timeout = 2 (b)\n"), "{dump}");
    for text in ["12", "12.5", "0.000000001", "0"] {
        let (config, origins) =
            settings().set("--set", [format!("server.timeout={text}")]).build().unwrap();
        let line = format!("server.timeout = {text} (--set server.timeout)\n");
        assert!(origins.dump(&config).contains(&line), "{}", origins.dump(&config));
    }
}

#[test]
fn a_duration_is_not_negative() {
    for (text, shown) in [("-1", "int -1"), ("-0.5", "float -0.5")] {
        let error = settings().set("--set", [format!("server.timeout={text}")]).build();
        assert_eq!(
            error.unwrap_err().to_string(),
            format!(
                "Config.server.timeout: expected a duration that is not negative, got {shown} in --set server.timeout"
            )
        );
    }
}

#[test]
fn variants_lists_and_null_replace_what_was_before() {
    let (config, _) = settings()
        .json("a", r#"{"shape": {"Circle": {"radius": 1}}, "log_format": "Json"}"#)
        .json("b", r#"{"shape": {"Square": {"side": 2}}, "log_format": null, "tags": []}"#)
        .build()
        .unwrap();
    assert_eq!(config.shape, Some(Shape::Square { side: 2 }));
    assert_eq!((config.log_format, config.tags.len()), (None, 0));
}

#[test]
fn an_alias_is_the_same_field() {
    let (config, _) = settings().json("b", r#"{"server": {"hostname": "b"}}"#).build().unwrap();
    assert_eq!(config.server.host, "b");
    // Not in one layer.
    let error =
        settings().json("b", r#"{"server": {"hostname": "b", "host": "c"}}"#).build().unwrap_err();
    assert_eq!(error.to_string(), "Config.server.host: field given twice in b at line 1 column 30");
}

#[test]
fn assignments_change_items_of_the_layers_before() {
    let (config, origins) = settings()
        .set("--set", ["tags[+]=y", "server.ports[0]=9", "-labels.a", "name=z"])
        .build()
        .unwrap();
    assert_eq!(config.tags, ["x", "y"]);
    assert_eq!(config.server.ports, [9, 2]);
    assert_eq!((config.labels.len(), &*config.name), (1, "z"));
    assert_eq!(origins.of("tags").map(ToString::to_string).as_deref(), Some("--set tags[+]"));

    let sets = ["tags[+]=y", "server.hostname=b", r#"server={"host": "c"}"#];
    let (_, origins) = settings().set("--set", sets).build().unwrap();
    assert_eq!(origins.of("server.host").map(ToString::to_string).as_deref(), Some("--set server"));
    assert_eq!(origins.of("server.port"), None);
    let sets = ["tags[+]=y", "server.hostname=b"];
    let (_, origins) = settings().set("--set", sets).build().unwrap();
    let source = origins.of("server.host").map(ToString::to_string);
    assert_eq!(source.as_deref(), Some("--set server.hostname"));

    let error = settings().set("--set", ["server.ports[0]=x", "tags"]).build().unwrap_err();
    let lines = error.to_string();
    assert!(lines.contains("Config.server.ports[0]: expected u16, got str \"x\""), "{lines}");
    assert!(lines.contains("in --set server.ports[0]"), "{lines}");
    assert_eq!(error.iter().count(), 2);
}

#[test]
fn an_object_can_be_of_the_environment_alone() {
    let (config, origins) =
        Settings::<Config>::new().env("APP", [("APP_SERVER_HOST", "h")]).build().unwrap();
    assert_eq!(config.server, Server { host: "h".into(), port: 80, timeout: None, ports: vec![] });
    assert_eq!(
        origins.dump(&config),
        "labels = {} (default)\n\
         log_format = null (default)\n\
         name = \"service\" (default)\n\
         server.host = \"h\" (environment variable APP_SERVER_HOST)\n\
         server.port = 80 (default)\n\
         server.ports = [] (default)\n\
         server.timeout = null (default)\n\
         shape = null (default)\n\
         tags = [] (default)\n"
    );
}

#[test]
fn settings_without_layers_have_the_defaults() {
    let error = Settings::<Config>::new().env("APP", NO_VARS).build().unwrap_err();
    assert_eq!(error.to_string(), "Config.server: missing, expected Server");
    assert!(error.iter().all(|entry| entry.source().is_none()));
}

#[test]
fn values_are_typed() {
    let mut flags = Map::new();
    flags.push("server", "x");
    let error = settings().value("flags", flags).build().unwrap_err();
    assert_eq!(error.to_string(), "Config.server: expected Server, got str \"x\" in flags");
}
