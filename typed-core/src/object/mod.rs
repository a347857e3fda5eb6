//! Objects as users see them: the traits `Typed` and `Object`, views of bases, and handles of fields.
//! The derive writes thin methods over the functions below.

mod base;
mod by_name;
mod columns;
mod dyn_object;
mod handle;
mod object;
mod typed;

pub use base::{BaseMut, as_base, as_base_mut};
pub use by_name::ByName;
pub use columns::Columns;
pub use handle::FieldHandle;
pub use object::{Of, get_as, of};
pub use typed::Typed;
