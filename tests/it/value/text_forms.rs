//! The forms of text that messages name.

use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};
use std::time::{Duration, SystemTime};
use typed_structs::{Secret, Typed, args, code};

#[derive(Typed, Debug)]
struct Config {
    #[typed(default)]
    labels: BTreeMap<String, u8>,
    #[typed(default)]
    nodes: BTreeMap<String, Server>,
    #[typed(default)]
    ports: Vec<u16>,
    #[typed(default)]
    matrix: Vec<Vec<u8>>,
    #[typed(default)]
    server: Option<Server>,
    #[typed(default)]
    point: Option<Point>,
    #[typed(default)]
    retries: Option<RangeInclusive<u8>>,
    #[typed(default)]
    lines: Range<u8>,
    #[typed(default)]
    store: Option<Store>,
    #[typed(default)]
    event: Option<Event>,
    #[typed(default)]
    job: Option<Job>,
    #[typed(default)]
    login: Option<Login>,
}

#[derive(Typed, Debug)]
struct Server {
    host: String,
    #[typed(default = 80)]
    port: u16,
}

#[derive(Typed, Debug)]
struct Point(i64, i64);

#[derive(Typed, Debug)]
struct Login {
    token: Secret<String>,
}

#[derive(Typed, Debug, PartialEq)]
enum Store {
    Memory,
    Disk { path: String },
}

#[derive(Typed, Debug, PartialEq)]
#[typed(tag = "kind")]
enum Event {
    Start,
    #[typed(alias = "Halt")]
    Stop,
    Move {
        x: i64,
    },
}

#[derive(Typed, Debug, PartialEq)]
#[typed(tag = "t", content = "c")]
enum Job {
    Idle,
    Run(u8),
}

fn config() -> Config {
    Config::construct_text([("ports", "1")]).unwrap()
}

#[test]
fn faults_of_text_name_its_form() {
    for (assignment, expected) in [
        ("labels=a=1,b", "BTreeMap<String, u8> as `key=value,key=value`"),
        ("labels={\"a\": 1", r#"BTreeMap<String, u8> as JSON such as {"key": …}"#),
        ("nodes=a=1", r#"BTreeMap<String, Server> as JSON such as {"key": …}"#),
        ("ports=[1", "Vec<u16> as JSON such as […]"),
        ("matrix=1,2", "Vec<Vec<u8>> as JSON such as […]"),
        ("server=a", r#"Server as JSON such as {"host": …, …}"#),
        ("server={\"host\": 1", r#"Server as JSON such as {"host": …, …}"#),
        ("point=1,2", "Point as JSON such as […]"),
        ("retries=1..2", "RangeInclusive<u8> as `start=value,end=value`"),
        ("lines=1..2", "Range<u8> as `start=value,end=value`"),
        ("store={\"Disk\": {", r#"Store as JSON such as {"Disk": …}"#),
        ("store={\"Disk\": \"p\"}", r#"Store as JSON such as {"path": …}"#),
        ("event={", r#"Event as JSON such as {"kind": "Move", …}"#),
        ("event=Move", r#"Event as JSON such as {"kind": "Move", …}"#),
        ("event=Halted", "Event (Start, Stop or Move)"),
        ("job=Run", r#"Job as JSON such as {"t": "Run", "c": …}"#),
    ] {
        let (path, text) = assignment.split_once('=').unwrap();
        let mut config = config();
        let error = config.set_text(path, text).unwrap_err();
        assert_eq!(error.expected(), expected, "{assignment}");
        let report = config.apply([assignment]).unwrap_err();
        assert_eq!(report.iter().next().unwrap().expected(), expected, "{assignment}");
        let report = Config::construct_text([(path, text)]).unwrap_err();
        assert_eq!(report.iter().next().unwrap().expected(), expected, "{assignment}");
    }
    let error = config().set_text("login", "hunter2").unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"Config.login: expected Login as JSON such as {"token": …}, got str ***"#
    );
    // Elsewhere, a string is just of another type.
    assert_eq!(config().set("labels", "a=1,b").unwrap_err().expected(), "BTreeMap<String, u8>");
    assert_eq!(config().set("server", "a").unwrap_err().expected(), "Server");
    assert_eq!(
        config().set("event", "Start").unwrap_err().expected(),
        "a map with the tag \"kind\""
    );
}

#[test]
fn the_forms_that_messages_name_are_read() {
    let mut config = config();
    config
        .apply([
            "labels=a=1,b=2",
            "retries=start=1,end=2",
            "lines=start=3,end=4",
            r#"event={"kind": "Move", "x": 1}"#,
            r#"job={"t": "Run", "c": 3}"#,
        ])
        .unwrap();
    assert_eq!((config.retries, config.lines, config.labels.len()), (Some(1..=2), 3..4, 2));
    assert_eq!((config.event, config.job), (Some(Event::Move { x: 1 }), Some(Job::Run(3))));
}

#[test]
fn text_names_the_variants_without_fields_of_any_enum() {
    let mut config = config();
    config.apply(["store=Memory", "event=Start", "job=Idle"]).unwrap();
    assert_eq!((&config.store, &config.event), (&Some(Store::Memory), &Some(Event::Start)));
    assert_eq!(config.job, Some(Job::Idle));
    config.set_text("event", "Halt").unwrap();
    assert_eq!(config.event, Some(Event::Stop));
    let error = config.set_text("event", "Strat").unwrap_err();
    assert_eq!((error.code(), error.suggestion()), (code::UNKNOWN, Some("Start")));
}

#[derive(Typed, Debug)]
struct Times {
    #[typed(default)]
    timeout: Duration,
    #[typed(default = SystemTime::UNIX_EPOCH)]
    start: SystemTime,
}

#[test]
fn strings_for_times_are_rejected_with_what_strict_mode_takes() {
    let report = Times::construct(args!(timeout = "30s", start = "now")).unwrap_err();
    assert_eq!(
        report.to_string(),
        "Times.timeout: expected a number of seconds such as 1.5, got str \"30s\"\n\
         Times.start: expected a number of seconds since 1970, got str \"now\""
    );
}
