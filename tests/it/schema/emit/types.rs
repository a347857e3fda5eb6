//! Schemas of the types of fields.

use super::agree;
use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr};
use std::num::{NonZeroI8, NonZeroU32};
use std::ops::{Bound, Range, RangeFrom, RangeInclusive, RangeTo};
use std::time::{Duration, SystemTime};
use typed_structs::{Secret, Typed, Untyped};

#[test]
fn numbers_have_the_bounds_of_their_type() {
    agree::<u8>(&["0", "255"], &["-1", "256", "1.5", "\"1\"", "null", "true"]);
    agree::<i64>(
        &["-9223372036854775808", "9223372036854775807"],
        &["9223372036854775808", "-9223372036854775809"],
    );
    agree::<u128>(
        &["340282366920938463463374607431768211455"],
        &["340282366920938463463374607431768211456", "-1"],
    );
    agree::<i128>(
        &["-170141183460469231731687303715884105728"],
        &["170141183460469231731687303715884105728"],
    );
    agree::<NonZeroI8>(&["-128", "1"], &["0", "128"]);
    agree::<NonZeroU32>(&["1", "4294967295"], &["0", "4294967296"]);
    agree::<f64>(&["1", "1.5", "-1e300"], &["\"1\"", "null"]);
    agree::<f32>(&["1", "0.1", "3.4e38"], &["1e39", "-1e39"]);
    agree::<bool>(&["true"], &["0", "\"true\""]);
}

#[test]
fn strings_have_lengths_and_formats() {
    agree::<String>(&["\"\"", "\"é\""], &["1", "[]"]);
    agree::<char>(&["\"a\"", "\"😀\""], &["\"\"", "\"ab\""]);
    agree::<Ipv4Addr>(&["\"127.0.0.1\""], &["1"]);
    agree::<IpAddr>(&["\"::1\""], &["{}"]);
    agree::<uuid::Uuid>(&["\"67e55044-10b1-426f-9247-bb680e5fe0c8\""], &["1"]);
    agree::<rust_decimal::Decimal>(&["\"19.99\"", "5", "0.25"], &["true"]);
    agree::<chrono::NaiveDate>(&["\"2026-01-31\""], &["20260131"]);
    agree::<jiff::SignedDuration>(&["\"PT1H\""], &["1"]);
}

#[test]
fn collections_have_the_schemas_of_their_parts() {
    agree::<Vec<u8>>(&["[]", "[1,2]"], &["[1,256]", "{}", "[null]"]);
    agree::<BTreeSet<String>>(&["[\"a\",\"b\"]"], &["[\"a\",\"a\"]", "[1]"]);
    agree::<[u8; 2]>(&["[1,2]"], &["[1]", "[1,2,3]"]);
    agree::<[u8; 0]>(&["[]"], &["[1]"]);
    agree::<(u8, String)>(&["[1,\"a\"]"], &["[1]", "[1,\"a\",2]", "[\"a\",1]"]);
    agree::<(u8,)>(&["[1]"], &["[]", "[1,2]"]);
    agree::<BTreeMap<String, Vec<u8>>>(&["{}", "{\"a\":[1]}"], &["{\"a\":1}", "[]"]);
    agree::<BTreeMap<i16, bool>>(
        &["{\"-12\":true,\"0\":false}"],
        &["{\"a\":true}", "{\"01\":true}", "{\"-0\":true}", "{\"1.0\":true}", "{\"+1\":true}"],
    );
    agree::<BTreeMap<u16, bool>>(&["{\"12\":true}"], &["{\"-1\":true}", "{\"\":true}"]);
    agree::<BTreeMap<bool, u8>>(&["{\"true\":1}"], &["{\"True\":1}"]);
    agree::<BTreeMap<char, u8>>(&["{\"é\":1}"], &["{\"ab\":1}"]);
    agree::<bytes::Bytes>(&["[1,255]"], &["[256]", "\"a\""]);
}

#[test]
fn options_accept_null() {
    agree::<Option<u8>>(&["null", "1"], &["256", "\"\""]);
    agree::<Option<Vec<Option<u8>>>>(&["null", "[null,1]"], &["[\"\"]"]);
    agree::<Option<Option<u8>>>(&["null", "1"], &["256"]);
    agree::<Box<Option<u8>>>(&["null", "1"], &["256"]);
    agree::<Option<NonZeroI8>>(&["null", "1"], &["0"]);
    agree::<Option<rust_decimal::Decimal>>(&["null", "\"1\""], &["[]"]);
    agree::<Option<Untyped>>(&["null", "1", "{}"], &[]);
    agree::<()>(&["null"], &["1", "{}"]);
}

#[test]
fn times_and_ranges_have_their_parts() {
    agree::<Duration>(
        &["5", "1.5", "{\"secs\":1,\"nanos\":2}"],
        &["-1", "{\"secs\":1}", "{\"secs\":1,\"nanos\":2,\"x\":3}", "\"1\""],
    );
    agree::<SystemTime>(
        &["-5", "{\"secs_since_epoch\":-1,\"nanos_since_epoch\":2}"],
        &["{\"secs_since_epoch\":1.5,\"nanos_since_epoch\":2}"],
    );
    agree::<Range<u8>>(
        &["{\"start\":1,\"end\":2}"],
        &["{\"start\":1}", "{\"start\":1,\"end\":256}", "[1,2]", "{\"start\":1,\"end\":2,\"x\":3}"],
    );
    agree::<RangeInclusive<i8>>(&["{\"start\":1,\"end\":2}"], &["{\"start\":1}"]);
    agree::<RangeFrom<i8>>(&["{\"start\":1}"], &["{\"end\":1}"]);
    agree::<RangeTo<i8>>(&["{\"end\":1}"], &["{\"start\":1}"]);
    agree::<Range<Option<u8>>>(&["{\"start\":null,\"end\":2}"], &["{\"end\":2}"]);
    agree::<Bound<u8>>(
        &["\"Unbounded\"", "{\"Included\":1}", "{\"Excluded\":1}"],
        &[
            "{}",
            "{\"Included\":256}",
            "{\"Included\":1,\"Excluded\":1}",
            "\"Included\"",
            "{\"a\":1}",
        ],
    );
}

#[derive(Typed, Debug)]
pub(crate) struct Login {
    user: String,
    #[typed(default = Secret::from("s3cret".to_owned()))]
    password: Secret<String>,
    tokens: Vec<Secret<u16>>,
    pin: Option<Secret<u16>>,
}

/// Parts of many types.
#[derive(Typed, Debug)]
pub(crate) struct Parts {
    #[typed(default = 5..7)]
    range: Range<u8>,
    bound: Option<Bound<i8>>,
    set: Option<BTreeSet<String>>,
    numbers: Option<BTreeMap<u16, Option<bool>>>,
    pair: Option<(u8, String)>,
    letter: Option<char>,
    zero: Option<NonZeroI8>,
    large: Option<i128>,
    bytes: Option<bytes::Bytes>,
    any: Option<Untyped>,
    floats: Option<Vec<f64>>,
    #[typed(serde)]
    list: Option<Vec<serde_json::Value>>,
}

#[test]
fn secrets_are_only_read() {
    use super::shown;
    use typed_structs::schema::Schema;

    agree::<Login>(
        &[
            r#"{"user":"a","tokens":[1],"pin":null}"#,
            r#"{"user":"a","tokens":[],"pin":3,"password":""}"#,
        ],
        &[r#"{"user":"a","tokens":[70000]}"#],
    );
    assert_eq!(
        shown::<Login>(&Schema::new()),
        "{\"title\":\"Login\",\"type\":\"object\",\"properties\":{\"user\":{\"type\":\"string\"},\
         \"password\":{\"type\":\"string\",\"writeOnly\":true},\
         \"tokens\":{\"type\":\"array\",\"items\":\
         {\"type\":\"integer\",\"minimum\":0,\"maximum\":65535,\"writeOnly\":true}},\
         \"pin\":{\"type\":[\"integer\",\"null\"],\"minimum\":0,\"maximum\":65535,\"writeOnly\":true}},\
         \"required\":[\"user\",\"tokens\"],\"additionalProperties\":false}",
    );
}
