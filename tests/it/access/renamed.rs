//! Fields that are renamed to what reads as a path.

use std::cell::RefCell;
use std::collections::BTreeMap;
use typed_structs::{
    Args, Change, FieldHandle, Map, TypeMismatch, Typed, Untyped, Value, args, code,
};

#[derive(Typed, Debug, Default, Clone, PartialEq)]
struct App {
    name: String,
}

thread_local! {
    static CHANGES: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

fn note(change: &Change<'_>) {
    let text = format!("{} {:?} {}", change.path(), change.before().is_some(), change.after());
    CHANGES.with_borrow_mut(|changes| changes.push(text));
}

/// Every field could be taken for another one.
#[derive(Typed, Debug, Default, Clone, PartialEq)]
#[typed(on_change = note)]
struct Config {
    app: App,
    #[typed(rename = "app.name", default = 1)]
    app_name: u8,
    #[typed(rename = "app[0]", alias = "first", alias = "a.b", default = 2)]
    first: u8,
    #[typed(alias = "app.nick", default = 3)]
    nick: u8,
    #[typed(rename = "say \"hi\"", default = 4)]
    hi: u8,
    #[typed(rename = "a\nb", default = 5)]
    lines: u8,
    #[typed(rename = "[\"app.name\"]", default = 6)]
    quoted: u8,
}

#[test]
fn fault_16_a_renamed_field_is_told_from_a_nested_one() {
    let mut config = Config::construct(args!(app = BTreeMap::from([("name", "x")]))).unwrap();
    let listed: Vec<_> =
        config.fields().map(|(field, value)| format!("{} = {value}", field.path())).collect();
    assert_eq!(
        listed,
        [
            r#"app = {"name": "x"}"#,
            r#"["app.name"] = 1"#,
            r#"["app[0]"] = 2"#,
            "nick = 3",
            r#"["say \"hi\""] = 4"#,
            r#"["a\nb"] = 5"#,
            r#"["[\"app.name\"]"] = 6"#,
        ]
    );
    assert_eq!(config.get("app.name").unwrap(), "x");
    assert_eq!(config.get(r#"["app.name"]"#).unwrap(), 1);
    assert_eq!(config.get(r#"["[\"app.name\"]"]"#).unwrap(), 6);
    assert_eq!(config.get(r#"["app.nick"]"#).unwrap(), 3);
    assert_eq!(config.get("nick").unwrap(), 3);
    assert_eq!(config.get("first").unwrap(), 2);
    assert_eq!(config.get(r#"["a.b"]"#).unwrap(), 2);
    for path in ["app.nick", "app[0]", "a.b"] {
        assert_eq!(config.get(path).unwrap_err().code(), code::UNKNOWN, "{path}");
    }
    for path in ["say \"hi\"", "a\nb"] {
        assert_eq!(config.get(path).unwrap_err().code(), code::PATH, "{path}");
    }
    config.set("app.name", "y").unwrap();
    config.set(r#"["app.name"]"#, 11).unwrap();
    assert_eq!((config.app.name.as_str(), config.app_name), ("y", 11));

    let error = config.set(r#"["app.name"]"#, "z").unwrap_err();
    assert_eq!(error.to_string(), r#"Config["app.name"]: expected u8, got str "z""#);
    let error = config.set("app.name", 1).unwrap_err();
    assert_eq!(error.to_string(), "Config.app.name: expected String, got int 1");
}

fn named<const N: usize>(args: [(&'static str, i64); N]) -> Args<'static> {
    args.into_iter().map(|(name, value)| (name, Value::from(value))).collect()
}

#[test]
fn fault_16_names_in_arguments_and_documents_are_names() {
    let mut given = Map::new();
    given.push("app", App::default().to_value().into_owned());
    given.push("app.name", "a");
    given.push("a.b", "b");
    given.push("app.nick", "c");
    given.push("app.nock", "d");
    let report = Config::from_value(Value::Map(given)).unwrap_err();
    assert_eq!(
        report.iter().map(TypeMismatch::path).collect::<Vec<_>>(),
        [r#"["app.name"]"#, r#"["app[0]"]"#, "nick", r#"["app.nock"]"#]
    );
    assert_eq!(report.iter().last().unwrap().suggestion(), Some("app.nick"));

    let mut config = Config::default();
    config.update(named([("app.name", 21), ("app.nick", 23)])).unwrap();
    assert_eq!((config.app_name, config.nick), (21, 23));
    let name = Config::class().fields()[1].name();
    assert_eq!(name, "app.name");
    let handle = FieldHandle::<Config>::of(name).unwrap();
    assert_eq!(handle.set(&mut config, "x").unwrap_err().path(), r#"["app.name"]"#);
    assert_eq!(handle.get_as::<String>(&config).unwrap_err().path(), r#"["app.name"]"#);
    assert_eq!(config.set_app_name(Untyped::from("x")).unwrap_err().path(), r#"["app.name"]"#);
}

#[test]
fn fault_16_observers_get_paths() {
    let mut config = Config::default();
    CHANGES.take();
    config.set_app_name(30).unwrap();
    config.update(named([("app.name", 31)])).unwrap();
    FieldHandle::<Config>::of("app.name").unwrap().set(&mut config, 32).unwrap();
    config.set(r#"["app.name"]"#, 33).unwrap();
    config.set("app.name", "x").unwrap();
    assert_eq!(
        CHANGES.take(),
        [
            r#"["app.name"] true 30"#,
            r#"["app.name"] true 31"#,
            r#"["app.name"] true 32"#,
            r#"["app.name"] true 33"#,
            r#"app.name true "x""#,
        ]
    );
}
