//! Constraints of items, keys and values.

use std::collections::{BTreeMap, BTreeSet};
use typed_structs::{
    Constraint, Map, Target, ToValue, Typed, Value, args, code, json, typed_methods,
};

const LEAST: i64 = 2;

#[derive(Typed, Debug, Clone, PartialEq)]
struct Config {
    #[typed(items(len(1..=3), one_of("a", "bb", "ccc")), len(..3))]
    tags: Vec<String>,
    #[typed(keys(len(2..)), values(range(LEAST..100), multiple_of(2)), default)]
    limits: BTreeMap<String, i64>,
    #[typed(items(items(range(0.0..=0.5))), default)]
    rows: Option<Vec<[f32; 2]>>,
    #[typed(values(items(range(1..))), default)]
    ports: BTreeMap<u8, BTreeSet<u16>>,
    #[typed(items(range(..10)), default)]
    scores: Vec<Option<Score>>,
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Score(u8);

fn config() -> Config {
    Config::construct(args!(tags = ["a", "bb"], limits = BTreeMap::from([("ab", 4)]))).unwrap()
}

#[test]
fn every_part_is_checked_at_its_place() {
    let text = r#"{
        "tags": ["", "a", "bb", "dd"],
        "limits": {"a": 3, "bc": 4},
        "rows": [[0.5, 0.6], [-1, 0]],
        "ports": {"1": [1], "2": [0, 1]},
        "scores": [1, null, 10]
    }"#;
    let report = json::from_str::<Config>(text).unwrap_err().into_report().unwrap();
    let found: Vec<_> = report
        .iter()
        .map(|entry| {
            let range = entry.place().unwrap().range();
            let message = entry.mismatch().unwrap().message();
            format!("{} {} {message}", entry.path(), &text[range])
        })
        .collect();
    assert_eq!(
        found,
        [
            r#"tags ["", "a", "bb", "dd"] expected length ..3, got list ["", "a", "bb", "dd"]"#,
            r#"tags[0] "" expected length 1..=3, got str """#,
            r#"tags[0] "" expected one of "a", "bb", "ccc", got str """#,
            r#"tags[3] "dd" expected one of "a", "bb", "ccc", got str "dd""#,
            r#"limits.a "a" expected length 2.., got str "a""#,
            "limits.a 3 expected a multiple of 2, got int 3",
            "rows[0][1] 0.6 expected 0.0..=0.5, got float 0.6000000238418579",
            "rows[1][0] -1 expected 0.0..=0.5, got float -1.0",
            "ports[2][0] 0 expected 1.., got int 0",
            "scores[2] 10 expected ..10, got int 10",
        ]
    );
    let key = report.iter().nth(4).unwrap().mismatch().unwrap();
    assert_eq!((key.target(), key.code()), (Target::Key, code::CONSTRAINT_LEN));
}

#[test]
fn a_part_that_is_set_is_checked() {
    let mut config = config();
    let before = config.clone();
    let error = config.set("tags[1]", "dddd").unwrap_err();
    assert_eq!((error.path(), error.others().len()), ("tags[1]", 1));
    let error = config.set("limits.cd", 101).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Config.limits.cd: expected LEAST..100, got int 101\n\
         Config.limits.cd: expected a multiple of 2, got int 101"
    );
    assert!(config.set("limits.c", 4).is_err());
    assert!(config.set_tags(vec!["x".to_owned()]).is_err());
    assert!(config.update(args!(scores = [Some(Score(11))])).is_err());
    assert_eq!(config, before);

    config.set("limits.cd", 6).unwrap();
    config.set("tags[1]", "ccc").unwrap();
    config.set("rows", vec![[0.0, 0.5]]).unwrap();
    assert!(config.set("rows[0][1]", 0.7).is_err());
    assert_eq!(config.rows, Some(vec![[0.0, 0.5]]));
}

#[test]
fn constraints_of_parts_are_data() {
    let tags = Config::class().field("tags").unwrap();
    let [Constraint::Len { .. }, items @ Constraint::Items(of)] = tags.constraints() else {
        panic!("{:?}", tags.constraints());
    };
    assert_eq!((items.text(), items.code()), ("items(…)", ""));
    let texts: Vec<_> = of.iter().map(Constraint::text).collect();
    assert_eq!(texts, ["length 1..=3", r#"one of "a", "bb", "ccc""#]);
    let limits = Config::class().field("limits").unwrap();
    let [Constraint::Keys(_), Constraint::Values([Constraint::Range { min, .. }, _])] =
        limits.constraints()
    else {
        panic!("{:?}", limits.constraints());
    };
    assert_eq!(min.map(Value::from), Some(Value::Int(LEAST)));
}

#[test]
fn types_tell_what_is_inside() {
    let names = |info: &'static typed_structs::TypeInfo| {
        [info.item(), info.key(), info.value()].map(|part| part.map_or("", |part| part.name()))
    };
    assert_eq!(names(<BTreeSet<u8> as ToValue>::TYPE), ["u8", "", ""]);
    assert_eq!(names(<Option<Box<[u8; 3]>> as ToValue>::TYPE), ["u8", "", ""]);
    assert_eq!(names(<(u8, u8) as ToValue>::TYPE), ["", "", ""]);
    assert_eq!(names(<(u8,) as ToValue>::TYPE), ["", "", ""]);
    assert_eq!(names(<Option<u8> as ToValue>::TYPE), ["", "", ""]);
    assert_eq!(names(<BTreeMap<u8, Vec<Score>> as ToValue>::TYPE), ["", "u8", "Vec<Score>"]);
    let scores = Config::class().field("scores").unwrap().type_info();
    let class = scores.item().unwrap().class().unwrap();
    assert_eq!(class.fields()[0].type_name(), "u8");
}

#[cfg(feature = "dynamic")]
#[test]
fn classes_built_at_run_time_have_them_too() {
    use typed_structs::{Class, DynamicType};

    let tags = DynamicType::list(DynamicType::of::<String>());
    let class = Class::builder("Config")
        .field_of("tags", tags, |tags| tags.constraint(Constraint::items([Constraint::len(1..=3)])))
        .field_with::<BTreeMap<String, f32>>("rates", |rates| {
            let values = Constraint::values([Constraint::range(..=0.1)]);
            rates.constraint(values).constraint(Constraint::keys([Constraint::len(2..)]))
        })
        .build()
        .unwrap();
    assert_eq!(class.field("tags").unwrap().type_info().item().unwrap().name(), "String");
    let mut rates = Map::new();
    rates.push("ab", 0.1);
    let mut object = class.construct(args!(["a"], Value::Map(rates))).unwrap();
    let error = object.set("tags[0]", "abcd").unwrap_err();
    assert_eq!(error.to_string(), r#"Config.tags[0]: expected length 1..=3, got str "abcd""#);
    assert!(object.set("rates.a", 0.0).is_err());
    assert!(object.set("rates.cd", 0.2).is_err());
    object.set("rates.cd", 0.05).unwrap();

    let faults = Class::builder("Wrong")
        .field_with::<Vec<u8>>("a", |a| a.constraint(Constraint::items([Constraint::len(1..)])))
        .field_with::<u8>("b", |b| b.constraint(Constraint::values([Constraint::range(..1)])))
        .build()
        .unwrap_err();
    assert_eq!(faults.faults().len(), 2, "{faults}");
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Parts {
    #[typed(items(len(1..)), len(..=2), default)]
    list: Vec<String>,
    #[typed(items(range(0..)), len(..=2), default)]
    set: Option<BTreeSet<i8>>,
    #[typed(keys(len(2..)), values(range(0..)), len(..=3), default)]
    map: BTreeMap<String, i64>,
    #[typed(items(range(1..)), default)]
    array: Option<[u8; 3]>,
    #[typed(items(len(..3)), default)]
    secrets: Vec<typed_structs::Secret<String>>,
}

/// A part of another type does not hide the constraints of the other parts.
#[test]
fn constraints_are_reported_beside_types() {
    let of_text = |text: &str| {
        let error = json::from_str::<Parts>(text).unwrap_err().to_string();
        let lines = error.lines().map(|line| line.split(" at line").next().unwrap());
        lines.collect::<Vec<_>>().join("\n")
    };
    let of_value = |text: &str| {
        let value = json::from_str::<typed_structs::Untyped>(text).unwrap();
        typed_structs::from_value::<Parts>(value).unwrap_err().to_string()
    };
    for (text, expected) in [
        (
            r#"{"list": ["", 5, "a", ""]}"#,
            "Parts.list[0]: expected length 1.., got str \"\"\n\
             Parts.list[1]: expected String, got int 5\n\
             Parts.list[3]: expected length 1.., got str \"\"\n\
             Parts.list: expected length ..=2, got list",
        ),
        (r#"{"list": ["a", 5]}"#, "Parts.list[1]: expected String, got int 5"),
        (
            r#"{"set": [-1, "x", -2, 3]}"#,
            "Parts.set[0]: expected 0.., got int -1\n\
             Parts.set[1]: expected i8, got str \"x\"\n\
             Parts.set[2]: expected 0.., got int -2\n\
             Parts.set: expected length ..=2, got list",
        ),
        (
            r#"{"map": {"aa": -1, "b": "x", "c": 1, "dd": -2}}"#,
            "Parts.map.aa: expected 0.., got int -1\n\
             Parts.map.b: expected length 2.., got str \"b\"\n\
             Parts.map.b: expected i64, got str \"x\"\n\
             Parts.map.c: expected length 2.., got str \"c\"\n\
             Parts.map.dd: expected 0.., got int -2\n\
             Parts.map: expected length ..=3, got map",
        ),
        (
            r#"{"array": [0, 300, 0]}"#,
            "Parts.array[0]: expected 1.., got int 0\n\
             Parts.array[1]: expected u8, got int 300\n\
             Parts.array[2]: expected 1.., got int 0",
        ),
    ] {
        assert_eq!(of_value(text), expected, "{text}");
        assert_eq!(of_text(text), expected, "{text}");
    }
    let secret = of_text(r#"{"secrets": ["HUNTER2", 5]}"#);
    assert!(secret.starts_with("Parts.secrets[0]: expected") && !secret.contains("HUNTER2"));
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Words(Vec<String>);

#[derive(Typed, Debug, Clone, PartialEq)]
struct Deep {
    #[typed(items(items(range(1..)), len(..3)), default)]
    rows: Vec<Vec<i64>>,
    #[typed(values(items(range(1..))), default)]
    ports: BTreeMap<String, BTreeSet<i64>>,
    #[typed(items(len(1..)), len(..3), default)]
    words: Option<Words>,
    #[typed(items(items(len(1..))), default)]
    groups: Vec<Words>,
    #[typed(keys(items(range(1..))), values(items(range(5..))), default)]
    by_key: BTreeMap<Vec<u8>, Vec<u8>>,
}

#[typed_methods]
impl Deep {
    fn count(
        &self,
        #[typed(items(len(1..)), len(..3))] words: Vec<String>,
        #[typed(values(range(1..)))] sizes: BTreeMap<String, i64>,
    ) -> usize {
        words.len() + sizes.len()
    }
}

/// A part of another type does not hide the constraints of the parts around and beside it.
#[test]
fn constraints_are_reported_beside_types_at_any_depth() {
    for (text, expected) in [
        (
            r#"{"rows": [[0, "x", 5], [0], [1, 2, 3], ["y"]]}"#,
            "Deep.rows[0][0]: expected 1.., got int 0\n\
             Deep.rows[0][1]: expected i64, got str \"x\"\n\
             Deep.rows[0]: expected length ..3, got list\n\
             Deep.rows[1][0]: expected 1.., got int 0\n\
             Deep.rows[2]: expected length ..3, got list [1, 2, 3]\n\
             Deep.rows[3][0]: expected i64, got str \"y\"",
        ),
        (
            r#"{"ports": {"a": [0, "x"], "b": [0]}}"#,
            "Deep.ports.a[0]: expected 1.., got int 0\n\
             Deep.ports.a[1]: expected i64, got str \"x\"\n\
             Deep.ports.b[0]: expected 1.., got int 0",
        ),
        (
            r#"{"words": ["", 5, "a"]}"#,
            "Deep.words[0]: expected length 1.., got str \"\"\n\
             Deep.words[1]: expected String, got int 5\n\
             Deep.words: expected length ..3, got list",
        ),
        (
            r#"{"groups": [["", 5], [""]]}"#,
            "Deep.groups[0][0]: expected length 1.., got str \"\"\n\
             Deep.groups[0][1]: expected String, got int 5\n\
             Deep.groups[1][0]: expected length 1.., got str \"\"",
        ),
    ] {
        let error = json::from_str::<Deep>(text).unwrap_err().to_string();
        let lines = error.lines().map(|line| line.split(" at line").next().unwrap());
        assert_eq!(lines.collect::<Vec<_>>().join("\n"), expected, "{text}");
        let value = json::from_str::<typed_structs::Untyped>(text).unwrap();
        let error = typed_structs::from_value::<Deep>(value.clone()).unwrap_err();
        assert_eq!(error.to_string(), expected, "{text}");
        let mut deep = Deep::construct(args!()).unwrap();
        let map = value.as_map().unwrap().clone();
        assert_eq!(deep.update(map.clone()).unwrap_err().to_string(), expected);
        assert_eq!(deep.merge_patch(value).unwrap_err().to_string(), expected);
        let (name, field) = map.into_iter().next().unwrap();
        assert_eq!(deep.set(name.as_str().unwrap(), field).unwrap_err().to_string(), expected);
    }
    // The constraints of values are not those of the parts of their keys.
    let entry = vec![(Value::from((1, 300)), Value::from([5, 6]))];
    let error = Deep::construct(args!(by_key = Value::Map(entry.into()))).unwrap_err();
    assert_eq!(error.len(), 1, "{error}");
}

#[test]
fn constraints_are_reported_beside_types_in_items_and_calls() {
    let mut deep = Deep::construct(args!(rows = [[1]])).unwrap();
    let row = || Value::from((0, "x"));
    let expected = "Deep.rows[0][0]: expected 1.., got int 0\n\
                    Deep.rows[0][1]: expected i64, got str \"x\"";
    assert_eq!(deep.set("rows[0]", row()).unwrap_err().to_string(), expected);
    assert_eq!(deep.update(args!("rows[0]" = row())).unwrap_err().to_string(), expected);

    // An item that was added is complete; the length can still change.
    let patch = r#"[
        {"op": "add", "path": "/rows/-", "value": [0]},
        {"op": "add", "path": "/rows/-", "value": [0, 0, 0]},
        {"op": "add", "path": "/ports/a", "value": ["x"]}
    ]"#;
    let error = json::json_patch(&mut deep, patch).unwrap_err();
    let report = error.into_report().unwrap();
    let paths: Vec<_> = report.iter().map(|entry| entry.path()).collect();
    let rows = ["rows[1][0]", "rows[2]", "rows[2][0]", "rows[2][1]", "rows[2][2]"];
    assert_eq!(paths[0], "ports.a[0]");
    assert_eq!(paths[1..], rows, "{report}");
    let alone = r#"[{"op": "add", "path": "/rows/-", "value": [0]}]"#;
    let error = json::json_patch(&mut deep, alone).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Deep.rows[1][0]: expected 1.., got int 0 (operation 1) at line 1 column 45"
    );
    let error = deep.apply(["tags[+]=x", "rows[+]=[0]", "rows[+]=5"]).unwrap_err();
    assert_eq!(error.at("rows[1][0]").unwrap().code(), code::CONSTRAINT_RANGE, "{error}");

    let mut sizes = Map::new();
    sizes.push("a", 0);
    sizes.push("b", "x");
    let words = Value::from(("", 5, "a"));
    let error = deep.call("count", args!(words, Value::Map(sizes))).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Deep.count(words)[0]: expected length 1.., got str \"\"\n\
         Deep.count(words)[1]: expected String, got int 5\n\
         Deep.count(words): expected length ..3, got list\n\
         Deep.count(sizes).a: expected 1.., got int 0\n\
         Deep.count(sizes).b: expected i64, got str \"x\""
    );
    let mut sizes = Map::new();
    sizes.push("a", 1);
    assert_eq!(deep.call("count", args!(["a"], Value::Map(sizes))).unwrap(), 2);
}

#[cfg(feature = "dynamic")]
#[test]
fn classes_built_at_run_time_report_them_beside_types() {
    use typed_structs::{Class, DynamicType};

    let number = DynamicType::of::<i64>().constraint(Constraint::range(1..));
    let rows = DynamicType::list(DynamicType::list(number));
    let of_rows = [Constraint::items([Constraint::range(2..)]), Constraint::len(..3)];
    let map = DynamicType::map(DynamicType::list(DynamicType::of::<i64>()));
    let of_lists = [Constraint::items([Constraint::range(1..)])];
    let class = Class::builder("Config")
        .field_of("rows", rows, |rows| rows.constraint(Constraint::items(of_rows)))
        .field_of("map", map, |map| {
            let map = map.constraint(Constraint::values(of_lists));
            map.constraint(Constraint::keys([Constraint::len(2..)]))
                .constraint(Constraint::len(..3))
        })
        .build()
        .unwrap();
    let text = r#"{
        "rows": [[1, 2], [1, "x", 0]],
        "map": {"a": [0], "b": ["x", 0], "cc": "q"}
    }"#;
    let value = json::from_str::<typed_structs::Untyped>(text).unwrap();
    assert_eq!(
        class.from_value(value).unwrap_err().to_string(),
        "Config.rows[0][0]: expected 2.., got int 1\n\
         Config.rows[1][0]: expected 2.., got int 1\n\
         Config.rows[1][1]: expected i64, got str \"x\"\n\
         Config.rows[1][2]: expected 1.., got int 0\n\
         Config.rows[1]: expected length ..3, got list\n\
         Config.map.a: expected length 2.., got str \"a\"\n\
         Config.map.a[0]: expected 1.., got int 0\n\
         Config.map.b: expected length 2.., got str \"b\"\n\
         Config.map.b[0]: expected i64, got str \"x\"\n\
         Config.map.b[1]: expected 1.., got int 0\n\
         Config.map.cc: expected Vec<i64>, got str \"q\"\n\
         Config.map: expected length ..3, got map"
    );
}
