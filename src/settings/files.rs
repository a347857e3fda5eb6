//! Documents, and the files that they are read from.

use super::source::{Format, Layer};
use super::{Entry, Settings, Source};
use std::borrow::Cow;
use std::io;
use std::path::Path;
use std::string::String;
use typed_core::{DocumentPart, Typed, Value, code};

impl<'s, T: Typed> Settings<'s, T> {
    /// Reads a file in JSON, and adds it like [`Settings::json`]. A file that cannot be read is a fault.
    ///
    /// ```
    /// use typed_structs::{Typed, settings::Settings};
    ///
    /// #[derive(Typed, Debug)]
    /// struct Config { port: u16 }
    ///
    /// let error = Settings::<Config>::new().json_file("none.json").build().unwrap_err();
    /// assert!(error.to_string().starts_with("none.json: the file cannot be read: "));
    ///
    /// let (config, _) = Settings::<Config>::new()
    ///     .optional_json_file("none.json")
    ///     .set("--set", ["port=80"])
    ///     .build()?;
    /// assert_eq!(config.port, 80);
    /// # Ok::<(), typed_structs::settings::Error>(())
    /// ```
    #[must_use]
    pub fn json_file(self, path: impl AsRef<Path>) -> Self {
        self.file(path.as_ref(), Format::Json, true)
    }

    /// Like [`Settings::json_file`]. A file that does not exist is passed over.
    #[must_use]
    pub fn optional_json_file(self, path: impl AsRef<Path>) -> Self {
        self.file(path.as_ref(), Format::Json, false)
    }

    /// Reads a file in TOML, and adds it like [`Settings::toml`]. A file that cannot be read is a fault. See
    /// [`Settings::json_file`] for an example.
    #[cfg(feature = "toml")]
    #[cfg_attr(docsrs, doc(cfg(feature = "toml")))]
    #[must_use]
    pub fn toml_file(self, path: impl AsRef<Path>) -> Self {
        self.file(path.as_ref(), Format::Toml, true)
    }

    /// Like [`Settings::toml_file`]. A file that does not exist is passed over.
    #[cfg(feature = "toml")]
    #[cfg_attr(docsrs, doc(cfg(feature = "toml")))]
    #[must_use]
    pub fn optional_toml_file(self, path: impl AsRef<Path>) -> Self {
        self.file(path.as_ref(), Format::Toml, false)
    }

    fn file(mut self, path: &Path, format: Format, is_required: bool) -> Self {
        let name = String::from(path.to_string_lossy());
        let read = match path.to_str() {
            Some(path) => (self.read_file)(path),
            None => Err(io::Error::new(io::ErrorKind::InvalidInput, "its name is not UTF-8")),
        };
        match read {
            Ok(text) => self.document(name, format, Cow::Owned(text)),
            Err(error) if !is_required && error.kind() == io::ErrorKind::NotFound => self,
            Err(error) => {
                self.is_incomplete = true;
                let message = std::format!("the file cannot be read: {error}");
                self.faults.push(|| Entry::of_source(Source::File(name), &message, code::TYPE));
                self
            }
        }
    }

    pub(super) fn document(mut self, name: String, format: Format, text: Cow<'s, str>) -> Self {
        let part = DocumentPart::of(T::TYPE);
        let read = match &text {
            Cow::Borrowed(text) => format.read(text),
            Cow::Owned(text) => format.read(text).map(Value::into_owned),
        };
        let layer = Layer::of_document(name, format, text);
        match read {
            Ok(value) => {
                let layer = self.add(layer);
                self.tree.merge(value, part, layer);
            }
            Err((message, range)) => {
                self.is_incomplete = true;
                self.faults.push(|| Entry::of_syntax(&layer, &message, range, part));
            }
        }
        self
    }
}
