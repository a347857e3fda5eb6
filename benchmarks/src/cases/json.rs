//! Reading JSON into structs. A hand-written parser would be unusual, so `serde_json` is the baseline.

use crate::account::{Account, example};
use crate::harness::Contestant;
use crate::peers::deserr::Faults;
use crate::peers::{DESERR, FACET_JSON, OURS, SERDE, SERDE_VALUE};
use facet::Facet;
use serde::de::DeserializeOwned;
use std::fmt::Debug;
use std::sync::LazyLock;
use typed_structs::FieldType;

static ONE: LazyLock<String> = LazyLock::new(|| serde_json::to_string(&example()).unwrap());

static THOUSAND: LazyLock<String> = LazyLock::new(|| {
    let accounts = (0..1000).map(|id| Account { id, ..example() });
    serde_json::to_string(&accounts.collect::<Vec<_>>()).unwrap()
});

pub fn one() -> Vec<Contestant> {
    contestants::<Account>(&ONE)
}

pub fn thousand() -> Vec<Contestant> {
    contestants::<Vec<Account>>(&THOUSAND)
}

fn contestants<T>(text: &'static str) -> Vec<Contestant>
where
    T: DeserializeOwned + deserr::Deserr<Faults> + Facet<'static> + FieldType<'static>,
    T: Debug + PartialEq + 'static,
{
    let value = |text| serde_json::from_str::<serde_json::Value>(text).unwrap();
    vec![
        reader::<T>(SERDE, text, |text| serde_json::from_str(text).unwrap()),
        reader::<T>(OURS, text, |text| typed_structs::json::from_str(text).unwrap()),
        reader::<T>(SERDE_VALUE, text, move |text| serde_json::from_value(value(text)).unwrap()),
        reader::<T>(FACET_JSON, text, |text| facet_json::from_str(text).unwrap()),
        reader::<T>(DESERR, text, move |text| {
            deserr::deserialize::<_, _, Faults>(value(text)).unwrap()
        }),
    ]
}

fn reader<T: DeserializeOwned + Debug + PartialEq + 'static>(
    who: &'static str,
    text: &'static str,
    read: impl Fn(&'static str) -> T + 'static,
) -> Contestant {
    assert_eq!(read(text), serde_json::from_str(text).unwrap(), "{who}");
    Contestant::new(who, move || read(std::hint::black_box(text)))
}
