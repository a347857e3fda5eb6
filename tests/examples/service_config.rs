//! The example `service_config`: each layer, faults, exit codes.

use crate::process::example;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Runs the program. Returns its exit code, its output and its errors.
fn run(arguments: &[&str], vars: &[(&str, &str)]) -> (i32, String, String) {
    let mut command = Command::new(example("service_config"));
    let output = command.args(arguments).env_clear().envs(vars.iter().copied()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// Writes a file of settings. Returns its path.
fn file(name: &str, text: &str) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_valid_configuration_has_all_layers() {
    let config = file("valid.toml", "tags = ['a']\n[server]\nhost = 'h'\nport = 1\n");
    let password = file("url", "postgres://secret\n");
    let (code, output, errors) = run(
        &["--config", &config, "--set", "server.port=9000", "--set", "tags[+]=eu"],
        &[
            ("APP_SERVER_PORT", "2"),
            ("APP_SERVER_MAX_BODY", "64MiB"),
            ("APP_DATABASE_URL_FILE", &password),
            ("OTHER", "x"),
        ],
    );
    assert_eq!(code, 0, "{errors}");
    assert_eq!(
        output.replace(&config, "valid.toml"),
        "database.pool_size = 10 (default)\n\
         database.url = *** (environment variable APP_DATABASE_URL_FILE)\n\
         log_format = \"text\" (default)\n\
         name = \"orders\" (default)\n\
         server.host = \"h\" (valid.toml)\n\
         server.max_body = 67108864 (environment variable APP_SERVER_MAX_BODY)\n\
         server.port = 9000 (--set server.port)\n\
         tags = [\"a\", \"eu\"] (--set tags[+])\n\
         listening on h:9000\n"
    );
    assert_eq!(errors, "");
}

#[test]
fn each_fault_is_shown_with_its_layer() {
    let config = file("faulty.toml", "name = 1\n[database]\nurl = 'hunter2'\npool_size = 0\n");
    let vars = [("APP_SERVER_PORT", "http"), ("APP_LOG_FROMAT", "json")];
    let (code, output, errors) = run(&["--config", &config, "--set", "log_format=xml"], &vars);
    assert_eq!((code, &*output), (1, ""));
    let expected = r#"error[unknown]: names no field; did you mean `APP_LOG_FORMAT`?
 |
 = note: in environment variable APP_LOG_FROMAT

error[type]: Config.name: expected String, got int 1
 --> faulty.toml:1:8
  |
1 | name = 1
  |        ^ expected String

error[constraint.range]: Config.database.pool_size: expected 1..=100, got int 0
 --> faulty.toml:4:13
  |
4 | pool_size = 0
  |             ^ expected 1..=100

error[type]: Config.server.port: expected u16, got str "http"
 |
 = note: in environment variable APP_SERVER_PORT

error[missing]: Config.server.host: missing, expected String
 |
 = note: in environment variable APP_SERVER_PORT

error[constraint.one_of]: Config.log_format: expected one of "text", "json", got str "xml"
 |
 = note: in --set log_format
"#;
    assert_eq!(errors.replace(&config, "faulty.toml"), expected);
}

#[test]
fn a_missing_file_is_named_and_a_broken_one_hides_secrets() {
    let (code, _, errors) = run(&["--config", "none.toml"], &[]);
    assert_eq!(code, 1);
    assert!(errors.starts_with("error[type]: the file cannot be read: "), "{errors}");
    assert!(errors.contains("= note: in none.toml"), "{errors}");
    let config = file("broken.toml", "[database]\nurl = 'hunter2\n");
    let (code, _, errors) = run(&["--config", &config], &[]);
    assert_eq!(code, 1);
    assert!(errors.contains(":2:") && !errors.contains("hunter"), "{errors}");
}

#[test]
fn wrong_options_and_help_are_those_of_clap() {
    let (code, _, errors) = run(&["--port", "1"], &[]);
    assert_eq!(code, 2, "{errors}");
    let (code, output, _) = run(&["--help"], &[]);
    assert!(code == 0 && output.contains("--set <PATH=VALUE>"), "{output}");
}
