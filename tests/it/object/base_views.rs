//! The part of an object that is of a base.

use typed_structs::{Object, Typed, args, code, of, typed_methods};

#[derive(Typed, Debug, Clone, PartialEq)]
struct Person {
    name: String,
    #[typed(range(..=150), default = 30)]
    age: u8,
}

#[typed_methods]
impl Person {
    fn greet(&self) -> String {
        format!("I am {}", self.name)
    }
    fn grow(&mut self) -> u8 {
        self.age += 1;
        self.age
    }
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Employee {
    #[typed(base, rename = "a.person [1]\"")]
    person: Person,
    #[typed(default = 0)]
    age: i64,
}

#[typed_methods]
impl Employee {
    fn greet(&self) -> String {
        "I am employed".to_owned()
    }
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = Manager::is_short)]
struct Manager {
    #[typed(base)]
    employee: Employee,
}

impl Manager {
    fn is_short(&self) -> bool {
        self.employee.person.name.len() < 5
    }
}

fn manager() -> Manager {
    Manager::construct(args!(name = "Ada", age = -1)).unwrap()
}

#[test]
fn a_part_is_read() {
    let mut manager = manager();
    assert_eq!(manager.as_base::<Person>().unwrap().name, "Ada");
    assert_eq!(manager.as_base::<Employee>().unwrap().age, -1);
    assert_eq!(manager.as_base::<Manager>(), Some(&manager.clone()));
    #[derive(Typed, Debug, PartialEq)]
    struct Other;
    assert_eq!(manager.as_base::<Other>(), None);
    assert!(manager.as_base_mut::<Other>().is_none());
    assert_eq!(of(&mut manager).as_base::<Person>().unwrap().age, 30);
    let objects: [Box<dyn Object>; 3] =
        [Box::new(manager), Box::new(Other), Box::new(Person { name: "Eve".into(), age: 1 })];
    let names: Vec<_> = objects
        .iter()
        .filter_map(|object| object.as_base::<Person>())
        .map(|person| person.name.as_str())
        .collect();
    assert_eq!(names, ["Ada", "Eve"]);
}

#[test]
fn a_part_is_changed_behind_the_checks_of_the_whole() {
    let mut manager = manager();
    let mut person = manager.as_base_mut::<Person>().unwrap();
    person.set("name", "Eve").unwrap();
    // The base's own one, which the employee's hides.
    person.set("age", 40).unwrap();
    assert_eq!(person.get("age").unwrap(), 40);
    assert_eq!(person.to_value().to_string(), "{\"name\": \"Eve\", \"age\": 40}");
    assert_eq!(person.class().name(), "Person");
    let error = person.set("name", "Elisabeth").unwrap_err();
    assert_eq!(error.to_string(), "Manager: expected a value that passes its check");
    let error = person.set("age", 200).unwrap_err();
    assert_eq!((error.class(), error.declared_in()), ("Manager", "Person"));
    person.set("nam", 1).unwrap_err();
    assert_eq!(person.get("").unwrap_err().code(), code::PATH);
    assert_eq!(manager.employee.person, Person { name: "Eve".into(), age: 40 });
    assert_eq!(manager.employee.age, -1);
}

#[test]
fn a_part_has_the_methods_of_the_base() {
    let mut manager = manager();
    assert_eq!(manager.call("greet", args!()).unwrap(), "I am employed");
    let mut person = manager.as_base_mut::<Person>().unwrap();
    assert_eq!(person.call("greet", args!()).unwrap(), "I am Ada");
    // It could break the manager's check.
    let error = person.call("grow", args!()).unwrap_err();
    assert_eq!(error.mismatches().unwrap().iter().next().unwrap().code(), code::CALL);
    person.call("gret", args!()).unwrap_err();
    let mut employee = manager.employee.clone();
    let object: &mut dyn Object = &mut employee;
    assert_eq!(object.as_base_mut::<Person>().unwrap().call("grow", args!()).unwrap(), 31);
    let mut whole = object.as_base_mut::<Employee>().unwrap();
    whole.set("age", 5).unwrap();
    assert_eq!(whole.call("greet", args!()).unwrap(), "I am employed");
    assert_eq!((employee.age, employee.person.age), (5, 31));
}

/// Neither level has a check, so that methods of both change their part in its place.
#[test]
fn a_part_two_levels_down_is_read_set_and_called() {
    #[derive(Typed, Debug, Clone, PartialEq)]
    struct Lead {
        #[typed(default = 0)]
        before: i64,
        #[typed(base)]
        employee: Employee,
        #[typed(default = 7)]
        age: i64,
    }
    let mut lead = Lead::construct(args!(name = "Ada")).unwrap();
    assert_eq!(lead.as_base::<Person>().unwrap().age, 30);
    let object: &mut dyn Object = &mut lead;
    let mut person = object.as_base_mut::<Person>().unwrap();
    assert_eq!((person.class().name(), person.get("age").unwrap()), ("Person", 30.into()));
    assert_eq!(person.call("grow", args!()).unwrap(), 31);
    person.set("age", 40).unwrap();
    assert_eq!(person.call("grow", args!()).unwrap(), 41);
    assert_eq!(person.set("age", 200).unwrap_err().class(), "Lead");
    assert_eq!(person.to_value().to_string(), "{\"name\": \"Ada\", \"age\": 41}");
    assert_eq!(format!("{person:?}"), "BaseMut { class: \"Person\", of: \"Lead\" }");
    let mut employee = object.as_base_mut::<Employee>().unwrap();
    employee.set("age", -2).unwrap();
    assert_eq!(employee.call("grow", args!()).unwrap(), 42);
    let mut whole = object.as_base_mut::<Lead>().unwrap();
    whole.set("age", 3).unwrap();
    whole.set("name", "Eve").unwrap();
    assert_eq!((lead.before, lead.age, lead.employee.age), (0, 3, -2));
    assert_eq!(lead.employee.person, Person { name: "Eve".into(), age: 42 });
}

#[test]
fn a_name_in_brackets_is_one_of_the_part() {
    let mut manager = manager();
    let mut person = manager.as_base_mut::<Person>().unwrap();
    person.set("[\"age\"]", 33).unwrap();
    assert_eq!(person.get("[\"age\"]").unwrap(), 33);
    let mut whole = manager.as_base_mut::<Manager>().unwrap();
    whole.set("[\"age\"]", 5).unwrap();
    assert_eq!((manager.employee.age, manager.employee.person.age), (5, 33));
}

#[test]
fn assignments_to_a_part_set_the_fields_of_the_part() {
    let mut manager = manager();
    let mut person = manager.as_base_mut::<Person>().unwrap();
    person.apply(["age=31", "name=Bob"]).unwrap();
    assert!(person.apply(["age=x"]).is_err() && person.apply(["name=Roberta"]).is_err());
    let employee = &manager.employee;
    assert_eq!((employee.person.age, &*employee.person.name, employee.age), (31, "Bob", -1));
}
