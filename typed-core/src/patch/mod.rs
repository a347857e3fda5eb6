//! Patches of objects: JSON Merge Patch (RFC 7396), JSON Patch (RFC 6902), and assignments of a command
//! line.

mod assignments;
mod diff;
mod edit;
mod equal;
mod frozen;
mod json_patch;
mod merge;
mod operation;
mod plan;
mod plan_variant;
mod pointer;
mod untyped;

pub use assignments::{Assignment, EXPECTED_ASSIGNMENT, split_assignment};
pub(crate) use assignments::{apply, assignment_within, assignments};
pub(crate) use diff::{merge_diff, merge_diff_erased};
pub(crate) use edit::apply_edit;
pub(crate) use json_patch::json_patch;
pub(crate) use merge::{merge_patch, merge_patch_whole};
