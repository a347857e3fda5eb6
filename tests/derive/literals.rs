//! Literals in attributes.

use typed_structs::{Field, Literal, Typed, Value, args};

#[derive(Typed, Debug)]
struct Literals {
    #[typed(one_of('a', 'ß', '\n', '\''), default = 'a', info(key = 'k', byte = b'a'))]
    char: char,
    #[typed(range('a'..='z'), default = 'm')]
    letter: char,
    #[typed(range('b'..))]
    maybe: Option<char>,
    #[typed(one_of('x', "yz"), default = "x")]
    text: String,
    #[typed(one_of(b'a', 0x20, 0b1, 1_0), default = b'a')]
    byte: u8,
    #[typed(one_of(-1, -2i8), default = -1)]
    negative: i8,
    #[typed(one_of(-0.5, 1f32, 2.5f32), default = -0.5)]
    float: f32,
    #[typed(one_of(r"C:\", r#"""#), default = r"C:\")]
    raw: String,
    #[typed(range(-10..=-1), default = -1)]
    below: i64,
    #[typed(range(-1.5f64..=-0.5), default = -1.0)]
    floats: f64,
    #[typed(len(1), default = 'c')]
    one: char,
}

#[test]
fn fault_43_literals_of_every_kind_stand_in_attributes() {
    let mut made = Literals::construct(args!()).unwrap();
    let passes =
        |made: &mut Literals, name: &str, value: Value<'static>| made.set(name, value).is_ok();
    for (name, right, wrong) in [
        ("char", Value::from("ß"), Value::from("b")),
        ("char", '\''.into(), '"'.into()),
        ("letter", 'z'.into(), '{'.into()),
        ("letter", "a".into(), "Z".into()),
        ("maybe", 'b'.into(), 'a'.into()),
        ("text", "yz".into(), "y".into()),
        ("byte", 32.into(), 33.into()),
        ("byte", 10.into(), 98.into()),
        ("negative", (-2).into(), 2.into()),
        ("float", 1.into(), 0.5.into()),
        ("raw", "\"".into(), "C:".into()),
        ("below", (-10).into(), 0.into()),
        ("floats", (-1.5).into(), (-0.4).into()),
    ] {
        assert!(passes(&mut made, name, right.clone()), "{name} {right}");
        assert!(!passes(&mut made, name, wrong.clone()), "{name} {wrong}");
    }
    assert!(made.set_letter('q').is_ok() && made.set_letter('Q').is_err());
    let message = made.set("letter", "ä").unwrap_err().to_string();
    assert_eq!(message, "Literals.letter: expected 'a'..='z', got str \"ä\"");
    let field: &Field = Literals::class().field("char").unwrap();
    assert_eq!(field.default(), Some(&Literal::Str("a")));
    assert_eq!(field.info("key"), Some(&Literal::Str("k")));
    assert_eq!(field.info("byte"), Some(&Literal::Int(97)));
}
