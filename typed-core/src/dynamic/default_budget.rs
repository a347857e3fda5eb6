//! A limit on defaults: a default may leave out fields whose defaults fill them in, and so on.

use crate::dynamic::class::{DynamicClass, built_in};
use crate::dynamic::types::{DynamicType, Form};
use crate::value::{MAX_DEPTH, Map, Value};
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;

/// The greatest number of fields that a default may fill in.
const MOST: usize = 10_000;

/// Returns the reason why a value cannot be a default of this type. It only detects, before the
/// checks, a default that would take too long or never end.
pub(crate) fn excess(of: &DynamicType, default: &Value<'_>) -> Option<String> {
    FilledIn { count: 0 }.count(of, default, 0).err()
}

struct FilledIn {
    count: usize,
}

impl FilledIn {
    fn count(&mut self, of: &DynamicType, value: &Value<'_>, depth: u8) -> Result<(), String> {
        if depth >= MAX_DEPTH {
            return Err(format!(
                "its default, with the defaults of what that leaves out, nests more deeply than \
                 {MAX_DEPTH} levels"
            ));
        }
        let below = depth.saturating_add(1);
        match (&of.form, value) {
            (Form::Option(_) | Form::Optional(_, true), Value::Null) => Ok(()),
            (Form::Option(inner) | Form::Optional(inner, _), value) => {
                self.count(inner, value, depth)
            }
            (Form::List(item), Value::List(items)) => {
                items.iter().try_for_each(|value| self.count(item, value, below))
            }
            (Form::Map(item), Value::Map(entries)) => {
                entries.iter().try_for_each(|(_, value)| self.count(item, value, below))
            }
            (Form::Object(cell), Value::Map(given)) => match built_in(cell) {
                Some(class) => self.fields(class, given, below),
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    fn fields(
        &mut self,
        class: &'static DynamicClass,
        given: &Map<'_>,
        depth: u8,
    ) -> Result<(), String> {
        let mut names = BTreeSet::new();
        let mut others = Map::new();
        for (key, value) in given.iter() {
            let field = key.as_str().and_then(|name| class.shape(0).find(name));
            match field.and_then(|index| Some((index, class.fields.get(index)?))) {
                Some((index, field)) => {
                    names.insert(index);
                    self.count(&field.of, value, depth)?;
                }
                None => others.push(key.reborrow(), value.reborrow()),
            }
        }
        let others = Value::Map(others);
        let fields = class.fields().iter().zip(class.fields).enumerate();
        for (_, (field, spec)) in fields.filter(|(index, _)| !names.contains(index)) {
            if field.is_flattened() {
                self.count(&spec.of, &others, depth)?;
            } else if let Some(default) = &spec.default {
                self.count = self.count.saturating_add(1);
                if self.count > MOST {
                    return Err(format!(
                        "its default, with the defaults of what that leaves out, has more than \
                         {MOST} parts"
                    ));
                }
                self.count(&spec.of, default, depth)?;
            }
        }
        Ok(())
    }
}
