//! Rules: what `meta = …` requires while compiling, and the methods that come with it.

mod bases;
mod large;
mod objects;
mod services;
mod shipped;
