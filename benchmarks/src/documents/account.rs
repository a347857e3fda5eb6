//! Objects of 8 fields, one of which is a struct of 2.

use super::random::Random;

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
pub struct Account {
    pub id: u32,
    pub balance: i64,
    pub rating: f64,
    pub active: bool,
    pub name: String,
    pub email: Option<String>,
    pub orders: Vec<u32>,
    pub address: Address,
}

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
pub struct Address {
    pub city: String,
    pub zip: u32,
}

const COUNT: usize = 1_000;

/// The faults of a faulty list.
pub const FAULTS: usize = 30;

/// Returns one object.
pub fn one() -> String {
    object(&entries(&mut Random::new(1), 4_711))
}

/// Returns 1,000 objects with their fields in order.
pub fn text() -> String {
    list(|_, _| {})
}

/// Returns 1,000 objects with their fields in random order.
pub fn shuffled() -> String {
    let mut order = Random::new(2);
    list(|_, entries| order.shuffle(entries))
}

/// Returns the 1,000 objects of `text`, pretty printed.
pub fn pretty() -> String {
    let accounts: Vec<Account> = serde_json::from_str(&text()).unwrap();
    serde_json::to_string_pretty(&accounts).unwrap()
}

/// Returns the 1,000 objects of `text`, with one fault in each of 30.
pub fn faulty() -> String {
    list(|index, entries| {
        let every = COUNT / FAULTS;
        if index % every != every / 2 || index / every >= FAULTS {
            return;
        }
        match index / every % 6 {
            0 => entries[0].1 = "\"4711\"".to_owned(),
            1 => drop(entries.remove(4)),
            2 => entries.push(("nickname", "null".to_owned())),
            3 => entries[6].1 = "[17,-18,23]".to_owned(),
            4 => entries[7].1 = "{\"city\":null,\"zip\":12345}".to_owned(),
            _ => entries[1].1 = "1.5".to_owned(),
        }
    })
}

type Entry = (&'static str, String);

fn list(mut change: impl FnMut(usize, &mut Vec<Entry>)) -> String {
    let mut random = Random::new(1);
    let objects: Vec<String> = (0..COUNT)
        .map(|index| {
            let mut entries = entries(&mut random, index);
            change(index, &mut entries);
            object(&entries)
        })
        .collect();
    format!("[{}]", objects.join(","))
}

fn object(entries: &[Entry]) -> String {
    let entries: Vec<String> =
        entries.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
    format!("{{{}}}", entries.join(","))
}

fn entries(random: &mut Random, id: usize) -> Vec<Entry> {
    let first = random.pick(&["Alice", "Bob", "Carol", "Dave", "Eve", "Mallory"]);
    let last = random.pick(&["Example", "Smith", "Jones", "Miller", "Brown"]);
    let city = random.pick(&["Springfield", "Shelbyville", "Ogdenville", "North Haverbrook"]);
    let email = match random.percent(75) {
        true => format!("\"{}.{id}@example.org\"", first.to_lowercase()),
        false => "null".to_owned(),
    };
    let orders: Vec<String> = (0..4).map(|_| random.below(1_000).to_string()).collect();
    vec![
        ("id", id.to_string()),
        ("balance", (random.below(1_000_000) as i64 - 500_000).to_string()),
        ("rating", format!("{:?}", random.below(51) as f64 / 10.0)),
        ("active", random.percent(50).to_string()),
        ("name", format!("\"{first} {last}\"")),
        ("email", email),
        ("orders", format!("[{}]", orders.join(","))),
        ("address", format!("{{\"city\":\"{city}\",\"zip\":{}}}", 10_000 + random.below(90_000))),
    ]
}
