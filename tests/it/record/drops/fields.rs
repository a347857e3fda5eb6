//! Values of fields: replaced, rejected and rolled back.

use super::{Part, dropped, is_named, new, part, parts, text};
use typed_structs::{Typed, Value, args};

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
    // The lender keeps a rejected value, and gets the old one otherwise.
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
