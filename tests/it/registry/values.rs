//! Objects from values, lists and JSON documents that name their class.

use super::{Nothing, Square, map, registry};
use std::sync::atomic::{AtomicUsize, Ordering};
use typed_structs::{
    BoxObject, Change, List, MAX_DEPTH, Registry, Secret, Typed, Untyped, Value, args, code, json,
};

#[test]
fn an_own_constructor_is_run() {
    let mut registry = Registry::new();
    registry.register::<Square>().unwrap();
    assert_eq!(registry.construct("Square", args!(side = 3)).unwrap().get("area").unwrap(), 9);
    let report = registry.construct("Square", args!(area = 9)).unwrap_err();
    assert_eq!(report.iter().next().unwrap().code(), code::UNKNOWN);
    // A value has the fields, as for `Square::from_value`.
    let square = registry.from_value(map([("class", "Square".into()), ("area", 4.into())]));
    assert_eq!(square.unwrap().get("area").unwrap(), 4);
}

#[test]
fn a_value_names_its_class() {
    let registry = registry();
    let mail =
        map([("name", "Ada".into()), ("class", "mail".into()), ("hosts", ["a", "b"].into())]);
    let mail = registry.from_value(mail).unwrap();
    assert_eq!(mail.class().name(), "mail");
    assert_eq!(mail.get("hosts[1]").unwrap(), "b");

    let wrong = map([
        ("class", "mail".into()),
        ("age", 200.into()),
        ("hosts", (1, "b").into()),
        ("nmae", "x".into()),
    ]);
    assert_eq!(
        registry.from_value(wrong).unwrap_err().to_string(),
        "mail.age: expected 0..=150, got int 200\n\
         mail.hosts[0]: expected String, got int 1\n\
         mail.nmae: unknown field; did you mean `name`?\n\
         mail.name: missing, expected String"
    );
}

#[test]
fn a_class_that_is_none() {
    let registry = registry();
    for (value, code, message) in [
        (
            map([("class", "Usr".into()), ("age", 1.into())]),
            code::UNKNOWN,
            "Registry.class: expected the name of a class (User or mail), got str \"Usr\"; did you mean `User`?",
        ),
        (
            map([("age", 1.into())]),
            code::MISSING,
            "Registry.class: missing, expected the name of a class (User or mail)",
        ),
        (
            map([("class", 1.into())]),
            code::TYPE,
            "Registry.class: expected the name of a class (User or mail), got int 1",
        ),
        (
            1.into(),
            code::TYPE,
            "Registry: expected a map with the name of a class under \"class\", got int 1",
        ),
    ] {
        let report = registry.from_value(value).unwrap_err();
        assert_eq!((report.len(), report.to_string()), (1, message.to_owned()));
        assert_eq!(report.iter().next().unwrap().code(), code);
    }
    // Named twice: the first counts, and its fields are looked at.
    let twice = map([("class", "User".into()), ("name", 1.into()), ("class", "mail".into())]);
    assert_eq!(
        registry.from_value(twice).unwrap_err().to_string(),
        "Registry.class: field given twice\nUser.name: expected String, got int 1"
    );
    let report = registry.construct("mial", args!()).unwrap_err();
    assert_eq!(report.to_string(), "Registry.mial: unknown class; did you mean `mail`?");
    let report = registry.construct("a\nb", args!()).unwrap_err();
    assert_eq!(report.to_string(), "Registry[\"a\\nb\"]: unknown class");
}

/// A class that can hold a secret hides the values that are no objects: they may be misplaced.
#[test]
fn values_are_hidden_if_a_class_can_hold_a_secret() {
    #[derive(Typed, Debug)]
    struct Login {
        password: Secret<String>,
    }

    let mut registry = registry();
    registry.register::<Login>().unwrap();
    let message = |value: Untyped| registry.from_value(value).unwrap_err().to_string();
    let all = "the name of a class (User, mail or Login)";
    assert_eq!(
        message(5.into()),
        "Registry: expected a map with the name of a class under \"class\", got int ***"
    );
    assert_eq!(
        message(map([("class", 5.into())])),
        format!("Registry.class: expected {all}, got int ***")
    );
    assert_eq!(
        message(map([("class", "Logn".into())])),
        format!("Registry.class: expected {all}, got str \"Logn\"; did you mean `Login`?")
    );
}

#[test]
fn the_key_is_chosen() {
    let registry = registry().with_key("type");
    let user = map([("type", "User".into()), ("name", "Ada".into())]);
    assert_eq!(registry.from_value(user).unwrap().get("name").unwrap(), "Ada");
    let report = registry.from_value(map([("class", "User".into())])).unwrap_err();
    assert_eq!(
        report.to_string(),
        "Registry.type: missing, expected the name of a class (User or mail)"
    );
}

#[test]
fn a_struct_without_fields_needs_only_its_name() {
    let mut registry = Registry::new();
    registry.register::<Nothing>().unwrap();
    assert!(registry.from_value(map([("class", "Nothing".into())])).unwrap().to_value().is_null());
    assert!(registry.construct("Nothing", args!()).is_ok());
    let report =
        registry.from_value(map([("class", "Nothing".into()), ("a", 1.into())])).unwrap_err();
    assert_eq!(report.iter().next().unwrap().code(), code::TYPE);
}

#[test]
fn a_list_is_made_whole_or_not_at_all() {
    let registry = registry();
    let text =
        r#"[{"class": "User", "name": "Ada"}, {"class": "mail", "name": "Bob", "hosts": []}]"#;
    let objects: Vec<BoxObject> = json::objects_from_str(text, &registry).unwrap();
    let classes: Vec<_> = objects.iter().map(|object| object.class().name()).collect();
    assert_eq!(classes, ["User", "mail"]);

    let text = r#"[{"class": "User", "name": 1}, 7, {"name": 1}, {"class": "mial"}, {"class": "mail"},
        {"class": "User", "class": "User", "name": "x", "age": -1}]"#;
    let error = json::objects_from_str(text, &registry).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Registry[0].name: expected String, got int 1 at line 1 column 28\n\
         Registry[1]: expected a map with the name of a class under \"class\", got int 7 at line 1 column 32\n\
         Registry[2].class: missing, expected the name of a class (User or mail) at line 1 column 35\n\
         Registry[3].class: expected the name of a class (User or mail), got str \"mial\"; did you mean `mail`? at line 1 column 58\n\
         Registry[4].name: missing, expected String at line 1 column 67\n\
         Registry[4].hosts: missing, expected Vec<String> at line 1 column 67\n\
         Registry[5].class: field given twice at line 2 column 27\n\
         Registry[5].age: expected u8, got int -1 at line 2 column 64"
    );
    let json::Error::Mismatches(report) = error else { panic!() };
    assert_eq!(report.mismatches().at("[4].hosts").unwrap().declared_in(), "mail");
    assert_eq!(report.mismatches().at("[4].name").unwrap().declared_in(), "User");

    let error = json::objects_from_str("{}", &registry).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Registry: expected a list of objects, got map {} at line 1 column 1"
    );
    assert!(matches!(json::objects_from_str("[", &registry), Err(json::Error::Syntax(_))));
    assert!(registry.from_list(Value::List(List::new())).unwrap().is_empty());
}

#[test]
fn json_for_one_object() {
    let text = r#"{"class": "User", "name": "Ada", "age": 36}"#;
    let user = json::object_from_str(text, &registry()).unwrap();
    assert_eq!(user.get("age").unwrap(), 36);
    let error = json::object_from_str(r#"{"class": "User", "age": "36"}"#, &registry());
    assert_eq!(
        error.unwrap_err().to_string(),
        "User.age: expected u8, got str \"36\" at line 1 column 26\n\
         User.name: missing, expected String at line 1 column 1"
    );
}

#[derive(Typed)]
#[typed(register)]
struct Shelf {
    #[typed(default)]
    inner: Vec<Shelf>,
}

#[test]
fn depth_is_guarded() {
    let mut registry = Registry::new();
    registry.register::<Shelf>().unwrap();
    // Two levels for each shelf: the field, and the item.
    let shelves = |count: usize| {
        let none = || map([("inner", Value::List(List::new()))]);
        let mut value =
            (1..count).fold(none(), |inner, _| map([("inner", Value::List(vec![inner].into()))]));
        value.as_map_mut().unwrap().push("class", "Shelf");
        value
    };
    let most = usize::from(MAX_DEPTH) / 2;
    assert!(registry.from_value(shelves(most)).is_ok());
    let report = registry.from_value(shelves(most + 1)).unwrap_err();
    assert_eq!(report.iter().next().unwrap().code(), code::DEPTH);
    let in_a_list = |count| registry.from_list(Value::List(vec![shelves(count)].into()));
    assert!(in_a_list(most).is_ok());
    let report = in_a_list(most + 1).unwrap_err();
    assert_eq!(report.iter().next().unwrap().code(), code::DEPTH);
}

#[derive(Typed)]
struct Deep {
    any: Untyped,
}

#[test]
fn a_list_is_no_level_of_depth() {
    let mut registry = Registry::new();
    registry.register::<Deep>().unwrap();
    let deep = |count: u8| {
        let any =
            (1..count).fold(Value::List(List::new()), |inner, _| Value::List(vec![inner].into()));
        map([("class", "Deep".into()), ("any", any)])
    };
    let most = (1..=MAX_DEPTH + 1).rev().find(|count| registry.from_value(deep(*count)).is_ok());
    let most = most.unwrap();
    assert!((MAX_DEPTH - 1..=MAX_DEPTH).contains(&most));
    let made = registry.from_list(Value::List(vec![deep(most)].into())).unwrap();
    assert!(made[0].get("any").unwrap().as_list().is_some());
    assert!(registry.from_list(Value::List(vec![deep(most + 1)].into())).is_err());
}

static TOLD: AtomicUsize = AtomicUsize::new(0);

#[derive(Typed)]
#[typed(register, on_change = tell)]
struct Watched {
    a: u8,
}

fn tell(_: &Change<'_>) {
    TOLD.fetch_add(1, Ordering::Relaxed);
}

#[test]
fn only_what_is_there_to_stay_is_told_of() {
    let mut registry = Registry::new();
    registry.register::<Watched>().unwrap();
    let watched = |a: i64| map([("class", "Watched".into()), ("a", a.into())]);
    assert!(registry.from_list(Value::List(vec![watched(1), watched(-1)].into())).is_err());
    assert_eq!(TOLD.load(Ordering::Relaxed), 0);
    registry.from_list(Value::List(vec![watched(1), watched(2)].into())).unwrap();
    assert_eq!(TOLD.load(Ordering::Relaxed), 2);
    registry.from_value(watched(1)).unwrap();
    registry.construct("Watched", args!(1)).unwrap();
    assert_eq!(TOLD.load(Ordering::Relaxed), 4);
}
