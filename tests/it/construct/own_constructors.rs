//! Objects that an own constructor made are held to all checks.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::rc::Rc;
use std::sync::Arc;
use typed_structs::{Mismatches, Secret, Typed, args, typed_methods};

fn is_even(pair: &Pair) -> Result<(), String> {
    if pair.sum.is_multiple_of(2) {
        Ok(())
    } else {
        Err(format!("expected an even sum, got {}", pair.sum))
    }
}

/// Has a check of its own, a constraint, and a check of a field.
#[derive(Typed, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[typed(check = is_even)]
struct Pair {
    #[typed(range(0..=100))]
    sum: u32,
    #[typed(check = is_short)]
    name: String,
}

fn is_short(name: &str) -> bool {
    name.len() < 5
}

fn good() -> Pair {
    Pair { sum: 2, name: "good".to_owned() }
}

fn odd() -> Pair {
    Pair { sum: 3, ..good() }
}

fn great() -> Pair {
    Pair { sum: 1000, ..good() }
}

fn long() -> Pair {
    Pair { name: "too long".to_owned(), ..good() }
}

#[derive(Typed)]
enum Choice {
    Nothing,
    One(Pair),
    Named { pair: Pair },
}

#[derive(Typed)]
struct Inner {
    pairs: Vec<Option<Box<Pair>>>,
}

#[derive(Typed)]
struct Base {
    inner: Inner,
}

/// One struct for each kind of place, with a constructor of its own that puts anything into it.
macro_rules! holders {
    ($($holder:ident: $ty:ty;)*) => {$(
        #[derive(Typed)]
        struct $holder {
            id: u8,
            held: $ty,
        }

        thread_local! {
            #[expect(non_upper_case_globals, reason = "named after the struct that takes it")]
            static $holder: std::cell::RefCell<Option<$ty>> =
                const { std::cell::RefCell::new(None) };
        }

        #[typed_methods]
        impl $holder {
            #[typed(init)]
            fn made() -> Self {
                Self { id: 1, held: $holder.take().expect("something was put there") }
            }
        }

        impl $holder {
            fn holding(held: $ty) -> Result<Self, Mismatches> {
                $holder.set(Some(held));
                Self::construct(args!())
            }
        }
    )*};
}
holders! {
    Alone: Pair;
    Listed: Vec<Pair>;
    Queued: VecDeque<(u8, Pair)>;
    Mapped: BTreeMap<String, Pair>;
    Hashed: HashMap<String, Pair>;
    Keyed: BTreeMap<Pair, u8>;
    InSet: BTreeSet<Pair>;
    Optional: Option<Pair>;
    Boxed: Box<Pair>;
    Counted: Rc<Pair>;
    Shared: Arc<[Pair]>;
    Tupled: (u8, Pair);
    InArray: [Pair; 2];
    Chosen: Choice;
    Deep: Inner;
    Hidden: Secret<Pair>;
    HiddenList: Vec<Secret<Pair>>;
}

fn report<T>(made: Result<T, Mismatches>) -> String {
    made.map(drop).unwrap_err().to_string()
}

#[test]
fn fault_30_what_a_constructor_made_is_checked_alone() {
    assert!(Alone::holding(good()).is_ok());
    assert_eq!(report(Alone::holding(odd())), "Alone.held: expected an even sum, got 3");
    assert!(report(Alone::holding(great())).starts_with("Alone.held.sum: expected"));
    assert!(report(Alone::holding(long())).starts_with("Alone.held.name: expected"));
}

#[test]
fn fault_30_what_a_constructor_made_is_checked_in_collections() {
    assert!(Listed::holding(vec![good(), good()]).is_ok());
    let two = report(Listed::holding(vec![odd(), good(), great()]));
    let lines: Vec<&str> = two.lines().collect();
    assert_eq!(lines.len(), 2, "{two}");
    assert!(
        lines[0].starts_with("Listed.held[0]: ") && lines[1].starts_with("Listed.held[2].sum: ")
    );
    assert!(report(Queued::holding([(1, odd())].into())).starts_with("Queued.held[0][1]: "));
    let named = |pair| [("a".to_owned(), pair)];
    assert!(Mapped::holding(named(good()).into()).is_ok());
    assert!(report(Mapped::holding(named(odd()).into())).starts_with("Mapped.held.a: "));
    assert!(report(Hashed::holding(named(great()).into())).starts_with("Hashed.held.a.sum: "));
    assert!(Keyed::holding([(odd(), 1)].into()).is_err());
    assert!(Keyed::holding([(good(), 1)].into()).is_ok());
    assert!(report(InSet::holding([odd()].into())).starts_with("InSet.held[0]: "));
    assert!(report(InArray::holding([good(), odd()])).starts_with("InArray.held[1]: "));
    assert!(report(Tupled::holding((1, long()))).starts_with("Tupled.held[1].name: "));
}

#[test]
fn fault_30_what_a_constructor_made_is_checked_behind_pointers() {
    assert!(Optional::holding(None).is_ok());
    assert!(report(Optional::holding(Some(odd()))).starts_with("Optional.held: "));
    assert!(report(Boxed::holding(odd().into())).starts_with("Boxed.held: "));
    assert!(report(Counted::holding(odd().into())).starts_with("Counted.held: "));
    assert!(report(Shared::holding([good(), odd()].into())).starts_with("Shared.held[1]: "));
}

#[test]
fn fault_30_what_a_constructor_made_is_checked_in_variants_and_deep_down() {
    assert!(Chosen::holding(Choice::Nothing).is_ok());
    assert!(Chosen::holding(Choice::One(good())).is_ok());
    assert!(Chosen::holding(Choice::One(odd())).is_err());
    assert!(Chosen::holding(Choice::Named { pair: great() }).is_err());
    let deep = |pair| Deep::holding(Inner { pairs: vec![None, Some(Box::new(pair))] });
    assert!(deep(good()).is_ok());
    assert!(report(deep(odd())).starts_with("Deep.held.pairs[1]: "));
}

#[test]
fn fault_30_secrets_are_checked_and_stay_hidden() {
    assert!(Hidden::holding(Secret::new(good())).is_ok());
    let report_of_secret = report(Hidden::holding(Secret::new(great())));
    assert!(!report_of_secret.contains("1000"), "{report_of_secret}");
    assert!(HiddenList::holding(vec![Secret::new(odd())]).is_err());
}

#[derive(Typed)]
struct Derived {
    #[typed(base)]
    base: Base,
    own: u8,
}

#[typed_methods]
impl Derived {
    #[typed(init)]
    fn made(sum: u32) -> Self {
        let pair = Pair { sum, ..good() };
        let inner = Inner { pairs: vec![Some(Box::new(pair))] };
        Self { base: Base { inner }, own: 1 }
    }
}

#[test]
fn fault_30_what_a_constructor_made_is_checked_in_bases() {
    assert!(Derived::construct(args!(4)).is_ok());
    assert!(report(Derived::construct(args!(3))).starts_with("Derived.inner.pairs[0]: "));
}

#[derive(Typed)]
struct Node {
    next: Option<Box<Node>>,
}

#[typed_methods]
impl Node {
    #[typed(init)]
    fn chain(len: u32) -> Self {
        (0..len).fold(Node { next: None }, |next, _| Node { next: Some(Box::new(next)) })
    }
}

#[test]
fn fault_30_what_is_nested_too_deeply_is_refused() {
    assert!(Node::construct(args!(100)).is_ok());
    assert!(Node::construct(args!(5000)).is_err());
}

#[derive(Typed)]
struct Defaulted {
    #[typed(default = odd())]
    pair: Pair,
    #[typed(default = vec![great()])]
    pairs: Vec<Pair>,
}

#[test]
fn fault_30_defaults_are_held_against_their_own_checks() {
    assert!(
        report(Defaulted::construct(args!(pairs = Vec::<u8>::new())))
            .starts_with("Defaulted.pair: ")
    );
    let given = Defaulted::construct(args!(pair = good()));
    assert!(report(given).starts_with("Defaulted.pairs[0].sum: "));
}

/// A field of a packed struct has no reference, but a value that is checked.
#[test]
fn fault_30_fields_without_a_place_are_checked() {
    #[derive(Typed, Clone, Copy)]
    #[repr(C, packed)]
    struct Packed {
        small: u8,
        #[typed(range(..10))]
        large: u64,
        #[typed(range(..10))]
        other: u64,
        free: u16,
    }
    #[typed_methods]
    impl Packed {
        #[typed(init)]
        fn with(large: u64) -> Self {
            Self { small: 1, large, other: 11, free: 0 }
        }
    }
    let error = Packed::construct(args!(12)).map(drop).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Packed.large: expected ..10, got int 12\nPacked.other: expected ..10, got int 11"
    );
}
