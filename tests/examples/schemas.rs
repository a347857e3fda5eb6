//! The schemas of the types of examples: other tools take them, and they accept what the examples read.

#[allow(dead_code, reason = "the examples use the rest")]
#[path = "../../examples/lockfile/cargo.rs"]
mod cargo;
#[allow(dead_code, reason = "the examples use the rest")]
#[path = "../../examples/lockfile/npm.rs"]
mod npm;
#[allow(dead_code, reason = "the examples use the rest")]
#[path = "../../examples/http/product.rs"]
mod product;
#[allow(dead_code, reason = "the examples use the rest")]
#[path = "../../examples/tools/weather.rs"]
mod weather;

use serde_json::{Value, json};
use typed_structs::schema::Schema;
use typed_structs::{FieldType, json as typed_json};

/// Returns the validator of a schema, which is itself valid.
fn validator(schema: &typed_structs::Untyped) -> jsonschema::Validator {
    let text = typed_json::to_string(schema).unwrap();
    let schema = serde_json::from_str(&text).unwrap();
    jsonschema::meta::validate(&schema).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

/// Passes on a document with each of its parts left out, added or replaced.
fn damage(document: &Value, see: &mut dyn FnMut(Value)) {
    for other in [
        json!(null),
        json!(true),
        json!(-1),
        json!(1.5),
        json!(""),
        json!("zz"),
        json!([]),
        json!({}),
    ] {
        see(other);
    }
    match document {
        Value::Object(entries) => {
            for (name, part) in entries {
                let mut without = entries.clone();
                without.remove(name);
                see(without.into());
                damage(part, &mut |part| {
                    let mut changed = entries.clone();
                    changed.insert(name.clone(), part);
                    see(changed.into());
                });
            }
            let mut more = entries.clone();
            more.insert("another".into(), json!(1));
            see(more.into());
        }
        Value::Array(items) => {
            for (index, part) in items.iter().enumerate() {
                damage(part, &mut |part| {
                    let mut changed = items.clone();
                    changed[index] = part;
                    see(changed.into());
                });
            }
            see(items.iter().cycle().take(12 * items.len()).cloned().collect());
        }
        _ => {}
    }
}

/// Checks that the schema of a type accepts a document and its damaged forms where the type does.
fn check<T: for<'v> FieldType<'v>>(document: &Value) {
    let (input, output) = (Schema::new().of::<T>(), Schema::new().output().of::<T>());
    let (reads, writes) = (validator(&input), validator(&output));
    let read = typed_json::from_str::<T>(&document.to_string()).unwrap();
    let written = typed_json::to_string(&read).unwrap();
    assert!(writes.is_valid(&serde_json::from_str(&written).unwrap()), "{written}");
    assert!(reads.is_valid(document), "{document}");
    let mut rejected = 0;
    damage(document, &mut |damaged| {
        let read = typed_json::from_str::<T>(&damaged.to_string());
        assert_eq!(reads.is_valid(&damaged), read.is_ok(), "{damaged}");
        rejected += usize::from(read.is_err());
    });
    assert!(rejected > 10, "{rejected}");
}

#[test]
fn schemas_of_examples_accept_what_the_examples_read() {
    let price = json!({"cents": 4999, "currency": "EUR"});
    check::<product::Product>(&json!({
        "name": "Lamp", "price": price, "sale": {"cents": 1, "currency": "EUR"},
        "stock": {"kind": "Counted", "left": 3}, "tags": ["a"], "properties": {"color": "red"}
    }));
    check::<product::Stock>(&json!({"kind": "Ended", "reason": "none is made"}));
    check::<cargo::CargoLock>(&json!({"version": 4, "package": [
        {"name": "a", "version": "1.2.3", "dependencies": ["b"]}
    ]}));
    check::<npm::Package>(&json!({
        "version": "1.2.3", "license": {"type": "MIT", "url": "u"}, "engines": {"node": "1"},
        "peerDependenciesMeta": {"a": {"optional": true}}, "funding": [{"type": "t", "url": "u"}]
    }));
    check::<weather::Weather>(&json!({"readings": {
        "a": {"temperature": 1.5, "conditions": "rain", "humidity": 3}
    }}));
}
