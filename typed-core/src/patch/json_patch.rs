//! JSON Patch (RFC 6902) of an object: all operations in order, or none.

use crate::access::{Edit, get_member};
use crate::patch::equal::{Numbers, equal};
use crate::patch::operation::{Action, Operation, operations};
use crate::patch::pointer::{Place, Pointer, around, resolve};
use crate::record::RecordMut;
use crate::report::{Context, Key, Mismatches, Rejected, code};
use crate::update::{Transaction, transact};
use crate::value::{Segment, Steps, Untyped, Value, path_of};
use alloc::borrow::Cow;
use alloc::collections::BTreeSet;

/// The greatest size of all values that a patch copies or moves, in bytes. Without it a patch could
/// double its copies with each operation.
const MAX_COPIED: usize = 1 << 22;

/// The bytes of a value without those of its string and without its items.
const VALUE_SIZE: usize = 32;

/// The greatest number of items that a patch moves or passes to add and remove others. Without it a
/// patch of a long list could cost time quadratic in its size.
const MAX_MOVED: usize = 1 << 26;

const WHOLE: &str = "cannot be replaced as a whole by a patch: set its fields";
const HIDDEN: &str = "cannot be tested: it can hold a secret";
const NOT_COPIED: &str =
    "cannot be copied or moved: it can hold a secret, or a value that is not data";
const INSIDE: &str = "cannot be moved into itself";

/// Applies a patch to an object.
///
/// # Errors
/// - All faults of the patch's document, with paths such as `[2].op`.
/// - All mismatches of the operations, with their numbers. The object does not change.
pub(crate) fn json_patch<'v>(
    record: &mut dyn RecordMut<'v>,
    patch: Value<'v>,
) -> Result<(), Mismatches> {
    let class = record.class();
    let mut report = Mismatches::new();
    let mut cx = Context::new(&mut report, class.name());
    // Any part of the document can be a misplaced secret.
    let Ok(operations) = operations(patch, &mut cx.redacted_if(class.is_secret())) else {
        return Err(report);
    };
    let patched = transact(record, |transaction, cx| {
        let mut state = State { left: Some(MAX_COPIED), moved: 0, spoiled: BTreeSet::new() };
        for (number, operation) in operations.into_iter().enumerate() {
            transaction.begin(number);
            if state.is_spoiled(&operation) {
                continue;
            }
            if !state.apply(operation, transaction, cx) {
                break;
            }
        }
    });
    patched.map_err(|mut report| {
        report.number_operations();
        report
    })
}

/// The state of a patch between its operations.
struct State<'v> {
    /// The number of bytes that may still be copied. `None`: more were to be.
    left: Option<usize>,
    moved: usize,
    /// The places of operations that failed. What happens inside depends on them, so it is not
    /// reported.
    spoiled: BTreeSet<Pointer<'v>>,
}

impl<'v> State<'v> {
    fn is_spoiled(&self, operation: &Operation<'v>) -> bool {
        let is_within = |path: &Pointer<'v>| {
            (0..=path.len())
                .any(|end| path.get(..end).is_some_and(|outer| self.spoiled.contains(outer)))
        };
        !self.spoiled.is_empty()
            && match &operation.action {
                Action::Move(from) | Action::Copy(from) => {
                    is_within(from) || is_within(&operation.path)
                }
                _ => is_within(&operation.path),
            }
    }

    /// Applies an operation. Returns `false` if no other one makes sense after it.
    fn apply(
        &mut self,
        operation: Operation<'v>,
        transaction: &mut Transaction<'_, 'v>,
        cx: &mut Context<'_>,
    ) -> bool {
        let Operation { path, action } = operation;
        let is_made = match action {
            Action::Test(value) => return test(transaction, &path, &value, cx),
            Action::Add(value) => self.edit(transaction, &path, Edit::Insert(value), cx),
            Action::Remove => self.edit(transaction, &path, Edit::Remove, cx),
            Action::Replace(value) => self.edit(transaction, &path, Edit::Replace(value), cx),
            Action::Copy(from) => match self.read(transaction, &from, cx) {
                Some(value) => self.edit(transaction, &path, Edit::Insert(value), cx),
                None => false,
            },
            Action::Move(from) => self.relocate(transaction, &from, &path, cx),
        };
        if !is_made {
            self.spoiled.insert(around(&path).to_vec());
        }
        self.left.is_some() && self.moved <= MAX_MOVED
    }

    fn relocate(
        &mut self,
        transaction: &mut Transaction<'_, 'v>,
        from: &Pointer<'v>,
        path: &Pointer<'v>,
        cx: &mut Context<'_>,
    ) -> bool {
        if path.len() > from.len() && path.starts_with(from) {
            let written = path_of(&resolve(transaction.record_mut(), from, false).0);
            let rejected = cx.at(Key::Path(&written)).reject_change(INSIDE, &Value::Null);
            transaction.end_change(Err(rejected), cx);
            return false;
        }
        let Some(value) = self.read(transaction, from, cx) else { return false };
        path == from
            || self.edit(transaction, from, Edit::Remove, cx)
                && self.edit(transaction, path, Edit::Insert(value), cx)
    }

    /// Makes a change. Returns `true` if it was made.
    fn edit(
        &mut self,
        transaction: &mut Transaction<'_, 'v>,
        pointer: &[Cow<'v, str>],
        edit: Edit<'v>,
        cx: &mut Context<'_>,
    ) -> bool {
        let is_long = transaction.is_long();
        let (path, _) = resolve(transaction.record_mut(), pointer, is_long);
        let Some((last, _)) = path.split_last() else {
            let rejected = cx.reject_change(WHOLE, &Value::Null);
            transaction.end_change(Err(rejected), cx);
            return false;
        };
        if matches!(edit, Edit::Insert(_) | Edit::Remove) {
            let is_removed = matches!(edit, Edit::Remove);
            self.moved += moved(transaction.record_mut(), pointer, last, is_removed);
            if self.moved > MAX_MOVED {
                let expected = "at most 67108864 items moved by one patch";
                let written = path_of(&path);
                let rejected = cx.at(Key::Path(&written)).reject_more(code::RANGE, expected.into());
                transaction.end_change(Err(rejected), cx);
                return false;
            }
        }
        transaction.edit(&path, edit, cx)
    }

    /// Returns a copy of a value.
    fn read(
        &mut self,
        transaction: &mut Transaction<'_, 'v>,
        from: &Pointer<'v>,
        cx: &mut Context<'_>,
    ) -> Option<Untyped> {
        let read = read(transaction, from, cx, |value, cx| {
            // First, since the value was put together from the parts of an object, copied or not.
            self.left = self.left.and_then(|left| left_after(left, value));
            if self.left.is_none() {
                let expected = "at most 4 MiB copied or moved by one patch";
                return Err(cx.reject_more(code::RANGE, expected.into()));
            }
            if value.has_opaque() {
                return Err(cx.reject_change(NOT_COPIED, value));
            }
            Ok(value.clone().into_owned())
        });
        match read {
            Ok(value) => Some(value),
            Err(rejected) => {
                transaction.end_change(Err(rejected), cx);
                None
            }
        }
    }
}

/// Compares a value. Returns `true` if it is equal.
fn test<'v>(
    transaction: &mut Transaction<'_, 'v>,
    path: &Pointer<'v>,
    expected: &Value<'_>,
    cx: &mut Context<'_>,
) -> bool {
    let tested = read(transaction, path, cx, |value, cx| {
        if value.has_opaque() {
            return Err(cx.reject_change(HIDDEN, value));
        }
        match equal(value, expected, Numbers::ByValue) {
            true => Ok(()),
            false => Err(cx.reject(code::TEST, "the value of the test", value)),
        }
    });
    let is_equal = tested.is_ok();
    transaction.end_change(tested, cx);
    is_equal
}

/// Reads the value to which a pointer leads.
fn read<'v, R>(
    transaction: &mut Transaction<'_, 'v>,
    pointer: &[Cow<'v, str>],
    cx: &mut Context<'_>,
    then: impl FnOnce(&Value<'_>, &mut Context<'_>) -> Result<R, Rejected>,
) -> Result<R, Rejected> {
    let is_long = transaction.is_long();
    let (path, place) = resolve(transaction.record_mut(), pointer, is_long);
    match place {
        Some(place) => {
            let written = path_of(&path);
            then(&place.value(), &mut cx.at(Key::Path(&written)))
        }
        // A property, or the tag of an enum.
        None => {
            let value = get_member(transaction.record(), Steps::Segments(&path), cx)?;
            let written = path_of(&path);
            then(&value, &mut cx.at(Key::Path(&written)))
        }
    }
}

/// Returns the number of items that are moved or passed when one is added or removed.
fn moved<'v>(
    record: &mut dyn RecordMut<'v>,
    pointer: &[Cow<'v, str>],
    last: &Segment<'_>,
    is_removed: bool,
) -> usize {
    let Some((_, around)) = pointer.split_last() else { return 0 };
    match resolve(record, around, false).1 {
        Some(Place::Slot(slot)) => {
            slot.items_mut().map_or(0, |items| items.moved(last, is_removed))
        }
        _ => 0,
    }
}

/// Returns the number of bytes that are left after a value. Stops at the first part beyond them.
fn left_after(left: usize, value: &Value<'_>) -> Option<usize> {
    let string = match value {
        Value::Str(text) => text.len(),
        Value::Bytes(bytes) => bytes.len(),
        _ => 0,
    };
    let left = left.checked_sub(VALUE_SIZE)?.checked_sub(string)?;
    match value {
        Value::List(items) => items.iter().try_fold(left, left_after),
        Value::Map(map) => map
            .iter()
            .try_fold(left, |left, (key, value)| left_after(left_after(left, key)?, value)),
        _ => Some(left),
    }
}
