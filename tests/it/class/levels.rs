//! Three levels, two of them with several bases.

use std::collections::BTreeMap;
use typed_structs::{Typed, args, code, typed_methods};

#[derive(Typed, Debug, Clone, PartialEq)]
struct Entity {
    id: u32,
    #[typed(frozen, default = "x")]
    origin: String,
}

#[typed_methods]
impl Entity {
    #[typed(final)]
    fn key(&self) -> String {
        format!("#{}", self.id)
    }
    fn rename(&mut self, id: u32) {
        self.id = id;
    }
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Person {
    #[typed(base)]
    entity: Entity,
    name: String,
    #[typed(range(..=150), default = 0)]
    age: u8,
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Address {
    street: String,
    #[typed(default)]
    lines: Vec<u8>,
}

#[typed_methods]
impl Address {
    #[typed(getter)]
    fn town(&self) -> String {
        self.street.clone()
    }
    #[typed(setter = "town")]
    fn move_to(&mut self, town: String) {
        self.street = town;
    }
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = Employee::is_of_age)]
struct Employee {
    #[typed(base)]
    person: Person,
    #[typed(base)]
    address: Address,
    salary: u32,
}

impl Employee {
    fn is_of_age(&self) -> Result<(), String> {
        if self.person.age >= 18 { Ok(()) } else { Err("too young".to_owned()) }
    }
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Manager {
    #[typed(base)]
    employee: Employee,
    #[typed(default)]
    reports: Vec<u32>,
}

fn manager() -> Manager {
    Manager::construct(args!(id = 1, name = "Ada", age = 30, street = "Main", salary = 10)).unwrap()
}

#[test]
fn seed_17_members_of_all_levels_are_members() {
    let names: Vec<_> = Manager::class().mro().map(|class| class.name()).collect();
    assert_eq!(names, ["Manager", "Employee", "Person", "Entity", "Address"]);
    let mut manager = manager();
    assert_eq!(manager.get("id").unwrap(), 1);
    manager.set("id", 2).unwrap();
    manager.set("lines", [1, 2]).unwrap();
    manager.set("lines[1]", 3).unwrap();
    manager.update(args!(name = "Eve", street = "Side", reports = [7], age = 31)).unwrap();
    assert_eq!(manager.employee.person.entity.id, 2);
    assert_eq!(manager.employee.address.lines, [1, 3]);
    assert_eq!((manager.employee.person.age, manager.reports.as_slice()), (31, [7].as_slice()));
    assert_eq!(manager.call("key", args!()).unwrap(), "#2");
    manager.set("town", "York").unwrap();
    assert_eq!(manager.get("town").unwrap(), "York");
    assert_eq!(manager.get("employee.address.town").unwrap(), "York");
    assert_eq!(Manager::from_value(manager.to_value()).unwrap(), manager);
    let fields: Vec<_> = manager.fields().map(|(field, _)| field.name()).collect();
    assert_eq!(fields, ["id", "origin", "name", "age", "street", "lines", "salary", "reports"]);
}

#[test]
fn seed_17_all_faults_of_all_levels_in_one_report() {
    let report =
        Manager::construct(args!(id = -1, nam = 1, name = 2, age = 200, street = 3, salary = 1))
            .unwrap_err();
    let mut lines: Vec<_> = report.iter().map(|one| (one.path(), one.declared_in())).collect();
    lines.sort_unstable();
    assert_eq!(
        lines,
        [
            ("age", "Person"),
            ("id", "Entity"),
            ("nam", "Manager"),
            ("name", "Person"),
            ("street", "Address")
        ]
    );
    assert!(report.to_string().contains("Manager.nam: unknown field; did you mean `name`?"));
    let error = manager().get("streat").unwrap_err();
    assert_eq!(error.to_string(), "Manager.streat: unknown field; did you mean `street`?");
    let error = manager().get("twon").unwrap_err();
    assert_eq!(error.to_string(), "Manager.twon: unknown field; did you mean `town`?");
    let error = manager().call("kee", args!()).unwrap_err();
    assert_eq!(error.to_string(), "Manager.kee: unknown method; did you mean `key`?");
}

#[test]
fn checks_of_all_levels_hold() {
    let mut manager = manager();
    let before = manager.clone();
    assert_eq!(manager.set("age", 17).unwrap_err().to_string(), "Manager: too young");
    manager.set("employee.person.age", 17).unwrap_err();
    manager.update(args!(age = 17, salary = 1)).unwrap_err();
    assert_eq!(manager.set("origin", "y").unwrap_err().code(), code::FROZEN);
    let report = manager.update(args!(origin = "y", town = "x")).unwrap_err();
    assert!(report.iter().all(|one| one.code() == code::FROZEN) && report.len() == 2);
    // It could break a check of the employee around it.
    let error = manager.call("rename", args!(5)).unwrap_err();
    assert_eq!(error.mismatches().unwrap().iter().next().unwrap().code(), code::CALL);
    assert_eq!(manager, before);
}

#[test]
fn what_is_given_as_a_whole_is_not_given_again() {
    let entity = BTreeMap::from([("id", 1)]);
    let given = |args| Person::construct(args).map(|person| person.entity.id);
    assert_eq!(given(args!(name = "a", entity = entity.clone())).unwrap(), 1);
    let report = given(args!(name = "a", entity = entity, id = 2)).unwrap_err();
    assert_eq!(report.to_string(), "Person.id: field given twice");
    let mut employee = manager().employee;
    let address = BTreeMap::from([("street", "New")]);
    let report = employee.update(args!(address = address, street = "Newer")).unwrap_err();
    assert_eq!(report.to_string(), "Employee.street: field given twice");
    assert_eq!(employee, manager().employee);
}

#[test]
fn methods_added_to_a_base_at_run_time_are_found_in_order() {
    Entity::class().define("shout", |entity: &Entity| format!("{}!", entity.id)).unwrap();
    assert_eq!(manager().call("shout", args!()).unwrap(), "1!");
    Person::class().define("shout", |person: &Person| format!("{}!!", person.name)).unwrap();
    assert_eq!(manager().call("shout", args!()).unwrap(), "Ada!!");
    let error = Manager::class().define("key", |_: &Manager| 1).unwrap_err();
    assert_eq!(error.to_string(), "Manager.key: cannot be redefined, it is final in Entity");
    assert!(Manager::class().define("set_street", |_: &Manager| 1).is_err());
}

#[test]
fn what_is_added_to_one_base_replaces_no_final_method_of_another() {
    #[derive(Typed)]
    struct Mixin;
    #[derive(Typed)]
    struct Mixed {
        #[typed(base)]
        mixin: Mixin,
        #[typed(base)]
        entity: Entity,
    }
    Mixin::class().define("key", |_: &Mixin| "stolen").unwrap();
    assert_eq!(Mixed::construct(args!(id = 7)).unwrap().call("key", args!()).unwrap(), "#7");
    assert_eq!(Mixin.call("key", args!()).unwrap(), "stolen");
}
