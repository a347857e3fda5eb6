//! The metadata of structs and enums, `const` data in read-only memory, and the resolution of names
//! in it. The overlay holds what can change at run time: values of class attributes, and added
//! methods.

mod attr;
mod binding;
mod builder;
mod call_error;
mod class;
mod const_lookup;
mod constraint;
mod constraint_new;
mod constraint_parts;
mod constraint_text;
mod document;
mod domain;
#[cfg(feature = "std")]
mod dynamic_method;
mod expected;
mod field;
mod field_options;
mod frozen;
mod identity;
#[cfg(feature = "dynamic")]
mod late;
mod linearization;
mod method;
mod method_block;
mod methods;
mod mro;
mod name_table;
mod notation;
mod object;
mod observer;
mod options;
mod overlay;
mod overlay_attrs;
mod param;
#[cfg(feature = "regex")]
mod pattern;
mod property;
mod resolve;
mod rule;
mod seal;
mod secrecy;
mod shape;
mod shim;
mod snapshot;
mod type_info;
mod type_parts;

#[cfg(feature = "dynamic")]
pub(crate) use attr::CheckAttr;
pub use attr::ClassAttr;
pub(crate) use binding::{Position, next_place, reject_duplicate, reject_surplus, reject_unknown};
pub use call_error::{CallError, CallFuture};
pub use class::{Class, ClassKind, Tagging, UnknownFields};
pub use constraint::Constraint;
#[cfg(feature = "dynamic")]
pub(crate) use constraint::compare;
pub(crate) use constraint::{check_all, satisfies, satisfies_all};
#[cfg(feature = "dynamic")]
pub(crate) use constraint_new::one_of_text;
pub use document::DocumentPart;
pub(crate) use domain::Domain;
pub use domain::Held;
#[cfg(feature = "std")]
pub(crate) use dynamic_method::{Body, CheckReturn, DynamicMethod};
pub use field::Field;
pub use field_options::FieldOptions;
pub(crate) use frozen::{CLASS_ATTR, FROZEN_FIELD, why_frozen, why_frozen_within};
#[cfg(feature = "schema")]
pub(crate) use identity::ClassKey;
#[cfg(feature = "dynamic")]
pub(crate) use late::{BuiltClass, LateClass};
pub use linearization::Linearization;
pub(crate) use linearization::{LinearizationError, MAX_BASES, is_subclass, same};
pub use method::{Method, Receiver, Role};
pub use method_block::{
    Block, BlockOf, Init, InitOf, NoBlock, NoInit, OneBlockPerNumber, OneConstructor,
};
pub use name_table::NameTable;
pub(crate) use notation::Notation;
pub use object::{Object, ObjectEdit};
pub use observer::Change;
pub use options::ClassOptions;
pub(crate) use options::FieldDefaults;
pub use overlay::Overlay;
pub use overlay_attrs::inherits;
pub use param::{Param, ParamKind};
#[cfg(feature = "regex")]
pub use pattern::Pattern;
pub(crate) use property::{getter, is_own_property, setter};
pub(crate) use resolve::{
    Member, MethodBody, all_names, base_field, base_path, resolve, resolve_inherited,
    resolve_method, resolve_stored,
};
#[cfg(feature = "std")]
pub(crate) use resolve::{final_in, has_field};
pub use rule::{Helpers, NoHelpers, NoRules, Probe, Rule, RuleMethods, checked};
pub use seal::Private;
pub(crate) use seal::{Final, Sealed};
pub use shape::{Shape, Style};
pub use shim::{CallFailure, Output, SelfArg, Shim, no_shim};
pub(crate) use snapshot::RestoreObject;
pub use snapshot::{NoSnapshot, SnapshotOf};
pub use type_info::{Kind, TypeInfo};
