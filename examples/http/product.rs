//! The products of a shop: what the service stores.

use std::collections::BTreeMap;
use typed_structs::{Fault, Typed};

/// An article of the shop.
#[derive(Typed, Clone, Debug)]
#[typed(check = check_sale)]
pub struct Product {
    /// The name that customers see.
    #[typed(len(1..=80))]
    pub name: String,
    pub price: Price,
    /// The price for the time being, below the usual one.
    pub sale: Option<Price>,
    #[typed(default)]
    pub stock: Stock,
    /// Words to search for.
    #[typed(default, len(..=10), items(len(1..=20)))]
    pub tags: Vec<String>,
    /// Further properties, such as the color.
    #[typed(default)]
    pub properties: BTreeMap<String, String>,
}

/// An amount of money.
#[derive(Typed, Clone, Debug)]
pub struct Price {
    #[typed(range(1..=100_000_000))]
    pub cents: u32,
    #[typed(one_of("CHF", "EUR", "USD"))]
    pub currency: String,
}

/// The number of articles that can be sold.
#[derive(Typed, Clone, Debug, Default)]
#[typed(tag = "kind")]
pub enum Stock {
    /// Any number.
    #[default]
    Unlimited,
    /// The ones on the shelf.
    Counted { left: u32 },
    /// None, and none will come.
    Ended { reason: String },
}

fn check_sale(product: &Product) -> Vec<Fault> {
    let Some(sale) = &product.sale else { return Vec::new() };
    let mut faults = Vec::new();
    if sale.currency != product.price.currency {
        faults.push(Fault::new("is not that of the price").at("sale.currency").code("currency"));
    } else if sale.cents >= product.price.cents {
        let fault = Fault::new("must be below the price").at("sale.cents").code("sale");
        faults.push(fault.param("price", product.price.cents));
    }
    faults
}
