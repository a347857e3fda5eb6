//! Run-time typed structs.

#![no_std]

pub use typed_core::*;
#[cfg(feature = "derive")]
pub use typed_derive::{Typed, typed_methods};
#[doc(hidden)]
pub use typed_core::__private;
