//! Bounds are read in the type of their field, and numbers of different kinds compare exactly.

use typed_structs::{
    Class, Constraint, DynamicType, FieldType, Secret, Typed, Untyped, Value, args, code,
};

const LIMIT: f32 = 0.1;
const WIDE: f64 = 0.3;

#[derive(Typed, Debug, PartialEq)]
struct Celsius(f32);

#[derive(Typed, Debug)]
struct Singles {
    #[typed(range(..=0.1), default)]
    most: f32,
    #[typed(range(0.1..), default = 0.1)]
    least: f32,
    #[typed(range(..0.1), default)]
    below: f32,
    #[typed(range(..=LIMIT), default)]
    named: f32,
    #[typed(range(..=WIDE), default)]
    wide: f32,
    #[typed(range(-LIMIT..=LIMIT), default)]
    around: f32,
    #[typed(one_of(0.1, 0.7, -2.5), default = 0.7)]
    listed: f32,
    #[typed(range(..=0.1))]
    maybe: Option<f32>,
    #[typed(range(..=0.1), default = Box::new(0.0))]
    boxed: Box<f32>,
    #[typed(range(..=0.1), default = Celsius(0.0))]
    newtype: Celsius,
    #[typed(range(..=0.1), default = Secret::new(0.0))]
    secret: Secret<f32>,
    #[typed(range(16_777_217..), default = 16_777_216.0)]
    integer: f32,
}

#[test]
fn fault_09_a_bound_is_read_in_the_type_of_its_field() {
    let mut singles = Singles::construct(args!()).unwrap();
    for name in
        ["most", "least", "named", "around", "listed", "maybe", "boxed", "newtype", "secret"]
    {
        singles.set(name, 0.1).unwrap();
        singles.set(name, 0.1_f32).unwrap();
    }
    singles.set_most(0.1_f32).unwrap();
    singles.set_least(0.1_f32).unwrap();
    singles.set_listed(0.1_f32).unwrap();
    singles.set_newtype(Celsius(0.1)).unwrap();
    singles.set("wide", 0.3).unwrap();
    singles.set("listed", -2.5).unwrap();
    // The next one is beyond.
    let next = 0.1_f32.next_up();
    for name in ["most", "named", "around", "maybe", "boxed", "newtype", "secret"] {
        let refused = singles.set(name, next).unwrap_err();
        assert_eq!(refused.code(), code::CONSTRAINT_RANGE, "{name}");
    }
    assert!(singles.set_most(next).is_err());
    assert!(singles.set("below", 0.1).is_err());
    singles.set("below", 0.1_f32.next_down()).unwrap();
    assert!(singles.set("least", 0.1_f32.next_down()).is_err());
    assert!(singles.set("listed", next).is_err());
    // As a literal of the type would be read, an integer is the nearest float.
    singles.set("integer", 16_777_216).unwrap();
    assert!(singles.set("integer", 16_777_215).is_err());
}

#[derive(Typed)]
struct Multiples {
    #[typed(multiple_of(0.01), default)]
    single: f32,
    #[typed(multiple_of(0.01), default)]
    double: f64,
    #[typed(multiple_of(0.01), default = Celsius(0.0))]
    newtype: Celsius,
    #[typed(multiple_of(3), default)]
    whole: f64,
    #[typed(multiple_of(2.5), default)]
    half: i64,
    #[typed(multiple_of(0.3), default)]
    decimal: u128,
    #[typed(multiple_of(-4), default)]
    negative: i8,
    #[typed(multiple_of(7), default)]
    big: u128,
}

fn passes(class: &mut Multiples, name: &str, value: impl Into<Value<'static>>) -> bool {
    match class.set(name, value.into()) {
        Ok(()) => true,
        Err(refused) => {
            assert_eq!(refused.code(), code::CONSTRAINT_MULTIPLE_OF, "{refused}");
            false
        }
    }
}

#[test]
fn fault_09_a_fraction_is_held_to_the_precision_of_its_field() {
    let m = &mut Multiples::construct(args!()).unwrap();
    // Every price below a million cents, as the nearest float of the type.
    for cents in 0..1_000_000_i32 {
        let price = f64::from(cents) / 100.0;
        if cents % 7 == 0 {
            assert!(passes(m, "double", price), "{price}");
        }
        if cents % 11 == 0 {
            #[allow(clippy::cast_possible_truncation, reason = "rounding is meant")]
            let single = price as f32;
            assert!(passes(m, "single", single) && passes(m, "single", price), "{price}");
        }
    }
    assert!(
        passes(m, "single", 19.99) && passes(m, "newtype", 19.99) && passes(m, "double", -19.99)
    );
    for name in ["single", "double", "newtype"] {
        for wrong in [19.995, 0.005, 0.0101, 1234.567, f64::INFINITY, f64::NAN] {
            assert!(!passes(m, name, wrong), "{name} {wrong}");
        }
    }
    assert!(!passes(m, "double", 19.990_000_1) && !passes(m, "double", 1e6 + 0.0001));
    assert!(passes(m, "double", 1e300) && passes(m, "double", -0.0) && passes(m, "double", 5));
}

#[test]
fn fault_09_whole_multiples_are_exact_at_the_edges() {
    let m = &mut Multiples::construct(args!()).unwrap();
    assert!(passes(m, "whole", 9.0) && passes(m, "whole", -3.0) && passes(m, "whole", 0.0));
    assert!(!passes(m, "whole", 9.000_000_000_000_002) && !passes(m, "whole", 1e-300));
    // 2⁵³ + 2 leaves 1 and 2⁵⁴ leaves 1, 3 · 2⁶⁰ nothing, also beyond what integers hold.
    assert!(!passes(m, "whole", 9_007_199_254_740_994.0 + 2.0 * 2.0));
    assert!(passes(m, "whole", 3.0 * 2_f64.powi(60)) && passes(m, "whole", 3.0 * 2_f64.powi(900)));
    assert!(!passes(m, "whole", 2_f64.powi(900)));
    // Integers are divided exactly, also by fractions, however large they are.
    assert!(passes(m, "half", 5) && passes(m, "half", -10) && !passes(m, "half", 1));
    assert!(passes(m, "half", 9_007_199_254_740_995_i64));
    assert!(!passes(m, "half", 9_007_199_254_740_993_i64) && !passes(m, "half", i64::MAX - 3));
    assert!(passes(m, "decimal", 3) && !passes(m, "decimal", 1) && !passes(m, "decimal", 2));
    assert!(passes(m, "negative", -128) && passes(m, "negative", 4) && !passes(m, "negative", 6));
    let most = u128::MAX - u128::MAX % 7;
    assert!(passes(m, "big", most) && !passes(m, "big", most - 1) && !passes(m, "big", most + 1));
}

#[derive(Typed)]
struct Exact {
    #[typed(range(0.5..), default = 1)]
    half: u64,
    #[typed(range(..=9007199254740992.0), default)]
    most: i64,
    #[typed(range(..9007199254740992.0), default)]
    below: u64,
    #[typed(range(-9223372036854775808.0..), default)]
    least: i128,
    #[typed(range(..=9_007_199_254_740_993), default)]
    float: f64,
    #[typed(range(..1e38), default)]
    wide: i128,
    #[typed(range(..=u128::MAX), default)]
    all: u128,
    #[typed(range(WIDE..), default = 1)]
    named: u8,
    #[typed(one_of(9007199254740992.0, 3), default = 3)]
    listed: u64,
}

#[test]
fn fault_10_integers_and_floats_compare_exactly() {
    let mut exact = Exact::construct(args!()).unwrap();
    exact.set("half", 1_u64 << 63).unwrap();
    exact.set_half(u64::MAX).unwrap();
    assert!(exact.set("half", 0).is_err() && exact.set_half(0_u64).is_err());

    let edge = 1_i64 << 53;
    exact.set("most", edge).unwrap();
    exact.set_most(edge).unwrap();
    assert!(exact.set("most", edge + 1).is_err() && exact.set_most(edge + 1).is_err());
    exact.set("most", i64::MIN).unwrap();
    exact.set("below", edge - 1).unwrap();
    assert!(exact.set("below", edge).is_err());
    exact.set("least", i64::MIN).unwrap();
    assert!(exact.set("least", i128::from(i64::MIN) - 1).is_err());
    exact.set("least", i128::MAX).unwrap();

    exact.set("float", 9_007_199_254_740_992.0).unwrap();
    assert!(exact.set("float", 9_007_199_254_740_994.0).is_err());
    assert!(exact.set("float", f64::NAN).is_err());

    exact.set("wide", i128::from(u64::MAX)).unwrap();
    assert!(exact.set("wide", 10_i128.pow(38) + 1).is_err());
    exact.set("wide", i128::MIN).unwrap();
    exact.set("all", u128::MAX).unwrap();
    exact.set_all(u128::MAX).unwrap();
    assert!(exact.set("named", 0).is_err());
    exact.set("listed", edge).unwrap();
    assert!(exact.set("listed", edge + 1).is_err());
}

/// A field of one type with one constraint, of a class that is made at run time.
fn class_of<F: for<'v> FieldType<'v> + Send + Sync + 'static>(
    constraint: Constraint,
) -> &'static typed_structs::DynamicClass {
    let of = DynamicType::of::<F>().constraint(constraint);
    Class::builder("C").field_of("x", of, |field| field).build().unwrap()
}

#[test]
fn fault_09_10_classes_made_at_run_time_read_and_compare_the_same() {
    let class = class_of::<f32>(Constraint::range(..=0.1));
    class.construct(args!(0.1)).unwrap();
    assert!(class.construct(args!(0.1_f32.next_up())).is_err());
    let class = class_of::<Option<Celsius>>(Constraint::one_of([0.1]));
    class.construct(args!(0.1)).unwrap();
    let class = class_of::<f32>(Constraint::multiple_of(0.01));
    class.construct(args!(19.99)).unwrap();
    assert!(class.construct(args!(19.995)).is_err());
    // What is above a float is the next one of its own type.
    let above = (std::ops::Bound::Excluded(0.5), std::ops::Bound::Unbounded);
    let class = class_of::<f32>(Constraint::range(above));
    assert!(class.construct(args!(0.5)).is_err());
    class.construct(args!(0.5_f32.next_up())).unwrap();
    let class = class_of::<u64>(Constraint::range(0.5..));
    class.construct(args!(1_u64 << 63)).unwrap();
    assert!(class.construct(args!(0)).is_err());
    let class = class_of::<u128>(Constraint::range(..3.0e38));
    class.construct(args!(u128::from(u64::MAX))).unwrap();
    assert!(class.construct(args!(u128::MAX)).is_err());
}

#[test]
fn fault_10_limits_of_schemas_compare_exactly() {
    let class = |limit: &str| {
        let text = format!(
            r#"{{"type": "object", "properties": {{"x": {{"type": "integer", {limit}}}}}, "required": ["x"]}}"#
        );
        let schema: Value<'_> = typed_structs::json::from_str(&text).unwrap();
        typed_structs::DynamicClass::from_json_schema("C", &schema).unwrap()
    };
    let edge = 1_i64 << 53;
    let most = class(r#""maximum": 9007199254740992.0"#);
    most.construct(args!(edge)).unwrap();
    assert!(most.construct(args!(edge + 1)).is_err());
    let below = class(r#""exclusiveMaximum": 9007199254740992.0"#);
    assert!(below.construct(args!(edge)).is_err());
    let least = class(r#""minimum": -9007199254740992.0"#);
    assert!(least.construct(args!((-edge - 1))).is_err());
    let above = class(r#""exclusiveMinimum": 0.5"#);
    above.construct(args!(1)).unwrap();
    assert!(above.construct(args!(0)).is_err());
}

/// The greatest `u128` is no `i128`, and yet an end that holds exactly.
#[test]
fn fault_24_ranges_end_at_the_greatest_u128() {
    #[derive(Typed, Debug)]
    struct Whole {
        #[typed(range(1..=u128::MAX))]
        id: u128,
    }

    let id = |id: u128| Whole::construct(args!(id)).map(|whole| whole.id);
    for held in [1, 1 << 127, u128::MAX - 1, u128::MAX] {
        assert_eq!(id(held).unwrap(), held);
    }
    assert_eq!(id(0).unwrap_err().to_string(), "Whole.id: expected 1..=u128::MAX, got int 0");
}

#[test]
fn fault_09_a_float_is_held_to_integer_bounds_of_both_signs() {
    #[derive(Typed, Debug)]
    struct Span {
        #[typed(range(-5..=-2))]
        low: f64,
        #[typed(range(0..5))]
        high: f64,
    }
    #[derive(Typed, Debug)]
    struct Any {
        #[typed(range(-5..=-2))]
        low: Untyped,
        #[typed(range(0..5))]
        high: Untyped,
    }
    let accepts = |low: f64, high: f64| {
        let is_ok = Span::construct(args!(low, high)).is_ok();
        assert_eq!(Any::construct(args!(low, high)).is_ok(), is_ok, "{low} {high}");
        is_ok
    };
    assert!(accepts(-5.0, 0.0) && accepts(-4.5, 4.5) && accepts(-2.0, -0.0));
    assert!(!accepts(-5.5, 0.0) && !accepts(-1.5, 0.0) && !accepts(2.0, 0.0));
    assert!(!accepts(-3.0, -0.5) && !accepts(-3.0, 5.0));
}
