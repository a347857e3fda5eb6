//! Files of settings.

use super::Config;
use std::io;
use typed_structs::settings::{Settings, Source};

fn settings<'s>() -> Settings<'s, Config> {
    Settings::new().read_files_by(|path| match path {
        "/etc/a.json" => Ok(super::FILE.to_owned()),
        "/etc/b.toml" => Ok("name = 'b'\n[server]\nport = 2\n".to_owned()),
        "/etc/wrong.toml" => Ok("tags = 'x'\n".to_owned()),
        "/etc/broken.json" => Ok("{".to_owned()),
        "/etc/closed" => Err(io::Error::from(io::ErrorKind::PermissionDenied)),
        _ => Err(io::Error::from(io::ErrorKind::NotFound)),
    })
}

#[test]
fn files_are_layers() {
    let (config, origins) = settings()
        .json_file("/etc/a.json")
        .optional_json_file("/etc/none.json")
        .toml_file("/etc/b.toml")
        .optional_toml_file("/etc/none.toml")
        .build()
        .unwrap();
    assert_eq!((&*config.name, &*config.server.host, config.server.port), ("b", "file", 2));
    assert_eq!(origins.of("name"), Some(&Source::File("/etc/b.toml".to_owned())));
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let error = settings()
        .json_file("/etc/none.json")
        .optional_toml_file("/etc/closed")
        .toml_file("/etc/wrong.toml")
        .json_file("/etc/broken.json")
        .build()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "/etc/none.json: the file cannot be read: entity not found\n\
         /etc/closed: the file cannot be read: permission denied\n\
         /etc/broken.json: expected a key in double quotes at line 1 column 2\n\
         Config.tags: expected Vec<String>, got str \"x\" in /etc/wrong.toml at line 1 column 8"
    );
    assert_eq!(error.iter().next().unwrap().source().unwrap().to_string(), "/etc/none.json");
}

#[test]
fn files_are_read_from_the_disk() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/settings.toml");
    let (config, _) = Settings::<Config>::new().toml_file(file).build().unwrap();
    assert_eq!((&*config.server.host, config.server.port), ("disk", 80));
}
