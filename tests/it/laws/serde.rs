//! Laws of values through serde.

use proptest::prelude::*;
use serde::Deserialize;
use typed_structs::{Untyped, Value};

fn read(json: &str) -> Result<Value<'_>, String> {
    serde_json::from_str(json).map_err(|error| error.to_string())
}

/// Values that JSON can say: no bytes, no opaque ones, no float that is not finite.
fn json_values() -> impl Strategy<Value = Untyped> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<i128>().prop_map(Value::from),
        any::<u128>().prop_map(Value::from),
        any::<f64>().prop_filter("finite", |float| float.is_finite()).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 64, 8, |inner| {
        let entry = (any::<String>().prop_map(Value::from), inner.clone());
        prop_oneof![
            prop::collection::vec(inner, 0..8).prop_map(Value::from),
            prop::collection::vec(entry, 0..8)
                .prop_map(|entries| Value::Map(entries.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn json_keeps_values(value in json_values()) {
        let json = serde_json::to_string(&value).unwrap();
        prop_assert_eq!(&read(&json).unwrap(), &value);
        let mut reader = serde_json::Deserializer::from_reader(json.as_bytes());
        prop_assert_eq!(&Untyped::deserialize(&mut reader).unwrap(), &value);
    }
}
