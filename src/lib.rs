//! Run-time typed structs: `#[derive(Typed)]` gives a struct what a Python metaclass gives a class.
//!
//! An object is constructed, set and read, and its methods are called, **by name, with dynamically
//! typed values**. Everything is checked against the declared types, all mismatches come in one
//! report, and there is no way round the check.
//!
//! ```
//! use typed_structs::{Typed, args};
//!
//! #[derive(Typed, Debug)]
//! struct Server {
//!     host: String,
//!     #[typed(range(1..), default = 8080)]
//!     port: u16,
//!     tags: Vec<String>,
//! }
//!
//! let mut server = Server::construct(args!("example.org", tags = ["a"]))?;
//! server.set("port", 443)?;
//! server.set("tags[0]", "b")?;
//! assert_eq!(server.get_as::<u16>("port")?, 443);
//!
//! let report = Server::construct(args!(7, prot = 0, tags = ("a", 1))).unwrap_err();
//! assert_eq!(
//!     report.to_string(),
//!     "Server.host: expected String, got int 7\n\
//!      Server.prot: unknown field; did you mean `port`?\n\
//!      Server.tags[1]: expected String, got int 1"
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Where to look
//!
//! - [`Typed`] is the derive and its trait; [`guide::attributes`] lists what can be written in
//!   `#[typed(…)]`, and which methods a type gets.
//! - [`Value`] is the dynamic value, [`args!`] writes arguments, [`FieldType`] says which Rust types
//!   a field can have.
//! - [`TypeMismatch`] is one mismatch, [`Mismatches`] a report, [`code`] has the stable codes.
//! - [`Class`] is the metadata, all of it `const`, and the run-time side of it.
//! - [`Object`] is the object-safe side, for collections of different structs.
//! - [`guide::methods`] is about methods: by name, added at run time, with hooks around them.
//! - [`guide::bases`] is about bases: members that come from other structs, and in which order.
//! - [`rules`] are demands on classes that the compiler checks, your own ones too: [`guide::rules`].
//! - [`Registry`] has classes by name, and makes their objects: [`guide::registry`].
//! - [`Class::builder`] makes classes at run time: [`guide::run_time`].
//! - [`FieldHandle`] is a field looked up once; [`guide::speed`] says what everything costs.
//! - [`guide::checks`] says what is taken for what, [`guide::overrides`] what keeps the checks in
//!   force and what remains possible.

#![no_std]
#![forbid(unsafe_code)]
#![warn(missing_docs, unreachable_pub)]
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(
    not(all(feature = "derive", feature = "run_time")),
    allow(rustdoc::broken_intra_doc_links, reason = "some lead to what a feature brings")
)]

#[cfg(feature = "json")]
extern crate std;

#[cfg(feature = "json")]
#[cfg_attr(docsrs, doc(cfg(feature = "json")))]
pub mod json;

#[cfg(feature = "tracing")]
#[cfg_attr(docsrs, doc(cfg(feature = "tracing")))]
pub mod telemetry;

#[doc(hidden)]
pub use typed_core::__private;
#[doc(inline)]
pub use typed_core::*;

#[cfg(feature = "derive")]
pub use typed_derive::{Typed, typed_methods};

/// What is easier to read as a page than item by item. Its examples need the default features.
#[cfg(all(feature = "derive", feature = "std"))]
pub mod guide {
    #[doc = include_str!("../docs/attributes.md")]
    pub mod attributes {}

    #[doc = include_str!("../docs/bases.md")]
    pub mod bases {}

    #[doc = include_str!("../docs/methods.md")]
    pub mod methods {}

    #[doc = include_str!("../docs/checks.md")]
    pub mod checks {}

    #[doc = include_str!("../docs/overrides.md")]
    pub mod overrides {}

    #[doc = include_str!("../docs/rules.md")]
    pub mod rules {}

    #[doc = include_str!("../docs/registry.md")]
    pub mod registry {}

    #[doc = include_str!("../docs/run_time.md")]
    pub mod run_time {}

    #[doc = include_str!("../docs/speed.md")]
    pub mod speed {}
}

#[cfg(all(doctest, feature = "std", feature = "json"))]
#[doc = include_str!("../README.md")]
mod readme {}
