//! Values that leave an object, or that are made and then refused, are dropped once.

use std::cell::Cell;
use typed_structs::{
    Composite, Context, FieldType, Kind, Rejected, ToValue, TypeInfo, Typed, Value, args,
    typed_methods,
};

thread_local! {
    static DROPPED: Cell<u32> = const { Cell::new(0) };
}

/// The number of parts that an action drops.
fn dropped<R>(action: impl FnOnce() -> R) -> u32 {
    let before = DROPPED.get();
    let result = action();
    let dropped = DROPPED.get() - before;
    drop(result);
    dropped
}

fn is_named(part: &impl AsRef<[Part]>) -> bool {
    !text(part).is_empty()
}

/// The text of the one part.
fn text(part: &impl AsRef<[Part]>) -> &str {
    part.as_ref().first().map_or("", |part| &part.text)
}

#[derive(Typed, Debug, Default, Clone, PartialEq)]
struct Part {
    text: String,
}

impl AsRef<[Part]> for Part {
    fn as_ref(&self) -> &[Part] {
        std::slice::from_ref(self)
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        DROPPED.set(DROPPED.get() + 1);
    }
}

fn part(text: &str) -> Value<'_> {
    Value::Map([("text".into(), text.into())].into_iter().collect())
}

fn parts(text: &str) -> Value<'_> {
    Value::List([part(text)].into_iter().collect())
}

fn new(text: &str) -> Part {
    Part { text: text.into() }
}

/// The same tests for each way of building a struct.
macro_rules! drops {
    ($name:ident: $part:ty = $new:expr, $value:expr; { $($more:tt)* } = { $($given:tt)* }) => {
        mod $name {
            use super::*;

            #[derive(Typed, Debug)]
            struct Free {
                first: $part,
                second: $part,
                $($more)*
            }

            #[derive(Typed, Debug)]
            #[typed(check = Checked::is_in_order)]
            struct Checked {
                first: $part,
                #[typed(check = is_named)]
                second: $part,
                $($more)*
            }

            impl Checked {
                fn is_in_order(&self) -> bool {
                    text(&self.first) <= text(&self.second)
                }
            }

            fn free() -> Free {
                Free { first: $new("a"), second: $new("b"), $($given)* }
            }

            fn checked() -> Checked {
                Checked { first: $new("a"), second: $new("b"), $($given)* }
            }

            #[test]
            fn an_update_drops_each_old_value_once() {
                let mut free = free();
                assert_eq!(dropped(|| free.update(args!(first = $value("c")))), 1);
                let both = args!(second = $value("d"), first = $value("e"));
                assert_eq!(dropped(|| free.update(both)), 2);
                assert_eq!((text(&free.first), text(&free.second)), ("e", "d"));
                let mut checked = checked();
                assert_eq!(dropped(|| checked.update(args!(first = $value("b")))), 1);
                let both = args!(first = $value("c"), second = $value("d"));
                assert_eq!(dropped(|| checked.update(both)), 2);
                assert_eq!((text(&checked.first), text(&checked.second)), ("c", "d"));
            }

            #[test]
            fn an_update_that_is_refused_drops_each_new_value_once() {
                let mut free = free();
                let refused = |free: &mut Free, args| dropped(|| free.update(args).unwrap_err());
                assert_eq!(refused(&mut free, args!(first = $value("c"), second = 1)), 1);
                assert_eq!(refused(&mut free, args!(first = $value("c"), third = 1)), 1);
                assert_eq!(refused(&mut free, args!(first = $value("c"), first = $value("d"))), 1);
                assert_eq!((text(&free.first), text(&free.second)), ("a", "b"));
                // By the check of a field, and by that of the struct.
                let mut checked = checked();
                let refused = |args| dropped(|| checked.update(args).unwrap_err());
                let [empty, first, both] = [
                    args!(first = $value("a"), second = $value("")),
                    args!(first = $value("c")),
                    args!(second = $value("B"), first = $value("b")),
                ];
                assert_eq!([empty, first, both].map(refused), [2, 1, 2]);
                assert_eq!((text(&checked.first), text(&checked.second)), ("a", "b"));
            }

            #[test]
            fn a_set_drops_the_old_value_or_the_refused_one() {
                let mut free = free();
                assert_eq!(dropped(|| free.set("first", $value("c")).unwrap()), 1);
                assert_eq!(dropped(|| free.set("first", 1).unwrap_err()), 0);
                let mut checked = checked();
                assert_eq!(dropped(|| checked.set("first", $value("b")).unwrap()), 1);
                assert_eq!(dropped(|| checked.set("first", $value("c")).unwrap_err()), 1);
                assert_eq!(dropped(|| checked.set("second", $value("")).unwrap_err()), 1);
                assert_eq!(dropped(|| checked.set("second", 1).unwrap_err()), 0);
                assert_eq!(dropped(|| checked.set_first($new("c")).unwrap_err()), 1);
                assert_eq!(dropped(|| checked.set_second($new("")).unwrap_err()), 1);
                assert_eq!(dropped(|| checked.set_second($new("d")).unwrap()), 1);
                assert_eq!((text(&checked.first), text(&checked.second)), ("b", "d"));
            }
        }
    };
}

drops!(fields_of_structs: Part = new, part; {} = {});
drops!(fields_of_lists: Vec<Part> = |text| vec![new(text)], parts; {} = {});
drops!(beside_an_opaque_field: Part = new, part; { #[typed(opaque)] id: u8, } = { id: 1 });

#[test]
fn an_opaque_value_is_dropped_where_it_is_replaced_or_refused() {
    #[derive(Typed, Debug)]
    #[typed(check = Holder::is_short)]
    struct Holder {
        #[typed(opaque, check = is_named)]
        part: Part,
        name: String,
    }
    impl Holder {
        fn is_short(&self) -> bool {
            self.part.text.len() + self.name.len() < 5
        }
    }
    let opaque = |text: &str| Value::opaque(new(text));
    let mut holder = Holder { part: new("a"), name: "n".into() };
    assert_eq!(dropped(|| holder.set("part", opaque("b"))), 1);
    assert_eq!(dropped(|| holder.update(args!(part = opaque("c"), name = "m"))), 1);
    assert_eq!(dropped(|| holder.set("part", opaque("too long"))), 1);
    assert_eq!(dropped(|| holder.set("part", opaque(""))), 1);
    assert_eq!(dropped(|| holder.update(args!(part = opaque("d"), name = "too long"))), 1);
    assert_eq!(dropped(|| holder.update(args!(part = opaque("d"), name = 1))), 1);
    assert_eq!((&*holder.part.text, &*holder.name), ("c", "m"));
    // A lender keeps the refused value, and is left with the old one otherwise.
    let mut lent = Some(new("too long"));
    assert_eq!(dropped(|| holder.set("part", Value::lend(&mut lent))), 0);
    assert_eq!(lent.as_ref().map(|part| &*part.text), Some("too long"));
    let mut lent = Some(new("d"));
    assert_eq!(dropped(|| holder.update(args!(part = Value::lend(&mut lent)))), 0);
    assert_eq!(lent.as_ref().map(|part| &*part.text), Some("c"));
    assert_eq!(dropped(|| drop(holder)), 1);
}

#[test]
fn members_of_bases_are_dropped_where_they_are_replaced_or_refused() {
    #[derive(Typed, Debug)]
    struct Base {
        part: Part,
    }
    #[derive(Typed, Debug)]
    #[typed(check = Derived::is_short)]
    struct Derived {
        #[typed(base)]
        base: Base,
        own: Part,
    }
    impl Derived {
        fn is_short(&self) -> bool {
            self.base.part.text.len() < 5
        }
    }
    let mut derived = Derived { base: Base { part: new("a") }, own: new("b") };
    // The difference between those that are made and those that are dropped stays.
    let alive = |derived: &mut Derived, part: Value<'static>, own: Value<'static>| {
        let _ = derived.update(args!(part = part, own = own));
    };
    for (member, own) in [("b", "c"), ("too long", "d")] {
        let (member, own) = (part(member).into_owned(), part(own).into_owned());
        // The new ones or the old ones, and what was kept to roll back.
        assert!((2..=4).contains(&dropped(|| alive(&mut derived, member, own))));
    }
    assert_eq!((&*derived.base.part.text, &*derived.own.text), ("b", "c"));
    assert_eq!(dropped(|| drop(derived)), 2);
}

/// A default counts its parts where it is asked for, where it is replaced, and where that is refused.
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
    // An opaque value is no default: it is made, refused and dropped.
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
