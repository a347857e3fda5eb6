//! Laws of calls.

use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use typed_structs::{Arg, Typed, Untyped, Value, typed_methods};

#[derive(Typed, Debug, Clone, PartialEq)]
struct Log {
    lines: Vec<String>,
}

#[typed_methods]
impl Log {
    fn add(
        &mut self,
        level: u8,
        text: &str,
        times: Option<u16>,
        exact: f64,
        tags: &[String],
    ) -> usize {
        let line = format!("{level} {text} {times:?} {exact} {tags:?}");
        self.lines.push(line);
        self.lines.len()
    }

    fn collect(
        &mut self,
        first: i64,
        #[typed(rest)] rest: Vec<i64>,
        #[typed(keywords)] named: BTreeMap<String, bool>,
    ) -> i64 {
        self.lines.push(format!("{named:?}"));
        rest.iter().fold(first, |sum, x| sum.wrapping_add(*x))
    }

    #[typed(returns = u8)]
    fn odd(&mut self, out: Untyped) -> Untyped {
        self.lines.push("odd".into());
        out
    }
}

/// The parameters of `add`, each with a value that fits and one that does not.
const PARAMS: [(&str, &str); 5] = [
    ("level", "Log.add(level): expected u8, got int 300"),
    ("text", "Log.add(text): expected &str, got bool true"),
    ("times", "Log.add(times): expected u16, got str \"x\""),
    ("exact", "Log.add(exact): expected f64, got str \"1\""),
    ("tags", "Log.add(tags)[1]: expected String, got int 1"),
];

fn right(index: usize) -> Untyped {
    match index {
        0 => 7.into(),
        1 => "text".into(),
        2 => Value::Null,
        3 => 1.5.into(),
        _ => vec!["a"].into(),
    }
}

fn wrong(index: usize) -> Untyped {
    match index {
        0 => 300.into(),
        1 => true.into(),
        2 => "x".into(),
        3 => "1".into(),
        _ => Value::List(vec!["a".into(), 1.into()].into()),
    }
}

fn log() -> Log {
    Log { lines: vec!["first".into()] }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is wrong with a call is reported, all of it and nothing else, and the object is as
    /// it was; what is right runs.
    #[test]
    fn a_call_reports_exactly_the_faults(
        faults in btree_set(0..5_usize, 0..5),
        positional in 0..=5_usize,
        unknown in any::<bool>(),
        twice in any::<bool>(),
        order in Just((0..5_usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let value = |index| if faults.contains(&index) { wrong(index) } else { right(index) };
        let mut args: Vec<Arg<'_>> = (0..positional).map(|at| Arg::positional(value(at))).collect();
        for at in order.into_iter().filter(|at| *at >= positional) {
            args.push(Arg::named(PARAMS[at].0, value(at)));
        }
        let mut expected: BTreeSet<String> =
            faults.iter().map(|at| PARAMS[*at].1.to_owned()).collect();
        if unknown {
            args.push(Arg::named("nowhere", 1));
            expected.insert("Log.add(nowhere): unknown parameter".into());
        }
        if twice {
            args.push(Arg::named("level", 8));
            expected.insert("Log.add(level): parameter given twice".into());
        }
        let mut object = log();
        match object.call("add", args) {
            Ok(count) => {
                prop_assert!(expected.is_empty());
                prop_assert_eq!((count, object.lines.len()), (2.into(), 2));
            }
            Err(error) => {
                prop_assert_eq!(object, log());
                let found: BTreeSet<String> =
                    error.mismatches().unwrap().iter().map(ToString::to_string).collect();
                prop_assert_eq!(found, expected);
            }
        }
    }

    #[test]
    fn what_is_collected_is_what_was_given(
        first in any::<i32>(),
        rest in vec(any::<i32>(), 0..12),
        named in btree_set("[a-z]{1,6}", 0..12),
        bad in any::<Option<prop::sample::Index>>(),
    ) {
        let mut args: Vec<Arg<'_>> = vec![Arg::positional(first)];
        args.extend(rest.iter().map(|one| Arg::positional(*one)));
        args.extend(named.iter().filter(|name| *name != "first" && *name != "rest").map(|name| Arg::named(&**name, true)));
        let bad = bad.map(|index| index.index(args.len()));
        if let Some(bad) = bad {
            let name = args[bad].name().map(ToOwned::to_owned);
            args[bad] = name.map_or(Arg::positional("x"), |name| Arg::named(name, "x"));
        }
        let mut object = log();
        match object.call("collect", args) {
            Ok(sum) => {
                prop_assert!(bad.is_none());
                let all = rest.iter().fold(i64::from(first), |sum, one| sum + i64::from(*one));
                prop_assert_eq!(sum, all);
            }
            Err(error) => {
                prop_assert_eq!(error.mismatches().unwrap().len(), 1);
                prop_assert!(bad.is_some());
                prop_assert_eq!(object, log());
            }
        }
    }

    #[test]
    fn a_wrong_return_changes_nothing(out in any::<i64>()) {
        let mut object = log();
        let is_right = u8::try_from(out).is_ok();
        let outcome = object.call("odd", [Arg::positional(out)]);
        prop_assert_eq!(outcome.is_ok(), is_right);
        prop_assert_eq!(object == log(), !is_right);
    }
}
