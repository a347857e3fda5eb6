//! Setting a field of a nested struct, by a path.

use crate::by_hand::{self, ByHand, Dynamic, Mismatch};
use crate::harness::Contestant;
use crate::order::Order;
use crate::peers::{BEVY_TYPED, FACET, HAND, OURS};
use crate::settings::Settings4;
use bevy_reflect::{GetPath, Reflect};
use facet::Facet;
use facet_reflect::Poke;
use std::fmt::Debug;
use typed_structs::Typed;

#[derive(Typed, Reflect, Facet, Default)]
#[facet(pod)]
struct Deployment {
    website: Settings4,
    api: Settings4,
    worker: Settings4,
    mail_relay: Settings4,
}

const PATHS: [&str; 8] = [
    "website.port",
    "website.timeout_ms",
    "api.port",
    "api.timeout_ms",
    "worker.port",
    "worker.timeout_ms",
    "mail_relay.port",
    "mail_relay.timeout_ms",
];

impl Deployment {
    #[inline(never)]
    fn set_path(&mut self, path: &str, value: Dynamic<'_>) -> Result<(), Mismatch> {
        let (first, rest) = path.split_once('.').ok_or_else(|| by_hand::unknown(path))?;
        let part = match first {
            "website" => &mut self.website,
            "api" => &mut self.api,
            "worker" => &mut self.worker,
            "mail_relay" => &mut self.mail_relay,
            _ => return Err(by_hand::unknown(path)),
        };
        // The error shows the caller the whole path.
        part.set_by_hand(rest, value).map_err(|error| Mismatch { path: path.to_owned(), ..error })
    }
}

pub fn number(order: Order) -> Vec<Contestant> {
    vec![
        setter(HAND, order, |object, path, number| {
            object.set_path(path, Dynamic::Int(number.into()))
        }),
        setter(OURS, order, |object, path, number| object.set(path, number)),
        setter(BEVY_TYPED, order, |object, path, number| match object.path_mut::<u32>(path) {
            Ok(field) => {
                *field = number;
                Ok(())
            }
            Err(_) => Err("no such path"),
        }),
        setter(FACET, order, |object, path, number| {
            let (first, rest) = path.split_once('.').expect("a path of two");
            let mut object = Poke::new(object).into_struct()?;
            object.field_by_name(first)?.into_struct()?.set_field_by_name(rest, number)
        }),
    ]
}

fn setter<E: Debug + 'static>(
    who: &'static str,
    order: Order,
    mut set: impl FnMut(&mut Deployment, &str, u32) -> Result<(), E> + 'static,
) -> Contestant {
    let mut object = Deployment::default();
    for (path, number) in PATHS.iter().zip(7..) {
        set(&mut object, path, number).unwrap();
        assert_eq!(object.get_as::<u32>(path).unwrap(), number, "{who}: {path}");
    }
    let mut paths = order.of(&PATHS);
    let mut number = 0;
    Contestant::new(who, move || {
        number += 1;
        set(&mut object, paths.take(), number)
    })
}
