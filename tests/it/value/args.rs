//! Arguments, as `args!` writes them.

use typed_structs::{Arg, Typed, args};

#[derive(Typed, Debug)]
struct User {
    name: String,
    n: i64,
}

#[test]
fn fault_42_temporaries_live_as_long_as_the_call() {
    let name = String::from("Ada");
    let user = User::construct(args!(name.to_string().as_str(), n = 1)).unwrap();
    assert_eq!(user.name, "Ada");
    let mut user = User::construct(args!(n = 1, name = name.to_lowercase().as_str())).unwrap();
    assert_eq!(user.name, "ada");
    user.update(args!("name" = format!("{name}!").trim_end_matches('?'))).unwrap();
    assert_eq!(user.name, "Ada!");
    assert_eq!(args!(String::from("x").as_str(), -1, &name, !name.is_empty(), (1, 2).0).len(), 5);
}

#[test]
fn fault_42_any_number_of_arguments_can_be_written() {
    #[rustfmt::skip]
    let many = args!(
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
        "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u",
        -1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -11, -12, -13, -14, -15, -16, -17, -18, -19, -20, -21, -22, -23,
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
    );
    assert_eq!(many.len(), 28 * 4 + 21 + 23);
    assert_eq!(many.iter().nth(28).map(Arg::value), Some(&"a".into()));
    #[rustfmt::skip]
    let named = args!(
        0, a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10, k = 11, l = 12, m = 13, n = 14,
        a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10, k = 11, l = 12, m = 13, n = 14,
        a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10, k = 11, l = 12, m = 13, n = 14,
        a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10, k = 11, l = 12, m = 13, n = 14,
        a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10, k = 11, l = 12, m = 13, n = 14,
        a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10, k = 11, l = 12, m = 13, n = 14,
        a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10, k = 11, l = 12, m = 13, n = 14,
        a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10, k = 11, l = 12, m = 13, n = 14,
        a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10, k = 11, l = 12, m = 13, n = 14,
        a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10, k = 11, l = 12, m = 13, n = 14,
        a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10, "l.m" = 11, r#type = 2 + 3,
    );
    assert_eq!(named.len(), 1 + 140 + 12);
    assert_eq!(named.iter().last().and_then(Arg::name), Some("type"));
    let x = 1;
    assert_eq!(args!(x == 1, [1][0], x, { x }, a = x == 2).len(), 5);
}
