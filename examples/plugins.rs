//! Builds services by name from a config file. Each service registers itself, so a new one is a
//! struct and its methods, without a change elsewhere.
//!
//! ```text
//! cargo run --example plugins                   # the two files in examples/data
//! cargo run --example plugins -- services.json  # or other files
//! ```

use std::error::Error;
use std::fs;
use typed_structs::rules::RequiredAttr;
use typed_structs::{Registry, Typed, args, json, typed_methods};

/// Common fields of all services. A service without a class attribute `api_version` does not compile.
#[derive(Typed)]
#[typed(meta = RequiredAttr::of::<String>("api_version").of_subclasses())]
struct Service {
    #[typed(range(1..=16), default = 1)]
    workers: u8,
}

/// Sends mail.
#[derive(Typed)]
#[typed(register, class(api_version: String = "v2"))]
struct Mailer {
    #[typed(base)]
    service: Service,
    #[typed(len(1..))]
    host: String,
    #[typed(range(1..), default = 25)]
    port: u16,
}

#[typed_methods]
impl Mailer {
    fn start(&self) -> String {
        format!("sends by {}:{}, workers: {}", self.host, self.port, self.service.workers)
    }
}

/// Copies folders away.
#[derive(Typed)]
#[typed(register, class(api_version: String = "v1"))]
struct Backup {
    #[typed(base)]
    service: Service,
    folders: Vec<String>,
    #[typed(one_of("hourly", "daily", "weekly"), default = "weekly")]
    every: String,
}

#[typed_methods]
impl Backup {
    fn start(&self) -> String {
        format!(
            "copies {} {}, workers: {}",
            self.folders.join(", "),
            self.every,
            self.service.workers
        )
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let registry = Registry::collect()?;
    println!("Services");
    for (name, class) in registry.subclasses_of(Service::class()) {
        println!("  {name}, api_version {}: {}", class.attr("api_version")?, class.doc());
    }
    let mut files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        let data = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data");
        files = ["plugins.json", "plugins_wrong.json"].map(|file| format!("{data}/{file}")).into();
    }
    for file in files {
        println!("{file}");
        match json::objects_from_str(&fs::read_to_string(&file)?, &registry) {
            Ok(services) => {
                for mut service in services {
                    let (class, started) = (service.class(), service.call("start", args!())?);
                    println!("  {} {}", class.name(), started.as_str().unwrap_or_default());
                }
            }
            Err(error) => println!("  {}", error.to_string().replace('\n', "\n  ")),
        }
    }
    Ok(())
}
