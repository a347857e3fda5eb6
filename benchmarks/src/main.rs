//! Cost of using structs by name: this crate, hand-written code, and the peers, side by side.

mod account;
mod build_cost;
mod by_hand;
mod callgrind;
mod cases;
mod documents;
mod harness;
mod order;
mod peers;
mod report;
mod settings;
mod table;

const USAGE: &str = "\
Times every case for every contestant and prints a table.

  --filter TEXT   only cases whose name contains this
  --callgrind     count instructions as well; needs valgrind
  --markdown      print the table as Markdown
  --build         measure builds with each crate instead; takes minutes";

#[derive(Default)]
struct Options {
    filter: String,
    callgrind: bool,
    build: bool,
    markdown: bool,
}

fn main() {
    let mut options = Options::default();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--filter" => options.filter = arguments.next().unwrap_or_default(),
            "--callgrind" => options.callgrind = true,
            "--build" => options.build = true,
            "--markdown" => options.markdown = true,
            callgrind::FLAG => return count_case(arguments.next(), arguments.next()),
            _ => return eprintln!("{USAGE}"),
        }
    }
    if options.build {
        build_cost::run(&options.filter, options.markdown);
    } else {
        report::run(&options.filter, options.callgrind, options.markdown);
    }
}

fn count_case(name: Option<String>, count: Option<String>) {
    let case = cases::all().into_iter().find(|case| Some(&case.name) == name.as_ref());
    if let (Some(case), Some(Ok(count))) = (case, count.map(|count| count.parse())) {
        callgrind::run(&case, count);
    }
}
