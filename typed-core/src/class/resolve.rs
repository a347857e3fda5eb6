//! What a name means to the objects of a class, and which part of an object is of a base: the one
//! place that knows how members are inherited.
//!
//! Names are looked for in the class, then in its bases in the order of C3. The part that a base's
//! member is in is within the first base field that has the base; since C3 keeps the order of each
//! base, the name leads to the same member there.

use crate::access;
use crate::class::class::Class;
use crate::class::field::Field;
use crate::class::seal::Private;
use crate::record::{Record, RecordExt, RecordMut};
use core::iter::successors;

/// What a name means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Member {
    /// The field of this index.
    Own(usize),
    /// A field, real or virtual, of the base that is the field of this index; or a collected extra
    /// in it.
    InBase(usize),
    /// A property of the class itself.
    Property,
    /// A class attribute, of the class or of a base.
    ClassAttr,
}

/// What a name means to the objects of a class, but for the fields of an enum's variants.
pub(crate) fn resolve(class: &'static Class, name: &str) -> Option<Member> {
    member(class, name, true)
}

/// What a name means where values are stored or shown as they are: properties hide nothing.
pub(crate) fn resolve_stored(class: &'static Class, name: &str) -> Option<Member> {
    member(class, name, false)
}

/// Like [`resolve_stored`], of a name that no own field has.
pub(crate) fn resolve_inherited(class: &'static Class, name: &str) -> Option<Member> {
    let attr = class.attr_info(name).map(|_| Member::ClassAttr);
    attr.or_else(|| inherited(class, name, false))
}

fn member(class: &'static Class, name: &str, virtuals: bool) -> Option<Member> {
    own(class, name, virtuals).or_else(|| inherited(class, name, virtuals))
}

/// What a name that means nothing in the class itself means in its bases.
fn inherited(class: &'static Class, name: &str, virtuals: bool) -> Option<Member> {
    let mut ancestors = class.ancestors().iter().enumerate();
    ancestors.find_map(|(at, declarer)| {
        Some(match own(declarer, name, virtuals)? {
            Member::ClassAttr => Member::ClassAttr,
            _ => Member::InBase(nth_base(class, class.holder(at)?)?),
        })
    })
}

/// What a name means in a class itself.
fn own(class: &'static Class, name: &str, virtuals: bool) -> Option<Member> {
    match class.only_shape().and_then(|shape| shape.find(name)) {
        Some(index) => Some(Member::Own(index)),
        None if virtuals && access::is_own(class, name) => Some(Member::Property),
        None => class.attr_info(name).map(|_| Member::ClassAttr),
    }
}

/// Returns the field of this base.
fn nth_base(class: &Class, base: usize) -> Option<usize> {
    let mut before = 0;
    for (index, field) in class.fields().iter().enumerate() {
        if field.is_base() {
            if before == base {
                return Some(index);
            }
            before += 1;
        }
    }
    None
}

/// Returns `true` if the class or one of its bases has a field of this name.
#[cfg(feature = "std")]
#[inline]
pub(crate) fn has_field(class: &'static Class, name: &str) -> bool {
    let has_own = |class: &Class| class.shape(0).find(name).is_some();
    has_own(class) || class.ancestors().iter().any(|base| has_own(base))
}

/// Returns the base field in which the part of an object is that is of a base, and its class.
pub(crate) fn base_field(class: &Class, base: &Class) -> Option<(usize, &'static Class)> {
    let at = class.ancestors().iter().position(|ancestor| ancestor.is_same(base))?;
    let holder = class.holder(at)?;
    Some((nth_base(class, holder)?, class.bases().get(holder)?))
}

/// Returns the classes and fields that lead from a class to the part of its objects that is of a
/// base.
pub(crate) fn base_path(
    class: &'static Class,
    base: &'static Class,
) -> impl Iterator<Item = (&'static Class, &'static Field)> {
    let step = |class: &'static Class| {
        let (index, part) = base_field(class, base)?;
        Some((class, class.fields().get(index)?, part))
    };
    successors(step(class), move |(_, _, part)| step(part)).map(|(class, field, _)| (class, field))
}

/// Returns the part of an object that is of a class.
pub(crate) fn base_part<'r>(record: &'r dyn Record, class: &Class) -> Option<&'r dyn Record> {
    if record.class().is_same(class) {
        return Some(record);
    }
    let (index, _) = base_field(record.class(), class)?;
    base_part(record.slot(index)?.record()?, class)
}

/// Like [`part`], to write.
pub(crate) fn base_part_mut<'r, 'v>(
    record: &'r mut (dyn RecordMut<'v> + 'r),
    class: &Class,
) -> Option<&'r mut (dyn RecordMut<'v> + 'r)> {
    if record.class().is_same(class) {
        return Some(record);
    }
    let (index, _) = base_field(record.class(), class)?;
    let slot = record.slot_mut(index, Private::TOKEN)?;
    base_part_mut(slot.record_mut()?, class)
}
