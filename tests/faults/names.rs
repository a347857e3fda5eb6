//! Names, keys and paths.
