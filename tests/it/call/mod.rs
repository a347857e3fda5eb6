//! Methods called by name.

mod arguments;
mod blocks;
mod calls;
mod futures;
mod generic;
mod hooks;
mod parameters;
mod pub_only;
mod returns;
mod roles;
