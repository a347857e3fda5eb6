//! Methods: called by name, added at run time, with hooks around them.

mod arguments;
mod calls;
mod dynamic;
mod futures;
mod generic;
mod hooks;
mod laws;
mod returns;
mod roles;
