//! Writing JSON.

mod choice;
mod escape;
mod faults;
mod text;

use super::Error;
use choice::{Choice, Rules};
use std::io;
use std::string::String;
use text::Text;
use typed_core::__private::{path_names, written};
use typed_core::ToValue;

/// Writes a value, without spaces and line breaks. See [`Writer`] for other forms.
///
/// # Errors
/// [`Error::Mismatches`], with every part of the value that JSON cannot express:
///
/// - `range`: a float that is not finite.
/// - `type`: an opaque value, or a map key that is not a string, an integer or a boolean.
/// - `depth`: a part nested deeper than [`MAX_DEPTH`](crate::MAX_DEPTH).
///
/// ```
/// use typed_structs::{Typed, json};
///
/// #[derive(Typed)]
/// struct Point { x: f64, y: f32 }
///
/// assert_eq!(json::to_string(&Point { x: 1.0, y: 0.1 })?, r#"{"x":1.0,"y":0.1}"#);
/// let error = json::to_string(&Point { x: f64::NAN, y: 0.1 }).unwrap_err();
/// assert_eq!(error.to_string(), "Point.x: expected a finite number, got float NaN");
/// # Ok::<(), json::Error>(())
/// ```
pub fn to_string<T: ToValue>(value: &T) -> Result<String, Error> {
    Writer::new().to_string(value)
}

/// Writes a value with line breaks, indented by two spaces.
///
/// # Errors
/// - Those of [`to_string`].
///
/// ```
/// use typed_structs::json;
///
/// assert_eq!(json::to_string_pretty(&[1, 2])?, "[\n  1,\n  2\n]");
/// # Ok::<(), json::Error>(())
/// ```
pub fn to_string_pretty<T: ToValue>(value: &T) -> Result<String, Error> {
    Writer::new().pretty().to_string(value)
}

/// Writes a value to a writer, which need not be buffered. See [`Writer::to_writer`].
///
/// # Errors
/// - Those of [`Writer::to_writer`].
///
/// ```
/// use typed_structs::json;
///
/// let mut bytes = Vec::new();
/// json::to_writer(&mut bytes, &["a"])?;
/// assert_eq!(bytes, br#"["a"]"#);
/// # Ok::<(), json::Error>(())
/// ```
pub fn to_writer<T: ToValue>(writer: impl io::Write, value: &T) -> Result<(), Error> {
    Writer::new().to_writer(writer, value)
}

/// A choice of what to write, and in which form.
///
/// ```
/// use typed_structs::{Typed, json};
///
/// #[derive(Typed)]
/// struct User {
///     name: String,
///     email: Option<String>,
///     #[typed(default = 3)]
///     retries: u8,
///     address: Address,
/// }
///
/// #[derive(Typed)]
/// struct Address { city: String, zip: u32 }
///
/// let address = Address { city: "Bonn".to_owned(), zip: 53_111 };
/// let user = User { name: "Ann".to_owned(), email: None, retries: 3, address };
/// let writer = json::Writer::new().omit_none().omit_defaults().omit(["address.zip"]);
/// assert_eq!(writer.to_string(&user)?, r#"{"name":"Ann","address":{"city":"Bonn"}}"#);
/// # Ok::<(), json::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[must_use = "it writes when `to_string` or `to_writer` is called"]
pub struct Writer {
    is_pretty: bool,
    rules: Rules,
}

impl Writer {
    /// Returns a writer that writes everything, without spaces and line breaks.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds line breaks, and indents by two spaces.
    pub fn pretty(self) -> Self {
        Self { is_pretty: true, ..self }
    }

    /// Omits fields that are `None`, if `None` is also their value when they are missing.
    pub fn omit_none(mut self) -> Self {
        self.rules.none = true;
        self
    }

    /// Omits fields of structs that equal their declared default. A [`Secret`](crate::Secret) is
    /// never compared, and so never omitted.
    pub fn omit_defaults(mut self) -> Self {
        self.rules.defaults = true;
        self
    }

    /// Omits fields by path. A path has the names of fields only: indices, keys of maps and names of
    /// variants are left out, so `users.name` is the name of each user of a list. A path that leads
    /// to no field omits nothing.
    pub fn omit<P: AsRef<str>>(mut self, paths: impl IntoIterator<Item = P>) -> Self {
        for path in paths {
            if let Some(names) = path_names(path.as_ref()) {
                self.rules.names.add(names);
            }
        }
        self
    }

    /// Writes a value.
    ///
    /// # Errors
    /// - Those of [`to_string`].
    pub fn to_string<T: ToValue>(&self, value: &T) -> Result<String, Error> {
        let mut text = self.text();
        self.write(&mut text, value)?;
        Ok(text.into_string())
    }

    /// Writes a value to a writer, which need not be buffered, and flushes it.
    ///
    /// # Errors
    /// - Those of [`to_string`]. The writer may have got a part of the text.
    /// - [`Error::Io`]: the writer failed.
    pub fn to_writer<T: ToValue>(
        &self,
        mut writer: impl io::Write,
        value: &T,
    ) -> Result<(), Error> {
        let mut text = self.text().to(&mut writer);
        self.write(&mut text, value)?;
        text.finish()?;
        writer.flush()?;
        Ok(())
    }

    fn text(&self) -> Text<'_> {
        Text::new(self.is_pretty, Choice::of(&self.rules))
    }

    fn write<T: ToValue>(&self, text: &mut Text<'_>, value: &T) -> Result<(), Error> {
        let write = |value: &dyn typed_core::__private::Slot| {
            value.write(text);
            !text.has_failed
        };
        written(value, write, |value, cx| faults::check(value, Choice::of(&self.rules), cx))?;
        Ok(())
    }
}
