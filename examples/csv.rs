//! Reads a table of orders from a CSV file: the columns are looked up once, and each row becomes an object.
//!
//! ```text
//! cargo run --example csv                      # examples/data/orders.csv, then with a wrong header
//! cargo run --example csv -- --file MINE.csv   # or another file with these columns
//! ```

use chrono::NaiveDate;
use csv::{Reader, ReaderBuilder};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::error::Error;
use std::{env, fs};
use typed_structs::{Columns, Typed};

const ORDERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/orders.csv");

#[derive(Typed, Debug)]
struct Order {
    #[typed(pattern = r"^[A-Z]-\d{4}$")]
    order: String,
    date: NaiveDate,
    #[typed(len(1..))]
    customer: String,
    #[typed(pattern = "^[A-Z]{2}$")]
    country: String,
    #[typed(range(1..))]
    quantity: u32,
    unit_price: Decimal,
    paid: bool,
    coupon: Option<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let file = match env::args().skip(1).collect::<Vec<_>>().as_slice() {
        [] => ORDERS.to_owned(),
        [option, file] if option == "--file" => file.clone(),
        _ => return Err("usage: csv [--file PATH]".into()),
    };
    let text = fs::read_to_string(&file)?;
    read(&text)?;

    if file == ORDERS {
        println!("\nThe same file with a wrong header:");
        let text = text.replacen("quantity", "qantity", 1).replacen(",paid", "", 1);
        if let Err(error) = read(&text) {
            println!("{error}");
        }
    }
    Ok(())
}

/// Sums up the good rows, and reports each wrong one by its line in the file.
fn read(text: &str) -> Result<(), Box<dyn Error>> {
    // `flexible` leaves rows of another length to the checks below.
    let mut reader: Reader<&[u8]> =
        ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let columns = Columns::<Order>::of(reader.headers()?)?;

    let (mut orders, mut errors) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let record = record?;
        let line = record.position().map_or(0, |position| position.line());
        match columns.text_row(usize::try_from(line)?, &record) {
            Ok(order) => orders.push(order),
            Err(mismatches) => errors.push(mismatches),
        }
    }

    let mut totals = BTreeMap::<&str, Decimal>::new();
    for order in &orders {
        let total = totals.entry(&order.country).or_default();
        *total += order.unit_price * Decimal::from(order.quantity);
    }
    println!("{} orders, totals by country:", orders.len());
    totals.iter().for_each(|(country, total)| println!("  {country} {total:>10}"));
    println!("{} wrong rows, by line:", errors.len());
    errors.iter().flatten().for_each(|mismatch| println!("  {mismatch}"));
    Ok(())
}
