//! Placeholders for items of a feature that is off, with a message about the feature.

use crate::class::Class;
use alloc::string::String;
use core::marker::PhantomData;

/// The feature `dynamic`, which is off. The lifetime defers the bound to the place of use.
#[derive(Debug)]
pub struct DynamicFeature<'a>(PhantomData<&'a ()>);

/// A feature that is on; no type implements it.
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
    pub fn builder<'a>(name: impl Into<String>) -> <DynamicFeature<'a> as IsOn>::Builder
    where
        DynamicFeature<'a>: IsOn,
    {
        let _ = name;
        unreachable!("the bound never holds")
    }
}
