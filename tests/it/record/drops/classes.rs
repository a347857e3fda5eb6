//! Values of classes: defaults, class attributes and methods.

use super::{Part, dropped, new, part};
use typed_structs::{
    Composite, Context, FieldType, Kind, Rejected, ToValue, TypeInfo, Typed, Value, args,
    typed_methods,
};

/// A default counts its parts when it is read, when it is replaced, and when that is rejected.
#[test]
fn defaults_are_dropped_where_they_are_read_or_checked() {
    fn is_short(part: &Part) -> bool {
        part.text.len() < 5
    }
    #[derive(Typed, Debug)]
    struct InPlace {
        #[typed(default = new("a"), check = is_short)]
        part: Part,
    }
    #[derive(Typed, Debug)]
    struct Drafted {
        #[typed(default = new("a"), check = is_short)]
        part: Part,
        #[typed(opaque, default = 1)]
        id: u8,
    }
    for class in [InPlace::class(), Drafted::class()] {
        assert_eq!(dropped(|| class.attr("part").unwrap()), 1);
        assert_eq!(dropped(|| class.set_attr("part", part("b").into_owned()).unwrap()), 1);
        assert_eq!(
            dropped(|| class.set_attr("part", part("too long").into_owned()).unwrap_err()),
            1
        );
        assert_eq!(dropped(|| class.set_attr("part", 1).unwrap_err()), 0);
        assert_eq!(class.attr("part").unwrap(), part("b"));
    }
    assert_eq!(dropped(|| drop(InPlace::construct(args!()).unwrap())), 1);
    assert_eq!(dropped(|| drop(Drafted::construct(args!(id = Value::opaque(2_u8))).unwrap())), 1);
    // An opaque value is not a default: it is built, rejected and dropped.
    #[derive(Typed, Debug)]
    struct Opaque {
        #[typed(opaque, default = new("a"))]
        part: Part,
    }
    let class = Opaque::class();
    let set = || class.set_attr("part", Value::opaque(new("b")));
    assert_eq!(dropped(|| set().unwrap_err()), 1);
    assert_eq!(dropped(|| drop(Opaque::construct(args!()).unwrap())), 1);
}

/// Shows as a value that is shared, and not copied.
struct Shared;

impl ToValue for Shared {
    const TYPE: &'static TypeInfo = &TypeInfo::new("Shared", Kind::Any);

    fn to_value(&self) -> Value<'_> {
        Value::opaque(new("a"))
    }
}

impl FieldType<'_> for Shared {
    type Form = Composite;

    fn check(_: Value<'_>, _: &mut Context<'_>) -> Result<Self, Rejected> {
        Ok(Self)
    }
}

#[test]
fn a_class_attribute_drops_the_value_that_it_had() {
    #[derive(Typed)]
    #[typed(class(held: Shared = Shared, number: u8 = 1))]
    struct Holder;
    let class = Holder::class();
    assert_eq!(dropped(|| class.set_attr("held", 1).unwrap()), 0);
    let held = class.attr("held").unwrap();
    assert_eq!(dropped(|| class.set_attr("held", 2).unwrap()), 0);
    assert_eq!(dropped(|| drop(held)), 1);
    assert_eq!(dropped(|| class.set_attr("held", 3).unwrap()), 1);
    assert_eq!(dropped(|| class.set_attr("number", Value::opaque(new("b"))).unwrap_err()), 1);
    assert_eq!(dropped(|| class.set_attr("unknown", Value::opaque(new("b"))).unwrap_err()), 1);
}

/// Asks for its class when its value is dropped.
struct Asking;

impl Drop for Asking {
    fn drop(&mut self) {
        let class = Asked::class();
        class.attr("held").unwrap();
        class.set_attr("count", 2).unwrap();
    }
}

#[derive(Typed)]
#[typed(class(held: Asks = Asks, count: u8 = 1))]
struct Asked;

struct Asks;

impl ToValue for Asks {
    const TYPE: &'static TypeInfo = &TypeInfo::new("Asks", Kind::Any);

    fn to_value(&self) -> Value<'_> {
        Value::opaque(Asking)
    }
}

impl FieldType<'_> for Asks {
    type Form = Composite;

    fn check(_: Value<'_>, _: &mut Context<'_>) -> Result<Self, Rejected> {
        Ok(Self)
    }
}

#[test]
fn a_class_attribute_is_dropped_when_others_can_be_set_again() {
    let (done, is_done) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let class = Asked::class();
        class.set_attr("held", 1).unwrap();
        class.set_attr("held", 2).unwrap();
        done.send(class.attr("count").unwrap()).unwrap();
    });
    // It would wait for ever.
    let count = is_done.recv_timeout(std::time::Duration::from_secs(20));
    assert_eq!(count, Ok(2.into()));
}

#[test]
fn a_method_drops_what_it_was_given_and_what_it_captured() {
    #[derive(Typed)]
    struct Taker {
        count: u8,
    }
    #[typed_methods]
    impl Taker {
        fn take(&self, part: Part, number: u8) -> String {
            format!("{}{number}", part.text)
        }
    }
    let mut taker = Taker { count: 1 };
    assert_eq!(dropped(|| taker.call("take", args!(part("a"), 1)).unwrap()), 1);
    assert_eq!(dropped(|| taker.call("take", args!(part("a"), "x")).unwrap_err()), 1);
    let capturing = |text: &str| {
        let part = new(text);
        move |taker: &Taker| format!("{}{}", part.text, taker.count)
    };
    let class = Taker::class();
    assert_eq!(dropped(|| class.define("name", capturing("a")).unwrap()), 0);
    assert_eq!(dropped(|| class.define("name", capturing("b")).map(drop).unwrap_err()), 1);
    assert_eq!(taker.call("name", args!()).unwrap(), "a1");
    assert_eq!(dropped(|| class.redefine("name", capturing("c")).unwrap()), 1);
    assert_eq!(taker.call("name", args!()).unwrap(), "c1");
    assert_eq!(dropped(|| class.redefine("other", capturing("d")).map(drop).unwrap_err()), 1);
    assert_eq!(dropped(|| class.remove("name").unwrap()), 1);
    assert_eq!(dropped(|| class.remove("name").is_err()), 0);
}
