//! Types of other crates, behind the features that have the names of the crates.

use super::{RANGE, TYPE, map, message, names, refuses, round_trips, takes};
use std::collections::{BTreeMap, HashMap};
use typed_structs::{
    FieldType, MAX_DEPTH, ToValue, Typed, Value, args, code, from_value, json, typed_methods,
};

/// Checks that the type is parsed from strings alone: the text is shown as it is, and others are
/// not of the type.
#[track_caller]
fn is_text<T>(text: &'static str, no_text: &str, expected: &str)
where
    T: for<'v> FieldType<'v> + Into<Value<'static>>,
{
    let parsed: T = from_value(text.into()).unwrap();
    assert_eq!(parsed.to_value(), text);
    assert_eq!(parsed.into(), text);
    let name = T::TYPE.name();
    let got = format!("{name}: expected {expected}, got str {no_text:?}");
    assert_eq!(message::<T>(no_text.to_owned()), got);
    assert_eq!(message::<T>(7), format!("{name}: expected {name}, got int 7"));
    for other in [Value::from(true), Value::Null, 1.5.into(), b"x".into(), vec![text].into()] {
        refuses::<T>(other, TYPE);
    }
}

#[test]
fn identifiers_and_addresses() {
    use url::Url;
    use uuid::Uuid;

    let text = "67e55044-10b1-426f-9247-bb680e5fe0c8";
    is_text::<Uuid>(text, "67e55044", "a UUID");
    round_trips(Uuid::nil(), "00000000-0000-0000-0000-000000000000");
    takes("67E5504410B1426F9247BB680E5FE0C8", Uuid::parse_str(text).unwrap());
    takes(names([(text, 1.into())]), HashMap::from([(Uuid::parse_str(text).unwrap(), 1)]));
    is_text::<Url>("https://example.org/a?b=c#d", "/a", "an absolute URL");
    takes("https://EXAMPLE.org", Url::parse("https://example.org/").unwrap());
    let key = Url::parse("ftp://a/").unwrap();
    takes(names([("ftp://a/", 1.into())]), BTreeMap::from([(key, 1)]));
}

#[test]
fn dates_of_chrono() {
    use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Utc};

    let date = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
    round_trips(date, "2026-01-31");
    round_trips(NaiveDate::MAX, "+262142-12-31");
    round_trips(date.and_hms_milli_opt(23, 59, 59, 1500).unwrap(), "2026-01-31T23:59:60.500");
    round_trips(date.and_hms_opt(12, 0, 0).unwrap().and_utc(), "2026-01-31T12:00:00Z");
    is_text::<NaiveDate>("2024-02-29", "2023-02-29", "a date such as 2026-01-31");
    is_text::<NaiveTime>("12:30:00.000000001", "25:00", "a time such as 12:30:00");
    let expected = "a date and time such as 2026-01-31T12:30:00";
    is_text::<NaiveDateTime>("2026-01-31T12:30:00", "2026-01-31", expected);
    let expected = "a date and time such as 2026-01-31T12:30:00Z";
    is_text::<DateTime<Utc>>("2026-01-31T12:30:00.500Z", "x", expected);
    let expected = "a date and time such as 2026-01-31T12:30:00+01:00";
    is_text::<DateTime<FixedOffset>>("2026-01-31T12:30:00-02:30", "x", expected);
}

#[test]
fn dates_of_jiff() {
    use jiff::civil::{Date, DateTime, Time};
    use jiff::{SignedDuration, Span, Timestamp, ZonedDateTime};

    round_trips(Timestamp::UNIX_EPOCH, "1970-01-01T00:00:00Z");
    round_trips(Date::MAX, "9999-12-31");
    takes(names([("2026-01-31", 1.into())]), BTreeMap::from([(Date::constant(2026, 1, 31), 1)]));
    is_text::<Date>("2024-02-29", "2023-02-29", "a date such as 2026-01-31");
    is_text::<Time>("12:30:00.000000001", "25:00", "a time such as 12:30:00");
    is_text::<DateTime>("2026-01-31T12:30:00", "x", "a date and time such as 2026-01-31T12:30:00");
    is_text::<Timestamp>(
        "2026-01-31T12:30:00.5Z",
        "2026-01-31T12:30:00",
        "a timestamp such as 2026-01-31T12:30:00Z",
    );
    is_text::<ZonedDateTime>(
        "2026-01-31T12:30:00+01:00[+01:00]",
        "2026-01-31T12:30:00Z",
        "a time with its zone, such as 2026-01-31T12:30:00+01:00[Europe/Paris]",
    );
    is_text::<Span>("P1Y2M3DT4H", "1 parsec", "a span such as P1DT2H30M");
    is_text::<SignedDuration>("-PT2H30M", "P1Y", "a duration such as PT2H30M");
}

#[test]
fn decimals() {
    use rust_decimal::Decimal;

    let decimal = |digits: i64, scale: u32| Decimal::new(digits, scale);
    round_trips(decimal(1990, 2), "19.90");
    round_trips(Decimal::MAX, "79228162514264337593543950335");
    round_trips(decimal(-1, 28), "-0.0000000000000000000000000001");
    takes(-7, decimal(-7, 0));
    takes(u64::MAX, Decimal::from(u64::MAX));
    takes(79_228_162_514_264_337_593_543_950_335_u128, Decimal::MAX);
    takes(0.25, decimal(25, 2));
    takes(-19.125, decimal(-19_125, 3));
    takes(3.0, decimal(3, 0));
    takes(-0.0, decimal(0, 0));
    takes(9_007_199_254_740_992.0, decimal(9_007_199_254_740_992, 0));
    takes(2_f64.powi(95), Decimal::from(1_u128 << 95));
    takes(2_f64.powi(-20), decimal(95_367_431_640_625, 20));
    // The floats next to these are not these decimals.
    for out in [19.99, 0.1, 1e300, 2_f64.powi(96), 2_f64.powi(-29), f64::MIN_POSITIVE, 5e-324] {
        refuses::<Decimal>(out, RANGE);
        refuses::<Decimal>(-out, RANGE);
    }
    for out in [f64::NAN, f64::INFINITY] {
        refuses::<Decimal>(out, RANGE);
    }
    refuses::<Decimal>(1_u128 << 96, RANGE);
    refuses::<Decimal>(u128::MAX, RANGE);
    for other in
        ["", "x", "1e5", "79228162514264337593543950336", "0.00000000000000000000000000001"]
    {
        refuses::<Decimal>(other, TYPE);
    }
    for other in [Value::from(true), Value::Null, vec![1].into()] {
        refuses::<Decimal>(other, TYPE);
    }
    assert_eq!(
        message::<Decimal>(19.99),
        "Decimal: expected a string such as \"19.99\", since this float is not an exact decimal, \
         got float 19.99"
    );
}

#[test]
fn strings_and_bytes() {
    use bytes::{Bytes, BytesMut};
    use compact_str::CompactString;
    use smol_str::SmolStr;

    round_trips(SmolStr::new("a"), "a");
    round_trips(CompactString::new("a longer string than fits"), "a longer string than fits");
    takes(names([("a", 1.into())]), BTreeMap::from([(SmolStr::new("a"), 1)]));
    takes(names([("a", 1.into())]), HashMap::from([(CompactString::new("a"), 1)]));
    refuses::<SmolStr>(1, TYPE);
    refuses::<CompactString>(b"a", TYPE);
    round_trips(Bytes::from_static(b"a\xFF"), b"a\xFF");
    round_trips(BytesMut::from(&b"ab"[..]), b"ab");
    takes(vec![97, 255], Bytes::from_static(b"a\xFF"));
    refuses::<Bytes>(vec![1, 256], &[("[1]", code::RANGE)]);
    refuses::<Bytes>("a", TYPE);
    refuses::<BytesMut>(1, TYPE);
}

#[test]
fn ordered_collections() {
    use indexmap::{IndexMap, IndexSet};

    #[derive(Typed, Debug, Clone, PartialEq)]
    #[typed(check = is_small)]
    struct Holder {
        #[typed(len(..=3))]
        map: IndexMap<String, Vec<u8>>,
        set: IndexSet<i32>,
    }

    fn is_small(holder: &Holder) -> bool {
        holder.map.values().all(|items| items.iter().all(|item| *item < 10))
    }

    round_trips(IndexSet::<_>::from([2, 1]), vec![2, 1]);
    round_trips(
        IndexMap::<_, _>::from([("b".to_owned(), 1), ("a".to_owned(), 2)]),
        names([("b", 1.into()), ("a", 2.into())]),
    );
    refuses::<IndexSet<i32>>(vec![1, 2, 1], &[("[2]", code::DUPLICATE)]);
    refuses::<IndexMap<u8, bool>>(
        map([("1".into(), true.into()), (1.into(), true.into()), (300.into(), 1.into())]),
        &[("[1]", code::DUPLICATE), ("[300]", code::RANGE), ("[300]", code::TYPE)],
    );

    let text = r#"{"map": {"z": [1], "a": [2, 3]}, "set": [3, 1]}"#;
    let mut holder: Holder = json::from_str(text).unwrap();
    assert!(holder.map.keys().eq(["z", "a"]));
    assert!(holder.set.iter().eq(&[3, 1]));
    assert_eq!(holder.get("map.a[1]").unwrap(), 3);
    holder.set("map.a[1]", 4).unwrap();
    holder.set("map.m", vec![5]).unwrap();
    assert!(holder.map.keys().eq(["z", "a", "m"]));
    let before = holder.clone();
    assert_eq!(holder.set("map.z[0]", 10).unwrap_err().code(), code::CONSTRAINT_CHECK);
    holder.map.shift_remove("a");
    assert_eq!(holder.set("map.b", vec![10]).unwrap_err().code(), code::CONSTRAINT_CHECK);
    // The entry that was added last is removed, and the order of the others stays.
    assert!(holder.map.keys().eq(["z", "m"]));
    assert_eq!(holder.map["z"], before.map["z"]);
}

#[test]
fn values_of_serde_json() {
    use serde_json::{Value as Json, json};

    #[derive(Typed, Debug, PartialEq)]
    struct Event {
        name: String,
        payload: Json,
    }

    let payload = json!({"a": [1, 2.5, null, {"b": true}], "c": "x"});
    let shown = payload.to_value().into_owned();
    round_trips(payload.clone(), shown.clone());
    round_trips(json!(u64::MAX), u64::MAX);
    round_trips(json!(i64::MIN), i64::MIN);
    let text = format!(r#"{{"name": "n", "payload": {payload}}}"#);
    let mut event: Event = json::from_str(&text).unwrap();
    assert_eq!(event.payload, payload);
    assert_eq!(event.get("payload.a[3].b").unwrap(), true);
    event.set("payload.a[3].b", 7).unwrap();
    event.set("payload.d", vec![1]).unwrap();
    assert_eq!(event.payload["a"][3]["b"], 7);
    assert_eq!(event.payload["d"], json!([1]));
    event.set_payload(json!([])).unwrap();
    assert_eq!(event.payload, json!([]));

    // With `arbitrary_precision`, as in this test, numbers of any length are kept.
    for digits in ["340282366920938463463374607431768211456", "-1.5e400"] {
        let kept: Json = serde_json::from_str(digits).unwrap();
        assert_eq!(json::from_str::<Json>(&format!("[{digits}]")).unwrap(), json!([kept.clone()]));
        assert_eq!(from_value::<Json>(kept.to_value()).unwrap(), kept);
    }
    assert_eq!(json!(i128::MAX).to_value(), Value::from(i128::MAX));
    assert_eq!(
        serde_json::from_str::<Json>(&u128::MAX.to_string()).unwrap().to_value(),
        Value::from(u128::MAX)
    );
    refuses::<Json>(f64::NAN, RANGE);
    refuses::<Json>(b"x", TYPE);
    refuses::<Json>(
        map([
            ("a".into(), vec![f64::INFINITY].into()),
            ("a".into(), 1.into()),
            (1.into(), 2.into()),
        ]),
        &[("a[0]", code::RANGE), ("a", code::DUPLICATE), ("[1]", code::TYPE)],
    );
    let deep = (0..300).fold(Json::Null, |inner, _| json!([inner]));
    let report = from_value::<Json>(deep.to_value()).unwrap_err();
    assert_eq!((report.len(), report.iter().next().unwrap().code()), (1, code::DEPTH), "{report}");
}

#[test]
fn a_method_returns_a_document_up_to_the_limit_of_depth() {
    use serde_json::{Value as Json, json};

    #[derive(Typed)]
    struct Nesting;

    #[typed_methods]
    impl Nesting {
        fn lists(&self, levels: usize) -> Json {
            (0..levels).fold(json!(1), |inner, _| json!([inner]))
        }
        fn objects(&self, levels: usize) -> Json {
            (0..levels).fold(json!(1), |inner, _| json!({"a": inner}))
        }
    }

    for method in ["lists", "objects"] {
        assert!(Nesting.call(method, args!(usize::from(MAX_DEPTH))).is_ok());
        let error = Nesting.call(method, args!(usize::from(MAX_DEPTH) + 1)).unwrap_err();
        assert!(error.to_string().contains("at most 128 levels"), "{error}");
    }
}

#[test]
fn a_document_of_other_crates() {
    use chrono::{DateTime, Utc};
    use rust_decimal::Decimal;
    use url::Url;
    use uuid::Uuid;

    #[derive(Typed, Debug, Clone, PartialEq)]
    struct Order {
        id: Uuid,
        page: Url,
        placed: DateTime<Utc>,
        #[typed(check = is_positive)]
        total: Decimal,
        #[typed(default)]
        shipped: Option<jiff::civil::Date>,
    }

    fn is_positive(total: &Decimal) -> Result<(), &'static str> {
        if total.is_sign_positive() { Ok(()) } else { Err("a total is positive") }
    }

    let text = r#"{
        "id": "67e55044-10b1-426f-9247-bb680e5fe0c8",
        "page": "https://example.org/orders/1",
        "placed": "2026-01-31T12:30:00Z",
        "total": "19.90",
        "shipped": "2026-02-01"
    }"#;
    let order: Order = json::from_str(text).unwrap();
    let written = json::to_string(&order).unwrap();
    assert_eq!(json::from_str::<Order>(&written).unwrap(), order);
    let wrong = r#"{"id": "1", "page": "/orders", "placed": "today", "total": "-1", "shipped": 1}"#;
    assert_eq!(
        json::from_str::<Order>(wrong).unwrap_err().to_string(),
        "Order.id: expected a UUID, got str \"1\" at line 1 column 8\n\
         Order.page: expected an absolute URL, got str \"/orders\" at line 1 column 21\n\
         Order.placed: expected a date and time such as 2026-01-31T12:30:00Z, got str \"today\" at line 1 column 42\n\
         Order.total: a total is positive, got str \"-1\" at line 1 column 60\n\
         Order.shipped: expected Date, got int 1 at line 1 column 77"
    );
    let mut changed = order.clone();
    changed.set_total(Decimal::ONE).unwrap();
    changed.set("page", "https://example.org/2").unwrap();
    changed.update(args!(id = Uuid::nil(), shipped = ())).unwrap();
    assert_eq!((changed.total, changed.id, changed.shipped), (Decimal::ONE, Uuid::nil(), None));
    assert_eq!(changed.page.path(), "/2");
}
