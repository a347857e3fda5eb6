//! Methods called by name.

mod arguments;
mod calls;
mod futures;
mod generic;
mod hooks;
mod pub_only;
mod returns;
mod roles;
