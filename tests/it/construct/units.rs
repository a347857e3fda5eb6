//! Fields of the type `()`.

use typed_structs::{Typed, args, json};

#[derive(Typed, Debug, PartialEq)]
struct Unit {
    unit: (),
    optional: Option<()>,
    marker: std::marker::PhantomData<u8>,
}

#[test]
fn fault_52_units_are_required() {
    let report = Unit::construct(args!()).unwrap_err();
    assert_eq!(report.to_string(), "Unit.unit: missing, expected ()");
    let unit = Unit::construct(args!(unit = ())).unwrap();
    assert_eq!(json::from_str::<Unit>(r#"{"unit": null}"#).unwrap(), unit);
    assert!(json::from_str::<Unit>("{}").is_err());
}
