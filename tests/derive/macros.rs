//! Structs made by `macro_rules`: rows 17 to 22.

use typed_structs::{Typed, args};

#[test]
fn input_17_body_as_token_trees() {
    macro_rules! make {
        ($($body:tt)*) => { #[derive(Typed, Debug)] $($body)* };
    }
    macro_rules! wrap {
        ([$($attr:tt)*] $name:ident { $($body:tt)* }) => {
            #[derive(Typed, Debug)]
            $($attr)*
            struct $name { $($body)* }
        };
    }
    make! {
        struct Plain {
            #[typed(range(0..=150), default = 1)]
            a: u8,
            #[typed(default = "x")]
            b: String,
        }
    }
    wrap! { [#[typed(class(version: u8 = 1))]] Wrapped { a: i64, #[typed(skip)] b: u8 } }
    make! { enum Choice { A, B { a: u8 }, C(u8, u8) } }
    make! { struct Generic<'a, T> where T: Clone { a: &'a str, b: T } }

    let mut plain = Plain::construct(args!()).unwrap();
    assert_eq!(plain.set_a(151).unwrap_err().path(), "a");
    assert_eq!((plain.a, plain.b.as_str()), (1, "x"));
    let wrapped = Wrapped::construct(args!(1)).unwrap();
    assert_eq!((wrapped.a, wrapped.b), (1, 0));
    assert_eq!(wrapped.get("version").unwrap(), 1);
    assert_eq!(Choice::C(1, 2).get("1").unwrap(), 2);
    assert!(matches!(Choice::from_value("A"), Ok(Choice::A)));
    assert!(Choice::B { a: 1 }.get("a").is_ok());
    let generic = Generic::<u8>::construct(args!("a", 1)).unwrap();
    assert_eq!((generic.a, generic.b), ("a", 1));
}

#[test]
fn input_18_item_fragment() {
    macro_rules! derive {
        ($($i:item)*) => { $(#[derive(Typed)] $i)* };
    }
    derive! {
        struct Item { a: i64, #[typed(default = 2)] b: u8 }
        enum Choice { A, B { a: u8 } }
        struct Pair(u8, String);
    }

    let mut item = Item::construct(args!(1)).unwrap();
    item.set_b(3).unwrap();
    assert_eq!((item.a, item.b), (1, 3));
    assert!(matches!(Choice::from_value("A"), Ok(Choice::A)));
    assert!(Choice::B { a: 1 }.get("a").is_ok());
    let pair = Pair::construct(args!(1, "b")).unwrap();
    assert_eq!((pair.0, pair.1.as_str()), (1, "b"));
}

#[test]
fn input_19_type_fragment() {
    macro_rules! typed {
        ($name:ident { $($field:ident: $t:ty),* }) => {
            #[derive(Typed)]
            struct $name { $($field: $t),* }
        };
    }
    macro_rules! generic {
        ($name:ident<$p:ident> { $($field:ident: $t:ty = $e:expr),* }) => {
            #[derive(Typed)]
            struct $name<$p> { inner: $p, $(#[typed(default = $e)] $field: $t),* }
        };
    }
    typed!(Holes { a: Option<u8>, b: Vec<u8>, c: Option<String>, d: &'static str });
    generic!(Filled<T> { a: Option<u8> = 1, b: String = "x", c: Option<String> = "y", d: f64 = 2.5 });

    let holes = Holes::construct(args!(b = vec![1], d = "d")).unwrap();
    assert_eq!((holes.a, holes.b.as_slice(), holes.c, holes.d), (None, &[1][..], None, "d"));
    assert!(Holes::class().fields()[0].type_info().is_optional());
    assert_eq!(Holes::class().fields()[0].type_name(), "Option<u8>");
    let filled = Filled::<u8>::construct(args!(1)).unwrap();
    assert_eq!((filled.inner, filled.a, filled.b.as_str()), (1, Some(1), "x"));
    assert_eq!((filled.c.as_deref(), filled.d), (Some("y"), 2.5));
}

#[test]
fn input_20_literals_and_expressions_in_attributes() {
    macro_rules! limits {
        ($name:ident, $key:literal, $min:literal, $max:expr, $default:expr, $text:expr) => {
            #[derive(Typed)]
            #[typed(rename = $key)]
            struct $name {
                #[typed(range($min..=$max), default = $default)]
                a: u8,
                #[typed(rename = $key, default = $text, one_of($text, "other"), info(key = $min))]
                b: String,
                #[typed(default = $default)]
                c: Option<u8>,
                #[typed(len($min..=$max), default = "a")]
                d: String,
            }
        };
    }
    limits!(Limits, "key", 1, 10, 5, "text");

    let mut limits = Limits::construct(args!()).unwrap();
    assert_eq!((limits.a, limits.b.as_str(), limits.c), (5, "text", Some(5)));
    assert_eq!(limits.set_a(11).unwrap_err().expected(), "1..=10");
    assert!(limits.set("key", "other").is_ok());
    assert!(limits.set_d("").is_err());
    assert_eq!((Limits::class().name(), limits.d.as_str()), ("key", "a"));
}

#[test]
fn input_21_type_macro_in_field_position() {
    macro_rules! id {
        ($t:ty) => {
            $t
        };
    }
    macro_rules! list {
        ($t:ty) => { Vec<id!($t)> };
    }
    #[derive(Typed)]
    struct Expanded {
        a: id!(i64),
        b: list!(u8),
        #[typed(default = 1)]
        c: id!(u8),
        #[typed(default = "x")]
        d: id!(String),
    }

    let mut expanded = Expanded::construct(args!(1, vec![2])).unwrap();
    expanded.set_a(3).unwrap();
    assert_eq!((expanded.a, expanded.b.as_slice(), expanded.c), (3, &[2][..], 1));
    assert_eq!((Expanded::class().fields()[1].type_name(), expanded.d.as_str()), ("Vec<u8>", "x"));
}

#[test]
fn input_22_crate_path_from_a_macro() {
    macro_rules! with_path {
        ($name:ident, $path:path) => {
            #[derive(Typed)]
            #[typed(crate = $path)]
            struct $name {
                a: i64,
            }
        };
    }
    macro_rules! with_ident {
        ($name:ident, $path:ident) => {
            #[derive(Typed)]
            #[typed(crate = $path)]
            struct $name {
                a: i64,
            }
        };
    }
    with_path!(ByPath, typed_structs);
    with_path!(ByLongPath, super::macros::reexported::inner);
    with_ident!(ByIdent, typed_structs);

    assert_eq!(ByPath::construct(args!(1)).unwrap().a, 1);
    assert_eq!(ByLongPath::construct(args!(1)).unwrap().a, 1);
    assert_eq!(ByIdent::construct(args!(1)).unwrap().a, 1);
}

mod reexported {
    pub use typed_structs as inner;
}
