//! Names of fields, generics, lifetimes and associated items.

use typed_structs::{Typed, Value, args};

#[test]
fn input_01_raw_field() {
    #[derive(Typed)]
    struct Event {
        r#type: String,
        #[typed(default = 1)]
        r#match: u8,
    }

    let mut event = Event::construct(args!(r#type = "click")).unwrap();
    assert_eq!(event.get("type").unwrap(), "click");
    event.set("type", "key").unwrap();
    event.set_type("scroll").unwrap();
    event.set_match(3).unwrap();
    assert_eq!((event.r#type.as_str(), event.r#match), ("scroll", 3));
    let names: Vec<_> = Event::class().fields().iter().map(|field| field.name()).collect();
    assert_eq!(names, ["type", "match"]);
}

#[test]
fn input_02_raw_types_and_variants() {
    #[derive(Typed, Debug, PartialEq)]
    #[expect(non_camel_case_types, reason = "the point of the row")]
    struct r#struct {
        a: i64,
    }
    #[derive(Typed, Debug, PartialEq)]
    #[expect(non_camel_case_types, reason = "the point of the row")]
    enum r#enum {
        r#fn,
        r#impl { r#in: u8 },
        r#use(r#struct),
    }

    assert_eq!(r#struct::class().name(), "struct");
    assert_eq!(r#enum::class().name(), "enum");
    assert_eq!(r#enum::from_value("fn").unwrap(), r#enum::r#fn);
    for one in [r#enum::r#fn, r#enum::r#impl { r#in: 3 }, r#enum::r#use(r#struct { a: 1 })] {
        assert_eq!(r#enum::from_value(one.to_value().into_owned()).unwrap(), one);
    }
    assert_eq!(r#enum::r#impl { r#in: 3 }.get("in").unwrap(), 3);
}

#[test]
fn input_03_raw_field_in_messages() {
    #[derive(Typed)]
    struct Token {
        r#fn: i64,
    }

    let report = Token::construct(args!(r#fn = "x")).err().unwrap();
    assert_eq!(report.to_string(), "Token.fn: expected i64, got str \"x\"");
    let mut token = Token { r#fn: 1 };
    assert_eq!(token.set_fn("x").unwrap_err().path(), "fn");
    assert_eq!(token.r#fn, 1);
}

#[test]
fn input_10_fields_named_like_locals() {
    #[derive(Typed)]
    struct Busy {
        value: u8,
        name: u8,
        self_: u8,
        args: u8,
        path: u8,
        index: u8,
        class: u8,
        cx: u8,
        draft: u8,
        cell: u8,
        slot: u8,
        f0: u8,
        marker: u8,
        set: u8,
        get: u8,
        update: u8,
        new: u8,
        r#gen: u8,
    }
    #[derive(Typed, Debug, PartialEq)]
    enum BusyEnum {
        A { value: u8, index: u8, class: u8, f0: u8, f1: u8, marker: u8 },
        B { self_: u8, args: u8, path: u8 },
    }

    let mut busy =
        Busy::construct(args!(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17))
            .unwrap();
    busy.update(args!(value = 100, class = 106)).unwrap();
    busy.set_index(105).unwrap();
    busy.set("path", 104).unwrap();
    let all: Vec<u8> = (0..18)
        .map(|index| {
            let name = Busy::class().fields()[index].name();
            busy.get_as(name).unwrap()
        })
        .collect();
    assert_eq!(all, [100, 1, 2, 3, 104, 105, 106, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]);
    let a = BusyEnum::A { value: 1, index: 2, class: 3, f0: 4, f1: 5, marker: 6 };
    assert_eq!(BusyEnum::from_value(a.to_value()).unwrap(), a);
    let b = BusyEnum::B { self_: 1, args: 2, path: 3 };
    assert_eq!(b.get("args").unwrap(), 2);
}

#[test]
fn input_13_generics_named_like_ours() {
    #[derive(Typed, Debug, PartialEq)]
    struct Six<T, D, S, W, F, __T> {
        t: T,
        d: D,
        s: S,
        w: W,
        f: F,
        u: __T,
    }
    #[derive(Typed)]
    #[expect(non_camel_case_types, reason = "the point of the row")]
    struct More<V, R, E, __F, __D, __V, value> {
        v: V,
        r: R,
        e: E,
        f: __F,
        d: __D,
        __v: __V,
        value: value,
    }

    type Bytes = Six<u8, u8, u8, u8, u8, u8>;
    let mut six = Bytes::construct(args!(1, 2, 3, 4, 5, 6)).unwrap();
    six.set("u", 7).unwrap();
    six.set_f(8).unwrap();
    assert_eq!(six, Six { t: 1, d: 2, s: 3, w: 4, f: 8, u: 7 });
    assert_eq!(six.get_as::<u8>("t").unwrap(), 1);
    type Texts = More<u8, String, u8, u8, u8, u8, String>;
    let more = Texts::construct(args!(1, "2", 3, 4, 5, 6, "7")).unwrap();
    assert_eq!(more.get_as::<String>("value").unwrap(), "7");
    assert_eq!((more.v, more.__v), (1, 6));
}

#[test]
fn input_14_lifetimes_named_like_ours() {
    #[derive(Typed, Debug, PartialEq)]
    struct Four<'a, 'b, 'v, 'de> {
        a: &'a str,
        b: &'b str,
        v: &'v str,
        de: &'de str,
    }
    #[derive(Typed, Debug, PartialEq)]
    struct More<'vv, 'v, '__r, '_r> {
        a: &'vv str,
        b: &'v str,
        c: &'__r str,
        d: &'_r str,
    }
    #[derive(Typed, Debug, PartialEq)]
    struct OurRead<'__r> {
        a: &'__r str,
    }

    let mut four = Four::construct(args!("1", "2", "3", "4")).unwrap();
    four.set("de", "5").unwrap();
    four.set_b("6").unwrap();
    assert_eq!(four, Four { a: "1", b: "6", v: "3", de: "5" });
    let more = More::construct(args!("1", "2", "3", "4")).unwrap();
    assert_eq!(more.get_as::<&str>("d").unwrap(), "4");
    let read = OurRead::construct(args!("1")).unwrap();
    assert_eq!(read.get_as::<&str>("a").unwrap(), "1");
}

#[test]
fn input_15_associated_names_like_ours() {
    #[derive(Typed, Debug, PartialEq)]
    #[expect(clippy::enum_variant_names, clippy::upper_case_acronyms, reason = "the point")]
    enum Output {
        CLASS,
        TYPE,
        Draft(u8),
        Output(u8),
        Form { a: u8 },
        Error,
    }
    #[derive(Typed)]
    struct Taken {
        a: u8,
    }
    impl Taken {
        const CLASS: u8 = 1;
        const TYPE: u8 = 2;

        #[expect(clippy::unused_self, reason = "shadows a method of a trait")]
        const fn slot(&self) -> u8 {
            3
        }

        #[expect(clippy::unused_self, reason = "shadows a method of a trait")]
        const fn record(&self) -> u8 {
            4
        }

        const fn check() -> u8 {
            5
        }

        const fn finish() -> u8 {
            6
        }

        const fn from() -> u8 {
            7
        }

        #[expect(clippy::unused_self, reason = "shadows a method of a trait")]
        const fn shape(&self) -> u8 {
            8
        }

        #[expect(clippy::unused_self, reason = "shadows a method of a trait")]
        const fn exchange(&self) -> u8 {
            9
        }
    }

    let all = [
        Output::CLASS,
        Output::TYPE,
        Output::Draft(1),
        Output::Output(2),
        Output::Form { a: 3 },
        Output::Error,
    ];
    for one in all {
        assert_eq!(Output::from_value(one.to_value().into_owned()).unwrap(), one);
    }
    let mut taken = Taken::construct(args!(1)).unwrap();
    taken.set("a", 2).unwrap();
    assert_eq!(Taken::class().name(), "Taken");
    assert_eq!((taken.a, taken.slot(), taken.record(), taken.shape()), (2, 3, 4, 8));
    assert_eq!((Taken::CLASS, Taken::TYPE, Taken::check()), (1, 2, 5));
    assert_eq!((Taken::finish(), Taken::from(), taken.exchange()), (6, 7, 9));
    let value: Value<'_> = taken.to_value();
    assert_eq!(value.kind(), "map");
}
