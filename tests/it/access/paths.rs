//! `get` and `set` along paths.

use crate::helpers::assert_rejected;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Arc;
use typed_structs::{MAX_DEPTH, Typed, Untyped, Value, args, code};

#[derive(Typed, Debug, Clone, PartialEq)]
struct Order {
    address: Address,
    labels: BTreeMap<String, String>,
    #[typed(default)]
    by_number: HashMap<u16, Vec<i8>>,
    #[typed(default)]
    note: Option<Box<Note>>,
    #[typed(default)]
    extra: Untyped,
    #[typed(default)]
    grid: [[u8; 2]; 2],
    #[typed(default)]
    pair: (i32, VecDeque<bool>),
    #[typed(default)]
    shared: Arc<[u8]>,
    #[typed(default)]
    size: Size,
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Address {
    street: String,
    #[typed(alias = "rows")]
    lines: Vec<Line>,
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Line {
    zip: u32,
}

#[derive(Typed, Debug, Clone, Default, PartialEq)]
struct Note {
    text: String,
    next: Option<Box<Note>>,
}

#[derive(Typed, Debug, Clone, Default, PartialEq)]
enum Size {
    #[default]
    Unknown,
    Box {
        width: f32,
        height: f32,
    },
    Round(f32),
    Pair(u8, u8),
}

fn order() -> Order {
    let lines = [BTreeMap::from([("zip", 1)]), BTreeMap::from([("zip", 2)])];
    let address = BTreeMap::from([("street", Value::from("Main")), ("lines", lines.into())]);
    let labels = BTreeMap::from([("env", "prod"), ("a.b", "c")]);
    Order::construct(args!(address, labels)).unwrap()
}

#[test]
fn nested_structs_and_lists() {
    let mut order = order();
    order.set("address.lines[1].zip", 7).unwrap();
    assert_eq!(order.get("address.lines[1].zip").unwrap(), 7);
    assert_eq!(order.get("address.rows[1].zip").unwrap(), 7);
    assert_eq!(order.get_as::<u32>("address.lines[1].zip").unwrap(), 7);
    order.set("address.lines[0]", BTreeMap::from([("zip", 9)])).unwrap();
    assert_eq!(order.address.lines, [Line { zip: 9 }, Line { zip: 7 }]);
    order.set("grid[1][0]", 5).unwrap();
    order.set("pair[0]", -5).unwrap();
    order.set("pair[1]", [true]).unwrap();
    order.set("pair[1][0]", false).unwrap();
    assert_eq!((order.grid, order.pair.0), ([[0, 0], [5, 0]], -5));
    assert_eq!(order.get("pair[1][0]").unwrap(), false);
}

#[test]
fn what_is_not_there_says_what_is() {
    let mut order = order();
    let before = order.clone();
    let message = "Order.address.lines[2]: unknown item: index 2 out of bounds (length 2)";
    assert_rejected(order.set("address.lines[2].zip", 1), code::UNKNOWN, message);
    assert_rejected(order.set("address.lines[2]", 1), code::UNKNOWN, message);
    assert_eq!(order.get("address.lines[2]").unwrap_err().to_string(), message);
    assert_rejected(
        order.set("address.lines[0].zap", 1),
        code::UNKNOWN,
        "Order.address.lines[0].zap: unknown field; did you mean `zip`?",
    );
    assert_rejected(
        order.set("adress.street", "x"),
        code::UNKNOWN,
        "Order.adress: unknown field; did you mean `address`?",
    );
    assert_rejected(
        order.set("address.street.x", 1),
        code::UNKNOWN,
        "Order.address.street.x: unknown item: a value of kind str has no items",
    );
    assert_rejected(
        order.set("address.lines.zip", 1),
        code::UNKNOWN,
        "Order.address.lines.zip: unknown item: expected an index of the list, such as [0]",
    );
    assert_rejected(
        order.set("address.lines[-1]", 1),
        code::UNKNOWN,
        "Order.address.lines[-1]: unknown item: expected an index of the list, such as [0]",
    );
    assert_rejected(
        order.set("note.text", "x"),
        code::UNKNOWN,
        "Order.note.text: unknown item: the value is null",
    );
    assert_rejected(
        order.set("by_number[7][0]", 1),
        code::UNKNOWN,
        "Order.by_number[7]: unknown item",
    );
    assert_rejected(
        order.set("labels.enw.x", 1),
        code::UNKNOWN,
        "Order.labels.enw: unknown item; did you mean `env`?",
    );
    assert_rejected(
        order.set("shared[0]", 1),
        code::UNKNOWN,
        "Order.shared[0]: unknown item: index 0 out of bounds (length 0)",
    );
    order.set("shared", [1, 2]).unwrap();
    assert_rejected(
        order.set("shared[0]", 3),
        code::FROZEN,
        "Order.shared[0]: cannot be set by path; set the whole value around it",
    );
    order.shared = Arc::default();
    assert_eq!(order, before);
}

#[test]
fn malformed_paths() {
    let mut order = order();
    for path in
        ["", ".", "address.", ".address", "a..b", "lines[", "lines[x]", "lines[+1]", "a[\"b]"]
    {
        let error = order.get(path).unwrap_err();
        assert_eq!(error.code(), code::PATH, "{path}");
        assert_eq!(order.set(path, 1).unwrap_err().code(), code::PATH, "{path}");
    }
    assert_eq!(
        order.get("a..b").unwrap_err().to_string(),
        "Order: expected a path such as `address.lines[2].zip`, got str \"a..b\""
    );
    let deep = format!("address{}", ".x".repeat(1000));
    order.get(&deep).unwrap_err();
}

#[test]
fn keys_of_maps() {
    let mut order = order();
    order.set("labels.env", "test").unwrap();
    order.set("labels[\"a.b\"]", "d").unwrap();
    order.set("labels.new", "added").unwrap();
    assert_eq!(order.get("labels[\"a.b\"]").unwrap(), "d");
    assert_eq!(order.labels.len(), 3);
    assert_rejected(
        order.set("labels.other", 1),
        code::TYPE,
        "Order.labels.other: expected String, got int 1",
    );
    assert_rejected(
        order.set("labels[\"a.b\"]", 1),
        code::TYPE,
        "Order.labels[\"a.b\"]: expected String, got int 1",
    );
    assert_eq!(order.labels.len(), 3);
    order.set("by_number[7]", [1, 2]).unwrap();
    order.set("by_number[7][1]", -3).unwrap();
    assert_eq!(order.by_number, HashMap::from([(7, vec![1, -3])]));
    order.set("by_number[70000]", [1]).unwrap_err();
    assert_eq!(order.by_number.len(), 1);
}

#[test]
fn options_and_boxes() {
    let mut order = order();
    order.set("note", BTreeMap::from([("text", "a")])).unwrap();
    order.set("note.text", "b").unwrap();
    order.set("note.next", BTreeMap::from([("text", "c")])).unwrap();
    order.set("note.next.text", "d").unwrap();
    assert_eq!(order.get("note.next.text").unwrap(), "d");
    assert!(order.get("note.next.next").unwrap().is_null());
    order.set("note.next", ()).unwrap();
    assert_eq!(order.note.as_ref().unwrap().next, None);
    assert_rejected(
        order.set("note.text", 1),
        code::TYPE,
        "Order.note.text: expected String, got int 1",
    );
}

#[test]
fn within_untyped_values() {
    let mut order = order();
    order.set("extra", BTreeMap::from([("list", Value::from((1, "two")))])).unwrap();
    order.set("extra.list[0]", "one").unwrap();
    order.set("extra.list[1]", BTreeMap::from([("x", 1)])).unwrap();
    order.set("extra.list[1].y", 2).unwrap();
    order.set("extra.list[1].x", 3).unwrap();
    assert_eq!(order.get("extra.list[1].y").unwrap(), 2);
    assert_eq!(order.get("extra.list[1].x").unwrap(), 3);
    assert_rejected(
        order.set("extra.list[2]", 1),
        code::UNKNOWN,
        "Order.extra.list[2]: unknown item: index 2 out of bounds (length 2)",
    );
    assert_eq!(order.get("extra").unwrap().to_string(), r#"{"list": ["one", {"x": 3, "y": 2}]}"#);
}

#[test]
fn variants_of_enums() {
    let mut order = order();
    assert_eq!(order.get("size").unwrap(), "Unknown");
    assert_rejected(order.set("size.width", 1), code::UNKNOWN, "Order.size.width: unknown field");
    order
        .set("size", BTreeMap::from([("Box", BTreeMap::from([("width", 1.5), ("height", 2.0)]))]))
        .unwrap();
    order.set("size.width", 3).unwrap();
    assert_eq!(order.size, Size::Box { width: 3.0, height: 2.0 });
    assert_rejected(
        order.set("size.width", "3"),
        code::TYPE,
        "Order.size.width: expected f32, got str \"3\"",
    );
    order.set("size", BTreeMap::from([("Pair", [1, 2])])).unwrap();
    order.set("size[1]", 3).unwrap();
    assert_eq!(order.size, Size::Pair(1, 3));
    order.set("size", BTreeMap::from([("Round", 1)])).unwrap();
    order.set("size[0]", 2).unwrap();
    assert_eq!(order.size, Size::Round(2.0));
}

#[test]
fn updates_are_atomic() {
    let mut order = order();
    let before = order.clone();
    let report = order
        .update(args!(grid = [[1, 2], [3, 4]], labels = BTreeMap::from([("x", 1)]), lables = 1))
        .unwrap_err();
    assert_eq!(
        report.to_string(),
        "Order.labels.x: expected String, got int 1\n\
         Order.lables: unknown field; did you mean `labels`?"
    );
    assert_eq!(order, before);
    let report = order.update(args!(1, grid = 2, grid = 3)).unwrap_err();
    assert_eq!(
        report.to_string(),
        "Order: expected named arguments only, got 1 positional\n\
         Order.grid: expected [[u8; 2]; 2], got int 2\n\
         Order.grid: field given twice"
    );
    order.update(args!()).unwrap();
    assert_eq!(order, before);
    order.update(args!(grid = [[1, 2], [3, 4]], extra = 1)).unwrap();
    assert_eq!((order.grid, order.extra), ([[1, 2], [3, 4]], Value::from(1)));
}

fn nested_notes(depth: usize) -> Value<'static> {
    (0..depth).fold(Value::Null, |next, _| {
        Value::from(BTreeMap::from([("text", Value::from("x")), ("next", next)]))
    })
}

#[test]
fn depth_is_limited() {
    let limit = usize::from(MAX_DEPTH);
    Note::from_value(nested_notes(limit)).unwrap();
    let report = Note::from_value(nested_notes(limit + 2)).unwrap_err();
    assert!(report.iter().any(|one| one.code() == code::DEPTH), "{report}");
    assert!(report.to_string().ends_with("expected at most 128 levels, got more"), "{report}");

    let mut order = order();
    let deep = (0..1000).fold(Value::Null, |inner, _| Value::List(vec![inner].into()));
    let error = order.set("extra", deep).unwrap_err();
    assert_eq!(error.code(), code::DEPTH);
    assert!(order.extra.is_null());
}

#[test]
fn reports_keep_64_entries_and_count_the_rest() {
    let lines: Vec<&str> = vec!["x"; 1000];
    let report = Address::construct(args!("Main", lines)).unwrap_err();
    assert_eq!((report.len(), report.iter().count(), report.omitted()), (1000, 64, 936));
    assert!(report.to_string().ends_with("\n… and 936 more"));
    let mut order = order();
    let error = order.set("by_number", BTreeMap::from([(1, vec![1000; 100])])).unwrap_err();
    assert_eq!(error.others().len(), 63);
    assert!(error.to_string().ends_with("\n… and 36 more"), "{error}");
}

#[test]
fn long_and_odd_input_is_cut_in_messages() {
    let mut order = order();
    let long = "ü".repeat(10_000);
    let error = order.set("grid", long.as_str()).unwrap_err();
    assert!(error.to_string().len() < 200, "{error}");
    let error = order.set(&long, 1).unwrap_err();
    assert!(error.to_string().len() < 1100, "{error}");
    let error =
        Order::construct(typed_structs::Args::from_iter([("\n\u{7}\"", Value::Null)])).unwrap_err();
    assert!(!error.to_string().contains('\u{7}'), "{error}");
}
