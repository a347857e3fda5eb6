//! Secrets in settings.

use std::io;
use typed_structs::settings::Settings;
use typed_structs::{Secret, Typed};

#[derive(Typed, Debug)]
struct Config {
    #[typed(default)]
    user: String,
    #[typed(len(1..=20))]
    password: Secret<String>,
    #[typed(default)]
    port_file: Option<String>,
    #[typed(default)]
    pin: Option<Secret<u16>>,
}

fn settings<'s>() -> Settings<'s, Config> {
    Settings::new().read_files_by(|path| match path {
        "/run/password" => Ok("hunter2\n".to_owned()),
        "/run/pin" => Ok("1234\r\n".to_owned()),
        "/run/long" => Ok("hunter-hunter-hunter-hunter".to_owned()),
        _ => Err(io::Error::from(io::ErrorKind::NotFound)),
    })
}

#[test]
fn secrets_are_read_from_files() {
    let (config, origins) = settings()
        .env(
            "APP",
            [
                ("APP_PASSWORD_FILE", "/run/password"),
                ("APP_PIN_FILE", "/run/pin"),
                ("APP_PORT_FILE", "p"),
            ],
        )
        .build()
        .unwrap();
    assert_eq!(config.password.expose(), "hunter2");
    assert_eq!(config.pin.as_ref().map(Secret::expose), Some(&1234));
    assert_eq!(config.port_file.as_deref(), Some("p"));
    let dump = origins.dump(&config);
    assert!(dump.contains("password = *** (environment variable APP_PASSWORD_FILE)\n"), "{dump}");
    assert!(!dump.contains("hunter") && !dump.contains("1234"), "{dump}");
}

#[test]
fn only_secrets_are_read_from_files() {
    let error = settings().env("APP", [("APP_USER_FILE", "/run/password")]).build().unwrap_err();
    assert!(
        error.to_string().starts_with("environment variable APP_USER_FILE: names no field"),
        "{error}"
    );
}

#[test]
fn a_file_that_cannot_be_read_is_a_fault() {
    let error = settings().env("APP", [("APP_PASSWORD_FILE", "/none")]).build().unwrap_err();
    let lines = error.to_string();
    assert!(
        lines.starts_with("environment variable APP_PASSWORD_FILE: the file cannot be read: "),
        "{lines}"
    );
}

#[test]
fn no_report_shows_a_secret() {
    let error = settings()
        .json("a.json", r#"{"pin": "hunter3"}"#)
        .env("APP", [("APP_PASSWORD_FILE", "/run/long")])
        .set("--set", ["pin=hunter4", "pin.x=hunter5", "password[0]=hunter6"])
        .build()
        .unwrap_err();
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("hunter"), "{shown}");
    let settings = settings().set("--set", ["password=hunter7"]);
    assert!(!format!("{settings:?}").contains("hunter"));
}

#[test]
fn what_is_not_an_assignment_is_not_shown() {
    for wrong in ["password:hunter2", "hunter2", "-pass word[hunter2"] {
        let settings = settings().set("--set", [r"password=x", wrong]);
        assert!(!format!("{settings:?}").contains("hunter2"), "{settings:?}");
        let error = settings.build().unwrap_err();
        let shown = format!("{error} {error:?}");
        assert!(
            !shown.contains("hunter2") && shown.contains("--set (number 2): expected"),
            "{shown}"
        );
    }
}

#[derive(Typed, Debug)]
struct Tokens {
    tokens: std::collections::BTreeMap<String, Secret<String>>,
}

#[test]
fn entries_of_a_map_of_secrets_are_read_from_files() {
    let (config, _) = Settings::<Tokens>::new()
        .read_files_by(|path| Ok(format!("content of {path}\n")))
        .env("APP", [("APP_TOKENS_GIT_FILE", "/run/git"), ("APP_TOKENS_CI", "x")])
        .build()
        .unwrap();
    let tokens: Vec<_> =
        config.tokens.iter().map(|(name, token)| (&**name, &**token.expose())).collect();
    assert_eq!(tokens, [("ci", "x"), ("git", "content of /run/git")]);
}

#[test]
fn a_secret_and_its_file_exclude_each_other() {
    let vars = [("APP_PASSWORD", "hunter3"), ("APP_PASSWORD_FILE", "/run/password")];
    let error = settings().env("APP", vars).build().unwrap_err();
    let lines = error.to_string();
    assert_eq!(
        lines.lines().next(),
        Some(
            "environment variable APP_PASSWORD_FILE: is set beside APP_PASSWORD: leave one of the two out"
        )
    );
    assert!(!lines.contains("hunter"), "{lines}");
}
