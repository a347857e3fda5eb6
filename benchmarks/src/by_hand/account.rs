//! The hand-written way to construct an account, and to call its methods.

use super::{Dynamic, Mismatch, Source, read, unknown};
use crate::account::{Account, Address};
use std::collections::HashMap;

/// Reports everything that is wrong in the order given, then everything that is missing.
#[inline(never)]
pub fn construct<S: Source>(
    given: impl Iterator<Item = (impl AsRef<str>, S)>,
) -> Result<Account, Vec<Mismatch>> {
    let mut wrong = Vec::new();
    let (mut id, mut balance, mut rating, mut active) = (None, None, None, None);
    let (mut name, mut email, mut orders, mut address) = (None, None, None, None);
    for (field, value) in given {
        let path = field.as_ref();
        let wrong = &mut wrong;
        match path {
            "id" => keep(&mut id, path, read::unsigned(path, &value, wrong), wrong),
            "balance" => keep(&mut balance, path, read::signed(path, &value, wrong), wrong),
            "rating" => keep(&mut rating, path, read::float(path, &value, wrong), wrong),
            "active" => keep(&mut active, path, read::flag(path, &value, wrong), wrong),
            "name" => keep(&mut name, path, read::text(path, value, wrong), wrong),
            "email" => keep(&mut email, path, read::optional_text(path, value, wrong), wrong),
            "orders" => keep(&mut orders, path, read::list_of_u32(path, &value, wrong), wrong),
            "address" => keep(&mut address, path, construct_address(value, wrong), wrong),
            _ => wrong.push(unknown(path)),
        }
    }
    let id = given_once(id, "id", "u32", &mut wrong);
    let balance = given_once(balance, "balance", "i64", &mut wrong);
    let rating = given_once(rating, "rating", "f64", &mut wrong);
    let active = given_once(active, "active", "bool", &mut wrong);
    let name = given_once(name, "name", "String", &mut wrong);
    let email = email.unwrap_or(Some(None));
    let orders = given_once(orders, "orders", "Vec<u32>", &mut wrong);
    let address = given_once(address, "address", "Address", &mut wrong);
    match (id, balance, rating, active, name, email, orders, address) {
        (
            Some(id),
            Some(balance),
            Some(rating),
            Some(active),
            Some(name),
            Some(email),
            Some(orders),
            Some(address),
        ) if wrong.is_empty() => {
            Ok(Account { id, balance, rating, active, name, email, orders, address })
        }
        _ => Err(wrong),
    }
}

fn construct_address(value: impl Source, wrong: &mut Vec<Mismatch>) -> Option<Address> {
    if !matches!(value.look(), Dynamic::Map(_)) {
        return read::refuse("address", "Address", value.look(), wrong);
    }
    let (mut city, mut zip) = (None, None);
    for (field, value) in value.into_entries()? {
        match field.as_ref() {
            "city" => {
                let path = "address.city";
                keep(&mut city, path, read::text(path, value, wrong), wrong);
            }
            "zip" => {
                let path = "address.zip";
                keep(&mut zip, path, read::unsigned(path, &value, wrong), wrong);
            }
            other => wrong.push(unknown(&format!("address.{other}"))),
        }
    }
    let city = given_once(city, "address.city", "String", wrong);
    let zip = given_once(zip, "address.zip", "u32", wrong);
    Some(Address { city: city?, zip: zip? })
}

/// `None` means not given, and `Some(None)` given but wrong.
type Given<T> = Option<Option<T>>;

fn keep<T>(place: &mut Given<T>, path: &str, read: Option<T>, wrong: &mut Vec<Mismatch>) {
    if place.is_some() {
        wrong.push(Mismatch::new(path, "it once", "it twice"));
    }
    *place = Some(read);
}

fn given_once<T>(
    given: Given<T>,
    path: &str,
    expected: &'static str,
    wrong: &mut Vec<Mismatch>,
) -> Option<T> {
    if given.is_none() {
        wrong.push(Mismatch::new(path, expected, "nothing"));
    }
    given.flatten()
}

/// The methods that can be called by name.
pub trait Callable {
    fn call_by_hand(
        &mut self,
        method: &str,
        arguments: &[Dynamic<'_>],
    ) -> Result<Dynamic<'static>, Vec<Mismatch>>;
}

impl Callable for Account {
    #[inline(never)]
    fn call_by_hand(
        &mut self,
        method: &str,
        arguments: &[Dynamic<'_>],
    ) -> Result<Dynamic<'static>, Vec<Mismatch>> {
        let result = match method {
            "after_deposit" => {
                let (amount, fee) = two(arguments, "after_deposit(amount)", "after_deposit(fee)")?;
                self.after_deposit(amount, fee)
            }
            "after_withdrawal" => {
                let (amount, fee) =
                    two(arguments, "after_withdrawal(amount)", "after_withdrawal(fee)")?;
                self.after_withdrawal(amount, fee)
            }
            "credit_limit" => {
                let (income, months) =
                    two(arguments, "credit_limit(income)", "credit_limit(months)")?;
                self.credit_limit(income, months)
            }
            "points" => {
                let (purchases, bonus) = two(arguments, "points(purchases)", "points(bonus)")?;
                self.points(purchases, bonus)
            }
            _ => return Err(vec![Mismatch::new(method, "a method", "nothing of that name")]),
        };
        Ok(Dynamic::Int(result))
    }
}

/// Returns two integers, or everything that is wrong with them.
pub fn two(
    arguments: &[Dynamic<'_>],
    first: &str,
    second: &str,
) -> Result<(i64, i64), Vec<Mismatch>> {
    match arguments {
        [Dynamic::Int(left), Dynamic::Int(right)] => Ok((*left, *right)),
        _ => Err(refuse(arguments, [first, second])),
    }
}

#[cold]
fn refuse(arguments: &[Dynamic<'_>], parameters: [&str; 2]) -> Vec<Mismatch> {
    let mut wrong = Vec::new();
    for (index, path) in parameters.into_iter().enumerate() {
        match arguments.get(index) {
            Some(Dynamic::Int(_)) => {}
            Some(other) => wrong.push(Mismatch::new(path, "i64", other.kind())),
            None => wrong.push(Mismatch::new(path, "i64", "nothing")),
        }
    }
    if arguments.len() > parameters.len() {
        wrong.push(Mismatch::new(parameters[1], "two arguments", "more"));
    }
    wrong
}

pub type Body = Box<dyn Fn(&Account, &[Dynamic<'_>]) -> Result<Dynamic<'static>, Vec<Mismatch>>>;

/// Methods added at run time, by name.
pub fn added_by_hand(names: &[&str]) -> HashMap<String, Body> {
    let body = |account: &Account, arguments: &[Dynamic<'_>]| {
        let (price, count) = two(arguments, "price", "count")?;
        Ok(Dynamic::Int(account.balance + price * count))
    };
    names.iter().map(|&name| (name.to_owned(), Box::new(body) as Body)).collect()
}
