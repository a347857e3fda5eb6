//! Patches of enums with a tag: the tag itself, names that no variant has, and another variant.

use super::value;
use typed_structs::{Object, Typed, code, json};

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(tag = "kind")]
enum Payment {
    Cash,
    Card { number: String, holder: Option<String> },
    Bank(Account),
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Account {
    iban: String,
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(tag = "kind", content = "of")]
enum Shape {
    Point,
    Circle { radius: u8, note: Option<u8> },
    Square { side: u8 },
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Order {
    name: String,
    payment: Payment,
    shape: Shape,
}

fn order() -> Order {
    let payment = Payment::Card { number: "1".into(), holder: None };
    Order { name: "a".into(), payment, shape: Shape::Circle { radius: 1, note: None } }
}

/// Returns the message, and asserts that nothing changed.
fn rejected(order: &Order, edit: impl FnOnce(&mut Order) -> Result<(), json::Error>) -> String {
    let mut patched = order.clone();
    let error = edit(&mut patched).unwrap_err().to_string();
    assert_eq!(patched, *order);
    error
}

#[test]
fn the_tag_is_read_and_tested_by_path() {
    let mut order = order();
    assert_eq!(order.get("payment.kind").unwrap(), "Card");
    assert_eq!(order.get("shape.kind").unwrap(), "Circle");
    order.payment = Payment::Bank(Account { iban: "X".into() });
    assert_eq!(order.get("payment.kind").unwrap(), "Bank");
    let patch = r#"[
        {"op": "test", "path": "/payment/kind", "value": "Bank"},
        {"op": "test", "path": "/shape/kind", "value": "Circle"},
        {"op": "replace", "path": "/shape/kind", "value": "Circle"},
        {"op": "copy", "from": "/payment/kind", "path": "/name"}
    ]"#;
    json::json_patch(&mut order, patch).unwrap();
    assert_eq!(order.name, "Bank");
    let patch = r#"[{"op": "test", "path": "/payment/kind", "value": "Cash"}]"#;
    assert_eq!(
        rejected(&order, |order| json::json_patch(order, patch)),
        "Order.payment.kind: expected the value of the test, got str \"Bank\" (operation 1) at line 1 column 51"
    );
    let error = order.get("payment.kind.x").unwrap_err();
    assert_eq!(
        error.to_string(),
        "Order.payment.kind.x: unknown item: a value of kind str has no items"
    );
}

#[test]
fn the_tag_alone_is_not_changed() {
    let mut order = order();
    let message = "cannot be changed alone: it names the variant; set the whole value around it";
    let error = order.set("payment.kind", "Cash").unwrap_err();
    assert_eq!(error.to_string(), format!("Order.payment.kind: {message}"));
    assert_eq!(error.code(), code::FROZEN);
    order.set("payment.kind", "Card").unwrap();
    for operation in [
        r#""op": "replace", "path": "/shape/kind", "value": "Point""#,
        r#""op": "remove", "path": "/shape/kind""#,
        r#""op": "move", "from": "/shape/kind", "path": "/name""#,
    ] {
        let error =
            rejected(&order, |order| json::json_patch(order, &format!("[{{{operation}}}]")));
        assert!(error.starts_with(&format!("Order.shape.kind: {message}")), "{error}");
    }
    assert_eq!(order, self::order());
    let mut payment: Box<dyn Object> = Box::new(order.payment);
    assert!(payment.set("kind", "Cash".into()).is_err());
}

#[test]
fn an_unknown_name_suggests_the_tag() {
    let mut order = order();
    for payment in [Payment::Cash, order.payment.clone()] {
        order.payment = payment;
        assert_eq!(
            rejected(&order, |order| json::merge_patch(order, r#"{"payment": {"knd": "Cash"}}"#)),
            "Order.payment.knd: unknown field; did you mean `kind`? at line 1 column 14"
        );
    }
    order.shape = Shape::Point;
    assert_eq!(
        rejected(&order, |order| json::merge_patch(order, r#"{"shape": {"knd": "Point"}}"#)),
        "Order.shape.knd: unknown field; did you mean `kind`? at line 1 column 12"
    );
    assert_eq!(
        rejected(&order, |order| json::merge_patch(order, r#"{"shape": {"of": {"side": 1}}}"#)),
        "Order.shape.of: expected null, got map {\"side\": 1} at line 1 column 18"
    );
    json::merge_patch(&mut order, r#"{"shape": {"kind": "Point", "of": null}}"#).unwrap();
    assert_eq!(order.shape, Shape::Point);
}

#[test]
fn null_removes_the_fields_of_the_old_variant_in_the_content() {
    let mut shape = Shape::Circle { radius: 1, note: Some(2) };
    let patch = |patch: &str| value(patch);
    let unknown = r#"{"kind": "Square", "of": {"side": 2, "raduis": null}}"#;
    let error = shape.merge_patch(patch(unknown)).unwrap_err();
    assert_eq!(error.to_string(), "Shape.of.raduis: unknown field");
    let square = r#"{"kind": "Square", "of": {"radius": null, "side": 2, "note": null}}"#;
    shape.merge_patch(patch(square)).unwrap();
    assert_eq!(shape, Shape::Square { side: 2 });
}

#[test]
fn a_required_field_is_not_removed() {
    let order = order();
    for (patch, path) in [
        (r#"{"name": null}"#, "name"),
        (r#"{"payment": {"number": null}}"#, "payment.number"),
        (r#"{"shape": {"of": {"radius": null}}}"#, "shape.of.radius"),
    ] {
        let error = json::merge_patch(&mut order.clone(), patch).unwrap_err();
        let report = error.into_report().unwrap();
        let entry = report.at(path).unwrap();
        assert_eq!((report.len(), entry.code()), (1, code::MISSING), "{report}");
        assert_eq!(entry.param("name"), path.rsplit('.').next().unwrap());
        assert_eq!(&patch[entry.place().unwrap().range()], "null");
    }
    let patch = r#"[{"op": "remove", "path": "/name"}]"#;
    let report = json::json_patch(&mut order.clone(), patch).unwrap_err().into_report().unwrap();
    let entry = report.at("name").unwrap();
    assert_eq!(
        (entry.code(), &patch[entry.place().unwrap().range()]),
        (code::MISSING, "\"/name\"")
    );
    assert_eq!(entry.message(), "cannot be removed: expected String (operation 1)");
}
