//! The run-time core of `typed-structs`: dynamic values, the metadata of classes, and the checks.
//!
//! Depend on `typed-structs`, which re-exports all of this together with the derive.
//!
//! The way of a value, from the outside in:
//!
//! - `value` is what comes in, `args` several of them; `mismatch` and `mismatches` are the errors.
//! - `object` is the surface that structs share; the derive emits thin methods over it.
//! - `construct` and `enumeration` make objects (`filler`), `init` by a constructor; `update` changes
//!   several fields, `access` one, `nested` a part of one (`find`, `put_back`), `property` a virtual one, `assign` one whose
//!   type is static; `change` tells who wants to know. Their work is compiled once for all structs.
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
//! - `class`, `method`, `param` and `block` are the `const` metadata, `members` and, of bases, `inherit` what is
//!   demanded of it, in a `sentence` (`const_text`); `overlay` is what can change at run time.
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
mod args;
mod as_base;
mod assign;
mod bind;
mod blank;
mod block;
mod call;
mod cell;
mod change;
mod check;
mod class;
mod const_text;
mod const_value;
mod constraint;
mod construct;
mod context;
#[cfg(feature = "std")]
mod definition;
#[cfg(feature = "std")]
mod described;
mod dispatch;
mod domain;
#[cfg(feature = "dynamic")]
mod dynamic;
#[cfg(feature = "std")]
mod dynamic_method;
mod enumeration;
mod field_type;
mod filler;
mod find;
mod given;
mod handle;
mod hook;
mod inherit;
mod init;
mod into_field;
#[cfg(feature = "std")]
mod into_method;
mod layout;
mod members;
mod meta;
mod method;
mod mismatch;
mod mismatches;
#[cfg(not(feature = "dynamic"))]
mod missing;
mod names;
mod nested;
mod numbers;
mod object;
mod overlay;
mod override_disallowed;
mod param;
mod path;
mod property;
mod put_back;
mod receiver;
mod record;
#[cfg(feature = "std")]
mod registry;
mod resolve;
mod returned;
pub mod rules;
mod satisfiable;
mod seal;
mod secrecy;
mod sentence;
mod slot;
mod special;
mod suggest;
mod tagged;
mod type_info;
mod types;
mod under_construction;
mod update;
mod value;
mod verify;
mod whole;

pub use args::{Arg, Args};
pub use as_base::BaseMut;
pub use block::{OneBlockPerNumber, OneConstructor};
pub use call::{CallError, CallFuture};
pub use change::Change;
pub use class::{Class, ClassAttr, ClassKind, Field, Shape, Style, Tagging, UnknownFields};
pub use const_value::{Literal, str_eq};
pub use constraint::Constraint;
#[cfg(feature = "regex")]
pub use constraint::Pattern;
pub use context::{Context, MAX_DEPTH, Rejected};
#[cfg(feature = "std")]
pub use definition::{DefineMethodError, MethodBuilder};
#[cfg(feature = "dynamic")]
pub use dynamic::{
    ClassBuilder, DefineClassError, DefineClassErrorKind, DynamicClass, DynamicType, FieldBuilder,
    Instance,
};
pub use field_type::{FieldType, ToValue, from_value};
pub use handle::FieldHandle;
pub use hook::{Call, Event, Finished, Hook};
pub use into_field::{Composite, Form, IntoField, Scalar};
#[cfg(feature = "std")]
pub use into_method::IntoMethod;
pub use method::{Method, Receiver, Role};
pub use mismatch::{TypeMismatch, code};
pub use mismatches::{MAX_MISMATCHES, Mismatches};
pub use object::{Object, Of, Typed, of};
pub use override_disallowed::{OverrideDisallowed, RESERVED, Reason};
pub use param::{Param, ParamKind};
#[cfg(feature = "std")]
pub use registry::{BoxObject, DuplicateClass, Registry};
pub use type_info::{Kind, TypeInfo};
pub use types::Secret;
pub use value::{BigInt, List, Map, Opaque, Untyped, Value};

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
