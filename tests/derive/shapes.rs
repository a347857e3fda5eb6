//! Shapes: rows 36 to 46.

use typed_structs::{Arg, Args, Map, Typed, Value, args};

#[test]
fn input_36_without_fields_and_with_one() {
    #[derive(Typed, Debug, PartialEq)]
    struct Unit;
    #[derive(Typed, Debug, PartialEq)]
    struct Braces {}
    #[derive(Typed, Debug, PartialEq)]
    struct Parens();
    #[derive(Typed, Debug, PartialEq)]
    struct Newtype(u8);
    #[derive(Typed, Debug, PartialEq)]
    enum Variants {
        Unit,
        Braces {},
        Parens(),
        Newtype(u8),
    }
    #[derive(Typed)]
    enum Never {}

    assert_eq!(Unit::construct(args!()).unwrap(), Unit);
    assert_eq!(Braces::construct(args!()).unwrap(), Braces {});
    assert_eq!(Parens::construct(args!()).unwrap(), Parens());
    assert_eq!(Newtype::construct(args!(1)).unwrap(), Newtype(1));
    assert!(Unit::construct(args!(1)).is_err());
    assert_eq!(Unit::from_value(Unit.to_value()).unwrap(), Unit);
    assert_eq!(Braces::from_value(Braces {}.to_value()).unwrap(), Braces {});
    assert_eq!(Parens::from_value(Parens().to_value()).unwrap(), Parens());
    assert_eq!(Newtype::from_value(1).unwrap(), Newtype(1));
    let mut newtype = Newtype(1);
    newtype.set("0", 2).unwrap();
    newtype.set_0(3).unwrap();
    assert_eq!(newtype.get("0").unwrap(), 3);
    let all = [Variants::Unit, Variants::Braces {}, Variants::Parens(), Variants::Newtype(1)];
    for one in all {
        assert_eq!(Variants::from_value(one.to_value().into_owned()).unwrap(), one);
    }
    assert!(Never::from_value("a").is_err());
}

/// A struct of a thousand fields: each mark makes tenfold of what there is.
macro_rules! tuple_struct {
    ($name:ident [] $($ty:tt)*) => {
        #[derive(Typed)]
        struct $name($($ty,)*);
    };
    ($name:ident [x $($marks:tt)*] $($ty:tt)*) => {
        tuple_struct!($name [$($marks)*]
            $($ty)* $($ty)* $($ty)* $($ty)* $($ty)* $($ty)* $($ty)* $($ty)* $($ty)* $($ty)*);
    };
}

/// The benchmarks measure its compile time.
#[test]
fn input_37_thousand_fields() {
    tuple_struct!(Thousand [x x x] u16);

    let mut object =
        Thousand::construct((0..1000).map(Arg::positional).collect::<Args<'_>>()).unwrap();
    object.set("998", 1).unwrap();
    object.set_997(2).unwrap();
    assert_eq!((object.0, object.999, object.998, object.997), (0, 999, 1, 2));
    assert!(object.set("1000", 1).is_err());
    let faulty = (0..1000).map(|number| Arg::positional(number * 100)).collect::<Args<'_>>();
    let report = Thousand::construct(faulty).err().unwrap();
    assert_eq!(report.iter().next().unwrap().path(), "656");
}

#[test]
fn input_38_packed_by_value() {
    #[derive(Typed, Debug, Clone, Copy)]
    #[repr(C, packed)]
    struct Packed {
        a: u8,
        #[typed(range(0..=9), default = 5)]
        b: u32,
        #[typed(default, check = small)]
        c: Option<u64>,
    }
    #[derive(Typed, Clone, Copy)]
    #[repr(packed(2), C)]
    #[typed(check = ordered)]
    struct Ordered {
        a: u32,
        b: u64,
    }
    fn small(value: &Option<u64>) -> bool {
        value.is_none_or(|value| value < 10)
    }
    fn ordered(of: &Ordered) -> bool {
        u64::from(of.a) <= of.b
    }

    let mut packed = Packed::construct(args!(1)).unwrap();
    packed.set("b", 6).unwrap();
    assert!(packed.set("b", 10).is_err());
    assert!(packed.set("b", "x").is_err());
    packed.set_c(7).unwrap();
    assert!(packed.set_c(10).is_err());
    packed.update(args!(a = 2, c = 8)).unwrap();
    assert_eq!(({ packed.a }, { packed.b }, { packed.c }), (2, 6, Some(8)));
    assert_eq!(packed.get("b").unwrap(), 6);
    assert_eq!(Packed::from_value(packed.to_value()).unwrap().get("c").unwrap(), 8);
    let mut ordered = Ordered::construct(args!(1, 2)).unwrap();
    assert!(ordered.set("a", 3).is_err());
    assert!(ordered.set_a(3).is_err());
    assert!(ordered.update(args!(a = 4, b = 3)).is_err());
    assert_eq!(({ ordered.a }, { ordered.b }), (1, 2));
}

#[test]
fn input_40_reference_fields_borrow() {
    #[derive(Typed, Debug)]
    struct Refs<'a> {
        text: &'a str,
        bytes: &'a [u8],
        many: Vec<&'a str>,
    }

    let text = String::from("text");
    let bytes = vec![1_u8, 2];
    let args = args!(&text, bytes.as_slice(), vec![text.as_str()]);
    let refs = Refs::construct(args).unwrap();
    assert_eq!((refs.text.as_ptr(), refs.bytes.as_ptr()), (text.as_ptr(), bytes.as_ptr()));
    assert_eq!(refs.many, ["text"]);
}

/// Nothing public may name what is private here.
mod outer {
    use typed_structs::Typed;

    #[derive(Typed, Debug)]
    struct Hidden {
        a: i64,
    }

    #[derive(Debug)]
    struct Foreign;

    const fn foreign() -> Foreign {
        Foreign
    }

    #[derive(Typed, Debug)]
    enum Kind {
        One,
        Two { a: u8 },
    }

    #[derive(Typed, Debug)]
    #[typed(class(standard: Option<Kind> = None))]
    pub struct Shown {
        hidden: Hidden,
        many: Vec<Hidden>,
        kind: Kind,
        #[typed(opaque, default = foreign())]
        foreign: Foreign,
        #[typed(default)]
        pub open: u8,
    }

    #[derive(Typed, Debug)]
    pub struct Generic<T> {
        hidden: Hidden,
        pub t: T,
    }

    pub mod inner {
        use typed_structs::Typed;

        #[derive(Typed, Debug)]
        pub(in super::super) struct Limited {
            pub(in super::super) a: i64,
            pub(super) b: Local,
        }

        #[derive(Typed, Debug)]
        pub(super) struct Local {
            pub(super) c: u8,
        }

        #[derive(Typed, Debug)]
        pub(crate) struct Within {
            limited: Limited,
        }
    }

    pub fn sum(shown: &Shown, generic: &Generic<u8>) -> i64 {
        assert!(matches!(shown.kind, Kind::One | Kind::Two { a: 0 }));
        let Foreign = shown.foreign;
        shown.hidden.a + shown.many.iter().map(|one| one.a).sum::<i64>() + generic.hidden.a
    }

    pub fn local(limited: &inner::Limited) -> u8 {
        limited.b.c
    }
}

fn map(name: &'static str, value: i64) -> Value<'static> {
    let mut map = Map::new();
    map.push(name, value);
    Value::Map(map)
}

#[test]
fn input_42_private_types_in_a_public_struct() {
    let hidden = || map("a", 1);
    let mut shown = outer::Shown::construct(args!(hidden(), vec![hidden()], "One")).unwrap();
    shown.set("hidden.a", 5).unwrap();
    assert_eq!(shown.open, 0);
    let generic = outer::Generic::<u8>::construct(args!(hidden(), 1)).unwrap();
    assert_eq!(outer::sum(&shown, &generic), 7);
}

#[test]
fn input_43_restricted_visibility() {
    let local = map("c", 1);
    let mut limited = outer::inner::Limited::construct(args!(1, local)).unwrap();
    limited.set_a(2).unwrap();
    assert_eq!((limited.a, outer::local(&limited)), (2, 1));
    let within = outer::inner::Within::construct(args!(limited.to_value())).unwrap();
    assert_eq!(within.get("limited.b.c").unwrap(), 1);
}

#[test]
fn input_44_inside_a_function() {
    fn inner() -> i64 {
        #[derive(Typed)]
        struct Local {
            a: i64,
        }
        let local = || {
            #[derive(Typed)]
            enum Deep {
                A,
            }
            matches!(Deep::from_value("A"), Ok(Deep::A))
        };
        assert!(local());
        Local::construct(args!(1)).unwrap().a
    }
    const fn length() -> usize {
        #[derive(Typed)]
        struct InConst {
            a: i64,
        }
        let one = InConst { a: 1 };
        one.a.unsigned_abs() as usize
    }

    assert_eq!(inner(), 1);
    assert_eq!(length(), 1);
}

#[test]
fn input_45_defaults_of_fields() {
    #[derive(Typed, Debug, PartialEq)]
    struct Defaults {
        #[typed(default)]
        a: u8,
        #[typed(default = 1)]
        b: u8,
        #[typed(default = -1)]
        c: i8,
        #[typed(default = "c")]
        d: String,
        #[typed(default = Vec::from([1, 2]))]
        e: Vec<u8>,
        #[typed(default = Self::F)]
        f: u8,
        #[typed(default = 'x')]
        g: char,
        #[typed(default = 1.5)]
        h: Option<f64>,
        #[typed(default = computed)]
        i: u64,
        #[typed(default = b"bytes")]
        j: &'static [u8],
        #[typed(default = None)]
        k: Option<u8>,
    }
    impl Defaults {
        const F: u8 = 9;
    }
    const fn computed() -> u64 {
        7
    }

    let one = Defaults::construct(args!()).unwrap();
    assert_eq!((one.a, one.b, one.c, one.d.as_str(), one.f), (0, 1, -1, "c", 9));
    assert_eq!(
        (one.e, one.g, one.h, one.i, one.j, one.k),
        (vec![1, 2], 'x', Some(1.5), 7, &b"bytes"[..], None)
    );
}

#[test]
fn input_46_two_derives_in_one_module() {
    #[derive(Typed)]
    #[typed(class(version: u8 = 1))]
    struct First {
        #[typed(default = 1)]
        a: u8,
    }
    #[derive(Typed)]
    #[typed(class(version: u8 = 2))]
    struct Second {
        #[typed(default = 2)]
        a: u8,
    }
    #[derive(Typed)]
    enum Third {
        A { a: u8 },
        B { a: u8 },
    }

    let (first, second) = (First::construct(args!()).unwrap(), Second::construct(args!()).unwrap());
    assert_eq!((first.a, second.a), (1, 2));
    assert_eq!(
        (first.get("version").unwrap(), second.get("version").unwrap()),
        (1.into(), 2.into())
    );
    assert_ne!(Third::A { a: 1 }.to_value(), Third::B { a: 1 }.to_value());
}
