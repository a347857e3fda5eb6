//! Integers and floats compare exactly, around every power of two.

use typed_structs::{Class, Constraint, DynamicType, FieldType, args};

/// A field of one type with one constraint, of a class that is made at run time.
fn class_of<F: for<'v> FieldType<'v> + Send + Sync + 'static>(
    constraint: Constraint,
) -> &'static typed_structs::DynamicClass {
    let of = DynamicType::of::<F>().constraint(constraint);
    Class::builder("C").field_of("x", of, |field| field).build().unwrap()
}

#[test]
fn fault_10_random_integers_and_floats_compare_as_integers_of_any_size_do() {
    // Every pair of integers around powers of two, the one as an integer, the other as a float.
    for power in 0..=126_u32 {
        for step in [-3, -1, 0, 1, 3_i128] {
            for sign in [-1, 1] {
                let integer = sign * ((1_i128 << power) + step);
                #[expect(clippy::cast_precision_loss, reason = "a float nearby is what is wanted")]
                let float = integer as f64;
                // This is exact: `float` is an integer within `i128`.
                #[expect(clippy::cast_possible_truncation, reason = "an integer")]
                let bound = float as i128;
                let class = class_of::<i128>(Constraint::range(..=float));
                assert_eq!(class.construct(args!(integer)).is_ok(), integer <= bound, "{integer}");
            }
        }
    }
}
