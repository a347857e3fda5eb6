//! Documents for the fuzz targets, which are programs: see `README.md`.

pub mod document;
pub mod rng;
pub mod run;
pub mod samples;
pub mod schemas;
pub mod shapes;
pub mod target;
