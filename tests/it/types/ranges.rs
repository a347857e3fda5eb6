//! Ranges and bounds.

use super::{TYPE, map, message, names, refuses, round_trips, takes};
use std::ops::{Bound, Range, RangeFrom, RangeInclusive, RangeTo};
use typed_structs::{Typed, Value, code, json};

#[derive(Typed, Debug, PartialEq)]
struct Window {
    hours: Range<u8>,
    days: RangeInclusive<u8>,
    from: RangeFrom<i64>,
    to: RangeTo<i64>,
    #[typed(default = Bound::Unbounded)]
    limit: Bound<u8>,
}

#[test]
fn ranges() {
    let shown = |start: i64, end: i64| names([("start", start.into()), ("end", end.into())]);
    round_trips(1_u8..5, shown(1, 5));
    round_trips(RangeInclusive::new(5_i32, 1), shown(5, 1));
    round_trips(3_u8.., names([("start", 3.into())]));
    round_trips(..3_u8, names([("end", 3.into())]));
    round_trips(
        "a".to_owned().."b".to_owned(),
        names([("start", "a".into()), ("end", "b".into())]),
    );
    refuses::<Range<u8>>(
        map([
            ("end".into(), 300.into()),
            ("stop".into(), 1.into()),
            ("end".into(), 1.into()),
            (1.into(), 1.into()),
        ]),
        &[
            ("end", code::RANGE),
            ("stop", code::UNKNOWN),
            ("end", code::DUPLICATE),
            ("[1]", code::UNKNOWN),
            ("start", code::MISSING),
        ],
    );
    for other in [Value::from("1..5"), vec![1, 5].into(), 1.into(), Value::Null] {
        refuses::<Range<u8>>(other.clone(), TYPE);
        refuses::<RangeInclusive<u8>>(other, TYPE);
    }
    assert_eq!(
        message::<RangeFrom<u8>>(names([("start", 1.into()), ("strat", 1.into())])),
        "RangeFrom<u8>.strat: unknown field; did you mean `start`?"
    );
}

#[test]
fn bounds() {
    round_trips(Bound::<u8>::Unbounded, "Unbounded");
    round_trips(Bound::Included(1_u8), names([("Included", 1.into())]));
    round_trips(Bound::Excluded(1_u8), names([("Excluded", 1.into())]));
    takes("Unbounded", Bound::<u8>::Unbounded);
    refuses::<Bound<u8>>(names([("Included", "x".into())]), &[("Included", code::TYPE)]);
    refuses::<Bound<u8>>(names([("Include", 1.into())]), &[("Include", code::UNKNOWN)]);
    for other in [Value::from("unbounded"), 1.into(), Value::Null, names([])] {
        refuses::<Bound<u8>>(other, TYPE);
    }
}

#[test]
fn parts_of_ranges() {
    let text = r#"{"hours": {"start": 8, "end": 17}, "days": {"start": 1, "end": 5},
        "from": {"start": -1}, "to": {"end": 1}, "limit": {"Excluded": 3}}"#;
    let mut window: Window = json::from_str(text).unwrap();
    assert_eq!(
        (window.get("hours.end").unwrap(), window.get("days.end").unwrap()),
        (17.into(), 5.into())
    );
    window.set("hours.end", 18).unwrap();
    window.set("from.start", 0).unwrap();
    window.set("limit.Excluded", 4).unwrap();
    assert_eq!((window.hours.clone(), window.from.clone()), (8..18, 0..));
    assert_eq!(window.limit, Bound::Excluded(4));
    assert_eq!(window.set("hours.end", 300).unwrap_err().path(), "hours.end");
    assert!(window.set("days.end", 6).is_err(), "its bounds are replaced together");
    window.set_days(1..=6).unwrap();
    let written = json::to_string(&window).unwrap();
    assert_eq!(json::from_str::<Window>(&written).unwrap(), window);
}

#[test]
fn the_value_of_a_bound_is_at_its_variant() {
    let mut window: Window = json::from_str(
        r#"{"hours": {"start": 9, "end": 17}, "days": {"start": 1, "end": 5}, "from": {"start": 3},
            "to": {"end": 3}, "limit": {"Included": 5}}"#,
    )
    .unwrap();
    assert_eq!(window.get("limit.Included").unwrap(), 5);
    assert_eq!(window.get("limit.Excluded").unwrap_err().code(), code::UNKNOWN);
    assert_eq!(window.set("limit.Excluded", 4).unwrap_err().code(), code::UNKNOWN);
    window.set("limit.Included", 6).unwrap();
    assert_eq!(window.limit, Bound::Included(6));
    window.limit = Bound::Excluded(6);
    assert_eq!(window.get("limit.Excluded").unwrap(), 6);
    assert_eq!(window.get("limit.Included").unwrap_err().code(), code::UNKNOWN);
    assert_eq!(window.set("limit.Included", 4).unwrap_err().code(), code::UNKNOWN);
}
