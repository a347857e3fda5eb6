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
