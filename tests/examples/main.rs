//! The examples that are programs for other programs, run as processes.

mod http;
mod process;
mod schemas;
mod service_config;
mod tools;
