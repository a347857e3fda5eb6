//! The attributes `lax`, `strict` and `byte_size` of fields, structs and parameters.

use std::collections::BTreeMap;
use typed_structs::{
    Args, Class, Conversion, DynamicType, Lax, Map, TypeMismatch, Typed, Untyped, Value, args,
    code, from_value, json, of, typed_methods,
};

#[derive(Typed, Debug, Default, Clone, PartialEq)]
struct Mixed {
    #[typed(lax, range(..=150))]
    age: u8,
    #[typed(strict)]
    level: u8,
    plain: u8,
    #[typed(lax)]
    inner: Inner,
}

#[derive(Typed, Debug, Default, Clone, PartialEq)]
struct Inner {
    #[typed(default)]
    count: i64,
    #[typed(strict, default)]
    exact: i64,
}

#[derive(Typed, Debug, PartialEq)]
#[typed(lax, unknown = collect)]
struct Relaxed {
    active: bool,
    #[typed(strict)]
    id: u64,
    #[typed(extras)]
    others: BTreeMap<String, i64>,
}

#[derive(Typed, Debug, PartialEq)]
#[typed(lax)]
enum Shape {
    Circle(f64),
    Square { side: u8 },
}

#[typed_methods]
impl Mixed {
    fn sum(&self, #[typed(lax)] first: i64, second: i64) -> i64 {
        first + second + i64::from(self.plain)
    }
}

fn message<T: core::fmt::Debug>(result: Result<T, TypeMismatch>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn a_lax_field_is_lax_everywhere() {
    let mut mixed = Mixed::default();
    mixed.set_age("36").unwrap();
    assert_eq!(mixed.age, 36);
    mixed.set_age("40".to_owned()).unwrap();
    mixed.set("age", 41.0).unwrap();
    assert_eq!(mixed.age, 41);
    mixed.update(args!(age = "42", plain = 1)).unwrap();
    mixed.set("inner.count", "7").unwrap();
    assert_eq!((mixed.age, mixed.plain, mixed.inner.count), (42, 1, 7));
    mixed.update(args!("inner.count" = "8", age = true)).unwrap();
    assert_eq!((mixed.age, mixed.inner.count), (1, 8));
    of(&mut mixed).set("age", "9").unwrap();
    assert_eq!(mixed.age, 9);

    assert_eq!(message(mixed.set_age("200")), "Mixed.age: expected ..=150, got int 200");
    assert_eq!(message(mixed.set_age("x")), "Mixed.age: expected u8, got str \"x\"");
    assert_eq!(message(mixed.set("plain", "1")), "Mixed.plain: expected u8, got str \"1\"");
    assert_eq!(
        message(mixed.set("inner.exact", "1")),
        "Mixed.inner.exact: expected i64, got str \"1\""
    );
    assert_eq!(mixed.age, 9);

    let text = r#"{"age": "1", "level": 2, "plain": 3, "inner": {"count": 4.0}}"#;
    let read: Mixed = json::from_str(text).unwrap();
    assert_eq!((read.age, read.inner.count), (1, 4));
    let text =
        r#"{"age": "old", "level": "2", "plain": "3", "inner": {"count": 4.5, "exact": 1.0}}"#;
    assert_eq!(
        json::from_str::<Mixed>(text).unwrap_err().to_string(),
        "Mixed.age: expected u8, got str \"old\" at line 1 column 9\n\
         Mixed.level: expected u8, got str \"2\" at line 1 column 25\n\
         Mixed.plain: expected u8, got str \"3\" at line 1 column 39\n\
         Mixed.inner.count: expected i64, got float 4.5 at line 1 column 63\n\
         Mixed.inner.exact: expected i64, got float 1.0 at line 1 column 77"
    );
}

#[test]
fn a_strict_field_parses_text_and_nothing_else() {
    let args = || args!(age = 1, level = 2.0, plain = 3.0, inner = Map::new());
    let report = Mixed::construct(args().lax()).unwrap_err();
    assert_eq!(report.to_string(), "Mixed.level: expected u8, got float 2.0");
    let report = Mixed::construct(args().text()).unwrap_err();
    assert_eq!(report.to_string(), "Mixed.level: expected u8, got float 2.0");
    let report =
        Mixed::construct(args!(age = 1, level = "2", plain = "3", inner = Map::new()).lax());
    assert_eq!(report.unwrap_err().to_string(), "Mixed.level: expected u8, got str \"2\"");
    let mut mixed =
        Mixed::construct_text([("age", "1"), ("level", "2"), ("plain", "3"), ("inner", "{}")]);
    assert_eq!(mixed.as_mut().unwrap().level, 2);
    mixed.unwrap().set_text("inner.exact", "5").unwrap();
}

#[test]
fn a_lax_struct_says_it_for_its_fields() {
    let fields = Relaxed::class().fields();
    let modes: Vec<_> = fields.iter().map(|field| field.conversion()).collect();
    assert_eq!(modes, [Some(Conversion::Lax), Some(Conversion::Strict), Some(Conversion::Lax)]);
    let relaxed = Relaxed::construct(args!(active = "on", id = 1, x = "5")).unwrap();
    assert_eq!((relaxed.active, relaxed.others["x"]), (true, 5));
    let report = Relaxed::construct(args!(active = 2, id = "1")).unwrap_err();
    assert_eq!(
        report.to_string(),
        "Relaxed.active: expected bool, got int 2\nRelaxed.id: expected u64, got str \"1\""
    );
    let mut relaxed = relaxed;
    relaxed.set("x", "6").unwrap();
    relaxed.update(args!(x = 7.0, active = 0)).unwrap();
    assert_eq!((relaxed.active, relaxed.others["x"]), (false, 7));
    let circle = json::from_str::<Shape>(r#"{"Circle": "1.5"}"#).unwrap();
    assert_eq!(circle, Shape::Circle(1.5));
    let square = json::from_str::<Shape>(r#"{"Square": {"side": "2"}}"#).unwrap();
    assert_eq!(square, Shape::Square { side: 2 });
}

#[test]
fn parameters_are_lax_too() {
    let mut mixed = Mixed::default();
    assert_eq!(mixed.call("sum", args!("1", 2)).unwrap(), 3);
    assert_eq!(
        mixed.call("sum", args!("1", "2")).unwrap_err().to_string(),
        "Mixed.sum(second): expected i64, got str \"2\""
    );
    let params = Mixed::class().method("sum").unwrap().params();
    assert_eq!(params.iter().map(|param| param.is_lax()).collect::<Vec<_>>(), [true, false]);
}

#[derive(Typed, Debug, Default, PartialEq)]
struct Limits {
    #[typed(byte_size, default)]
    cache: u64,
    #[typed(byte_size, lax)]
    body: Option<u32>,
}

#[test]
fn byte_sizes_have_units() {
    let mut limits = Limits::default();
    for (text, bytes) in [
        ("512", 512),
        (" 64MiB ", 64 << 20),
        ("10 kB", 10_000),
        ("10k", 10_000),
        ("1_000B", 1000),
        ("1.5GiB", 3 << 29),
        ("0.5KIB", 512),
        ("0", 0),
        ("16eib", 0),
        ("15EiB", 15 << 60),
        ("007 b", 7),
    ] {
        let set = limits.set_text("cache", text);
        if bytes == 0 && text != "0" {
            assert_eq!(set.unwrap_err().code(), code::RANGE, "{text}");
        } else {
            set.unwrap();
            assert_eq!(limits.cache, bytes, "{text}");
        }
    }
    for text in
        ["0.3B", "1.0001kB", "kB", "-1kB", "1 k B", "1kBit", "1.2.3MB", "", "1e3", "1..5k", ".5k"]
    {
        let error = limits.set_text("cache", text).unwrap_err();
        let expected = format!("Limits.cache: expected u64 such as 64MiB, got str {text:?}");
        assert_eq!(error.to_string(), expected);
    }
    let huge = "9".repeat(1 << 16) + "MB";
    assert_eq!(limits.set_text("cache", &huge).unwrap_err().code(), code::RANGE);
    let long = ["0.", &"1".repeat(1 << 16), "EB"].concat();
    assert_eq!(limits.set_text("cache", &long).unwrap_err().code(), code::TYPE);

    limits.set_body("5GB").unwrap_err();
    limits.set_body("2 GiB").unwrap();
    assert_eq!(limits.body, Some(2 << 30));
    assert_eq!(
        message(limits.set("cache", "1kB")),
        "Limits.cache: expected u64 as a number without a unit, got str \"1kB\""
    );
    limits.set_lax("cache", "1kB").unwrap();
    assert_eq!(limits.cache, 1000);
    assert!(Limits::class().fields().iter().all(|field| field.is_byte_size()));
}

#[test]
fn lax_as_a_type_works_at_every_door() {
    let rows = r#"[{"count": "1"}, {"count": 2.0, "exact": 3}]"#;
    let rows: Lax<Vec<Inner>> = json::from_str(rows).unwrap();
    assert_eq!(rows.0[1], Inner { count: 2, exact: 3 });
    let lax: Vec<Lax<u8>> = from_value(Value::from(("1", 2.0))).unwrap();
    assert_eq!(lax, [Lax(1), Lax(2)]);
    let error = json::from_str::<Lax<Inner>>(r#"{"count": "x"}"#).unwrap_err();
    assert_eq!(error.to_string(), "Inner.count: expected i64, got str \"x\" at line 1 column 11");
    let any: Lax<Untyped> = from_value("1".into()).unwrap();
    assert_eq!(any.0, "1");
    assert_eq!(Args::new().conversion(), Conversion::Strict);
}

#[test]
fn a_class_built_at_run_time_converts_like_a_derived_one() {
    #[derive(Typed, Debug)]
    #[typed(lax)]
    struct Limits {
        count: u8,
        #[typed(strict)]
        exact: u8,
        #[typed(byte_size)]
        cache: Option<u64>,
        #[typed(strict, byte_size)]
        buffer: u32,
    }
    let class = Class::builder("Limits")
        .lax()
        .field::<u8>("count")
        .field_with::<u8>("exact", |field| field.strict())
        .field_of("cache", DynamicType::option(DynamicType::of::<u64>()), |field| field.byte_size())
        .field_with::<u32>("buffer", |field| field.byte_size().strict())
        .build()
        .unwrap();
    for (twin, field) in class.fields().iter().zip(Limits::class().fields()) {
        assert_eq!(
            (twin.conversion(), twin.is_byte_size()),
            (field.conversion(), field.is_byte_size())
        );
    }
    let plain = || args!(count = "1", exact = 2, cache = "1KiB", buffer = 3);
    let (mut derived, mut made) =
        (Limits::construct(plain()).unwrap(), class.construct(plain()).unwrap());
    let sizes = [("count", "7"), ("count", "x"), ("exact", "8"), ("cache", "2kB"), ("buffer", "1")];
    for (path, value) in sizes {
        let outcome = |result: Result<(), TypeMismatch>| result.map_err(|error| error.to_string());
        assert_eq!(outcome(derived.set(path, value)), outcome(made.set(path, value)), "{path}");
        let text = outcome(derived.set_text(path, value));
        assert_eq!(text, outcome(made.set_text(path, value)), "{path}");
        assert_eq!(derived.to_value(), made.to_value());
    }
    derived.set_text("buffer", "1k").unwrap();
    made.set_text("buffer", "1k").unwrap();
    assert_eq!(derived.to_value(), made.to_value());

    let wrong =
        Class::builder("Wrong").field_with::<String>("size", |field| field.byte_size()).build();
    assert_eq!(
        wrong.unwrap_err().to_string(),
        "Wrong.size: `byte_size` is for integers, and `String` is not one"
    );
}

#[test]
fn a_lax_field_is_read_and_set_like_its_content() {
    #[derive(Typed, Debug, Clone, PartialEq)]
    struct Holder {
        #[typed(range(..=9))]
        count: Lax<u8>,
        numbers: Lax<Vec<u8>>,
        inner: Lax<Inner>,
        maybe: Lax<Option<u8>>,
    }
    let text = r#"{"count":"1","numbers":["2",3.0],"inner":{"count":"4"}}"#;
    let mut holder: Holder = json::from_str(text).unwrap();
    let written = r#"{"count":1,"numbers":[2,3],"inner":{"count":4,"exact":0},"maybe":null}"#;
    assert_eq!(json::to_string(&holder).unwrap(), written);
    assert_eq!(json::to_string(&holder.to_value()).unwrap(), written);
    assert_eq!(holder.get("numbers[1]").unwrap(), 3);
    assert_eq!(holder.get("inner.count").unwrap(), 4);
    holder.set("numbers[1]", 5).unwrap();
    holder.set("inner.count", 6).unwrap();
    assert_eq!((holder.numbers.0[1], holder.inner.0.count), (5, 6));
    assert_eq!(holder.set("count", "10").unwrap_err().code(), code::CONSTRAINT_RANGE);
}
