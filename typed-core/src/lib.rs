//! The run-time core of `typed-structs`: dynamic values, the metadata of classes, and the checks.
//!
//! Depend on `typed-structs`, which re-exports all of this together with the derive.
//!
//! Its modules are rooms. Each one uses those below it in this list, and never one above it:
//!
//! - `registry`: classes by name. `schema`: classes from descriptions and JSON Schema.
//! - `dynamic`: classes built at run time, and their instances.
//! - `object`: the traits `Typed` and `Object`, field handles, views of bases.
//! - `patch`: merge patches and JSON patches.
//! - `update`: changes of several fields. `define`: methods added at run time.
//! - `construct`: objects from arguments or a value. `call`: methods run by name.
//! - `access`: fields and properties read and set by path.
//! - `types`: field types of the standard library. `rules`: the rules that ship.
//! - `record`: erased objects. `coherence`: compile-time checks of declarations.
//! - `class`: the `const` metadata, and how names are resolved in it.
//! - `report`: mismatches, and the context of a check.
//! - `value`: dynamic values, arguments, paths.
//!
//! Functions that only the compiler evaluates, or that few programs call, are `#[inline]` whatever
//! their length. They are then compiled only in the crates that use them.

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
#[cfg(any(feature = "json", feature = "serde"))]
mod document;
#[cfg(feature = "dynamic")]
mod dynamic;
#[cfg(not(feature = "dynamic"))]
#[path = "dynamic/missing.rs"]
mod dynamic;
mod object;
mod patch;
mod record;
#[cfg(feature = "std")]
mod registry;
mod report;
pub mod rules;
#[cfg(all(feature = "dynamic", not(feature = "schema")))]
mod schema;
#[cfg(feature = "schema")]
#[cfg_attr(docsrs, doc(cfg(feature = "schema")))]
pub mod schema;
mod types;
mod update;
mod value;

#[doc(hidden)]
pub use class::DocumentPart;

pub use call::{Call, Event, Finished, Hook};
#[cfg(feature = "regex")]
pub use class::Pattern;
pub use class::{
    CallError, CallFuture, Change, Class, ClassAttr, ClassKind, Constraint, Field, Kind, Method,
    Object, OneBlockPerNumber, OneConstructor, Param, ParamKind, Receiver, Role, Shape, Style,
    Tagging, TypeInfo, UnknownFields,
};
#[cfg(feature = "std")]
pub use define::IntoMethod;
#[cfg(feature = "std")]
pub use define::{DefineMethodError, MethodBuilder, ParamBuilder};
#[cfg(feature = "serde")]
#[cfg_attr(docsrs, doc(cfg(feature = "serde")))]
pub use document::{DeserializeError, from_deserializer};
#[cfg(feature = "dynamic")]
pub use dynamic::{
    ClassBuilder, DefineClassError, DefineClassErrorKind, DynamicClass, DynamicType, FieldBuilder,
    Instance,
};
pub use object::{BaseMut, Columns, FieldHandle, Of, Typed, of};
pub use record::{
    Composite, FieldType, Form, HasClass, IntoField, Scalar, StaticTask, ToValue, from_text,
    from_value, from_value_lax, from_value_with_warnings,
};
#[cfg(feature = "std")]
pub use registry::{BoxObject, DuplicateClass, Registry};
pub use report::{
    Context, Fault, MAX_MISMATCHES, Mismatches, OverrideDisallowed, RESERVED, Reason, Rejected,
    Target, TypeMismatch, code,
};
#[cfg(feature = "dynamic")]
pub use schema::SchemaReader;
pub use types::{Lax, Secret};
pub use value::{
    Arg, Args, BigInt, Conversion, List, Literal, MAX_DEPTH, Map, Opaque, Path, PathError,
    PathSegment, Untyped, Value, str_eq,
};

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
