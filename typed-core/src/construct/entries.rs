//! Binding of the entries of a document, whose values go into the slots directly.

use crate::class::{Field, Private};
use crate::construct::fields::FieldBinder;
use crate::construct::forward::given_twice;
use crate::record::{EntryKey, MapSource};
use crate::report::{Context, Key, Rejected};
use crate::value::Value;
use alloc::borrow::Cow;

impl<'v> FieldBinder<'_, 'v> {
    /// Fills all slots with the entries of a document. After an error the draft is empty.
    pub(super) fn entries<S: MapSource<'v> + ?Sized>(
        &mut self,
        source: &mut S,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        loop {
            let index = match source.next_key(self.expected_name(), cx, Private::TOKEN) {
                Ok(None) => break,
                Ok(Some(EntryKey::Expected)) => Some(self.expected),
                Ok(Some(EntryKey::Name(name))) => match self.shape.find_plain(name) {
                    Some((index, _)) => Some(index),
                    None => self.not_plain_entry(Cow::Borrowed(name), source, cx),
                },
                Ok(Some(EntryKey::Other(Value::Str(name)))) => match self.shape.find_plain(&name) {
                    Some((index, _)) => Some(index),
                    None => self.not_plain_entry(name, source, cx),
                },
                Ok(Some(EntryKey::Other(key))) => {
                    self.no_name(&key, cx);
                    let _ = source.skip(cx, Private::TOKEN);
                    None
                }
                Err(broken) => {
                    // What is missing may come after the place where the document breaks off.
                    self.outcome = Err(broken);
                    return self.end();
                }
            };
            if let Some(index) = index {
                self.expect_after(index);
                self.read_field(index, source, cx);
            }
            self.entry += 1;
        }
        self.finish(cx);
        self.end()
    }

    /// Reads the value of a field.
    #[inline(always)]
    fn read_field<S: MapSource<'v> + ?Sized>(
        &mut self,
        index: usize,
        source: &mut S,
        cx: &mut Context<'_>,
    ) {
        let Some(field) = self.shape.fields().get(index) else { return };
        if !self.given.insert(index) {
            return self.read_twice(field, source, cx);
        }
        if field.converts() {
            return self.read_converted(index, field, source, cx);
        }
        let Some(slot) = self.draft.slot_mut(index, Private::TOKEN) else { return };
        let step = Key::Field(field.name());
        let filled = source.fill(slot, field.constraints(), Some(step), cx, Private::TOKEN);
        if filled.is_err() || field.is_checked() {
            self.check_read(index, field, filled, cx);
        }
    }

    /// Reads the value of a field that declares how it is converted.
    #[inline(never)]
    fn read_converted<S: MapSource<'v> + ?Sized>(
        &mut self,
        index: usize,
        field: &'static Field,
        source: &mut S,
        cx: &mut Context<'_>,
    ) {
        match source.value(cx, Private::TOKEN) {
            Ok(mut value) => self.fill(index, field, true, &mut value, cx),
            Err(rejected) => {
                self.empty.insert(index);
                self.refused(rejected, cx);
            }
        }
    }

    /// Runs the check of a field that was filled, and records it if there is a mismatch.
    #[inline(never)]
    fn check_read(
        &mut self,
        index: usize,
        field: &'static Field,
        filled: Result<(), Rejected>,
        cx: &mut Context<'_>,
    ) {
        let step = Key::Field(field.name());
        let checked = filled.and_then(|()| self.draft.keep_checked(index, &mut cx.descend(step)?));
        if let Err(rejected) = checked {
            self.empty.insert(index);
            self.refused(rejected, cx);
        }
    }

    #[cold]
    fn read_twice<S: MapSource<'v> + ?Sized>(
        &mut self,
        field: &'static Field,
        source: &mut S,
        cx: &mut Context<'_>,
    ) {
        let rejected = given_twice(&mut cx.at(Key::Field(field.name())));
        self.refused(rejected, cx);
        let _ = source.skip(cx, Private::TOKEN);
    }

    /// Returns the field with a name that is quoted in paths, or reads an entry that is not one of the own
    /// fields.
    #[inline(never)]
    fn not_plain_entry<S: MapSource<'v> + ?Sized>(
        &mut self,
        name: Cow<'v, str>,
        source: &mut S,
        cx: &mut Context<'_>,
    ) -> Option<usize> {
        if let Some((index, _)) = self.shape.find_quoted(&name) {
            return Some(index);
        }
        // An unread value is reported by the next key.
        if self.field_for(&name).is_none() {
            self.not_own(name, Value::Null, cx);
            let _ = source.skip(cx, Private::TOKEN);
        } else if let Ok(value) = source.value(cx, Private::TOKEN) {
            self.not_own(name, value, cx);
        }
        None
    }
}
