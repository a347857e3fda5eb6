//! Objects from arguments and from values.

mod defaults;
mod drafts;
mod enums;
mod fields;
mod order;
mod own_constructors;
