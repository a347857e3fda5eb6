//! Metadata of classes, and what a name means to the objects of one.

mod base_attributes;
mod diamonds;
mod frozen_bases;
mod generic_bases;
mod inheritance;
mod levels;
mod metadata;
mod numbers;
