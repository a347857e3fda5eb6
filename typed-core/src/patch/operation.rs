//! The operations of a JSON Patch, read from its document.

use crate::class::{Field, reject_duplicate};
use crate::patch::pointer::{Pointer, parse};
use crate::report::{Context, Key, Rejected, closest, code};
use crate::value::{Map, Value};
use alloc::format;
use alloc::vec::Vec;

/// An operation and the place that it changes.
pub(super) struct Operation<'v> {
    pub(super) path: Pointer<'v>,
    pub(super) action: Action<'v>,
}

pub(super) enum Action<'v> {
    Add(Value<'v>),
    Remove,
    Replace(Value<'v>),
    Move(Pointer<'v>),
    Copy(Pointer<'v>),
    Test(Value<'v>),
}

const OP_NAME: &str = "the name of an operation";

const NAMES: [&str; 6] = ["add", "remove", "replace", "move", "copy", "test"];

/// Reads all operations, so that every fault of the document is reported.
pub(super) fn operations<'v>(
    patch: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<Vec<Operation<'v>>, Rejected> {
    let items = match patch {
        Value::List(items) => items,
        other => return Err(cx.reject(code::TYPE, "a list of operations", &other)),
    };
    let (mut operations, mut outcome) = (Vec::new(), Ok(()));
    for (index, item) in items.into_iter().enumerate() {
        let operation = cx.descend(Key::Index(index)).and_then(|mut cx| match item {
            Value::Map(map) => operation(map, &mut cx),
            other => Err(cx.reject(code::TYPE, "an operation", &other)),
        });
        match operation {
            Ok(operation) => operations.push(operation),
            Err(rejected) => outcome = Err(rejected),
        }
    }
    outcome.map(|()| operations)
}

/// The members of an operation. Others are ignored.
#[derive(Default)]
struct Members<'v> {
    op: Option<Value<'v>>,
    path: Option<Value<'v>>,
    from: Option<Value<'v>>,
    value: Option<Value<'v>>,
}

fn operation<'v>(map: Map<'v>, cx: &mut Context<'_>) -> Result<Operation<'v>, Rejected> {
    let mut outcome = Ok(());
    let mut members = Members::default();
    for (key, value) in map {
        let (name, member) = match key.as_str() {
            Some("op") => ("op", &mut members.op),
            Some("path") => ("path", &mut members.path),
            Some("from") => ("from", &mut members.from),
            Some("value") => ("value", &mut members.value),
            _ => continue,
        };
        if member.replace(value).is_some() {
            outcome = Err(reject_duplicate::<Field>(&mut cx.at(Key::Field(name))));
        }
    }
    let path = pointer(members.path, "path", cx);
    let action = match members.op.as_ref().map(Value::as_str) {
        Some(Some("add")) => required(members.value, "value", cx).map(Action::Add),
        Some(Some("remove")) => Ok(Action::Remove),
        Some(Some("replace")) => required(members.value, "value", cx).map(Action::Replace),
        Some(Some("move")) => pointer(members.from, "from", cx).map(Action::Move),
        Some(Some("copy")) => pointer(members.from, "from", cx).map(Action::Copy),
        Some(Some("test")) => required(members.value, "value", cx).map(Action::Test),
        Some(Some(name)) => {
            let known = format!("one of {}", NAMES.join(", "));
            let suggestion = closest(name, NAMES.into_iter());
            Err(cx.at(Key::Field("op")).reject_name("operation", known, name, suggestion))
        }
        Some(None) => {
            let op = members.op.unwrap_or_default();
            Err(cx.at(Key::Field("op")).reject(code::TYPE, OP_NAME, &op))
        }
        None => Err(missing("op", cx)),
    };
    outcome?;
    Ok(Operation { path: path?, action: action? })
}

fn pointer<'v>(
    value: Option<Value<'v>>,
    name: &'static str,
    cx: &mut Context<'_>,
) -> Result<Pointer<'v>, Rejected> {
    match required(value, name, cx)? {
        Value::Str(text) => parse(text, &mut cx.at(Key::Field(name))),
        other => Err(cx.at(Key::Field(name)).reject(code::TYPE, "a JSON Pointer", &other)),
    }
}

fn required<'v>(
    value: Option<Value<'v>>,
    name: &'static str,
    cx: &mut Context<'_>,
) -> Result<Value<'v>, Rejected> {
    value.ok_or_else(|| missing(name, cx))
}

fn missing(name: &'static str, cx: &mut Context<'_>) -> Rejected {
    let expected = match name {
        "op" => OP_NAME,
        "value" => "a value",
        _ => "a JSON Pointer",
    };
    cx.at(Key::Field(name)).reject_missing(code::MISSING, expected.into(), None)
}
