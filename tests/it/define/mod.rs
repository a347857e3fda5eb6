//! Methods added at run time.

mod methods;
