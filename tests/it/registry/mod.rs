//! Classes by name, and the objects that a registry builds.

mod names;
mod values;

use typed_structs::{Registry, Typed, Untyped, Value, typed_methods};

/// The decorated class of the original: it registers itself.
#[derive(Typed, Debug)]
#[typed(register)]
struct User {
    name: String,
    #[typed(range(0..=150), default = 0)]
    age: u8,
}

#[typed_methods]
impl User {
    fn greet(&self) -> String {
        format!("I am {}", self.name)
    }

    fn parse(text: &str) -> Result<i64, std::num::ParseIntError> {
        text.parse()
    }

    async fn later(number: i64) -> i64 {
        number + 1
    }
}

#[derive(Typed, Debug)]
#[typed(register, rename = "mail", info(kind = "service"))]
struct Mailer {
    #[typed(base)]
    user: User,
    hosts: Vec<String>,
}

#[derive(Typed)]
struct Nothing;

#[derive(Typed)]
struct Pair<T>(T, T);

/// Made by its own constructor.
#[derive(Typed)]
struct Square {
    #[typed(range(0..))]
    area: i64,
}

#[typed_methods]
impl Square {
    #[typed(init)]
    fn new(side: i64) -> Self {
        Self { area: side * side }
    }
}

fn registry() -> Registry {
    let mut registry = Registry::new();
    registry.register::<User>().unwrap();
    registry.register::<Mailer>().unwrap();
    registry
}

fn map(entries: impl IntoIterator<Item = (&'static str, Untyped)>) -> Untyped {
    Value::Map(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
}
