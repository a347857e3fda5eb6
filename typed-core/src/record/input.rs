//! Input that slots are filled from: values, and documents that a driver reads part by part.
//!
//! A driver knows a format, and a slot knows a type. The driver passes each scalar to the slot that it is
//! for, and lists and maps as sources of further parts. So a document becomes an object without a value of
//! the whole in between.

use crate::class::{Constraint, Private, Sealed};
use crate::record::into_field::Primitive;
use crate::record::record::RecordMut;
use crate::record::slot::SlotMut;
use crate::report::{Context, Key, Rejected};
use crate::value::Value;
use alloc::borrow::Cow;
use core::mem;

/// Input for a type: a value, or a list or map of a document.
pub enum Input<'i, 'v> {
    /// A value.
    Value(Value<'v>),
    /// A list. Its reader reads all items.
    List(&'i mut dyn ListSource<'v>),
    /// A map. Its reader reads all entries.
    Map(&'i mut dyn MapSource<'v>),
}

impl<'v> Input<'_, 'v> {
    /// Takes the input as a value. Allocates for lists and maps.
    ///
    /// # Errors
    /// - The document breaks off.
    pub fn take_value(&mut self, cx: &mut Context<'_>) -> Result<Value<'v>, Rejected> {
        match self {
            Input::Value(value) => Ok(mem::take(value)),
            Input::List(items) => items.collect(cx, Private::TOKEN),
            Input::Map(entries) => entries.collect(cx, Private::TOKEN),
        }
    }
}

/// A scalar or a string, as documents have them. It has no drop glue, and is passed in registers where
/// `Primitive` would be copied in memory: that was a third of the time of an object.
#[derive(Clone, Copy, Debug)]
pub enum Plain<'v> {
    /// Null.
    Null,
    /// A boolean.
    Bool(bool),
    /// An integer.
    Int(i64),
    /// A float.
    Float(f64),
    /// A string.
    Str(&'v str),
}

impl<'v> Plain<'v> {
    /// Returns the value as a scalar or a borrowed string, if it is one.
    #[inline(always)]
    pub(crate) fn of(value: &Value<'v>) -> Option<Self> {
        match value {
            Value::Null => Some(Self::Null),
            Value::Bool(value) => Some(Self::Bool(*value)),
            Value::Int(integer) => Some(Self::Int(*integer)),
            Value::Float(float) => Some(Self::Float(*float)),
            Value::Str(Cow::Borrowed(text)) => Some(Self::Str(text)),
            _ => None,
        }
    }

    /// Returns the scalar for a conversion at compile time.
    #[inline(always)]
    pub(crate) fn into_primitive(self) -> Primitive<'v> {
        match self {
            Self::Null => Primitive::Null,
            Self::Bool(value) => Primitive::Bool(value),
            Self::Int(integer) => Primitive::Signed(i128::from(integer)),
            Self::Float(float) => Primitive::Double(float),
            Self::Str(text) => Primitive::Str(text),
        }
    }
}

impl<'v> From<Plain<'v>> for Value<'v> {
    #[inline]
    fn from(plain: Plain<'v>) -> Self {
        match plain {
            Plain::Null => Value::Null,
            Plain::Bool(value) => Value::Bool(value),
            Plain::Int(integer) => Value::Int(integer),
            Plain::Float(float) => Value::Float(float),
            Plain::Str(text) => Value::Str(Cow::Borrowed(text)),
        }
    }
}

/// The outcome of reading one item.
#[derive(Debug)]
pub enum Step {
    /// An item, after which there may be others.
    Item(Result<(), Rejected>),
    /// The last item, or a place where the document breaks off.
    Last(Result<(), Rejected>),
    /// No further item.
    End,
}

/// The items of a list in a document. Only this crate implements it, so that no other code is handed a slot.
pub trait ListSource<'v>: Sealed<'v> {
    /// Returns `true` if the list is known to have no items.
    fn is_empty(&mut self, access: Private) -> bool;

    /// Fills a slot with the next item. The index is that of the item.
    fn next(
        &mut self,
        slot: &mut dyn SlotMut<'v>,
        index: usize,
        cx: &mut Context<'_>,
        access: Private,
    ) -> Step;

    /// Goes back to the first item. Returns `true` if the source can do that.
    fn restart(&mut self, _: Private) -> bool {
        false
    }

    /// Reads the remaining items as a value.
    ///
    /// # Errors
    /// - The document breaks off.
    fn collect(&mut self, cx: &mut Context<'_>, access: Private) -> Result<Value<'v>, Rejected>;
}

/// The key of an entry.
#[derive(Debug)]
pub enum EntryKey<'v> {
    /// The name that was expected.
    Expected,
    /// A borrowed string.
    Name(&'v str),
    /// Any other key.
    Other(Value<'v>),
}

impl<'v> EntryKey<'v> {
    /// Returns the key as a value. The caller expected no name.
    pub(crate) fn into_value(self) -> Value<'v> {
        match self {
            Self::Expected => Value::Null,
            Self::Name(name) => Value::Str(Cow::Borrowed(name)),
            Self::Other(key) => key,
        }
    }
}

/// The entries of a map in a document. Only this crate implements it, so that no other code is handed a slot.
///
/// After each key, exactly one of `fill`, `value` and `skip` is called.
pub trait MapSource<'v>: Sealed<'v> {
    /// Reads the key of the next entry. The expected name has neither escapes nor quotes.
    ///
    /// # Errors
    /// - The document breaks off.
    fn next_key(
        &mut self,
        expected: Option<&str>,
        cx: &mut Context<'_>,
        access: Private,
    ) -> Result<Option<EntryKey<'v>>, Rejected>;

    /// Fills a slot with the value of the entry. The value is one step along the path, if there is a step.
    ///
    /// # Errors
    /// - The value does not fit. Every mismatch was reported.
    /// - The document breaks off.
    fn fill(
        &mut self,
        slot: &mut dyn SlotMut<'v>,
        constraints: &'static [Constraint],
        step: Option<Key<'_>>,
        cx: &mut Context<'_>,
        access: Private,
    ) -> Result<(), Rejected>;

    /// Returns the value of the entry.
    ///
    /// # Errors
    /// - The document breaks off.
    fn value(&mut self, cx: &mut Context<'_>, access: Private) -> Result<Value<'v>, Rejected>;

    /// Passes over the value of the entry.
    ///
    /// # Errors
    /// - The document breaks off.
    fn skip(&mut self, cx: &mut Context<'_>, access: Private) -> Result<(), Rejected> {
        self.value(cx, access).map(drop)
    }

    /// Fills the slots of a draft with all entries, by code that is compiled for this source. After an
    /// error the draft is empty. Returns `None` if there is no such code: the caller collects the entries.
    fn fill_record(
        &mut self,
        draft: &mut dyn RecordMut<'v>,
        cx: &mut Context<'_>,
        access: Private,
    ) -> Option<Result<(), Rejected>> {
        let _ = (draft, cx, access);
        None
    }

    /// Reads the remaining entries as a value.
    ///
    /// # Errors
    /// - The document breaks off.
    fn collect(&mut self, cx: &mut Context<'_>, access: Private) -> Result<Value<'v>, Rejected>;
}
