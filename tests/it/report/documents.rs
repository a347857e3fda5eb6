//! Reports of documents: the places of faults.

use std::collections::{BTreeMap, BTreeSet};
use typed_structs::{
    FieldType, PathSegment, Target, ToValue, Typed, Value, from_value, json, report::Report,
};

/// The report of a document.
fn report<T: for<'v> FieldType<'v>>(text: &str) -> Report {
    let Err(error) = json::from_str::<T>(text) else { unreachable!("it is valid: {text}") };
    error.into_report().unwrap()
}

/// The path and the part of the text of each entry.
fn places<T: for<'v> FieldType<'v>>(text: &str) -> Vec<String> {
    let report = report::<T>(text);
    let parts = report.iter().map(|entry| {
        let range = entry.place().unwrap().range();
        let path = entry.path();
        let before = text[..range.start].rsplit('\n').next().unwrap().chars().count();
        assert_eq!(entry.place().unwrap().column(), before + 1);
        assert_eq!(entry.place().unwrap().line(), text[..range.start].matches('\n').count() + 1);
        format!("{path}@{}: {}", range.start, &text[range.clone()])
    });
    parts.collect()
}

#[derive(Typed, Debug, Clone, Default)]
struct Address {
    #[typed(alias = "street_name", default)]
    street: String,
    #[typed(alias = "postcode", default)]
    zip: u32,
}

#[derive(Typed, Debug, Default)]
struct Person {
    #[typed(default)]
    name: String,
    #[typed(default)]
    age: u8,
    #[typed(alias = "residence", default)]
    address: Address,
    #[typed(default)]
    tags: BTreeSet<String>,
    #[typed(default)]
    scores: BTreeMap<u8, Vec<u8>>,
    #[typed(default)]
    point: (u8, u8),
}

#[test]
fn values_and_keys() {
    let text = r#"{"name": 1, "age": "x", "address": {"street": [1, 2], "city": {"a": 1}},
        "tags": ["a", "b", "a"], "scores": {"x": [1], "2": [1, "y"]}, "point": [1, 2, 3], "zz": 0}"#;
    assert_eq!(
        places::<Person>(text),
        [
            "name@9: 1",
            "age@19: \"x\"",
            "address.street@46: [1, 2]",
            "address.city@54: \"city\"",
            "tags[2]@100: \"a\"",
            "scores.x@117: \"x\"",
            "scores[2][1]@136: \"y\"",
            "point@152: [1, 2, 3]",
            "zz@163: \"zz\"",
        ]
    );
}

#[derive(Typed, Debug)]
struct Line {
    from: Spot,
    to: Spot,
}

#[derive(Typed, Debug)]
struct Spot {
    x: i64,
    y: i64,
}

#[test]
fn missing_fields_are_at_the_brace_of_their_object() {
    assert_eq!(places::<Line>("{\n  \"from\": {\"x\": 1}\n}"), ["from.y@12: {", "to@0: {"]);
    assert_eq!(places::<Vec<Spot>>(r#"[{"x": 1, "y": 2}, {}]"#), ["[1].x@19: {", "[1].y@19: {"]);
    assert_eq!(places::<Spot>("  {}"), ["x@2: {", "y@2: {"]);
}

#[test]
fn the_document_as_a_whole() {
    assert_eq!(places::<Spot>(" [1, 2] "), ["@1: [1, 2]"]);
    assert_eq!(places::<u8>(" 300"), ["@1: 300"]);
}

#[test]
fn duplicates_are_at_their_second_occurrence() {
    let text = r#"{"x": 1, "y": 2, "x": 3, "x": 4}"#;
    assert_eq!(places::<Spot>(text), ["x@17: \"x\"", "x@25: \"x\""]);
    // The value of the second one is checked too.
    let text = r#"{"a": 1, "a": "x", "b": "y", "b": 2, "b": "z"}"#;
    assert_eq!(
        places::<BTreeMap<String, u8>>(text),
        ["a@9: \"a\"", "a@14: \"x\"", "b@24: \"y\"", "b@29: \"b\"", "b@37: \"b\"", "b@42: \"z\""]
    );
    let text = r#"{"x": 1, "y": 2, "z": 0, "z": 0}"#;
    assert_eq!(places::<Spot>(text), ["z@17: \"z\"", "z@25: \"z\""]);
    let text = r#"{"k": 1, "k": 2}"#;
    assert_eq!(places::<BTreeMap<u8, u8>>(text), ["k@1: \"k\"", "k@9: \"k\""]);
}

#[test]
fn aliases_lead_to_the_field() {
    let text = r#"{"residence": {"street_name": 1, "postcode": "x", "zip": 2}}"#;
    assert_eq!(
        places::<Person>(text),
        ["address.street@30: 1", "address.zip@45: \"x\"", "address.zip@50: \"zip\""]
    );
}

#[derive(Typed, Debug)]
struct Animal {
    #[typed(alias = "title")]
    name: String,
    legs: u8,
}

#[derive(Typed, Debug)]
struct Dog {
    #[typed(base)]
    animal: Animal,
    owner: Option<Address>,
}

#[test]
fn members_of_bases() {
    let text = r#"{"title": 1, "owner": {"street": 2, "zip": 3}}"#;
    assert_eq!(places::<Dog>(text), ["name@10: 1", "owner.street@33: 2", "legs@0: {"]);
    let text = r#"{"animal": {"title": 1, "legs": 4}, "owner": null}"#;
    assert_eq!(places::<Dog>(text), ["animal.name@21: 1"]);
    let text = r#"{"animal": {"name": "a", "legs": 4}, "legs": 3}"#;
    assert_eq!(places::<Dog>(text), ["legs@37: \"legs\""]);
}

#[derive(Typed, Debug)]
enum Shape {
    Unit,
    #[typed(alias = "disc")]
    Circle(Spot),
    Rect {
        width: u8,
        height: u8,
    },
    Pair(u8, u8),
}

#[derive(Typed, Debug)]
#[typed(tag = "kind")]
enum Event {
    Click {
        #[typed(alias = "horizontal")]
        x: u8,
    },
    Key {
        code: String,
    },
}

#[derive(Typed, Debug)]
struct Meters(Spot);

#[test]
fn enums_and_newtypes() {
    let text = r#"[{"disc": {"x": "a", "y": 1}}, {"Rect": {"width": 1}}, {"Pair": [1, "b"]}, "Unti", {"Cube": 1},
        {"Unit": 1}, 7]"#;
    assert_eq!(
        places::<Vec<Shape>>(text),
        [
            "[0].Circle.x@16: \"a\"",
            "[1].Rect.height@40: {",
            "[2].Pair.1@68: \"b\"",
            "[3]@75: \"Unti\"",
            "[4]@84: \"Cube\"",
            "[5].Unit@113: 1",
            "[6]@117: 7",
        ]
    );
    let text = r#"[{"kind": "Click", "horizontal": -1}, {"code": 5, "kind": "Key"}, {"kind": "Kye"}, {"x": 1}]"#;
    assert_eq!(
        places::<Vec<Event>>(text),
        ["[0].x@33: -1", "[1].code@47: 5", "[2].kind@75: \"Kye\"", "[3].kind@83: {"]
    );
    assert_eq!(places::<Vec<Meters>>(r#"[{"x": 1, "y": "b"}]"#), ["[0].y@15: \"b\""]);
}

#[derive(Typed, Debug)]
#[typed(tag = "t", content = "c")]
enum Beside {
    Spot(Spot),
    Line {
        #[typed(alias = "length")]
        len: u8,
    },
}

#[derive(Typed, Debug)]
#[typed(untagged)]
enum Bare {
    Id(u64),
    Spots(Vec<Address>),
    Named {
        #[typed(alias = "title")]
        name: String,
    },
}

#[test]
fn enums_whose_variant_follows() {
    let text = r#"[{"c": {"length": "a"}, "t": "Line"}, {"t": "Spot", "c": {"x": 1, "y": "b"}}, {"t": "Spot"}]"#;
    assert_eq!(
        places::<Vec<Beside>>(text),
        ["[0].c.len@18: \"a\"", "[1].c.y@71: \"b\"", "[2].c@78: {"]
    );
    let text = r#"[{"title": 5}, [{"street_name": 6}]]"#;
    assert_eq!(
        places::<Vec<Bare>>(text),
        [
            "[0]@1: {\"title\": 5}",
            "[0].name@11: 5",
            "[1]@15: [{\"street_name\": 6}]",
            "[1][0].street@32: 6"
        ]
    );
}

#[test]
fn keys_of_any_spelling() {
    let text = r#"{"a.b": "x", "c\u00e4\n\ud83d\ude00": "y", "": "z", "[0]": "w", "a/b": "v"}"#;
    let found = places::<BTreeMap<String, u8>>(text);
    let ends: Vec<_> = found.iter().map(|place| place.rsplit(": ").next().unwrap()).collect();
    assert_eq!(ends, ["\"x\"", "\"y\"", "\"z\"", "\"w\"", "\"v\""]);
    assert_eq!(places::<BTreeMap<i8, bool>>(r#"{"-5": 1, "5": 2}"#), ["[-5]@7: 1", "[5]@15: 2"]);
    assert_eq!(places::<BTreeMap<bool, u8>>(r#"{"true": "x"}"#), ["[true]@9: \"x\""]);
    let long = "ä".repeat(600);
    let text = format!("{{\"{long}\": \"x\"}}");
    assert!(places::<BTreeMap<String, u8>>(&text)[0].ends_with("\"x\""));
}

#[test]
fn columns_count_characters() {
    let text = "{\"größe\": {\"x\": \"ä\", \"y\": 1.5}}";
    let report = report::<BTreeMap<String, Spot>>(text);
    let columns: Vec<_> = report.iter().map(|entry| entry.place().unwrap().column()).collect();
    assert_eq!(columns, [17, 27]);
    assert_eq!(
        report.to_string(),
        "BTreeMap<String, Spot>.größe.x: expected i64, got str \"ä\" at line 1 column 17\n\
         BTreeMap<String, Spot>.größe.y: expected i64, got float 1.5 at line 1 column 27"
    );
}

#[test]
fn a_syntax_fault_is_an_entry() {
    let text = "{\"x\": 1,\n \"y\" 2}";
    let error = json::from_str::<Spot>(text).unwrap_err();
    assert_eq!(error.to_string(), "not JSON: expected `:` at line 2 column 6");
    let report = error.into_report().unwrap();
    let entry = report.iter().next().unwrap();
    assert_eq!((report.len(), entry.code(), &*entry.message()), (1, "syntax", "expected `:`"));
    assert_eq!(&text[entry.place().unwrap().range()], "2");
    assert_eq!(
        report.render(text),
        "expected `:`\n --> line 2 column 6\n  |\n2 |  \"y\" 2}\n  |      ^\n"
    );
    let end = json::from_str::<Spot>("{\"x\":").unwrap_err().into_report().unwrap();
    assert_eq!(end.render("{\"x\":").lines().last(), Some("  |      ^"));
}

#[test]
fn mismatches_before_a_syntax_fault_have_places() {
    let text = "{\"x\": \"1\", \"z\": 2, \"y\": ";
    let mismatches = from_value::<Spot>(Value::from(1)).unwrap_err();
    let found = json::from_str::<Spot>(r#"{"x": "1", "z": 2}"#).unwrap_err().into_report().unwrap();
    let type_info = <Spot as ToValue>::TYPE;
    let report = Report::of_json(found.into_mismatches(), type_info, text).with_syntax_fault(
        "expected a value",
        text.len()..text.len(),
        text,
    );
    assert_eq!(
        report.to_string(),
        "expected a value at line 1 column 25\n\
         Spot.x: expected i64, got str \"1\" at line 1 column 7\n\
         Spot.z: unknown field at line 1 column 12\n\
         Spot.y: missing, expected i64 at line 1 column 1"
    );
    // The text may be another one: nothing is found, and nothing breaks.
    for text in ["", "}", "[[[", "\"", "{\"x\"", "ä", "{\"x\": ä"] {
        let report = Report::of_json(mismatches.clone(), type_info, text);
        assert_eq!(report.len(), 1);
        let _ = report.render(text);
        let _ = report.render("another text");
    }
}

#[test]
fn other_formats_have_locators_of_their_own() {
    let text = "x = a\nz = 1\n";
    let mismatches =
        json::from_str::<Spot>(r#"{"x": "a", "z": 1}"#).unwrap_err().into_report().unwrap();
    let mut asked = Vec::new();
    let report = Report::located_by(
        mismatches.into_mismatches(),
        <Spot as ToValue>::TYPE,
        text,
        |segments, target| {
            asked.push((segments.len(), target));
            match segments {
                [PathSegment::Name(name)] => {
                    let at = text.find(&format!("{name} ="))?;
                    Some(if target == Target::Key { at..at + 1 } else { at + 4..at + 5 })
                }
                [] => Some(0..text.len()),
                _ => None,
            }
        },
    );
    assert_eq!(
        asked,
        [(1, Target::Content), (1, Target::Key), (1, Target::Container), (0, Target::Content)]
    );
    let places: Vec<_> = report.iter().map(|entry| entry.place().unwrap().range()).collect();
    assert_eq!(places, [4..5, 6..7, 0..1]);
    let beyond =
        Report::located_by(report.into_mismatches(), <Spot as ToValue>::TYPE, "ä", |_, _| {
            Some(1..usize::MAX)
        });
    assert_eq!(beyond.iter().next().unwrap().place().unwrap().range(), 0..2);
    assert!(beyond.render("ä").contains("1 | ä\n  | ^\n"));
}

#[test]
fn deep_and_long_documents() {
    let deep = format!("{}\"x\"{}", "[".repeat(100), "]".repeat(100));
    let found =
        json::from_str::<Value<'static>>(&format!("{}1{}", "[".repeat(128), "]".repeat(128)));
    assert!(found.is_ok());
    assert_eq!(places::<Vec<Vec<u8>>>(&deep), [format!("[0][0]@2: {}", &deep[2..deep.len() - 2])]);

    let many = format!("[{}]", vec!["\"x\""; 100].join(", "));
    let report = report::<Vec<u8>>(&many);
    assert_eq!((report.iter().count(), report.omitted(), report.len()), (64, 36, 100));
    assert!(report.to_string().ends_with("\n… and 36 more"));
    assert!(report.render(&many).ends_with("\n… and 36 more\n"));
    let last = report.iter().last().unwrap();
    assert_eq!(last.place().unwrap().range().start, 1 + 63 * 5);
}

#[test]
fn one_line_of_megabytes() {
    let item = r#"{"x": 1, "y": 2}, "#;
    let text =
        format!("[{}{}]", item.repeat(200_000), vec![r#"{"x": "ä", "y": 2}"#; 64].join(", "));
    let report = report::<Vec<Spot>>(&text);
    let shown = report.render(&text);
    assert!(shown.len() < 64 * 1024, "{}", shown.len());
    let columns: Vec<_> = report.iter().map(|entry| entry.place().unwrap().column()).collect();
    assert_eq!(columns[0], 1 + 1 + item.len() * 200_000 + 6);
    // The character counts once, and not as its bytes.
    assert_eq!(columns[1] - columns[0], 20);
}

#[test]
fn reports_are_data() {
    let text = r#"{"x": "1", "z": 2}"#;
    let report = report::<Spot>(text);
    assert_eq!(
        serde_json::to_value(&report).unwrap(),
        serde_json::json!([
            {
                "pointer": "/x", "code": "type",
                "params": {"expected": "i64", "actual": "str", "value": "\"1\""},
                "message": "expected i64, got str \"1\"", "line": 1, "column": 7,
            },
            {
                "pointer": "/z", "code": "unknown", "params": {"name": "z", "kind": "field"},
                "message": "unknown field", "line": 1, "column": 12,
            },
            {
                "pointer": "/y", "code": "missing", "params": {"name": "y", "expected": "i64"},
                "message": "missing, expected i64", "line": 1, "column": 1,
            },
        ])
    );
    assert_eq!(serde_json::to_string(&report).unwrap(), report.to_json());
    let problem = report.problem().with_type("https://example.org/wrong").with_status(400);
    let body = serde_json::to_value(&problem).unwrap();
    assert_eq!(serde_json::from_str::<serde_json::Value>(&problem.to_json()).unwrap(), body);
    assert_eq!(
        (body["status"].clone(), body["title"].clone()),
        (400.into(), "Unprocessable Content".into())
    );
    assert_eq!(body["type"], "https://example.org/wrong");
    assert_eq!(
        body["detail"],
        "Spot.x: expected i64, got str \"1\" at line 1 column 7; and 2 more"
    );
    assert_eq!(body["errors"][0]["detail"], "expected i64, got str \"1\"");
    assert_eq!(body["errors"][2]["pointer"], "#/y");
    assert_eq!(body.get("omitted"), None);

    let without = Report::from(from_value::<BTreeMap<String, u8>>(one("a b/ä", "x")).unwrap_err());
    assert_eq!(without.to_string(), "BTreeMap<String, u8>.a b/ä: expected u8, got str \"x\"");
    assert_eq!(without.problem().to_value().as_map().unwrap().get("instance"), None);
    let body = serde_json::to_value(without.problem()).unwrap();
    assert_eq!(body["errors"][0]["pointer"], "#/a%20b~1%C3%A4");
    assert_eq!(body["errors"][0]["line"], serde_json::Value::Null);
    assert_eq!(json::from_str::<u8>("x").unwrap_err().report().unwrap().problem().status(), 400);
}

/// A client finds the operation and the place without reading the message.
#[test]
fn reports_of_json_patches_are_data() {
    #[derive(Typed, Debug, Clone, PartialEq)]
    #[typed(check = is_short)]
    struct Lists {
        tags: Vec<Vec<u8>>,
        more: Vec<u8>,
    }
    fn is_short(lists: &Lists) -> bool {
        lists.more.len() < 2
    }
    let errors = |patch: &str| {
        let mut lists = Lists { tags: vec![vec![1]], more: vec![] };
        let report = json::json_patch(&mut lists, patch).unwrap_err().into_report().unwrap();
        let problem = serde_json::to_value(report.problem()).unwrap();
        let parts = ["base", "operation", "pointer", "code", "params"];
        let errors =
            problem["errors"].as_array().unwrap().iter().map(|error| {
                serde_json::Value::from(parts.map(|part| error[part].clone()).to_vec())
            });
        serde_json::Value::from(errors.collect::<Vec<_>>())
    };
    assert_eq!(
        errors(
            r#"[{"op": "add", "path": "/tags/-", "value": [1, 300]},
                {"op": "replace", "path": "/more/99", "value": 1},
                {"op": "copy", "from": "/more/5", "path": "/more/-"},
                {"op": "add", "path": "/more/x", "value": 1}]"#
        ),
        serde_json::json!([
            ["object", 0, "#/tags/-/1", "range", {"expected": "u8", "actual": "int", "value": "300"}],
            ["object", 1, "#/more/99", "unknown", {"name": "99", "kind": "item", "within": "list", "len": 0}],
        ])
    );
    assert_eq!(
        errors(
            r#"[{"op": "copy", "from": "/more/5", "path": "/more/-"},
                {"op": "add", "path": "/tags/x", "value": []}]"#
        ),
        serde_json::json!([
            ["object", 0, "#/more/5", "unknown", {"name": "5", "kind": "item", "within": "list", "len": 0}],
            ["object", 1, "#/tags/x", "unknown", {"name": "x", "kind": "item", "within": "list"}],
        ])
    );
    let check = errors(r#"[{"op": "add", "path": "/more", "value": [1, 2]}]"#);
    assert_eq!(
        (&check[0][0], &check[0][1], &check[0][2]),
        (&"object".into(), &().into(), &"#".into())
    );
    assert_eq!(
        errors(r#"[{"op": "add", "path": "/tags/-"}]"#),
        serde_json::json!([
            ["patch", null, "#/0/value", "missing", {"name": "value", "expected": "a value"}],
        ])
    );
}

fn one<'v>(key: &'v str, value: &'v str) -> Value<'v> {
    Value::Map(vec![(key.into(), value.into())].into())
}
