//! Updates whose names are paths into fields.

use crate::access::{Edit, leads_to_field};
use crate::class::{Field, reject_duplicate};
use crate::record::{Record, RecordMut};
use crate::report::{Context, Key, Mismatches};
use crate::update::transaction::{Transaction, transact};
use crate::value::{Args, Segment, Value, count_positional, parse, path_of};
use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::mem;

/// Returns `true` if a name is a path to a field, such as `["a.b"]`, or one that leads on from a field.
pub(super) fn have_paths(record: &dyn Record, args: &Args<'_>) -> bool {
    args.iter().filter_map(|arg| arg.name()).any(|name| is_path(record, name))
}

fn is_path(record: &dyn Record, name: &str) -> bool {
    name.bytes().any(|byte| matches!(byte, b'.' | b'['))
        && record.shape().find(name).is_none()
        && parse(name).is_ok_and(|path| leads_to_field(record, path))
}

/// Sets the places to which the names lead: all or none.
#[cold]
#[inline(never)]
pub(super) fn update_paths<'v>(
    record: &mut dyn RecordMut<'v>,
    args: Args<'v>,
) -> Result<(), Mismatches> {
    let (is_alone, positional) = (args.len() == 1, count_positional(args.as_slice()));
    transact(record, |transaction, cx| {
        cx.convert(args.conversion());
        let mut given = BTreeSet::new();
        let mut is_reported = false;
        for (at, arg) in args.into_iter().enumerate() {
            transaction.begin(at);
            match arg.name {
                Some(name) => {
                    let path = path_named(transaction.record(), &name);
                    set(transaction, &path, arg.value, is_alone, &mut given, cx);
                }
                None if mem::replace(&mut is_reported, true) => {}
                None => {
                    let given = format!("{positional} positional");
                    let rejected = cx.surplus("named arguments only".into(), given);
                    transaction.end_change(Err(rejected), cx);
                }
            }
        }
    })
}

fn path_named<'n>(record: &dyn Record, name: &'n str) -> Vec<Segment<'n>> {
    match parse(name) {
        Ok(path) if is_path(record, name) => path.collect(),
        _ => Vec::from([Segment::Name(Cow::Borrowed(name))]),
    }
}

fn set<'v>(
    transaction: &mut Transaction<'_, 'v>,
    path: &[Segment<'_>],
    value: Value<'v>,
    is_alone: bool,
    given: &mut BTreeSet<String>,
    cx: &mut Context<'_>,
) {
    let written = path_of(path);
    if !given.insert(written.clone()) {
        let rejected = reject_duplicate::<Field>(&mut cx.at(Key::Path(&written)));
        transaction.end_change(Err(rejected), cx);
    } else if is_alone {
        transaction.edit_alone(path, Edit::Set(value), cx);
    } else {
        // The transaction keeps the outcome.
        let _ = transaction.edit(path, Edit::Set(value), cx);
    }
}
