//! The types of the standard library, and of other crates, that fields and parameters can have.

/// Defines the metadata of a type as a `static`, so that it exists once. A constant would exist in
/// each codegen unit that names it.
macro_rules! type_info {
    ($name:expr, $kind:ident, $domain:expr) => {{
        static INFO: TypeInfo = TypeInfo::new($name, Kind::$kind).with_domain($domain);
        &INFO
    }};
}

mod arrays;
mod bytes;
mod c_strings;
mod cells;
mod duration;
mod foreign;
mod heaps;
mod items;
mod keys;
mod lax;
mod lists;
mod maps;
mod net;
mod numbers;
mod parsed;
mod parts;
#[cfg(feature = "std")]
mod paths;
mod places;
mod pointers;
mod ranges;
mod secret;
#[cfg(feature = "serde")]
mod secret_serde;
mod sets;
#[cfg(feature = "std")]
mod system_time;
#[cfg(test)]
mod tests;
mod text;
mod tuples;
mod untyped;

#[cfg(feature = "dynamic")]
pub(crate) use crate::types::items::Items;
pub use crate::types::lax::Lax;
#[cfg(feature = "dynamic")]
pub(crate) use crate::types::maps::check_entry;
pub use crate::types::secret::Secret;
