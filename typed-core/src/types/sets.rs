//! Sets.

use crate::class::{Domain, Kind, TypeInfo};
use crate::record::{
    Composite, FieldType, Input, Sink, ToValue, Visitor, if_static, static_within,
};
use crate::report::{Context, Key, Rejected, code};
use crate::types::items::{Items, each};
use crate::value::{List, Value};
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
    ($set:ty, $name:literal, [$($shown:tt)*], [$($checked:tt)*] $(, $blank:expr)?) => {
        impl<$($shown)*> ToValue for $set {
            const TYPE: &'static TypeInfo =
                &TypeInfo::generic($name, Kind::List, &[T::TYPE]).with_domain(Domain::Items);
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
                let mut set = Self::default();
                each(source, cx, |item: T, cx| {
                    if set.contains(&item) {
                        return Err(cx.reject(code::DUPLICATE, "item", &item.to_value()));
                    }
                    set.insert(item);
                    Ok(())
                })?;
                Ok(set)
            }
        }
    };
}

static_within!([T] BTreeSet<T>, T);
set!(BTreeSet<T>, "BTreeSet", [T: ToValue], [T: FieldType<'v> + Ord], Self::new());

#[cfg(feature = "std")]
static_within!([T, S: 'static] HashSet<T, S>, T);
#[cfg(feature = "std")]
set!(
    HashSet<T, S>,
    "HashSet",
    [T: ToValue, S],
    [T: FieldType<'v> + Hash + Eq, S: BuildHasher + Default + 'static]
);

#[cfg(feature = "indexmap")]
static_within!([T, S: 'static] IndexSet<T, S>, T);
#[cfg(feature = "indexmap")]
set!(
    IndexSet<T, S>,
    "IndexSet",
    [T: ToValue, S],
    [T: FieldType<'v> + Hash + Eq, S: BuildHasher + Default + 'static]
);
