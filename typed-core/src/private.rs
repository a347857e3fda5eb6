//! Functions and types for the generated code. They are not part of the public interface, and may
//! change in any release.

pub use crate::access::{capture_old_field, get, notify_field_changed, set};
pub use crate::call::{
    ByRef, IntoOutput, Running, StrArg, argument, bind, call, call_async, call_static,
    call_static_async, cloned, constant, constrained, declared, future, hooked, object_receiver,
    object_receiver_mut, receiver, receiver_mut, returned, returned_as, verify_left, wrong_return,
};
pub use crate::class::{
    Block, BlockOf, CallFailure, ClassOptions, FieldOptions, Held, Helpers, Init, InitOf,
    Linearization, NameTable, NoBlock, NoHelpers, NoInit, NoRules, NoSnapshot, ObjectEdit,
    OneBlockPerNumber, OneConstructor, Output, Overlay, Private, Probe, Rule, RuleMethods, SelfArg,
    Shim, SnapshotOf, checked, inherits, no_shim,
};
pub use crate::coherence::{
    BaseOf, HasBlock1, HasMethods, NoBase, assert_base, assert_byte_size, assert_constraint,
    assert_default, assert_helpers, assert_members, assert_order, assert_placeholder,
    assert_reachable, assert_tagged, block_of, further_block, named_block,
};
pub use crate::construct::{
    Construct, Draft, Fallback, Lookup, Made, OfFields, RepairOutcome, Row, assert_made,
    check_enum, check_struct, check_variant, construct, read_struct,
};
#[cfg(feature = "json")]
pub use crate::document::{
    DocumentFault, Unread, from_json, from_json_with_warnings, value_from_json,
};
#[cfg(feature = "serde")]
pub use crate::document::{deserialize, serialize};
pub use crate::object::{ByName, as_base, as_base_mut, get_as};
pub use crate::patch::{Assignment, EXPECTED_ASSIGNMENT, split_assignment};
#[cfg(feature = "serde")]
pub use crate::record::Serde;
pub use crate::record::Vacant::{Empty, Filled};
pub use crate::record::{
    Before, Behavior, BehaviorMut, Both, Check, CheckDeref, Content, EntryKey, Header, Incoming,
    Input, ItemsMut, Kept, ListSource, MapSource, Named, NoCheck, Parts, Place, Plain, Record,
    RecordMut, Removed, Replaced, Simple, Sink, Slot, SlotMut, Slots, StaticTask, Step, Vacant,
    VacantOpaque, check_attr, check_opaque, check_value, check_whole, checked_opaque, fields,
    no_variant, not_exchanged, path_names, put, set_place, set_with, show_opaque, swap_verified,
    to_value, write_record, written,
};
pub use crate::record::{
    Codec, Coded, InOption, InVec, NoReason, Shown, Text, WithReason, converted, form_of,
};
#[cfg(feature = "std")]
pub use crate::record::{entries_of_text, from_layers};
#[cfg(feature = "std")]
pub use crate::registry::Registration;
pub use crate::report::{assert, without_operation};
#[cfg(feature = "schemars")]
pub use crate::schema::{schemars_id, schemars_name, schemars_schema};
pub use crate::update::{exchange, exchange_variant, update};
pub use crate::value::{after_named, args, plain};
pub use crate::{
    Args, BaseMut, CallError, CallFuture, Class, ClassAttr, ClassKind, Composite, Constraint,
    Context, Conversion, Field, FieldType, HasClass, IntoField, Kind, Literal, Method, Mismatches,
    Object, Param, Receiver, Rejected, Role, Shape, Style, ToValue, TypeInfo, TypeMismatch,
    UnknownFields, Untyped, Value, from_value,
};
#[cfg(feature = "schemars")]
pub use schemars::{JsonSchema, Schema as SchemarsSchema, SchemaGenerator};
#[cfg(feature = "serde")]
pub use serde::{Deserialize, Deserializer, Serialize, Serializer};

// The public names are here too, so that generated code takes everything from one module.
#[cfg(feature = "regex")]
pub use crate::Pattern;
#[cfg(feature = "registry")]
pub use inventory;
// The standard library, whatever the user's crate calls by these names.
#[cfg(feature = "schemars")]
pub use alloc::borrow::Cow;
pub use alloc::vec::Vec;
pub use core::any::Any;
pub use core::clone::Clone;
pub use core::concat;
pub use core::convert::{From, Into};
pub use core::default::Default;
pub use core::iter::ExactSizeIterator;
pub use core::iter::Iterator;
pub use core::marker::{PhantomData, Send, Sync};
pub use core::mem::{ManuallyDrop, replace as mem_replace, swap as mem_swap};
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{bool, str, usize};
pub use core::result::Result::{self, Err, Ok};
pub use core::{column, line, module_path, stringify, unreachable};

/// The last argument of methods that cannot be overridden.
pub const FINAL: crate::class::Final = crate::class::Final;

/// The `max` of a length constraint without one.
pub const NO_LIMIT: usize = usize::MAX;

/// Returns the class of a type, when it is needed.
#[must_use]
pub fn class_of<T: HasClass>() -> &'static Class {
    T::STATIC_CLASS
}

/// Returns the type of a field.
#[must_use]
pub fn type_of(class: &'static Class, shape: usize, field: usize) -> &'static TypeInfo {
    match class.shape(shape).fields().get(field) {
        Some(field) => field.type_info(),
        None => <() as ToValue>::TYPE,
    }
}

/// Returns the name closest to a misspelled one, if there is one.
#[must_use]
pub fn closest_name<'n>(name: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    crate::report::closest(name, names.into_iter())
}

/// A type that can have a string literal as its default.
#[diagnostic::on_unimplemented(
    message = "a string literal is not a default of type `{Self}`",
    label = "`{Self}` has no `From<&str>`",
    note = "write an expression of the type, or the name of a function that returns one"
)]
pub trait FromText<'t>: Sized {
    /// Converts the string.
    fn from_text(text: &'t str) -> Self;
}

impl<'t, T: From<&'t str>> FromText<'t> for T {
    fn from_text(text: &'t str) -> Self {
        Self::from(text)
    }
}

/// Converts a string literal to a default of the type.
#[inline]
#[must_use]
pub fn from_text<'t, T: FromText<'t>>(text: &'t str) -> T {
    T::from_text(text)
}
