//! Definitions that can never hold, and defaults.
