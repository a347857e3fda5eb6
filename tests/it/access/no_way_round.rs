//! Ways round the checks.

use typed_structs::{Object, Typed, Value, args, code, of};

#[derive(Typed, Debug, PartialEq)]
struct Person {
    name: String,
    #[typed(range(0..=150), default = 30)]
    age: u8,
    #[typed(default)]
    tags: Vec<String>,
}

#[derive(Typed, Debug)]
struct Employee {
    #[typed(base)]
    person: Person,
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
    let mut objects: Vec<Box<dyn Object>> = vec![
        Box::new(Person::construct(args!("Ada")).unwrap()),
        Box::new(Employee::construct(args!(name = "Ada")).unwrap()),
    ];
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
