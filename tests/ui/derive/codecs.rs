//! Wrong uses of `text`, `serde` and `with`.

use typed_structs::{Typed, Value};

mod convert {
    use super::Value;

    pub fn to_value(number: &u8) -> Value<'_> {
        Value::from(*number)
    }

    pub fn from_value(_: Value<'_>) -> Result<u8, String> {
        Ok(0)
    }
}

#[derive(Typed)]
struct Excluded {
    #[typed(text, opaque)]
    opaque: u8,
    #[typed(serde, skip)]
    skipped: u8,
    #[typed(text, serde)]
    two: u8,
    #[typed(text, text)]
    twice: u8,
    #[typed(with = convert, with = convert)]
    modules: u8,
}

#[derive(Typed)]
struct Part {
    a: u8,
}

#[derive(Typed)]
struct Base {
    #[typed(text, base)]
    base: Part,
}

#[derive(Typed)]
#[typed(unknown = collect)]
struct Extras {
    #[typed(serde, extras)]
    extras: std::collections::BTreeMap<String, typed_structs::Untyped>,
}

#[derive(Typed)]
struct Malformed {
    #[typed(with)]
    no_module: u8,
    #[typed(with = "convert")]
    quoted: u8,
    #[typed(text = "x")]
    no_word: u8,
    #[typed(txet)]
    misspelt: u8,
}

#[derive(Typed)]
struct Borrowed<'a> {
    #[typed(text)]
    borrowed: &'a str,
    #[typed(with = convert)]
    inside: Option<std::borrow::Cow<'a, str>>,
}

#[derive(Typed)]
#[typed(text)]
struct Container {
    a: u8,
}

fn main() {}
