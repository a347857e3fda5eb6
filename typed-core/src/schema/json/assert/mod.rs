//! Assertions from JSON Schema: a tree of schemas, compiled once, that values are checked against.

mod canon;
mod check;
mod compile;
mod fit;
mod lists;
mod loops;
mod maps;
mod objects;
mod parts;
mod seen;
mod tree;
mod unions;

use crate::dynamic::Assertion;
use crate::report::{Context, Mismatches, Rejected};
use crate::schema::json::assert::check::Evaluation;
pub(super) use crate::schema::json::assert::compile::Pending;
#[cfg(feature = "schema")]
pub(in crate::schema) use crate::schema::json::assert::tree::{Applied, Lists, Maps, Node};
pub(in crate::schema) use crate::schema::json::assert::tree::{Id, Tree};
use crate::value::Value;
use std::sync::OnceLock;

/// A schema of a tree.
pub(in crate::schema) struct Compiled {
    tree: &'static OnceLock<Tree>,
    root: Id,
}

impl Compiled {
    /// Returns the tree, which schemas without faults have, and the number of the schema in it.
    #[cfg(feature = "schema")]
    pub(in crate::schema) fn in_tree(&self) -> Option<(&'static Tree, Id)> {
        Some((self.tree.get()?, self.root))
    }
}

impl Assertion for Compiled {
    fn check(&self, value: &Value<'_>, cx: &mut Context<'_>) -> Result<(), Rejected> {
        match self.tree.get() {
            Some(tree) => Evaluation::new(tree).run(self.root, value, cx),
            // Schemas with faults have no tree, and no class.
            None => Ok(()),
        }
    }
}

/// Returns `true` if a value satisfies a schema.
pub(super) fn holds(schema: &Compiled, value: &Value<'_>) -> bool {
    schema.check(value, &mut Context::new(&mut Mismatches::new(), "")).is_ok()
}
