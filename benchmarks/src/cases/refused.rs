//! Setting a field to a value of the wrong type, which measures the cost of the error.

use crate::by_hand::Dynamic;
use crate::harness::Contestant;
use crate::order::Order;
use crate::peers::{BEVY, FACET, HAND, OURS};
use crate::settings::Settings;
use facet_reflect::Poke;
use std::borrow::Cow;
use typed_structs::{Object, Value};

pub fn number<T: Settings>(order: Order) -> Vec<Contestant> {
    vec![
        refused(HAND, order, T::NUMBERS, "u32", |object: &mut T, name| {
            object.set_by_hand(name, Dynamic::Text(Cow::Borrowed("8080")))
        }),
        refused(OURS, order, T::NUMBERS, "u32", |object: &mut T, name| {
            Object::set(object, name, Value::from("8080"))
        }),
        refused(BEVY, order, T::NUMBERS, "u32", |object: &mut T, name| {
            object.field_mut(name).unwrap().try_apply(&String::from("8080"))
        }),
        refused(FACET, order, T::NUMBERS, "u32", |object: &mut T, name| {
            Poke::new(object).into_struct().unwrap().set_field_by_name(name, "8080")
        }),
    ]
}

pub fn text<T: Settings>(order: Order) -> Vec<Contestant> {
    vec![
        refused(HAND, order, T::TEXTS, "String", |object: &mut T, name| {
            object.set_by_hand(name, Dynamic::Int(8080))
        }),
        refused(OURS, order, T::TEXTS, "String", |object: &mut T, name| {
            Object::set(object, name, Value::Int(8080))
        }),
        refused(BEVY, order, T::TEXTS, "String", |object: &mut T, name| {
            object.field_mut(name).unwrap().try_apply(&8080_i64)
        }),
        refused(FACET, order, T::TEXTS, "String", |object: &mut T, name| {
            Poke::new(object).into_struct().unwrap().set_field_by_name(name, 8080_i64)
        }),
    ]
}

fn refused<T: Settings, E: std::fmt::Debug + 'static>(
    who: &'static str,
    order: Order,
    names: &[&'static str],
    expected: &str,
    mut set: impl FnMut(&mut T, &str) -> Result<(), E> + 'static,
) -> Contestant {
    let mut object = T::default();
    for name in names {
        let error = format!("{:?}", set(&mut object, name).unwrap_err());
        assert!(error.contains(expected), "{who}: {name}: {error}");
        let untouched = [Ok(Dynamic::Int(0)), Ok(Dynamic::Text(Cow::Borrowed("")))];
        assert!(untouched.contains(&object.get_by_hand(name)), "{who}: {name}");
    }
    let mut names = order.of(names);
    Contestant::new(who, move || set(&mut object, names.take()))
}
