//! The telemetry hook.

mod hook;
