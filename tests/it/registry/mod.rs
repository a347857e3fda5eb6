//! Classes by name.

mod classes;
