//! The modes of conversion.

/// The values that are converted to a declared type, beyond those of the type itself.
///
/// Each mode accepts all that the one before it accepts, and gives the same value for it. The page
/// [conversions](https://docs.rs/typed-structs/latest/typed_structs/guide/conversions/) has the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Conversion {
    /// Only values of the type. A string is not a number, and a float is not an integer.
    #[default]
    Strict,
    /// Also values that stand for one of the type: the string `"36"` and the float `36.0` for 36.
    Lax,
    /// Also the text of a command line, the environment or a form: `"a,b"` for a list.
    Text,
}
