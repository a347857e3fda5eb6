//! Rust values of any type, passed through unread.

use alloc::sync::Arc;
use core::any::{Any, type_name};
use core::fmt;

type Anything = dyn Any + Send + Sync;

/// A Rust value of any type, behind [`Value::Opaque`](crate::Value::Opaque).
pub struct Opaque<'v> {
    /// A function pointer, which is one word, so that values are small.
    type_name: fn() -> &'static str,
    content: Content<'v>,
}

enum Content<'v> {
    Shared(Arc<Anything>),
    Borrowed(&'v Anything),
    /// A borrowed `Option<T>` that holds the value until it is taken.
    Lent(&'v mut Anything),
    /// No value: it is a secret, or this is a copy.
    Absent,
}

/// The value for a field of type `T`.
pub(crate) enum Handover<'v, T> {
    Owned(T),
    Lent(&'v mut Option<T>),
}

impl<'v> Opaque<'v> {
    pub(super) fn new<T: Send + Sync + 'static>(value: T) -> Self {
        Self { type_name: type_name::<T>, content: Content::Shared(Arc::new(value)) }
    }

    pub(super) fn lend<T: Send + Sync + 'static>(slot: &'v mut Option<T>) -> Self {
        Self { type_name: type_name::<T>, content: Content::Lent(slot) }
    }

    pub(crate) fn borrowed<T: Send + Sync + 'static>(value: &'v T) -> Self {
        Self { type_name: type_name::<T>, content: Content::Borrowed(value) }
    }

    pub(crate) const fn absent(type_name: fn() -> &'static str) -> Self {
        Self { type_name, content: Content::Absent }
    }

    /// Returns the full name of the Rust type, as [`core::any::type_name`] gives it.
    #[must_use]
    pub fn type_name(&self) -> &'static str {
        (self.type_name)()
    }

    /// Returns `true` if it stands for a [`Secret`](crate::Secret), whose value it does not hold.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        matches!(self.content, Content::Absent) && self.type_name() == "***"
    }

    /// Returns a reference to the value, if it is a `T`.
    #[must_use]
    pub fn downcast_ref<T: Send + Sync + 'static>(&self) -> Option<&T> {
        match &self.content {
            Content::Shared(value) => value.downcast_ref(),
            Content::Borrowed(value) => value.downcast_ref(),
            Content::Lent(slot) => slot.downcast_ref::<Option<T>>()?.as_ref(),
            Content::Absent => None,
        }
    }

    /// Returns the value for a field of type `T`. Fails if the type is another, the borrowed slot
    /// is empty, or the value is shared with a copy of this one.
    pub(crate) fn hand_over<T: Send + Sync + 'static>(self) -> Result<Handover<'v, T>, Self> {
        let type_name = self.type_name;
        match self.content {
            Content::Shared(value) => match value.downcast::<T>() {
                Ok(value) => match Arc::try_unwrap(value) {
                    Ok(value) => Ok(Handover::Owned(value)),
                    Err(value) => Err(Self { type_name, content: Content::Shared(value) }),
                },
                Err(value) => Err(Self { type_name, content: Content::Shared(value) }),
            },
            Content::Lent(slot)
                if slot.downcast_ref::<Option<T>>().is_some_and(Option::is_some) =>
            {
                match slot.downcast_mut() {
                    Some(slot) => Ok(Handover::Lent(slot)),
                    None => Err(Self::absent(type_name)),
                }
            }
            content => Err(Self { type_name, content }),
        }
    }

    pub(super) fn into_owned(self) -> Opaque<'static> {
        match self.content {
            Content::Shared(value) => {
                Opaque { type_name: self.type_name, content: Content::Shared(value) }
            }
            _ => Opaque::absent(self.type_name),
        }
    }

    #[inline(never)]
    pub(super) fn reborrow(&self) -> Opaque<'_> {
        let content = match &self.content {
            Content::Shared(value) => Content::Borrowed(&**value),
            Content::Borrowed(value) => Content::Borrowed(*value),
            Content::Lent(_) | Content::Absent => Content::Absent,
        };
        Opaque { type_name: self.type_name, content }
    }

    /// Returns `true` if both refer to the same value, compared by address.
    pub(super) fn is_same(&self, other: &Opaque<'_>) -> bool {
        match (self.address(), other.address()) {
            (Some(left), Some(right)) => left == right && self.type_name() == other.type_name(),
            _ => false,
        }
    }

    fn address(&self) -> Option<*const ()> {
        match &self.content {
            Content::Shared(value) => Some(Arc::as_ptr(value).cast()),
            Content::Borrowed(value) => Some((&raw const **value).cast()),
            Content::Lent(_) | Content::Absent => None,
        }
    }
}

/// Shares the value with the copy. The copy of a borrowed one is a placeholder that no field
/// accepts.
impl Clone for Opaque<'_> {
    fn clone(&self) -> Self {
        let content = match &self.content {
            Content::Shared(value) => Content::Shared(Arc::clone(value)),
            Content::Borrowed(value) => Content::Borrowed(*value),
            Content::Lent(_) | Content::Absent => Content::Absent,
        };
        Self { type_name: self.type_name, content }
    }
}

impl fmt::Debug for Opaque<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.type_name())
    }
}
