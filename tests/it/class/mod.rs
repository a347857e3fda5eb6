//! Metadata of classes, and what a name means to the objects of one.

mod attributes;
mod base_attributes;
mod borrowed_attributes;
mod constraints;
mod diamonds;
mod frozen_bases;
mod generic_bases;
mod inheritance;
mod levels;
mod many_names;
mod metadata;
mod numbers;
mod part_constraints;
