//! Members of a base: whose annotation wins, and where a member is declared.

use typed_structs::{Class, Field, Typed, Value, args};

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
