//! Loads a class from a JSON Schema at run time, and checks documents against it.
//!
//! ```text
//! cargo run --example dynamic                               # examples/data/services.schema.json
//! cargo run --example dynamic SCHEMA.json DOCUMENTS.jsonl   # other files
//! ```

use std::error::Error;
use std::{env, fs};
use typed_structs::{DynamicClass, Instance, Untyped, args, json};

const SCHEMA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/services.schema.json");
const DOCUMENTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/services.jsonl");

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = env::args().skip(1);
    let schema = args.next().unwrap_or_else(|| SCHEMA.into());
    let documents = args.next().unwrap_or_else(|| DOCUMENTS.into());

    // There is no Rust type for this class. A schema that a class cannot express is rejected here, with
    // one report of everything that is wrong with it.
    let class = json::class_from_schema("Config", &fs::read_to_string(schema)?)?;
    show(class);
    for (number, line) in fs::read_to_string(documents)?.lines().enumerate() {
        match json::instance_from_str(line, class) {
            Ok(config) => println!("document {}: {}", number + 1, json::to_string(&config)?),
            Err(error) => println!("document {}:\n  {}", number + 1, indented(&error)),
        }
    }
    if env::args().len() == 1 {
        change(class)?;
    }
    Ok(())
}

/// Prints the class with its fields, constraints and defaults.
fn show(class: &DynamicClass) {
    println!("class {}: {}", class.name(), class.doc());
    for field in class.fields() {
        print!("  {}: {}", field.name(), field.type_name());
        field.constraints().iter().for_each(|constraint| print!(", {}", constraint.text()));
        field.default().into_iter().for_each(|default| print!(" = {default}"));
        println!();
    }
    println!();
}

/// Changes an object and calls a method. Later changes go through the same checks as the document.
fn change(class: &'static DynamicClass) -> Result<(), Box<dyn Error>> {
    class.define("count", |config: &Instance| {
        config.get_as::<Vec<Untyped>>("services").map(|services| services.len())
    })?;
    let mut config = json::instance_from_str(
        r#"{"project": "shop", "services": [{"name": "web", "image": "nginx"}]}"#,
        class,
    )?;
    config.set("services[0].port", 8080)?;
    println!("\nservices[0].port = {}", config.get("services[0].port")?);
    for (path, value) in [("services[0].port", 0), ("log-level", 3), ("services[1].port", 80)] {
        if let Err(error) = config.set(path, value) {
            println!("{path} = {value}\n  {error}");
        }
    }
    println!("count() = {}", config.call("count", args!())?);
    Ok(())
}

fn indented(error: &impl ToString) -> String {
    error.to_string().replace('\n', "\n  ")
}
