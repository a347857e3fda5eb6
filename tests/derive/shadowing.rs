//! Names in scope that generated code could take for those of std, or of its own.

use typed_structs::{Typed, args};

/// All that the derive could name without a path is something else here.
mod shadowed_types {
    #![expect(dead_code, reason = "they only have to be in scope")]

    use typed_structs::Typed;

    pub struct Option;
    pub struct Result;
    pub struct Some;
    pub struct None;
    pub struct Ok;
    pub struct Err;
    pub struct String;
    pub struct Box;
    pub struct Vec;
    pub struct Value;
    pub struct Class;
    pub struct Field;
    pub struct Default;
    pub struct From;
    pub struct Into;
    pub struct Send;
    pub struct Sync;
    pub struct Sized;
    pub struct Clone;
    pub struct PhantomData;

    #[derive(Typed)]
    #[typed(class(version: u8 = 1))]
    pub struct Plain {
        pub a: i64,
        #[typed(default)]
        pub b: std::string::String,
        #[typed(default = "x")]
        pub c: std::option::Option<std::string::String>,
        #[typed(range(0..=9), default = 2)]
        pub d: u8,
        #[typed(skip)]
        pub e: u8,
        #[typed(opaque, default = option())]
        pub f: Option,
    }

    const fn option() -> Option {
        Option
    }

    #[derive(Typed)]
    pub enum Choice {
        None,
        Some(u8),
        Ok { a: u8 },
        Err(u8, u8),
    }
}

#[test]
fn input_04_prelude_names_are_types() {
    use shadowed_types::{Choice, Plain};

    let mut plain = Plain::construct(args!(1)).unwrap();
    plain.update(args!(a = 2, b = "b")).unwrap();
    assert_eq!((plain.a, plain.b.as_str(), plain.d, plain.e), (2, "b", 2, 0));
    assert_eq!(plain.c.as_deref(), Some("x"));
    let Choice::Some(one) = Choice::from_value(Choice::Some(1).to_value()).unwrap() else {
        panic!("another variant")
    };
    assert_eq!(one, 1);
    for choice in [Choice::None, Choice::Ok { a: 1 }, Choice::Err(1, 2)] {
        let value = choice.to_value();
        assert_eq!(Choice::from_value(value.clone()).unwrap().to_value(), value);
    }
}

/// A parameter that is named as a type of the standard library is not that type.
#[test]
fn input_04_parameters_have_the_names_of_types() {
    #[derive(Typed, Debug, PartialEq)]
    enum Contact {
        Mail(String),
        Phone(u64),
    }
    #[derive(Typed, Debug)]
    struct Named<String> {
        name: String,
        age: u8,
    }
    let mail = || Contact::Mail("a@b.example".into());
    let mut named: Named<Contact> =
        Named::construct(args!(name = mail().to_value().into_owned(), age = 3)).unwrap();
    assert_eq!((&named.name, named.age), (&mail(), 3));
    named.update(args!(name = Contact::Phone(1).to_value(), age = 4)).unwrap();
    assert_eq!((named.name, named.age), (Contact::Phone(1), 4));
}

/// So are the primitive types that the output names.
mod shadowed_primitives {
    #![expect(dead_code, non_camel_case_types, reason = "they only have to be in scope")]

    use typed_structs::{Typed, typed_methods};

    pub struct usize;
    pub struct bool;
    pub struct str;
    pub struct u64;

    #[derive(Typed)]
    #[typed(check = any, class(version: u8 = 1))]
    pub struct Plain {
        #[typed(check = some)]
        pub a: u8,
        #[typed(range(0..=9), default = 2)]
        pub b: u8,
    }

    const fn some(_: &u8) -> Result<(), &'static core::primitive::str> {
        Ok(())
    }

    const fn any(_: &Plain) -> Result<(), &'static core::primitive::str> {
        Ok(())
    }

    #[typed_methods]
    impl Plain {
        pub fn sum(&self, more: u8) -> u8 {
            self.a + self.b + more
        }
    }

    #[derive(Typed)]
    pub struct Opaque {
        #[typed(opaque, default = usize {})]
        pub a: usize,
        #[typed(default = 1)]
        pub b: u8,
    }

    #[derive(Typed)]
    pub enum Choice {
        None,
        Some(u8),
    }
}

#[test]
fn input_04_primitive_names_are_types() {
    use shadowed_primitives::{Choice, Opaque, Plain};

    let mut plain = Plain::construct(args!(1)).unwrap();
    plain.set("a", 3).unwrap();
    assert_eq!(plain.call("sum", args!(4)).unwrap(), 9);
    assert_eq!(Opaque::construct(args!()).unwrap().get("b").unwrap(), 1);
    assert!(matches!(Choice::from_value("None").unwrap(), Choice::None));
}

mod shadowed_results {
    #![expect(dead_code, reason = "they only have to be in scope")]

    pub mod generic {
        pub type Result<T> = std::result::Result<T, ()>;
        pub type Option = std::option::Option<u8>;

        #[derive(typed_structs::Typed)]
        pub struct One {
            pub a: i64,
        }
    }

    pub mod plain {
        pub type Result = std::result::Result<(), ()>;
        pub type Vec = std::vec::Vec<u8>;
        pub type Box<T, U> = std::boxed::Box<(T, U)>;

        #[derive(typed_structs::Typed)]
        pub struct One {
            pub a: i64,
        }
    }
}

#[test]
fn input_05_result_alias_with_a_parameter() {
    let mut one = shadowed_results::generic::One::construct(args!(1)).unwrap();
    one.set("a", 2).unwrap();
    assert_eq!(one.a, 2);
}

#[test]
fn input_06_result_alias_without_parameters() {
    let mut one = shadowed_results::plain::One::construct(args!(1)).unwrap();
    one.set("a", 2).unwrap();
    assert_eq!(one.a, 2);
}

mod shadowed_crates {
    pub mod core {}
    pub mod std {}
    pub mod alloc {}
    pub mod typed_core {}
    pub mod typed_structs {}
    pub mod __private {}
    pub mod __typed {}

    #[derive(::typed_structs::Typed)]
    pub struct One {
        #[typed(range(0..=150), default = 3)]
        pub a: u8,
        #[typed(skip)]
        pub b: u8,
    }
}

#[test]
fn input_07_modules_named_like_crates() {
    let one = shadowed_crates::One::construct(args!()).unwrap();
    assert_eq!((one.a, one.b), (3, 0));
}

/// A plain `let value`, or a parameter of that name, is a pattern for these.
mod constants {
    #![expect(non_upper_case_globals, dead_code, reason = "the point of the row")]

    use typed_structs::{Typed, Value};

    const value: u8 = 3;
    const path: u8 = 3;
    const args: u8 = 3;
    const index: u8 = 3;
    const slot: u8 = 3;
    const cell: u8 = 3;
    const f0: u8 = 3;
    const cx: u8 = 3;
    const draft: u8 = 3;
    const field: u8 = 3;
    const class: u8 = 3;
    const name: u8 = 3;
    const new: u8 = 3;
    const object: u8 = 3;
    const this: u8 = 3;
    const from: u8 = 3;
    const marker: u8 = 3;
    const __NAMES0: u8 = 3;
    static __OVERLAY: u8 = 3;

    #[derive(Typed)]
    #[typed(class(version: u8 = { value }), check = whole)]
    pub struct Everything {
        #[typed(default = { value }, range(0..=150), check = even)]
        pub a: u8,
        #[typed(opaque, default)]
        pub b: u8,
        #[typed(skip, default = { value })]
        pub c: u8,
        #[typed(opaque, default, check = opaque)]
        pub d: u8,
        #[typed(default)]
        pub e: Option<Box<Value<'static>>>,
    }

    const fn whole(_: &Everything) -> bool {
        true
    }

    const fn even(_: &u8) -> bool {
        true
    }

    const fn opaque(_: &u8) -> bool {
        true
    }

    #[derive(Typed)]
    pub enum Choice {
        One { a: u8 },
        Two(u8, #[typed(opaque)] u8),
        Unit,
    }

    #[derive(Typed)]
    #[repr(C, packed)]
    pub struct Packed {
        pub a: u8,
        pub b: u64,
    }
}

#[test]
fn input_11_constants_named_like_locals() {
    use constants::{Choice, Everything, Packed};

    let mut one = Everything::construct(args!()).unwrap();
    assert_eq!((one.a, one.c), (3, 3));
    one.set_a(4).unwrap();
    one.set_b(5).unwrap();
    one.set_d(5).unwrap();
    one.update(args!(a = 6)).unwrap();
    assert_eq!((one.a, one.b, one.d, one.e.is_none()), (6, 5, 5, true));
    let mut packed = Packed::construct(args!(1, 2)).unwrap();
    packed.set("b", 3).unwrap();
    packed.set_a(2).unwrap();
    assert_eq!(({ packed.a }, { packed.b }), (2, 3));
    assert_eq!(Choice::One { a: 1 }.get("a").unwrap(), 1);
    assert!(Choice::Two(1, 2).get("1").is_ok() && Choice::Unit.get("1").is_err());
}

mod unit_structs {
    #![expect(non_camel_case_types, dead_code, reason = "the point of the row")]

    use typed_structs::Typed;

    struct value;
    struct path;
    struct args;
    struct index;
    struct slot;
    struct cell;
    struct cx;
    struct new;
    struct f0;

    #[derive(Typed)]
    pub struct One {
        #[typed(default = 3)]
        pub a: u8,
        #[typed(opaque, default)]
        pub b: u8,
        #[typed(skip)]
        pub c: u8,
    }
}

#[test]
fn input_12_unit_structs_named_like_locals() {
    let mut one = unit_structs::One::construct(args!()).unwrap();
    one.set("a", 4).unwrap();
    assert_eq!((one.a, one.b, one.c), (4, 0, 0));
}
