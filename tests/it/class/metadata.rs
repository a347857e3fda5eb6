//! `fields()`, and the metadata of classes, at run time and while compiling.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use typed_structs::{
    Class, Constraint, Kind, Literal, Object, Secret, ToValue, Typed, Untyped, Value, args, of,
    str_eq,
};

const NO_TAGS: Vec<String> = Vec::new();

/// A user.
///
/// Of the service.
#[derive(Typed, Debug, PartialEq)]
#[typed(info(table = "users", version = 2))]
struct User {
    /// Name for the user.
    #[typed(len(1..=20), info(column = "nm", indexed))]
    name: String,
    #[typed(default = 30, range(0..=150), info(weight = -1.5))]
    age: u8,
    #[typed(default = NO_TAGS, alias = "labels")]
    tags: Vec<String>,
    #[typed(default)]
    nick: Option<String>,
    #[typed(frozen, default = "x")]
    id: String,
}

/// A rule as users write them: every field of text has a length.
const fn texts_are_limited(class: &Class) -> bool {
    let fields = class.fields();
    let mut index = 0;
    while index < fields.len() {
        let field = &fields[index];
        if str_eq(field.type_name(), "String") && !field.is_frozen() {
            match field.constraints() {
                [Constraint::Len { max: 20, .. }] => {}
                _ => return false,
            }
        }
        index += 1;
    }
    true
}

const _: () = {
    let class = User::CLASS;
    assert!(texts_are_limited(class));
    assert!(str_eq(class.name(), "User"));
    assert!(str_eq(class.doc(), "A user.\n\nOf the service."));
    assert!(matches!(class.info("table"), Some(table) if table.is_str("users")));
    assert!(matches!(class.info("version"), Some(Literal::Int(2))));
    assert!(class.info("tables").is_none());
    let Some(name) = class.field("name") else { panic!() };
    assert!(str_eq(name.doc(), "Name for the user."));
    assert!(matches!(name.info("indexed"), Some(Literal::Bool(true))));
    assert!(name.default().is_none());
    let Some(age) = class.field("age") else { panic!() };
    assert!(str_eq(age.type_name(), "u8") && matches!(age.type_info().kind(), Kind::Int));
    assert!(matches!(age.default(), Some(Literal::Int(30))));
    assert!(matches!(age.constraints(), [Constraint::Range { max: Some(Literal::Int(150)), .. }]));
    assert!(class.field("labels").is_some() && class.field("label").is_none());
};

fn user() -> User {
    User::construct(args!("Ada", tags = ["x"])).unwrap()
}

#[test]
fn fields_are_listed_with_their_values() {
    let user = user();
    let all: Vec<_> = user.fields().map(|(field, value)| (field.name(), value)).collect();
    assert_eq!(
        all,
        [
            ("name", Value::from("Ada")),
            ("age", Value::from(30)),
            ("tags", Value::from(["x"])),
            ("nick", Value::Null),
            ("id", Value::from("x")),
        ]
    );
    assert_eq!(user.fields().len(), 5);
    let types: Vec<_> = User::class().fields().iter().map(|field| field.type_name()).collect();
    assert_eq!(types, ["String", "u8", "Vec<String>", "Option<String>", "String"]);
}

#[test]
fn defaults_are_shown_as_they_were_written() {
    let defaults: Vec<_> = User::class()
        .fields()
        .iter()
        .map(|field| field.default().map(ToString::to_string))
        .collect();
    let expected = [None, Some("30"), Some("NO_TAGS"), Some("Default::default()"), Some("\"x\"")];
    assert_eq!(defaults, expected.map(|text| text.map(str::to_owned)));
    assert_eq!(User::class().field("age").unwrap().info("weight"), Some(&Literal::Float(-1.5)));
}

#[derive(Typed, Debug)]
struct Empty;

#[derive(Typed, Debug, PartialEq)]
struct Pair(i64, #[typed(range(0..))] i64);

#[derive(Typed, Debug, PartialEq)]
struct Wrapper(#[typed(len(..=3))] Vec<u8>);

#[test]
fn objects_of_many_classes_in_one_collection() {
    let mut objects: Vec<Box<dyn Object>> =
        vec![Box::new(user()), Box::new(Empty), Box::new(Pair(1, 2)), Box::new(Wrapper(vec![1]))];
    let shown: Vec<_> = objects
        .iter()
        .map(|object| format!("{} {}", object.class().name(), object.to_value()))
        .collect();
    assert_eq!(
        shown,
        [
            r#"User {"name": "Ada", "age": 30, "tags": ["x"], "nick": null, "id": "x"}"#,
            "Empty null",
            "Pair [1, 2]",
            "Wrapper [1]",
        ]
    );
    let set: Vec<_> = objects
        .iter_mut()
        .map(|object| object.set("age", 31.into()).map_err(|error| error.to_string()))
        .collect();
    assert_eq!(
        set,
        [
            Ok(()),
            Err("Empty.age: unknown field".to_owned()),
            Err("Pair.age: unknown field".to_owned()),
            Err("Wrapper.age: unknown field".to_owned()),
        ]
    );
}

#[test]
fn tuples_and_newtypes() {
    let mut pair = Pair::construct(args!(1, 2)).unwrap();
    pair.set("[1]", 3).unwrap();
    pair.set("0", 4).unwrap();
    pair.set_1(5).unwrap();
    assert_eq!(pair, Pair(4, 5));
    assert_eq!(pair.set("[1]", -1).unwrap_err().to_string(), "Pair.1: expected 0.., got int -1");
    assert_eq!(pair.get("[2]").unwrap_err().to_string(), "Pair[2]: unknown field");
    assert_eq!(Pair::from_value((1, 2)).unwrap(), Pair(1, 2));
    let report = Pair::from_value((1, 2, 3)).unwrap_err();
    assert_eq!(report.to_string(), "Pair: expected 2 items, got list [1, 2, 3]");

    let mut wrapper = Wrapper::from_value([1, 2]).unwrap();
    wrapper.set_0(vec![1, 2, 3, 4]).unwrap_err();
    let report = Wrapper::from_value([1, 2, 3, 4]).unwrap_err();
    assert_eq!(report.to_string(), "Wrapper: expected length ..=3, got list [1, 2, 3, 4]");
    assert_eq!(wrapper, Wrapper(vec![1, 2]));
    Empty::from_value(()).unwrap();
    Empty::from_value(BTreeMap::from([("x", 1)])).unwrap_err();
}

#[test]
fn the_proxy_does_what_the_methods_do() {
    let mut user = user();
    of(&mut user).set("age", 40).unwrap();
    of(&mut user).update(args!(name = "Eve", nick = "e")).unwrap();
    assert_eq!(of(&mut user).get("nick").unwrap(), "e");
    assert_eq!(of(&mut user).get_as::<u64>("age").unwrap(), 40);
    assert_eq!(of(&mut user).get_as::<String>("age").unwrap_err().path(), "age");
    let error = of(&mut user).get_as::<u8>("tags[0]").unwrap_err();
    assert_eq!(error.to_string(), "User.tags[0]: expected u8, got str \"x\"");
    assert_eq!(of(&mut user).fields().len(), 5);
    assert_eq!(of(&mut user).class().name(), "User");
    assert_eq!(of(&mut user).to_value().as_map().unwrap().len(), 5);
    of(&mut user).set("age", 151).unwrap_err();
    of(&mut user).update(args!(age = 1, name = "")).unwrap_err();
    assert_eq!((user.age, user.name.as_str()), (40, "Eve"));
}

#[test]
fn a_name_that_is_none_is_not_found() {
    let class = User::class();
    assert!(class.field("nobody").is_none() && class.field("").is_none());
    assert!(class.method("nobody").is_none() && class.attr("nobody").is_err());
    assert!(class.fields().iter().all(|field| !field.is_byte_size()));
}

#[test]
fn types_name_those_inside() {
    fn inside<T: ToValue>() -> String {
        let names = T::TYPE.arguments().iter().map(|argument| argument.name());
        names.collect::<Vec<_>>().join(" ")
    }
    assert_eq!(inside::<i64>(), "");
    assert_eq!(inside::<Untyped>(), "");
    assert_eq!(inside::<Vec<u8>>(), "u8");
    assert_eq!(inside::<Box<[u8]>>(), "u8");
    assert_eq!(inside::<[Vec<u8>; 3]>(), "Vec<u8>");
    assert_eq!(inside::<(u8, String)>(), "u8 String");
    assert_eq!(inside::<HashMap<u8, Vec<String>>>(), "u8 Vec<String>");
    assert_eq!(inside::<Option<Box<u8>>>(), "Box<u8>");
    assert_eq!(inside::<Secret<Rc<u8>>>(), "Rc<u8>");
    let option = <Option<Box<u8>> as ToValue>::TYPE;
    assert_eq!(option.arguments()[0].arguments()[0].name(), "u8");
}
