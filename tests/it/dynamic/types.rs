//! Types that are known at run time only.

use std::collections::BTreeMap;
use typed_structs::{
    Class, Constraint, DynamicType, Instance, Map, SchemaReader, UnknownFields, Untyped, Value,
    args, json,
};

fn single(of: DynamicType) -> Instance {
    let class = Class::builder("Single").field_of("it", DynamicType::option(of), |it| it);
    class.build().unwrap().construct(args!()).unwrap()
}

#[track_caller]
fn accepts(object: &mut Instance, value: impl Into<Value<'static>>) {
    let value = value.into();
    object.set("it", value.clone()).unwrap();
    assert_eq!(object.get("it").unwrap(), value);
}

#[track_caller]
fn refuses(object: &mut Instance, path: &str, value: impl Into<Value<'static>>, message: &str) {
    let before = object.to_value().into_owned();
    assert_eq!(object.set(path, value).unwrap_err().to_string(), message);
    assert_eq!(object.to_value(), before);
}

#[test]
fn lists_check_every_item() {
    let mut object =
        single(DynamicType::list(DynamicType::of::<u8>().constraint(Constraint::range(1..))));
    accepts(&mut object, [1, 2]);
    refuses(
        &mut object,
        "it",
        Value::from((1, "x", 0, 300)),
        "Single.it[1]: expected u8, got str \"x\"\n\
         Single.it[2]: expected 1.., got int 0\n\
         Single.it[3]: expected u8, got int 300",
    );
    object.set("it[1]", 7).unwrap();
    refuses(&mut object, "it[1]", 0, "Single.it[1]: expected 1.., got int 0");
    refuses(
        &mut object,
        "it[2]",
        1,
        "Single.it[2]: unknown item: index 2 out of bounds (length 2)",
    );
    // Bytes are integers, as for `Vec<u8>`.
    object.set("it", Value::from(&b"ab"[..])).unwrap();
    assert_eq!(object.get("it").unwrap(), Value::from([97, 98]));
}

#[test]
fn maps_check_every_value_and_refuse_keys_given_twice() {
    let of = DynamicType::map(DynamicType::list(DynamicType::of::<i64>()));
    let mut object = single(DynamicType::list(of.constraint(Constraint::len(..=2))));
    accepts(&mut object, [BTreeMap::from([("a", [1]), ("b", [2])])]);
    refuses(
        &mut object,
        "it[0].c",
        [3],
        "Single.it[0].c: expected length ..=2, got map {\"a\": [1], \"b\": [2], \"c\": [3]}",
    );
    refuses(&mut object, "it[0].a[0]", "x", "Single.it[0].a[0]: expected i64, got str \"x\"");
    let mut twice = Map::new();
    twice.push("k", [1]);
    twice.push("k", [2]);
    twice.push(1, [2]);
    refuses(
        &mut object,
        "it",
        [Value::Map(twice)],
        "Single.it[0].k: key given twice\nSingle.it[0][1]: expected String, got int 1",
    );
    object.set("it", [BTreeMap::from([("a", [1])])]).unwrap();
    object.set("it[0].b", [5]).unwrap();
    assert_eq!(object.get("it[0].b[0]").unwrap(), 5);
}

#[test]
fn constants_are_the_values_listed() {
    let mut object = single(DynamicType::constants([
        "a".into(),
        1.into(),
        Value::from([1, 2]),
        Value::from(false),
    ]));
    for value in [Value::from("a"), 1.into(), [1, 2].into(), false.into()] {
        accepts(&mut object, value);
    }
    assert_eq!(object.get("it[0]").unwrap_err().code(), "unknown");
    refuses(&mut object, "it", 2, "Single.it: expected one of \"a\", 1, [1, 2], false, got int 2");
    object.set("it", [1, 2]).unwrap();
    assert_eq!(object.get("it[1]").unwrap(), 2);
    refuses(
        &mut object,
        "it[1]",
        3,
        "Single.it[1]: cannot be set by path; set the whole value around it",
    );
    // Text is one of them as it is spelled; a string comes first.
    object.set_text("it", "1").unwrap();
    assert_eq!(object.get("it").unwrap(), 1);
    object.set_text("it", "false").unwrap();
    assert_eq!(object.get("it").unwrap(), false);
    object.set_text("it", "a").unwrap();
    assert_eq!(object.get("it").unwrap(), "a");
    assert_eq!(object.set_text("it", "b").unwrap_err().code(), "constraint.one_of");
    let class = Class::builder("One").field_of("it", DynamicType::constants([1.into()]), |it| it);
    let class = class.build().unwrap();
    assert_eq!(class.construct(args!()).unwrap_err().to_string(), "One.it: missing, expected 1");
    assert_eq!(class.construct(args!(2)).unwrap_err().to_string(), "One.it: expected 1, got int 2");
}

#[test]
fn objects_are_of_classes_made_before_or_of_the_one_being_made() {
    let inner = Class::builder("Inner").field::<i64>("x").build().unwrap();
    let builder = Class::builder("Node").field_of("inner", DynamicType::object(inner), |it| it);
    let this = builder.this();
    let class = builder
        .field_of("next", DynamicType::option(this.clone()), |next| next)
        .field_of("all", DynamicType::list(this), |all| all.default(Vec::<i64>::new()))
        .unknown(UnknownFields::Ignore)
        .build()
        .unwrap();
    let inner = BTreeMap::from([("x", 1)]);
    let next = BTreeMap::from([("inner", inner.clone())]);
    let mut node = class.construct(args!(inner, next, ignored = 1)).unwrap();
    assert_eq!(node.get("next.inner.x").unwrap(), 1);
    assert_eq!(node.get("next.next").unwrap(), Value::Null);
    node.set("next.inner.x", 5).unwrap();
    node.update(args!(all = [BTreeMap::from([("inner", BTreeMap::from([("x", 8)]))])])).unwrap();
    assert_eq!(node.get("all[0].inner.x").unwrap(), 8);
    let error = node.set("all[0].inner.x", "8").unwrap_err();
    assert_eq!(error.to_string(), "Node.all[0].inner.x: expected i64, got str \"8\"");
    assert_eq!(error.declared_in(), "Inner");
    assert_eq!(class.field("next").unwrap().type_name(), "Option<Node>");
    assert_eq!(class.field("next").unwrap().type_info().class().unwrap().name(), "Node");
}

#[test]
fn a_type_of_a_class_that_was_refused_takes_nothing() {
    let builder = Class::builder("Wrong").field::<i64>("").field::<i64>("a");
    let of = builder.this();
    let mut before = single(of.clone());
    builder.build().unwrap_err();
    assert_eq!(
        before.set("it", BTreeMap::from([("a", 1)])).unwrap_err().to_string(),
        "Single.it: cannot be constructed: the definition of its class was rejected",
    );
    for of in [of.clone(), DynamicType::list(of.clone()), DynamicType::option(of)] {
        let class = Class::builder("User").field_of("it", of, |it| it);
        assert_eq!(
            class.build().unwrap_err().to_string(),
            "User.it: the definition of `Wrong` was rejected",
        );
    }
}

#[test]
fn a_field_can_be_required_although_it_may_be_null() {
    let class = Class::builder("Patch").field_with::<Option<i64>>("size", |size| size.required());
    let class = class.build().unwrap();
    assert_eq!(
        class.construct(args!()).unwrap_err().to_string(),
        "Patch.size: missing, expected Option<i64>",
    );
    assert_eq!(class.construct(args!(())).unwrap().get("size").unwrap(), Value::Null);
}

#[test]
fn metadata_is_what_was_described() {
    let class = Class::builder("Service")
        .doc("How to reach it.")
        .field_with::<u16>("port", |port| {
            port.doc("Where.").alias("p").info("unit", "port").info("order", 2).default(443)
        })
        .build()
        .unwrap();
    assert_eq!((class.name(), class.doc()), ("Service", "How to reach it."));
    let port = class.field("p").unwrap();
    assert_eq!((port.name(), port.doc(), port.type_name()), ("port", "Where.", "u16"));
    assert!(port.info("unit").unwrap().is_str("port"));
    assert_eq!(port.default(), Some(&443.into()));
    assert_eq!(class.attr("port").unwrap(), 443);
    class.set_attr("port", 80).unwrap();
    assert_eq!(class.construct(args!()).unwrap().get("p").unwrap(), 80);
}

/// Entries that are added to a map are checked against all its constraints, at any depth.
#[test]
fn an_entry_added_within_other_types_breaks_no_constraint() {
    let at_most_one = || Constraint::len(..=1);
    let of_map = || DynamicType::of::<BTreeMap<String, i64>>().constraint(at_most_one());
    let any = || DynamicType::of::<Untyped>().constraint(at_most_one());
    let optional = |of| DynamicType::option(of).constraint(at_most_one());
    let one = || Value::from(BTreeMap::from([("a", 1)]));
    let within = [
        (of_map(), "it.b"),
        (any(), "it.b"),
        (optional(DynamicType::map(DynamicType::of::<i64>())), "it.b"),
    ];
    for (of, path) in within {
        let mut object = single(of.clone());
        accepts(&mut object, one());
        let message = "expected length ..=1, got map {\"a\": 1, \"b\": 2}";
        refuses(&mut object, path, 2, &format!("Single.it: {message}"));
        for of in [of.clone(), DynamicType::option(of)] {
            let mut object = single(DynamicType::list(of.clone()));
            accepts(&mut object, [one()]);
            refuses(&mut object, "it[0].b", 2, &format!("Single.it[0].b: {message}"));
            object.set("it[0].a", 2).unwrap();
            let mut object = single(DynamicType::map(DynamicType::option(of)));
            accepts(&mut object, BTreeMap::from([("k", one())]));
            refuses(&mut object, "it.k.b", 2, &format!("Single.it.k.b: {message}"));
        }
    }
    // A rejected value removes no other entry.
    let of = DynamicType::of::<BTreeMap<i64, i64>>().constraint(at_most_one());
    let mut object = single(DynamicType::list(of));
    accepts(&mut object, [BTreeMap::from([(1, 1)])]);
    object.set("it[0][\"+1\"]", 2).unwrap_err();
    object.set("it[0][2]", 2).unwrap_err();
    assert_eq!(object.get("it").unwrap(), Value::from([BTreeMap::from([(1, 1)])]));
}

#[test]
fn types_name_those_inside() {
    let map = DynamicType::map(DynamicType::list(DynamicType::of::<u8>()));
    let class = Class::builder("Single").field_of("it", DynamicType::option(map), |it| it);
    let mut at = class.build().unwrap().fields()[0].type_info();
    let mut names = Vec::new();
    while let Some(last) = at.arguments().last() {
        names.push(at.name());
        at = last;
    }
    assert_eq!(
        names,
        ["Option<BTreeMap<String, Vec<u8>>>", "BTreeMap<String, Vec<u8>>", "Vec<u8>"]
    );
    assert_eq!(at.name(), "u8");
}

#[test]
fn an_option_of_an_option_is_one_option() {
    let of = || DynamicType::of::<i64>().constraint(Constraint::range(..10));
    let twice = DynamicType::option(DynamicType::option(of()));
    assert_eq!(twice.type_info().name(), "Option<i64>");
    let mut object = single(DynamicType::option(twice));
    accepts(&mut object, 7);
    accepts(&mut object, Value::Null);
    refuses(&mut object, "it", 10, "Single.it: expected ..10, got int 10");
    assert_eq!(object.class().field("it").unwrap().type_name(), "Option<i64>");
}

#[test]
fn the_check_of_a_field_sees_what_is_set_in_it() {
    let few = |value: &Value<'_>| {
        let items = value.as_list().unwrap_or_default();
        items.iter().filter_map(Value::as_i64).sum::<i64>() < 10
    };
    let class = Class::builder("Sum")
        .field_with::<Vec<i64>>("derived", |it| it.check(few).default([1, 2]))
        .field_of("made", DynamicType::list(DynamicType::of::<i64>()), |it| {
            it.check(few).default([1, 2])
        })
        .build()
        .unwrap();
    let mut sum = class.construct(args!()).unwrap();
    for field in ["derived", "made"] {
        let error = sum.set(&format!("{field}[1]"), 9).unwrap_err();
        assert_eq!(error.code(), "constraint.check");
        sum.set(field, [5, 5]).unwrap_err();
        assert_eq!(sum.get(field).unwrap(), Value::from([1, 2]));
        sum.set(&format!("{field}[1]"), 8).unwrap();
        assert_eq!(sum.get(field).unwrap(), Value::from([1, 8]));
    }
}

#[test]
fn a_key_is_given_twice_whatever_its_values_are() {
    let mut object = single(DynamicType::map(DynamicType::of::<i64>()));
    let entries: Map<'_> = [("k", "x"), ("k", "y"), ("l", "z")]
        .map(|(key, value)| (key.into(), value.into()))
        .into_iter()
        .collect();
    refuses(
        &mut object,
        "it",
        Value::Map(entries).into_owned(),
        "Single.it.k: expected i64, got str \"x\"\n\
         Single.it.k: key given twice\n\
         Single.it.k: expected i64, got str \"y\"\n\
         Single.it.l: expected i64, got str \"z\"",
    );
}

#[test]
fn a_lax_field_converts_and_a_strict_one_does_not() {
    let class = Class::builder("Both")
        .field_with::<u8>("lax", |field| field.lax())
        .field_with::<u8>("strict", |field| field.strict())
        .build()
        .unwrap();
    let object = class.construct(args!(lax = "1", strict = 2)).unwrap();
    assert_eq!(Value::from(&object), object.to_value());
    assert_eq!(object.get("lax").unwrap(), 1);
    let error = class.construct(args!(lax = "1", strict = "2").lax()).unwrap_err();
    assert_eq!(error.to_string(), "Both.strict: expected u8, got str \"2\"");
}

#[test]
fn integers_of_schemas_have_no_fraction() {
    let text = r#"{"type": "object", "properties": {"n": {"type": "integer"}}}"#;
    let class = SchemaReader::new().lenient().class("N", &json::from_str(text).unwrap()).unwrap();
    for (number, integer) in [(2.0, Some(2)), (-2.0, Some(-2)), (2.5, None), (1e300, None)] {
        let made = class.construct(args!(n = number)).ok();
        assert_eq!(made.map(|object| object.get_as::<i64>("n").unwrap()), integer, "{number}");
    }
}

#[test]
fn items_move_and_come_back() {
    let of = DynamicType::list(DynamicType::list(DynamicType::of::<u8>()));
    let mut object = single(of);
    object.set("it", vec![vec![1], vec![2, 3], vec![]]).unwrap();
    let patch = |text: &str| json::from_str::<Untyped>(text).unwrap();
    object.json_patch(patch(r#"[{"op": "move", "from": "/it/0", "path": "/it/2"}]"#)).unwrap();
    let moved = Value::from(vec![vec![2, 3], vec![], vec![1]]);
    assert_eq!(object.get("it").unwrap(), moved);
    let report = object.json_patch(patch(
        r#"[{"op": "remove", "path": "/it/0"}, {"op": "remove", "path": "/it/0"},
            {"op": "test", "path": "/it/0", "value": 1}]"#,
    ));
    assert_eq!((report.is_err(), object.get("it").unwrap()), (true, moved));
}

#[test]
fn the_constraint_of_a_scalar_type_holds_for_every_way_in() {
    let of = DynamicType::of::<u8>().constraint(Constraint::range(1..));
    let class = Class::builder("Bounded").field_of("n", of, |n| n).build().unwrap();
    let mut object = class.construct(args!(1)).unwrap();
    let message = "Bounded.n: expected 1.., got int 0";
    assert_eq!(object.set("n", 0).unwrap_err().to_string(), message);
    assert_eq!(object.update(args!(n = 0)).unwrap_err().to_string(), message);
    assert_eq!(object.set_text("n", "0").unwrap_err().to_string(), message);
    assert_eq!(class.construct(args!(0)).unwrap_err().to_string(), message);
    object.set("n", 2).unwrap();
    assert_eq!(object.get("n").unwrap(), 2);
}

#[test]
fn items_are_inserted_up_to_the_end_of_a_list() {
    let mut object = single(DynamicType::list(DynamicType::list(DynamicType::of::<u8>())));
    object.set("it", vec![vec![1]]).unwrap();
    let add = |at: usize| {
        let patch = format!(r#"[{{"op": "add", "path": "/it/{at}", "value": [7]}}]"#);
        json::from_str::<Untyped>(&patch).unwrap()
    };
    let message = "Single.it[2]: unknown item: index 2 out of bounds (length 1) (operation 1)";
    assert_eq!(object.json_patch(add(2)).unwrap_err().to_string(), message);
    object.json_patch(add(1)).unwrap();
    object.json_patch(add(0)).unwrap();
    assert_eq!(object.get("it").unwrap(), Value::from(vec![vec![7], vec![1], vec![7]]));
}
