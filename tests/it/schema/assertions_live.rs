//! Assertions of live objects: no change passes them, and a rejected one leaves no trace.

use typed_structs::{DynamicClass, Instance, SchemaReader, Untyped, args, json};

fn value(text: &str) -> Untyped {
    json::from_str(text).unwrap()
}

fn lenient(schema: &str) -> &'static DynamicClass {
    SchemaReader::new().lenient().class("C", &value(schema)).unwrap()
}

fn object(class: &'static DynamicClass, text: &str) -> Instance {
    json::instance_from_str(text, class).unwrap()
}

/// Runs a change that has to be rejected with this message.
#[track_caller]
fn reject<E: ToString>(
    object: &mut Instance,
    message: &str,
    change: impl FnOnce(&mut Instance) -> Result<(), E>,
) {
    let before = object.to_value().into_owned();
    assert_eq!(change(object).err().map(|error| error.to_string()).as_deref(), Some(message));
    assert_eq!(object.to_value(), before);
}

#[test]
fn changes_inside_a_list_are_checked() {
    let class = lenient(
        r#"{"type": "object", "properties": {
            "rows": {"type": "array", "items": {"type": "array", "items": {"type": "integer"}, "uniqueItems": true}}
        }}"#,
    );
    let mut it = object(class, r#"{"rows": [[1, 2], [3]]}"#);
    let twice = "C.rows[0][1]: item given twice";
    reject(&mut it, twice, |it| it.set("rows[0][1]", 1));
    reject(&mut it, twice, |it| it.set("rows[0]", [1, 1]));
    let added = "C.rows[0][2]: item given twice (operation 1)";
    reject(&mut it, added, |it| it.apply(["rows[0][+]=1"]));
    reject(&mut it, twice, |it| it.update(args!("rows[1][0]" = 4, "rows[0][1]" = 1)));
    reject(&mut it, twice, |it| it.merge_patch(value(r#"{"rows": [[1, 1]]}"#)));
    it.update(args!("rows[0][0]" = 2, "rows[0][1]" = 1)).unwrap();
    assert_eq!(
        json::to_string(&it).unwrap(),
        r#"{"rows":[[2,1],[3]],"additionalProperties":{}}"#
            .replace(r#","additionalProperties":{}"#, "")
    );
    let patch = r#"[{"op": "replace", "path": "/rows/1/0", "value": 5}, {"op": "add", "path": "/rows/0/0", "value": 1}]"#;
    assert!(it.json_patch(value(patch)).is_err());
    assert_eq!(it.get("rows[1][0]").unwrap(), 3);
}

#[test]
fn changes_of_properties_are_checked_with_the_object() {
    let class = lenient(
        r#"{"type": "object", "properties": {
            "service": {"type": "object", "properties": {
                "image": {"type": "string"}, "build": {"type": "string"}, "ports": {"type": "integer"}
            }, "oneOf": [{"required": ["image"]}, {"required": ["build"]}]}
        }}"#,
    );
    let mut it = object(class, r#"{"service": {"image": "web"}}"#);
    let both = "C.service: expected a value that only one schema of `#/properties/service/oneOf` accepts (0 and 1 do), got map {\"image\": \"web\", \"build\": \".\"}";
    reject(&mut it, both, |it| it.set("service.build", "."));
    reject(&mut it, both, |it| it.merge_patch(value(r#"{"service": {"build": "."}}"#)));
    it.set("service.ports", 80).unwrap();
    // Both changes together are fine, and a property that is left out is not there.
    it.merge_patch(value(r#"{"service": {"build": ".", "image": null}}"#)).unwrap();
    assert!(it.get("service.image").unwrap().is_null());
    reject(&mut it, "C.service.image: missing, expected a value", |it| it.set("service.build", ()));
    let error = json::instance_from_str(r#"{"service": {"image": null}}"#, class).unwrap_err();
    assert!(error.to_string().starts_with("C.service.image: expected String, got null"), "{error}");
}

#[test]
fn untyped_fields_are_checked_after_each_change() {
    let class = lenient(
        r#"{"type": "object", "properties": {"v": {"anyOf": [
            {"type": "string"},
            {"type": "object", "properties": {"n": {"type": "integer", "maximum": 3}}, "required": ["n"]}
        ]}}}"#,
    );
    let mut it = object(class, r#"{"v": {"n": 1}}"#);
    it.set("v.n", 3).unwrap_or_else(|_| it.set("v", value(r#"{"n": 3}"#)).unwrap());
    reject(&mut it, "C.v.n: expected ..=3, got int 4", |it| it.set("v", value(r#"{"n": 4}"#)));
    reject(&mut it, "C.v.n: expected ..=3, got int 4", |it| {
        it.merge_patch(value(r#"{"v": {"n": 4}}"#))
    });
    reject(&mut it, "C.v: expected string or object, got int 1", |it| it.set("v", 1));
}

/// The default of a property that was not given is not a property, until it is changed.
#[test]
fn defaults_are_not_given() {
    let class = lenient(
        r#"{"type": "object", "properties": {
            "a": {"type": "integer", "default": 1},
            "b": {"type": "array", "items": {"type": "integer"}, "default": [1]},
            "c": {"type": "integer", "default": "x"}
        }, "maxProperties": 1}"#,
    );
    let mut it = object(class, r#"{"a": 2}"#);
    assert_eq!(it.get("b[0]").unwrap(), 1);
    assert!(it.get("c").unwrap().is_null());
    let many = "C: expected length ..=1, got map {\"a\": 2, \"b\": [2]}";
    reject(&mut it, many, |it| it.set("b[0]", 2));
    let mut it = object(class, "{}");
    it.set("b[0]", 2).unwrap();
    reject(&mut it, "C: expected length ..=1, got map {\"a\": 1, \"b\": [2]}", |it| it.set("a", 1));
}

#[test]
fn constraints_of_items_are_shown() {
    let class = lenient(
        r#"{"type": "object", "properties": {"ports": {"type": "array", "maxItems": 2, "items": {"type": "integer", "minimum": 1}}}}"#,
    );
    let shown: Vec<String> =
        class.fields()[0].constraints().iter().map(|it| format!("{it:?}")).collect();
    assert_eq!(shown.len(), 2);
    assert!(shown[1].starts_with("Items([Range"), "{shown:?}");
    let report = class.from_value(value(r#"{"ports": [0, 0]}"#)).unwrap_err();
    assert_eq!(report.len(), 2, "{report}");
}

#[test]
fn an_alternative_and_null_is_an_option() {
    let class = json::class_from_schema(
        "C",
        r##"{"type": "object", "properties": {
            "a": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
            "b": {"oneOf": [{"type": "null"}, {"$ref": "#/$defs/b"}]},
            "c": {"allOf": [{"$ref": "#/$defs/b"}], "description": "A b."},
            "d": {"anyOf": [{"type": "string", "minLength": 2}, {"enum": ["x", "y"]}]},
            "e": {"type": "array", "items": {"anyOf": [{"type": "integer"}, {"type": "null"}]}}
        }, "required": ["a", "b", "c", "d", "e"], "$defs": {"b": {"type": "object", "properties": {"x": {"type": "integer"}}}}}"##,
    )
    .unwrap();
    let types: Vec<&str> = class.fields().iter().take(5).map(|field| field.type_name()).collect();
    assert_eq!(types, ["Option<i64>", "Option<B>", "B", "String", "Vec<Option<i64>>"]);
}

/// Properties that are left out have no entry, so that what is written satisfies the schema.
#[test]
fn what_is_written_is_read_again() {
    let text = r#"{"type": "object", "properties": {
        "name": {"type": "string"},
        "port": {"type": "integer", "minimum": 1},
        "limit": {"type": ["integer", "null"]},
        "inner": {"type": "object", "properties": {"a": {"type": "string"}}}
    }, "minProperties": 1}"#;
    let strict = json::class_from_schema("C", text).unwrap();
    for (class, limit) in [(lenient(text), ",\"limit\":null"), (strict, "")] {
        let mut it = object(class, r#"{"name": "web", "limit": null, "inner": {}}"#);
        let written = json::to_string(&it).unwrap();
        assert_eq!(written, format!(r#"{{"name":"web"{limit},"inner":{{}}}}"#));
        assert_eq!(json::to_string(&object(class, &written)).unwrap(), written);
        assert!(json::Writer::new().pretty().to_string(&it).unwrap().contains("\"inner\": {}"));
        let copy = class.from_value(it.to_value()).unwrap();
        assert_eq!(copy.to_value(), it.to_value());
        assert!(serde_json::to_string(&it.to_value()).unwrap().ends_with("\"inner\":{}}"));
        // They are still fields, without a value.
        assert!(it.get("port").unwrap().is_null());
        assert_eq!(it.fields().len(), class.fields().len());
        it.set("port", 80).unwrap();
        assert!(json::to_string(&it).unwrap().contains("\"port\":80"));
        it.merge_patch(value(r#"{"port": null}"#)).unwrap();
        assert_eq!(copy.to_value(), it.to_value());
    }
}
