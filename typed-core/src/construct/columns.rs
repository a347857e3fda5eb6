//! Construction of many objects from rows of the same columns.

use crate::class::{Class, Field, Private, Shape};
use crate::construct::construct::{check_constructed, construct, missing_fields_error};
use crate::construct::fields::FieldBinder;
use crate::construct::forward::given_twice;
use crate::construct::traits::{Construct, Draft};
use crate::record::{RecordMut, filled_in_place};
use crate::report::{Context, Key, Mismatches, Rejected, code};
use crate::value::{Args, Value};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;
use core::mem::{self, ManuallyDrop};

/// The columns of a table, such as a CSV file or a database query, whose rows become objects of a struct.
///
/// The names are looked up once. [`Columns::row`] then binds the values of a row by position, with the checks
/// of `construct`.
///
/// ```
/// use typed_structs::{Columns, Typed, Value};
///
/// #[derive(Typed, Debug, PartialEq)]
/// struct City {
///     name: String,
///     population: u32,
///     #[typed(default)]
///     twins: Vec<String>,
/// }
///
/// let columns = Columns::<City>::of(["population", "name"])?;
/// let city = columns.row(1, [Value::from(52_000), "Ulm".into()])?;
/// assert_eq!(city, City { name: "Ulm".into(), population: 52_000, twins: vec![] });
///
/// let error = columns.row(2, ["many", "Bern"]).unwrap_err();
/// assert_eq!(error.to_string(), "City[2].population: expected u32, got str \"many\"");
///
/// let error = Columns::<City>::of(["nam", "population"]).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "City.nam: unknown field; did you mean `name`?\nCity.name: missing, expected String"
/// );
/// # Ok::<(), typed_structs::Mismatches>(())
/// ```
pub struct Columns<T> {
    lookup: Lookup,
    of: PhantomData<fn() -> T>,
}

/// The fields of columns. It does not depend on the type, so that its code is compiled once.
#[derive(Debug)]
struct Lookup {
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

impl<T> Columns<T> {
    /// Looks the names of columns up, in their order. Allocates.
    ///
    /// # Errors
    /// - `unknown`: a column that no field has, unless the struct ignores or collects unknown names.
    /// - `duplicate`: a second column for a field.
    /// - `missing`: a field without a column and without a default.
    pub fn of<'v, N: Into<String>>(names: impl IntoIterator<Item = N>) -> Result<Self, Mismatches>
    where
        T: Construct<'v>,
    {
        let names: Vec<String> = names.into_iter().map(N::into).collect();
        // Nothing is dropped: the draft is empty again.
        let mut draft = ManuallyDrop::new(T::Draft::new(Private::TOKEN));
        let lookup = Lookup::new(T::STATIC_CLASS, names, &mut *draft)?;
        Ok(Self { lookup, of: PhantomData })
    }

    /// Returns the name of each column, and the field that it is for. Members of bases and collected extras
    /// have none.
    ///
    /// ```
    /// use typed_structs::{Columns, Typed};
    ///
    /// #[derive(Typed)]
    /// struct City { name: String, population: u32 }
    ///
    /// let columns = Columns::<City>::of(["population", "name"])?;
    /// let types: Vec<_> = columns.iter().filter_map(|(_, field)| Some(field?.type_name())).collect();
    /// assert_eq!(types, ["u32", "String"]);
    /// # Ok::<(), typed_structs::Mismatches>(())
    /// ```
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, Option<&'static Field>)> {
        let fields = self.lookup.shape().fields();
        let columns = self.lookup.names.iter().zip(&self.lookup.targets);
        columns.map(|(name, target)| match target {
            Target::Field(index) => (name.as_str(), fields.get(*index)),
            Target::Forwarded | Target::Ignored => (name.as_str(), None),
        })
    }

    /// Constructs an object from the values of a row, in the order of the columns. The number of the row is in
    /// the paths of mismatches. Does not allocate for scalars.
    ///
    /// # Errors
    /// - `arity`: a row of another number of values.
    /// - All mismatches of the values, in their order, and those of the object's checks.
    pub fn row<'v, V: Into<Value<'v>>>(
        &self,
        number: usize,
        values: impl IntoIterator<Item = V>,
    ) -> Result<T, Mismatches>
    where
        T: Construct<'v>,
    {
        let values = &mut values.into_iter().map(V::into);
        if const { T::INIT.is_some() } {
            return construct(&mut self.lookup.args(values));
        }
        let mut constructed = if const { T::HAS_IN_PLACE } {
            filled_in_place(T::in_place(Private::TOKEN), |object| {
                self.lookup.fill(object, number, values)
            })
        } else {
            let mut draft = ManuallyDrop::new(T::Draft::new(Private::TOKEN));
            self.lookup.fill(&mut *draft, number, values)?;
            let object = ManuallyDrop::into_inner(draft).finish();
            object.ok_or_else(|| missing_fields_error(T::STATIC_CLASS))
        };
        check_constructed(&mut constructed);
        constructed
    }
}

impl<T> fmt::Debug for Columns<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Columns")
            .field("class", &self.lookup.class.name())
            .field("names", &self.lookup.names)
            .finish()
    }
}

impl Lookup {
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
    fn fill<'v>(
        &self,
        draft: &mut dyn RecordMut<'v>,
        number: usize,
        values: &mut dyn Iterator<Item = Value<'v>>,
    ) -> Result<(), Mismatches> {
        let mut report = Mismatches::ordered_if(self.class.passes_on());
        let mut cx = Context::new(&mut report, self.class.name());
        let mut binder = FieldBinder::new(self.class, self.shape(), draft);
        let filled = binder.row(self, values, &mut cx.at(Key::Index(number)));
        report.unless_passed(filled)
    }

    #[cold]
    fn reject_arity(&self, given: &str, cx: &mut Context<'_>) -> Rejected {
        let expected = self.targets.len();
        let noun = if expected == 1 { "value" } else { "values" };
        cx.surplus(format!("{expected} {noun}"), given.into())
    }

    /// Returns the values of a row as named arguments, for a struct with a constructor.
    fn args<'v>(&self, values: &mut dyn Iterator<Item = Value<'v>>) -> Args<'v> {
        self.names.iter().cloned().zip(values).collect()
    }
}

impl<'v> FieldBinder<'_, 'v> {
    fn row(
        &mut self,
        lookup: &Lookup,
        values: &mut dyn Iterator<Item = Value<'v>>,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let mut count = 0;
        for mut value in &mut *values {
            match lookup.targets.get(count) {
                Some(Target::Field(index)) => self.bind_value(*index, &mut value, cx),
                Some(Target::Forwarded) => {
                    let name = lookup.names.get(count).cloned().unwrap_or_default();
                    self.not_own(Cow::Owned(name), value, cx);
                }
                Some(Target::Ignored) => {}
                None => {
                    self.outcome = Err(lookup.reject_arity("more", cx));
                    return self.end();
                }
            }
            count += 1;
            self.entry += 1;
        }
        if count == lookup.targets.len() {
            self.finish(cx);
        } else {
            self.outcome = Err(lookup.reject_arity(&format!("{count}"), cx));
        }
        self.end()
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
