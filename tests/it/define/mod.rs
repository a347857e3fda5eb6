//! Methods added at run time.

mod closures;
mod methods;
