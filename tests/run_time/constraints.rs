//! Constraints that are made at run time.

use typed_structs::{Class, Constraint, args};

#[test]
fn fractions_are_multiples_as_they_are_written() {
    let class = Class::builder("Price")
        .field_with::<Option<f64>>("cents", |it| it.constraint(Constraint::multiple_of(0.01)))
        .field_with::<Option<i128>>("halves", |it| it.constraint(Constraint::multiple_of(0.5)))
        .field_with::<Option<i64>>("steps", |it| it.constraint(Constraint::multiple_of(1.5)))
        .field_with::<Option<u128>>("whole", |it| it.constraint(Constraint::multiple_of(3.0)))
        .build()
        .unwrap();
    let mut price = class.construct(args!()).unwrap();
    for value in [19.99, 0.07, 0.5, 10.0, 1.0, 0.0, -0.29, 0.1 + 0.2, 123_456_789.01] {
        price.set("cents", value).unwrap();
    }
    for value in [0.005, 19.995, 1e-9, 0.010_000_000_1, f64::INFINITY, f64::NAN] {
        price.set("cents", value).unwrap_err();
    }
    price.set("halves", 1).unwrap();
    price.set("steps", 3).unwrap();
    price.set("steps", 4).unwrap_err();
    // Integers are divided exactly, however large they are.
    price.set("whole", u128::MAX).unwrap();
    price.set("whole", u128::MAX - 1).unwrap_err();
    price.set("whole", 9_007_199_254_740_993_u64).unwrap();
    price.set("whole", 9_007_199_254_740_992_u64).unwrap_err();
}
