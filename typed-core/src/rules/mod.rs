//! The rules that ship: requirements of `#[typed(meta = …)]` on a class and its subclasses.
//!
//! A rule is a value of any type with a method `const fn check(&self, class: &Class)`, which runs
//! while the class compiles. If a class breaks the rule, `check` fails with a [`Message`], which is
//! a compile error. A rule can call the `check` of others:
//!
//! ```
//! use typed_structs::Class;
//! use typed_structs::rules::{Case, Documented, Members, Names, RequiredAttr, Message};
//!
//! /// The requirements on a service.
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
//! A rule reads a class by its fields ([`Class::fields`]), [`Class::nth_attr`],
//! [`Class::nth_method`] and [`Class::ancestors`], or by [`Members`]. On stable Rust it can compare
//! types only by their names.

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
