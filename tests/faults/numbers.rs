//! Numbers and their bounds.
