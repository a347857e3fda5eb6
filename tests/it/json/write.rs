//! Writing JSON: the same text as `serde_json` writes, omitted fields, and faults.

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZero;
use typed_structs::{Secret, ToValue, Typed, Value, code, json};

#[derive(Typed, Serialize, Clone, Debug, PartialEq)]
struct Whole {
    flag: bool,
    small: i8,
    long: u64,
    wide: i128,
    positive: NonZero<u16>,
    single: f32,
    double: f64,
    letter: char,
    text: String,
    nothing: (),
    maybe: Option<String>,
    boxed: Box<Option<f32>>,
    list: Vec<Part>,
    set: BTreeSet<i16>,
    array: [Vec<u8>; 2],
    pair: (f32, Option<bool>),
    by_number: BTreeMap<i64, Part>,
    by_text: BTreeMap<String, f64>,
    by_flag: BTreeMap<bool, ()>,
    #[serde(rename = "a \"b\"\\")]
    #[typed(rename = "a \"b\"\\")]
    renamed: u8,
    #[serde(flatten)]
    #[typed(base)]
    base: Base,
    newtype: Newtype,
    tuple: Tuple,
    unit: Unit,
    outside: Outside,
    inside: Inside,
    span: std::time::Duration,
}

#[derive(Typed, Serialize, Clone, Debug, PartialEq)]
struct Part {
    id: u32,
    names: Vec<String>,
}

#[derive(Typed, Serialize, Clone, Debug, PartialEq)]
struct Base {
    deep: f32,
    #[serde(flatten)]
    #[typed(base)]
    origin: Root,
}

#[derive(Typed, Serialize, Clone, Debug, PartialEq)]
struct Root {
    root: Option<u8>,
}

#[derive(Typed, Serialize, Clone, Debug, PartialEq)]
struct Newtype(Vec<f32>);

#[derive(Typed, Serialize, Clone, Debug, PartialEq)]
struct Tuple(f32, String);

#[derive(Typed, Serialize, Clone, Debug, PartialEq)]
struct Unit;

#[derive(Typed, Serialize, Clone, Debug, PartialEq)]
enum Outside {
    Unit,
    Newtype(f32),
    Tuple(u8, Part),
    Named { part: Part, single: f32 },
}

#[derive(Typed, Serialize, Clone, Debug, PartialEq)]
#[serde(tag = "kind")]
#[typed(tag = "kind")]
enum Inside {
    Unit,
    Newtype(Part),
    Named { part: Part, single: f32 },
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![".*", "[\\x00-\\x7F]{0,20}", "[a-z\"\\\\\\n]{0,20}"]
}

fn float() -> impl Strategy<Value = f64> {
    prop_oneof![any::<f64>(), (-1000..1000).prop_map(|it| f64::from(it) / 8.0)]
        .prop_filter("JSON has no other", |it| it.is_finite())
}

fn single() -> impl Strategy<Value = f32> {
    any::<f32>().prop_filter("JSON has no other", |it| it.is_finite())
}

fn part() -> impl Strategy<Value = Part> {
    (any::<u32>(), vec(text(), 0..3)).prop_map(|(id, names)| Part { id, names })
}

fn outside() -> impl Strategy<Value = Outside> {
    prop_oneof![
        Just(Outside::Unit),
        single().prop_map(Outside::Newtype),
        (any::<u8>(), part()).prop_map(|(number, part)| Outside::Tuple(number, part)),
        (part(), single()).prop_map(|(part, single)| Outside::Named { part, single }),
    ]
}

fn inside() -> impl Strategy<Value = Inside> {
    prop_oneof![
        Just(Inside::Unit),
        part().prop_map(Inside::Newtype),
        (part(), single()).prop_map(|(part, single)| Inside::Named { part, single }),
    ]
}

prop_compose! {
    fn whole()(
        (flag, small, long, wide, positive) in any::<(bool, i8, u64, i128, NonZero<u16>)>(),
        (single, double, letter, text) in (single(), float(), any::<char>(), text()),
        (maybe, boxed) in (option::of(text()), option::of(single())),
        list in vec(part(), 0..3),
        set in any::<BTreeSet<i16>>(),
        array in any::<[Vec<u8>; 2]>(),
        pair in (single(), any::<Option<bool>>()),
        by_number in btree_map(any::<i64>(), part(), 0..3),
        by_text in btree_map(text(), float(), 0..3),
        by_flag in any::<BTreeMap<bool, ()>>(),
        (deep, root, renamed) in (single(), any::<Option<u8>>(), any::<u8>()),
        (newtype, tuple) in (vec(single(), 0..3), (single(), text())),
        (outside, inside, span) in (outside(), inside(), any::<std::time::Duration>()),
    ) -> Whole {
        let base = Base { deep, origin: Root { root } };
        let (newtype, tuple) = (Newtype(newtype), Tuple(tuple.0, tuple.1));
        let boxed = Box::new(boxed);
        Whole {
            flag, small, long, wide, positive, single, double, letter, text, nothing: (), maybe,
            boxed, list, set, array, pair, by_number, by_text, by_flag, renamed, base, newtype,
            tuple, unit: Unit, outside, inside, span,
        }
    }
}

/// Asserts that both crates write the same text, in both forms.
#[track_caller]
fn is_as_serde<T: Serialize + ToValue>(value: &T) {
    assert_eq!(json::to_string(value).unwrap(), serde_json::to_string(value).unwrap());
    assert_eq!(
        json::to_string_pretty(value).unwrap(),
        serde_json::to_string_pretty(value).unwrap()
    );
}

proptest! {
    #[test]
    fn objects_are_written_as_by_serde_json(whole in whole()) {
        is_as_serde(&whole);
        prop_assert_eq!(json::from_str::<Whole>(&json::to_string(&whole).unwrap()).unwrap(), whole);
    }

    #[test]
    fn any_string_is_written_as_by_serde_json(text in text(), at in 0_usize..40, special in 0_u8..128) {
        is_as_serde(&text);
        // One special character at each place of words of 8 bytes.
        let mut plain = "x".repeat(at);
        plain.push(char::from(special));
        plain.push_str(&text);
        is_as_serde(&plain);
    }

    #[test]
    fn any_number_is_written_as_by_serde_json(
        (double, single, long, short) in (float(), single(), any::<u64>(), any::<i16>())
    ) {
        is_as_serde(&(double, single, long, short));
    }
}

#[test]
fn types_of_the_standard_library() {
    is_as_serde(&(Box::<str>::from("a"), Cow::Borrowed("b"), Box::<[f32]>::from([0.1])));
    is_as_serde(&[u128::MAX, 0]);
    is_as_serde(&BTreeMap::from([(u128::MAX, i128::MIN)]));
    is_as_serde(&Vec::<Vec<u8>>::new());
    is_as_serde(&vec![Vec::<u8>::new(), vec![1]]);
    is_as_serde(&BTreeMap::<u8, BTreeMap<u8, u8>>::from([(1, BTreeMap::new())]));
    assert_eq!(json::to_string(&Value::from(&b"ab"[..])).unwrap(), "[97,98]");
    assert_eq!(json::to_string_pretty(&Value::from(&b"a"[..])).unwrap(), "[\n  97\n]");
}

#[derive(Typed, Clone, Debug, PartialEq)]
struct Person {
    name: String,
    nick: Option<String>,
    #[typed(default = 3)]
    retries: u8,
    #[typed(default = 0.5)]
    ratio: f32,
    #[typed(default = Some(7))]
    lucky: Option<u8>,
    #[typed(default)]
    tags: Vec<String>,
    #[typed(default = "home")]
    kind: String,
    #[typed(base)]
    place: Place,
    past: Vec<Place>,
    stay: Option<Stay>,
}

#[derive(Typed, Clone, Debug, PartialEq)]
struct Place {
    #[typed(default = "Bonn")]
    city: String,
    zip: Option<u32>,
}

#[derive(Typed, Clone, Debug, PartialEq)]
enum Stay {
    Short { until: Option<u8> },
    Long(Option<u8>),
}

fn place() -> impl Strategy<Value = Place> {
    (prop_oneof!["Bonn", "K.ln"], option::of(0_u32..2)).prop_map(|(city, zip)| Place { city, zip })
}

prop_compose! {
    fn person()(
        name in "[a-c]", nick in option::of("[a-c]"), retries in 2_u8..4,
        ratio in prop_oneof![Just(0.5_f32), Just(0.1)], lucky in option::of(6_u8..8),
        tags in vec("[a-c]", 0..2), kind in prop_oneof!["home", "work"], place in place(),
        past in vec(place(), 0..3),
        stay in option::of(prop_oneof![
            option::of(0_u8..2).prop_map(|until| Stay::Short { until }),
            option::of(0_u8..2).prop_map(Stay::Long),
        ]),
    ) -> Person {
        Person { name, nick, retries, ratio, lucky, tags, kind, place, past, stay }
    }
}

proptest! {
    #[test]
    fn what_is_omitted_is_read_as_it_was(person in person(), none: bool, defaults: bool) {
        let mut writer = json::Writer::new();
        if none {
            writer = writer.omit_none();
        }
        if defaults {
            writer = writer.omit_defaults();
        }
        for writer in [writer.clone(), writer.pretty()] {
            let text = writer.to_string(&person).unwrap();
            prop_assert_eq!(&json::from_str::<Person>(&text).unwrap(), &person, "{}", text);
            prop_assert!(!none || !text.contains("nick") || person.nick.is_some());
            prop_assert!(!defaults || !text.contains("retries") || person.retries != 3);
            prop_assert!(!defaults || !text.contains("ratio") || person.ratio != 0.5);
        }
    }
}

fn ann() -> Person {
    json::from_str(
        r#"{"name": "Ann", "past": [{"zip": 1}, {"city": "Ulm"}], "stay": {"Short": {"until": 2}}}"#,
    )
    .unwrap()
}

#[test]
fn fields_are_omitted_by_path() {
    let brief = json::Writer::new().omit_none().omit_defaults();
    assert_eq!(
        brief.to_string(&ann()).unwrap(),
        r#"{"name":"Ann","past":[{"zip":1},{"city":"Ulm"}],"stay":{"Short":{"until":2}}}"#
    );
    // A member of a base has the place that it is shown at; items and variants are no steps.
    let some = brief.clone().omit(["name", "past.city", "stay.until"]).omit(["zip", "no.such"]);
    let text = r#"{"past":[{"zip":1},{}],"stay":{"Short":{}}}"#;
    assert_eq!(some.to_string(&ann()).unwrap(), text);
    assert_eq!(
        brief.omit(["past", "stay"]).to_string(&vec![ann()]).unwrap(),
        r#"[{"name":"Ann"}]"#
    );
    // The path of a name that is quoted.
    let writer = json::Writer::new().omit([r#"["a.b"]"#]);
    assert_eq!(writer.to_string(&Dotted { dotted: 1, other: 2 }).unwrap(), r#"{"other":2}"#);
    let pretty = json::Writer::new().pretty().omit(["a"]).omit(["other", r#"["a.b"]"#]);
    assert_eq!(pretty.to_string(&[Dotted { dotted: 1, other: 2 }]).unwrap(), "[\n  {}\n]");
}

#[derive(Typed)]
struct Dotted {
    #[typed(rename = "a.b")]
    dotted: u8,
    other: u8,
}

#[derive(Typed)]
struct Faulty {
    ratio: f64,
    #[typed(opaque)]
    handle: std::sync::atomic::AtomicU8,
    parts: Vec<(f32, Option<f64>)>,
    keys: BTreeMap<Option<u8>, f64>,
    #[typed(base)]
    base: Limits,
    value: Value<'static>,
}

#[derive(Typed)]
struct Limits {
    limit: f32,
    #[typed(default = 1.0)]
    ratio: f32,
}

#[test]
fn all_faults_are_in_one_report() {
    let faulty = Faulty {
        ratio: f64::NAN,
        handle: std::sync::atomic::AtomicU8::new(1),
        parts: vec![(1.0, None), (f32::INFINITY, Some(f64::NAN))],
        keys: BTreeMap::from([(None, f64::NAN), (Some(1), 1.0)]),
        base: Limits { limit: f32::NAN, ratio: f32::NAN },
        value: [(Value::from([1]), Value::opaque(1))]
            .into_iter()
            .collect::<typed_structs::Map<'_>>()
            .into(),
    };
    let found = |writer: &json::Writer| {
        let Err(json::Error::Mismatches(report)) = writer.to_string(&faulty) else { panic!() };
        report.iter().map(|one| (one.path().to_owned(), one.code().to_owned())).collect::<Vec<_>>()
    };
    let all = [
        ("ratio", code::RANGE),
        ("handle", code::TYPE),
        ("parts[1][0]", code::RANGE),
        ("parts[1][1]", code::RANGE),
        ("keys[null]", code::TYPE),
        ("keys[null]", code::RANGE),
        ("limit", code::RANGE),
        ("value[[1]]", code::TYPE),
        ("value[[1]]", code::TYPE),
    ]
    .map(|(path, code)| (path.to_owned(), code.to_owned()));
    assert_eq!(found(&json::Writer::new()), all);
    // The base has a hidden `ratio`, and an omitted field has no fault.
    let some = json::Writer::new().pretty().omit(["handle", "parts", "keys", "value"]);
    assert_eq!(found(&some), [all[0].clone(), all[6].clone()]);
    assert_eq!(some.omit(["ratio", "limit"]).to_string(&faulty).unwrap(), "{}");
}

#[derive(Typed)]
struct Login {
    user: String,
    key: Secret<String>,
    #[typed(default)]
    spare: Option<Secret<u8>>,
    keys: Vec<Secret<f64>>,
    #[typed(base)]
    session: Session,
}

#[derive(Typed)]
struct Session {
    token: Secret<String>,
    #[typed(default = "hidden")]
    user: String,
}

#[test]
fn secrets_and_hidden_members_are_not_shown() {
    let secret = || Secret::new("hunter2".to_owned());
    let login = Login {
        user: "ann".to_owned(),
        key: secret(),
        spare: Some(Secret::new(77)),
        keys: vec![Secret::new(f64::NAN)],
        session: Session { token: secret(), user: "hidden".to_owned() },
    };
    let text = r#"{"user":"ann","key":"***","spare":"***","keys":["***"],"token":"***"}"#;
    assert_eq!(json::to_string(&login).unwrap(), text);
    let writer = json::Writer::new().omit_none().omit_defaults();
    assert_eq!(writer.to_string(&login).unwrap(), text);
    let keys = BTreeMap::from([(secret(), 1)]);
    let error = json::to_string(&keys).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("hunter2"), "{error:?}");
}

#[derive(Typed)]
#[repr(C, packed)]
struct Packed {
    single: f32,
    number: u16,
    maybe: Option<u8>,
}

#[test]
fn fields_without_a_slot_are_written_too() {
    let packed = Packed { single: 0.1, number: 2, maybe: None };
    assert_eq!(json::to_string(&packed).unwrap(), r#"{"single":0.1,"number":2,"maybe":null}"#);
    let writer = json::Writer::new().omit_none();
    assert_eq!(writer.to_string(&packed).unwrap(), r#"{"single":0.1,"number":2}"#);
}

#[derive(Typed)]
struct Chain {
    next: Option<Box<Chain>>,
}

#[test]
fn levels_beyond_the_limit_are_a_fault() {
    let nested = |levels| (0..levels).fold(Value::from(1), |inner, _| Value::from([inner]));
    assert_eq!(json::to_string(&nested(128)).unwrap().len(), 257);
    let Err(json::Error::Mismatches(report)) = json::to_string(&nested(129)) else { panic!() };
    let found: Vec<_> = report.iter().map(|one| (one.path().len(), one.code())).collect();
    assert_eq!(found, [(3 * 128, code::DEPTH)]);
    // Objects can be deeper than documents. The rest is not looked at.
    let mut chain = Chain { next: None };
    for _ in 0..1_000 {
        chain = Chain { next: Some(Box::new(chain)) };
    }
    let Err(json::Error::Mismatches(report)) = json::to_string(&chain) else { panic!() };
    assert_eq!(report.iter().map(|one| one.code()).collect::<Vec<_>>(), [code::DEPTH]);
}

/// A writer that takes few bytes at a time, and fails after some.
struct Slow {
    taken: Vec<u8>,
    most: usize,
}

impl std::io::Write for Slow {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let len = bytes.len().min(7).min(self.most - self.taken.len());
        self.taken.extend_from_slice(&bytes[..len]);
        if len == 0 && !bytes.is_empty() {
            Err(std::io::ErrorKind::StorageFull.into())
        } else {
            Ok(len)
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn writers_get_the_same_text() {
    let parts: Vec<Part> =
        (0..5_000).map(|id| Part { id, names: vec!["ä".repeat(id as usize % 50)] }).collect();
    let mut slow = Slow { taken: Vec::new(), most: usize::MAX };
    json::to_writer(&mut slow, &parts).unwrap();
    assert_eq!(slow.taken, json::to_string(&parts).unwrap().into_bytes());

    let mut full = Slow { taken: Vec::new(), most: 20_000 };
    let error = json::to_writer(&mut full, &parts).unwrap_err();
    assert!(matches!(error, json::Error::Io(_)), "{error:?}");
    assert_eq!(full.taken, slow.taken[..20_000]);

    let error = json::to_writer(&mut Vec::new(), &[0.5, f64::NAN]).unwrap_err();
    assert!(error.to_string().contains("[1]: expected a finite number"), "{error}");
}
