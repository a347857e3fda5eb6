//! Settings from layers: defaults, files, the environment, the command line.
//!
//! [`Settings`] collects layers, from the weakest to the strongest, and reads them into one object. There is one
//! report. Each of its entries names the layer that the fault is in, with line and column for a file.
//! [`Origins`] tells afterwards where each value came from.
//!
//! ```
//! use typed_structs::{Typed, settings::Settings};
//!
//! #[derive(Typed, Debug)]
//! struct Config {
//!     server: Server,
//!     #[typed(default = "info")]
//!     log_format: String,
//! }
//!
//! #[derive(Typed, Debug)]
//! struct Server {
//!     host: String,
//!     #[typed(range(1..))]
//!     port: u16,
//! }
//!
//! let vars = [("APP_SERVER_PORT", "8080"), ("APP_LOG_FORMAT", "json"), ("HOME", "/root")];
//! let (config, origins) = Settings::<Config>::new()
//!     .json("service.json", r#"{"server": {"host": "a", "port": 80}}"#)
//!     .env("APP", vars)
//!     .set("--set", ["server.host=b"])
//!     .build()?;
//! assert_eq!((&*config.server.host, config.server.port, &*config.log_format), ("b", 8080, "json"));
//! assert_eq!(
//!     origins.dump(&config),
//!     "log_format = \"json\" (environment variable APP_LOG_FORMAT)\n\
//!      server.host = \"b\" (--set server.host)\n\
//!      server.port = 8080 (environment variable APP_SERVER_PORT)\n"
//! );
//!
//! let error = Settings::<Config>::new()
//!     .json("service.json", "{\n  \"server\": {\"host\": 1}\n}")
//!     .env("APP", [("APP_SERVER_PORT", "http"), ("APP_LOG_FROMAT", "json")])
//!     .build()
//!     .unwrap_err();
//! assert_eq!(
//!     error.to_string(),
//!     "environment variable APP_LOG_FROMAT: names no field; did you mean `APP_LOG_FORMAT`?\n\
//!      Config.server.host: expected String, got int 1 in service.json at line 2 column 22\n\
//!      Config.server.port: expected u16, got str \"http\" in environment variable APP_SERVER_PORT"
//! );
//! # Ok::<(), typed_structs::settings::Error>(())
//! ```

#[cfg(feature = "annotate-snippets")]
mod annotate;
mod assignments;
mod env;
mod error;
mod files;
mod known;
mod merged;
mod names;
mod origins;
mod source;
mod tree;

pub use error::{Entry, Error};
pub use origins::Origins;
pub use source::Source;

use assignments::{Assignments, Parts};
use origins::tokens_in;
use source::{Format, Layer};
use std::borrow::Cow;
use std::boxed::Box;
use std::ffi::OsString;
use std::marker::PhantomData;
use std::string::String;
use std::vec::Vec;
use std::{fmt, fs, io};
use tree::Tree;
use typed_core::__private::{EXPECTED_ASSIGNMENT, from_layers};
use typed_core::{DocumentPart, Typed, Value, code};

/// A function that reads a file.
type ReadFile = Box<dyn Fn(&str) -> io::Result<String>>;

/// Layers of settings for an object of type `T`. A later layer wins over those before it.
///
/// - Objects and maps of several layers are merged, entry by entry, as are the fields of one variant of an enum. Any
///   other value replaces the one before it: lists, other variants, `null`.
/// - Only values that are not replaced are checked. What no layer has gets its default.
/// - Values of files and of [`value`](Settings::value) are checked strictly. Those of the environment and of
///   assignments are text: see the page
///   [conversions](https://docs.rs/typed-structs/latest/typed_structs/guide/conversions/).
///
/// See the [module](self) for an example.
pub struct Settings<'s, T> {
    tree: Tree<'s>,
    layers: Vec<Layer<'s>>,
    /// The faults that are not mismatches of a value.
    faults: Error,
    /// Assignments to parts of values, which need the object.
    assignments: Assignments<'s>,
    /// `true` if a file was not read, so that its fields would seem to be missing.
    is_incomplete: bool,
    read_file: ReadFile,
    ignore_empty: bool,
    of: PhantomData<fn() -> T>,
}

impl<'s, T: Typed> Settings<'s, T> {
    /// Creates settings without layers.
    #[must_use]
    pub fn new() -> Self {
        Self {
            tree: Tree::new(),
            layers: Vec::new(),
            faults: Error::default(),
            assignments: Assignments::default(),
            is_incomplete: false,
            read_file: Box::new(|path| fs::read_to_string(path)),
            ignore_empty: false,
            of: PhantomData,
        }
    }

    /// Adds typed values, such as a map of the options of a command line.
    #[must_use]
    pub fn value(mut self, name: impl Into<String>, value: impl Into<Value<'s>>) -> Self {
        let layer = self.add(Layer::new(Source::Values(name.into())));
        self.tree.merge(value.into(), DocumentPart::of(T::TYPE), layer);
        self
    }

    /// Adds a JSON document. The name stands for it in reports, usually that of its file.
    #[must_use]
    pub fn json(self, name: impl Into<String>, text: &'s str) -> Self {
        self.document(name.into(), Format::Json, Cow::Borrowed(text))
    }

    /// Adds a TOML document. The name stands for it in reports, usually that of its file.
    #[cfg(feature = "toml")]
    #[cfg_attr(docsrs, doc(cfg(feature = "toml")))]
    #[must_use]
    pub fn toml(self, name: impl Into<String>, text: &'s str) -> Self {
        self.document(name.into(), Format::Toml, Cow::Borrowed(text))
    }

    /// Adds variables of the environment, usually [`std::env::vars_os`].
    ///
    /// A variable is for the settings if its name begins with the prefix and an underscore, which the prefix can end with:
    /// `APP` and `APP_` are the same. The rest is the path of a
    /// field in upper case, its names joined by underscores: `APP_SERVER_PORT` is `server.port`, and
    /// `APP_LOG_FORMAT` is `log_format`, since the class has that field. A name that fits no field or several
    /// is a fault. The rest of a name for a map is a key of it, in lower case. A field of the struct under the key can
    /// follow. For an enum, the name of a variant follows, unless the enum has a tag, and then that of its field.
    ///
    /// With an empty prefix, every variable that means a field is for the settings, and the others are passed over.
    ///
    /// `APP_PASSWORD_FILE` names a file with the value of `password`, if that can hold a secret. A line feed at
    /// the end of the file is cut. `APP_PASSWORD` beside it is a fault.
    #[must_use]
    pub fn env<K: Into<OsString>, V: Into<OsString>>(
        mut self,
        prefix: &str,
        vars: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        let options = (&self.read_file, self.ignore_empty);
        let read = env::read(T::CLASS, prefix, vars, options, &mut self.faults);
        let first = self.layers.len();
        for variable in read {
            let layer = self.add(Layer::new(Source::variable(&variable.name)));
            let value = Value::from(variable.value);
            self.tree.set(variable.path, value, DocumentPart::of(T::TYPE), (first, layer));
        }
        self
    }

    /// Adds assignments such as `server.port=9000`, `tags[+]=x` and `-proxy`, usually the values of an option. The name
    /// of the option stands for them in reports. See
    /// [`Typed::apply`] for their grammar.
    ///
    /// Assignments act in order. Those to items, and removals, change the object of all layers, after everything else.
    #[must_use]
    pub fn set<A: Into<Cow<'s, str>>>(
        mut self,
        name: &str,
        assignments: impl IntoIterator<Item = A>,
    ) -> Self {
        let first = self.layers.len();
        for (number, assignment) in (1_usize..).zip(assignments) {
            self.assign(name, number, assignment.into(), first);
        }
        self
    }

    fn assign(&mut self, name: &str, number: usize, assignment: Cow<'s, str>, first: usize) {
        let part = DocumentPart::of(T::TYPE);
        let Some(parts) = Parts::of(&assignment, part) else {
            let message = std::format!("expected {EXPECTED_ASSIGNMENT}");
            self.faults.push(|| {
                let source = Source::assignment(name, &std::format!("(number {number})"));
                Entry::of_source(source, &message, code::PATH)
            });
            return;
        };
        let layer = self.add(Layer::new(Source::assignment(name, parts.written)));
        let tokens = tokens_in(parts.path.segments(), part);
        match parts.plain {
            Some((path, value)) if !self.assignments.is_within(&tokens) => {
                self.assignments.replace(&tokens);
                let value = Value::from(String::from(value));
                self.tree.set(path, value, part, (first, layer));
            }
            _ => self.assignments.defer(layer, assignment, tokens),
        }
    }

    /// Passes over variables of the environment whose value is empty, which are text otherwise: `Some("")` for an
    /// `Option<String>`. Call it before [`Settings::env`].
    #[must_use]
    pub fn ignore_empty(self) -> Self {
        Self { ignore_empty: true, ..self }
    }

    /// Replaces the function that reads files: those of secrets, see [`Settings::env`], and documents. Call it before.
    #[must_use]
    pub fn read_files_by(mut self, read: impl Fn(&str) -> io::Result<String> + 'static) -> Self {
        self.read_file = Box::new(read);
        self
    }

    /// Reads all layers into an object. Returns it with the origins of its values.
    ///
    /// # Errors
    /// An [`Error`] with the faults of all layers:
    ///
    /// - A file cannot be read, or a document is not JSON or TOML. Missing fields are not reported then.
    /// - A variable names no field, or several, or is not UTF-8; a file of a secret cannot be read.
    /// - A string is not an assignment. It has the number in its call, since its text can be a misplaced secret.
    /// - All mismatches of the values.
    pub fn build(self) -> Result<(T, Origins), Error> {
        let Self { tree, layers, mut faults, assignments, is_incomplete, .. } = self;
        let part = DocumentPart::of(T::TYPE);
        let (value, origins, texts) = tree.finish();
        let mut object = match from_layers::<T>(value, texts) {
            // Items of a document that was not read would seem to be missing.
            Ok(_) if is_incomplete => return Err(faults),
            Ok(object) => object,
            Err(report) => {
                faults.merge(error::of_values(report, part, &layers, &origins, is_incomplete));
                return Err(faults);
            }
        };
        let origins = Origins::new(origins, layers, part);
        let assignments = assignments.finish();
        let texts = assignments.iter().map(|one| Cow::Borrowed(&*one.text));
        if let Err(report) = object.apply(texts) {
            faults.merge(error::of_assignments(report, &assignments, &origins));
        }
        match faults.is_empty() {
            true => Ok((object, origins.with_changes(assignments))),
            false => Err(faults),
        }
    }

    fn add(&mut self, layer: Layer<'s>) -> usize {
        self.layers.push(layer);
        self.layers.len() - 1
    }
}

impl<T: Typed> Default for Settings<'_, T> {
    fn default() -> Self {
        Self::new()
    }
}

/// Prints the names of the layers. Their values may be secrets.
impl<T> fmt::Debug for Settings<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.layers.iter().map(|layer| &layer.source);
        f.debug_list().entries(names).finish()
    }
}
