//! Objects as users see them: the traits `Typed` and `Object`, views of bases, and handles of fields.
//! The derive writes thin methods over the functions below.

mod base;
mod handle;
mod object;

pub use base::{BaseMut, as_base, as_base_mut};
pub use handle::FieldHandle;
pub use object::{Of, get_as, of};
