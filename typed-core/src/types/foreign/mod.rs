//! Field types of other crates, each behind the feature that has the name of its crate.

#[cfg(feature = "bytes")]
mod bytes;
#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "indexmap")]
mod indexmap;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "rust_decimal")]
mod rust_decimal;
#[cfg(feature = "serde_json")]
mod serde_json;
#[cfg(any(feature = "compact_str", feature = "smol_str"))]
mod strings;
#[cfg(feature = "url")]
mod url;
#[cfg(feature = "uuid")]
mod uuid;
