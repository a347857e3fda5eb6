//! Patches from text, and the places of their faults.

use typed_structs::{Class, Secret, Typed, json};

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = is_fine)]
struct Object {
    name: String,
    list: Vec<Inner>,
    secret: Option<Secret<String>>,
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Inner {
    a: u8,
    b: Option<u8>,
}

fn is_fine(object: &Object) -> bool {
    object.list.len() < 3
}

fn object() -> Object {
    Object { name: "n".into(), list: vec![Inner { a: 1, b: None }], secret: None }
}

/// Returns the message, and asserts that nothing changed.
fn merge(patch: &str) -> String {
    let mut object = object();
    let error = json::merge_patch(&mut object, patch).unwrap_err();
    assert_eq!(object, self::object());
    error.to_string()
}

fn patch(patch: &str) -> String {
    let mut object = object();
    let error = json::json_patch(&mut object, patch).unwrap_err();
    assert_eq!(object, self::object());
    error.to_string()
}

#[test]
fn faults_of_merge_patches_have_places() {
    assert_eq!(
        merge("{\"name\": null,\n \"nmae\": 1,\n \"list\": [{\"a\": 1}, {}],\n \"name\": 2}"),
        "Object.name: cannot be removed: expected String at line 1 column 10\n\
         Object.nmae: unknown field; did you mean `name`? at line 2 column 2\n\
         Object.list[1].a: missing, expected u8 at line 3 column 21\n\
         Object.name: field given twice at line 4 column 2"
    );
    assert_eq!(merge("{\"name\": }"), "not JSON: expected a value at line 1 column 10");
}

#[test]
fn faults_of_operations_are_at_their_part() {
    let one = |patch: &str| self::patch(patch).split(": ").next().unwrap().to_owned();
    assert_eq!(one(r#"[{"op": "x", "path": "/name"}]"#), "Object[0].op");
    let text = r#"[{"op": "replace", "path": "/name", "value": 1},
 {"op": "add", "path": "/list/0", "value": {"a": "x"}},
 {"op": "add", "path": "/nope", "value": 1},
 {"op": "test", "path": "/secret", "value": "m"}]"#;
    assert_eq!(
        patch(text),
        "Object.name: expected String, got int 1 (operation 1) at line 1 column 46\n\
         Object.list[0].a: expected u8, got str \"x\" (operation 2) at line 2 column 50\n\
         Object.nope: unknown field (operation 3) at line 3 column 24\n\
         Object.secret: expected the value of the test, got null (operation 4) at line 4 column 45"
    );
    let text = r#"[{"op": "test", "path": "/name", "value": "m"}]"#;
    assert_eq!(
        patch(text),
        "Object.name: expected the value of the test, got str \"n\" (operation 1) at line 1 column 43"
    );
    let item = r#"{"op": "add", "path": "/list/-", "value": {"a": 1}}"#;
    assert_eq!(
        patch(&format!("[{item}, {item}]")),
        "Object: expected a value that passes its check at line 1 column 1"
    );
}

#[test]
fn the_lines_of_secrets_are_hidden() {
    let text = r#"[{"op": "add", "path": "/secret", "value": "hunter2"}, {"op": "remove", "path": "/name"}]"#;
    let error = json::json_patch(&mut object(), text).unwrap_err();
    assert!(!error.render(text).contains("hunter2"), "{}", error.render(text));
    let text = r#"{"secret": ["hunter2"], "nmae": "hunter3"}"#;
    let error = json::merge_patch(&mut object(), text).unwrap_err();
    assert!(!error.render(text).contains("hunter"), "{}", error.render(text));
}

#[derive(Typed, Debug, PartialEq)]
enum Shape {
    Circle { radius: u8 },
    Unit,
}

#[test]
fn erased_objects_are_patched_from_text() {
    let mut objects: Vec<Box<dyn typed_structs::Object>> =
        vec![Box::new(object()), Box::new(Shape::Circle { radius: 1 })];
    for (at, patch) in
        [r#"{"name": "new"}"#, r#"{"Circle": {"radius": 2}}"#].into_iter().enumerate()
    {
        json::merge_patch(&mut *objects[at], patch).unwrap();
    }
    let patch = r#"[{"op": "add", "path": "/Circle/radius", "value": 300}]"#;
    let error = json::json_patch(&mut *objects[1], patch).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Shape.Circle.radius: expected u8, got int 300 (operation 1) at line 1 column 51"
    );
    json::merge_patch(&mut *objects[1], "\"Unit\"").unwrap();
    assert_eq!(objects[0].get("name").unwrap(), "new");
    assert_eq!(objects[1].to_value(), "Unit");
    let class = Class::builder("Point").field::<u8>("x").build().unwrap();
    let mut point = json::instance_from_str(r#"{"x": 1}"#, class).unwrap();
    json::json_patch(&mut point, r#"[{"op": "replace", "path": "/x", "value": 2}]"#).unwrap();
    assert_eq!(point.get("x").unwrap(), 2);
}
