//! Adapters for the peers, and their names in the table.

pub mod bevy;
pub mod deserr;
pub mod facet;
pub mod mlua;
pub mod rhai;

pub const HAND: &str = "by hand";
pub const OURS: &str = "typed-structs";
pub const OURS_BY_HANDLE: &str = "typed-structs, by handle";
/// The arguments are built before the timing.
pub const OURS_MADE: &str = "typed-structs, from Args";
/// Through the deserializer of the baseline.
pub const OURS_BY_SERDE: &str = "typed-structs, by serde";
/// The document without faults.
pub const OURS_VALID: &str = "typed-structs, valid";
/// Columns that were looked up before the timing.
pub const OURS_BY_COLUMNS: &str = "typed-structs, by columns";
pub const BEVY: &str = "bevy_reflect";
/// The caller knows the type of the field, and gives or takes exactly that.
pub const BEVY_TYPED: &str = "bevy_reflect, type known";
pub const FACET: &str = "facet, type known";
pub const FACET_FIRST: &str = "facet, type known, first fault only";
pub const FACET_JSON: &str = "facet-json";
pub const SERDE: &str = "serde_json";
pub const TOML: &str = "toml";
pub const MSGPACK: &str = "rmp-serde";
pub const SERDE_VALUE: &str = "serde_json, from Value";
pub const SERDE_FIRST: &str = "serde_json, from Value, first fault only";
pub const DESERR: &str = "deserr";
pub const MLUA: &str = "mlua";
pub const RHAI: &str = "rhai";

/// Each peer, by the first word of its names.
const ALL: [&str; 6] = [BEVY, "facet", SERDE, DESERR, MLUA, RHAI];

/// Returns the peers that are not among these.
pub fn missing(present: &[&str]) -> Vec<&'static str> {
    let is_missing = |peer: &&str| !present.iter().any(|who| who.starts_with(*peer));
    ALL.into_iter().filter(is_missing).collect()
}
