//! Rules that ship: what `#[typed(meta = …)]` requires of a class, and of those that have it as a
//! base.
//!
//! A rule is a value of any type with a method `const fn check(&self, class: &Class)`, which is run
//! while the class compiles. One that is broken fails with a [`Message`]: a compile error. Rules
//! are built by calling one another's `check`:
//!
//! ```
//! use typed_structs::Class;
//! use typed_structs::rules::{Case, Documented, Members, Names, RequiredAttr, Message};
//!
//! /// What a service has to be like.
//! struct Service {
//!     table: &'static str,
//! }
//!
//! impl Service {
//!     const fn check(&self, class: &Class) {
//!         RequiredAttr::of::<String>("api_version").of_subclasses().check(class);
//!         Names::of(Members::FIELDS).in_case(Case::Snake).check(class);
//!         Documented(Members::CLASS).check(class);
//!         if class.is_inheriting() && class.field(self.table).is_some() {
//!             Message::new().text("no field may be called `").text(self.table).text("`").fail();
//!         }
//!     }
//! }
//! ```
//!
//! A rule walks a class by its fields ([`Class::fields`]), [`Class::nth_attr`], [`Class::nth_method`]
//! and [`Class::ancestors`], or by [`Members`]. On stable Rust, types are compared by their names there.

mod limits;
mod members;
mod names;
mod required;

pub use crate::report::Message;
pub use crate::rules::limits::{Documented, MaxFields, NoUntyped};
pub use crate::rules::members::{Member, Members, Walk};
pub use crate::rules::names::{Case, Names};
pub use crate::rules::required::RequiredAttr;

#[cfg(doc)]
use crate::class::Class;
