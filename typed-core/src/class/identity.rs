//! The identity of a class, and the type of its objects.

use crate::class::class::Class;
#[cfg(feature = "dynamic")]
use crate::class::late::{BuiltClass, LateClass};
use crate::class::linearization::same;
use core::any::TypeId;

/// A key that no other class has.
#[cfg(feature = "schema")]
pub(crate) type ClassKey = (Option<TypeId>, *const ());

/// The identity of a class. Classes are copied wherever they are named, so that addresses do not
/// identify them.
#[derive(Clone, Copy)]
pub(super) enum Identity {
    /// None: the type borrows.
    None,
    /// The Rust type.
    Type(TypeId),
    /// The cell of a class built at run time.
    #[cfg(feature = "dynamic")]
    Made(&'static LateClass),
}

impl Class {
    /// Returns the class as it was built at run time, if it was.
    #[cfg(feature = "dynamic")]
    pub(crate) fn built(&self) -> Option<&'static dyn BuiltClass> {
        match self.identity {
            Identity::Made(place) => place.get(),
            Identity::None | Identity::Type(_) => None,
        }
    }

    /// Returns `true` if it was built at run time: its objects are of the type `Instance`.
    pub(crate) const fn is_dynamic(&self) -> bool {
        !matches!(self.identity, Identity::None | Identity::Type(_))
    }

    /// Returns `true` if its objects are of this type.
    #[cfg(feature = "std")]
    pub(crate) fn is_of(&self, id: TypeId) -> bool {
        match self.identity {
            Identity::None => false,
            Identity::Type(own) => own == id,
            #[cfg(feature = "dynamic")]
            Identity::Made(place) => place.get().is_some_and(|class| class.object_type() == id),
        }
    }

    /// Returns a key that no other class has. Copies of a class have the same, unless its type is
    /// generic or borrows: then nothing but the address tells it from others.
    #[cfg(feature = "schema")]
    pub(crate) fn key(&self) -> ClassKey {
        match self.identity {
            Identity::None => (None, core::ptr::from_ref(self).cast()),
            Identity::Type(id) => (Some(id), core::ptr::null()),
            #[cfg(feature = "dynamic")]
            Identity::Made(place) => (None, core::ptr::from_ref(place).cast()),
        }
    }

    /// Returns `true` if both are the class of one type. Classes are copied wherever they are
    /// named, so that addresses do not tell.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        match (self.identity, other.identity) {
            (Identity::Type(own), Identity::Type(other)) => own == other,
            #[cfg(feature = "dynamic")]
            (Identity::Made(own), Identity::Made(other)) => core::ptr::eq(own, other),
            (Identity::None, Identity::None) => same(self, other),
            _ => false,
        }
    }
}
