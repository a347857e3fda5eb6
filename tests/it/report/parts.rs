//! The parts of a mismatch that programs read: segments, pointer, target, parameters, message.

use std::collections::{BTreeMap, BTreeSet};
use typed_structs::{
    FieldType, Map, PathSegment, Secret, Target, TypeMismatch, Typed, Value, args, code,
    from_value, typed_methods,
};

/// The first mismatch of a value.
fn first<'v, T: FieldType<'v>>(value: impl Into<Value<'v>>) -> TypeMismatch {
    let Err(report) = from_value::<T>(value.into()) else { unreachable!("it fits") };
    report.into_iter().next().unwrap()
}

fn map<'v>(key: impl Into<Value<'v>>, value: impl Into<Value<'v>>) -> Value<'v> {
    let mut map = Map::new();
    map.push(key, value);
    Value::Map(map)
}

fn name(name: &str) -> PathSegment<'_> {
    PathSegment::Name(name.into())
}

/// The segments of the path to the value under a key.
fn segment<'v, K: FieldType<'v> + Ord>(key: impl Into<Value<'v>>) -> PathSegment<'static> {
    let mismatch = first::<BTreeMap<K, BTreeMap<String, u8>>>(map(key, map("last", "x")));
    let segments: Vec<_> = mismatch.segments().collect();
    let [first, last] = &segments[..] else { unreachable!("{segments:?}") };
    assert_eq!(*last, name("last"));
    match first {
        PathSegment::Name(name) => PathSegment::Name(name.clone().into_owned().into()),
        PathSegment::Index(index) => PathSegment::Index(*index),
        PathSegment::Key(key) => PathSegment::Key(key.clone().into_owned()),
        other => unreachable!("{other:?}"),
    }
}

#[test]
fn segments_are_exact() {
    for key in ["a", "a.b", "a/b~c", "", "[0]", "\"", "a\nb", "größe", "foo(x)", "***", "1", "null"]
    {
        assert_eq!(segment::<String>(key), name(key), "{key:?}");
    }
    for key in ["n".repeat(171), "\u{1}".repeat(300), ".".repeat(1024)] {
        assert_eq!(segment::<String>(key.as_str()), name(&key));
    }
    assert_eq!(segment::<u8>(7), PathSegment::Index(7));
    assert_eq!(segment::<i8>(-7), PathSegment::Key(Value::from(-7)));
    assert_eq!(segment::<bool>(true), PathSegment::Key(Value::from(true)));
    assert_eq!(segment::<Option<u8>>(Value::Null), PathSegment::Key(Value::Null));
    let list = Value::from([1, 2]);
    assert_eq!(segment::<Vec<u8>>(list.clone()), PathSegment::Key(list));
    let long = "ä".repeat(513);
    assert_eq!(segment::<String>(long.as_str()), name(&"ä".repeat(512)));
}

#[test]
fn paths_to_the_object_have_no_segments() {
    let mismatch = first::<u8>("x");
    assert_eq!((mismatch.segments().len(), &*mismatch.pointer()), (0, ""));
}

#[test]
fn pointers_escape_their_tokens() {
    let mismatch = first::<BTreeMap<String, Vec<u8>>>(map("a/b~c", Value::from((1, "x"))));
    assert_eq!(mismatch.pointer(), "/a~1b~0c/1");
    let mismatch = first::<BTreeMap<bool, u8>>(map(true, "x"));
    assert_eq!(mismatch.pointer(), "/true");
    assert_eq!(first::<BTreeMap<String, u8>>(map("", "x")).pointer(), "/");
}

#[test]
fn keys_within_secrets_stay_hidden() {
    let nested = map("hunter2", map("last", "x"));
    let mismatch = first::<Secret<BTreeMap<String, BTreeMap<String, u8>>>>(nested);
    let segments: Vec<_> = mismatch.segments().collect();
    assert_eq!(segments, [PathSegment::Hidden, PathSegment::Hidden]);
    assert_eq!(mismatch.pointer(), "/***/***");
    let keyed = first::<BTreeMap<Secret<String>, u8>>(map("hunter2", "x"));
    assert_eq!(keyed.segments().collect::<Vec<_>>(), [PathSegment::Hidden]);

    let shown = format!("{:?} {}", mismatch.params().collect::<Vec<_>>(), mismatch.message());
    assert!(!shown.contains("hunter2") && shown.contains("***"), "{shown}");
    let twice = Map::from(vec![("a".into(), 1.into()), ("a".into(), 2.into())]);
    let mismatch = first::<BTreeMap<Secret<String>, u8>>(Value::Map(twice));
    let params: Vec<_> = mismatch.params().collect();
    assert_eq!(params, [("name", Value::from("***")), ("kind", Value::from("key"))]);
}

#[derive(Typed, Debug)]
struct Tool {
    #[typed(range(1..), multiple_of(5))]
    size: i64,
    #[typed(len(2..=4), pattern = "^[a-z]+$")]
    label: String,
    #[typed(one_of("A", "B"))]
    grade: String,
    #[typed(check = is_even)]
    even: i64,
    #[typed(frozen)]
    id: i64,
}

fn is_even(even: &i64) -> Result<(), &'static str> {
    if even % 2 == 0 { Ok(()) } else { Err("must be even") }
}

#[typed_methods]
impl Tool {
    fn resize(&mut self, size: i64) {
        self.size = size;
    }
}

/// The parameters of a mismatch as text.
fn params(mismatch: &TypeMismatch) -> String {
    let params = mismatch.params().map(|(name, value)| format!("{name}={value}"));
    params.collect::<Vec<_>>().join(" ")
}

#[test]
fn each_code_has_its_parameters() {
    let args = args!(size = -3, label = "X", grade = "C", even = 3, sise = 1, id = 1);
    let report = Tool::construct(args).unwrap_err();
    let all: Vec<_> =
        report.iter().map(|each| format!("{}: {}", each.code(), params(each))).collect();
    assert_eq!(
        all,
        [
            r#"constraint.range: min=1 expected="1.." actual="int" value="-3""#,
            r#"constraint.multiple_of: divisor=5 expected="a multiple of 5" actual="int" value="-3""#,
            r#"constraint.len: min=2 max=4 expected="length 2..=4" actual="str" value="\"X\"""#,
            r#"constraint.pattern: pattern="^[a-z]+$" expected="a string that matches `^[a-z]+$`" actual="str" value="\"X\"""#,
            r#"constraint.one_of: values=["A", "B"] expected="one of \"A\", \"B\"" actual="str" value="\"C\"""#,
            r#"constraint.check: reason="must be even" actual="int" value="3""#,
            r#"unknown: name="sise" kind="field" suggestion="size""#,
        ]
    );

    let mut tool = Tool::construct(args!(5, "ab", "A", 2, 1)).unwrap();
    let of = |error: TypeMismatch| params(&error);
    assert_eq!(
        of(tool.set("size", "x").unwrap_err()),
        r#"expected="i64" actual="str" value="\"x\"""#
    );
    assert!(of(tool.set("id", 2).unwrap_err()).starts_with("reason=\""));
    assert_eq!(of(tool.set("a..b", 2).unwrap_err()), r#"value="\"a..b\"""#);
    assert_eq!(
        of(first::<[u8; 2]>(Value::from([1]))),
        r#"expected="2 items" actual="list" value="[1]""#
    );
    assert_eq!(of(first::<BTreeSet<u8>>(Value::from([1, 1]))), r#"name="1" kind="item""#);
    let missing = Tool::construct(args!(5, "ab", "A", 2)).unwrap_err();
    assert_eq!(params(missing.at("id").unwrap()), r#"name="id" expected="i64""#);
}

#[test]
fn a_parameter_is_below_its_method() {
    let mut tool = Tool::construct(args!(5, "ab", "A", 2, 1)).unwrap();
    let error = tool.call("resize", args!("x")).unwrap_err();
    let typed_structs::CallError::Mismatches(report) = error else { unreachable!() };
    let mismatch = report.iter().next().unwrap();
    assert_eq!((mismatch.path(), &*mismatch.pointer()), ("resize(size)", "/resize/size"));
    let segments: Vec<_> = mismatch.segments().collect();
    assert_eq!(segments, [name("resize"), PathSegment::Parameter("size".into())]);
}

#[test]
fn targets_tell_keys_from_values() {
    let of_keys = first::<BTreeMap<u8, u8>>(map("x", 1));
    assert_eq!((of_keys.code(), of_keys.target()), (code::TYPE, Target::Key));
    let of_values = first::<BTreeMap<String, u8>>(map("x", "1"));
    assert_eq!((of_values.code(), of_values.target()), (code::TYPE, Target::Content));
    let of_items = first::<BTreeSet<u8>>(Value::from([1, 1]));
    assert_eq!((of_items.code(), of_items.target()), (code::DUPLICATE, Target::Content));
    let twice = Map::from(vec![("a".into(), 1.into()), ("a".into(), 2.into())]);
    let of_twice = first::<BTreeMap<String, u8>>(Value::Map(twice));
    assert_eq!((of_twice.code(), of_twice.target()), (code::DUPLICATE, Target::Key));
    let missing = Tool::construct(args!()).unwrap_err();
    assert!(missing.iter().all(|mismatch| mismatch.target() == Target::Container));
}

#[test]
fn messages_have_no_class_and_path() {
    let report = Tool::construct(args!(size = "x", sise = 1)).unwrap_err();
    let messages: Vec<_> = report.iter().map(TypeMismatch::message).collect();
    assert_eq!(messages[0], "expected i64, got str \"x\"");
    assert_eq!(messages[1], "unknown field; did you mean `size`?");
    assert_eq!(messages[2], "missing, expected String");
}
