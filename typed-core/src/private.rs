//! What the generated code calls: no part of the public interface, and free to change.

pub use crate::access::{get, set};
pub use crate::args::{after_named, args, plain};
pub use crate::as_base::{as_base, as_base_mut};
pub use crate::assign::{checked_opaque, set_place, set_with, swap_verified};
pub use crate::bind::{StrArg, argument, bind};
pub use crate::blank::{InPlace, assert_placeholder};
pub use crate::block::{
    Block, BlockOf, HasMethods, InitOf, NoBlock, NoInit, OneBlockPerNumber, OneConstructor,
};
pub use crate::call::{call, call_async, call_static, call_static_async};
pub use crate::cell::{Cell, OpaqueCell, show_opaque};
pub use crate::change::{capture_old_field, notify_field_changed};
pub use crate::check::{Check, CheckDeref, NoCheck, check_opaque, check_value, check_whole};
pub use crate::class::{ClassOptions, FieldOptions, Linearization};
pub use crate::construct::{check_struct, construct, missing_fields_error};
pub use crate::dispatch::{CallFailure, Output, SelfArg};
pub use crate::domain::Held;
pub use crate::enumeration::{ConstructVariant, check_enum, check_variant, no_variant};
pub use crate::hook::{Running, hooked};
pub use crate::inherit::{BaseOf, NoBase, assert_base, assert_helpers, assert_order};
pub use crate::init::{Init, Made};
pub use crate::layout::{Layout, report};
pub use crate::members::assert_members;
pub use crate::meta::{Helpers, NoHelpers, NoRules, Probe, Rule, RuleMethods, checked};
pub use crate::method::{Shim, no_shim};
pub use crate::names::NameTable;
pub use crate::object::get_as;
pub use crate::overlay::{Fallback, OfFields, Overlay, assert_made, check_attr, inherits};
pub use crate::receiver::{cloned, receiver, receiver_mut};
pub use crate::record::{Cells, Construct, Draft, Record, RecordMut, Slots, fields, to_value};
#[cfg(feature = "std")]
pub use crate::registry::Registration;
pub use crate::returned::{
    ByRef, IntoOutput, declared, future, returned, returned_as, wrong_return,
};
pub use crate::satisfiable::{assert_constraint, assert_default};
pub use crate::seal::Private;
pub use crate::slot::{Slot, SlotMut, put};
pub use crate::special::{Behavior, BehaviorMut, Header};
pub use crate::tagged::assert_tagged;
pub use crate::update::{replace_checked, update};
pub use crate::whole::{whole, whole_mut};

// The public names, so that generated code has one place to take all from.
#[cfg(feature = "regex")]
pub use crate::Pattern;
pub use crate::{
    Args, BaseMut, CallError, CallFuture, Class, ClassAttr, ClassKind, Composite, Constraint,
    Context, Field, FieldType, IntoField, Kind, Literal, Method, Mismatches, Object, Param,
    Receiver, Rejected, Role, Shape, Style, ToValue, TypeInfo, TypeMismatch, Typed, UnknownFields,
    Untyped, Value, from_value,
};
#[cfg(feature = "registry")]
pub use inventory;
// Of the standard library: whatever the user's crate calls by these names stays out of the way.
pub use alloc::vec::Vec;
pub use core::any::Any;
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
pub use core::{column, line, module_path, stringify};

/// The last argument of methods that cannot be overridden.
pub const FINAL: crate::seal::Final = crate::seal::Final;

/// No greatest length.
pub const NO_LIMIT: usize = usize::MAX;

/// Swaps a field with the filled cell of a draft.
pub fn swap<T>(field: &mut T, cell: &mut Option<ManuallyDrop<T>>) {
    if let Some(value) = cell {
        core::mem::swap(field, value);
    }
}

/// The class of a type, asked for when it is needed.
#[must_use]
pub fn class_of<T: Typed>() -> &'static Class {
    T::CLASS
}

/// The type of a field.
#[must_use]
pub fn type_of(class: &'static Class, shape: usize, field: usize) -> &'static TypeInfo {
    match class.shape(shape).fields().get(field) {
        Some(field) => field.type_info(),
        None => <() as ToValue>::TYPE,
    }
}

/// A type that a text literal is a default of.
#[diagnostic::on_unimplemented(
    message = "a text literal is not a default of type `{Self}`",
    label = "`{Self}` has no `From<&str>`",
    note = "write an expression of the type, or the name of a function that returns one"
)]
pub trait FromText<'t>: Sized {
    /// The value.
    fn from_text(text: &'t str) -> Self;
}

impl<'t, T: From<&'t str>> FromText<'t> for T {
    fn from_text(text: &'t str) -> Self {
        Self::from(text)
    }
}

/// A text literal as a default.
#[inline]
#[must_use]
pub fn from_text<'t, T: FromText<'t>>(text: &'t str) -> T {
    T::from_text(text)
}

/// A rule that is checked while compiling.
#[expect(clippy::panic, reason = "only ever called in const code: a compile error")]
#[track_caller]
pub const fn assert(holds: bool, sentence: &str) {
    if !holds {
        panic!("{}", sentence);
    }
}
