//! Faults that were found in use, each with its whole kind: tests are named `fault_NN_…` after the row.

mod around;
mod definitions;
mod depth;
mod json;
mod json_grammar;
mod limits;
mod names;
mod numbers;
mod order;
mod paths;
mod secrets;
