//! The order of a report: what was given, in input order; then what is missing, in that of the fields.

use std::collections::BTreeMap;
use typed_structs::{Arg, Args, Map, Mismatches, TypeMismatch, Typed, Value, args, json};

#[derive(Typed, Debug, Default, Clone, PartialEq)]
struct Named {
    first: u8,
    #[typed(alias = "surname")]
    last: u8,
}

#[derive(Typed, Debug, Default, Clone, PartialEq)]
struct Person {
    age: u8,
    #[typed(base)]
    named: Named,
    email: u8,
}

#[derive(Typed, Debug, Default, Clone, PartialEq)]
struct Tagged {
    tag: Vec<u8>,
}

#[derive(Typed, Debug, Default, Clone, PartialEq)]
#[typed(unknown = collect)]
pub(crate) struct Employee {
    salary: u8,
    #[typed(base)]
    person: Person,
    grade: u8,
    #[typed(base)]
    tagged: Tagged,
    #[typed(extras)]
    others: BTreeMap<String, u8>,
    desk: Option<u8>,
}

#[derive(Typed, Debug, Default, Clone, PartialEq)]
pub(crate) struct Team {
    employees: Vec<Employee>,
    lead: Employee,
}

/// All the names that can be given, in the order of the fields.
pub(crate) const FIELDS: [&str; 8] =
    ["salary", "age", "first", "last", "email", "grade", "tag", "desk"];

pub(crate) fn paths(report: &Mismatches) -> Vec<&str> {
    report.iter().map(TypeMismatch::path).collect()
}

#[test]
fn fault_20_missing_fields_come_after_what_was_given() {
    #[derive(Typed, Debug)]
    struct Plain {
        name: String,
        age: u8,
    }
    #[derive(Typed, Debug)]
    struct Clerk {
        salary: u32,
        #[typed(base)]
        plain: Plain,
        desk: u8,
    }
    let report = Clerk::construct(args!(name = 1)).unwrap_err();
    assert_eq!(
        report.to_string(),
        "Clerk.name: expected String, got int 1\n\
         Clerk.salary: missing, expected u32\n\
         Clerk.age: missing, expected u8\n\
         Clerk.desk: missing, expected u8"
    );
    let report = Clerk::construct(args!("x", age = "y", other = 1, name = 2)).unwrap_err();
    assert_eq!(paths(&report), ["salary", "age", "other", "name", "desk"]);
    let error = json::from_str::<Clerk>(r#"{"desk": "a", "name": 1, "salary": "b"}"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Clerk.desk: expected u8, got str \"a\" at line 1 column 10\n\
         Clerk.name: expected String, got int 1 at line 1 column 23\n\
         Clerk.salary: expected u32, got str \"b\" at line 1 column 36\n\
         Clerk.age: missing, expected u8 at line 1 column 1"
    );
}

#[test]
fn fault_20_entries_of_bases_and_extras_are_reported_where_they_were_given() {
    let wrong =
        ["x1", "surname", "desk", "first", "x2", "tag", "age", "salary", "x3", "grade", "email"];
    let given: Map<'_> = wrong.iter().map(|name| (Value::from(*name), Value::from("?"))).collect();
    let shown = wrong.map(|name| if name == "surname" { "last" } else { name });
    let args = || -> Args<'_> { wrong.iter().map(|name| Arg::named(*name, "?")).collect() };

    assert_eq!(paths(&Employee::construct(args()).unwrap_err()), shown);
    let report = Employee::from_value(Value::Map(given.clone())).unwrap_err();
    assert_eq!(paths(&report), shown);
    let mut employee = Employee::default();
    assert_eq!(paths(&employee.update(args()).unwrap_err()), shown);
    employee.others.insert("x2".into(), 1);
    employee.others.insert("a".into(), 1);
    assert_eq!(paths(&employee.update(args()).unwrap_err()), shown);
    let text = serde_json::to_string(&Value::Map(given.clone())).unwrap();
    let json::Error::Mismatches(report) = json::from_str::<Employee>(&text).unwrap_err() else {
        panic!("it is JSON")
    };
    assert_eq!(paths(report.mismatches()), shown);

    // Further down, with others before and after it.
    let mut second = Map::new();
    second.push("nothing", "?");
    second.push("email", "?");
    let list = Value::List(vec![Value::Map(given.clone()), 1.into(), Value::Map(second)].into());
    let report = Team::construct(args!(employees = list, lead = Value::Map(given))).unwrap_err();
    let in_list = shown.map(|name| format!("employees[0].{name}"));
    let rest = ["employees[1]", "employees[2].nothing", "employees[2].email"].map(String::from);
    let missing = ["salary", "age", "first", "last", "grade", "tag"];
    let missing = missing.map(|name| format!("employees[2].{name}"));
    let lead = shown.map(|name| format!("lead.{name}"));
    let all: Vec<String> = in_list.into_iter().chain(rest).chain(missing).chain(lead).collect();
    assert_eq!(paths(&report), all);
}

#[test]
fn fault_20_what_is_given_twice_stands_where_it_was_given() {
    let person = Person::default();
    let report = Employee::construct(args!(
        first = 1,
        grade = "?",
        person = person.to_value(),
        x = "?",
        email = 1,
        x = 1,
        grade = 2,
        salary = "?",
    ))
    .unwrap_err();
    assert_eq!(
        report.iter().map(|one| (one.path(), one.code())).collect::<Vec<_>>(),
        [
            ("first", "duplicate"),
            ("grade", "type"),
            ("x", "type"),
            ("email", "duplicate"),
            ("x", "duplicate"),
            ("grade", "duplicate"),
            ("salary", "type"),
            ("tag", "missing"),
        ]
    );
    let mut employee = Employee::default();
    let report = employee
        .update(args!(
            first = "?",
            nothing = "?",
            named = person.named.to_value(),
            grade = "?",
            last = 1
        ))
        .unwrap_err();
    assert_eq!(paths(&report), ["first", "nothing", "grade", "last"]);
    assert_eq!(employee, Employee::default());
}

#[test]
fn fault_20_the_first_64_in_order_are_kept() {
    let mut given = Map::new();
    given.push("first", "?");
    given.push("x", "?");
    given.push("employees", 1);
    given.push("tag", vec!["?"; 30]);
    given.push("desk", "?");
    given.push("age", "?");
    (0..100).for_each(|number| given.push(format!("x{number}"), "?"));
    given.push("email", "?");
    given.push("salary", "?");
    let mut employee = Employee::default();
    let args: Args<'_> = given
        .iter()
        .map(|(name, value)| Arg::named(name.as_str().unwrap().to_owned(), value.clone()))
        .collect();
    let reports = [
        Employee::from_value(Value::Map(given.clone())).unwrap_err(),
        Employee::construct(args.clone()).unwrap_err(),
        employee.update(args).unwrap_err(),
    ];
    for (report, missing) in reports.iter().zip([2, 2, 0]) {
        let expected: Vec<String> = ["first", "x"]
            .into_iter()
            .map(String::from)
            .chain((0..30).map(|index| format!("tag[{index}]")))
            .chain(["desk", "age"].map(String::from))
            .chain((0..30).map(|number| format!("x{number}")))
            .collect();
        assert_eq!(paths(report), expected);
        assert_eq!(report.len(), 3 + 30 + 2 + 100 + 2 + missing - 1);
    }
}
