//! Methods called by name.

mod arguments;
mod calls;
mod futures;
mod generic;
mod hooks;
mod returns;
mod roles;
