//! Stand-ins for items of a feature that is off, which say so.

use crate::class::Class;
use alloc::string::String;
use core::marker::PhantomData;

/// The feature `dynamic`, which is off. With a lifetime, the bound below is asked for where it is used, not here.
#[derive(Debug)]
pub struct RunTime<'a>(PhantomData<&'a ()>);

/// A feature that is on.
#[diagnostic::on_unimplemented(
    message = "`Class::builder` needs the feature `dynamic` of `typed-structs`",
    label = "the feature is off",
    note = "in `Cargo.toml`: `typed-structs = {{ version = \"…\", features = [\"dynamic\"] }}`"
)]
pub trait IsOn {
    /// The builder.
    type Builder;
}

impl Class {
    /// Does not compile without the feature `dynamic`.
    #[doc(hidden)]
    pub fn builder<'a>(name: impl Into<String>) -> <RunTime<'a> as IsOn>::Builder
    where
        RunTime<'a>: IsOn,
    {
        let _ = name;
        unreachable!("the bound never holds")
    }
}
