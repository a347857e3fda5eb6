//! Hostile sizes and depths.
