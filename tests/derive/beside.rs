//! Items and derives beside the derive.

use std::collections::BTreeMap;
use typed_structs::{Typed, Value, args};

#[test]
fn seed_38_nested_items_and_constants_stay_what_they_are() {
    #[derive(Typed)]
    struct Outer {
        size: usize,
    }
    impl Outer {
        const LIMIT: usize = 3;
        fn double(&self) -> usize {
            struct Helper(usize);
            Helper(self.size * 2).0.min(Self::LIMIT)
        }
    }
    assert_eq!(Outer::construct(args!(2)).unwrap().double(), 3);
}

#[derive(
    Typed,
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    serde::Serialize,
    serde::Deserialize,
)]
#[serde(rename_all = "camelCase")]
struct Beside {
    #[serde(default)]
    some_number: i64,
}

#[test]
fn seed_40_other_derives_beside_it() {
    let beside = Beside::construct(args!(3)).unwrap();
    let json = serde_json::to_string(&beside).unwrap();
    assert_eq!(json, r#"{"someNumber":3}"#);
    assert_eq!(serde_json::from_str::<Beside>(&json).unwrap(), beside);
    assert!(beside > Beside::default());
    assert_eq!(beside.to_value(), Value::from(BTreeMap::from([("some_number", 3)])));
}
