//! Sources of faults and values for which no layer has an exact path.

use std::collections::BTreeMap;
use typed_structs::settings::Settings;
use typed_structs::{Secret, Typed};

#[derive(Typed, Debug)]
struct Config {
    #[typed(default)]
    nodes: BTreeMap<String, Node>,
    #[typed(default)]
    list: Vec<Node>,
    #[typed(default)]
    labels: BTreeMap<String, String>,
    #[typed(default)]
    secrets: BTreeMap<String, Secret<String>>,
    #[typed(default, items(len(1..)))]
    names: Vec<String>,
    #[typed(default = Mode::Free)]
    mode: Mode,
    #[typed(default)]
    store: Option<Store>,
}

#[derive(Typed, Debug)]
struct Node {
    host: String,
    #[typed(default)]
    port: u16,
}

#[derive(Typed, Debug)]
enum Mode {
    Free,
    Fixed(u8),
}

#[derive(Typed, Debug)]
#[typed(tag = "type")]
enum Store {
    Mem,
    Disk { path: String },
}

fn report(settings: Settings<'_, Config>) -> String {
    settings.build().map(|(config, _)| format!("{config:?}")).unwrap_err().to_string()
}

fn new<'s>() -> Settings<'s, Config> {
    Settings::new()
}

#[test]
fn a_missing_field_has_the_layers_of_its_object() {
    assert_eq!(
        report(new().toml("a.toml", "\n[nodes.a]\nport = 1\n[nodes.b]\n")),
        "Config.nodes.a.host: missing, expected String in a.toml at line 2 column 1\n\
         Config.nodes.b.host: missing, expected String in a.toml at line 4 column 1"
    );
    assert_eq!(
        report(new().env("APP", [("APP_LIST", "[{}]")])),
        "Config.list[0].host: missing, expected String in environment variable APP_LIST"
    );
    let settings = new().toml("a.toml", "[nodes.a]\n").set("--set", ["nodes.a.port=1"]);
    assert_eq!(
        report(settings),
        "Config.nodes.a.host: missing, expected String in --set nodes.a.port"
    );
    assert_eq!(
        report(new().set("--set", ["store.path=z"])),
        "Config.store.type: missing, expected Store (Mem or Disk) in --set store.path"
    );
}

#[test]
fn a_path_below_a_value_has_its_layer() {
    assert_eq!(
        report(new().set("--set", ["labels.a.b=5", "secrets.c.d=6"])),
        "Config.labels.a: expected String, got map {\"b\": \"5\"} in --set labels.a.b\n\
         Config.secrets[***]: expected String, got map *** in --set secrets.c.d"
    );
}

#[test]
fn a_hidden_key_has_the_layers_of_its_map() {
    assert_eq!(
        report(new().toml("a.toml", "[secrets]\na = 5\n")),
        "Config.secrets[***]: expected String, got int *** in a.toml at line 1 column 1"
    );
}

#[test]
fn a_constraint_names_the_assignment_of_its_item() {
    let text = "names = ['a', 'b']";
    assert_eq!(
        report(new().toml("a.toml", text).set("--set", ["names[0]=", "names[1]="])),
        "Config.names[0]: expected length 1.., got str \"\" in --set names[0]\n\
         Config.names[1]: expected length 1.., got str \"\" in --set names[1]"
    );
}

#[test]
fn no_assignment_hides_other_faults() {
    let sets = ["=1", "list=x", "novalue", "-", "[+]=x"];
    let settings = new().env("APP", [("APP_MODE", "Slow")]).set("--set", sets);
    let lines = report(settings);
    for number in [1, 3, 4, 5] {
        let line = format!("--set (number {number}): expected an assignment such as ");
        assert!(lines.contains(&line), "{lines}");
    }
    assert!(lines.contains("Config.list: ") && lines.contains("Config.mode: "), "{lines}");
    assert!(!lines.contains("in --set \n"), "{lines}");
}

#[derive(Typed, Debug)]
struct Service {
    #[typed(default = Server { host: "h".into(), port: 8080 })]
    server: Server,
    #[typed(default)]
    flag: bool,
}

#[derive(Typed, Debug, Clone)]
struct Server {
    #[typed(default = "h")]
    host: String,
    #[typed(default = 8080)]
    port: u16,
}

#[test]
fn what_no_layer_gives_is_a_default() {
    let service = Settings::<Service>::new;
    let dump = |settings: Settings<'_, Service>| {
        let (service, origins) = settings.build().unwrap();
        origins.dump(&service)
    };
    for text in [r#"server={"host":"q"}"#, "server.host=q"] {
        let source = text.split('=').next().unwrap();
        assert_eq!(
            dump(
                service().json("f", r#"{"server": {"port": 1}}"#).set("--set", ["server={}", text])
            ),
            format!(
                "flag = false (default)\nserver.host = \"q\" (--set {source})\nserver.port = 8080 (default)\n"
            )
        );
    }
    let defaults =
        "flag = false (default)\nserver.host = \"h\" (default)\nserver.port = 8080 (default)\n";
    let empty = r#"{"server": {}}"#;
    for settings in [
        service(),
        service().json("f", "{}"),
        service().json("f", empty),
        service().json("f", r#"{"server": null}"#).json("g", empty),
        service().env("APP", [("APP_SERVER", "{}")]),
        service().json("f", "null").json("g", "{}"),
    ] {
        assert_eq!(dump(settings), defaults);
    }
    let of_flag = dump(service().json("f", "null").set("--set", ["flag=true"]));
    assert_eq!(of_flag, defaults.replace("false (default)", "true (--set flag)"));
    // A value that no object replaces is checked.
    assert_eq!(
        service().json("f", "null").build().unwrap_err().to_string(),
        "Service: expected Service, got null in f at line 1 column 1"
    );
    let error = service().set("--set", [r#"server={"host": "q", "port": 0.5, "prot": 1}"#]).build();
    assert_eq!(
        error.unwrap_err().to_string(),
        "Service.server.port: expected u16, got float 0.5 in --set server\n\
         Service.server.prot: unknown field; did you mean `port`? in --set server"
    );
}

#[test]
fn a_value_of_parts_has_the_layers_of_its_parts() {
    let text = "store = {type = 'Disk', path = '/y'}";
    let (config, origins) = new()
        .toml("a.toml", text)
        .json("b.json", r#"{"labels": {}}"#)
        .set("--set", ["mode.Fixed=5", "store.type=Mem"])
        .build()
        .unwrap();
    let dump = origins.dump(&config);
    for line in [
        "mode = {\"Fixed\": 5} (--set mode.Fixed)",
        "store = {\"type\": \"Mem\"} (--set store.type)",
        "labels = {} (b.json)",
        "names = [] (default)",
    ] {
        assert!(dump.lines().any(|known| known == line), "{dump}");
    }
    let sets = ["store.type=Disk", "store.path=z"];
    let (config, origins) = new().set("--set", sets).build().unwrap();
    assert!(origins.dump(&config).contains("(--set store.type and --set store.path)"));
    assert_eq!(origins.of("store").unwrap().to_string(), "--set store.path");
}
