//! Sets.

use crate::class::{Domain, Kind, Notation, TypeInfo};
use crate::record::{
    Composite, FieldType, Input, ItemsMut, Removed, Sink, ToValue, Visitor, if_static, is_static,
    static_within,
};
use crate::report::{Context, Key, Mismatches, Rejected, code};
use crate::types::items::{Items, read_set};
use crate::value::{Conversion, List, Segment, Value};
use alloc::collections::BTreeSet;
#[cfg(any(feature = "std", feature = "indexmap"))]
use core::hash::{BuildHasher, Hash};
#[cfg(feature = "indexmap")]
use indexmap::IndexSet;
#[cfg(feature = "std")]
use std::collections::HashSet;

/// A set type with its name, the bounds of its parameters, and its placeholder. A set that hashes has
/// no placeholder, since not every hasher has one. No path leads to an item.
macro_rules! set {
    ($set:ty, $name:literal, [$($shown:tt)*], [$($checked:tt)*], $take:ident $(, $blank:expr)?) => {
        impl<$($shown)*> ToValue for $set {
            const TYPE: &'static TypeInfo = &TypeInfo::generic($name, Kind::List, &[T::TYPE])
                .with_domain(Domain::Items)
                .with_notation(Notation::Set);
            $(
                const HAS_PLACEHOLDER: bool = true;

                #[inline(always)]
                fn placeholder() -> Self {
                    $blank
                }
            )?

            fn to_value(&self) -> Value<'_> {
                List::shown(self.iter().map(T::to_value).collect())
            }

            fn write(&self, out: &mut dyn Sink) {
                out.list(self.len(), &|out| self.iter().for_each(|item| item.write(out)));
            }

            fn visit(&self, visitor: &mut Visitor<'_>) {
                for (index, item) in self.iter().enumerate() {
                    visitor(Key::Index(index), item);
                }
            }
        }

        impl<'v, $($checked)*> FieldType<'v> for $set {
            type Form = Composite;
            if_static!(T);

            fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                let mut items = Items::of(Self::TYPE, T::TYPE, value, cx)?;
                Self::read(&mut Input::List(&mut items), cx)
            }

            fn read(input: &mut Input<'_, 'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                let source = match input {
                    Input::List(source) => &mut **source,
                    other => return Self::check(other.take_value(cx)?, cx),
                };
                read_set(source, cx, |set: &mut Self, item: T, cx| {
                    if set.contains(&item) {
                        return Err(cx.reject(code::DUPLICATE, "item", &item.to_value()));
                    }
                    set.insert(item);
                    Ok(())
                })
            }

            fn items_mut(&mut self) -> Option<&mut dyn ItemsMut<'v>> {
                Some(self)
            }
        }

        impl<'v, $($checked)*> ItemsMut<'v> for $set {
            fn is_set(&mut self) -> bool {
                true
            }

            fn append(
                &mut self,
                value: Value<'v>,
                cx: &mut Context<'_>,
            ) -> Option<Result<Segment<'static>, Rejected>> {
                if !is_static::<T>() {
                    return None;
                }
                let text = value.clone().into_owned();
                Some(appended(value, cx, |item| self.contains(item)).map(|item| {
                    self.insert(item);
                    Segment::Key(text)
                }))
            }

            fn insert(
                &mut self,
                _: &Segment<'_>,
                _: Value<'v>,
                _: &mut Context<'_>,
            ) -> Option<Result<(), Rejected>> {
                None
            }

            fn remove(&mut self, segment: &Segment<'_>, keep: bool) -> Option<Removed<'v>> {
                let item: T = item_of(segment)?;
                Removed::by(0, keep, || self.$take(&item))
            }

            fn restore(&mut self, removed: Removed<'v>) {
                if let Some(item) = removed.into_item() {
                    self.insert(item);
                }
            }
        }
    };
}

/// Checks an item for a set.
fn appended<'v, T: FieldType<'v>>(
    value: Value<'v>,
    cx: &mut Context<'_>,
    is_known: impl FnOnce(&T) -> bool,
) -> Result<T, Rejected> {
    let mut cx = cx.descend(Key::Root)?;
    let mut cx = cx.redact_for_type::<T>();
    let item = T::check(value, &mut cx)?;
    if is_known(&item) {
        return Err(cx.reject(code::DUPLICATE, "item", &item.to_value()));
    }
    Ok(item)
}

/// Returns the item that was appended as this text. No path has such a step: it would be a name.
fn item_of<'v, T: FieldType<'v>>(segment: &Segment<'_>) -> Option<T> {
    let Segment::Key(Value::Str(text)) = segment else { return None };
    let mut unreported = Mismatches::new();
    let mut cx = Context::new(&mut unreported, T::TYPE.name());
    cx.convert(Conversion::Text);
    T::check(Value::from(text.clone().into_owned()), &mut cx).ok()
}

static_within!([T] BTreeSet<T>, T);
set!(BTreeSet<T>, "BTreeSet", [T: ToValue], [T: FieldType<'v> + Ord], take, Self::new());

#[cfg(feature = "std")]
static_within!([T, S: 'static] HashSet<T, S>, T);
#[cfg(feature = "std")]
set!(
    HashSet<T, S>,
    "HashSet",
    [T: ToValue, S],
    [T: FieldType<'v> + Hash + Eq, S: BuildHasher + Default + 'static],
    take
);

#[cfg(feature = "indexmap")]
static_within!([T, S: 'static] IndexSet<T, S>, T);
#[cfg(feature = "indexmap")]
set!(
    IndexSet<T, S>,
    "IndexSet",
    [T: ToValue, S],
    [T: FieldType<'v> + Hash + Eq, S: BuildHasher + Default + 'static],
    shift_take
);
