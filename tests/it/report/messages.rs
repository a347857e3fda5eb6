//! Messages: counts, cuts and suggestions.

use typed_structs::{Class, Typed, args, rules::Message, typed_methods};

#[derive(Typed, Debug)]
struct Point {
    x: i64,
    y: i64,
}

#[typed_methods]
impl Point {
    fn shift(&mut self, x: i64, y: i64) {
        (self.x, self.y) = (self.x + x, self.y + y);
    }
    fn reset(&mut self) {
        (self.x, self.y) = (0, 0);
    }
    fn all(
        &self,
        one: i64,
        #[typed(keywords)] _more: std::collections::BTreeMap<String, i64>,
    ) -> i64 {
        one
    }
}

#[derive(Typed, Debug)]
struct Unit;

#[test]
fn fault_13_surplus_arguments_are_counted_once() {
    let mut point = Point { x: 1, y: 2 };
    let call = |point: &mut Point, method, args| point.call(method, args).unwrap_err().to_string();
    assert_eq!(
        call(&mut point, "shift", args!(1, 2, 3)),
        "Point.shift: expected at most 2 arguments, got 3"
    );
    assert_eq!(
        call(&mut point, "shift", args!("1", 2, 3, 4, z = 0)),
        "Point.shift: expected at most 2 arguments, got 4\n\
         Point.shift(z): unknown parameter\n\
         Point.shift(x): expected i64, got str \"1\""
    );
    assert_eq!(
        call(&mut point, "all", args!(1, 2, three = 3)),
        "Point.all: expected at most 1 argument, got 2"
    );
    assert_eq!(
        call(&mut point, "reset", args!(1, "x")),
        "Point.reset: expected no arguments, got 2"
    );
    assert_eq!((point.x, point.y), (1, 2));
    Point::class().define("twice", |x: i64| 2 * x).unwrap();
    assert_eq!(
        call(&mut point, "twice", args!(1, 2, 3)),
        "Point.twice: expected at most 1 argument, got 3"
    );
    assert_eq!(
        Point::construct(args!(1, 2, 3, 4, z = 5)).unwrap_err().to_string(),
        "Point: expected at most 2 positional arguments, got 4\n\
         Point.z: unknown field"
    );
    assert_eq!(
        Unit::construct(args!("x")).unwrap_err().to_string(),
        "Unit: expected no positional arguments, got 1"
    );
    assert_eq!(
        point.update(args!(1, 2, x = 3)).unwrap_err().to_string(),
        "Point: expected named arguments only, got 2 positional"
    );
    let error = Point::construct(args!(1, 2, 3)).unwrap_err();
    let error = error.iter().next().unwrap();
    assert_eq!((error.code(), error.actual(), error.value()), ("arity", "3", ""));
    let run_time = Class::builder("Run").field::<u8>("a").build().unwrap();
    assert_eq!(
        run_time.construct(args!(1, 2, 3)).unwrap_err().to_string(),
        "Run: expected at most 1 positional argument, got 3"
    );
    let many = Point::class().method_builder("many").param("a").param("b").param("c");
    assert_eq!(
        many.define(|a: i64| a).unwrap_err().to_string(),
        "Point.many: expected at most 1 parameter, got 3"
    );
}

#[test]
fn fault_14_an_ellipsis_does_not_end_a_sentence() {
    const SENTENCE: Message = Message::new().text("a…b").text("c…").number(7).text("…").text("d");
    assert_eq!(SENTENCE.as_str(), "a…bc…7…d");
    let long = "x…".repeat(150);
    let cut = Message::new().text("a").text(&long).text("z").number(3);
    assert!(cut.as_str().ends_with('…') && cut.as_str().len() > 390, "{}", cut.as_str());
    assert!(!cut.as_str().contains('z') && !cut.as_str().contains('3'));
    // What fits exactly is not cut, and what comes after it is.
    let full = Message::new().text(&"x".repeat(400));
    assert_eq!(full.as_str(), "x".repeat(400));
    let cut = full.text("").text("y").text("z");
    assert_eq!(cut.as_str(), format!("{}…", "x".repeat(397)));
}

#[derive(Typed, Debug)]
struct Letters {
    é: u8,
    ab: u8,
    naïve: u8,
    größe: u8,
}

#[test]
fn fault_21_a_suggestion_shares_letters_with_the_name() {
    let mut letters = Letters { é: 1, ab: 2, naïve: 3, größe: 4 };
    let mut suggested = |name: &str| {
        let error = letters.set(name, 1).unwrap_err();
        assert!(error.to_string().contains("unknown field"), "{error}");
        error.suggestion().map(str::to_owned)
    };
    for name in ["q", "e", "ü", "漢", "_", "xy", "qq", "x1", "q漢z", "1"] {
        assert_eq!(suggested(name), None, "{name}");
    }
    for (name, meant) in [
        ("a", "ab"),
        ("éa", "é"),
        ("AB", "ab"),
        ("ba", "ab"),
        ("naive", "naïve"),
        ("nïave", "naïve"),
        ("grösse", "größe"),
        ("größ", "größe"),
    ] {
        assert_eq!(suggested(name).as_deref(), Some(meant), "{name}");
    }
    let one = Class::builder("One").field::<u8>("é").build().unwrap();
    for name in ["", "q", "ß", "e"] {
        let report = one.construct([typed_structs::Arg::named(name, 1)]).unwrap_err();
        assert_eq!(report.iter().next().unwrap().suggestion(), None, "{name}");
    }
}
