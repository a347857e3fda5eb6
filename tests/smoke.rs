use typed_structs::{Typed, Untyped, args, Value};

/// A user of the service.
#[derive(Typed, Debug)]
#[typed(class(api_version: String = "v1"))]
pub struct User {
    /// An a.
    a: i64,
    b: Untyped,
    c: String,
    #[typed(default = "a")]
    d: String,
    #[typed(range(0..=150), default = 0)]
    age: u8,
}

#[derive(Typed, Debug, PartialEq)]
struct Address { street: String, zip: Option<String>, lines: Vec<Line> }
#[derive(Typed, Debug, PartialEq)]
struct Line { text: String }

#[derive(Typed, Debug, PartialEq)]
enum Shape { Unit, Circle { radius: f64 }, Pair(i64, i64), New(Line) }

#[test]
fn design_example() {
    let mut user = User::construct(args!(1, 2, c = "3")).unwrap();
    assert_eq!(user.d, "a");
    user.set("a", 4).unwrap();
    assert_eq!(user.set("a", "2").unwrap_err().to_string(), "User.a: expected i64, got str \"2\"");
    user.set_a(5).unwrap();
    user.update(args!(a = 6, c = "z")).unwrap();
    assert_eq!(user.a, 6);
    let e = user.set_age(151).unwrap_err();
    assert_eq!(e.to_string(), "User.age: expected 0..=150, got int 151");
    let e = User::construct(args!("1", c = 3, e = 5, age = 300)).unwrap_err();
    println!("{e}");
    User::class().set_attr("d", 2).unwrap_err();
    User::class().set_attr("d", "1").unwrap();
    assert_eq!(User::construct(args!(1, 2, c = "3")).unwrap().d, "1");
    assert_eq!(user.get("api_version").unwrap(), "v1");
    println!("{:?}", user.to_value());
    println!("{:?}", User::class());
    let mut a = Address::from_value(Value::Map([("street".into(), "x".into()), ("lines".into(), Value::List(vec![Value::Map([("text".into(), "y".into())].into_iter().collect())]))].into_iter().collect())).unwrap();
    a.set("lines[0].text", "z").unwrap();
    println!("{}", a.set("lines[0].txt", "z").unwrap_err());
    println!("{}", a.set("lines[1].txt", "z").unwrap_err());
    println!("{}", a.set("lines[0].text", 5).unwrap_err());
    println!("{}", a.get("lines[0].text").unwrap());
    a.set_lines(vec![]).unwrap();
    a.set_zip(None).unwrap();
    a.set_zip("5").unwrap();
    for s in [Shape::Unit, Shape::Circle{radius: 1.5}, Shape::Pair(1, 2), Shape::New(Line{text: "a".into()})] {
        let v = s.to_value().into_owned();
        println!("{v}");
        assert_eq!(Shape::from_value(v).unwrap(), s);
    }
    println!("{}", Shape::from_value("Unt").unwrap_err());
}
