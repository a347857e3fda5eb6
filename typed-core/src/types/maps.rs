//! Maps.

use crate::class::{Constraint, Domain, Kind, Private, Sealed, TypeInfo};
use crate::record::{
    Both, Composite, EntryKey, FieldType, Input, ItemsMut, MapSource, PartCheck, Removed, Sink,
    Slot, SlotMut, ToValue, Visitor, fill_slot, filled, if_static, static_within,
};
use crate::report::{Context, Key, Mismatches, Rank, Rejected, code};
use crate::types::keys;
use crate::value::{IntoEntries, Map, Segment, Value};
use alloc::collections::{BTreeMap, BTreeSet};
#[cfg(any(feature = "std", feature = "indexmap"))]
use core::hash::{BuildHasher, Hash};
use core::mem;
#[cfg(feature = "indexmap")]
use indexmap::{IndexMap, IndexSet};
#[cfg(feature = "std")]
use std::collections::{HashMap, HashSet};

/// The entries of a map value.
struct Entries<'v> {
    entries: IntoEntries<'v>,
    value: Value<'v>,
}

impl<'v> Sealed<'v> for Entries<'v> {}

impl<'v> MapSource<'v> for Entries<'v> {
    fn next_key(
        &mut self,
        _: Option<&str>,
        _: &mut Context<'_>,
        _: Private,
    ) -> Result<Option<EntryKey<'v>>, Rejected> {
        let Some((key, value)) = self.entries.next() else { return Ok(None) };
        self.value = value;
        Ok(Some(EntryKey::Other(key)))
    }

    fn fill(
        &mut self,
        slot: &mut dyn SlotMut<'v>,
        constraints: &'static [Constraint],
        step: Option<Key<'_>>,
        cx: &mut Context<'_>,
        _: Private,
    ) -> Result<(), Rejected> {
        fill_slot(slot, mem::take(&mut self.value), constraints, step, cx)
    }

    fn value(&mut self, _: &mut Context<'_>, _: Private) -> Result<Value<'v>, Rejected> {
        Ok(mem::take(&mut self.value))
    }

    fn collect(&mut self, _: &mut Context<'_>, _: Private) -> Result<Value<'v>, Rejected> {
        Ok(Map::shown(self.entries.by_ref().collect()))
    }
}

/// Checks a key, and reads the value under it. The outer error is that of the key.
pub(crate) fn check_entry<'v, K: FieldType<'v>, V>(
    key: Value<'v>,
    is_known: impl FnOnce(&K) -> bool,
    read: impl FnOnce(&mut Context<'_>) -> Result<V, Rejected>,
    cx: &mut Context<'_>,
) -> Result<(K, Result<V, Rejected>), Rejected> {
    let key = keys::read(K::TYPE, key);
    // The path shows the key while and after it is checked.
    let shown = key.clone();
    let mut cx = cx.descend(Key::Entry(&shown, K::TYPE))?;
    let key = check_key(key, is_known, &mut cx);
    let value = read(&mut cx);
    Ok((key?, value))
}

/// Checks the key of the current entry, and reads its value. The outer error is that of the key.
fn read_entry<'v, K: FieldType<'v>, V: FieldType<'v>>(
    key: Value<'v>,
    source: &mut dyn MapSource<'v>,
    is_known: impl FnOnce(&K) -> bool,
    cx: &mut Context<'_>,
) -> Result<(K, Result<V, Rejected>), Rejected> {
    if cx.is_deepest() {
        source.skip(cx, Private::TOKEN)?;
    }
    let read = |cx: &mut Context<'_>| {
        filled(cx, |slot, cx| source.fill(slot, &[], None, cx, Private::TOKEN))
    };
    check_entry(key, is_known, read, cx)
}

fn check_key<'v, K: FieldType<'v>>(
    key: Value<'v>,
    is_known: impl FnOnce(&K) -> bool,
    cx: &mut Context<'_>,
) -> Result<K, Rejected> {
    let mut cx = cx.key();
    let key = K::check(key, &mut cx)?;
    if is_known(&key) { Err(cx.reject(code::DUPLICATE, "key", &key.to_value())) } else { Ok(key) }
}

/// Returns the value under the key that a step of a path names. Keys are compared as values,
/// because a step may live shorter than a key of type `K` borrows.
fn find<'m, K: ToValue + 'm, V>(
    entries: impl IntoIterator<Item = (&'m K, V)>,
    segment: &Segment<'_>,
) -> Option<V> {
    let named = keys::named(K::TYPE, segment);
    entries.into_iter().find(|(key, _)| key.to_value() == named).map(|(_, value)| value)
}

/// Returns the key that a step of a path names, for a map that owns its keys.
fn key_of<'v, K: FieldType<'v>>(
    segment: &Segment<'_>,
    is_known: impl FnOnce(&K) -> bool,
    cx: &mut Context<'_>,
) -> Result<K, Rejected> {
    check_key(keys::named(K::TYPE, segment).into_owned(), is_known, cx)
}

/// Returns the key that a step of a path names, if it can be created from it.
fn own_key<'v, K: FieldType<'v>>(segment: &Segment<'_>) -> Option<K> {
    let mut unreported = Mismatches::new();
    key_of(segment, |_| false, &mut Context::new(&mut unreported, K::TYPE.name())).ok()
}

/// The greatest number of entries that are compared one by one.
const FEW: usize = 16;

/// A map type and a set of its keys, with the bounds of its parameters; functions that find the index
/// of an entry, remove an entry, and put one back; and the placeholder of a map that does not hash.
macro_rules! map {
    ($map:ty, $keys:ty, $name:literal, [$($shown:tt)*], [$($checked:tt)*], $at:expr, $remove:expr, $restore:expr $(, $blank:expr)?) => {
        impl<$($shown)*> ToValue for $map {
            const TYPE: &'static TypeInfo =
                &TypeInfo::generic($name, Kind::Map, &[K::TYPE, V::TYPE]).with_domain(Domain::Items);
            $(
                const HAS_PLACEHOLDER: bool = true;

                #[inline(always)]
                fn placeholder() -> Self {
                    $blank
                }
            )?

            fn to_value(&self) -> Value<'_> {
                let entries = self.iter().map(|(key, value)| (key.to_value(), value.to_value()));
                Map::shown(entries.collect())
            }

            fn write(&self, out: &mut dyn Sink) {
                out.map(self.len(), &|out| {
                    self.iter().for_each(|(key, value)| out.entry(key, value));
                });
            }

            fn visit(&self, visitor: &mut Visitor<'_>) {
                for (key, value) in self {
                    let shown = key.to_value();
                    visitor(Key::Item(&shown), key);
                    visitor(Key::Item(&shown), value);
                }
            }

            fn item(&self, segment: &Segment<'_>) -> Option<&dyn Slot> {
                Some(find(self, segment)?)
            }
        }

        impl<'v, $($checked)*> FieldType<'v> for $map {
            type Form = Composite;
            if_static!(Both<K, V>);

            fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                match value {
                    Value::Map(map) => {
                        let mut source = Entries { entries: map.into_iter(), value: Value::Null };
                        Self::read(&mut Input::Map(&mut source), cx)
                    }
                    other => Self::check(cx.widen(Self::TYPE, other)?, cx),
                }
            }

            fn read(input: &mut Input<'_, 'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                let source = match input {
                    Input::Map(source) => &mut **source,
                    other => return Self::check(other.take_value(cx)?, cx),
                };
                // The value under a secret key is hidden too.
                let cx = &mut cx.redacted_if(K::TYPE.is_secret());
                let mut map: Self = Self::default();
                // Keys with invalid values count as given too.
                let mut rejected_keys = <$keys>::default();
                let mut outcome = Ok(());
                let (mut parts, mut entry) = (PartCheck::new(cx), 0);
                while let Some(key) = source.next_key(None, cx, Private::TOKEN)? {
                    let key = key.into_value();
                    let is_known = |key: &K| map.contains_key(key) || rejected_keys.contains(key);
                    match read_entry(key, source, is_known, cx) {
                        Ok((key, Ok(value))) => {
                            if parts.is_on() {
                                parts.entry(&key, &value, cx);
                                cx.rank(Rank::of_entry(entry));
                            }
                            map.insert(key, value);
                        }
                        Ok((key, Err(rejected))) => {
                            parts.key(&key, cx);
                            parts.reject(&|visitor| ToValue::visit(&map, visitor), cx);
                            rejected_keys.insert(key);
                            cx.rank(Rank::of_entry(entry));
                            outcome = Err(rejected);
                        }
                        Err(rejected) => {
                            parts.reject(&|visitor| ToValue::visit(&map, visitor), cx);
                            cx.rank(Rank::of_entry(entry));
                            outcome = Err(rejected);
                        }
                    }
                    entry += 1;
                }
                if outcome.is_err() {
                    parts.len(map.len() + rejected_keys.len(), entry, "map", cx);
                }
                outcome.map(|()| map)
            }

            fn item_mut(&mut self, segment: &Segment<'_>) -> Option<&mut dyn SlotMut<'v>> {
                // Few entries are compared faster than a key is created.
                if self.len() > FEW
                    && let Some(key) = own_key::<K>(segment)
                    && key.to_value() == keys::named(K::TYPE, segment)
                {
                    return Some(self.get_mut::<K>(&key)?);
                }
                Some(find(self, segment)?)
            }

            fn items_mut(&mut self) -> Option<&mut dyn ItemsMut<'v>> {
                Some(self)
            }
        }

        impl<'v, $($checked)*> ItemsMut<'v> for $map {
            fn insert(
                &mut self,
                segment: &Segment<'_>,
                value: Value<'v>,
                cx: &mut Context<'_>,
            ) -> Option<Result<(), Rejected>> {
                let key = key_of(segment, |key| self.contains_key(key), &mut cx.redact_for_type::<K>());
                let value = V::check(value, &mut cx.redact_for_type::<V>());
                Some(key.and_then(|key| {
                    self.insert(key, value?);
                    Ok(())
                }))
            }

            fn remove(&mut self, segment: &Segment<'_>, keep: bool) -> Option<Removed<'v>> {
                let key = own_key::<K>(segment)?;
                let at = ($at)(&*self, &key)?;
                Removed::by(at, keep, || ($remove)(self, &key))
            }

            fn restore(&mut self, removed: Removed<'v>) {
                let at = removed.at;
                if let Some((key, value)) = removed.into_item() {
                    ($restore)(self, at, key, value);
                }
            }
        }
    };
}

map!(
    BTreeMap<K, V>,
    BTreeSet<K>,
    "BTreeMap",
    [K: ToValue, V: ToValue],
    [K: FieldType<'v> + Ord, V: FieldType<'v>],
    |map: &Self, key: &K| map.contains_key(key).then_some(0),
    |map: &mut Self, key: &K| map.remove_entry(key),
    |map: &mut Self, _, key, value| drop(map.insert(key, value)),
    Self::new()
);

#[cfg(feature = "std")]
map!(
    HashMap<K, V, S>,
    HashSet<K, S>,
    "HashMap",
    [K: ToValue, V: ToValue, S],
    [K: FieldType<'v> + Hash + Eq, V: FieldType<'v>, S: BuildHasher + Default + 'static],
    |map: &Self, key: &K| map.contains_key(key).then_some(0),
    |map: &mut Self, key: &K| map.remove_entry(key),
    |map: &mut Self, _, key, value| drop(map.insert(key, value))
);

#[cfg(feature = "indexmap")]
map!(
    IndexMap<K, V, S>,
    IndexSet<K, S>,
    "IndexMap",
    [K: ToValue, V: ToValue, S],
    [K: FieldType<'v> + Hash + Eq, V: FieldType<'v>, S: BuildHasher + Default + 'static],
    |map: &Self, key: &K| map.get_index_of(key),
    |map: &mut Self, key: &K| map.shift_remove_entry(key),
    |map: &mut Self, at: usize, key, value| drop(map.shift_insert(at, key, value))
);

static_within!([K, V] BTreeMap<K, V>, Both<K, V>);
#[cfg(feature = "std")]
static_within!([K, V, S: 'static] HashMap<K, V, S>, Both<K, V>);
#[cfg(feature = "indexmap")]
static_within!([K, V, S: 'static] IndexMap<K, V, S>, Both<K, V>);
