//! The configuration of a service: defaults, a TOML file, the environment, `--set`.
//!
//! ```text
//! cargo run --example service_config -- --set server.port=9000 --set 'tags[+]=eu'
//! APP_SERVER_PORT=http APP_LOG_FROMAT=json cargo run --example service_config
//! cargo run --example service_config -- --config my.toml
//! ```
//!
//! It ends with 0 if the configuration is valid, with 1 if it has faults, and with 2 if the command line is wrong.

use annotate_snippets::Renderer;
use clap::{Arg, ArgAction, Command};
use std::env;
use std::io::{self, IsTerminal};
use std::process::ExitCode;
use typed_structs::settings::Settings;
use typed_structs::{Secret, Typed};

/// The settings of the service.
#[derive(Typed, Debug)]
struct Config {
    /// The name in logs.
    #[typed(default = "orders", len(1..=20))]
    name: String,
    server: Server,
    #[typed(default)]
    database: Database,
    #[typed(one_of("text", "json"), default = "text")]
    log_format: String,
    #[typed(default)]
    tags: Vec<String>,
}

#[derive(Typed, Debug)]
struct Server {
    host: String,
    #[typed(range(1..), default = 8080)]
    port: u16,
    #[typed(byte_size, default = 1_048_576)]
    max_body: u64,
}

#[derive(Typed, Debug)]
struct Database {
    #[typed(default)]
    url: Option<Secret<String>>,
    #[typed(default = 10, range(1..=100))]
    pool_size: u32,
}

/// The file that is read without `--config`.
const FILE: &str =
    "name = 'orders'\ntags = ['web']\n\n[server]\nhost = 'localhost'\nmax_body = 65536\n";

fn main() -> ExitCode {
    let config = Arg::new("config").long("config").help("The configuration file, in TOML");
    let set = Arg::new("set").long("set").value_name("PATH=VALUE").action(ArgAction::Append);
    let options = Command::new("service_config")
        .arg(config)
        .arg(set.help("Sets a value, such as server.port=9000"))
        .get_matches();
    let settings = match options.get_one::<String>("config") {
        Some(file) => Settings::<Config>::new().toml_file(file),
        None => Settings::new().toml("service.toml", FILE),
    };

    let assignments = options.get_many::<String>("set").into_iter().flatten();
    let settings =
        settings.env("APP", env::vars_os()).set("--set", assignments.map(String::as_str));
    match settings.build() {
        Ok((config, origins)) => {
            print!("{}", origins.dump(&config));
            println!("listening on {}:{}", config.server.host, config.server.port);
            ExitCode::SUCCESS
        }
        Err(error) => {
            let is_terminal = io::stderr().is_terminal();
            let renderer = if is_terminal { Renderer::styled() } else { Renderer::plain() };
            eprint!("{}", error.annotate(&renderer));
            ExitCode::FAILURE
        }
    }
}
