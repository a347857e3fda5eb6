//! Objects of any class: `dyn Object`, handles and views of bases.

mod base_views;
mod columns;
mod erased;
mod generic;
mod handles;
mod renamed;
