//! The order of a report, for arguments in any order.

use crate::construct::order::{Employee, FIELDS, paths};
use proptest::prelude::*;
use typed_structs::{Args, Map, Untyped, Value};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn fault_20_any_order_is_the_order_of_the_report(
        given in Just([FIELDS.as_slice(), &["x1", "x2", "x3"]].concat()).prop_shuffle(),
        len in 0..=11_usize,
        wrong in prop::collection::vec(any::<bool>(), 11),
    ) {
        let given = &given[..len];
        let value = |name: &str, wrong: bool| -> Untyped {
            match (wrong, name) {
                (true, _) => Value::from("?"),
                (false, "tag") => Value::List(Vec::new().into()),
                (false, _) => Value::from(1),
            }
        };
        let entries = || given.iter().zip(&wrong).map(|(name, wrong)| (*name, value(name, *wrong)));
        let refused: Vec<&str> =
            given.iter().zip(&wrong).filter(|(_, wrong)| **wrong).map(|(name, _)| *name).collect();
        let missing = FIELDS.into_iter().filter(|name| *name != "desk" && !given.contains(name));
        let all: Vec<&str> = refused.iter().copied().chain(missing).collect();

        let constructed = Employee::construct(entries().collect::<Args<'_>>());
        prop_assert_eq!(constructed.as_ref().err().map_or(vec![], paths), all.clone());
        let map: Map<'_> = entries().map(|(name, value)| (Value::from(name), value)).collect();
        let checked = Employee::from_value(Value::Map(map));
        prop_assert_eq!(checked.as_ref().err().map_or(vec![], paths), all);
        let mut employee = Employee::default();
        let updated = employee.update(entries().collect::<Args<'_>>());
        prop_assert_eq!(updated.as_ref().err().map_or(vec![], paths), refused);
    }
}
