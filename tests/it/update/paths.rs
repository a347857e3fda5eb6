//! Updates whose names are paths: all of them, or none, and each check once at the end.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use typed_structs::{Change, Mismatches, Secret, Typed, Untyped, args, code};

thread_local! {
    static CHECKS: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
    static TOLD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static PANICS: Cell<bool> = const { Cell::new(false) };
}

fn is_ordered(range: &Range) -> bool {
    CHECKS.with_borrow_mut(|checks| checks.push("range"));
    assert!(!PANICS.get(), "the check panics");
    range.low <= range.high
}

fn is_small(range: &Range) -> bool {
    CHECKS.with_borrow_mut(|checks| checks.push("field"));
    range.high <= 100
}

fn is_fine(service: &Service) -> bool {
    CHECKS.with_borrow_mut(|checks| checks.push("service"));
    service.name != "forbidden"
}

fn tell(change: &Change<'_>) {
    let (before, after) = (change.before().cloned(), change.after());
    TOLD.with_borrow_mut(|told| told.push(format!("{}: {before:?} -> {after:?}", change.path())));
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = is_ordered)]
struct Range {
    low: i64,
    #[typed(range(..1000))]
    high: i64,
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Base {
    inner: Option<Range>,
    #[typed(frozen)]
    id: i64,
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = is_fine, on_change = tell)]
struct Service {
    name: String,
    #[typed(check = is_small)]
    range: Range,
    ranges: Vec<Range>,
    labels: BTreeMap<String, u8>,
    #[typed(base)]
    base: Base,
    token: Secret<String>,
    extra: Untyped,
}

fn range(low: i64, high: i64) -> Range {
    Range { low, high }
}

fn service() -> Service {
    let service = Service {
        name: "a".into(),
        range: range(1, 2),
        ranges: vec![range(1, 2), range(3, 4)],
        labels: BTreeMap::from([("x".into(), 1)]),
        base: Base { inner: Some(range(5, 6)), id: 7 },
        token: Secret::new("t".into()),
        extra: Untyped::from(-0.0),
    };
    CHECKS.take();
    TOLD.take();
    service
}

fn lines(outcome: Result<(), Mismatches>) -> String {
    outcome.unwrap_err().to_string()
}

#[test]
fn paths_and_names_are_set_together() {
    let mut object = service();
    // Each order alone would break `low <= high`.
    let changes = args!(
        "range.low" = 10,
        "range.high" = 20,
        name = "b",
        "ranges[1].high" = 9,
        "labels.y" = 2,
        "inner.low" = 6,
        token = "new"
    );
    object.update(changes).unwrap();
    assert_eq!(object.range, range(10, 20));
    assert_eq!(object.ranges, [range(1, 2), range(3, 9)]);
    assert_eq!(object.labels, BTreeMap::from([("x".into(), 1), ("y".into(), 2)]));
    assert_eq!(object.base.inner, Some(range(6, 6)));
    assert_eq!((object.name.as_str(), object.token.expose().as_str()), ("b", "new"));
    // Innermost first, each once: `range`, its field, an item, the base, the whole.
    assert_eq!(CHECKS.take(), ["range", "field", "range", "range", "service"]);
    let told = TOLD.take();
    assert_eq!(told.len(), 7);
    assert_eq!(told[0], "range.low: Some(Int(1)) -> Int(10)");
    assert_eq!(told[4], "labels.y: None -> Int(2)");
}

#[test]
fn all_mismatches_are_reported_in_order_and_nothing_changes() {
    let mut object = service();
    let before = object.clone();
    let changes = args!(
        "range.low" = "x",
        "range.high" = 2000,
        "inner.id" = 1,
        "id" = 8,
        "ranges[7].low" = 1,
        "labels.z" = 300,
        "nope.a" = 1,
        name = 5
    );
    assert_eq!(
        lines(object.update(changes)),
        "Service.range.low: expected i64, got str \"x\"\n\
         Service.range.high: expected ..1000, got int 2000\n\
         Service.inner.id: unknown field\n\
         Service.id: cannot be changed: the field is frozen\n\
         Service.ranges[7]: unknown item: index 7 out of bounds (length 2)\n\
         Service.labels.z: expected u8, got int 300\n\
         Service[\"nope.a\"]: unknown field\n\
         Service.name: expected String, got int 5"
    );
    assert_eq!(object, before);
    assert!(TOLD.take().is_empty());
}

#[test]
fn a_check_of_the_whole_undoes_everything() {
    let mut object = service();
    let before = object.clone();
    for changes in [
        args!("range.low" = 1, "ranges[0].low" = 9),
        args!("ranges[0].low" = 0, name = "forbidden"),
        args!("labels.new" = 1, "range.high" = 101),
        args!("extra" = 1, "labels.x" = 2, "range.low" = 3),
    ] {
        let report = object.update(changes).unwrap_err();
        assert_eq!(report.iter().next().unwrap().code(), code::CONSTRAINT_CHECK);
        assert_eq!(object, before);
        assert_eq!(object.extra.as_f64().map(f64::is_sign_negative), Some(true));
    }
    PANICS.set(true);
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        object.update(args!(name = "b", "labels.q" = 1, "range.low" = 0, token = "new"))
    }));
    PANICS.set(false);
    assert!(outcome.is_err());
    assert_eq!(object, before);
}

#[test]
fn a_name_is_given_once() {
    let mut object = service();
    let report = lines(object.update(args!("range.low" = 0, "range[\"low\"]" = 1)));
    assert_eq!(report, "Service.range.low: field given twice");
    let report = lines(object.update(args!(1, 2, "range.low" = 0)));
    assert_eq!(report, "Service: expected named arguments only, got 2 positional");
}

#[derive(Typed, Debug)]
struct Borrowed<'a> {
    inner: Name<'a>,
    count: u8,
}

#[derive(Typed, Debug)]
struct Name<'a> {
    name: &'a str,
}

#[test]
fn a_borrowing_value_is_set_alone() {
    let text = String::from("new");
    let mut object = Borrowed { inner: Name { name: "old" }, count: 1 };
    object.update(args!("inner.name" = text.as_str())).unwrap();
    assert_eq!(object.inner.name, "new");
    let report = lines(object.update(args!("inner.name" = "x", count = 2)));
    assert!(report.contains("the value borrows"), "{report}");
    assert_eq!((object.inner.name, object.count), ("new", 1));
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(unknown = collect)]
struct Open {
    inner: Range,
    #[typed(extras)]
    rest: BTreeMap<String, i64>,
    #[typed(rename = "a.b")]
    dotted: i64,
}

#[test]
fn names_that_look_like_paths_keep_their_meaning() {
    let mut object = Open { inner: range(1, 2), rest: BTreeMap::new(), dotted: 0 };
    object.update(args!("a.b" = 1, "x.y" = 2)).unwrap();
    assert_eq!((object.dotted, object.rest.get("x.y")), (1, Some(&2)));
    object.update(args!("a.b" = 3, "z.y" = 4, "inner.low" = 0)).unwrap();
    assert_eq!((object.dotted, object.rest.get("z.y"), object.inner.low), (3, Some(&4), 0));
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Dotted {
    #[typed(rename = "app.name")]
    name: String,
    size: u8,
}

/// `Field::path` returns such paths.
#[test]
fn a_quoted_name_is_a_path() {
    let mut dotted = Dotted { name: "a".into(), size: 1 };
    dotted.update(args!("[\"app.name\"]" = "b", size = 2)).unwrap();
    assert_eq!(dotted, Dotted { name: "b".into(), size: 2 });
    for field in Dotted::CLASS.fields() {
        dotted.set(&field.path(), dotted.get(&field.path()).unwrap().into_owned()).unwrap();
    }
    let twice = dotted.update(args!("[\"app.name\"]" = "c", "app.name" = "d")).unwrap_err();
    assert_eq!(twice.iter().next().unwrap().code(), code::DUPLICATE);
    let unknown = dotted.update(args!("[\"app.nme\"]" = "c")).unwrap_err();
    assert_eq!(unknown.iter().next().unwrap().code(), code::UNKNOWN);
    assert_eq!(dotted.name, "b");
}
