//! The driver that writes a value in every format that has a serde serializer, from slots.

use crate::record::{Content, Place, Record, Simple, Sink, Slot, ToValue, write_record};
use crate::value::MAX_DEPTH;
use serde::ser::{Error as _, Serialize, SerializeMap, SerializeSeq, Serializer};

/// Implements `Serialize` of a type. Fields keep their order, and an enum has the form of its tags. Maps
/// stand for structs in every format, so that [`deserialize`](super::deserialize) reads them back.
///
/// # Errors
/// - The format cannot express a part, or the value is nested deeper than [`MAX_DEPTH`].
pub fn serialize<T: ToValue, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    Part { piece: Piece::Slot(value), below: MAX_DEPTH }.serialize(serializer)
}

/// A part of a value, and the number of levels that it may have.
#[derive(Clone, Copy)]
struct Part<'p> {
    piece: Piece<'p>,
    below: u8,
}

#[derive(Clone, Copy)]
enum Piece<'p> {
    Simple(Simple<'p>),
    Int(i64),
    Float(f64),
    Text(&'p str),
    List(usize, &'p Content<'p>),
    Map(&'p Content<'p>),
    Record(&'p dyn Record),
    Slot(&'p dyn Slot),
}

impl Serialize for Part<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let below = self.below.checked_sub(1);
        let below = || below.ok_or_else(too_deep::<S>);
        match self.piece {
            Piece::Simple(Simple::Null) => serializer.serialize_none(),
            Piece::Simple(Simple::Bool(value)) => serializer.serialize_bool(value),
            Piece::Simple(Simple::Single(float)) => serializer.serialize_f32(float),
            Piece::Simple(Simple::Other(value)) => value.serialize(serializer),
            Piece::Int(integer) => serializer.serialize_i64(integer),
            Piece::Float(float) => serializer.serialize_f64(float),
            Piece::Text(text) => serializer.serialize_str(text),
            Piece::List(len, content) => {
                let mut list = serializer.serialize_seq(Some(len))?;
                let mut items = Items { list: &mut list, below: below()?, outcome: Ok(()) };
                content(&mut items);
                items.outcome?;
                list.end()
            }
            Piece::Map(content) => {
                // Some formats write the number of entries first.
                let mut count = Count(0);
                content(&mut count);
                let mut map = serializer.serialize_map(Some(count.0))?;
                let mut entries = Entries { map: &mut map, below: below()?, outcome: Ok(()) };
                content(&mut entries);
                entries.outcome?;
                map.end()
            }
            Piece::Record(record) => whole(serializer, self.below, |out| write_record(record, out)),
            Piece::Slot(slot) => whole(serializer, self.below, |out| slot.write(out)),
        }
    }
}

#[cold]
fn too_deep<S: Serializer>() -> S::Error {
    S::Error::custom(format_args!("nested deeper than {MAX_DEPTH} levels"))
}

/// Writes the value that a function passes.
fn whole<S: Serializer>(
    serializer: S,
    below: u8,
    write: impl FnOnce(&mut dyn Sink),
) -> Result<S::Ok, S::Error> {
    let mut whole = Whole::Before(serializer, below);
    write(&mut whole);
    match whole {
        Whole::After(outcome) => outcome,
        // Every slot passes a value.
        Whole::Before(serializer, _) => serializer.serialize_none(),
        Whole::Within => Err(too_deep::<S>()),
    }
}

/// The place of one value.
enum Whole<S: Serializer> {
    Before(S, u8),
    Within,
    After(Result<S::Ok, S::Error>),
}

impl<S: Serializer> Whole<S> {
    fn pass(&mut self, piece: Piece<'_>) {
        match core::mem::replace(self, Self::Within) {
            Self::Before(serializer, below) => {
                *self = Self::After(Part { piece, below }.serialize(serializer));
            }
            other => *self = other,
        }
    }
}

/// The items of a list.
struct Items<'l, L: SerializeSeq> {
    list: &'l mut L,
    below: u8,
    outcome: Result<(), L::Error>,
}

impl<L: SerializeSeq> Items<'_, L> {
    fn pass(&mut self, piece: Piece<'_>) {
        if self.outcome.is_ok() {
            self.outcome = self.list.serialize_element(&Part { piece, below: self.below });
        }
    }
}

/// The entries of a map.
struct Entries<'m, M: SerializeMap> {
    map: &'m mut M,
    below: u8,
    outcome: Result<(), M::Error>,
}

impl<M: SerializeMap> Entries<'_, M> {
    /// Passes the value of the current entry.
    fn pass(&mut self, piece: Piece<'_>) {
        if self.outcome.is_ok() {
            self.outcome = self.map.serialize_value(&Part { piece, below: self.below });
        }
    }

    fn pass_entry<K: Serialize + ?Sized>(&mut self, key: &K, value: &dyn Slot) {
        if self.outcome.is_ok() {
            let value = Part { piece: Piece::Slot(value), below: self.below };
            self.outcome = self.map.serialize_entry(key, &value);
        }
    }
}

/// The number of entries of a map.
struct Count(usize);

impl Count {
    const fn pass(&mut self, _: Piece<'_>) {}
}

/// Implements the methods of `Sink` for values by `pass`.
macro_rules! sink {
    ($({$($generics:tt)*} $sink:ty $(, $method:item)*;)*) => {$(
        impl $($generics)* Sink for $sink {
            fn simple(&mut self, simple: Simple<'_>) {
                self.pass(Piece::Simple(simple));
            }

            fn int(&mut self, integer: i64) {
                self.pass(Piece::Int(integer));
            }

            fn float(&mut self, float: f64) {
                self.pass(Piece::Float(float));
            }

            fn text(&mut self, text: &str) {
                self.pass(Piece::Text(text));
            }

            fn list(&mut self, len: usize, items: &Content<'_>) {
                self.pass(Piece::List(len, items));
            }

            fn map(&mut self, _: usize, entries: &Content<'_>) {
                self.pass(Piece::Map(entries));
            }

            fn record(&mut self, record: &dyn Record) {
                self.pass(Piece::Record(record));
            }

            $($method)*
        }
    )*};
}
sink! {
    {<S: Serializer>} Whole<S>,
        fn key(&mut self, _: &'static str) {},
        fn entry(&mut self, _: &dyn Slot, _: &dyn Slot) {},
        fn field(&mut self, _: Place, _: &dyn Slot) {};
    {<L: SerializeSeq>} Items<'_, L>,
        fn key(&mut self, _: &'static str) {},
        fn entry(&mut self, _: &dyn Slot, _: &dyn Slot) {},
        fn field(&mut self, _: Place, _: &dyn Slot) {};
    {<M: SerializeMap>} Entries<'_, M>,
        fn key(&mut self, name: &'static str) {
            if self.outcome.is_ok() {
                self.outcome = self.map.serialize_key(name);
            }
        },
        fn entry(&mut self, key: &dyn Slot, value: &dyn Slot) {
            let key = Part { piece: Piece::Slot(key), below: self.below };
            self.pass_entry(&key, value);
        },
        fn field(&mut self, place: Place, value: &dyn Slot) {
            self.pass_entry(place.field.name(), value);
        };
    {} Count,
        fn key(&mut self, _: &'static str) {
            self.0 += 1;
        },
        fn entry(&mut self, _: &dyn Slot, _: &dyn Slot) {
            self.0 += 1;
        },
        fn field(&mut self, _: Place, _: &dyn Slot) {
            self.0 += 1;
        };
}
