//! Bases that one layer gives as a whole, and another by single fields.

use std::collections::BTreeMap;
use typed_structs::settings::Settings;
use typed_structs::{Typed, json};

#[derive(Typed, Debug)]
struct Limits {
    #[typed(default = 8)]
    threads: u8,
}

#[derive(Typed, Debug)]
struct Common {
    #[typed(base)]
    limits: Limits,
    #[typed(alias = "log_level")]
    log: String,
    #[typed(default)]
    labels: BTreeMap<String, i64>,
    #[typed(default = 1)]
    port: i64,
}

#[derive(Typed, Debug)]
struct Config {
    #[typed(base)]
    common: Common,
    name: String,
    /// Hides that of the base.
    #[typed(default = 80)]
    port: u16,
}

const FLAT: &str = "log = 'a'\nname = 'n'\nport = 81\nthreads = 1\n[labels]\nx = 1\n";
const WHOLE: &str =
    "[common]\nlog = 'b'\nport = 2\n[common.labels]\ny = 2\n[common.limits]\nthreads = 2\n";

fn message(settings: Settings<'_, Config>) -> String {
    settings.build().unwrap_err().to_string()
}

#[test]
fn layers_give_a_base_as_a_whole_and_its_fields_alone() {
    for is_flat_last in [true, false] {
        let settings = match is_flat_last {
            true => Settings::<Config>::new().toml("whole", WHOLE).toml("flat", FLAT),
            false => Settings::<Config>::new().toml("flat", FLAT).toml("whole", WHOLE),
        };
        let (config, origins) = settings.build().unwrap();
        let common = &config.common;
        let (log, threads) = if is_flat_last { ("a", 1) } else { ("b", 2) };
        assert_eq!((&*common.log, common.limits.threads), (log, threads));
        assert_eq!(common.labels, BTreeMap::from([("x".into(), 1), ("y".into(), 2)]));
        // A field that the class declares again is another one than that of the base.
        assert_eq!((config.port, common.port), (81, 2));
        let last = if is_flat_last { "flat" } else { "whole" };
        assert_eq!(
            origins.dump(&config),
            format!(
                "labels.x = 1 (flat)\nlabels.y = 2 (whole)\nlog = \"{log}\" ({last})\nname = \"n\" (flat)\n\
                 port = 81 (flat)\nthreads = {threads} ({last})\n"
            )
        );
        for path in ["log", "log_level", "common.log", "common.limits.threads", "limits", "common"]
        {
            assert_eq!(origins.of(path).unwrap().to_string(), last, "{path}");
        }
        assert_eq!(origins.of("common.port").unwrap().to_string(), "whole");
    }
}

#[test]
fn variables_and_assignments_add_to_a_base() {
    let (config, origins) = Settings::<Config>::new()
        .toml("whole", "name = 'n'\n[common]\nlog = 'b'\n")
        .env("APP", [("APP_THREADS", "3"), ("APP_COMMON_LABELS_Z", "4")])
        .set("--set", ["limits.threads=4", "common.log=c", "labels.y=5"])
        .build()
        .unwrap();
    assert_eq!((config.common.limits.threads, &*config.common.log), (4, "c"));
    assert_eq!(config.common.labels, BTreeMap::from([("y".into(), 5), ("z".into(), 4)]));
    assert_eq!(origins.of("threads").unwrap().to_string(), "--set limits.threads");
    // Text for the whole base replaces its fields.
    let (config, _) = Settings::<Config>::new()
        .toml("flat", FLAT)
        .env("APP", [("APP_COMMON", r#"{"log": "t"}"#), ("APP_LABELS_Q", "1")])
        .build()
        .unwrap();
    assert_eq!((config.common.limits.threads, &*config.common.log), (8, "t"));
    assert_eq!(config.common.labels, BTreeMap::from([("q".into(), 1)]));
}

#[test]
fn faults_of_a_base_have_their_layers_and_places() {
    let flat = "{\"name\": \"n\",\n \"log\": 1,\n \"labels\": {\"x\": true}}";
    assert_eq!(
        message(
            Settings::new().json("flat", flat).toml("whole", "[common]\nport = 'p'\nother = 1\n")
        ),
        "Config.common.log: expected String, got int 1 in flat at line 2 column 9\n\
         Config.common.labels.x: expected i64, got bool true in flat at line 3 column 18\n\
         Config.common.port: expected i64, got str \"p\" in whole at line 2 column 8\n\
         Config.common.other: unknown field in whole at line 3 column 1"
    );
    // Without a whole base, its fields are those of the object.
    assert_eq!(
        message(
            Settings::new().json("flat", "{\"name\": \"n\"}").env("APP", [("APP_THREADS", "x")])
        ),
        "Config.threads: expected u8, got str \"x\" in environment variable APP_THREADS\n\
         Config.log: missing, expected String"
    );
    assert_eq!(
        message(Settings::new().json("whole", "{\"name\": \"n\",\n\"common\": {\"port\": 1}}")),
        "Config.common.log: missing, expected String in whole at line 2 column 11"
    );
}

#[test]
fn a_field_that_one_layer_gives_twice_is_a_fault() {
    let twice = "{\"name\": \"n\",\n\"common\": {\"log\": \"a\"},\n\"log\": \"b\"}";
    assert_eq!(
        message(Settings::new().json("twice", twice)),
        "Config.common.log: field given twice in twice at line 3 column 1"
    );
    let twice = "{\"name\": \"n\",\n\"common\": {\"log\": \"a\"},\n\"common\": {\"port\": 1}}";
    assert_eq!(
        message(Settings::new().json("twice", twice)),
        "Config.common: field given twice in twice at line 3 column 1"
    );
    // Single documents are strict.
    let report = json::from_str::<Config>(
        "{\"name\": \"n\",\n\"common\": {\"log\": \"a\"},\n\"threads\": 1}",
    );
    assert_eq!(
        report.unwrap_err().to_string(),
        "Config.threads: field given twice at line 3 column 1"
    );
}
