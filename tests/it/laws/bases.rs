//! Laws of members: a name means the same thing whichever way it is reached.

use proptest::prelude::*;
use typed_structs::{Args, Object, Typed, Value, args};

#[derive(Typed, Debug, Clone, PartialEq)]
struct Base {
    #[typed(default = 1, range(0..=50))]
    a: u8,
    #[typed(default = "b")]
    b: String,
}

/// Only inherits.
#[derive(Typed, Debug, Clone, PartialEq)]
struct Left {
    #[typed(base)]
    base: Base,
    #[typed(default)]
    l: Vec<i8>,
}

/// Overrides all.
#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = Right::is_fine)]
struct Right {
    #[typed(base)]
    base: Base,
    #[typed(default = 2)]
    a: i32,
    #[typed(default, frozen)]
    b: Option<String>,
}

impl Right {
    fn is_fine(&self) -> bool {
        self.a != 7
    }
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Bottom {
    #[typed(base)]
    left: Left,
    #[typed(base)]
    right: Right,
    #[typed(default = true)]
    own: bool,
}

/// A member, the path to it, and whether it is one of `Right`.
const MEMBERS: [(&str, &str, bool); 5] = [
    ("a", "right.a", true),
    ("b", "right.b", true),
    ("l", "left.l", false),
    ("own", "own", false),
    ("unknown", "unknown", false),
];

fn value() -> impl Strategy<Value = Value<'static>> {
    prop_oneof![
        (-10..300_i64).prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        Just(Value::Null),
        "[a-c]{0,3}".prop_map(Value::from),
        prop::collection::vec(-200..200_i64, 0..3).prop_map(Value::from),
    ]
}

fn one(name: &str, value: Value<'static>) -> Args<'static> {
    Args::from_iter([(name.to_owned(), value)])
}

proptest! {
    #[test]
    fn a_member_is_the_same_by_name_by_path_and_as_a_part(
        (name, path, is_right) in prop::sample::select(&MEMBERS),
        value in value(),
        hidden in 0..50_u8,
    ) {
        let mut by_name = Bottom::construct(args!()).unwrap();
        by_name.set("right.base.a", hidden).unwrap();
        let before = by_name.clone();
        let mut by_path = by_name.clone();
        let mut by_update = by_name.clone();
        let mut by_part = by_name.clone();
        let outcome = by_name.set(name, value.clone());
        let other = by_path.set(path, value.clone());
        prop_assert_eq!(
            outcome.as_ref().map_err(|error| (error.code(), error.declared_in().to_owned())),
            other.as_ref().map_err(|error| (error.code(), error.declared_in().to_owned()))
        );
        prop_assert_eq!(&by_name, &by_path);
        let updated = by_update.update(one(name, value.clone()));
        prop_assert_eq!(updated.is_ok(), outcome.is_ok(), "{:?}", updated);
        prop_assert_eq!(&by_update, &by_name);
        if is_right {
            let object: &mut dyn Object = &mut by_part;
            let part = object.as_base_mut::<Right>().unwrap().set(name, value);
            prop_assert_eq!(part.map_err(|error| error.to_string()), other.map_err(|error| error.to_string()));
            prop_assert_eq!(&by_part, &by_name);
        }
        match outcome {
            Ok(()) => prop_assert_eq!(by_name.get(name).unwrap(), by_name.get(path).unwrap()),
            Err(_) => prop_assert_eq!(&by_name, &before),
        }
        prop_assert_eq!(by_name.right.base.a, hidden);
    }

    #[test]
    fn several_members_are_updated_as_they_are_set_or_not_at_all(
        changes in prop::collection::vec((prop::sample::select(&MEMBERS), value()), 0..4),
        hidden in any::<u8>(),
    ) {
        let mut by_set = Bottom::construct(args!()).unwrap();
        // Out of its range, which no change of another member minds.
        by_set.right.base.a = hidden;
        let before = by_set.clone();
        let mut by_update = by_set.clone();
        let mut is_fine = true;
        for (at, ((name, ..), value)) in changes.iter().enumerate() {
            let is_new = changes.iter().take(at).all(|((other, ..), _)| other != name);
            is_fine &= is_new && by_set.set(name, value.clone()).is_ok();
        }
        let args = changes.into_iter().map(|((name, ..), value)| (name.to_owned(), value));
        let updated = by_update.update(Args::from_iter(args));
        prop_assert_eq!(updated.is_ok(), is_fine, "{:?}", updated);
        prop_assert_eq!(by_update, if is_fine { by_set } else { before });
    }

    #[test]
    fn what_is_given_comes_back(a in -100..100_i32, l in prop::collection::vec(any::<i8>(), 0..3), own: bool) {
        prop_assume!(a != 7);
        let made = Bottom::construct(args!(a = a, l = l, own = own, b = "x")).unwrap();
        prop_assert_eq!(made.right.a, a);
        prop_assert_eq!(Bottom::from_value(made.to_value()).unwrap(), made);
    }
}
