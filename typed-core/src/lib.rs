//! The run-time core of `typed-structs`: dynamic values, the metadata of classes, and the checks.
//!
//! Depend on `typed-structs`, which re-exports all of this together with the derive.
//!
//! The way of a value, from the outside in:
//!
//! - `value` is what comes in, `args` several of them; `mismatch` and `mismatches` are the errors.
//! - `object` is the surface that structs share; the derive emits thin methods over it.
//! - `construct` and `enumeration` make objects (`filler`), `init` by a constructor; `update`
//!   changes several fields, `access` one, `nested` a part of one (`find`, `put_back`), `property`
//!   a property, `assign` one whose type is static; `change` tells who wants to know. Their work is
//!   compiled once for all structs.
//! - `handle` is a field looked up once.
//! - `resolve` is what a name means: own members, then those of bases; `as_base` is the part of an object
//!   that is of a base.
//! - `call` runs methods: `dispatch` finds them, `receiver` and `bind` give them their object and their
//!   arguments, `returned` looks at what comes back; `hook` is what runs around them. `definition` adds
//!   methods at run time, which are `dynamic`: closures that are told apart in `into_method`.
//! - `record` and `slot` are what they see of a struct: numbered fields, types erased; `special` is what only
//!   some have beside them. An object is made in a `blank`, or in the `cell`s of a draft; `under_construction`
//!   is either of them.
//! - `registry` has classes by name, and makes their objects.
//! - `field_type` is what a type has to bring along; `types` are the types of the standard library.
//! - `class`, `method`, `param` and `block` are the `const` metadata, `members` and, of bases,
//!   `inherit` what is required of it, in a `sentence` (`const_text`); `overlay` is what can change
//!   at run time.
//! - `secrecy` tells which types can hold a secret, so that `context` shows no value that was given for them.
//! - `layout` tells a writer which type a part of a value has.
//! - `meta` is what `meta = …` leaves on a class, and `rules` are those that ship; `whole` is the object
//!   that methods of a rule see.
//! - `dynamic` makes classes of data.
//!
//! What only the compiler runs, and what few programs use, is `#[inline]` however long it is: it is then
//! not compiled here, for everybody, but where it is used.

#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![warn(missing_docs, unreachable_pub)]
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;
// The macros of this crate name it, and its own tests use them.
extern crate self as typed_core;

mod access;
mod call;
mod class;
mod coherence;
mod construct;
#[cfg(feature = "std")]
mod define;
#[cfg(feature = "dynamic")]
mod dynamic;
#[cfg(not(feature = "dynamic"))]
#[path = "dynamic/missing.rs"]
mod dynamic;
mod object;
mod record;
#[cfg(feature = "std")]
mod registry;
mod report;
pub mod rules;
#[cfg(feature = "dynamic")]
mod schema;
mod types;
mod update;
mod value;

pub use access::Change;
pub use call::{Call, CallError, CallFuture, Event, Finished, Hook};
#[cfg(feature = "regex")]
pub use class::Pattern;
pub use class::{
    Class, ClassAttr, ClassKind, Constraint, Field, Kind, Method, OneBlockPerNumber,
    OneConstructor, Param, ParamKind, Receiver, Role, Shape, Style, Tagging, TypeInfo,
    UnknownFields,
};
#[cfg(feature = "std")]
pub use define::IntoMethod;
#[cfg(feature = "std")]
pub use define::{DefineMethodError, MethodBuilder};
#[cfg(feature = "dynamic")]
pub use dynamic::{
    ClassBuilder, DefineClassError, DefineClassErrorKind, DynamicClass, DynamicType, FieldBuilder,
    Instance,
};
pub use object::{BaseMut, FieldHandle, Object, Of, Typed, of};
pub use record::{Composite, FieldType, Form, IntoField, Scalar, ToValue, from_value};
#[cfg(feature = "std")]
pub use registry::{BoxObject, DuplicateClass, Registry};
pub use report::{
    Context, MAX_DEPTH, MAX_MISMATCHES, Mismatches, OverrideDisallowed, RESERVED, Reason, Rejected,
    TypeMismatch, code,
};
pub use types::Secret;
pub use value::{Arg, Args, BigInt, List, Literal, Map, Opaque, Untyped, Value, str_eq};

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
