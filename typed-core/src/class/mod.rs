//! The metadata of structs and enums, `const` data in read-only memory, and the resolution of names
//! in it. The overlay holds what can change at run time: values of class attributes, and added
//! methods.

mod attr;
mod builder;
mod class;
mod const_lookup;
mod constraint;
mod domain;
mod field;
mod identity;
mod linearization;
mod method;
mod method_block;
mod mro;
mod name_table;
mod options;
mod overlay;
mod overlay_attrs;
mod param;
mod resolve;
mod rule;
mod seal;
mod secrecy;
mod shape;
mod snapshot;
mod type_info;

pub use attr::ClassAttr;
pub use class::{Class, ClassKind, Tagging, UnknownFields};
pub use constraint::Constraint;
#[cfg(feature = "regex")]
pub use constraint::Pattern;
pub(crate) use constraint::{check_all, satisfies, satisfies_all};
pub(crate) use domain::Domain;
pub use domain::Held;
pub use field::{Field, FieldOptions};
pub use linearization::Linearization;
pub(crate) use linearization::LinearizationError;
pub(crate) use linearization::{MAX_BASES, is_subclass, same};
pub use method::{Method, Receiver, Role, Shim, no_shim};
pub use method_block::{
    Block, BlockOf, HasMethods, InitOf, NoBlock, NoInit, OneBlockPerNumber, OneConstructor,
};
pub use name_table::NameTable;
pub use options::ClassOptions;
pub use overlay::Overlay;
pub use overlay_attrs::{check_attr, inherits};
pub use param::{Param, ParamKind};
#[cfg(feature = "std")]
pub(crate) use resolve::has_field;
pub(crate) use resolve::{
    Member, base_part, base_part_mut, base_path, resolve, resolve_inherited, resolve_stored,
};
pub use rule::{Helpers, NoHelpers, NoRules, Probe, Rule, RuleMethods, checked};
pub use seal::Private;
pub(crate) use seal::{Final, Sealed};
pub use shape::{Shape, Style};
pub(crate) use snapshot::RestoreObject;
pub use snapshot::{NoSnapshot, SnapshotOf};
pub use type_info::{Kind, TypeInfo};
