//! Construction of many objects from rows of the same columns.

use crate::class::{Field, Private};
use crate::construct::{Lookup, Row, Values};
use crate::object::by_name::ByName;
use crate::record::{FieldType, HasClass};
use crate::report::Mismatches;
use crate::value::{Conversion, Value};
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;
use core::mem::ManuallyDrop;

/// The columns of a table, such as a CSV file or a database query, whose rows become objects of a struct
/// or an enum.
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

impl<T> Columns<T> {
    /// Looks the names of columns up, in their order. Allocates.
    ///
    /// # Errors
    /// An enum accepts all columns, which are entries of its values. So does a struct with
    /// `#[typed(init)]`: they are the arguments of its constructor, which checks them with each row.
    /// - `unknown`: a column that no field has, unless the struct ignores or collects unknown names.
    /// - `duplicate`: a second column for a field.
    /// - `missing`: a field without a column and without a default.
    pub fn of<'v, N: Into<String>>(names: impl IntoIterator<Item = N>) -> Result<Self, Mismatches>
    where
        T: HasClass + FieldType<'v> + ByName<'v>,
    {
        let names: Vec<String> = names.into_iter().map(N::into).collect();
        let lookup = T::lookup_by_name(names, Private::TOKEN)?;
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
        self.lookup.iter()
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
        T: HasClass + FieldType<'v> + ByName<'v>,
    {
        let mut values = values.into_iter();
        let values: &mut Values<'_, 'v> = &mut |visit| {
            values.all(|value| {
                let mut value = ManuallyDrop::new(value.into());
                let goes_on = visit(&mut value);
                value.discard();
                goes_on
            })
        };
        let row = Row { number, values, conversion: Conversion::Strict };
        T::row_by_name(&self.lookup, row, Private::TOKEN)
    }

    /// Constructs an object from the cells of a row, which are text. Like [`Columns::row`], with the conversion
    /// of each cell to what its field takes; see [`Conversion`]. An empty cell of an `Option` is `None`.
    ///
    /// # Errors
    /// - Those of [`Columns::row`].
    ///
    /// ```
    /// use typed_structs::{Columns, Typed};
    ///
    /// #[derive(Typed, Debug, PartialEq)]
    /// struct City { name: String, population: u32, mayor: Option<String> }
    ///
    /// let columns = Columns::<City>::of(["name", "population", "mayor"])?;
    /// let city = columns.text_row(1, ["Ulm", "126000", ""])?;
    /// assert_eq!(city, City { name: "Ulm".into(), population: 126_000, mayor: None });
    ///
    /// let error = columns.text_row(2, ["Bern", "many", ""]).unwrap_err();
    /// assert_eq!(error.to_string(), "City[2].population: expected u32, got str \"many\"");
    /// # Ok::<(), typed_structs::Mismatches>(())
    /// ```
    pub fn text_row<'v, C: Into<Cow<'v, str>>>(
        &self,
        number: usize,
        cells: impl IntoIterator<Item = C>,
    ) -> Result<T, Mismatches>
    where
        T: HasClass + FieldType<'v> + ByName<'v>,
    {
        let mut cells = cells.into_iter().enumerate();
        let values: &mut Values<'_, 'v> = &mut |visit| {
            cells.all(|(column, cell)| visit(&mut self.lookup.cell(column, cell.into())))
        };
        let row = Row { number, values, conversion: Conversion::Text };
        T::row_by_name(&self.lookup, row, Private::TOKEN)
    }
}

impl<T> fmt::Debug for Columns<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.lookup.iter().map(|(name, _)| name)).finish()
    }
}
