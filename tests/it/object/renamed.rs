//! Views of bases beside fields that are renamed to what reads as a path.

use typed_structs::{Typed, code};

#[derive(Typed, Debug, Default, Clone, PartialEq)]
struct Base {
    #[typed(default)]
    b: u8,
    #[typed(rename = "c.d")]
    c: u8,
}

#[derive(Typed, Debug, Default, Clone, PartialEq)]
struct Whole {
    #[typed(base)]
    base: Base,
    #[typed(rename = "base.b")]
    other: u8,
    #[typed(rename = "base[\"c.d\"]")]
    another: u8,
    b: u8,
}

#[derive(Typed, Debug, Default, Clone, PartialEq)]
struct Outer {
    #[typed(base, rename = "the.whole")]
    whole: Whole,
    #[typed(rename = "the.whole.base.b")]
    other: u8,
    #[typed(rename = "[\"the.whole\"].base.b")]
    another: u8,
}

#[test]
fn fault_17_the_part_of_a_base_has_the_members_of_the_base() {
    let mut whole = Whole::default();
    let mut part = whole.as_base_mut::<Base>().unwrap();
    part.set("b", 1).unwrap();
    part.set(r#"["c.d"]"#, 2).unwrap();
    assert_eq!((part.get("b").unwrap(), part.get(r#"["c.d"]"#).unwrap()), (1.into(), 2.into()));
    assert_eq!(part.set("b", "x").unwrap_err().path(), "base.b");
    assert_eq!(part.set("", 1).unwrap_err().code(), code::PATH);
    assert_eq!(part.set(".b", 1).unwrap_err().code(), code::PATH);
    assert_eq!(whole, Whole { base: Base { b: 1, c: 2 }, ..Whole::default() });

    let mut outer = Outer::default();
    let mut part = outer.as_base_mut::<Base>().unwrap();
    part.set("b", 3).unwrap();
    part.set(r#"["c.d"]"#, 4).unwrap();
    assert_eq!(part.set("b", "x").unwrap_err().path(), r#"["the.whole"].base.b"#);
    let whole = Whole { base: Base { b: 3, c: 4 }, ..Whole::default() };
    assert_eq!(outer, Outer { whole, ..Outer::default() });
    // Members that nothing hides are the whole object's too.
    outer.set(r#"["c.d"]"#, 5).unwrap();
    outer.set(r#"["base.b"]"#, 6).unwrap();
    outer.set(r#"["the.whole.base.b"]"#, 7).unwrap();
    assert_eq!((outer.whole.base.c, outer.whole.other, outer.other), (5, 6, 7));
    assert_eq!(outer.whole.base.b, 3);
}
