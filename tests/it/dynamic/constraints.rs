//! Constraints that are made at run time.

use typed_structs::{Class, Constraint, DynamicType, FieldType, Untyped, Value, args, json};

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

#[track_caller]
fn refused<F>(constraint: Constraint, why: &str)
where
    F: for<'v> FieldType<'v> + Send + Sync + 'static,
{
    let class = Class::builder("C").field_with::<F>("it", |it| it.constraint(constraint));
    assert_eq!(class.build().unwrap_err().to_string(), format!("C.it: {why}"));
}

#[test]
fn what_nothing_can_satisfy_is_refused() {
    refused::<i64>(Constraint::one_of([0_i64; 0]), "`one_of` lists no values");
    refused::<i64>(Constraint::one_of(["a"]), "\"a\" is not a value of the type i64");
    refused::<Option<u8>>(Constraint::one_of([3, 300]), "300 is not a value of the type u8");
    refused::<bool>(Constraint::one_of([1]), "1 is not a value of the type bool");
    refused::<u8>(Constraint::range(300..), "no u8 is in the range 300..");
    refused::<u8>(Constraint::range(..0), "no u8 is in the range ..0");
    refused::<i8>(Constraint::range(..=-129), "no i8 is in the range ..=-129");
    refused::<i64>(Constraint::range("a".."b"), "\"a\" is not a number, so it cannot end a range");
    refused::<f64>(Constraint::range(f64::NAN..), "NaN is not a number, so it cannot end a range");
    refused::<f64>(
        Constraint::range(0.0..f64::NAN),
        "NaN is not a number, so it cannot end a range",
    );
    refused::<i64>(Constraint::multiple_of("a"), "\"a\" is not a valid divisor");
    refused::<i64>(Constraint::multiple_of(true), "true is not a valid divisor");
    refused::<f64>(Constraint::multiple_of(f64::NAN), "NaN is not a valid divisor");
    refused::<f64>(Constraint::multiple_of(f64::INFINITY), "inf is not a valid divisor");
    refused::<f64>(Constraint::multiple_of(0.0), "no number is a multiple of zero");
    let class = Class::builder("C").field_with::<i64>("it", |it| it.required().default(5));
    assert_eq!(
        class.build().unwrap_err().to_string(),
        "C.it: a required field cannot have a default: leave out one of the two",
    );
    for range in ["nan..inf", "0...5", "0..inf", "..nan", "-inf.."] {
        let description = format!(
            r#"{{"name": "C", "fields": [{{"name": "it", "type": "f64", "range": "{range}"}}]}}"#
        );
        assert_eq!(
            json::class_from_description(&description, &[]).unwrap_err().to_string(),
            format!("C.it: expected a range such as `0..=150`, got `{range}`"),
        );
    }
}

#[test]
fn what_something_satisfies_is_not_refused() {
    let class = Class::builder("C")
        .field_with::<u8>("a", |it| it.constraint(Constraint::range(255..)).default(255))
        .field_with::<u128>("b", |it| it.constraint(Constraint::range(0..)).default(1))
        .field_with::<f64>("c", |it| it.constraint(Constraint::one_of([1, 2])).default(2.0))
        .field_with::<Untyped>("d", |it| it.constraint(Constraint::one_of(["a"])).default("a"))
        .field_with::<f64>("e", |it| it.constraint(Constraint::range(..f64::INFINITY)).default(1.0))
        .field_with::<i64>("g", |it| {
            it.constraint(Constraint::range(1_i64 << 60..(1_i64 << 60) + 1)).default(1_i64 << 60)
        })
        .field_with::<char>("f", |it| it.constraint(Constraint::one_of(["a", "b"])).default("b"))
        .build();
    class.unwrap().construct(args!()).unwrap();
}

#[test]
fn messages_list_the_first_of_many_values() {
    let all: Vec<String> = (0..1000).map(|at| format!("{at}")).collect();
    let class = Class::builder("C")
        .field_with::<i64>("a", |it| it.constraint(Constraint::one_of(0..9)).default(8))
        .field_with::<i64>("b", |it| it.constraint(Constraint::one_of(0..8)).default(7))
        .field_of("c", DynamicType::constants(all.into_iter().map(Untyped::from)), |it| it)
        .build()
        .unwrap();
    let mut object = class.construct(args!(c = "999")).unwrap();
    assert_eq!(object.set("a", 9).unwrap_err().expected(), "one of 0, 1, 2, 3, 4, 5, 6, 7, …");
    assert_eq!(object.set("b", 8).unwrap_err().expected(), "one of 0, 1, 2, 3, 4, 5, 6, 7");
    assert_eq!(
        object.set("c", 8).unwrap_err().expected(),
        r#"one of "0", "1", "2", "3", "4", "5", "6", "7", …"#,
    );
}

/// The constraints of a type hold wherever it stands, together with those of the field.
#[test]
fn those_of_a_type_and_of_its_field_both_hold() {
    let even = || DynamicType::of::<i64>().constraint(Constraint::multiple_of(2));
    let short = |of: DynamicType| of.constraint(Constraint::len(..=2));
    let at_least = |of: DynamicType| of.constraint(Constraint::len(1..));
    let class = Class::builder("Both")
        .field_of("plain", even(), |it| it.constraint(Constraint::range(..10)).default(0))
        .field_of("maybe", DynamicType::option(even()), |it| {
            it.constraint(Constraint::range(..10)).default(0)
        })
        .field_of("list", short(DynamicType::list(even())), |it| {
            it.constraint(Constraint::len(1..)).default([0])
        })
        .field_of("lists", DynamicType::list(at_least(short(DynamicType::list(even())))), |it| {
            it.constraint(Constraint::len(1..)).default([[0]])
        })
        .build()
        .unwrap();
    let cases: [(&str, &[&str], Value<'_>, &[Value<'_>]); 4] = [
        ("plain", &["plain"], 8.into(), &[3.into(), 10.into()]),
        ("maybe", &["maybe"], 8.into(), &[3.into(), 10.into()]),
        ("list", &["list"], [2, 4].into(), &[[2, 4, 6].into(), Value::from([0; 0]), [1].into()]),
        (
            "lists",
            &["lists[0]"],
            [2, 4].into(),
            &[[2, 4, 6].into(), Value::from([0; 0]), [1].into()],
        ),
    ];
    for (name, paths, fits, wrong) in cases {
        let mut object = class.construct(args!()).unwrap();
        let whole = |value: &Value<'_>| match name {
            "lists" => Value::List([value.clone().into_owned()].into_iter().collect()),
            _ => value.clone().into_owned(),
        };
        let map = |value| Value::Map([(name.into(), value)].into_iter().collect());
        let mut args = typed_structs::Args::new();
        args.push_named(name, whole(&fits));
        object.update(args).unwrap();
        class.from_value(map(whole(&fits))).unwrap();
        let before = object.to_value().into_owned();
        for wrong in wrong {
            for path in paths {
                object.set(path, wrong.clone()).unwrap_err();
            }
            object.set(name, whole(wrong)).unwrap_err();
            let mut args = typed_structs::Args::new();
            args.push_named(name, whole(wrong));
            object.update(args).unwrap_err();
            class.from_value(map(whole(wrong))).unwrap_err();
            class.set_attr(name, whole(wrong)).unwrap_err();
            assert_eq!(object.to_value(), before, "{name} {wrong}");
        }
    }
    let mut object = class.construct(args!(list = [2, 4])).unwrap();
    object.set("list[0]", 3).unwrap_err();
    object.set("lists[0][0]", 3).unwrap_err();
    object.set("lists[0][0]", 4).unwrap();
    assert_eq!(object.get("lists").unwrap(), Value::from([[4]]));
}

#[test]
fn a_class_attribute_is_held_to_the_constraints_of_its_type() {
    let class = Class::builder("Limits")
        .class_attr_of("most", DynamicType::of::<i64>().constraint(Constraint::range(..10)), 1)
        .build()
        .unwrap();
    assert_eq!(
        class.set_attr("most", 10).unwrap_err().to_string(),
        "Limits.most: expected ..10, got int 10"
    );
    class.set_attr("most", 9).unwrap();
    assert_eq!(class.attr("most").unwrap(), 9);
}

#[test]
fn multiples_end_where_the_next_number_begins() {
    let class = Class::builder("Edges")
        .field_with::<Option<i128>>("three", |it| it.constraint(Constraint::multiple_of(3)))
        .field_with::<Option<i128>>("minus", |it| it.constraint(Constraint::multiple_of(-3)))
        .field_with::<Option<u128>>("large", |it| it.constraint(Constraint::multiple_of(-5)))
        .field_with::<Option<f64>>("whole", |it| it.constraint(Constraint::multiple_of(3)))
        .field_with::<Option<f64>>("float", |it| it.constraint(Constraint::multiple_of(3.0)))
        .field_with::<Option<f64>>("cents", |it| it.constraint(Constraint::multiple_of(-0.01)))
        .field_with::<Option<i64>>("half", |it| it.constraint(Constraint::multiple_of(2.5)))
        .build()
        .unwrap();
    let mut edges = class.construct(args!()).unwrap();
    let largest = i128::MAX - i128::MAX % 3;
    for value in [0, 3, -3, largest, -largest] {
        edges.set("three", value).unwrap();
        edges.set("minus", value).unwrap();
        edges.set("three", value - 1).unwrap_err();
        edges.set("minus", value - 2).unwrap_err();
    }
    edges.set("large", u128::MAX).unwrap();
    for beyond in 1..5 {
        edges.set("large", u128::MAX - beyond).unwrap_err();
    }
    edges.set("large", u128::MAX - 5).unwrap();
    // Next to a multiple of a whole number is none.
    for field in ["whole", "float"] {
        for value in [0.0, -0.0, 3.0, -6.0, 3e15] {
            edges.set(field, value).unwrap();
        }
        for value in [1.0, 3.0_f64.next_up(), 3.0_f64.next_down(), f64::MIN_POSITIVE, f64::NAN] {
            edges.set(field, value).unwrap_err();
        }
    }
    // Of a fraction, the last digits may differ, and no more.
    for value in [0.29, 19.99, 1.005 + 0.005, -0.07, 19.99_f64.next_up(), 19.99_f64.next_down()] {
        edges.set("cents", value).unwrap();
    }
    for value in [19.99 * (1.0 + 1e-14), 19.99 * (1.0 - 1e-14), 0.014, 0.016, -0.005] {
        edges.set("cents", value).unwrap_err();
    }
    for (value, fits) in [(0, true), (5, true), (-10, true), (2, false), (3, false)] {
        assert_eq!(edges.set("half", value).is_ok(), fits, "{value}");
    }
}

#[test]
fn a_value_between_two_multiples_is_refused() {
    for (divisor, right, wrong) in [(0.5, 1.5, 0.75), (0.01, 0.07, 0.075), (3.0, 9.0, 10.0)] {
        let of = DynamicType::of::<f64>().constraint(Constraint::multiple_of(divisor));
        let class = Class::builder("C").field_of("n", of, |n| n).build().unwrap();
        assert!(class.construct(args!(right)).is_ok(), "{right} of {divisor}");
        assert!(class.construct(args!(wrong)).is_err(), "{wrong} of {divisor}");
    }
}
