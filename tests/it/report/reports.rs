//! Reports of several mismatches, as a list and as one error.

use typed_structs::{MAX_MISMATCHES, Mismatches, TypeMismatch, Typed, Value, args, code};

#[test]
fn the_report_of_a_tuple_of_wrong_length_is_complete() {
    #[derive(Typed, Debug, PartialEq)]
    struct Triple(#[typed(range(0..))] i64, String, #[typed(default = 7)] u8);
    #[derive(Typed, Debug)]
    struct Holder {
        triple: Triple,
    }
    #[derive(Typed, Debug)]
    #[typed(check = Labelled::is_right)]
    struct Labelled(u8, u8);
    impl Labelled {
        fn is_right(&self) -> bool {
            self.0 < self.1
        }
    }
    let refused = |value: Value<'_>| Triple::from_value(value).unwrap_err().to_string();
    assert_eq!(
        refused((-1, 2).into()),
        "Triple: expected 3 items, got list [-1, 2]\n\
         Triple.0: expected 0.., got int -1\n\
         Triple.1: expected String, got int 2"
    );
    assert_eq!(
        refused(Value::from((-1, "x", 300, "y"))),
        "Triple: expected 3 items, got list [-1, \"x\", 300, \"y\"]\n\
         Triple.0: expected 0.., got int -1\n\
         Triple.2: expected u8, got int 300"
    );
    // Neither a missing field nor a check of the whole is told of beside it.
    assert_eq!(refused(Value::from([0; 0])), "Triple: expected 3 items, got list []");
    assert_eq!(refused((1, "x").into()), "Triple: expected 3 items, got list [1, \"x\"]");
    let report = Labelled::from_value((2, 1, 0)).unwrap_err();
    assert_eq!(report.to_string(), "Labelled: expected 2 items, got list [2, 1, 0]");
    let report = Holder::construct(args!((1, 2))).unwrap_err();
    assert_eq!(
        report.to_string(),
        "Holder.triple: expected 3 items, got list [1, 2]\n\
         Holder.triple.1: expected String, got int 2"
    );
    assert_eq!(report.iter().next().map(TypeMismatch::code), Some(code::ARITY));
    assert_eq!(Triple::construct(args!(1, "x")).unwrap(), Triple(1, "x".into(), 7));
}

/// Returns the mismatch for a list of that many wrong items.
fn wrong(count: usize) -> TypeMismatch {
    #[derive(Typed, Debug)]
    struct List {
        all: Vec<u8>,
    }
    let items: Vec<Value<'_>> = (0..count).map(|_| Value::from("x")).collect();
    List { all: vec![] }.set("all", Value::List(items.into())).unwrap_err()
}

#[test]
fn one_error_becomes_the_report_that_it_was_made_of() {
    for count in [1, 2, 5, MAX_MISMATCHES, MAX_MISMATCHES + 1, MAX_MISMATCHES + 6] {
        let kept = count.min(MAX_MISMATCHES);
        let error = wrong(count);
        assert_eq!(error.others().len(), kept - 1);
        let text = error.to_string();
        let report = Mismatches::from(error);
        assert_eq!((report.len(), report.omitted()), (count, count - kept));
        assert!(!report.is_empty());
        assert_eq!(report.to_string(), text);
        let expected: Vec<_> = (0..kept).map(|index| format!("all[{index}]")).collect();
        assert_eq!(report.iter().map(TypeMismatch::path).collect::<Vec<_>>(), expected);
        assert!(report.iter().all(|one| one.others().is_empty()));
        assert_eq!(report.into_iter().count(), kept);
    }
}

#[test]
fn the_report_in_the_readme_is_what_its_example_prints() {
    #[derive(Typed)]
    struct Server {
        #[typed(len(1..))]
        host: String,
        #[typed(range(1..), default = 8080)]
        port: u16,
        #[typed(one_of("debug", "info", "warn"), default = "info")]
        log_level: String,
        admins: Vec<String>,
    }
    let readme = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"));
    let between = |start, end| readme.split_once(start).unwrap().1.split_once(end).unwrap().0;
    let config = between("r#\"", "\"#;");
    let error = typed_structs::json::from_str::<Server>(config).map(|_| ()).unwrap_err();
    assert_eq!(error.to_string(), between("```text\n", "\n```"));
}
