//! A server of tools for language models: the Model Context Protocol over standard input and output.
//! `mcp.rs` serves the tagged methods of any typed object, and `weather.rs` has some.
//!
//! ```text
//! cargo run --example tools < tests/data/mcp.txt
//! ```

mod mcp;
mod weather;

use std::error::Error;
use std::io::{stdin, stdout};
use typed_structs::args;
use weather::Weather;

fn main() -> Result<(), Box<dyn Error>> {
    let mut weather = Weather::construct(args!())?;
    Ok(mcp::serve(&mut weather, stdin().lock(), stdout().lock())?)
}
