//! Assignments of a command line.

use std::collections::{BTreeMap, BTreeSet, HashSet, VecDeque};
use typed_structs::{Class, Object, Secret, Typed, Value, args, code, of};

impl Default for Server {
    fn default() -> Self {
        Self { port: 80, hosts: VecDeque::new() }
    }
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Server {
    #[typed(default = 80, range(1..))]
    port: u16,
    #[typed(default)]
    hosts: VecDeque<String>,
}

#[derive(Typed, Debug, Default, Clone, PartialEq)]
#[typed(check = is_consistent)]
struct Config {
    #[typed(default)]
    server: Server,
    #[typed(default)]
    tags: Vec<String>,
    #[typed(default)]
    labels: BTreeMap<String, String>,
    proxy: Option<String>,
    #[typed(default)]
    min: u8,
    #[typed(default = 9)]
    max: u8,
    #[typed(frozen, default)]
    id: u64,
    required: u8,
    #[typed(default)]
    servers: Vec<Server>,
    #[typed(rename = "a=b", default)]
    odd: i8,
    #[typed(default)]
    flags: BTreeMap<bool, Vec<u8>>,
}

fn is_consistent(config: &Config) -> Result<(), &'static str> {
    if config.min <= config.max { Ok(()) } else { Err("min is beyond max") }
}

fn config() -> Config {
    Config::construct(args!(required = 1)).unwrap()
}

#[track_caller]
fn rejects(config: &Config, changes: &[&'static str], report: &str) {
    let mut changed = config.clone();
    assert_eq!(changed.apply(changes.iter().copied()).unwrap_err().to_string(), report);
    assert_eq!(&changed, config);
}

#[test]
fn places_are_set_added_and_removed() {
    let mut config = config();
    config
        .apply([
            "server.port=9000",
            "tags[+]=x",
            "tags[+]=y=z, w",
            "labels.env=prod",
            r#"labels["a=b"]=c"#,
            "server.hosts[+]=one",
            "server.hosts[+]=two",
            r#"["a=b"]=-3"#,
            "proxy=http://proxy:80",
            r#"servers[+]={"port": "7"}"#,
            "servers[0].hosts[+]=h",
            "flags[true]=1,2",
            "flags[true][+]=3",
        ])
        .unwrap();
    assert_eq!(config.server.port, 9000);
    assert_eq!(config.tags, ["x", "y=z, w"]);
    assert_eq!(config.labels["env"], "prod");
    assert_eq!(config.labels["a=b"], "c");
    assert_eq!(config.server.hosts, ["one", "two"]);
    assert_eq!((config.odd, config.servers[0].port), (-3, 7));
    assert_eq!(config.servers[0].hosts, ["h"]);
    assert_eq!(config.flags[&true], [1, 2, 3]);
    config
        .apply([
            "-proxy",
            "-tags[0]",
            "-labels.env",
            "-server.port",
            "-max",
            "-server.hosts[1]",
            "tags=a,b",
        ])
        .unwrap();
    assert_eq!((config.proxy.as_deref(), config.server.port, config.max), (None, 80, 9));
    assert_eq!(config.tags, ["a", "b"]);
    assert_eq!(config.labels.len(), 1);
    assert_eq!(config.server.hosts, ["one"]);
    // The checks see all changes together.
    config.apply(["min=20", "max=30"]).unwrap();
    config.apply(Vec::<String>::new()).unwrap();
}

#[test]
fn faults_have_the_number_of_their_assignment() {
    let config = config();
    rejects(
        &config,
        &[
            "server.port=http",
            "tags[+]=x",
            "server.prot=1",
            "min=300",
            "id=4",
            "-required",
            "server.port=0",
        ],
        "Config.server.port: expected u16, got str \"http\" (operation 1)\n\
         Config.server.prot: unknown field; did you mean `port`? (operation 3)\n\
         Config.min: expected u8, got int 300 (operation 4)\n\
         Config.id: cannot be changed: the field is frozen (operation 5)\n\
         Config.required: cannot be removed: expected u8 (operation 6)\n\
         Config.server.port: expected 1.., got int 0 (operation 7)",
    );
    rejects(&config, &["min=20"], "Config: min is beyond max");
    for malformed in ["port", "", "=", "=5", "a..b=1", "-", "-a=1", "[+]=1", "tags[+]", "[=1"] {
        let mut changed = config.clone();
        let report = changed.apply([malformed]).unwrap_err();
        let mismatch = report.iter().next().unwrap();
        assert_eq!((mismatch.code(), mismatch.operation()), (code::PATH, Some(0)), "{malformed}");
        assert_eq!(report.len(), 1);
    }
    rejects(
        &config,
        &["proxy[+]=x"],
        "Config.proxy: expected String, got list [\"x\"] (operation 1)",
    );
    rejects(
        &config,
        &["-tags[3]"],
        "Config.tags[3]: unknown item: index 3 out of bounds (length 0) (operation 1)",
    );
}

#[test]
fn secrets_do_not_show() {
    #[derive(Typed, Debug)]
    struct Login {
        pin: Option<Secret<u32>>,
    }
    let mut login = Login { pin: None };
    for change in ["pin=hunter2", "hunter2", "pin[+]=hunter2", "pin.x=hunter2"] {
        let report = login.apply([change]).unwrap_err();
        assert!(!report.to_string().contains("hunter2"), "{report}");
        assert!(!format!("{report:?}").contains("hunter2"), "{report:?}");
    }
    login.apply(["pin=12"]).unwrap();
    assert_eq!(login.pin.unwrap().expose(), &12);
}

#[test]
fn other_objects_take_assignments_too() {
    #[derive(Typed, Debug)]
    struct Borrowed<'a> {
        name: &'a str,
        size: u8,
    }
    let mut borrowed = Borrowed { name: "a", size: 1 };
    of(&mut borrowed).set_text("size", "7").unwrap();
    of(&mut borrowed).set_lax("size", 8.0).unwrap();
    of(&mut borrowed).set_text("name", "b").unwrap();
    assert_eq!((borrowed.name, borrowed.size), ("b", 8));

    let class =
        Class::builder("Made").field::<u16>("port").field::<Vec<String>>("tags").build().unwrap();
    let mut made = class.construct_text([("port", "80"), ("tags", "")]).unwrap();
    made.apply(["port=443", "tags[+]=x"]).unwrap();
    made.set_text("tags[0]", "y").unwrap();
    made.set_lax("port", "90").unwrap();
    assert_eq!(made.get("port").unwrap(), 90);
    assert_eq!(made.get("tags").unwrap(), Value::from(vec!["y"]));
    assert_eq!(
        made.apply(["port=x"]).unwrap_err().to_string(),
        "Made.port: expected u16, got str \"x\" (operation 1)"
    );
}

#[test]
fn many_assignments_take_linear_time() {
    let mut config = config();
    config.apply((0..20_000).map(|item| format!("tags[+]={item}"))).unwrap();
    assert_eq!(config.tags.len(), 20_000);
    assert_eq!(config.tags[19_999], "19999");
    let long = format!("labels[\"{}\"]={}", "k".repeat(1 << 18), "v".repeat(1 << 18));
    config.apply([long]).unwrap();
    assert_eq!(config.labels.len(), 1);
}

#[test]
fn erased_objects_take_text_too() {
    let mut object: Box<dyn Object + Send + Sync> = Box::new(config());
    object.set_text("tags", "a,b").unwrap();
    object.set_lax("min", "3").unwrap();
    object.apply(["tags[+]=c", "server.port=81"]).unwrap();
    assert_eq!(object.get("tags").unwrap(), Value::from(vec!["a", "b", "c"]));
    let error = object.set_text("server.port", "x").unwrap_err();
    assert_eq!(error.to_string(), "Config.server.port: expected u16, got str \"x\"");
    assert_eq!(object.set("min", "4".into()).unwrap_err().path(), "min");

    #[derive(Typed, Debug)]
    #[typed(check = is_small)]
    struct Whole {
        #[typed(base)]
        server: Server,
    }
    fn is_small(whole: &Whole) -> bool {
        whole.server.port < 1000
    }
    let mut whole = Whole { server: Server::default() };
    let mut base = whole.as_base_mut::<Server>().unwrap();
    base.set_text("port", "90").unwrap();
    base.set_lax("port", 91.0).unwrap();
    base.set_text("hosts", "a,b").unwrap();
    base.set_text("port", "9000").unwrap_err();
    assert_eq!((whole.server.port, whole.server.hosts.len()), (91, 2));
}

#[derive(Typed, Debug, Default, Clone, PartialEq)]
#[typed(check = has_few_ports)]
struct Sets {
    #[typed(default)]
    names: BTreeSet<String>,
    #[typed(default)]
    ports: HashSet<u16>,
    maybe: Option<Vec<u16>>,
    #[typed(len(..3))]
    pins: Option<BTreeSet<Secret<u32>>>,
    #[typed(default)]
    wrapped: Wrapped,
    #[typed(default)]
    labels: BTreeMap<String, String>,
    #[typed(default)]
    pair: [u8; 2],
    #[typed(default)]
    lists: Vec<Option<Wrapped>>,
}

#[derive(Typed, Debug, Default, Clone, PartialEq)]
struct Wrapped(BTreeSet<u8>);

fn has_few_ports(sets: &Sets) -> Result<(), &'static str> {
    if sets.ports.len() < 3 { Ok(()) } else { Err("has too many ports") }
}

#[test]
fn items_are_added_to_sets_and_to_lists_that_are_none() {
    let mut sets = Sets::default();
    let changes = ["names[+]=b", "names[+]=a", "ports[+]=80", "maybe[+]=1", "maybe[+]=2"];
    sets.apply(changes).unwrap();
    sets.apply(["pins[+]=7", "pins[+]=8", "wrapped[+]=3", "lists[+]=", "lists[0][+]=4"]).unwrap();
    assert_eq!(sets.names, BTreeSet::from(["a".into(), "b".into()]));
    assert_eq!((sets.ports.len(), sets.maybe.as_deref()), (1, Some(&[1, 2][..])));
    assert_eq!(sets.pins.as_ref().map(BTreeSet::len), Some(2));
    assert_eq!(sets.wrapped.0, BTreeSet::from([3]));
    assert_eq!(sets.lists, [Some(Wrapped(BTreeSet::from([4])))]);

    for (change, message) in [
        ("names[+]=a", "Sets.names: item given twice"),
        ("ports[+]=http", "Sets.ports: expected u16, got str \"http\""),
        ("maybe[+]=x", "Sets.maybe[2]: expected u16, got str \"x\""),
        ("pins[+]=8", "Sets.pins: item given twice"),
        ("pins[+]=x", "Sets.pins: expected u32, got str ***"),
        ("pair[+]=1", "Sets.pair: cannot get another item"),
        ("labels[+]=a", "Sets.labels: cannot get an item without a key: it is a map; set an entry"),
    ] {
        let before = sets.clone();
        // What came before is undone.
        let earlier = ["ports[+]=443", "pins[+]=9", "wrapped[+]=5", "lists[0][+]=6", "names[+]=c"];
        let report = sets.apply(earlier.into_iter().chain([change])).unwrap_err().to_string();
        assert!(report.starts_with(message) && report.contains("(operation 6)"), "{report}");
        assert_eq!(sets, before, "{change}");
    }
    let before = sets.clone();
    let report = sets.apply(["ports[+]=443", "ports[+]=444"]).unwrap_err();
    assert_eq!(report.to_string(), "Sets: has too many ports");
    let report = sets.apply(["pins[+]=9"]).unwrap_err().to_string();
    assert!(report.contains("Sets.pins: expected"), "{report}");
    assert_eq!(sets, before);
}

#[test]
fn items_are_added_to_sets_in_linear_time() {
    let mut sets = Sets::default();
    sets.apply((0..20_000).map(|item| format!("names[+]={item}"))).unwrap();
    assert_eq!(sets.names.len(), 20_000);
    let many = (20_000..40_000).map(|item| format!("names[+]={item}"));
    sets.apply(many.chain(["ports[+]=x".into()])).unwrap_err();
    assert_eq!(sets.names.len(), 20_000);
}

#[test]
fn items_are_added_to_lists_and_sets_of_classes_built_at_run_time() {
    let class = Class::builder("Made")
        .field::<BTreeSet<u8>>("set")
        .field::<Option<Vec<u8>>>("list")
        .build()
        .unwrap();
    let mut made = class.construct_text([("set", "1")]).unwrap();
    made.apply(["set[+]=2", "list[+]=3", "list[+]=4"]).unwrap();
    assert_eq!(made.to_value().to_string(), r#"{"set": [1, 2], "list": [3, 4]}"#);
    made.apply(["set[+]=5", "list[+]=5", "set[+]=2"]).unwrap_err();
    assert_eq!(made.to_value().to_string(), r#"{"set": [1, 2], "list": [3, 4]}"#);
}

#[test]
fn assignments_of_a_base_view_start_at_the_base() {
    #[derive(Typed, Debug)]
    #[typed(check = is_small)]
    struct Whole {
        #[typed(base)]
        server: Server,
    }
    fn is_small(whole: &Whole) -> bool {
        whole.server.port < 1000
    }
    let mut whole = Whole { server: Server::default() };
    let mut base = whole.as_base_mut::<Server>().unwrap();
    base.apply(["port=443", "hosts[+]=a", "hosts[+]=b", "-hosts[0]"]).unwrap();
    for malformed in ["port", "", "=5", "-", "-port=1", "[+]=1"] {
        base.apply([malformed]).unwrap_err();
    }
    base.apply(["hosts[+]=c", "port=9000"]).unwrap_err();
    assert_eq!((whole.server.port, &whole.server.hosts), (443, &["b".into()].into()));
}
