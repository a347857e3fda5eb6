//! Members that an object cannot change, and the reasons.

use crate::class::class::Class;
use crate::class::field::Field;
use crate::class::resolve::{Member, resolve};

pub(crate) const CLASS_ATTR: &str = "cannot be set on an object: it is a class attribute";

pub(crate) const FROZEN_FIELD: &str = "cannot be changed: the field is frozen";

const FROZEN_BASE: &str =
    "cannot be replaced: there are frozen fields in the base; set its members one by one";

/// Why a field cannot be replaced whole: it is frozen, or a base with something frozen in it.
pub(crate) fn why_frozen(class: &Class, field: &Field) -> Option<&'static str> {
    if class.is_frozen() || field.is_frozen() {
        return Some(FROZEN_FIELD);
    }
    let base = if field.is_base() { field.type_info().class()? } else { return None };
    let is_in = |base: &Class| base.is_frozen() || base.fields().iter().any(Field::is_frozen);
    base.mro().any(is_in).then_some(FROZEN_BASE)
}

/// Returns the reason why a member of a base, or a collected extra, cannot be replaced.
pub(crate) fn why_frozen_within(
    class: &'static Class,
    field: &'static Field,
    name: &str,
) -> Option<&'static str> {
    if class.is_frozen() || field.is_frozen() {
        return Some(FROZEN_FIELD);
    }
    let base = field.type_info().class().filter(|_| field.is_base())?;
    match resolve(base, name)? {
        Member::Own(index) => why_frozen(base, base.fields().get(index)?),
        Member::InBase(index) => why_frozen_within(base, base.fields().get(index)?, name),
        Member::Property | Member::ClassAttr => None,
    }
}
