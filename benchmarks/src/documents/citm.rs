//! A document shaped like `citm_catalog.json`: maps with numeric keys, many small objects and
//! integers, `null`s, indented by four spaces.

use super::random::Random;
use serde::Serialize as _;
use std::collections::BTreeMap;

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[typed(rename_all = "camelCase")]
pub struct Catalog {
    pub area_names: BTreeMap<u32, String>,
    pub audience_sub_category_names: BTreeMap<u32, String>,
    pub block_names: BTreeMap<u32, String>,
    pub events: BTreeMap<u32, Event>,
    pub performances: Vec<Performance>,
    pub seat_category_names: BTreeMap<u32, String>,
    pub sub_topic_names: BTreeMap<u32, String>,
    pub subject_names: BTreeMap<u32, String>,
    pub topic_names: BTreeMap<u32, String>,
    pub topic_sub_topics: BTreeMap<u32, Vec<u32>>,
    pub venue_names: BTreeMap<String, String>,
}

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[typed(rename_all = "camelCase")]
pub struct Event {
    pub description: (),
    pub id: u32,
    pub logo: Option<String>,
    pub name: String,
    pub sub_topic_ids: Vec<u32>,
    pub subject_code: (),
    pub subtitle: (),
    pub topic_ids: Vec<u32>,
}

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[typed(rename_all = "camelCase")]
pub struct Performance {
    pub event_id: u32,
    pub id: u32,
    pub logo: Option<String>,
    pub name: (),
    pub prices: Vec<Price>,
    pub seat_categories: Vec<SeatCategory>,
    pub seat_map_image: (),
    pub start: u64,
    pub venue_code: String,
}

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[typed(rename_all = "camelCase")]
pub struct Price {
    pub amount: u32,
    pub audience_sub_category_id: u32,
    pub seat_category_id: u32,
}

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[typed(rename_all = "camelCase")]
pub struct SeatCategory {
    pub areas: Vec<Area>,
    pub seat_category_id: u32,
}

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
#[typed(rename_all = "camelCase")]
pub struct Area {
    pub area_id: u32,
    pub block_ids: Vec<u32>,
}

pub type Document = Catalog;

const ID: u32 = 205_705_993;
const WORDS: [&str; 12] = [
    "Arrière-scène central",
    "Côté jardin",
    "Loges",
    "2ème balcon bergère",
    "Orchestre symphonique",
    "Parterre",
    "Concert du nouvel an",
    "Berliner Philharmoniker",
    "Cité musicale",
    "Les enfants de la nuit",
    "Récital \"Chopin\"",
    "Musique de chambre",
];

/// Returns the document: about 1.5 MB.
pub fn text() -> String {
    let mut text = Vec::new();
    let indent = serde_json::ser::PrettyFormatter::with_indent(b"    ");
    catalog().serialize(&mut serde_json::Serializer::with_formatter(&mut text, indent)).unwrap();
    String::from_utf8(text).unwrap()
}

fn catalog() -> Catalog {
    let random = &mut Random::new(4);
    let events = ids(random, 184);
    let topics = ids(random, 4);
    let sub_topics = ids(random, 19);
    let event = |random: &mut Random, id: u32| Event {
        description: (),
        id,
        logo: logo(random),
        name: format!("{} / {}", random.pick(&WORDS), random.pick(&WORDS)),
        sub_topic_ids: some(random, &sub_topics, 5),
        subject_code: (),
        subtitle: (),
        topic_ids: some(random, &topics, 4),
    };
    Catalog {
        area_names: names(random, 17),
        audience_sub_category_names: names(random, 1),
        block_names: BTreeMap::new(),
        performances: (0..243).map(|_| performance(random, &events)).collect(),
        seat_category_names: names(random, 64),
        sub_topic_names: sub_topics.iter().map(|id| (*id, word(random))).collect(),
        subject_names: BTreeMap::new(),
        topic_names: topics.iter().map(|id| (*id, word(random))).collect(),
        topic_sub_topics: topics.iter().map(|id| (*id, some(random, &sub_topics, 12))).collect(),
        venue_names: BTreeMap::from([("PLEYEL_PLEYEL".to_owned(), "Salle Pleyel".to_owned())]),
        events: events.iter().map(|id| (*id, event(random, *id))).collect(),
    }
}

fn performance(random: &mut Random, events: &[u32]) -> Performance {
    let count = 2 + random.below(5);
    let categories = ids(random, count);
    let price = |random: &mut Random, category: u32| Price {
        amount: 1_000 * (5 + random.below(200) as u32),
        audience_sub_category_id: 337_100_890,
        seat_category_id: category,
    };
    let area = |area_id| Area { area_id, block_ids: Vec::new() };
    let seats = |random: &mut Random, category: u32| {
        let count = 3 + random.below(12);
        let areas = ids(random, count).into_iter().map(area).collect();
        SeatCategory { areas, seat_category_id: category }
    };
    Performance {
        event_id: random.pick(events),
        id: id(random),
        logo: logo(random),
        name: (),
        prices: categories.iter().map(|category| price(random, *category)).collect(),
        seat_categories: categories.iter().map(|category| seats(random, *category)).collect(),
        seat_map_image: (),
        start: 1_372_701_600_000 + random.below(1_000) * 86_400_000,
        venue_code: "PLEYEL_PLEYEL".to_owned(),
    }
}

fn id(random: &mut Random) -> u32 {
    ID + random.below(140_000_000) as u32
}

fn ids(random: &mut Random, count: u64) -> Vec<u32> {
    (0..count).map(|_| id(random)).collect()
}

fn some(random: &mut Random, ids: &[u32], most: u64) -> Vec<u32> {
    (0..=random.below(most)).map(|_| random.pick(ids)).collect()
}

fn word(random: &mut Random) -> String {
    random.pick(&WORDS).to_owned()
}

fn names(random: &mut Random, count: usize) -> BTreeMap<u32, String> {
    (0..count).map(|_| (id(random), word(random))).collect()
}

fn logo(random: &mut Random) -> Option<String> {
    random.percent(40).then(|| {
        format!("/images/UE0AAAAACEKo{}QAAAAVDSVRN", random.pick(&["6Q", "dQ", "xw", "bA"]))
    })
}
