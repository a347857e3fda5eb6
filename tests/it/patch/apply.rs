//! Assignments of a command line.

use std::collections::{BTreeMap, VecDeque};
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
        "Config.server.port: expected u16, got str \"http\" (operation 0)\n\
         Config.server.prot: unknown field; did you mean `port`? (operation 2)\n\
         Config.min: expected u8, got int 300 (operation 3)\n\
         Config.id: cannot be changed: the field is frozen (operation 4)\n\
         Config.required: cannot be removed: the field has no default; set another value (operation 5)\n\
         Config.server.port: expected 1.., got int 0 (operation 6)",
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
        "Config.proxy[0]: unknown item: the value is null (operation 0)",
    );
    rejects(
        &config,
        &["-tags[3]"],
        "Config.tags[3]: unknown item: index 3 out of bounds (length 0) (operation 0)",
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
        "Made.port: expected u16, got str \"x\" (operation 0)"
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
