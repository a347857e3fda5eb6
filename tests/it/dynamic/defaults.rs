//! Defaults that leave out what has a default in turn.

use std::collections::BTreeMap;
use typed_structs::{Class, DynamicType, Instance, Map, Secret, Value, args, json};

const TOO_DEEP: &str =
    "its default, with the defaults of what that leaves out, nests more deeply than 128 levels";
const TOO_LARGE: &str =
    "its default, with the defaults of what that leaves out, has more than 10000 parts";

fn empty() -> Value<'static> {
    Value::Map(Map::new())
}

fn refused(schema: &str) -> String {
    json::class_from_schema("Root", schema).unwrap_err().to_string()
}

#[test]
fn those_without_end_are_refused() {
    assert_eq!(
        refused(r##"{"type": "object", "properties": {"child": {"$ref": "#", "default": {}}}}"##),
        format!("#/properties/child/default: {TOO_DEEP}"),
    );
    assert_eq!(
        refused(
            r##"{"properties": {"a": {"$ref": "#/$defs/a", "default": {}}}, "$defs": {
                "a": {"properties": {"b": {"$ref": "#/$defs/b", "default": {}}}},
                "b": {"properties": {"a": {"$ref": "#/$defs/a", "default": {}}}}
            }}"##
        )
        .lines()
        .filter(|line| line.ends_with(TOO_DEEP))
        .count(),
        3,
    );
    let description =
        r#"{"name": "Node", "fields": [{"name": "next", "type": "Node", "default": {}}]}"#;
    assert_eq!(
        json::class_from_description(description, &[]).unwrap_err().to_string(),
        format!("Node.next: {TOO_DEEP}"),
    );
    let wrapped: [fn(DynamicType) -> (DynamicType, Value<'static>); 4] = [
        |this| (this, empty()),
        |this| (DynamicType::option(this), empty()),
        |this| (DynamicType::list(this), Value::List(vec![empty()].into())),
        |this| (DynamicType::map(this), BTreeMap::from([("k", empty())]).into()),
    ];
    for wrap in wrapped {
        let node = Class::builder("Node");
        let (of, default) = wrap(node.this());
        let node = node.field_of("next", of, |next| next.default(default));
        assert_eq!(node.build().unwrap_err().to_string(), format!("Node.next: {TOO_DEEP}"));
    }
    // By way of a class attribute, and of a base.
    let node = Class::builder("Node");
    let this = node.this();
    let node = node.field_of("next", this.clone(), |next| next.default(empty()));
    let error = node.class_attr_of("first", this, empty()).build().unwrap_err();
    assert_eq!(error.to_string(), format!("Node.next: {TOO_DEEP}\nNode.first: {TOO_DEEP}"));
}

#[test]
fn those_that_grow_beyond_measure_are_refused() {
    let schema = |levels: usize| {
        let level = |at: usize| {
            let next = at + 1;
            format!(
                r##""d{at}": {{"properties": {{
                    "a": {{"$ref": "#/$defs/d{next}", "default": {{}}}},
                    "b": {{"$ref": "#/$defs/d{next}", "default": {{}}}}
                }}}}"##
            )
        };
        let all: Vec<_> = (0..levels).map(level).collect();
        format!(
            r##"{{"properties": {{"it": {{"$ref": "#/$defs/d0", "default": {{}}}}}}, "$defs": {{
                {}, "d{levels}": {{"properties": {{"x": {{"type": "integer", "default": 7}}}}}}
            }}}}"##,
            all.join(",")
        )
    };
    let error = refused(&schema(60));
    assert!(error.contains(&format!("#/properties/it/default: {TOO_LARGE}")), "{error}");
    assert!(error.lines().all(|line| line.ends_with(TOO_LARGE)), "{error}");
    let class = json::class_from_schema("Root", &schema(10)).unwrap();
    let object = class.construct(args!()).unwrap();
    assert_eq!(object.get("it.a.b.a.b.a.b.a.b.a.b.x").unwrap(), 7);
}

#[test]
fn those_that_end_are_filled_in() {
    let inner = Class::builder("Inner").field_with::<i64>("x", |x| x.default(1)).build().unwrap();
    let outer = Class::builder("Outer")
        .field_of("inner", DynamicType::object(inner), |inner| inner.default(empty()))
        .build()
        .unwrap();
    assert_eq!(outer.construct(args!()).unwrap().get("inner.x").unwrap(), 1);
    assert_eq!(outer.attr("inner").unwrap(), Value::from(BTreeMap::from([("x", 1)])));
    // What a class attribute is set to is taken from then on, also within a default.
    inner.set_attr("x", 2).unwrap();
    assert_eq!(outer.construct(args!()).unwrap().get("inner.x").unwrap(), 2);
    // A list within a default, written out, is as long as it likes.
    let long =
        Class::builder("Long").field_with::<Vec<i64>>("all", |all| all.default(vec![0; 20_000]));
    assert!(long.build().is_ok());
    // A chain of defaults counts as levels of the value that it completes.
    let node = Class::builder("Node");
    let this = node.this();
    let node = node.field_of("next", DynamicType::option(this), |next| next.default(Value::Null));
    let node = node.build().unwrap();
    node.set_attr("next", empty()).unwrap();
    assert_eq!(node.construct(args!()).unwrap().get("next.next").unwrap(), Value::Null);
}

#[test]
fn those_that_are_secret_are_not_shown() {
    let class = Class::builder("Login")
        .field_with::<Secret<String>>("password", |it| it.default("hunter2"))
        .field_with::<Option<Secret<u64>>>("pin", |it| it.default(7_345_678))
        .class_attr::<Secret<String>>("token", "hunter2")
        .method_with("check", |check| {
            check
                .param_or("password", "hunter2")
                .define(|_: &Instance, password: Secret<String>| password.expose().len())
        })
        .build()
        .unwrap();
    assert_eq!(class.field("password").unwrap().default().unwrap().to_string(), "***");
    let mut login = class.construct(args!()).unwrap();
    assert_eq!(login.call("check", args!()).unwrap(), 7);
    for shown in [
        format!("{class:?}"),
        format!("{:?}", class.fields()),
        format!("{:?}", class.attrs().collect::<Vec<_>>()),
        format!("{:?}", class.methods().collect::<Vec<_>>()),
        format!("{:?}", class.attr("password")),
        format!("{:?}", class.attr("token")),
        format!("{login:?}"),
    ] {
        assert!(!shown.contains("hunter2") && !shown.contains("7345678"), "{shown}");
    }
}

/// A default that fills in this many fields.
fn filling_in(fields: usize) -> Result<&'static typed_structs::DynamicClass, String> {
    let mut item = Class::builder("Item");
    for index in 0..100 {
        item = item.field_with::<i64>(format!("f{index}"), |field| field.default(0));
    }
    let item = item.build().unwrap();
    let mut last = Class::builder("Last");
    for index in 0..fields % 100 {
        last = last.field_with::<i64>(format!("f{index}"), |field| field.default(0));
    }
    let items = Value::List((0..fields / 100).map(|_| empty()).collect());
    Class::builder("Root")
        .field_of("items", DynamicType::list(DynamicType::object(item)), |it| it)
        .field_of("last", DynamicType::object(last.build().unwrap()), |it| it)
        .build()
        .map(|class| {
            let mut default = Map::new();
            default.push("items", items);
            default.push("last", empty());
            Class::builder("Outer")
                .field_of("root", DynamicType::object(class), |root| root.default(default))
                .build()
                .map_err(|error| error.to_string())
        })
        .unwrap()
}

#[test]
fn a_default_fills_in_as_many_fields_as_it_may() {
    assert!(filling_in(9_999).is_ok());
    let class = filling_in(10_000).unwrap();
    assert_eq!(class.construct(args!()).unwrap().get("root.items[99].f99").unwrap(), 0);
    assert_eq!(filling_in(10_001).unwrap_err(), format!("Outer.root: {TOO_LARGE}"));
}

#[test]
fn a_default_nests_as_deeply_as_it_may() {
    let mut class = Class::builder("End").field_with::<i64>("x", |x| x.default(7)).build().unwrap();
    let mut levels = 0;
    let refused = loop {
        let next = DynamicType::object(class);
        match Class::builder("Node").field_of("next", next, |it| it.default(empty())).build() {
            Ok(outer) => (class, levels) = (outer, levels + 1),
            Err(error) => break error.to_string(),
        }
    };
    assert_eq!((levels, refused), (127, format!("Node.next: {TOO_DEEP}")));
    let object = class.construct(args!()).unwrap();
    assert_eq!(object.get(&format!("{}x", "next.".repeat(127))).unwrap(), 7);
}
