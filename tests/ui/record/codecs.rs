//! Types and modules that `text`, `serde` and `with` cannot use: one error for each field.

use std::fmt;
use std::str::FromStr;
use typed_structs::{Typed, Value};

pub struct Nothing;

pub struct Shown;

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("shown")
    }
}

pub struct Parsed;

impl FromStr for Parsed {
    type Err = ();

    fn from_str(_: &str) -> Result<Self, ()> {
        Ok(Self)
    }
}

#[derive(Typed)]
struct Text {
    #[typed(text)]
    nothing: Nothing,
    #[typed(text, default = Some(Shown))]
    shown: Option<Shown>,
    #[typed(text)]
    parsed: Vec<Parsed>,
}

#[derive(Typed)]
struct Serde {
    #[typed(serde)]
    nothing: Nothing,
}

mod other_type {
    use super::{Parsed, Value};

    pub fn to_value(_: &Parsed) -> Value<'_> {
        Value::Null
    }

    pub fn from_value(_: Value<'_>) -> Result<Parsed, String> {
        Ok(Parsed)
    }
}

mod no_reason {
    use super::{Nothing, Value};

    pub fn to_value(_: &Nothing) -> Value<'_> {
        Value::Null
    }

    pub fn from_value(_: Value<'_>) -> Result<Nothing, Nothing> {
        Ok(Nothing)
    }
}

#[derive(Typed)]
struct With {
    #[typed(with = other_type)]
    other: Nothing,
    #[typed(with = no_reason)]
    reason: Nothing,
}

#[derive(Typed)]
struct Constrained {
    #[typed(text, range(1..))]
    text: u8,
}

fn main() {}
