//! Classes made of JSON Schema.

use typed_structs::{DynamicClass, Value, json};

/// Formats of the real world, as far as a class can say what they are: a document that passes, and all
/// that is wrong with one that does not.
fn check(name: &str, [schema, valid, invalid, expected]: [&str; 4]) {
    let class = json::class_from_schema(name, schema).unwrap();
    let object = json::instance_from_str(valid, class).unwrap();
    // What is shown of it passes again.
    let again = class.from_value(object.to_value()).unwrap();
    assert_eq!(again.to_value(), object.to_value());
    let report = json::instance_from_str(invalid, class).unwrap_err();
    assert_eq!(report.to_string(), expected.trim_end());
}

macro_rules! files {
    ($name:literal) => {
        [
            include_str!(concat!("documents/", $name, ".schema.json")),
            include_str!(concat!("documents/", $name, ".valid.json")),
            include_str!(concat!("documents/", $name, ".invalid.json")),
            include_str!(concat!("documents/", $name, ".invalid.txt")),
        ]
    };
}

#[test]
fn manifests_of_packages() {
    check("Package", files!("package"));
}

#[test]
fn updates_of_dependencies() {
    check("Dependabot", files!("dependabot"));
}

#[test]
fn pipelines_whose_steps_have_steps() {
    check("Pipeline", files!("pipeline"));
}

#[test]
fn faults_are_named_with_their_places() {
    let schema = include_str!("documents/services.schema.json");
    let error = json::class_from_schema("Services", schema).unwrap_err().to_string();
    assert_eq!(error, include_str!("documents/services.schema.txt").trim_end());
}

fn refused(schema: &str) -> String {
    json::class_from_schema("Root", schema).unwrap_err().to_string()
}

#[test]
fn what_is_no_schema_of_objects_is_refused() {
    assert_eq!(refused("1"), "#: expected an object or a boolean");
    let no_object = "#: expected a schema of an object";
    assert_eq!(refused("false"), no_object);
    assert_eq!(refused(r#"{"type": "string"}"#), no_object);
    assert_eq!(refused(r#"{"enum": [1, "a"]}"#), no_object);
    assert_eq!(refused(r#"{"anyOf": [{"type": "array"}, {"const": 1}]}"#), no_object);
    assert_eq!(
        refused(r##"{"$ref": "#"}"##),
        "#: refers to itself without an object or a list in between"
    );
    assert_eq!(
        refused(
            r#"{"properties": {"a": false, "b": 1, "c": {"enum": 1}, "d": {"enum": [1], "const": 2}}}"#
        ),
        "#/properties/b: expected an object or a boolean\n\
         #/properties/c/enum: expected a list of values\n\
         #/properties/d/const: is not among the values of `enum`",
    );
    assert_eq!(
        refused(
            r#"{"properties": {
                "a": {"type": "integer", "minimum": "1", "maximum": 3, "exclusiveMaximum": 4},
                "b": {"type": "number", "multipleOf": 0},
                "c": {"type": "string", "minLength": -1, "maxLength": 1.5, "pattern": "("},
                "d": {"type": "array", "minItems": 3, "maxItems": 2},
                "e": {"type": "string", "enum": [1, 2]},
                "f": {"type": "integer", "minimum": 3, "maximum": 2},
                "g": {"type": "integer", "minimum": 1, "exclusiveMinimum": true}
            }, "required": ["h", 1]}"#
        ),
        "#/required/1: expected the name of a property\n\
         #/properties/a/minimum: expected a number, got \"1\"\n\
         #/properties/b/multipleOf: expected a number greater than 0, got 0\n\
         #/properties/c/minLength: expected an integer of at least 0\n\
         #/properties/c/maxLength: expected an integer of at least 0\n\
         #/properties/c/pattern: not a regular expression: unclosed group\n\
         #/properties/d: no value has a length 3..=2\n\
         #/properties/e: no value is of the type\n\
         #/properties/f: no number is in the range 3..=2",
    );
}

#[test]
fn schemas_that_nest_without_end_are_refused() {
    let mut schema = Value::from(true);
    for _ in 0..1000 {
        let mut map = typed_structs::Map::new();
        map.push("items", schema);
        schema = map.into();
    }
    let mut root = typed_structs::Map::new();
    let mut properties = typed_structs::Map::new();
    properties.push("deep", schema);
    root.push("properties", properties);
    let error = DynamicClass::from_json_schema("Root", &root.into()).unwrap_err();
    assert!(error.to_string().ends_with("nested more deeply than 128 levels"));
}

#[test]
fn references_are_parts_of_addresses() {
    let class = json::class_from_schema(
        "Root",
        r##"{
            "properties": {"a": {"$ref": "#/$defs/x%20y~1z~0%C3%A4"}, "b": {"$ref": "#/$defs/list/0"}},
            "$defs": {"x y/z~ä": {"type": "integer"}, "list": [{"type": "string"}]}
        }"##,
    )
    .unwrap();
    assert_eq!(class.field("a").unwrap().type_name(), "Option<i64>");
    assert_eq!(class.field("b").unwrap().type_name(), "Option<String>");
    assert_eq!(
        refused(
            r##"{"properties": {"a": {"$ref": "#/%zz"}, "b": {"$ref": "#/%4"}, "c": {"$ref": 1}}}"##
        ),
        "#/properties/a/$ref: there is nothing at `#/%zz`\n\
         #/properties/b/$ref: there is nothing at `#/%4`\n\
         #/properties/c/$ref: expected a string",
    );
}

#[test]
fn objects_hold_each_other() {
    let class = json::class_from_schema(
        "Tree",
        r##"{
            "type": "object",
            "properties": {"left": {"$ref": "#"}, "right": {"$ref": "#"}, "leaf": {"type": "integer"}},
            "additionalProperties": {"$ref": "#/properties/leaf"}
        }"##,
    )
    .unwrap();
    let mut tree = json::instance_from_str(
        r#"{"left": {"leaf": 1}, "right": {"left": {"leaf": 2, "x": 3}}}"#,
        class,
    )
    .unwrap();
    assert_eq!(tree.get("right.left.leaf").unwrap(), 2);
    assert_eq!(tree.get("right.left.x").unwrap(), 3);
    tree.set("right.left.leaf", 5).unwrap();
    assert_eq!(
        tree.set("right.left.leaf", "x").unwrap_err().to_string(),
        "Tree.right.left.leaf: expected i64, got str \"x\"",
    );
    assert_eq!(
        tree.set("left.left", 1).unwrap_err().to_string(),
        "Tree.left.left: expected Tree, got int 1"
    );
    let deep = format!("{}{}", "{\"left\":".repeat(126), "{}".to_owned() + &"}".repeat(126));
    json::instance_from_str(&deep, class).unwrap();
    let value = (0..200).fold(Value::Map(typed_structs::Map::new()), |inner, _| {
        let mut map = typed_structs::Map::new();
        map.push("left", inner);
        map.into()
    });
    assert_eq!(class.from_value(value).unwrap_err().iter().next().unwrap().code(), "depth");
}

/// The nesting of a document counts, not the number of references to a class.
#[test]
fn references_lead_as_far_as_they_like() {
    let chain: Vec<_> = (0..1000)
        .map(|at| {
            let next = at + 1;
            format!(r##""n{at}": {{"properties": {{"next": {{"$ref": "#/$defs/n{next}"}}}}}}"##)
        })
        .collect();
    let class = json::class_from_schema(
        "Root",
        &format!(
            r##"{{"$ref": "#/$defs/n0", "$defs": {{{}, "n1000": {{"type": "integer"}}}}}}"##,
            chain.join(",")
        ),
    )
    .unwrap();
    let mut class: &typed_structs::Class = class;
    for _ in 1..1000 {
        class = class.field("next").unwrap().type_info().class().unwrap();
    }
    assert_eq!(class.field("next").unwrap().type_name(), "Option<i64>");
    let all: Vec<_> = (0..40)
        .map(|at| {
            let others: Vec<_> = (0..40)
                .map(|other| {
                    format!(r##""c{other}": {{"items": {{"$ref": "#/$defs/c{other}"}}}}"##)
                })
                .collect();
            format!(r#""c{at}": {{"properties": {{{}}}}}"#, others.join(","))
        })
        .collect();
    let class = json::class_from_schema(
        "Root",
        &format!(r##"{{"$ref": "#/$defs/c0", "$defs": {{{}}}}}"##, all.join(",")),
    )
    .unwrap();
    json::instance_from_str(r#"{"c7": [{"c39": [{"c0": []}, {}]}]}"#, class).unwrap();
    // Types that are in each other nest all the same.
    let lists: Vec<_> = (0..1000)
        .map(|at| format!(r##""l{at}": {{"items": {{"$ref": "#/$defs/l{}"}}}}"##, at + 1))
        .collect();
    let lists = format!(
        r##"{{"properties": {{"l": {{"$ref": "#/$defs/l0"}}}}, "$defs": {{{}, "l1000": {{}}}}}}"##,
        lists.join(",")
    );
    assert!(refused(&lists).ends_with("nested more deeply than 128 levels"));
}

#[test]
fn wrong_defaults_are_named_with_their_places() {
    assert_eq!(
        refused(
            r##"{"properties": {
                "a": {"type": "integer", "default": "x"},
                "b": {"type": "integer", "minimum": 3, "default": 1},
                "c": {"$ref": "#/$defs/c", "default": {"d": [1, "x"]}},
                "e": {"default": 1}
            }, "required": ["b", "e"], "$defs": {
                "c": {"properties": {"d": {"items": {"type": "integer"}}, "f/g": {"type": "null", "default": 1}}}
            }}"##
        ),
        "#/properties/a/default: expected i64, got str \"x\"\n\
         #/properties/b/default: expected 3.., got int 1\n\
         #/properties/c/default: default.d[1]: expected i64, got str \"x\"\n\
         #/properties/c/default: default.f/g: expected (), got int 1\n\
         #/$defs/c/properties/f~1g/default: expected (), got int 1",
    );
    let class = json::class_from_schema(
        "Root",
        r#"{"properties": {"a": {"type": "integer", "default": 1}}, "required": ["a"]}"#,
    );
    let error = class.unwrap().construct(typed_structs::args!()).unwrap_err().to_string();
    assert_eq!(error, "Root.a: missing, expected i64");
}

#[test]
fn faults_below_several_types_are_reported() {
    assert_eq!(
        refused(
            r#"{"properties": {
                "a": {"type": ["object", "string"], "properties": {"x": {"type": "y"}}, "required": ["z"]},
                "b": {"type": ["array", "string"], "items": {"oneOf": []}},
                "c": {"type": ["string", "object"], "additionalProperties": {"type": "w"}},
                "d": {"type": []}
            }}"#
        ),
        "#/properties/d/type: expected at least one type\n\
         #/properties/a/properties/x/type: unknown type \"y\"\n\
         #/properties/b/items/oneOf: expected a list of schemas\n\
         #/properties/c/additionalProperties/type: unknown type \"w\"",
    );
    let mut properties = typed_structs::Map::new();
    properties.push(1, true);
    let mut schema = typed_structs::Map::new();
    schema.push("properties", properties);
    assert_eq!(
        DynamicClass::from_json_schema("Root", &schema.into()).unwrap_err().to_string(),
        "#/properties: 1 is not a name",
    );
}

#[test]
fn what_a_schema_says_in_words_is_documentation() {
    let class = json::class_from_schema(
        "Root",
        r#"{"title": "Root", "description": "All there is.", "properties": {
            "a": {"type": "integer", "description": "A number.", "title": "A", "default": 7},
            "b": {"type": "string", "title": "B"},
            "c": {"description": 1},
            "d": true
        }, "required": ["b"]}"#,
    )
    .unwrap();
    let docs = class.fields().iter().map(|field| (field.name(), field.doc()));
    assert_eq!(
        docs.take(4).collect::<Vec<_>>(),
        [("a", "A number."), ("b", "B"), ("c", ""), ("d", "")]
    );
    assert_eq!(class.doc(), "All there is.");
    assert_eq!(class.construct(typed_structs::args!(b = "x")).unwrap().get("a").unwrap(), 7);
}

/// The field that collects them is named as the keyword, unless a property is.
#[test]
fn other_properties_stand_beside_one_that_is_named_as_the_keyword() {
    let class = json::class_from_schema(
        "Root",
        r#"{"properties": {
            "additionalProperties": {"type": "integer"}, "additionalProperties_": {"type": "integer"}
        }, "additionalProperties": {"type": "boolean"}}"#,
    )
    .unwrap();
    let names: Vec<_> = class.fields().iter().map(|field| field.name()).collect();
    assert_eq!(names, ["additionalProperties", "additionalProperties_", "additionalProperties__"]);
    let object = json::instance_from_str(r#"{"additionalProperties": 1, "x": true}"#, class);
    assert_eq!(object.unwrap().get("x").unwrap(), true);
    let report = json::instance_from_str(r#"{"additionalProperties": 1, "x": 2}"#, class);
    assert_eq!(
        report.unwrap_err().to_string(),
        "Root.x: expected bool, got int 2 at line 1 column 34"
    );
}
