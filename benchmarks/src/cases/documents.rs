//! Documents in and out. `serde_json`, `toml` and `rmp-serde` with derived implementations are the baselines.

use crate::documents::account::{self, Account};
use crate::documents::{canada, citm, twitter};
use crate::harness::{Case, Contestant};
use crate::peers::{MSGPACK, OURS, OURS_BY_SERDE, OURS_VALID, SERDE, TOML};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;
use std::hint::black_box;
use typed_structs::{FieldType, ToValue, Typed, from_deserializer, json};

/// A type whose documents are read and written.
trait Document:
    DeserializeOwned + Serialize + ToValue + for<'v> FieldType<'v> + Debug + PartialEq + 'static
{
}

impl<T> Document for T where
    T: DeserializeOwned + Serialize + ToValue + for<'v> FieldType<'v> + Debug + PartialEq + 'static
{
}

/// A list in a table, which TOML needs.
#[derive(serde::Deserialize, Serialize, Typed, Debug, PartialEq)]
struct Accounts {
    accounts: Vec<Account>,
}

pub fn all() -> Vec<Case> {
    vec![
        Case::new("JSON in, 1 object", || json_in::<Account>(account::one())),
        Case::new("JSON in, 1000 objects", || json_in::<Vec<Account>>(account::text())),
        Case::new("JSON in, 1000 shuffled", || json_in::<Vec<Account>>(account::shuffled())),
        Case::new("JSON in, 1000 pretty", || json_in::<Vec<Account>>(account::pretty())),
        Case::new("JSON in, twitter", || json_in::<twitter::Document>(twitter::text())),
        Case::new("JSON in, citm", || json_in::<citm::Document>(citm::text())),
        Case::new("JSON in, canada", || json_in::<canada::Document>(canada::text())),
        Case::new("JSON in, 30 faults in 1000", faulty),
        Case::new("JSON out, 1 object", || json_out::<Account>(&account::one())),
        Case::new("JSON out, 1000 objects", || json_out::<Vec<Account>>(&account::text())),
        Case::new("JSON out, twitter", || json_out::<twitter::Document>(&twitter::text())),
        Case::new("JSON out, citm", || json_out::<citm::Document>(&citm::text())),
        Case::new("JSON out, canada", || json_out::<canada::Document>(&canada::text())),
        Case::new("TOML in, 1000 objects", toml_in),
        Case::new("MessagePack in, 1000 objects", msgpack_in),
    ]
}

fn json_in<T: Document>(text: String) -> Vec<Contestant> {
    let [first, second, third] = [(); 3].map(|()| text.clone());
    let by_serde = |text: &str| -> T {
        from_deserializer(&mut serde_json::Deserializer::from_str(text)).unwrap()
    };
    let read = json::from_str::<T>(&text).unwrap();
    assert!(json::from_str::<T>(&json::to_string(&read).unwrap()).unwrap() == read);
    vec![
        Contestant::new(SERDE, move || serde_json::from_str::<T>(black_box(&first)).unwrap()),
        Contestant::new(OURS, move || json::from_str::<T>(black_box(&second)).unwrap()),
        Contestant::new(OURS_BY_SERDE, move || by_serde(black_box(&third))),
    ]
}

/// All faults with their places, beside the valid document.
fn faulty() -> Vec<Contestant> {
    let (valid, faulty) = (account::text(), account::faulty());
    let read = |text: &str| json::from_str::<Vec<Account>>(black_box(text));
    assert_eq!(read(&faulty).unwrap_err().report().unwrap().len(), account::FAULTS);
    vec![
        Contestant::new(OURS_VALID, move || read(&valid).unwrap()),
        Contestant::new(OURS, move || read(&faulty).unwrap_err()),
    ]
}

fn json_out<T: Document>(text: &str) -> Vec<Contestant> {
    let [first, second] = [(); 2].map(|()| json::from_str::<T>(text).unwrap());
    vec![
        Contestant::new(SERDE, move || serde_json::to_string(black_box(&first)).unwrap()),
        Contestant::new(OURS, move || json::to_string(black_box(&second)).unwrap()),
    ]
}

fn accounts() -> Accounts {
    Accounts { accounts: json::from_str(&account::text()).unwrap() }
}

fn toml_in() -> Vec<Contestant> {
    let text = toml::to_string(&accounts()).unwrap();
    let other = text.clone();
    let ours = |text: &str| -> Accounts {
        from_deserializer(toml::Deserializer::parse(black_box(text)).unwrap()).unwrap()
    };
    assert_eq!(ours(&text), accounts());
    vec![
        Contestant::new(TOML, move || toml::from_str::<Accounts>(black_box(&text)).unwrap()),
        Contestant::new(OURS_BY_SERDE, move || ours(&other)),
    ]
}

fn msgpack_in() -> Vec<Contestant> {
    let bytes = rmp_serde::to_vec_named(&accounts()).unwrap();
    let other = bytes.clone();
    let ours = |bytes: &[u8]| -> Accounts {
        from_deserializer(&mut rmp_serde::Deserializer::from_read_ref(black_box(bytes))).unwrap()
    };
    assert_eq!(ours(&bytes), accounts());
    vec![
        Contestant::new(MSGPACK, move || {
            rmp_serde::from_slice::<Accounts>(black_box(&bytes)).unwrap()
        }),
        Contestant::new(OURS_BY_SERDE, move || ours(&other)),
    ]
}
