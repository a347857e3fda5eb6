//! Classes built at run time, and registries.

use super::{Account, TEXT, canaries, hidden, map};
use typed_structs::{Class, DynamicType, Registry, Secret, Typed, UnknownFields, Value, args};

#[test]
fn fault_03_classes_made_at_run_time() {
    let account = Class::builder("Account")
        .field::<String>("name")
        .field::<Secret<String>>("password")
        .build()
        .unwrap();
    let team = Class::builder("Team")
        .field_of("members", DynamicType::list(DynamicType::object(account)), |it| {
            it.default(Value::List(vec![].into()))
        })
        .field_of("by_name", DynamicType::map(DynamicType::object(account)), |it| {
            it.default(Value::Map(Default::default()))
        })
        .field_of("one", DynamicType::option(DynamicType::object(account)), |it| it)
        .field_with::<Vec<Account>>("derived", |it| it.default(Value::List(vec![].into())))
        .class_attr::<Option<Account>>("owner", Value::Null)
        .unknown(UnknownFields::Deny)
        .build()
        .unwrap();
    let mut object = team.construct(args!()).unwrap();
    for field in team.fields() {
        assert!(field.type_info().is_secret(), "{}", field.name());
    }
    for canary in canaries() {
        for path in ["members", "members[0]", "by_name", "by_name.bob", "one", "derived"] {
            if let Err(error) = object.set(path, canary.clone()) {
                hidden(&error);
            }
        }
        if let Err(report) = team.from_value(canary.clone()) {
            hidden(&report);
        }
        if let Err(report) = team.construct(args!(canary.clone(), canary.clone())) {
            hidden(&report);
        }
        if let Err(report) = object.update(args!(members = canary.clone(), one = canary.clone())) {
            hidden(&report);
        }
        for attr in ["owner", "members", "one"] {
            if let Err(error) = team.set_attr(attr, canary.clone()) {
                hidden(&error);
            }
        }
        let default = Class::builder("Other")
            .field_of("members", DynamicType::list(DynamicType::object(account)), |it| {
                it.default(canary)
            })
            .build();
        if let Err(error) = default {
            assert!(!format!("{error} {error:?}").contains(TEXT));
        }
    }
    // Defaults and objects are shown without what they hide.
    assert!(!format!("{team:?} {object:?}").contains(TEXT));

    let node = Class::builder("Node");
    let this = node.this();
    let node = node
        .field_of("next", DynamicType::option(this), |it| it)
        .field::<Option<Secret<u8>>>("pin")
        .build()
        .unwrap();
    assert_eq!(
        hidden(&node.construct(args!(TEXT)).unwrap_err()),
        "Node.next: expected Node, got str ***"
    );
}

#[derive(Typed)]
struct Group {
    members: Vec<Account>,
}

#[test]
fn fault_03_registries() {
    let mut registry = Registry::new();
    registry.register::<Account>().unwrap();
    registry.register::<Group>().unwrap();
    for canary in canaries() {
        hidden(&registry.from_value(canary.clone()).unwrap_err());
        hidden(&registry.from_list(canary.clone()).unwrap_err());
        let object = map([("class", Value::from("Group")), ("members", canary.clone())]);
        if let Err(report) = registry.from_list([object]) {
            assert!(hidden(&report).starts_with("Registry[0].members"));
        }
        if let Err(report) = registry.construct("Account", args!("x", canary.clone(), canary)) {
            hidden(&report);
        }
    }
}
