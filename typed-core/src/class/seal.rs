//! Seal tokens: hidden methods that reach a field past its checks ask for one.

use core::fmt;
use core::marker::PhantomData;

/// Leave to use the hidden methods of a type `T`. Only this crate can create one, and the derive's code for
/// `T` is handed none but those of `T`.
pub struct Private<T: ?Sized = AnyType>(PhantomData<fn(&mut T)>);

/// Stands for all types. A method that takes `Private<AnyType>` belongs to a trait that only this crate can
/// implement.
#[derive(Debug)]
pub enum AnyType {}

impl<T: ?Sized> Private<T> {
    pub(crate) const TOKEN: Self = Self(PhantomData);
}

impl<T: ?Sized> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Access")
    }
}

/// Keeps other crates from implementing a trait whose methods take the seal of all types.
pub trait Sealed<'v> {}

/// The last parameter of a provided method that no implementation replaces. The type has no path
/// outside this crate, so the signature cannot be written there.
#[derive(Clone, Copy, Debug)]
pub struct Final;
