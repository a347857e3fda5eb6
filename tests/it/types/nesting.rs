//! Options, depth, and what reports show.

use super::{TYPE, map, message, names, refuses, round_trips, takes};
use std::collections::BTreeMap;
use typed_structs::{
    FieldType, List, MAX_DEPTH, Secret, ToValue, Untyped, Value, code, from_value,
};

#[test]
fn seed_31_optional_works_nested_too() {
    round_trips(Some(1_i64), 1);
    round_trips(None::<i64>, Value::Null);
    takes(Value::Null, None::<Option<i64>>);
    takes(1, Some(Some(1_i64)));
    takes((1, Value::Null), vec![Some(1_i64), None]);
    takes(Value::Null, None::<Vec<Option<i64>>>);
    takes((Value::Null,), Some(vec![None::<i64>]));
    takes(Value::Null, Box::new(None::<i64>));
    takes(names([("a", Value::Null)]), BTreeMap::from([(String::from("a"), None::<u8>)]));
    refuses::<Option<i64>>("1", TYPE);
    refuses::<Option<Vec<Option<i64>>>>((1, "2", Value::Null), &[("[1]", code::TYPE)]);
    assert_eq!(message::<Option<u8>>(true), "Option<u8>: expected u8, got bool true");
    assert_eq!(<Option<Option<u8>>>::TYPE.name(), "Option<Option<u8>>");
}

/// A list within a list within a list: as deep as asked for, the innermost empty.
fn nested(levels: usize) -> Value<'static> {
    (1..levels).fold(Value::List(List::new()), |inner, _| Value::List(vec![inner].into()))
}

fn nested_maps(levels: usize) -> Value<'static> {
    (1..levels).fold(names([]), |inner, _| names([("a", inner)]))
}

#[test]
fn deep_nesting_is_refused() {
    #[derive(Debug)]
    struct Tree(Vec<Tree>);
    impl ToValue for Tree {
        const TYPE: &'static typed_core::TypeInfo =
            &typed_core::TypeInfo::new("Tree", typed_core::Kind::List);
        fn to_value(&self) -> Value<'_> {
            Value::List(self.0.iter().map(Tree::to_value).collect())
        }
    }
    impl<'v> FieldType<'v> for Tree {
        type Form = typed_core::Composite;
        fn check(
            value: Value<'v>,
            cx: &mut typed_core::Context<'_>,
        ) -> Result<Self, typed_core::Rejected> {
            Vec::check(value, cx).map(Tree)
        }
    }

    let limit = usize::from(MAX_DEPTH) + 1;
    assert!(from_value::<Tree>(nested(limit)).is_ok());
    assert!(from_value::<Untyped>(nested(limit)).is_ok());
    assert!(from_value::<Untyped>(nested_maps(limit)).is_ok());
    for levels in [limit + 1, limit + 1000] {
        let report = from_value::<Tree>(nested(levels)).unwrap_err();
        assert_eq!(report.len(), 1);
        let entry = report.iter().next().unwrap();
        assert_eq!(entry.code(), code::DEPTH);
        assert_eq!(entry.path(), "[0]".repeat(usize::from(MAX_DEPTH)));
        for untyped in [nested(levels), nested_maps(levels)] {
            let report = from_value::<Untyped>(untyped).unwrap_err();
            assert_eq!(report.iter().map(|one| one.code()).collect::<Vec<_>>(), [code::DEPTH]);
        }
        // A key may nest as well.
        let report = from_value::<Untyped>(map([(nested(levels), Value::Null)])).unwrap_err();
        assert_eq!(report.iter().map(|one| one.code()).collect::<Vec<_>>(), [code::DEPTH]);
    }
    let line = message::<Tree>(nested(limit + 1));
    assert!(line.ends_with(": expected at most 128 levels, got more"), "{line}");
}

#[test]
fn a_report_is_bounded() {
    let report = from_value::<Vec<u8>>(vec!["x"; 1000].into()).unwrap_err();
    assert_eq!(report.iter().count(), typed_core::MAX_MISMATCHES);
    assert_eq!(report.len(), 1000);
    let report = from_value::<Vec<u8>>(Value::from(vec![256; 100])).unwrap_err();
    assert_eq!(report.omitted(), 36);
}

#[test]
fn secrets_within_collections_stay_secret() {
    let report =
        from_value::<BTreeMap<String, Secret<u8>>>(names([("a", "hunter2".into())])).unwrap_err();
    assert!(!format!("{report} {report:?}").contains("hunter2"));
    let report = from_value::<Secret<[u8; 2]>>(vec!["hunter2"].into()).unwrap_err();
    assert!(!format!("{report} {report:?}").contains("hunter2"));
    let shown = vec![Secret::new(7_u8)].to_value().to_string();
    assert_eq!(shown, "[***]");
}

#[test]
fn nothing_is_null() {
    round_trips((), Value::Null);
    takes(Value::Null, std::marker::PhantomData::<String>);
    refuses::<()>(0, TYPE);
    refuses::<()>(names([]), TYPE);
}
