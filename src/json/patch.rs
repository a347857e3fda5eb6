//! Patches of live objects from JSON.

use super::Error;
use super::read::{check, read};
use crate::report::Report;
use typed_core::{DocumentPart, Object};

/// Merges a JSON text into an object (RFC 7396): see [`Typed::merge_patch`](crate::Typed::merge_patch).
///
/// # Errors
/// The object does not change on errors.
/// - [`Error::Syntax`]: the input is not JSON.
/// - [`Error::Mismatches`]: every mismatch of the patch, with its place.
///
/// ```
/// use typed_structs::{Typed, json};
///
/// #[derive(Typed, Debug)]
/// struct Server { port: u16, proxy: Option<String> }
///
/// #[derive(Typed, Debug)]
/// struct Config { name: String, server: Server }
///
/// let server = Server { port: 80, proxy: Some("p".into()) };
/// let mut config = Config { name: "a".into(), server };
/// json::merge_patch(&mut config, r#"{"server": {"proxy": null}}"#)?;
/// assert_eq!(config.server.proxy, None);
///
/// let patch = r#"{"name": "b", "server": {"port": "x", "prot": 1}}"#;
/// let error = json::merge_patch(&mut config, patch).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "Config.server.port: expected u16, got str \"x\" at line 1 column 34\n\
///      Config.server.prot: unknown field; did you mean `port`? at line 1 column 39"
/// );
/// assert_eq!(config.name, "a");
/// # Ok::<(), json::Error>(())
/// ```
pub fn merge_patch(object: &mut dyn Object, text: &str) -> Result<(), Error> {
    check(text, DocumentPart::of_class(object.class()), |patch| object.merge_patch(patch))
}

/// Applies the operations of a JSON Patch to an object (RFC 6902): see [`Typed::json_patch`](crate::Typed::json_patch).
///
/// # Errors
/// The object does not change on errors.
/// - [`Error::Syntax`]: the input is not JSON.
/// - [`Error::Mismatches`]: every fault of the patch, or every mismatch of its operations, with its place
///   in the patch.
///
/// ```
/// use typed_structs::{Typed, json};
///
/// #[derive(Typed, Debug)]
/// struct Server { ports: Vec<u16> }
///
/// let mut server = Server { ports: vec![80] };
/// json::json_patch(&mut server, r#"[{"op": "add", "path": "/ports/-", "value": 443}]"#)?;
/// assert_eq!(server.ports, [80, 443]);
///
/// let patch = r#"[{"op": "remove", "path": "/ports/0"},
///  {"op": "replace", "path": "/ports/0", "value": "x"}]"#;
/// let error = json::json_patch(&mut server, patch).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "Server.ports[0]: expected u16, got str \"x\" (operation 2) at line 2 column 49"
/// );
/// assert_eq!(server.ports, [80, 443]);
/// # Ok::<(), json::Error>(())
/// ```
pub fn json_patch(object: &mut dyn Object, text: &str) -> Result<(), Error> {
    // A secret can be anywhere in the patch.
    let part = match DocumentPart::of_class(object.class()).is_secret() {
        true => DocumentPart::UNDECLARED,
        false => DocumentPart::OPEN,
    };
    let patch = read(text, part)?;
    let Err(mismatches) = object.json_patch(patch.reborrow()) else { return Ok(()) };
    Err(Report::of_json_patch(mismatches, part, &patch, text).into())
}
