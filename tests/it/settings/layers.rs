//! Text for whole objects, assignments in order, aliases, empty variables.

use super::{Config, settings};
use std::collections::BTreeMap;
use typed_structs::Typed;
use typed_structs::settings::Settings;

fn labels(pairs: &[(&str, i64)]) -> BTreeMap<String, i64> {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), *value)).collect()
}

#[test]
fn entries_add_to_the_text_of_an_object_before_them() {
    for text in ["x=1, y=2", r#"{"x": 1, "y": "2"}"#] {
        let (config, origins) = settings()
            .env("APP", [("APP_LABELS", text), ("APP_LABELS_Z", "3")])
            .set("--set", ["labels.y=4"])
            .build()
            .unwrap();
        // The text replaces the map of the file.
        assert_eq!(config.labels, labels(&[("x", 1), ("y", 4), ("z", 3)]));
        let source = |path: &str| origins.of(path).map(ToString::to_string).unwrap();
        assert_eq!(source("labels.x"), "environment variable APP_LABELS");
        assert_eq!(source("labels.y"), "--set labels.y");
    }
    let server = r#"{"hostname": "h", "port": "7", "timeout": "90", "ports": "1,2"}"#;
    let (config, _) = Settings::<Config>::new()
        .env("APP", [("APP_SERVER", server), ("APP_SERVER_HOST", "i")])
        .build()
        .unwrap();
    assert_eq!((&*config.server.host, config.server.port), ("i", 7));
    assert_eq!(config.server.timeout.unwrap().as_secs(), 90);
    assert_eq!(config.server.ports, [1, 2]);
    let (config, _) =
        settings().set("--set", ["labels=", "labels.c=3", "server.ports=4"]).build().unwrap();
    assert_eq!((config.labels, config.server.ports), (labels(&[("c", 3)]), vec![4]));
}

#[test]
fn faults_in_the_text_of_an_object_have_its_source() {
    let error = settings()
        .env("APP", [("APP_LABELS", "x=one"), ("APP_LABELS_Z", "3")])
        .set("--set", ["server=no", "server.port=1"])
        .build()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "Config.server: expected Server as JSON such as {\"host\": …, …}, got str \"no\" in --set server\n\
         Config.labels.x: expected i64, got str \"one\" in environment variable APP_LABELS"
    );
}

#[test]
fn assignments_act_in_order() {
    let set = |assignments: &[&'static str]| {
        let (config, origins) =
            settings().set("--set", assignments.iter().copied()).build().unwrap();
        let source = origins.of("tags").map(ToString::to_string).unwrap();
        (config.tags, config.labels, source)
    };
    let file = || labels(&[("a", 1), ("b", 2)]);
    let tags = |tags: &[&str]| tags.iter().map(|&tag| tag.to_owned()).collect::<Vec<_>>();
    assert_eq!(set(&["tags[+]=y", "tags=a,b"]), (tags(&["a", "b"]), file(), "--set tags".into()));
    assert_eq!(set(&["tags=a", "tags[+]=y"]), (tags(&["a", "y"]), file(), "--set tags[+]".into()));
    let more = set(&["tags[0]=9", "tags=a", "tags[+]=b", "tags[0]=c"]);
    assert_eq!(more.0, ["c", "b"]);
    let none = labels(&[]);
    assert_eq!(set(&["labels.c=3", "-labels"]).1, none);
    assert_eq!(set(&["-labels", "labels.c=3"]).1, labels(&[("c", 3)]));
    assert_eq!(set(&["-labels", "labels.c=3", "labels=d=4"]).1, labels(&[("d", 4)]));
    assert_eq!(set(&["-labels.a", "labels.a=5"]).1, labels(&[("a", 5), ("b", 2)]));
    // One that is replaced is not checked.
    assert_eq!(set(&["tags[7]=y", "tags=a"]).0, ["a"]);
}

#[test]
fn an_assignment_after_one_to_an_item_is_a_layer() {
    let (config, _) = Settings::<Config>::new()
        .set("--set", ["tags[+]=x", "server.host=h", "server.ports[+]=1", "server.hostname=i"])
        .build()
        .unwrap();
    assert_eq!((&*config.server.host, &*config.server.ports), ("i", &[1][..]));
    let error = settings()
        .set("--set", ["tags[+]=x", "server.port=http", "name="])
        .json("last.json", r#"{"name": 1}"#)
        .build()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "Config.name: expected String, got int 1 in last.json at line 1 column 10\n\
         Config.server.port: expected u16, got str \"http\" in --set server.port"
    );
    // The source tells the assignment.
    let error = settings().set("--set", ["tags[+]=x", "server.ports[9]=1"]).build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "Config.server.ports[9]: unknown item: index 9 out of bounds (length 2) in --set server.ports[9]"
    );
}

#[test]
fn quoted_names_contain_the_sign_of_assignments() {
    let (config, origins) = settings()
        .set("--set", [r#"labels["a=b"]=1"#, r#"labels["c.d"]=2"#, r#"-labels["a"]"#])
        .build()
        .unwrap();
    assert_eq!(config.labels, labels(&[("a=b", 1), ("b", 2), ("c.d", 2)]));
    let source = origins.of(r#"labels["a=b"]"#).map(ToString::to_string);
    assert_eq!(source.as_deref(), Some(r#"--set labels["a=b"]"#));
    let (config, _) = settings().set("--set", [r#"labels["a\"=\\"]=3"#]).build().unwrap();
    assert_eq!(config.labels["a\"=\\"], 3);
}

#[derive(Typed, Debug)]
struct Cluster {
    #[typed(default)]
    by_id: BTreeMap<i32, Server>,
    #[typed(default)]
    on: BTreeMap<bool, u8>,
}

#[derive(Typed, Debug)]
struct Server {
    host: String,
    #[typed(default)]
    port: u16,
}

#[test]
fn keys_in_brackets_are_those_after_a_dot() {
    let sets = ["by_id.7.host=a", "by_id[8].host=b", "by_id[-1].host=c", "by_id[7].port=1"];
    let more = ["by_id.8.port=2", "on[true]=3"];
    let settings = Settings::<Cluster>::new().toml("f", "[by_id.7]\nhost = 'f'\n");
    let (config, origins) = settings.set("--set", sets.into_iter().chain(more)).build().unwrap();
    let servers = config.by_id.iter().map(|(id, server)| (*id, &*server.host, server.port));
    assert_eq!(servers.collect::<Vec<_>>(), [(-1, "c", 0), (7, "a", 1), (8, "b", 2)]);
    assert_eq!(config.on, BTreeMap::from([(true, 3)]));
    for path in ["by_id[8].host", "by_id.8.host", "by_id[\"8\"].host"] {
        let source = origins.of(path).map(ToString::to_string);
        assert_eq!(source.as_deref(), Some("--set by_id[8].host"));
    }
    let error = Settings::<Cluster>::new().set("--set", ["by_id[8].port=x", "on[9]=3"]).build();
    assert_eq!(
        error.unwrap_err().to_string(),
        "Cluster.by_id[8].port: expected u16, got str \"x\" in --set by_id[8].port\n\
         Cluster.by_id[8].host: missing, expected String in --set by_id[8].port\n\
         Cluster.on.9: expected bool, got str \"9\" in --set on[9]"
    );
}

#[test]
fn origins_know_aliases() {
    let (_, origins) = settings().env("APP", [("APP_SERVER_HOSTNAME", "h")]).build().unwrap();
    let source = |path| origins.of(path).map(ToString::to_string);
    assert_eq!(source("server.hostname"), source("server.host"));
    assert_eq!(
        source("server.hostname").as_deref(),
        Some("environment variable APP_SERVER_HOSTNAME")
    );
}

#[derive(Typed, Debug)]
struct Profile {
    #[typed(default)]
    proxy: Option<String>,
    #[typed(default = 80)]
    port: u16,
}

#[test]
fn empty_variables_are_text_unless_they_are_ignored() {
    let vars = [("APP_PROXY", ""), ("APP_PORT", "")];
    let error = Settings::<Profile>::new().env("APP", vars).build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "Profile.port: expected u16, got str \"\" in environment variable APP_PORT"
    );
    let (profile, _) = Settings::<Profile>::new().env("APP", [vars[0]]).build().unwrap();
    assert_eq!(profile.proxy.as_deref(), Some(""));
    let (profile, origins) =
        Settings::<Profile>::new().ignore_empty().env("APP", vars).build().unwrap();
    assert_eq!((profile.proxy, profile.port), (None, 80));
    assert_eq!(origins.of("port"), None);
}

#[test]
fn many_assignments_to_items_take_linear_time() {
    let many = 20_000;
    let items = (0..many).map(|_| "tags[+]=x".to_owned());
    let entries = (0..many).map(|index| format!("labels.k{index}=1"));
    let (config, _) = settings().set("--set", items.chain(entries)).build().unwrap();
    assert_eq!((config.tags.len(), config.labels.len()), (many + 1, many + 2));
}
