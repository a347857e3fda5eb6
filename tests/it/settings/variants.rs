//! Variants of enums whose fields are of several layers.

use typed_structs::settings::Settings;
use typed_structs::{Secret, Typed};

#[derive(Typed, Debug, Clone, PartialEq)]
struct Config {
    #[typed(default)]
    store: Option<Store>,
    #[typed(default)]
    cache: Option<Cache>,
    #[typed(default)]
    job: Option<Job>,
}

#[derive(Typed, Debug, Clone, PartialEq)]
enum Store {
    Memory,
    Disk {
        path: String,
        #[typed(default)]
        size: u8,
    },
    Net {
        address: String,
    },
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(tag = "kind")]
enum Cache {
    Memory,
    Disk {
        path: String,
        #[typed(default)]
        size: u8,
    },
    Net {
        address: String,
        #[typed(default)]
        path: Option<String>,
    },
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(tag = "t", content = "c")]
enum Job {
    Idle,
    Run { at: u8, every: u8 },
}

const FILE: &str = "store = {Disk = {path = 'a', size = 1}}\ncache = {kind = 'Disk', path = 'b', size = 2}\n\
    job = {t = 'Run', c = {at = 1, every = 2}}\n";

fn file() -> Settings<'static, Config> {
    Settings::new().toml("file", FILE)
}

fn disk(path: &str, size: u8) -> Option<Store> {
    Some(Store::Disk { path: path.into(), size })
}

fn cached(path: &str, size: u8) -> Option<Cache> {
    Some(Cache::Disk { path: path.into(), size })
}

#[test]
fn the_fields_of_one_variant_are_merged() {
    let later = "store = {Disk = {size = 3}}\ncache = {size = 4}\n";
    let same = "store = {Disk = {size = 3}}\ncache = {kind = 'Disk', size = 4}\n";
    for later in [later, same] {
        let (config, origins) = file().toml("later", later).build().unwrap();
        assert_eq!((config.store, config.cache), (disk("a", 3), cached("b", 4)));
        let source = |path: &str| origins.of(path).unwrap().to_string();
        assert_eq!(
            (source("store.Disk.path"), source("store.Disk.size")),
            ("file".into(), "later".into())
        );
        assert_eq!((source("cache.path"), source("cache.size")), ("file".into(), "later".into()));
    }
    let (config, _) = file()
        .env("APP", [("APP_STORE_DISK_SIZE", "5"), ("APP_CACHE_PATH", "c")])
        .set("--set", ["store.Disk.path=d", "cache.size=6"])
        .build()
        .unwrap();
    assert_eq!((config.store, config.cache), (disk("d", 5), cached("c", 6)));
}

#[test]
fn another_variant_replaces_the_one_before() {
    let net = || Some(Store::Net { address: "n".into() });
    let cache = Some(Cache::Net { address: "n".into(), path: None });
    let later = "store = {Net = {address = 'n'}}\ncache = {address = 'n', kind = 'Net'}\n";
    let (config, _) = file().toml("later", later).build().unwrap();
    assert_eq!((config.store, &config.cache), (net(), &cache));

    // A variable of a field comes before that of the tag.
    let vars =
        [("APP_STORE_NET_ADDRESS", "n"), ("APP_CACHE_ADDRESS", "n"), ("APP_CACHE_KIND", "Net")];
    let (config, _) = file().env("APP", vars).build().unwrap();
    assert_eq!((config.store, &config.cache), (net(), &cache));
    let (config, _) = file()
        .set("--set", ["store.Net.address=n", "cache.address=n", "cache.kind=Net"])
        .build()
        .unwrap();
    assert_eq!((config.store, &config.cache), (net(), &cache));

    // Assignments add to the text before them, and replace a name.
    let text = r#"cache={"kind": "Disk", "path": "t"}"#;
    let sets = [r#"store={"Disk": {"path": "t"}}"#, "store.Disk.size=3", text, "cache.size=4"];
    let (config, _) = Settings::<Config>::new().set("--set", sets).build().unwrap();
    assert_eq!((config.store, config.cache), (disk("t", 3), cached("t", 4)));
    let (config, _) = Settings::<Config>::new()
        .set("--set", ["store=Memory", "store.Disk.path=p"])
        .build()
        .unwrap();
    assert_eq!(config.store, disk("p", 0));

    let memory = (Some(Store::Memory), Some(Cache::Memory));
    for set in [["store=Memory", "cache=Memory"], ["store={\"Memory\": null}", "cache.kind=Memory"]]
    {
        let (config, _) = file().set("--set", set).build().unwrap();
        assert_eq!((config.store, config.cache), memory);
    }
    let (config, _) = file()
        .set("--set", ["cache.kind=Memory"])
        .set("--set", ["cache.kind=Disk", "cache.path=e"])
        .build()
        .unwrap();
    assert_eq!(config.cache, cached("e", 0));
}

#[derive(Typed, Debug)]
struct Api {
    store: Database,
}

#[derive(Typed, Debug)]
#[typed(tag = "kind", rename_all = "lowercase")]
enum Database {
    Memory,
    Sql {
        url: Secret<String>,
        #[typed(default = 4)]
        pool: u8,
    },
}

#[test]
fn a_field_of_a_variant_can_be_of_a_later_layer() {
    let api = || Settings::<Api>::new().toml("a.toml", "[store]\nkind = 'sql'\nurl = 'u'\n");
    let settings = [
        api().set("--set", ["store.pool=20"]),
        api().toml("b.toml", "[store]\npool = 20\n"),
        api().env("API", [("API_STORE_POOL", "20")]),
        Settings::new()
            .read_files_by(|path| Ok(path.replace("/run/", "")))
            .toml("a.toml", "[store]\nkind = 'sql'\npool = 20\n")
            .env("API", [("API_STORE_URL_FILE", "/run/u")]),
    ];
    for settings in settings {
        let (api, _) = settings.build().unwrap();
        let Database::Sql { url, pool } = &api.store else { panic!("{api:?}") };
        assert_eq!((&**url.expose(), *pool), ("u", 20));
    }
    let vars = [("API_STORE_URL", "hunter2"), ("API_STORE_URL_FILE", "/run/hunter2")];
    let error = api().read_files_by(|path| Ok(path.into())).env("API", vars).build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "environment variable API_STORE_URL_FILE: is set beside API_STORE_URL: leave one of the two out"
    );
    let (api, _) = api().set("--set", ["store.kind=memory"]).build().unwrap();
    assert!(matches!(api.store, Database::Memory));
}

#[test]
fn content_apart_from_its_tag_is_one_value() {
    let (config, _) = file().toml("later", "job = {t = 'Idle'}\n").build().unwrap();
    assert_eq!(config.job, Some(Job::Idle));
    let error = file().toml("later", "job = {t = 'Run', c = {at = 3}}\n").build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "Config.job.c.every: missing, expected u8 in later at line 1 column 23"
    );
}

#[test]
fn faults_of_a_variant_have_their_layers() {
    let error = file()
        .toml("later", "cache = {size = 'x'}\n[store.Disk]\nsize = 300\n")
        .env("APP", [("APP_STORE_DISK_SIEZ", "1")])
        .set("--set", ["cache.address=n"])
        .build()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "environment variable APP_STORE_DISK_SIEZ: names no field; did you mean `APP_STORE_DISK_SIZE`?\n\
         Config.store.Disk.size: expected u8, got int 300 in later at line 3 column 8\n\
         Config.cache.size: expected u8, got str \"x\" in later at line 1 column 17\n\
         Config.cache.address: unknown field in --set cache.address"
    );
    let error =
        Settings::<Config>::new().env("APP", [("APP_CACHE_SIZE", "1")]).build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "Config.cache.kind: missing, expected Cache (Memory, Disk or Net) in environment variable APP_CACHE_SIZE"
    );
    // Text that is not the object of an enum stays for the report, and other values are replaced.
    let sets =
        ["store={\"Disk\"", "store.Disk.size=3", "job={}", "job.t=Idle", "cache={", "cache.size=1"];
    let error = Settings::<Config>::new().set("--set", sets).build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "Config.store: expected Store as JSON such as {\"Disk\": …}, got str \"{\\\"Disk\\\"\" in --set store\n\
         Config.cache: expected Cache as JSON such as {\"kind\": \"Disk\", …}, got str \"{\" in --set cache"
    );
    // One document names one variant.
    let error = file()
        .toml("later", "store = {Disk = {size = 1}, Net = {address = 'n'}}")
        .build()
        .unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("Config.store: expected Store (Memory, Disk or Net), got map"),
        "{error}"
    );
}

#[derive(Typed, Debug)]
struct Tree {
    root: Node,
}

#[derive(Typed, Debug)]
#[typed(tag = "kind")]
enum Node {
    Leaf,
    Left { next: Box<Node>, x: u8 },
    Right { next: Box<Node>, y: u8 },
    Both { next: Option<Box<Node>> },
}

#[test]
fn names_of_variants_that_contain_each_other_are_resolved_fast() {
    let vars = [
        ("APP_ROOT_KIND", "Both"),
        ("APP_ROOT_NEXT_KIND", "Left"),
        ("APP_ROOT_NEXT_X", "1"),
        ("APP_ROOT_NEXT_NEXT_KIND", "Leaf"),
    ];
    let (tree, _) = Settings::<Tree>::new().env("APP", vars).build().unwrap();
    assert!(
        matches!(tree.root, Node::Both { next: Some(next) } if matches!(*next, Node::Left { x: 1, .. }))
    );
    let deep = format!("APP_ROOT{}", "_NEXT".repeat(200));
    for (name, fault) in [("_Y", "Tree.root.kind: missing"), ("_Z", "names no field")] {
        let name = format!("{deep}{name}");
        let error = Settings::<Tree>::new().env("APP", [(name, "1")]).build().unwrap_err();
        assert!(error.to_string().contains(fault), "{error}");
    }
}
