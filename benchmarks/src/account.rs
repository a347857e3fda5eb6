//! The struct of eight fields that is constructed, read from JSON, and called.

use bevy_reflect::Reflect;
use deserr::Deserr;
use facet::Facet;
use serde::{Deserialize, Serialize};
use typed_structs::{Typed, typed_methods};

#[derive(Typed, Reflect, Facet, Serialize, Deserialize, Deserr, Clone, Debug, PartialEq)]
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

#[derive(Typed, Reflect, Facet, Serialize, Deserialize, Deserr, Clone, Debug, PartialEq)]
pub struct Address {
    pub city: String,
    pub zip: u32,
}

#[typed_methods]
impl Account {
    pub fn after_deposit(&self, amount: i64, fee: i64) -> i64 {
        self.balance + amount - fee
    }

    pub fn after_withdrawal(&self, amount: i64, fee: i64) -> i64 {
        self.balance - amount - fee
    }

    pub fn credit_limit(&self, income: i64, months: i64) -> i64 {
        self.balance + income * months
    }

    pub fn points(&self, purchases: i64, bonus: i64) -> i64 {
        i64::from(self.active) * purchases + bonus
    }
}

/// The methods, all of the same parameters.
pub const METHODS: [&str; 4] = ["after_deposit", "after_withdrawal", "credit_limit", "points"];

pub fn example() -> Account {
    Account {
        id: 4_711,
        balance: -1_250,
        rating: 4.5,
        active: true,
        name: "Alice Example".to_owned(),
        email: Some("alice@example.org".to_owned()),
        orders: vec![17, 18, 23, 42],
        address: Address { city: "Springfield".to_owned(), zip: 12_345 },
    }
}
