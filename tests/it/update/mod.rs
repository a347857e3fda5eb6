//! Several fields at once: all of them, or none.

mod bases;
