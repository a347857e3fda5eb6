//! Secrets in documents.

use super::{Account, FORMATS, Format};
use serde::Deserialize;
use typed_structs::{Secret, from_value, json};

fn account() -> Account {
    Account {
        name: "ada".to_owned(),
        password: "hunter2".to_owned().into(),
        pins: vec![Secret::new(1234)],
    }
}

const HIDDEN: &str = "\
    Account.password: expected a secret, not the text that hides it, got str ***\n\
    Account.pins[0]: expected a secret, not the text that hides it, got str ***";

#[test]
fn a_written_secret_never_reads_back() {
    for format in FORMATS {
        let document = format.write(&account());
        assert!(!document.windows(7).any(|part| part == b"hunter2"));
        assert_eq!(format.read::<Account>(&document).unwrap_err(), HIDDEN, "{format:?}");
    }
    let json = json::to_string(&account()).unwrap();
    assert_eq!(json, r#"{"name":"ada","password":"***","pins":["***"]}"#);
    let Err(error) = json::from_str::<Account>(&json) else { unreachable!() };
    assert_eq!(error.report().unwrap().mismatches().to_string(), HIDDEN);
    let error = from_value::<Account>(account().to_value()).unwrap_err();
    assert_eq!(error.len(), 2);
    assert!(error.to_string().starts_with("Account.password: expected a secret"), "{error}");
    assert!(account().set("password", "***").is_err());
}

#[test]
fn secrets_are_not_shown() {
    for format in FORMATS {
        let document = format.write(&super::value(
            r#"{"name": "ada", "password": ["hunter2"], "pins": ["hunter2", 70000, {"hunter2": 1}]}"#,
        ));
        let error = format.read::<Account>(&document).unwrap_err();
        assert!(error.lines().count() == 4 && !error.contains("hunter2"), "{error}");
        assert!(!error.contains("70000"), "{error}");
    }
}

#[test]
fn secrets_deserialize_on_their_own() {
    #[derive(Deserialize, Debug)]
    struct Config {
        token: Secret<String>,
        #[serde(default)]
        codes: Option<Secret<Vec<u8>>>,
        #[serde(default)]
        maybe: Secret<Option<String>>,
    }
    let config: Config =
        serde_json::from_str(r#"{"token": "t", "codes": [1], "maybe": "m"}"#).unwrap();
    assert_eq!(config.token.expose(), "t");
    assert_eq!(config.codes.unwrap().expose(), &[1]);
    assert_eq!(config.maybe.into_inner().as_deref(), Some("m"));

    for json in [r#"{"token": "***"}"#, r#"{"token": "t", "maybe": "***"}"#] {
        let error = serde_json::from_str::<Config>(json).unwrap_err().to_string();
        let message = "expected a secret, not the text that hides it, got str *** at line 1";
        assert!(error.starts_with(message), "{error}");
    }
    // The message of the type would show the value.
    let error = serde_json::from_str::<Secret<u32>>("\"hunter2\"").unwrap_err().to_string();
    assert!(error.starts_with("a secret does not fit its type"), "{error}");
    // A format without names and kinds.
    let bytes = rmp_serde::to_vec("binary").unwrap();
    assert_eq!(rmp_serde::from_slice::<Secret<String>>(&bytes).unwrap().expose(), "binary");
    assert_eq!(Format::Json.read::<Secret<u8>>(b"7").unwrap().into_inner(), 7);
}
