//! Values that leave an object, or that are made and then rejected, are dropped once.

mod classes;
mod fields;

use std::cell::Cell;
use typed_structs::{Typed, Value};

thread_local! {
    static DROPPED: Cell<u32> = const { Cell::new(0) };
}

/// The number of parts that an action drops.
fn dropped<R>(action: impl FnOnce() -> R) -> u32 {
    let before = DROPPED.get();
    let result = action();
    let dropped = DROPPED.get() - before;
    drop(result);
    dropped
}

fn is_named(part: &impl AsRef<[Part]>) -> bool {
    !text(part).is_empty()
}

/// The text of the one part.
fn text(part: &impl AsRef<[Part]>) -> &str {
    part.as_ref().first().map_or("", |part| &part.text)
}

#[derive(Typed, Debug, Default, Clone, PartialEq)]
struct Part {
    text: String,
}

impl AsRef<[Part]> for Part {
    fn as_ref(&self) -> &[Part] {
        std::slice::from_ref(self)
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        DROPPED.set(DROPPED.get() + 1);
    }
}

fn part(text: &str) -> Value<'_> {
    Value::Map([("text".into(), text.into())].into_iter().collect())
}

fn parts(text: &str) -> Value<'_> {
    Value::List([part(text)].into_iter().collect())
}

fn new(text: &str) -> Part {
    Part { text: text.into() }
}
