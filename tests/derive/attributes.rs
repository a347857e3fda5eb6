//! Attributes that are accepted: rows 56, 67, 68 and 70, and the lints of rows 49 and 50.

use typed_structs::{Typed, args};

#[test]
fn input_50_deprecated() {
    mod old {
        #![expect(deprecated, reason = "hand-written code that uses it is warned about")]

        use typed_structs::Typed;

        #[derive(Typed)]
        #[deprecated]
        pub struct Old {
            #[deprecated = "use `b`"]
            #[typed(range(0..=9), default = 1)]
            pub a: u8,
            #[deprecated]
            #[typed(opaque, default)]
            pub b: u8,
            #[deprecated]
            #[typed(skip)]
            pub c: u8,
        }

        pub const fn sum(old: &Old) -> u8 {
            old.a + old.b + old.c
        }
    }
    #[derive(Typed)]
    struct New {
        #[deprecated]
        #[typed(range(0..=9), default = 1)]
        a: u8,
        #[deprecated]
        #[typed(opaque, default)]
        b: u8,
        #[deprecated]
        #[typed(skip)]
        _c: u8,
    }
    #[derive(Typed)]
    enum Choice {
        #[deprecated]
        A,
        #[deprecated]
        B {
            #[deprecated]
            a: u8,
        },
        #[deprecated]
        C(#[deprecated] u8),
    }

    let mut new = New::construct(args!()).unwrap();
    new.set("a", 2).unwrap();
    new.set_a(3).unwrap();
    assert_eq!(new.get("a").unwrap(), 3);
    #[expect(deprecated, reason = "the name is the user's")]
    let sum = old::sum(&old::Old::construct(args!()).unwrap());
    assert_eq!(sum, 1);
    assert!(Choice::from_value("A").is_ok());
}

#[test]
#[rustfmt::skip]
fn input_56_empty_lists_and_trailing_commas() {
    #[derive(Typed)]
    #[typed()]
    #[typed(rename = "Renamed",)]
    #[typed(class(version: u8 = 1,),)]
    struct Commas {
        #[typed()]
        #[typed(range(0..=9,), default = 1,)]
        a: u8,
        #[typed(info(type = "x", r#match = 1,), one_of("x", "y",), default = "x")]
        b: String,
    }

    let mut commas = Commas::construct(args!()).unwrap();
    assert!(commas.set_a(10).is_err());
    assert_eq!(commas.get("version").unwrap(), 1);
    assert_eq!((Commas::class().name(), commas.a, commas.b.as_str()), ("Renamed", 1, "x"));
    assert!(Commas::class().fields()[1].info("type").is_some());
    assert!(Commas::class().fields()[1].info("match").is_some());
}

#[test]
fn input_67_attributes_of_others() {
    #[derive(Typed, serde::Serialize, Default)]
    #[serde(rename_all = "camelCase")]
    #[cfg_attr(all(), typed(rename = "Other"))]
    #[must_use]
    struct Mixed {
        #[serde(rename = "x", skip_serializing_if = "Option::is_none")]
        #[typed(rename = "y")]
        a: Option<u8>,
        #[cfg(any())]
        gone: NoSuchType,
        #[cfg_attr(all(), typed(default = 2))]
        b: u8,
    }
    #[derive(Typed, Default, Debug)]
    enum Choice {
        #[default]
        A,
        #[allow(dead_code, reason = "an attribute of the compiler")]
        B(#[allow(unused, reason = "an attribute of the compiler")] u8),
    }

    let mixed = Mixed::construct(args!(1)).unwrap();
    assert_eq!((mixed.a, mixed.b), (Some(1), 2));
    assert_eq!(Mixed::class().name(), "Other");
    assert_eq!(serde_json::to_string(&mixed).unwrap(), r#"{"x":1,"b":2}"#);
    assert!(matches!(Choice::default(), Choice::A));
}

#[test]
fn input_68_docs_by_macros() {
    /// First.
    #[doc = concat!("Second, ", "joined.")]
    #[doc = include_str!("doc.md")]
    /**
     * A block.
     */
    #[doc(alias = "other")]
    #[doc(hidden)]
    #[derive(Typed)]
    struct Documented {
        #[doc = concat!("A ", "field.")]
        a: u8,
        /// `"quoted"` {braces} \ back
        #[doc = stringify!(b)]
        b: u8,
        #[doc(hidden)]
        c: u8,
    }

    let class = Documented::class();
    assert!(class.doc().starts_with("First.\nSecond, joined.\nIncluded.\n"), "{}", class.doc());
    assert_eq!(class.fields()[0].doc(), "A field.");
    assert_eq!(class.fields()[1].doc(), "`\"quoted\"` {braces} \\ back\nb");
    assert_eq!(class.fields()[2].doc(), "");
    let one = Documented::construct(args!(1, 2, 3)).unwrap();
    assert_eq!((one.a, one.b, one.c), (1, 2, 3));
}

mod facade {
    pub mod deep {
        pub use typed_structs as structs;
    }
}

#[test]
fn input_70_crate_path() {
    #[derive(facade::deep::structs::Typed)]
    #[typed(crate = facade::deep::structs)]
    struct Relative {
        #[typed(range(0..=9))]
        a: u8,
    }
    #[derive(Typed)]
    #[typed(crate = ::typed_structs)]
    struct Absolute {
        a: u8,
    }
    #[derive(Typed)]
    #[typed(crate = crate::attributes::facade::deep::structs)]
    enum InCrate {
        A { a: u8 },
    }

    assert_eq!(Relative::construct(args!(1)).unwrap().a, 1);
    assert_eq!(Absolute::construct(args!(1)).unwrap().a, 1);
    let InCrate::A { a } = InCrate::from_value(InCrate::A { a: 1 }.to_value()).unwrap();
    assert_eq!(a, 1);
}
