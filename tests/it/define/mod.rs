//! Methods added at run time.

mod added;
mod closures;
mod methods;
