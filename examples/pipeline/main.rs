//! Processes payloads: each input line calls a method by name, or sets a field. Outcomes go to
//! standard output, telemetry to standard error.
//!
//! ```text
//! cargo run --example pipeline                  # reads examples/data/payloads.jsonl
//! cargo run --example pipeline -- events.jsonl  # or another file
//! cargo run --example pipeline -- - < events.jsonl
//! ```

mod processor;

use processor::{Processor, TOKEN, run};
use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, stdin};
use typed_structs::{CallError, Value, args};

fn main() -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_ansi(false).init();
    let input: Box<dyn BufRead> = match std::env::args().nth(1).as_deref() {
        Some("-") => Box::new(stdin().lock()),
        Some(path) => Box::new(BufReader::new(File::open(path)?)),
        None => Box::new(include_bytes!("../data/payloads.jsonl").as_slice()),
    };
    let mut processor = Processor::construct(args!(is_active = true, token = TOKEN))?;
    for (number, line) in input.lines().enumerate() {
        let number = number + 1;
        match run(&mut processor, &line?) {
            Ok(Value::Null) => println!("{number}: done"),
            Ok(value) => println!("{number}: {value}"),
            Err(error) => {
                // Either the method's own error, or the mismatches of the call.
                let own = error.downcast_ref::<CallError>().and_then(|error| error.source());
                let kind = if own.is_some() { "failed" } else { "rejected" };
                println!("{number}: {kind}: {}", error.to_string().replace('\n', "\n   "));
            }
        }
    }
    println!("{} processed", processor.get("count")?);
    Ok(())
}
