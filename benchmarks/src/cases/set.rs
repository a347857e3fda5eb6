//! Setting a field whose name is known at run time only.

use crate::by_hand::{Dynamic, Mismatch};
use crate::harness::Contestant;
use crate::order::Order;
use crate::peers::{BEVY, BEVY_TYPED, FACET, HAND, OURS, OURS_BY_HANDLE};
use crate::settings::Settings;
use bevy_reflect::PartialReflect;
use bevy_reflect::structs::Struct;
use facet_reflect::Poke;
use std::borrow::Cow;
use std::fmt::Debug;
use typed_structs::{FieldHandle, Object, Value};

/// Borrowed strings of several lengths.
const TEXTS: [&str; 8] = [
    "up",
    "eu-west-3",
    "https://example.org/v2",
    "alice",
    "/var/lib/service/data",
    "debug",
    "read-only replica",
    "%Y-%m-%d",
];

pub fn number<T: Settings>(order: Order) -> Vec<Contestant> {
    vec![
        setter(HAND, order, |object: &mut T, name, number: u32| {
            object.set_by_hand(name, Dynamic::Int(number.into()))
        }),
        setter(OURS, order, |object: &mut T, name, number| {
            Object::set(object, name, Value::Int(number.into()))
        }),
        by_handle::<T, _>(order, T::NUMBERS, |count| Value::Int(count.into())),
        setter(BEVY, order, |object: &mut T, name, number| bevy(object, name, &number)),
        setter(BEVY_TYPED, order, |object: &mut T, name, number| {
            let field = object.field_mut(name).and_then(|field| field.try_downcast_mut::<u32>());
            field.map(|field| *field = number).ok_or("refused")
        }),
        setter(FACET, order, |object: &mut T, name, number| {
            Poke::new(object).into_struct()?.set_field_by_name(name, number)
        }),
    ]
}

pub fn text<T: Settings>(order: Order) -> Vec<Contestant> {
    vec![
        text_setter(HAND, order, |object: &mut T, name, text| {
            object.set_by_hand(name, Dynamic::Text(Cow::Borrowed(text)))
        }),
        text_setter(OURS, order, |object: &mut T, name, text| {
            Object::set(object, name, Value::from(text))
        }),
        by_handle::<T, _>(order, T::TEXTS, |count| {
            Value::from(TEXTS[count as usize % TEXTS.len()])
        }),
        text_setter(BEVY, order, |object: &mut T, name, text| bevy(object, name, &text.to_owned())),
        text_setter(BEVY_TYPED, order, |object: &mut T, name, text| {
            let field = object.field_mut(name).and_then(|field| field.try_downcast_mut::<String>());
            field.map(|field| text.clone_into(field)).ok_or("refused")
        }),
        text_setter(FACET, order, |object: &mut T, name, text| {
            let mut object = Poke::new(object).into_struct()?;
            let mut field = object.field_by_name(name)?;
            field.get_mut::<String>().map(|field| text.clone_into(field))
        }),
    ]
}

fn bevy(
    object: &mut impl Struct,
    name: &str,
    value: &dyn PartialReflect,
) -> Result<(), &'static str> {
    let field = object.field_mut(name).ok_or("no such field")?;
    field.try_apply(value).map_err(|_| "refused")
}

fn setter<T: Settings, E: Debug + 'static>(
    who: &'static str,
    order: Order,
    mut set: impl FnMut(&mut T, &str, u32) -> Result<(), E> + 'static,
) -> Contestant {
    let mut object = T::default();
    for (name, number) in T::NUMBERS.iter().zip(7..) {
        set(&mut object, name, number).unwrap();
        assert_eq!(object.get_by_hand(name), Ok(Dynamic::Int(number.into())), "{who}: {name}");
    }
    let mut names = order.of(T::NUMBERS);
    let mut number = 0;
    Contestant::new(who, move || {
        number += 1;
        set(&mut object, names.take(), number)
    })
}

/// The names are looked up before the clock starts.
fn by_handle<T: Settings, F: Fn(u32) -> Value<'static> + 'static>(
    order: Order,
    names: &[&str],
    value: F,
) -> Contestant {
    let mut object = T::default();
    let handles: Vec<_> = names.iter().map(|name| FieldHandle::<T>::of(name).unwrap()).collect();
    for (handle, count) in handles.iter().zip(7..) {
        handle.set(&mut object, value(count)).unwrap();
        assert_eq!(handle.get(&object), value(count));
    }
    let mut handles = order.of(&handles);
    let mut count = 0;
    Contestant::new(OURS_BY_HANDLE, move || {
        count += 1;
        handles.take().set(&mut object, value(count))
    })
}

fn text_setter<T: Settings, E: Debug + 'static>(
    who: &'static str,
    order: Order,
    mut set: impl FnMut(&mut T, &str, &'static str) -> Result<(), E> + 'static,
) -> Contestant {
    let mut object = T::default();
    for (name, text) in T::TEXTS.iter().zip(TEXTS.iter().cycle()) {
        set(&mut object, name, text).unwrap();
        let expected: Result<_, Mismatch> = Ok(Dynamic::Text(Cow::Borrowed(text)));
        assert_eq!(object.get_by_hand(name), expected, "{who}: {name}");
    }
    let mut names = order.of(T::TEXTS);
    let mut at = 0;
    Contestant::new(who, move || {
        at += 1;
        set(&mut object, names.take(), TEXTS[at % TEXTS.len()])
    })
}
