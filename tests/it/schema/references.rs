//! References to schemas by their identifiers: `$id`, `$anchor` and `$dynamicAnchor`.

use typed_structs::{SchemaReader, Untyped, json};

/// Asserts that the first property of the schema is an integer, whose least value is 3.
#[track_caller]
fn leads_to_three(schema: &str) {
    let value: Untyped = json::from_str(schema).unwrap();
    for reader in [SchemaReader::new(), SchemaReader::new().lenient()] {
        let class =
            reader.class("Root", &value).unwrap_or_else(|error| panic!("{schema}\n{error}"));
        json::instance_from_str(r#"{"v": 3}"#, class).unwrap();
        let error = json::instance_from_str(r#"{"v": 2}"#, class).unwrap_err().to_string();
        assert_eq!(error, "Root.v: expected 3.., got int 2 at line 1 column 7", "{schema}");
    }
}

#[track_caller]
fn rejected(schema: &str) -> String {
    let value: Untyped = json::from_str(schema).unwrap();
    let strict = SchemaReader::new().class("Root", &value).unwrap_err().to_string();
    let lenient = SchemaReader::new().lenient().class("Root", &value).unwrap_err().to_string();
    assert_eq!(strict, lenient, "{schema}");
    strict
}

#[test]
fn anchors_are_places_in_the_schema() {
    leads_to_three(
        r##"{"properties": {"v": {"$ref": "#port"}}, "$defs": {"p": {"$anchor": "port", "type": "integer", "minimum": 3}}}"##,
    );
    leads_to_three(
        r##"{"properties": {"v": {"$dynamicRef": "#port"}}, "$defs": {"p": {"$dynamicAnchor": "port", "type": "integer", "minimum": 3}}}"##,
    );
    leads_to_three(
        r##"{"properties": {"v": {"$ref": "#port"}}, "$defs": {"p": {"$dynamicAnchor": "port", "$anchor": "port", "type": "integer", "minimum": 3}}}"##,
    );
    // Before draft 2019-09, an `$id` could be an anchor.
    leads_to_three(
        r##"{"$schema": "http://json-schema.org/draft-07/schema#",
            "properties": {"v": {"$ref": "#port"}}, "definitions": {"p": {"$id": "#port", "type": "integer", "minimum": 3}}}"##,
    );
}

#[test]
fn references_are_resolved_from_the_nearest_id() {
    for (id, inner, reference) in [
        ("http://a.example/x/root.json", "item.json", "item.json"),
        ("http://a.example/x/root.json", "/item.json", "http://a.example/item.json"),
        ("http://a.example/x/root.json", "../y/item.json", "/y/item.json#"),
        ("http://a.example/x/root.json", "item.json", "http://a.example/x/item.json#/$defs/n"),
        ("http://a.example/x/root.json", "item.json", "item.json#n"),
        (
            "http://a.example/x/root.json",
            "item.json",
            "http://a.example/x/root.json#/$defs/i/$defs/n",
        ),
        ("urn:uuid:1", "urn:uuid:2", "urn:uuid:2"),
        ("root", "item", "item"),
    ] {
        leads_to_three(&format!(
            r##"{{"$id": "{id}", "properties": {{"v": {{"$ref": "{reference}"}}}}, "$defs": {{
                "n": {{"type": "string"}},
                "i": {{"$id": "{inner}", "$ref": "#/$defs/n", "$defs": {{
                    "n": {{"$anchor": "n", "type": "integer", "minimum": 3}}}}}}}}}}"##
        ));
    }
    // One anchor in two schemas.
    leads_to_three(
        r##"{"properties": {"v": {"$ref": "b#n"}}, "$defs": {
            "a": {"$id": "a", "$defs": {"n": {"$anchor": "n", "type": "string"}}},
            "b": {"$id": "b", "$defs": {"n": {"$anchor": "n", "type": "integer", "minimum": 3}}}}}"##,
    );
    // The branch of an `allOf` has a base of its own.
    leads_to_three(
        r##"{"properties": {"v": {"$ref": "i"}}, "$defs": {"n": {"type": "string"}, "i": {"$id": "i", "allOf": [
            {"$ref": "#/$defs/n"}], "$defs": {"n": {"type": "integer", "minimum": 3}}}}}"##,
    );
}

#[test]
fn classes_contain_each_other_by_their_ids() {
    let class = json::class_from_schema(
        "Root",
        r##"{"$id": "http://a.example/tree", "properties": {"nodes": {"type": "array", "items": {"$ref": "node"}}},
            "$defs": {"node": {"$id": "http://a.example/node", "properties": {
                "value": {"type": "integer"}, "below": {"$ref": "tree"}}, "required": ["value"]}}}"##,
    )
    .unwrap();
    let text = r#"{"nodes": [{"value": 1, "below": {"nodes": [{"value": "x"}]}}]}"#;
    assert_eq!(
        json::instance_from_str(text, class).unwrap_err().to_string(),
        "Root.nodes[0].below.nodes[0].value: expected i64, got str \"x\" at line 1 column 55"
    );
}

#[test]
fn references_without_a_target_are_rejected() {
    let elsewhere = "is in another document; only places in this one are supported";
    for (reference, why) in [
        ("#port", "there is nothing at `#port`".to_owned()),
        ("x#port", format!("`x#port` {elsewhere}")),
        ("item#/$defs/x", "there is nothing at `item#/$defs/x`".to_owned()),
        ("http://a.example/", format!("`http://a.example/` {elsewhere}")),
        // An address of two schemas.
        ("two", format!("`two` {elsewhere}")),
        ("#two", "there is nothing at `#two`".to_owned()),
        // The schema of another dialect.
        ("old", format!("`old` {elsewhere}")),
        // No schemas.
        ("constant", format!("`constant` {elsewhere}")),
        ("item#/x-other/a", "there is nothing at `item#/x-other/a`".to_owned()),
    ] {
        let schema = format!(
            r##"{{"properties": {{"v": {{"$ref": "{reference}"}}}}, "$defs": {{
                "item": {{"$id": "item", "x-other": {{"a": {{}}}}}},
                "a": {{"$id": "two"}}, "b": {{"$id": "two"}}, "c": {{"$anchor": "two"}}, "d": {{"$anchor": "two"}},
                "o": {{"$id": "old", "$schema": "http://json-schema.org/draft-07/schema#"}},
                "e": {{"enum": [{{"$id": "constant", "$anchor": "port"}}]}}}}}}"##
        );
        assert_eq!(rejected(&schema), format!("#/properties/v/$ref: {why}"));
    }
}

#[test]
fn dynamic_references_are_rejected_if_the_schemas_around_them_decide() {
    let list = r##""list": {"$id": "list", "items": {"$dynamicRef": "#item"}, "$defs": {"i": {"$dynamicAnchor": "item"}}}"##;
    assert_eq!(
        rejected(&format!(
            r##"{{"$id": "http://a.example/", "properties": {{"v": {{"$ref": "list"}}}},
                "$defs": {{{list}, "i": {{"$dynamicAnchor": "item", "type": "string"}}}}}}"##
        )),
        "#/$defs/list/items/$dynamicRef: leads to different schemas, as the ones around it decide, which is not supported"
    );
    assert_eq!(
        rejected(
            r##"{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"v": {"$dynamicRef": "#"}}}"##
        ),
        "#/properties/v/$dynamicRef: the keyword `$dynamicRef` is not supported in this draft"
    );
}

#[test]
fn many_references_from_a_long_address_take_linear_time() {
    let address = "a/".repeat(200_000);
    let anchors: Vec<String> = (0..10_000)
        .map(|at| format!(r##""n{at}": {{"$anchor": "a{at}", "$ref": "#a{}"}}"##, at + 1))
        .collect();
    let ids: Vec<String> =
        (0..10_000).map(|at| format!(r#""i{at}": {{"$id": "i{at}"}}"#)).collect();
    let schema = format!(
        r##"{{"$id": "{address}", "properties": {{"v": {{"$ref": "#a10000"}}, "w": {{"$ref": "i9"}}}}, "$defs": {{
            {}, {}, "last": {{"$anchor": "a10000", "type": "integer"}}}}}}"##,
        anchors.join(","),
        ids.join(","),
    );
    assert_eq!(
        rejected(&schema),
        "#/properties/w/$ref: `i9` is in another document; only places in this one are supported"
    );
}
