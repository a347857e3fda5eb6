//! The rows of `conformance/seed.md` that are about classes: inheritance, class attributes, names and
//! ways around the checks.

use std::collections::BTreeMap;
use typed_structs::{Class, Field, Object, Typed, Untyped, Value, args, code, of};

mod overlay {
    use super::*;

    #[derive(Typed, Debug)]
    #[typed(class(version: u8 = 1, final kind: String = "user"))]
    pub(super) struct User {
        pub(super) name: String,
        #[typed(default = "a", len(..=3))]
        pub(super) d: String,
    }
}

/// One test, since what it changes is global.
#[test]
fn seed_09_class_attributes_are_checked_and_are_the_defaults_of_what_is_built_next() {
    use overlay::User;
    let mut before = User::construct(args!("x")).unwrap();
    let class = User::class();
    let error = class.set_attr("d", 2).unwrap_err();
    assert_eq!(error.to_string(), "User.d: expected String, got int 2");
    let error = class.set_attr("d", "long").unwrap_err();
    assert_eq!(error.to_string(), "User.d: expected length ..=3, got str \"long\"");
    assert_eq!(class.attr("d").unwrap(), "a");
    class.set_attr("d", "1").unwrap();
    assert_eq!(class.attr("d").unwrap(), "1");
    assert_eq!(User::construct(args!("x")).unwrap().d, "1");
    assert_eq!(before.d, "a");

    class.set_attr("version", 300).unwrap_err();
    class.set_attr("version", 2).unwrap();
    assert_eq!(before.get("version").unwrap(), 2);
    let error = class.set_attr("kind", "admin").unwrap_err();
    assert_eq!(error.code(), code::FROZEN);
    assert_eq!(before.set("version", 3).unwrap_err().code(), code::FROZEN);
    let error = class.set_attr("versoin", 3).unwrap_err();
    assert_eq!(error.to_string(), "User.versoin: unknown class attribute; did you mean `version`?");
    // A field without a default is no class attribute.
    assert_eq!(class.set_attr("name", "x").unwrap_err().code(), code::UNKNOWN);
    assert_eq!(class.attr("name").unwrap_err().code(), code::UNKNOWN);
}

#[test]
fn seed_09_threads_see_one_value_or_the_other() {
    #[derive(Typed)]
    #[typed(class(pair: (u64, u64) = (0, 0)))]
    struct Shared {
        #[typed(default = 0)]
        count: u64,
    }
    std::thread::scope(|scope| {
        for thread in 0..4_u64 {
            scope.spawn(move || {
                for round in 0..200 {
                    let number = thread * 1000 + round;
                    Shared::class().set_attr("pair", (number, number)).unwrap();
                    Shared::class().set_attr("count", number).unwrap();
                }
            });
            scope.spawn(|| {
                for _ in 0..200 {
                    let pair = Shared::class().attr("pair").unwrap();
                    let [left, right] = pair.as_list().unwrap() else { unreachable!() };
                    assert_eq!(left, right);
                    assert!(Shared::construct(args!()).unwrap().count < 4000);
                }
            });
        }
    });
}

#[derive(Typed, Debug, PartialEq)]
#[typed(class(plural: String = "people"))]
struct Person {
    name: String,
    #[typed(range(0..=150), default = 30)]
    age: u8,
    #[typed(default)]
    tags: Vec<String>,
}

#[derive(Typed, Debug, PartialEq)]
struct Employee {
    #[typed(base)]
    person: Person,
    /// An annotation of its own, which wins.
    #[typed(default = 0)]
    age: i64,
    salary: u32,
}

fn employee() -> Employee {
    Employee::construct(args!(name = "Ada", salary = 10)).unwrap()
}

#[test]
fn seed_17_the_annotation_of_the_subclass_wins() {
    let mut employee = employee();
    assert_eq!((employee.age, employee.person.age), (0, 30));
    employee.set("age", -5).unwrap();
    assert_eq!(employee.get("age").unwrap(), -5);
    assert_eq!(employee.person.age, 30);
    let error = employee.set("age", "5").unwrap_err();
    assert_eq!((error.path(), error.declared_in()), ("age", "Employee"));
    let error = employee.set("person.age", -5).unwrap_err();
    assert_eq!((error.path(), error.declared_in()), ("person.age", "Person"));
}

#[test]
fn seed_17_members_of_the_base_are_members() {
    let mut employee = employee();
    employee.set("name", "Eve").unwrap();
    employee.set("tags", ["x", "y"]).unwrap();
    employee.set("tags[1]", "z").unwrap();
    employee.update(args!(name = "Joan", salary = 12)).unwrap();
    assert_eq!(employee.person.name, "Joan");
    assert_eq!(employee.get("tags").unwrap(), Value::from(["x", "z"]));
    let names: Vec<_> = employee.fields().map(|(field, _)| field.name()).collect();
    assert_eq!(names, ["name", "tags", "age", "salary"]);
    assert_eq!(Employee::from_value(employee.to_value()).unwrap(), {
        Employee { person: Person { age: 30, ..employee.person }, ..employee }
    });
}

#[test]
fn seed_17_mismatches_say_where_a_member_is_declared() {
    let mut employee = employee();
    let error = employee.set("name", 1).unwrap_err();
    assert_eq!(error.to_string(), "Employee.name: expected String, got int 1");
    assert_eq!((error.class(), error.declared_in()), ("Employee", "Person"));
    let report = Employee::construct(args!(name = 1, salary = -1, nam = 2)).unwrap_err();
    let lines: Vec<_> = report.iter().map(|one| (one.to_string(), one.declared_in())).collect();
    assert_eq!(
        lines,
        [
            ("Employee.name: expected String, got int 1".to_owned(), "Person"),
            ("Employee.salary: expected u32, got int -1".to_owned(), "Employee"),
            ("Employee.nam: unknown field; did you mean `name`?".to_owned(), "Employee"),
        ]
    );
    let report = employee.update(args!(name = 1, salary = "x")).unwrap_err();
    assert_eq!(report.len(), 2);
    assert_eq!(report.at("name").unwrap().declared_in(), "Person");
    assert_eq!(employee.person.name, "Ada");
    let report = Employee::construct(args!(salary = 1)).unwrap_err();
    assert_eq!(report.to_string(), "Employee.name: missing, expected String");
}

#[test]
fn seed_17_class_attributes_are_inherited() {
    assert_eq!(employee().get("plural").unwrap(), "people");
    assert_eq!(Employee::class().attr("plural").unwrap(), "people");
    Employee::class().set_attr("plural", 1).unwrap_err();
    Employee::class().set_attr("plural", "employees").unwrap();
    assert_eq!(Person::class().attr("plural").unwrap(), "people");
    assert_eq!(Employee::class().attr("plural").unwrap(), "employees");
}

#[test]
fn seed_38_nested_items_and_constants_stay_what_they_are() {
    #[derive(Typed)]
    struct Outer {
        size: usize,
    }
    impl Outer {
        const LIMIT: usize = 3;
        fn double(&self) -> usize {
            struct Helper(usize);
            Helper(self.size * 2).0.min(Self::LIMIT)
        }
    }
    assert_eq!(Outer::construct(args!(2)).unwrap().double(), 3);
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Names {
    keys: i64,
    items: i64,
    get: i64,
    set: i64,
    name: i64,
    value: i64,
    r#type: i64,
    class: i64,
    fields: i64,
    index: i64,
    __cx: i64,
    slot: i64,
    show: i64,
    update: i64,
}

#[test]
fn seed_39_fields_may_have_the_names_of_methods() {
    let mut names =
        Names::construct((1..=14).map(typed_structs::Arg::positional).collect::<Vec<_>>()).unwrap();
    for name in ["keys", "items", "get", "set", "name", "value", "type", "class", "fields", "index"]
    {
        names.set(name, 7).unwrap();
        assert_eq!(names.get(name).unwrap(), 7);
        names.set(name, "7").unwrap_err();
    }
    names.update(args!(r#type = 8, update = 9, __cx = 10)).unwrap();
    names.set_type(11).unwrap();
    assert_eq!((names.r#type, names.update, names.__cx), (11, 9, 10));
}

#[derive(
    Typed,
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    serde::Serialize,
    serde::Deserialize,
)]
#[serde(rename_all = "camelCase")]
struct Beside {
    #[serde(default)]
    some_number: i64,
}

#[test]
fn seed_40_other_derives_beside_it() {
    let beside = Beside::construct(args!(3)).unwrap();
    let json = serde_json::to_string(&beside).unwrap();
    assert_eq!(json, r#"{"someNumber":3}"#);
    assert_eq!(serde_json::from_str::<Beside>(&json).unwrap(), beside);
    assert!(beside > Beside::default());
    assert_eq!(beside.to_value(), Value::from(BTreeMap::from([("some_number", 3)])));
}

/// A trait that would like to stand in for the checks.
#[allow(dead_code, reason = "it is never called, which is the point")]
mod rogue {
    pub(super) trait Set: Sized {
        fn set(self, _: &str, _: i32) -> &'static str {
            "unchecked"
        }
    }
    impl Set for &mut super::Person {}
    impl Set for super::Person {}
}

#[test]
fn seed_46_no_trait_in_scope_gets_before_the_checks() {
    #[allow(unused_imports, reason = "it is not used, which is the point")]
    use rogue::Set;
    let mut person = Person::construct(args!("Ada")).unwrap();
    assert_eq!(of(&mut person).set("name", 1).unwrap_err().code(), code::TYPE);
    let borrowed = &mut person;
    assert_eq!(of(borrowed).set("age", 151).unwrap_err().code(), code::CONSTRAINT_RANGE);
    assert_eq!(person, Person::construct(args!("Ada")).unwrap());
}

#[test]
fn seed_46_dyn_objects_are_checked() {
    let mut objects: Vec<Box<dyn Object>> =
        vec![Box::new(Person::construct(args!("Ada")).unwrap()), Box::new(employee())];
    for object in &mut objects {
        assert_eq!(object.set("name", Value::from(1)).unwrap_err().code(), code::TYPE);
        object.set("name", "Eve".into()).unwrap();
        assert_eq!(object.get("name").unwrap(), "Eve");
    }
}

#[test]
fn seed_47_items_are_rechecked() {
    let mut person = Person::construct(args!("Ada", tags = ["x"])).unwrap();
    // What `get` returns borrows from the object, or is a copy of it.
    let mut tags = person.get("tags").unwrap();
    if let Value::List(items) = &mut tags {
        items.to_mut().push(Value::from(1));
    }
    assert_eq!(person.tags, ["x"]);
    assert_eq!(person.set("tags[0]", 1).unwrap_err().path(), "tags[0]");
    person.set("tags[1]", "y").unwrap_err();
    let error = person.update(args!(tags = ("x", 1))).unwrap_err();
    assert_eq!(error.to_string(), "Person.tags[1]: expected String, got int 1");
    person.update(args!(tags = ["x", "y"])).unwrap();
    assert_eq!(person.tags, ["x", "y"]);
}

const fn count_texts(class: &Class) -> usize {
    let fields = class.fields();
    let (mut index, mut count) = (0, 0);
    while index < fields.len() {
        if matches!(fields[index].type_name().as_bytes(), b"String") {
            count += 1;
        }
        index += 1;
    }
    count
}

const _: () = assert!(count_texts(Person::CLASS) == 1);

#[test]
fn seed_48_the_class_is_listed_and_read_only() {
    let class: &'static Class = Person::class();
    assert_eq!(class.name(), "Person");
    let names: Vec<_> = class.fields().iter().map(Field::name).collect();
    assert_eq!(names, ["name", "age", "tags"]);
    let attrs: Vec<_> = class.attrs().map(|attr| (attr.name(), attr.type_name())).collect();
    assert_eq!(attrs, [("plural", "String")]);
    assert_eq!(Employee::class().bases().first().map(|base| base.name()), Some("Person"));
}

#[derive(Typed, Debug, PartialEq)]
struct Product {
    #[typed(range(1..=1000), multiple_of(5))]
    price: u32,
    #[typed(len(2..=8), one_of("small", "medium", "large", "x"))]
    size: String,
    #[typed(default, len(..3))]
    notes: Vec<Untyped>,
}

#[test]
fn seed_58_constraints_compose() {
    let report = Product::construct(args!(1001, "x", notes = [1, 2, 3])).unwrap_err();
    let lines: Vec<_> = report.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "Product.price: expected 1..=1000, got int 1001",
            "Product.price: expected a multiple of 5, got int 1001",
            "Product.size: expected length 2..=8, got str \"x\"",
            "Product.notes: expected length ..3, got list [1, 2, 3]",
        ]
    );
    let codes: Vec<_> = report.iter().map(|one| one.code()).collect();
    assert_eq!(
        codes,
        ["constraint.range", "constraint.multiple_of", "constraint.len", "constraint.len"]
    );
    let product = Product::construct(args!(1000, "large")).unwrap();
    assert_eq!(product.price, 1000);
}

#[test]
fn a_type_with_parameters_keeps_its_class_attributes() {
    #[derive(Typed, Debug)]
    #[typed(class(unit: String = "m"))]
    struct Measure<T> {
        value: T,
    }
    let class = Measure::<u8>::class();
    assert_eq!(class.attr("unit").unwrap(), "m");
    let measure = Measure { value: 1_u8 };
    assert_eq!((measure.get("unit").unwrap(), measure.value), (Value::from("m"), 1));
    assert_eq!(
        class.set_attr("unit", "ft").unwrap_err().to_string(),
        "Measure.unit: cannot be changed: a type with parameters keeps its class attributes"
    );
    assert_eq!(class.set_attr("unt", "ft").unwrap_err().code(), "unknown");
    let error = class.define("set", || 1).unwrap_err();
    assert_eq!(error.reason, typed_structs::Reason::Reserved);
}
