//! Objects from arguments and from values.

mod adjacent;
mod arguments;
mod around;
mod columns;
mod defaults;
mod depth;
mod drafts;
mod enums;
pub(crate) mod order;
mod own_constructors;
mod placeholders;
mod tags;
mod units;
mod unknown_names;
mod untagged;
