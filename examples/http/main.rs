//! A service over HTTP that stores products in SQLite: POST, GET, and PATCH of both kinds,
//! with a JSON Schema (`/schemas/product`) and an OpenAPI document (`/openapi.json`).
//!
//! ```text
//! cargo run --example http -- --port 8080 --db products.db
//! curl localhost:8080/products -d '{"name": "Lamp", "price": {"cents": 4999, "currency": "EUR"}}'
//! curl localhost:8080/products/1 -X PATCH -H 'content-type: application/merge-patch+json' \
//!     -d '{"sale": {"cents": 5999, "currency": "EUR"}, "stock": {"kind": "Counted", "left": -1}}'
//! ```
//!
//! The second request is answered by problem details (RFC 9457), which name both faults.

mod api;
mod openapi;
mod product;
mod store;

use clap::{Arg, Command, value_parser};
use std::error::Error;
use std::sync::Arc;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = Arg::new("port").long("port").value_parser(value_parser!(u16)).default_value("0");
    let db = Arg::new("db").long("db").value_name("FILE");
    let options = Command::new("http")
        .arg(port.help("The port on loopback; 0 for a free one"))
        .arg(db.help("The file of the table; in memory without it"))
        .get_matches();
    let port = options.get_one("port").copied().unwrap_or_default();
    let store = store::Store::open(options.get_one::<String>("db").map(String::as_str))?;

    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, api::routes(Arc::new(store))).await?;
    Ok(())
}
