//! Conversion of ordered maps and sets to values. They are field types like the maps and sets of the
//! standard library.

use crate::value::{List, Value};
use indexmap::{IndexMap, IndexSet};

impl<'v, K: Into<Value<'v>>, V: Into<Value<'v>>, S> From<IndexMap<K, V, S>> for Value<'v> {
    fn from(map: IndexMap<K, V, S>) -> Self {
        Value::Map(map.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
    }
}

impl<'v, T: Into<Value<'v>>, S> From<IndexSet<T, S>> for Value<'v> {
    fn from(set: IndexSet<T, S>) -> Self {
        Value::List(set.into_iter().map(Into::into).collect::<List<'_>>())
    }
}
