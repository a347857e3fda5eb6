//! Class attributes of bases.

use typed_structs::{Typed, Value, args, code, typed_methods};

#[derive(Typed)]
#[typed(class(x: i64 = 1, y: i64 = 10))]
struct A;

/// Declares the type again and leaves the value to a base.
#[derive(Typed)]
#[typed(class(x: i64))]
struct B {
    #[typed(base)]
    a: A,
}

#[derive(Typed)]
#[typed(class(x: i64 = 2))]
struct C {
    #[typed(base)]
    a: A,
}

#[derive(Typed)]
struct D {
    #[typed(base)]
    b: B,
    #[typed(base)]
    c: C,
}

/// One test, since what it changes is global.
#[test]
fn seed_17_values_come_in_the_order_of_the_classes() {
    let value = |class: &'static typed_structs::Class, name| class.attr(name).unwrap();
    assert_eq!(value(B::class(), "x"), 1);
    // As in Python, an annotation alone is not a value.
    assert_eq!(value(D::class(), "x"), 2);
    assert_eq!(value(D::class(), "y"), 10);
    A::class().set_attr("x", 3).unwrap();
    assert_eq!((value(B::class(), "x"), value(D::class(), "x")), (3.into(), 2.into()));
    C::class().set_attr("y", 11).unwrap();
    assert_eq!((value(B::class(), "y"), value(D::class(), "y")), (10.into(), 11.into()));
    B::class().set_attr("x", 4).unwrap();
    assert_eq!((value(A::class(), "x"), value(D::class(), "x")), (3.into(), 4.into()));
    D::class().set_attr("x", 5).unwrap();
    assert_eq!((value(B::class(), "x"), value(D::class(), "x")), (4.into(), 5.into()));
    let error = D::class().set_attr("x", "5").unwrap_err();
    assert_eq!(
        (error.to_string().as_str(), error.declared_in()),
        ("D.x: expected i64, got str \"5\"", "B")
    );
    let error = D::class().set_attr("z", 1).unwrap_err();
    assert_eq!(error.to_string(), "D.z: unknown class attribute");
    let mut object = D::construct(args!()).unwrap();
    assert_eq!(object.get("x").unwrap(), 5);
    assert_eq!(object.get("b.x").unwrap(), 4);
    object.set("x", 1).unwrap_err();
}

#[test]
fn an_own_class_attribute_hides_a_field() {
    #[derive(Typed)]
    struct Field {
        #[typed(default = 1)]
        kind: u8,
        size: u8,
    }
    #[derive(Typed)]
    #[typed(class(kind: String = "k"))]
    struct Hides {
        #[typed(base)]
        field: Field,
    }
    let mut hides = Hides::construct(args!(size = 1)).unwrap();
    assert_eq!(hides.get("kind").unwrap(), "k");
    assert_eq!(hides.get("field.kind").unwrap(), 1);
    hides.set("kind", 2).unwrap_err();
    hides.update(args!(kind = 2)).unwrap_err();
    let report = Hides::construct(args!(size = 1, kind = 2)).err().unwrap();
    assert_eq!(report.iter().next().unwrap().path(), "kind");
    assert_eq!(hides.to_value().to_string(), "{\"size\": 1}");
    assert_eq!(hides.fields().len(), 1);
}

#[test]
fn an_own_virtual_field_hides_what_it_shows_and_not_what_is_stored() {
    #[derive(Typed, Debug, PartialEq)]
    struct Celsius {
        degrees: f64,
    }
    #[derive(Typed, Debug, PartialEq)]
    struct Fahrenheit {
        #[typed(base)]
        celsius: Celsius,
    }
    #[typed_methods]
    impl Fahrenheit {
        #[typed(getter = "degrees")]
        fn shown(&self) -> f64 {
            self.celsius.degrees * 1.8 + 32.0
        }
    }
    let mut one = Fahrenheit::construct(args!(degrees = 100.0)).unwrap();
    assert_eq!(one.get("degrees").unwrap(), 212.0);
    assert_eq!(one.get("celsius.degrees").unwrap(), 100.0);
    assert_eq!(one.set("degrees", 1.0).unwrap_err().code(), code::FROZEN);
    one.set("celsius.degrees", 10.0).unwrap();
    one.update(args!(degrees = 1.0)).unwrap_err();
    assert_eq!(one.get("degrees").unwrap(), 50.0);
    assert_eq!(Fahrenheit::from_value(one.to_value()).unwrap(), one);
    assert_eq!(one.fields().map(|(field, _)| field.name()).collect::<Vec<_>>(), ["degrees"]);
}

/// Over an inherited class attribute, what a class declares itself is what the name means.
#[test]
fn a_field_over_an_inherited_class_attribute_is_set_as_what_it_is() {
    #[derive(Typed)]
    #[typed(class(api_version: String = "v1"))]
    struct Mid {}
    #[derive(Typed)]
    struct Leaf {
        #[typed(base)]
        m: Mid,
        #[typed(default = 7)]
        api_version: u32,
    }
    #[derive(Typed)]
    struct Below {
        #[typed(base)]
        leaf: Leaf,
    }
    let error = Leaf::class().set_attr("api_version", "x").unwrap_err();
    assert_eq!(error.to_string(), "Leaf.api_version: expected u32, got str \"x\"");
    assert_eq!(Leaf::class().attr("api_version").unwrap(), 7);
    Leaf::class().set_attr("api_version", 8).unwrap();
    assert_eq!(Leaf::construct(args!()).unwrap().api_version, 8);
    assert_eq!(Leaf::class().attr("api_version").unwrap(), 8);
    assert_eq!(Mid::class().attr("api_version").unwrap(), "v1");
    // The default of a base is set there, whatever class attribute is behind it.
    for value in [Value::from("x"), Value::from(9)] {
        let error = Below::class().set_attr("api_version", value).unwrap_err();
        assert_eq!(
            error.to_string(),
            "Below.api_version: cannot be changed here: it is the default of a base"
        );
    }
    assert_eq!(Below::class().attr("api_version").unwrap(), 8);
    let below = Below::construct(args!()).unwrap();
    assert_eq!(below.leaf.api_version, 8);
    let Leaf { m: Mid {}, .. } = below.leaf;
}

/// Those of the class and of its bases: attributes, and fields that have a default.
#[test]
fn a_name_that_is_misspelt_is_answered_with_one_that_can_be_set() {
    #[derive(Typed)]
    #[typed(class(table: String = "t"))]
    struct Base {
        #[typed(default = 1)]
        height: i64,
        surname: String,
    }
    #[derive(Typed)]
    #[typed(class(schema: String = "s"))]
    struct Derived {
        #[typed(base)]
        base: Base,
        #[typed(default = 1)]
        length: i64,
        address: String,
    }
    let class = Derived::class();
    for (name, similar) in [
        ("tabel", Some("table")),
        ("shema", Some("schema")),
        ("lenght", Some("length")),
        ("heigth", Some("height")),
        ("surnam", None),
        ("adress", None),
    ] {
        for error in [class.attr(name).unwrap_err(), class.set_attr(name, 1).unwrap_err()] {
            assert_eq!((error.code(), error.suggestion()), (code::UNKNOWN, similar), "{name}");
        }
    }
}
