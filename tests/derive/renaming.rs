//! `rename_all`, and `rename` before it.

use typed_structs::{Typed, Value, args};

#[derive(Typed, Debug, PartialEq)]
#[typed(rename_all = "camelCase")]
struct Request {
    user_name: String,
    #[typed(rename = "ID", alias = "id")]
    request_id: u64,
    r#type: Kind,
}

#[derive(Typed, Debug, PartialEq)]
#[typed(rename_all = "SCREAMING_SNAKE_CASE")]
enum Kind {
    ReadOnly,
    Write { max_size: u8 },
}

#[test]
fn names_follow_the_convention() {
    let mut request =
        Request::construct(args!(userName = "ada", id = 1, r#type = "READ_ONLY")).unwrap();
    assert_eq!(
        request.to_value().to_string(),
        r#"{"userName": "ada", "ID": 1, "type": "READ_ONLY"}"#
    );
    request.set("userName", "bob").unwrap();
    request.set_user_name("eve").unwrap();
    let error = request.set("user_name", "x").unwrap_err();
    assert_eq!(error.to_string(), "Request.user_name: unknown field; did you mean `userName`?");
    // The fields of a variant keep their names, as with serde.
    let kind = Kind::Write { max_size: 3 };
    assert_eq!(kind.to_value().to_string(), r#"{"WRITE": {"max_size": 3}}"#);
    assert_eq!(Kind::from_value(kind.to_value().into_owned()).unwrap(), kind);
    assert_eq!(Kind::from_value(Value::from("READ_ONLY")).unwrap(), Kind::ReadOnly);
}

#[derive(Typed, Default)]
struct Similar {
    a: u8,
    ab: u8,
    abc: u8,
    abd: u8,
    abcd: u8,
    abcdefg: u8,
    abcdefgh: u8,
    #[typed(alias = "server_primary_port_number", alias = "abcdefghi_x_abcdefghi")]
    abcdefgh_0_abcdefgh: u8,
    abcdefgh_1_abcdefgh: u8,
    abcdefgh_abcdefgh_0_abcdefgh_abcdefgh: u8,
    abcdefgh_abcdefgh_1_abcdefgh_abcdefgh: u8,
    abcdefgh_abcdefgh_2_abcdefgh_abcdefgh: u8,
}

#[test]
fn names_that_are_hardly_told_apart_are_told_apart() {
    let mut similar = Similar::default();
    let names: Vec<_> = Similar::class().fields().iter().map(|field| field.name()).collect();
    for (name, number) in names.iter().zip(1..) {
        similar.set(name, number).unwrap();
    }
    for (name, number) in names.iter().zip(1..) {
        assert_eq!(similar.get(name).unwrap(), number, "{name}");
    }
    for alias in ["server_primary_port_number", "abcdefghi_x_abcdefghi"] {
        similar.set(alias, 99).unwrap();
        assert_eq!(similar.get("abcdefgh_0_abcdefgh").unwrap(), 99);
        similar.set("abcdefgh_0_abcdefgh", 0).unwrap();
    }
    let others = ["", "b", "abe", "abcdefgh_2_abcdefgh", "abcdefgh_abcdefgh_3_abcdefgh_abcdefgh"];
    for other in others {
        similar.set(other, 1).unwrap_err();
    }
}
