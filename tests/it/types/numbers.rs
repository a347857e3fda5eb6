//! Booleans, integers and floats.

use super::{RANGE, TYPE, message, names, refuses, round_trips, takes};
use std::num::{NonZero, Saturating, Wrapping};
use typed_structs::{ToValue, Value, code, from_text, from_value, from_value_lax};

#[test]
fn seed_28_bool_is_no_integer() {
    takes(true, true);
    takes(7, 7_i64);
    refuses::<i64>(true, TYPE);
    refuses::<u8>(false, TYPE);
    refuses::<i128>(true, TYPE);
    refuses::<f64>(true, TYPE);
    refuses::<NonZero<u8>>(true, TYPE);
    refuses::<Vec<i64>>(vec![Value::from(1), Value::from(true)], &[("[1]", code::TYPE)]);
    for no_bool in [Value::from(0), Value::from(1), Value::from("true"), Value::Null] {
        refuses::<bool>(no_bool, TYPE);
    }
    assert_eq!(message::<i64>(true), "i64: expected i64, got bool true");
}

#[test]
fn integers_of_every_width_are_exact() {
    macro_rules! ends {
        ($($int:ty)*) => {$(
            round_trips(<$int>::MIN, <$int>::MIN);
            round_trips(<$int>::MAX, <$int>::MAX);
            // One beyond either end.
            if let Some(below) = i128::try_from(<$int>::MIN).unwrap().checked_sub(1) {
                refuses::<$int>(below, RANGE);
            }
            if let Some(above) = u128::try_from(<$int>::MAX).unwrap().checked_add(1) {
                refuses::<$int>(above, RANGE);
            }
        )*};
    }
    ends!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

    refuses::<u8>(300, RANGE);
    refuses::<u8>(-1, RANGE);
    refuses::<u128>(-1, RANGE);
    refuses::<u128>(i128::MIN, RANGE);
    refuses::<i64>(u64::MAX, RANGE);
    refuses::<i128>(u128::MAX, RANGE);
    assert_eq!(message::<u8>(300), "u8: expected u8, got int 300");
}

#[test]
fn integers_are_made_from_integers_only() {
    for no_integer in [
        Value::from("1"),
        Value::from(1.5),
        Value::from(1.0),
        Value::from(f64::NAN),
        Value::Null,
        Value::from(vec![1]),
        names([]),
        Value::from(b"\x01"),
    ] {
        refuses::<i64>(no_integer.clone(), TYPE);
        refuses::<u8>(no_integer.clone(), TYPE);
        refuses::<NonZero<i32>>(no_integer.clone(), TYPE);
        refuses::<Wrapping<i32>>(no_integer, TYPE);
    }
}

#[test]
fn nonzero_wrapping_and_saturating() {
    round_trips(NonZero::new(7_u8).unwrap(), 7);
    round_trips(NonZero::new(u128::MAX).unwrap(), u128::MAX);
    refuses::<NonZero<u8>>(0, RANGE);
    refuses::<NonZero<u8>>(256, RANGE);
    assert_eq!(message::<NonZero<u8>>(0), "NonZero<u8>: expected NonZero<u8>, got int 0");
    round_trips(Wrapping(255_u8), 255);
    round_trips(Saturating(-128_i8), -128);
    refuses::<Wrapping<u8>>(256, RANGE);
    refuses::<Saturating<i8>>(128, RANGE);
    assert_eq!(<Wrapping<u8>>::TYPE.name(), "Wrapping<u8>");
}

#[test]
fn seed_29_integer_for_float_where_exact() {
    takes(1, 1.0_f64);
    takes(1, 1.0_f32);
    takes(0, 0.0_f64);
    takes(-1, -1.0_f32);

    const F64: i64 = 1 << 53;
    takes(F64, 9_007_199_254_740_992.0_f64);
    takes(-F64, -9_007_199_254_740_992.0_f64);
    takes(F64 + 2, 9_007_199_254_740_994.0_f64);
    refuses::<f64>(F64 + 1, RANGE);
    refuses::<f64>(-F64 - 1, RANGE);

    const F32: i64 = 1 << 24;
    takes(F32, 16_777_216.0_f32);
    refuses::<f32>(F32 + 1, RANGE);
    refuses::<f32>(-F32 - 1, RANGE);
    takes(F32 + 1, 16_777_217.0_f64);
}

#[test]
fn the_ends_of_the_integers_as_floats() {
    // 2^63 - 1, 2^64 - 1, 2^127 - 1 and 2^128 - 1 have too many digits; the powers have one.
    for too_long in [Value::from(i64::MAX), u64::MAX.into(), i128::MAX.into(), u128::MAX.into()] {
        refuses::<f64>(too_long.clone(), RANGE);
        refuses::<f32>(too_long, RANGE);
    }
    takes(i64::MIN, -(2_f64.powi(63)));
    takes(1_u64 << 63, 2_f64.powi(63));
    takes(1_u128 << 64, 2_f64.powi(64));
    takes(i128::MIN, -(2_f64.powi(127)));
    takes(i128::MIN, -(2_f32.powi(127)));
    takes(1_u128 << 127, 2_f64.powi(127));
    takes(1_u128 << 127, 2_f32.powi(127));
    refuses::<f64>((1_u128 << 127) + 1, RANGE);
    refuses::<f64>(i128::MIN + 1, RANGE);
    // The largest integers of all that are exact.
    takes(((1_u128 << 24) - 1) << 104, f32::MAX);
    refuses::<f32>(((1_u128 << 25) - 1) << 103, RANGE);
    takes(((1_u128 << 53) - 1) << 75, ((1_u64 << 53) - 1) as f64 * 2_f64.powi(75));
    refuses::<f64>(((1_u128 << 54) - 1) << 74, RANGE);
}

#[test]
fn floats_that_are_no_numbers() {
    assert!(from_value::<f64>(f64::NAN.into()).unwrap().is_nan());
    assert!(from_value::<f32>(f64::NAN.into()).unwrap().is_nan());
    takes(f64::INFINITY, f64::INFINITY);
    takes(f64::NEG_INFINITY, f32::NEG_INFINITY);
    assert!(from_value::<f64>((-0.0).into()).unwrap().is_sign_negative());
    assert!(from_value::<f32>((-0.0).into()).unwrap().is_sign_negative());
    // Rounded like a literal, and rejected if that would be infinite.
    takes(0.1, 0.1_f32);
    refuses::<f32>(1e300, RANGE);
    refuses::<f32>(-f64::MAX, RANGE);
    for no_float in [Value::from("1"), "NaN".into(), "inf".into(), Value::Null, vec![1.0].into()] {
        refuses::<f64>(no_float.clone(), TYPE);
        refuses::<f32>(no_float, TYPE);
    }
}

#[test]
fn numbers_are_converted_at_the_edges_of_their_types() {
    let lax = |value: Value<'static>| from_value_lax::<f64>(value).unwrap();
    assert_eq!(lax(Value::from(-(1_i128 << 100) - 1)), -(2_f64.powi(100)));
    assert_eq!(lax(Value::from(u128::MAX)), u128::MAX as f64);
    assert_eq!(lax("1_000.5".into()), 1000.5);
    assert_eq!(lax("+1".into()), 1.0);
    for wrong in ["+-1", "++1", "+", "+x"] {
        from_value_lax::<f64>(wrong.into()).unwrap_err();
    }
    from_value_lax::<f64>("1__0".into()).unwrap_err();
    from_value_lax::<f64>("_10".into()).unwrap_err();
    from_value_lax::<f64>("10_".into()).unwrap_err();
    assert_eq!(from_value_lax::<i128>(2_f64.powi(126).into()).unwrap(), 1 << 126);
    assert_eq!(from_value_lax::<i128>((-2_f64.powi(126)).into()).unwrap(), -(1 << 126));
    assert_eq!(from_value_lax::<u128>(2_f64.powi(127).into()).unwrap(), 1 << 127);
    for out in [-2_f64.powi(127), 2_f64.powi(128), -2_f64.powi(128)] {
        let error = from_value_lax::<u128>(out.into()).unwrap_err();
        assert_eq!(error.iter().next().unwrap().code(), code::RANGE, "{out}");
    }
}

#[test]
fn text_of_nothing_is_null() {
    for text in ["", "null", " null "] {
        from_text::<()>(text).unwrap();
    }
    from_text::<()>("nothing").unwrap_err();
}
