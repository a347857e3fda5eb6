//! Names of the environment.

use std::collections::BTreeMap;
use typed_structs::settings::Settings;
use typed_structs::{Secret, Typed};

#[derive(Typed, Debug, PartialEq, Default)]
struct Base {
    #[typed(default)]
    base_url: String,
}

#[derive(Typed, Debug, PartialEq)]
#[typed(rename_all = "camelCase")]
struct Node {
    #[typed(default)]
    node_identifier: u8,
    #[typed(default, rename = "x-y")]
    dashed: u8,
}

#[derive(Typed, Debug, PartialEq)]
struct Config {
    #[typed(base)]
    base: Base,
    #[typed(default)]
    log: Option<Log>,
    #[typed(default)]
    log_level: u8,
    #[typed(default = Node { node_identifier: 0, dashed: 0 })]
    node: Node,
    #[typed(default)]
    next: Option<Box<Config>>,
    #[typed(default)]
    limits: Option<BTreeMap<String, u8>>,
}

#[derive(Typed, Debug, PartialEq)]
struct Log {
    #[typed(default)]
    level: u8,
    #[typed(default)]
    format: String,
}

fn read(vars: &[(&str, &str)]) -> Result<Config, String> {
    let settings = Settings::<Config>::new().env("APP", vars.iter().copied());
    settings.build().map(|(config, _)| config).map_err(|error| error.to_string())
}

#[test]
fn names_are_resolved_from_the_class() {
    let config = read(&[
        ("APP_BASE_URL", "u"),
        ("APP_LOG_FORMAT", "f"),
        ("APP_NODE_NODE_IDENTIFIER", "1"),
        ("APP_NODE_X_Y", "2"),
        ("APP_NEXT_NEXT_LOG_FORMAT", "deep"),
        ("APP_LIMITS_CPU_TIME", "3"),
    ])
    .unwrap();
    assert_eq!(config.base.base_url, "u");
    assert_eq!(config.log.unwrap().format, "f");
    assert_eq!(config.node, Node { node_identifier: 1, dashed: 2 });
    let inner = config.next.unwrap().next.unwrap();
    assert_eq!(inner.log.unwrap().format, "deep");
    assert_eq!(config.limits, Some(BTreeMap::from([("cpu_time".to_owned(), 3)])));
    // Words need not be separated.
    assert_eq!(read(&[("APP_NODE_NODEIDENTIFIER", "4")]).unwrap().node.node_identifier, 4);
}

#[test]
fn an_ambiguous_name_is_a_fault() {
    assert_eq!(
        read(&[("APP_LOG_LEVEL", "1")]).unwrap_err(),
        "environment variable APP_LOG_LEVEL: is ambiguous: `log.level` or `log_level`"
    );
}

#[test]
fn unknown_names_have_suggestions() {
    assert_eq!(
        read(&[("APP_LOG_FROMAT", "1"), ("APP_ZZZZZZ", "2"), ("APP_", "3"), ("APP_LOG_", "4")])
            .unwrap_err(),
        "environment variable APP_: names no field\n\
         environment variable APP_LOG_: names no field\n\
         environment variable APP_LOG_FROMAT: names no field; did you mean `APP_LOG_FORMAT`?\n\
         environment variable APP_ZZZZZZ: names no field"
    );
}

#[test]
fn a_prefix_can_end_with_an_underscore() {
    for prefix in ["APP", "APP_"] {
        let vars = [("APP_BASE_URL", "u"), ("APPLE", "x")];
        let (config, _) = Settings::<Config>::new().env(prefix, vars).build().unwrap();
        assert_eq!(config.base.base_url, "u");
        let error =
            Settings::<Config>::new().env(prefix, [("APP_BASE_ULR", "u")]).build().unwrap_err();
        assert_eq!(
            error.to_string(),
            "environment variable APP_BASE_ULR: names no field; did you mean `APP_BASE_URL`?"
        );
    }
}

#[test]
fn without_a_prefix_variables_that_mean_no_field_are_passed_over() {
    let vars = [("BASE_URL", "u"), ("BASE_ULR", "x"), ("_", "y"), ("", "z"), ("LOG_FORMAT", "f")];
    let (config, _) = Settings::<Config>::new().env("", vars).build().unwrap();
    assert_eq!((&*config.base.base_url, &*config.log.unwrap().format), ("u", "f"));
    let error = Settings::<Config>::new().env("", [("NODE_X_Y", "x"), ("LOG_LEVEL", "1")]);
    assert_eq!(
        error.build().unwrap_err().to_string(),
        "environment variable LOG_LEVEL: is ambiguous: `log.level` or `log_level`\n\
         Config.node.x-y: expected u8, got str \"x\" in environment variable NODE_X_Y"
    );
}

#[cfg(unix)]
#[test]
fn variables_that_are_not_utf8() {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;

    let bytes = || OsString::from_vec(vec![0xFF, b'x']);
    let vars = [
        (OsString::from("APP_BASE_URL"), bytes()),
        (bytes(), OsString::from("x")),
        (OsString::from("OTHER"), bytes()),
    ];
    let error = Settings::<Config>::new().env("APP", vars).build().unwrap_err();
    assert_eq!(error.to_string(), "environment variable APP_BASE_URL: is not UTF-8");
}

#[derive(Typed, Debug)]
struct Twice {
    #[typed(default)]
    a: Option<Box<Twice>>,
    #[typed(default)]
    a_a: Option<Box<Twice>>,
    #[typed(default)]
    b: u8,
}

#[test]
fn a_name_with_very_many_readings_is_resolved_fast() {
    let name = format!("APP{}", "_A".repeat(200));
    let error =
        Settings::<Twice>::new().env("APP", [(format!("{name}_C"), "1")]).build().unwrap_err();
    assert!(error.to_string().ends_with("names no field"), "{error}");
    let error =
        Settings::<Twice>::new().env("APP", [(format!("{name}_B"), "1")]).build().unwrap_err();
    assert!(error.to_string().contains("is ambiguous: "), "{error}");
}

#[test]
fn a_name_or_a_path_of_any_length_is_a_fault() {
    let error = read(&[(&format!("APP{}_LOG_LEVEL", "_NEXT".repeat(26_000)), "1")]).unwrap_err();
    assert!(error.ends_with("names no field"), "{}", error.len());
    let deep = format!("{}log.level=1", "next.".repeat(26_000));
    assert!(Settings::<Config>::new().set("--set", [deep]).build().is_err());
}

#[test]
fn of_a_name_that_is_given_twice_the_later_value_wins() {
    let config = read(&[("APP_BASE_URL", "z"), ("APP_BASE_URL", "a")]).unwrap();
    assert_eq!(config.base.base_url, "a");
}

#[derive(Typed, Debug)]
struct Cluster {
    #[typed(default)]
    nodes: BTreeMap<String, Server>,
    #[typed(default)]
    store: Option<Store>,
    #[typed(default)]
    tags: Vec<String>,
}

#[derive(Typed, Debug)]
struct Server {
    #[typed(default = 80)]
    port: u16,
    #[typed(default)]
    file_port: u16,
    #[typed(default)]
    token: Option<Secret<String>>,
}

#[derive(Typed, Debug)]
#[typed(rename_all = "lowercase")]
enum Store {
    Memory,
    Disk { path: String },
}

fn cluster(vars: &[(&str, &str)]) -> Result<Cluster, String> {
    let settings = Settings::<Cluster>::new()
        .read_files_by(|path| Ok(format!("content of {path}")))
        .env("APP", vars.iter().copied());
    settings.build().map(|(cluster, _)| cluster).map_err(|error| error.to_string())
}

#[test]
fn names_of_fields_follow_the_keys_of_maps() {
    let cluster = cluster(&[
        ("APP_NODES_A_PORT", "1"),
        ("APP_NODES_WEST_1_PORT", "2"),
        ("APP_NODES_A_TOKEN_FILE", "t"),
        ("APP_NODES_B", r#"{"port": 3}"#),
        ("APP_STORE", "memory"),
    ])
    .unwrap();
    let ports: Vec<_> = cluster.nodes.iter().map(|(key, node)| (&**key, node.port)).collect();
    assert_eq!(ports, [("a", 1), ("b", 3), ("west_1", 2)]);
    assert_eq!(cluster.nodes["a"].token.as_ref().unwrap().expose(), "content of t");
    assert!(matches!(cluster.store, Some(Store::Memory)));
    assert_eq!(cluster.nodes["a"].file_port, 0);
}

#[test]
fn names_below_keys_can_be_ambiguous_or_unknown() {
    let message = |name: &str, value| cluster(&[(name, value)]).unwrap_err();
    assert_eq!(
        message("APP_NODES_A_FILE_PORT", "1"),
        "environment variable APP_NODES_A_FILE_PORT: is ambiguous: `nodes.a.file_port` or `nodes.a_file.port`"
    );
    assert_eq!(
        message("APP_NODES_A_PROT", "1"),
        "Cluster.nodes.a_prot: expected Server as JSON such as {\"port\": …, …}, got str *** in environment \
         variable APP_NODES_A_PROT"
    );
}

#[test]
fn names_of_parts_say_how_the_whole_is_set() {
    let message = |name: &str| cluster(&[(name, "1")]).unwrap_err();
    assert_eq!(
        message("APP_STORE_PATH"),
        "environment variable APP_STORE_PATH: names no field; set `APP_STORE` to Store as JSON such as \
         {\"disk\": …}"
    );
    assert_eq!(
        message("APP_STORE_DISK_PTAH"),
        "environment variable APP_STORE_DISK_PTAH: names no field; did you mean `APP_STORE_DISK_PATH`?"
    );
    assert_eq!(
        message("APP_TAGS_0"),
        "environment variable APP_TAGS_0: names no field; set `APP_TAGS` to Vec<String> as `item,item`"
    );
    assert_eq!(
        message("APP_TAG"),
        "environment variable APP_TAG: names no field; did you mean `APP_TAGS`?"
    );
}
