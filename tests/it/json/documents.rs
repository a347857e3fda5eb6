//! JSON in and out.

use std::collections::{BTreeMap, HashMap};
use typed_structs::{Class, DynamicType, Mismatches, Secret, Typed, Untyped, Value, code, json};

/// Returns the value of a text.
fn read(text: &str) -> Result<Untyped, json::Error> {
    json::from_str(text)
}

/// The report of a text that is JSON for something else.
fn report<T: for<'v> typed_structs::FieldType<'v> + std::fmt::Debug>(text: &str) -> Mismatches {
    match json::from_str::<T>(text) {
        Err(json::Error::Mismatches(report)) => report.into_mismatches(),
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn fault_04_floats_are_the_nearest() {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    for _ in 0..100_000 {
        // SplitMix64.
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let float = f64::from_bits(mixed ^ (mixed >> 31));
        if !float.is_finite() {
            continue;
        }
        for text in [format!("{float:?}"), format!("{float:e}")] {
            let read: f64 = json::from_str(&text).unwrap();
            assert_eq!(read.to_bits(), float.to_bits(), "{text}");
        }
        let text = json::to_string(&float).unwrap();
        assert_eq!(json::from_str::<f64>(&text).unwrap().to_bits(), float.to_bits(), "{text}");
    }
    // Half-way between two floats, and a little beyond.
    for (text, nearest) in [
        ("9007199254740993", None),
        ("9007199254740993.0", Some(9_007_199_254_740_992.0)),
        (
            "9007199254740993.0000000000000000000000000000000000000001",
            Some(9_007_199_254_740_994.0),
        ),
        ("2.2250738585072011e-308", Some(2.225_073_858_507_201e-308)),
        ("5e-324", Some(5e-324)),
        ("9.1234567890123456789", Some(9.123_456_789_012_346)),
        ("0.9223372036854775808", Some(0.922_337_203_685_477_6)),
        ("1844674407370955161.6", Some(1.844_674_407_370_955_2e18)),
        ("1844674407370955161.65", Some(1.844_674_407_370_955_2e18)),
        ("1e-400", Some(0.0)),
        ("1.7976931348623157e308", Some(f64::MAX)),
    ] {
        assert_eq!(json::from_str::<f64>(text).ok(), nearest, "{text}");
    }
}

#[test]
fn fault_04_integers_are_exact() {
    for integer in [i128::MIN, i128::from(i64::MIN) - 1, i128::from(i64::MIN), -1, 0, i128::MAX] {
        let text = integer.to_string();
        assert_eq!(json::from_str::<i128>(&text).unwrap(), integer);
        assert_eq!(json::to_string(&integer).unwrap(), text);
    }
    for integer in [u128::from(u64::MAX), u128::from(u64::MAX) + 1, u128::MAX] {
        let text = integer.to_string();
        assert_eq!(json::from_str::<u128>(&text).unwrap(), integer);
        assert_eq!(json::to_string(&[integer]).unwrap(), format!("[{text}]"));
    }
}

#[derive(Typed, Debug, PartialEq)]
struct Celsius(f32);

#[derive(Typed, Debug, PartialEq)]
struct Pair(f32, f64);

#[derive(Typed, Debug, PartialEq)]
enum Reading {
    None,
    One(f32),
    Two(f32, f64),
    Named { low: f32, high: f64 },
}

#[derive(Typed, Debug, PartialEq)]
#[typed(tag = "kind")]
enum Tagged {
    Empty,
    Named { low: f32, high: f64 },
}

#[derive(Typed, Debug, PartialEq)]
struct Base {
    deep: f32,
}

#[derive(Typed, Debug, PartialEq)]
#[typed(rename_all = "camelCase", unknown = collect)]
struct Weather {
    plain_one: f32,
    double: f64,
    option: Option<f32>,
    boxed: Box<f32>,
    list: Vec<Option<f32>>,
    boxed_list: Option<Box<[Option<f32>]>>,
    nested: Vec<Vec<f32>>,
    array: [f32; 2],
    slice: Box<[f32]>,
    tuple: (f64, f32, (f32,)),
    map: BTreeMap<String, f32>,
    lists: HashMap<u8, Vec<f32>>,
    newtype: Celsius,
    newtypes: Vec<Celsius>,
    pair: Pair,
    readings: Vec<Reading>,
    tagged: Vec<Tagged>,
    #[typed(base)]
    base: Base,
    untyped: Untyped,
    #[typed(extras)]
    extras: BTreeMap<String, f32>,
}

#[test]
fn fault_05_singles_are_as_short_as_they_can_be() {
    assert_eq!(json::to_string(&0.1_f32).unwrap(), "0.1");
    assert_eq!(json::to_string(&Some(0.1_f32)).unwrap(), "0.1");
    assert_eq!(json::to_string(&vec![(0.1_f32, 0.1_f64)]).unwrap(), "[[0.1,0.1]]");
    assert_eq!(json::to_string(&Celsius(0.3)).unwrap(), "0.3");
    assert_eq!(json::to_string(&Reading::One(0.3)).unwrap(), r#"{"One":0.3}"#);
    for float in [f32::MIN_POSITIVE, f32::MAX, 1e-45, -0.0, 16_777_216.0, 0.3] {
        let text = json::to_string(&float).unwrap();
        assert_eq!(json::from_str::<f32>(&text).unwrap().to_bits(), float.to_bits(), "{text}");
        assert_eq!(text, serde_json::to_string(&float).unwrap());
    }
    let text = concat!(
        r#"{"plainOne":0.1,"double":0.1,"option":0.1,"boxed":0.1,"list":[0.1,null],"#,
        r#""boxedList":[0.1],"nested":[[0.1]],"array":[0.1,0.2],"slice":[0.1],"#,
        r#""tuple":[0.1,0.2,[0.3]],"map":{"a":0.1},"lists":{"1":[0.1]},"#,
        r#""newtype":0.1,"newtypes":[0.1],"pair":[0.1,0.1],"#,
        r#""readings":["None",{"One":0.1},{"Two":[0.1,0.1]},{"Named":{"low":0.1,"high":0.1}}],"#,
        r#""tagged":[{"kind":"Empty"},{"kind":"Named","low":0.1,"high":0.1}],"#,
        r#""deep":0.1,"untyped":{"a":0.1},"extra":0.1}"#,
    );
    let weather: Weather = json::from_str(text).unwrap();
    assert_eq!(json::to_string(&weather).unwrap(), text);
    // A value tells no widths; `get` is as it was.
    assert_eq!(weather.get("plainOne").unwrap(), Value::Float(f64::from(0.1_f32)));
}

#[test]
fn fault_05_singles_of_classes_made_at_run_time() {
    let part = Class::builder("Part").field::<f32>("size").build().unwrap();
    let class = Class::builder("Whole")
        .field::<Vec<f32>>("rust")
        .field_of("list", DynamicType::list(DynamicType::of::<f32>()), |field| field)
        .field_of("map", DynamicType::map(DynamicType::of::<f32>()), |field| field)
        .field_of("option", DynamicType::option(DynamicType::of::<f32>()), |field| field)
        .field_of("parts", DynamicType::list(DynamicType::object(part)), |field| field)
        .build()
        .unwrap();
    let text = r#"{"rust":[0.1],"list":[0.1],"map":{"a":0.1},"option":0.1,"parts":[{"size":0.1}]}"#;
    let object = json::instance_from_str(text, class).unwrap();
    assert_eq!(json::to_string(&object).unwrap(), text);
}

#[derive(Typed, Debug)]
struct Holder {
    name: String,
    floats: Vec<Option<f64>>,
    by_key: BTreeMap<String, f32>,
    reading: Reading,
}

#[test]
fn fault_06_floats_that_are_not_finite() {
    let error = json::to_string(&f64::NAN).unwrap_err();
    assert_eq!(error.to_string(), "f64: expected a finite number, got float NaN");
    for float in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        assert!(json::to_string(&float).is_err());
        assert!(json::to_string(&vec![Some(float)]).is_err());
        assert!(json::to_string(&Value::from(float)).is_err());
    }
    let mut holder = Holder {
        name: String::new(),
        floats: vec![Some(1.0), Some(f64::NAN), None],
        by_key: BTreeMap::from([("a b".to_owned(), f32::INFINITY)]),
        reading: Reading::Named { low: f32::NEG_INFINITY, high: f64::NAN },
    };
    let Err(json::Error::Mismatches(report)) = json::to_string(&holder) else { unreachable!() };
    assert_eq!(
        report.to_string(),
        "Holder.floats[1]: expected a finite number, got float NaN\n\
         Holder.by_key.a b: expected a finite number, got float inf\n\
         Holder.reading.Named.low: expected a finite number, got float -inf\n\
         Holder.reading.Named.high: expected a finite number, got float NaN"
    );
    assert!(report.iter().all(|mismatch| mismatch.code() == code::RANGE));
    holder.set("floats[1]", 2.5).unwrap();
    (holder.by_key, holder.reading) = (BTreeMap::new(), Reading::None);
    let text = r#"{"name":"","floats":[1.0,2.5,null],"by_key":{},"reading":"None"}"#;
    assert_eq!(json::to_string(&holder).unwrap(), text);
}

#[derive(Typed, Debug)]
struct Numbers {
    double: f64,
    single: Option<f32>,
    integer: i64,
    list: Vec<f64>,
    map: BTreeMap<String, u8>,
    untyped: Untyped,
    duration: std::time::Duration,
    secret: Secret<f64>,
    name: String,
}

#[test]
fn fault_07_numbers_that_nothing_holds() {
    let beyond = "1".repeat(200);
    let text = format!(
        r#"{{"double": 1e400, "single": -1e400, "integer": {beyond}, "list": [1, 1E+400, {beyond}],
            "map": {{"a": 1e999, "b": 1}}, "untyped": {{"deep": [1e400]}}, "duration": 1e400,
            "secret": 1e400, "name": 1e400, "unknown": 1e400}}"#
    );
    let report = report::<Numbers>(&text);
    let found: Vec<_> = report.iter().map(|one| (one.path(), one.code(), one.actual())).collect();
    assert_eq!(
        found,
        [
            ("double", code::RANGE, "float"),
            ("single", code::RANGE, "float"),
            ("integer", code::RANGE, "int"),
            ("list[1]", code::RANGE, "float"),
            ("list[2]", code::RANGE, "int"),
            ("map.a", code::RANGE, "float"),
            ("untyped.deep[0]", code::RANGE, "float"),
            ("duration", code::RANGE, "float"),
            ("secret", code::RANGE, "float"),
            ("name", code::TYPE, "float"),
            ("unknown", code::UNKNOWN, "nothing"),
        ]
    );
    let shown = report.to_string();
    assert!(shown.starts_with("Numbers.double: expected f64, got float 1e400\n"), "{shown}");
    assert!(
        shown.contains("Numbers.secret: expected Secret<f64>, got float ***")
            || shown.contains("Numbers.secret: expected f64, got float ***"),
        "{shown}"
    );
    // At the edge.
    assert!(json::from_str::<f64>("1.7976931348623158e308").is_ok());
    assert_eq!(self::report::<f64>("1.7976931348623159e308").iter().count(), 1);
    assert_eq!(self::report::<u128>("340282366920938463463374607431768211456").len(), 1);
    // What is not checked is not kept either.
    assert!(self::report::<Untyped>("-1e400").at("").is_some());
}

#[test]
fn fault_08_keys_that_mean_something_to_serde_json() {
    for text in [
        r#"{"$serde_json::private::Number":"7"}"#,
        r#"{"$serde_json::private::Number":"\u0037"}"#,
        r#"{"$serde_json::private::RawValue":"7"}"#,
        r#"[{"$serde_json::private::Number":"1e400"}]"#,
        r#"{"a":{"$serde_json::private::Number":{"$serde_json::private::Number":"7"}}}"#,
    ] {
        let plain = text.replace("\\u0037", "7");
        assert_eq!(json::to_string(&read(text).unwrap()).unwrap(), plain);
    }
    let map: BTreeMap<String, String> =
        json::from_str(r#"{"$serde_json::private::Number":"7"}"#).unwrap();
    assert_eq!(map.len(), 1);
    assert!(json::from_str::<u8>(r#"{"$serde_json::private::Number":"7"}"#).is_err());
}

#[derive(Debug)]
struct Door;

#[derive(Typed)]
struct Room {
    #[typed(opaque)]
    door: Door,
    key: Secret<String>,
    rooms: Vec<Room>,
}

#[test]
fn fault_52_opaque_fields_are_named() {
    let room = |rooms| Room { door: Door, key: Secret::new("abc".to_owned()), rooms };
    let Err(json::Error::Mismatches(report)) = json::to_string(&room(vec![room(Vec::new())]))
    else {
        unreachable!()
    };
    let found: Vec<_> =
        report.mismatches().iter().map(|one| (one.path(), one.code(), one.actual())).collect();
    assert_eq!(found, [("door", code::TYPE, "opaque"), ("rooms[0].door", code::TYPE, "opaque")]);
    assert!(
        report.to_string().starts_with("Room.door: expected a value that JSON can say, got opaque")
    );
}

#[test]
fn fault_06_keys_of_maps() {
    let text = r#"{"-1":1,"340282366920938463463374607431768211455":2}"#;
    let mut map = typed_structs::Map::new();
    map.push(-1, 1);
    map.push(u128::MAX, 2);
    assert_eq!(json::to_string(&map).unwrap(), text);
    assert_eq!(json::to_string(&BTreeMap::from([('"', true)])).unwrap(), r#"{"\"":true}"#);
    assert_eq!(json::to_string(&BTreeMap::from([(true, ())])).unwrap(), r#"{"true":null}"#);
    for key in [Value::Null, Value::Float(1.5), Value::from([1]), Value::opaque(1)] {
        let mut map = typed_structs::Map::new();
        map.push(key, 1);
        let Err(json::Error::Mismatches(report)) = json::to_string(&map) else { unreachable!() };
        assert_eq!(report.iter().map(|one| one.code()).collect::<Vec<_>>(), [code::TYPE]);
    }
}

#[derive(Typed, Debug, PartialEq)]
struct Lengths {
    a: u8,
    ab: u8,
    abc: u8,
    abcd: u8,
    abcde: u8,
    abcdef: u8,
    abcdefg: u8,
    abcdefgh: u8,
    abcdefghi: u8,
}

/// A name that is expected next is compared by whole words.
#[test]
fn a_name_of_any_length_that_differs_in_a_letter_is_another_one() {
    let names: Vec<&str> = Lengths::class().fields().iter().map(|field| field.name()).collect();
    let document = |names: &[String]| {
        let entries: Vec<String> = names.iter().map(|name| format!("\"{name}\":1")).collect();
        format!("{{{}}}", entries.join(","))
    };
    let right: Vec<String> = names.iter().map(|name| (*name).into()).collect();
    json::from_str::<Lengths>(&document(&right)).unwrap();
    for (index, name) in names.iter().enumerate() {
        for at in 0..name.len() {
            let mut wrong = right.clone();
            wrong[index].replace_range(at..=at, "X");
            let report = report::<Lengths>(&document(&wrong));
            let codes: Vec<_> = report.iter().map(|it| (it.path(), it.code())).collect();
            assert_eq!(codes, [(&*wrong[index], code::UNKNOWN), (name, code::MISSING)]);
        }
    }
}
