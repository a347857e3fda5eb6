//! A document shaped like `canada.json`: the outline of a country, many floats of 15 to 17 digits.

use super::random::Random;
use std::fmt::Write as _;

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
pub struct FeatureCollection {
    #[serde(rename = "type")]
    #[typed(rename = "type")]
    pub kind: String,
    pub features: Vec<Feature>,
}

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
pub struct Feature {
    #[serde(rename = "type")]
    #[typed(rename = "type")]
    pub kind: String,
    pub properties: Properties,
    pub geometry: Geometry,
}

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
pub struct Properties {
    pub name: String,
}

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
pub struct Geometry {
    #[serde(rename = "type")]
    #[typed(rename = "type")]
    pub kind: String,
    pub coordinates: Vec<Vec<(f64, f64)>>,
}

pub type Document = FeatureCollection;

/// The rings of the polygon.
const RINGS: usize = 480;
/// The points of the document.
const POINTS: usize = 55_500;

/// Returns the document: about 2 MB.
pub fn text() -> String {
    let mut random = Random::new(3);
    let mut text = String::from(concat!(
        r#"{"type":"FeatureCollection","features":[{"type":"Feature","#,
        r#""properties":{"name":"Canada"},"geometry":{"type":"Polygon","coordinates":["#,
    ));
    for ring in 0..RINGS {
        // A few rings have most points, as a mainland has.
        let points = match ring {
            0..8 => POINTS / 16,
            _ => POINTS / 2 / (RINGS - 8),
        };
        text.push_str(if ring == 0 { "[" } else { ",[" });
        let (mut x, mut y) = (-140.0 + 80.0 * random.float(), 42.0 + 40.0 * random.float());
        for point in 0..points {
            x += random.float() / 50.0 - 0.01;
            y += random.float() / 50.0 - 0.01;
            text.push_str(if point == 0 { "[" } else { ",[" });
            push(&mut text, x, 2, &mut random);
            text.push(',');
            push(&mut text, y, 2, &mut random);
            text.push(']');
        }
        text.push(']');
    }
    text.push_str("]}}]}");
    text
}

/// Adds a float of 15 to 17 digits, at least `before` of them before the point.
fn push(text: &mut String, float: f64, before: usize, random: &mut Random) {
    let decimals = random.pick(&[13, 14, 14, 15, 15, 15]);
    let decimals = decimals.min(17 - before - usize::from(float.abs() >= 100.0));
    write!(text, "{float:.decimals$}").unwrap();
}
