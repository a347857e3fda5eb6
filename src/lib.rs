#![doc = include_str!("links.md")]
#![doc = include_str!("../README.md")]
//! # Reference
//!
//! - [`Typed`]: the derive and its trait. [`typed_methods`]: the macro for methods.
//! - [`Value`]: the dynamic value. [`args!`] writes arguments. [`FieldType`] is implemented by every type
//!   that a field can have.
//! - [`TypeMismatch`]: one mismatch. [`Mismatches`]: all of one input. [`code`](mod@code): the stable codes.
//! - [`from_deserializer`]: documents of every serde format. [`mod@json`] and [`mod@toml`]: with places of faults.
//! - [`Conversion`]: strict, lax and text mode. [`Path`]: a path to a place in an object.
//! - [`mod@settings`]: defaults, files, the environment and the command line as one object.
//! - [`Columns`]: rows of a table, whose columns are looked up once.
//! - [`mod@report`]: mismatches of a document with their places, as source with carets and as data.
//! - [`Class`]: the metadata, available in `const` code, and the methods that change a class at run time.
//! - [`Object`]: the object-safe trait, for collections of different structs. [`HasClass`]: also for types that borrow.
//! - [`FieldHandle`]: a field that is looked up once. [`BaseMut`]: the part of an object that a base has.
//! - [`mod@rules`]: requirements on classes that the compiler checks.
//! - [`mod@schema`]: JSON Schema from classes and methods.
//! - [`Registry`]: classes by name. [`Class::builder`]: classes built at run time.

#![no_std]
#![forbid(unsafe_code)]
#![warn(missing_docs, unreachable_pub)]
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(
    not(all(
        feature = "derive",
        feature = "dynamic",
        feature = "json",
        feature = "schema",
        feature = "toml"
    )),
    allow(rustdoc::broken_intra_doc_links, reason = "some lead to what a feature brings")
)]

#[cfg(feature = "json")]
extern crate std;

#[cfg(feature = "json")]
#[cfg_attr(docsrs, doc(cfg(feature = "json")))]
pub mod json;

#[cfg(feature = "json")]
#[cfg_attr(docsrs, doc(cfg(feature = "json")))]
pub mod report;

#[cfg(feature = "json")]
#[cfg_attr(docsrs, doc(cfg(feature = "json")))]
pub mod settings;

#[cfg(feature = "toml")]
#[cfg_attr(docsrs, doc(cfg(feature = "toml")))]
pub mod toml;

#[cfg(feature = "tracing")]
#[cfg_attr(docsrs, doc(cfg(feature = "tracing")))]
pub mod telemetry;

#[doc(hidden)]
pub use typed_core::__private;
#[doc(inline)]
pub use typed_core::*;

#[cfg(feature = "derive")]
pub use typed_derive::{Typed, typed_methods};

/// The guide: pages by task, and a reference. The examples run with all features.
///
/// | task | page |
/// |---|---|
/// | read files, the environment and options into one configuration | [`settings`](mod@guide::settings) |
/// | serve HTTP: bodies, PATCH, problem details | [`http`](mod@guide::http) |
/// | build plugins that a file names | [`plugins`](mod@guide::plugins) |
/// | serve methods to RPC clients, scripts and language models | [`rpc`](mod@guide::rpc) |
/// | show and edit objects of any class | [`inspectors`](mod@guide::inspectors) |
/// | build classes from a schema or a description | [`dynamic`](mod@guide::dynamic) |
/// | forbid definitions, such as fields without documentation | [`rules`](mod@guide::rules) |
/// | come from pydantic, bevy_reflect, or serde and garde | [`migration`](mod@guide::migration) |
///
/// The other pages are the reference, one for each part.
#[cfg(all(feature = "derive", feature = "std"))]
pub mod guide {
    // The pages link to each other as files, for readers of the repository. Of several definitions of a
    // link Markdown takes the first, so those in `links.md` apply here.
    macro_rules! pages {
        ($($name:ident)*) => {$(
            #[doc = include_str!("links.md")]
            #[doc = include_str!(concat!("../docs/", stringify!($name), ".md"))]
            pub mod $name {}
        )*};
    }
    pages!(settings http plugins rpc inspectors dynamic rules migration);
    pages!(attributes bases checks codes conversions documents methods objects overrides patches registry schemas speed);
}
