//! Documents from readers, and many of them in lines.

use std::io::{BufRead, BufReader, Error, Read};
use typed_structs::{Typed, json};

#[derive(Typed, Debug)]
struct Point {
    x: u8,
}

fn shown(input: impl BufRead) -> Vec<(usize, Result<u8, String>)> {
    json::lines::<Point>(input)
        .map(|(line, point)| (line, point.map(|point| point.x).map_err(|error| error.to_string())))
        .collect()
}

#[test]
fn a_wrong_line_does_not_stop_the_others() {
    let text = b"{\"x\": 1}\r\n\n  \n{\"x\": 300}\n{\"x\": \n{\"x\": \"\xFF\"}\r\n{\"x\": 2}";
    let wrong = |message: &str| Err(message.to_owned());
    assert_eq!(
        shown(text.as_slice()),
        [
            (1, Ok(1)),
            (4, wrong("Point.x: expected u8, got int 300 at line 4 column 7")),
            (5, wrong("not JSON: expected a value at line 5 column 6")),
            (6, wrong("not JSON: the input is not UTF-8 at line 6 column 8")),
            (7, Ok(2)),
        ]
    );
}

#[test]
fn reports_of_lines_show_their_line() {
    let text = "{\"x\": 1}\n{\"x\": 300}\n";
    let (line, point) = json::lines::<Point>(text.as_bytes()).nth(1).unwrap();
    let report = point.unwrap_err().into_report().unwrap();
    assert_eq!(
        report.render(text.lines().nth(line - 1).unwrap()),
        "Point.x: expected u8, got int 300\n --> line 2 column 7\n  |\n2 | {\"x\": 300}\n  |       ^^^\n"
    );
}

/// A reader that fails after its text.
struct Broken(&'static [u8]);

impl Read for Broken {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize, Error> {
        match self.0.read(buffer)? {
            0 => Err(Error::other("the line is down")),
            len => Ok(len),
        }
    }
}

#[test]
fn the_error_of_a_reader_ends_the_lines() {
    let lines = shown(BufReader::new(Broken(b"{\"x\": 1}\n{\"x\"")));
    assert_eq!(lines, [(1, Ok(1)), (2, Err("the line is down".to_owned()))]);
    let error = json::from_reader::<Point>(Broken(b"{\"x\": 1}")).unwrap_err();
    assert!(matches!(error, json::Error::Io(_)), "{error}");
}
