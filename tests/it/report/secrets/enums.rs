//! Enums that can hold a secret.

use super::{Account, NUMBER, TEXT, canaries, hidden, input, map};
use typed_structs::{Secret, ToValue, Typed, Value, args, from_value, json};

#[derive(Typed, Debug, Clone, PartialEq)]
enum Auth {
    Nobody,
    Password(Secret<String>),
    Named { name: String },
    Pair(u8, u8),
    Of(Account),
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(tag = "kind")]
enum Tagged {
    Nobody,
    Password { text: Secret<String> },
    Named { name: String },
}

/// No secret of its own, but one in what it holds.
#[derive(Typed, Debug, Clone)]
enum Nested {
    Empty,
    Auth(Vec<Auth>),
}

#[derive(Typed, Debug)]
struct Request {
    auth: Auth,
    tagged: Option<Tagged>,
    #[typed(default)]
    all: Vec<Nested>,
}

fn refused<T: for<'v> typed_structs::FieldType<'v>>(value: Value<'static>) -> String {
    match from_value::<T>(value.clone()) {
        Ok(_) => panic!("{value} is taken"),
        Err(report) => hidden(&report),
    }
}

#[test]
fn fault_02_enums_with_a_secret_are_not_shown() {
    assert!(Auth::TYPE.is_secret() && Tagged::TYPE.is_secret() && Nested::TYPE.is_secret());
    let auth = "Auth (Nobody, Password, Named, Pair or Of)";
    let refused = refused::<Auth>;
    assert_eq!(refused(7.into()), format!("Auth: expected {auth}, got int ***"));
    assert_eq!(refused([TEXT].into()), format!("Auth: expected {auth}, got list ***"));
    assert_eq!(
        refused(map([("Password", TEXT), ("Nobody", TEXT)])),
        format!("Auth: expected {auth}, got map ***")
    );
    // The name of no variant is perhaps the secret itself, and so is what resembles it.
    assert_eq!(refused(TEXT.into()), format!("Auth: expected {auth}, got str ***"));
    assert_eq!(refused("Passwort".into()), format!("Auth: expected {auth}, got str ***"));
    assert_eq!(refused(map([(TEXT, 1)])), format!("Auth: expected {auth}, got str ***"));
    assert_eq!(refused(map([(7, TEXT)])), "Auth: expected the name of a variant, got int ***");
    assert_eq!(
        refused("Password".into()),
        "Auth: expected {\"Password\": …}, a variant with content, got str ***"
    );
    assert_eq!(refused(map([("Nobody", TEXT)])), "Auth.Nobody: expected null, got str ***");
    assert_eq!(
        refused(map([("Password", [TEXT])])),
        "Auth.Password: expected String, got list ***"
    );
    assert_eq!(refused(map([("Named", TEXT)])), "Auth.Named: expected Auth, got str ***");
    assert_eq!(
        refused(map([("Pair", [TEXT])])),
        "Auth.Pair: expected 2 items, got list ***\n\
         Auth.Pair.0: expected u8, got str ***"
    );
    assert_eq!(refused(map([("Of", TEXT)])), "Auth.Of: expected Account, got str ***");
    // A field that is not a secret is shown as ever.
    assert_eq!(
        refused(map([("Named", map([("name", 7)]))])),
        "Auth.Named.name: expected String, got int 7"
    );
}

#[test]
fn fault_02_tagged_enums_with_a_secret_are_not_shown() {
    let refused = refused::<Tagged>;
    assert_eq!(refused(TEXT.into()), "Tagged: expected a map with the tag \"kind\", got str ***");
    assert_eq!(
        refused([input()].into()),
        "Tagged: expected a map with the tag \"kind\", got list ***"
    );
    assert_eq!(
        refused(map([("kind", TEXT)])),
        "Tagged.kind: expected Tagged (Nobody, Password or Named), got str ***"
    );
    assert_eq!(
        refused(map([("kind", [TEXT])])),
        "Tagged.kind: expected the name of a variant, got list ***"
    );
    assert_eq!(
        refused(map([("kind", "Password"), ("text", TEXT), ("text", TEXT)])),
        "Tagged.text: field given twice"
    );
    assert_eq!(
        refused(map([("kind", Value::from("Password")), ("text", 7.into())])),
        "Tagged.text: expected String, got int ***"
    );
    assert_eq!(refused(map([("kind", "Nobody"), ("text", TEXT)])), "Tagged.text: unknown field");
}

#[derive(Typed, Debug)]
#[typed(untagged)]
enum Token {
    Number(u16),
    Limits { least: u16, most: u16 },
    Key(Secret<String>),
}

#[derive(Typed, Debug)]
#[typed(untagged)]
enum Login {
    Pin { user: String, pin: u8 },
    Password { user: String, pin: Secret<u64>, realm: String },
}

#[test]
fn untagged_enums_with_a_secret_are_not_shown() {
    let refuse = refused::<Token>;
    // A key without quotes.
    let found = refuse(NUMBER.into());
    assert!(found.contains("expected u16, got int ***"), "{found}");
    // A map is not a key.
    let found = refuse(map([("least", Value::from("a")), ("most", 70_000.into())]));
    assert!(found.contains("got str \"a\"") && found.contains("got int 70000"), "{found}");
    let found = refused::<Login>(map([("user", Value::from("a")), ("pin", NUMBER.into())]));
    assert!(found.contains("pin: expected u8, got int ***"), "{found}");
    let error = json::from_str::<Vec<Token>>(&format!("[1, {NUMBER}]")).unwrap_err();
    let report = error.report().unwrap();
    for text in [error.to_string(), report.to_json(), format!("{:?}", report.problem())] {
        assert!(!text.contains(&NUMBER.to_string()), "{text}");
    }
}

#[test]
fn fault_02_fields_that_are_enums() {
    let nobody = Value::from("Nobody");
    let mut request = Request::construct(args!(nobody.clone())).unwrap();
    for canary in canaries() {
        for path in ["auth", "tagged", "all"] {
            hidden(&request.set(path, canary.clone()).unwrap_err());
        }
        for content in ["Nobody", "Password", "Named", "Of", TEXT] {
            if let Err(error) = request.set("auth", map([(content, canary.clone())])) {
                hidden(&error);
            }
        }
        hidden(&request.update(args!(auth = canary.clone(), all = canary.clone())).unwrap_err());
        hidden(
            &Request::construct(args!(canary.clone(), canary.clone(), canary.clone(), canary))
                .unwrap_err(),
        );
    }
    assert_eq!(
        hidden(&request.set("all", [map([("Auth", map([("Password", TEXT)]))])]).unwrap_err()),
        "Request.all[0].Auth: expected Vec<Auth>, got map ***"
    );
    assert_eq!(
        hidden(&request.set("all", [map([("Empty", TEXT)])]).unwrap_err()),
        "Request.all[0].Empty: expected null, got str ***"
    );
}
