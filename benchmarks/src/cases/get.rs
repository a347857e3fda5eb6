//! Reading a field whose name is known at run time only.

use crate::by_hand::Dynamic;
use crate::harness::Contestant;
use crate::order::Order;
use crate::peers::{BEVY_TYPED, FACET, HAND, OURS};
use crate::settings::Settings;
use facet_reflect::Peek;
use std::borrow::Cow;
use std::hint::black_box;
use typed_structs::{Object, Value};

pub fn number<T: Settings>(order: Order) -> Vec<Contestant> {
    vec![
        getter(HAND, order, T::NUMBERS, |object: &T, name| match object.get_by_hand(name) {
            Ok(Dynamic::Int(number)) => u32::try_from(number).ok(),
            _ => None,
        }),
        getter(OURS, order, T::NUMBERS, |object: &T, name| match Object::get(object, name) {
            Ok(Value::Int(number)) => u32::try_from(number).ok(),
            _ => None,
        }),
        getter(BEVY_TYPED, order, T::NUMBERS, |object: &T, name| {
            object.field(name)?.try_downcast_ref::<u32>().copied()
        }),
        getter(FACET, order, T::NUMBERS, |object: &T, name| {
            let field = Peek::new(object).into_struct().ok()?.field_by_name(name).ok()?;
            field.get::<u32>().ok().copied()
        }),
    ]
}

pub fn text<T: Settings>(order: Order) -> Vec<Contestant> {
    let length = |text: &str| u32::try_from(text.len()).ok();
    vec![
        getter(HAND, order, T::TEXTS, move |object: &T, name| match object.get_by_hand(name) {
            Ok(Dynamic::Text(text)) => length(&text),
            _ => None,
        }),
        getter(OURS, order, T::TEXTS, move |object: &T, name| match Object::get(object, name) {
            Ok(Value::Str(text)) => length(&text),
            _ => None,
        }),
        getter(BEVY_TYPED, order, T::TEXTS, move |object: &T, name| {
            length(object.field(name)?.try_downcast_ref::<String>()?)
        }),
        getter(FACET, order, T::TEXTS, move |object: &T, name| {
            let field = Peek::new(object).into_struct().ok()?.field_by_name(name).ok()?;
            length(field.get::<String>().ok()?)
        }),
    ]
}

/// Every field holds its own number, or a string of that many letters.
fn filled<T: Settings>() -> T {
    let mut object = T::default();
    for (name, number) in T::NUMBERS.iter().zip(1..) {
        object.set_by_hand(name, Dynamic::Int(number)).unwrap();
    }
    for (name, length) in T::TEXTS.iter().zip(1..) {
        object.set_by_hand(name, Dynamic::Text(Cow::Owned("x".repeat(length)))).unwrap();
    }
    object
}

fn getter<T: Settings>(
    who: &'static str,
    order: Order,
    names: &[&'static str],
    mut get: impl FnMut(&T, &str) -> Option<u32> + 'static,
) -> Contestant {
    let object: T = filled();
    for (name, number) in names.iter().zip(1..) {
        assert_eq!(get(&object, name), Some(number), "{who}: {name}");
    }
    let mut names = order.of(names);
    Contestant::new(who, move || get(black_box(&object), names.take()))
}
