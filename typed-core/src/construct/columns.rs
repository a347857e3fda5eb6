//! The fields of columns, which are looked up once for many rows.

use crate::class::{Class, Field, Private, Shape};
use crate::construct::construct::{check_constructed, missing_fields_error};
use crate::construct::fields::FieldBinder;
use crate::construct::forward::given_twice;
use crate::construct::init::initialize;
use crate::construct::traits::{Construct, Draft};
use crate::record::{RecordMut, filled_in_place};
use crate::report::{Context, Key, Mismatches, Rejected, code};
use crate::value::{Args, Conversion, Map, Value};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::mem::{self, ManuallyDrop};

/// A row of a table.
pub struct Row<'r, 'v> {
    pub(crate) number: usize,
    pub(crate) values: &'r mut Values<'r, 'v>,
    pub(crate) conversion: Conversion,
}

/// Passes the values of a row to a function, one after the other, until that returns `false`. An iterator
/// would move each value twice, and the second move would wait for the first: a third of the time of a row.
pub(crate) type Values<'r, 'v> = dyn FnMut(&mut dyn FnMut(&mut Value<'v>) -> bool) -> bool + 'r;

/// The fields of columns. It does not depend on the type, so that its code is compiled once.
#[derive(Debug)]
pub struct Lookup {
    class: &'static Class,
    names: Vec<String>,
    targets: Vec<Target>,
}

/// The place of a column's values.
#[derive(Clone, Copy, Debug)]
enum Target {
    /// The field of this index.
    Field(usize),
    /// A base, or the extras.
    Forwarded,
    /// None.
    Ignored,
}

impl Lookup {
    /// Looks the names of columns up in a struct.
    ///
    /// # Errors
    /// - `unknown`, `duplicate`, `missing`: see [`Columns::of`](crate::Columns::of).
    pub(crate) fn of<'v, T: Construct<'v>>(names: Vec<String>) -> Result<Self, Mismatches> {
        if const { T::INIT.is_some() } {
            return Ok(Self::any(T::STATIC_CLASS, names));
        }
        // Nothing is dropped: the draft is empty again.
        let mut draft = ManuallyDrop::new(T::Draft::new(Private::TOKEN));
        Self::new(T::STATIC_CLASS, names, &mut *draft)
    }

    /// Accepts all names, for an enum, whose variant decides about them, and for a constructor.
    pub(crate) fn any(class: &'static Class, names: Vec<String>) -> Self {
        let targets = names.iter().map(|_| Target::Ignored).collect();
        Self { class, names, targets }
    }

    /// Returns the name of each column, and the field that it is for.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = (&str, Option<&'static Field>)> {
        let fields = self.shape().fields();
        self.names.iter().zip(&self.targets).map(|(name, target)| match target {
            Target::Field(index) => (name.as_str(), fields.get(*index)),
            Target::Forwarded | Target::Ignored => (name.as_str(), None),
        })
    }

    /// Constructs a struct from the values of a row.
    ///
    /// # Errors
    /// - See [`Columns::row`](crate::Columns::row).
    pub(crate) fn row<'v, T: Construct<'v>>(&self, row: Row<'_, 'v>) -> Result<T, Mismatches> {
        let key = Key::Index(row.number);
        if const { T::INIT.is_some() }
            && let Some(init) = T::INIT
        {
            return initialize(&init, &mut self.args(row)?, key);
        }
        let mut constructed = if const { T::HAS_IN_PLACE } {
            filled_in_place(T::in_place(Private::TOKEN), |object| self.fill(object, row))
        } else {
            let mut draft = ManuallyDrop::new(T::Draft::new(Private::TOKEN));
            self.fill(&mut *draft, row)?;
            let object = ManuallyDrop::into_inner(draft).finish();
            object.ok_or_else(|| missing_fields_error(T::STATIC_CLASS))
        };
        check_constructed(&mut constructed, key);
        constructed
    }

    /// Returns the values of a row as the entries of a map.
    ///
    /// # Errors
    /// - `arity`: a row of another number of values.
    pub(crate) fn entries<'v>(
        &self,
        values: &mut Values<'_, 'v>,
        cx: &mut Context<'_>,
    ) -> Result<Value<'v>, Rejected> {
        let mut map = Map::new();
        self.each_named(values, &mut |name, value| map.add(name, value), cx)?;
        Ok(Value::Map(map))
    }

    /// Finds the field of each column, and checks the columns with a draft, which stays empty.
    fn new<'v>(
        class: &'static Class,
        names: Vec<String>,
        draft: &mut dyn RecordMut<'v>,
    ) -> Result<Self, Mismatches> {
        let mut report = Mismatches::ordered_if(class.passes_on());
        let mut cx = Context::new(&mut report, class.name());
        let mut binder = FieldBinder::new(class, class.shape(0), draft);
        let targets = names.iter().map(|name| binder.declare(name, &mut cx)).collect();
        let checked = binder.missing(&mut cx);
        report.unless_passed(checked)?;
        Ok(Self { class, names, targets })
    }

    fn shape(&self) -> &'static Shape {
        self.class.shape(0)
    }

    /// Fills all slots with the values of a row. After an error the draft is empty.
    fn fill<'v>(&self, draft: &mut dyn RecordMut<'v>, row: Row<'_, 'v>) -> Result<(), Mismatches> {
        let mut report = Mismatches::ordered_if(self.class.passes_on());
        let mut cx = Context::new(&mut report, self.class.name());
        cx.convert(row.conversion);
        let mut binder = FieldBinder::new(self.class, self.shape(), draft);
        let filled = binder.row(self, row.values, &mut cx.at(Key::Index(row.number)));
        report.unless_passed(filled)
    }

    /// Returns the value of a cell in this column, which is text.
    pub(crate) fn cell<'v>(&self, column: usize, cell: Cow<'v, str>) -> Value<'v> {
        let field = match self.targets.get(column) {
            Some(Target::Field(index)) => self.shape().fields().get(*index),
            _ => None,
        };
        match field {
            Some(field) if cell.is_empty() && field.type_info().is_optional() => Value::Null,
            _ => Value::Str(cell),
        }
    }

    /// Returns the values of a row as named arguments, for a struct with a constructor.
    ///
    /// # Errors
    /// - `arity`: a row of another number of values.
    fn args<'v>(&self, row: Row<'_, 'v>) -> Result<Args<'v>, Mismatches> {
        let (mut args, mut report) = (Args::new(), Mismatches::new());
        let mut whole = Context::new(&mut report, self.class.name());
        let cx = &mut whole.at(Key::Index(row.number));
        match self.each_named(row.values, &mut |name, value| args.push_named(name, value), cx) {
            Ok(()) => Ok(args.convert(row.conversion)),
            Err(_) => Err(report),
        }
    }

    /// Passes on each value of a row with the name of its column.
    ///
    /// # Errors
    /// - `arity`: a row of another number of values.
    fn each_named<'v>(
        &self,
        values: &mut Values<'_, 'v>,
        pass: &mut dyn FnMut(String, Value<'v>),
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let mut names = self.names.iter();
        let has_columns = values(&mut |value| match names.next() {
            Some(name) => {
                pass(name.clone(), mem::take(value));
                true
            }
            None => false,
        });
        self.check_len(self.names.len() - names.len(), has_columns, cx)
    }

    /// Checks the number of values of a row.
    ///
    /// # Errors
    /// - `arity`: there were fewer values than columns, or values without a column.
    fn check_len(
        &self,
        count: usize,
        has_columns: bool,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        if has_columns && count == self.names.len() {
            return Ok(());
        }
        let given = if has_columns { format!("{count}") } else { "more".into() };
        Err(self.reject_arity(given, cx))
    }

    #[cold]
    fn reject_arity(&self, given: String, cx: &mut Context<'_>) -> Rejected {
        let expected = self.names.len();
        let noun = if expected == 1 { "value" } else { "values" };
        cx.surplus(format!("{expected} {noun}"), given)
    }
}

impl<'v> FieldBinder<'_, 'v> {
    fn row(
        &mut self,
        lookup: &Lookup,
        values: &mut Values<'_, 'v>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let has_columns = values(&mut |value| self.cell(lookup, value, cx));
        match lookup.check_len(self.entry, has_columns, cx) {
            Ok(()) => self.finish(cx),
            Err(rejected) => self.outcome = Err(rejected),
        }
        self.end()
    }

    /// Binds the next value of a row. Returns `false` if it has no column.
    #[inline]
    fn cell(&mut self, lookup: &Lookup, value: &mut Value<'v>, cx: &mut Context<'_>) -> bool {
        match lookup.targets.get(self.entry) {
            Some(Target::Field(index)) => self.bind_value(*index, value, cx),
            Some(Target::Forwarded) => {
                let name = lookup.names.get(self.entry).cloned().unwrap_or_default();
                self.not_own(Cow::Owned(name), mem::take(value), cx);
            }
            Some(Target::Ignored) => {}
            None => return false,
        }
        self.entry += 1;
        true
    }

    /// Records a column as given, or rejects it.
    fn declare(&mut self, name: &str, cx: &mut Context<'_>) -> Target {
        match self.shape.find(name) {
            Some(index) => {
                if !self.given.insert(index) {
                    self.outcome = Err(given_twice(&mut cx.at(Key::Name(name))));
                }
                Target::Field(index)
            }
            None if self.field_for(name).is_some() => Target::Forwarded,
            None => {
                self.not_own(Cow::Owned(name.into()), Value::Null, cx);
                Target::Ignored
            }
        }
    }

    /// Rejects the fields without a column that are required, and leaves the draft empty.
    fn missing(&mut self, cx: &mut Context<'_>) -> Result<(), Rejected> {
        let shape = self.shape;
        for (index, field) in shape.fields().iter().enumerate() {
            // The members of a base may have columns.
            if field.is_flattened() || !self.given.insert(index) {
                continue;
            }
            match self.draft.fill_default(index, field, cx) {
                Ok(true) => self.draft.clear(index),
                Ok(false) if self.draft.fill_missing(index) => self.draft.clear(index),
                Ok(false) => {
                    let expected = Cow::Borrowed(field.type_name());
                    let mut cx = cx.at(Key::Field(field.name()));
                    self.outcome = Err(cx.reject_missing(code::MISSING, expected, None));
                }
                Err(rejected) => self.outcome = Err(rejected),
            }
        }
        mem::replace(&mut self.outcome, Ok(()))
    }
}
