//! Checks that report several faults, each at its own place, with codes and parameters.

use std::collections::BTreeMap;
use typed_structs::{Fault, Path, Secret, Target, Typed, Value, args, code, json};

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = find_faults)]
struct Order {
    start: u32,
    #[typed(rename = "to")]
    end: u32,
    #[typed(default)]
    lines: Vec<Line>,
    #[typed(default)]
    labels: BTreeMap<String, String>,
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Line {
    #[typed(check = is_known)]
    sku: String,
}

fn is_known(sku: &str) -> Option<Fault> {
    sku.starts_with('?').then(|| Fault::new("is not sold any more").code("sku.sold_out"))
}

fn find_faults(order: &Order) -> Vec<Fault> {
    let mut faults = Vec::new();
    if order.end < order.start {
        let fault = Fault::new("the end is before the start").at("to").code("order");
        faults.push(fault.param("after", order.start).param("value", "own"));
    }
    for (index, line) in order.lines.iter().enumerate() {
        if line.sku.is_empty() {
            let fault = Fault::new("is empty").at(format_args!("lines[{index}].sku"));
            faults.push(fault);
        }
    }
    for (name, text) in &order.labels {
        if text.is_empty() {
            let mut path = Path::new();
            path.push_name("labels");
            path.push_name(name);
            faults.push(Fault::new("is empty").at(path));
        }
    }
    faults
}

const TEXT: &str = r#"{
  "start": 5, "to": 3,
  "lines": [{"sku": "a"}, {"sku": ""}],
  "labels": {"a.b": ""}
}"#;

#[test]
fn every_fault_is_at_its_own_place() {
    let error = json::from_str::<Order>(TEXT).unwrap_err();
    let report = error.into_report().unwrap();
    let found: Vec<_> = report
        .iter()
        .map(|entry| {
            let place = entry.place().unwrap();
            format!("{}:{} {} {}", place.line(), place.column(), entry.path(), entry.code())
        })
        .collect();
    assert_eq!(
        found,
        [
            "2:21 to order",
            "3:35 lines[1].sku constraint.check",
            r#"4:21 labels["a.b"] constraint.check"#,
        ]
    );
}

#[test]
fn a_fault_has_its_code_and_parameters() {
    let report = Order::construct(args!(5, 3)).unwrap_err();
    assert_eq!(report.to_string(), "Order.to: the end is before the start");
    let fault = report.at("to").unwrap();
    assert_eq!((fault.code(), fault.target()), ("order", Target::Content));
    assert_eq!((fault.expected(), fault.actual()), ("the end is before the start", "nothing"));
    let params: Vec<_> = fault.params().collect();
    let expected = [
        ("after", Value::from(5)),
        ("value", Value::from("own")),
        ("reason", Value::from("the end is before the start")),
    ];
    assert_eq!(params, expected);
    assert_eq!(fault.declared_in(), "Order");
}

#[test]
fn the_fault_of_a_field_shows_its_value() {
    let report = Line::construct(args!("?7")).unwrap_err();
    assert_eq!(report.to_string(), r#"Line.sku: is not sold any more, got str "?7""#);
    assert_eq!(report.at("sku").unwrap().code(), "sku.sold_out");

    let mut order = Order::construct(args!(1, 2, lines = vec![Line { sku: "a".into() }])).unwrap();
    let before = order.clone();
    let error = order.set("lines[0].sku", "").unwrap_err();
    assert_eq!(error.to_string(), "Order.lines[0].sku: is empty");
    let report =
        order.update(args!(to = 0, lines = vec![Line { sku: String::new() }])).unwrap_err();
    assert_eq!(
        report.to_string(),
        "Order.to: the end is before the start\nOrder.lines[0].sku: is empty"
    );
    assert_eq!(order, before);
}

#[derive(Typed, Debug)]
struct Base {
    #[typed(base)]
    order: Order,
    name: String,
}

#[derive(Typed, Debug)]
struct Outer {
    orders: BTreeMap<String, Base>,
}

#[test]
fn a_fault_of_a_base_is_at_the_place_of_the_object() {
    let text = r#"{"orders": {"x": {"start": 5, "to": 3, "name": ""}}}"#;
    let report = json::from_str::<Outer>(text).unwrap_err().into_report().unwrap();
    let entry = report.iter().next().unwrap();
    let mismatch = entry.mismatch().unwrap();
    assert_eq!((mismatch.path(), mismatch.declared_in()), ("orders.x.to", "Order"));
    assert_eq!(&text[entry.place().unwrap().range()], "3");
}

#[derive(Typed, Debug)]
#[typed(check = tell_all)]
struct Login {
    user: String,
    password: Secret<String>,
    keys: Secret<BTreeMap<String, String>>,
    #[typed(check = is_long)]
    pin: Secret<String>,
}

fn is_long(pin: &Secret<String>) -> Result<(), Fault> {
    Err(Fault::new("is too short").param("given", pin.expose().clone()))
}

fn tell_all(login: &Login) -> Vec<Fault> {
    let fault = || Fault::new("is weak").param("given", login.password.expose().clone());
    let key = login.keys.expose().keys().next().cloned().unwrap_or_default();
    vec![fault().at("password"), fault().at("user"), fault().at(format!("keys.{key}"))]
}

#[test]
fn parameters_and_keys_of_secrets_are_hidden() {
    let keys = BTreeMap::from([("hunter", "3")]);
    let report = Login::construct(args!("ada", "hunter2", keys, "hunter4")).unwrap_err();
    assert_eq!(report.to_string(), r#"Login.pin: is too short, got str ***"#);
    let given = report.iter().next().unwrap().params().next().unwrap();
    assert_eq!(given, ("given", Value::from("***")));

    let login = Login {
        user: "ada".into(),
        password: Secret::new("hunter2".into()),
        keys: Secret::new(BTreeMap::from([("hunter3".into(), String::new())])),
        pin: Secret::new(String::new()),
    };
    let (mut whole, mut shown) = (login, Vec::new());
    let report = whole.update(args!(user = "eve")).unwrap_err();
    for fault in &report {
        shown.push((fault.path().to_owned(), fault.params().next().unwrap().1.to_string()));
    }
    let expected = [("password", r#""***""#), ("user", r#""hunter2""#), ("keys[***]", r#""***""#)];
    let expected: Vec<_> =
        expected.iter().map(|(path, given)| ((*path).to_owned(), (*given).to_owned())).collect();
    assert_eq!(shown, expected);
}

#[derive(Typed, Debug)]
#[typed(check = at_odd_paths)]
struct Odd {
    a: u8,
}

fn at_odd_paths(_: &Odd) -> Vec<Fault> {
    let fault = |path: &str| Fault::new("odd").at(path).code(code::MISSING);
    vec![fault(""), fault(".."), fault("a[\"x"), fault("no.where[7]")]
}

#[test]
fn a_path_that_leads_nowhere_is_reported_as_it_is() {
    let report = json::from_str::<Odd>(r#"{"a": 1}"#).unwrap_err().into_report().unwrap();
    let paths: Vec<_> = report.iter().map(|entry| entry.path().to_owned()).collect();
    assert_eq!(paths, ["", r#"[".."]"#, r#"["a[\"x"]"#, "no.where[7]"]);
    let starts: Vec<_> = report.iter().map(|entry| entry.place().unwrap().range().start).collect();
    assert_eq!(starts, [0, 0, 0, 0]);
    assert_eq!(report.iter().next().unwrap().mismatch().unwrap().message(), "odd");
}

#[derive(Typed, Debug)]
#[typed(check = too_many)]
struct Many {
    a: u8,
}

fn too_many(_: &Many) -> Vec<Fault> {
    (0..1000).map(|index| Fault::new("wrong").at(format!("a[{index}]"))).collect()
}

#[test]
fn surplus_faults_are_counted() {
    let report = Many::construct(args!(1)).unwrap_err();
    assert_eq!((report.len(), report.iter().len()), (1000, 64));
}
