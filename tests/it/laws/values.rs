//! Laws of values: integers and previews.

use proptest::prelude::*;
use typed_structs::{Value, from_value};

proptest! {
    #[test]
    fn signed_integers_survive(integer: i128) {
        let value = Value::from(integer);
        prop_assert_eq!(value.as_i128(), Some(integer));
        prop_assert_eq!(value.as_u128(), u128::try_from(integer).ok());
        prop_assert_eq!(value.as_u64(), u64::try_from(integer).ok());
        prop_assert_eq!(value.to_string(), integer.to_string());
        prop_assert_eq!(from_value::<i128>(value).unwrap(), integer);
    }

    #[test]
    fn unsigned_integers_survive(integer: u128) {
        let value = Value::from(integer);
        prop_assert_eq!(value.as_u128(), Some(integer));
        prop_assert_eq!(value.as_i128(), i128::try_from(integer).ok());
        prop_assert_eq!(value.to_string(), integer.to_string());
        prop_assert_eq!(from_value::<u128>(value).unwrap(), integer);
    }

    #[test]
    fn previews_are_short_and_whole(text: String) {
        let value = Value::from(text.as_str());
        let shown = value.to_string();
        let report = from_value::<bool>(value).unwrap_err();
        let preview = report.iter().next().unwrap().value();
        prop_assert!(preview.len() <= 48);
        match preview.strip_suffix('…') {
            Some(start) if shown != preview => prop_assert!(shown.starts_with(start)),
            _ => prop_assert_eq!(preview, shown),
        }
    }
}
