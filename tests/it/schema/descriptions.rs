//! Classes made of descriptions.

use typed_structs::{Class, DynamicClass, Value, args, json};

#[test]
fn a_description_says_what_the_builder_is_told() {
    let person = Class::builder("Person").field::<String>("name").build().unwrap();
    let class = json::class_from_description(
        r#"{
            "name": "Member",
            "doc": "Of a club.",
            "bases": ["Person"],
            "unknown": "ignore",
            "fields": [
                {"name": "age", "type": "u8", "range": "..=150", "multiple_of": 2, "default": 0,
                 "doc": "In years.", "alias": ["years"]},
                {"name": "kind", "type": "String", "one_of": ["full", "guest"], "default": "full"},
                {"name": "pin", "type": "Secret<String>", "len": "4"},
                {"name": "mail", "type": "Option<String>", "pattern": "@"},
                {"name": "id", "type": "i64", "frozen": true, "default": 1},
                {"name": "share", "type": "f64", "range": "0.0..1.0", "default": 0.5},
                {"name": "friends", "type": "Vec<Member>", "default": []},
                {"name": "parents", "type": "BTreeMap<String, Option<Person>>", "default": {}},
                {"name": "any", "type": "Untyped", "default": [1]}
            ],
            "class": [
                {"name": "table", "type": "String", "value": "members", "final": true},
                {"name": "limits", "type": "Vec<u8>", "value": [1, 2]}
            ]
        }"#,
        &[person],
    )
    .unwrap();
    assert_eq!((class.name(), class.doc()), ("Member", "Of a club."));
    let described: Vec<_> = class
        .fields()
        .iter()
        .map(|field| {
            let constraints = field.constraints().iter().map(|constraint| constraint.text());
            (field.name(), field.type_name(), constraints.collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(
        described,
        [
            ("person", "Person", vec![]),
            ("age", "u8", vec!["..=150", "a multiple of 2"]),
            ("kind", "String", vec!["one of \"full\", \"guest\""]),
            ("pin", "Secret<String>", vec!["length 4..=4"]),
            ("mail", "Option<String>", vec!["a string that matches `@`"]),
            ("id", "i64", vec![]),
            ("share", "f64", vec!["0.0..1.0"]),
            ("friends", "Vec<Member>", vec![]),
            ("parents", "BTreeMap<String, Option<Person>>", vec![]),
            ("any", "Untyped", vec![]),
        ]
    );
    let text = r#"{"name": "Ada", "pin": "1234", "years": 36, "friends": [{"name": "Bob", "pin": "0000"}],
        "parents": {"mother": {"name": "Anne"}, "father": null}, "ignored": 1}"#;
    let mut ada = json::instance_from_str(text, class).unwrap();
    assert_eq!(ada.get("friends[0].name").unwrap(), "Bob");
    assert_eq!(ada.get("parents.mother.name").unwrap(), "Anne");
    assert_eq!(ada.get("any").unwrap(), Value::from([1]));
    assert_eq!(
        ada.set("friends[0].age", 37).unwrap_err().to_string(),
        "Member.friends[0].age: expected a multiple of 2, got int 37",
    );
    assert_eq!(
        ada.set("pin", "1").unwrap_err().to_string(),
        "Member.pin: expected length 4..=4, got str ***"
    );
    assert_eq!(ada.set("id", 2).unwrap_err().code(), "frozen");
    assert_eq!(class.set_attr("table", "x").unwrap_err().code(), "frozen");
    assert_eq!(
        class.set_attr("limits", [1, 300]).unwrap_err().to_string(),
        "Member.limits[1]: expected u8, got int 300",
    );
    class.set_attr("limits", [3]).unwrap();
    assert_eq!(ada.get("limits[0]").unwrap(), 3);
}

#[test]
fn limits_are_exact() {
    let class = json::class_from_description(
        r#"{"name": "Exact", "fields": [
            {"name": "n", "type": "i64", "range": "-1152921504606846977..=1152921504606846977"},
            {"name": "text", "type": "String", "len": "2..", "default": "ab"}]}"#,
        &[],
    );
    let class = class.unwrap();
    assert!(class.construct(args!(1_i64 << 60 | 1)).is_ok());
    assert!(class.construct(args!(1_i64 << 60 | 2)).is_err());
    assert!(class.construct(args!(-(1_i64 << 60) - 1)).is_ok());
    assert!(class.construct(args!(-(1_i64 << 60) - 2)).is_err());
    assert!(class.construct(args!(1, "a")).is_err());
}

fn refused(text: &str) -> Vec<String> {
    let error = json::class_from_description(text, &[]).unwrap_err();
    error.to_string().lines().map(String::from).collect()
}

#[test]
fn descriptions_are_checked_as_all_values_are() {
    assert_eq!(
        refused(
            r#"{"nam": 1, "fields": [{"name": "a"}, 1, {"name": 1, "type": "i64", "frozn": true}], "unknown": "x"}"#
        ),
        [
            "description.nam: unknown field; did you mean `name`?",
            "description.fields[0].type: missing, expected String",
            "description.fields[1]: expected field, got int 1",
            "description.fields[2].name: expected String, got int 1",
            "description.fields[2].frozn: unknown field; did you mean `frozen`?",
            "description.unknown: expected one of \"deny\", \"ignore\", \"warn\", got str \"x\"",
            "description.name: missing, expected String",
        ]
    );
    assert_eq!(refused("[]"), ["description: expected description, got list []"]);
    assert!(matches!(json::class_from_description("{", &[]), Err(json::Error::Syntax(_))));
}

#[test]
fn every_fault_of_what_is_described_is_reported() {
    assert_eq!(
        refused(
            r#"{
                "name": "Foo",
                "bases": ["Bar"],
                "class": [{"name": "v", "type": "u8", "value": 300}],
                "fields": [
                    {"name": "a", "type": "i46"},
                    {"name": "b", "type": "Vec<i64"},
                    {"name": "c", "type": "HashMap<String, i64>"},
                    {"name": "d", "type": "BTreeMap<i64, i64>"},
                    {"name": "e", "type": "Option<Vec<Strin>>"},
                    {"name": "f", "type": "i64", "range": "1-2", "len": "x", "multiple_of": "2",
                     "one_of": [[1]], "pattern": "("},
                    {"name": "g", "type": "String", "pattern": "(", "default": 1},
                    {"name": "g", "type": "String", "len": ".."},
                    {"name": "h", "type": "Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<Vec<i64>>>>>>>>>>>>>>>>>"}
                ]
            }"#
        ),
        [
            "Foo: unknown base class `Bar`",
            "Foo.a: unknown type `i46`",
            "Foo.b: `Vec<i64` lacks the closing `>`",
            "Foo.c: unknown type `HashMap<String, i64>`: `Option<T>`, `Vec<T>`, `BTreeMap<String, T>` and `Secret<String>` have parameters",
            "Foo.d: `BTreeMap<i64, i64>` must have string keys: `BTreeMap<String, …>`",
            "Foo.e: unknown type `Strin`; did you mean `String`?",
            "Foo.h: type parameters nest at most 16 levels deep",
            "Foo.f: expected a range such as `0..=150`, got `1-2`",
            "Foo.f: expected a range such as `1..=64`, got `x`",
            "Foo.f: expected a number, got \"2\"",
            "Foo.f: expected a boolean, number or string, got [1]",
            "Foo.g: expected a range such as `1..=64`, got `..`",
            "Foo.g: declared twice: fields, their aliases and class attributes have different names",
            "Foo.f: the constraint `a string that matches `(`` requires a string, not i64",
            "Foo.g: not a regular expression: unclosed group",
            "Foo.g: expected String, got int 1",
            "Foo.v: expected u8, got int 300",
        ]
    );
}

#[test]
fn a_class_can_be_described_by_any_value() {
    let field = |name: &'static str, of: &'static str| {
        Value::Map([("name".into(), name.into()), ("type".into(), of.into())].into_iter().collect())
    };
    let mut description = typed_structs::Map::new();
    description.push("name", "Point");
    description.push("fields", [field("x", "f64"), field("y", "f64")]);
    let class = DynamicClass::from_description(&description.into(), &[]).unwrap();
    assert_eq!(class.construct(args!(1, 2)).unwrap().get("y").unwrap(), 2.0);
}

#[test]
fn a_description_says_what_is_frozen_documented_and_collected() {
    let class = |more: &str| {
        json::class_from_description(
            &format!(
                r#"{{"name": "Settings", {more} "fields": [
                    {{"name": "size", "type": "i64", "doc": "In bytes.", "default": 1}},
                    {{"name": "rest", "type": "BTreeMap<String, i64>", "extras": true}}
                ]}}"#
            ),
            &[],
        )
        .unwrap()
    };
    let open = class(r#""frozen": false,"#);
    assert_eq!((open.doc(), open.field("size").unwrap().doc()), ("", "In bytes."));
    assert_eq!(open.field("rest").unwrap().doc(), "");
    assert_eq!(open.unknown(), typed_structs::UnknownFields::Collect);
    let mut settings = open.construct(args!(more = 7)).unwrap();
    assert_eq!(settings.get("more").unwrap(), 7);
    assert_eq!(
        settings.set("more", "x").unwrap_err().to_string(),
        "Settings.more: expected i64, got str \"x\""
    );
    settings.update(args!(size = 2, other = 3)).unwrap();
    let frozen = class(r#""frozen": true, "doc": "Kept.","#);
    assert_eq!(frozen.doc(), "Kept.");
    let mut settings = frozen.construct(args!(size = 5, more = 7)).unwrap();
    let before = settings.to_value().into_owned();
    assert_eq!(settings.set("size", 2).unwrap_err().code(), "frozen");
    settings.set("more", 2).unwrap_err();
    settings.update(args!(size = 2)).unwrap_err();
    assert_eq!(settings.to_value(), before);
}

#[test]
fn a_description_says_which_names_are_taken() {
    let class = |unknown: &str| {
        let fields = r#"[{"name": "age", "type": "u8", "alias": ["years", "a"], "default": 0}]"#;
        let description = format!(r#"{{"name": "Member", "fields": {fields}{unknown}}}"#);
        json::class_from_description(&description, &[]).unwrap()
    };
    for unknown in ["", r#", "unknown": "deny""#] {
        let class = class(unknown);
        assert_eq!(class.field("age").unwrap().aliases(), ["years", "a"]);
        assert_eq!(class.construct(args!(years = 36)).unwrap().get("age").unwrap(), 36);
        let mut member = class.construct(args!(a = 37)).unwrap();
        assert_eq!(member.get("age").unwrap(), 37);
        member.update(args!(years = 38)).unwrap();
        member.set("years", 39).unwrap();
        assert_eq!(member.get("age").unwrap(), 39);
        let report = class.construct(args!(age = 1, other = 2)).unwrap_err();
        assert_eq!(report.to_string(), "Member.other: unknown field");
    }
    let class = class(r#", "unknown": "ignore""#);
    assert_eq!(class.construct(args!(age = 1, other = 2)).unwrap().get("age").unwrap(), 1);
}
