//! Serves JSON-RPC 2.0 over standard input and output, one document per line. The methods are those
//! of the typed struct in `service.rs`, and `rpc.rs` serves any typed object.
//!
//! ```text
//! echo '{"jsonrpc": "2.0", "method": "subtract", "params": [42, 23], "id": 1}' \
//!     | cargo run --example json_rpc
//! sed -n 's/^--> //p' tests/data/json_rpc.txt | cargo run --example json_rpc
//! ```

mod rpc;
mod service;

use service::Service;
use std::error::Error;
use std::io::{stdin, stdout};
use typed_structs::args;

fn main() -> Result<(), Box<dyn Error>> {
    let mut service = Service::construct(args!())?;
    Ok(rpc::serve(&mut service, stdin().lock(), stdout().lock())?)
}
