//! URLs.

use crate::class::{Kind, TypeInfo};
use crate::record::{Composite, FieldType, ToValue, if_static};
use crate::report::{Context, Rejected};
use crate::types::parsed::parsed;
use crate::value::Value;
use url::Url;

parsed! {
    Url as Uri, "Url", "an absolute URL", Self::parse, |url| url.as_str();
}
