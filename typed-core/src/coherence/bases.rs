//! Compile-time checks of bases: no name may have two meanings.

use crate::class::{
    Class, ClassAttr, ClassKind, Field, Kind, LinearizationError, MAX_BASES, is_subclass, same,
};
use crate::coherence::lookup::{
    Datum, Of, declarer, of_attr, of_field, of_virtual, reaching, redefining, ways,
};
use crate::coherence::members::{assert_members, virtual_name};
use crate::record::HasClass;
use crate::report::Message;
use crate::value::str_eq;
use core::marker::PhantomData;

/// Asserts that the bases have a linearization.
#[inline]
#[track_caller]
pub const fn assert_order(class: &Class) {
    if let Some(message) = order_fault(class) {
        message.fail();
    }
}

/// A type through which the derive finds the class of a base. Its inherent constant takes
/// precedence over that of [`NoBase`].
#[derive(Debug)]
pub struct BaseOf<T>(PhantomData<T>);

impl<T: HasClass> BaseOf<T> {
    /// Returns the class.
    pub const CLASS: &'static Class = T::STATIC_CLASS;
}

/// The fallback for a type without a class, such as `Vec<Person>`.
pub trait NoBase<T> {
    /// An empty class, which is rejected later. So a type that is not even a field type is reported
    /// as that only.
    const CLASS: &'static Class = &Class::new("", "", ClassKind::Struct, &[]);
}

impl<T> NoBase<T> for BaseOf<T> {}

/// Asserts that the members of the base of this index do not conflict with others.
#[inline]
#[track_caller]
pub const fn assert_base(class: &Class, base: usize) {
    if let Some(message) = base_fault(class, base) {
        message.fail();
    }
}
/// Returns the field that holds the base of this index.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
const fn base_field(class: &Class, base: usize) -> &'static Field {
    let (fields, mut left, mut at) = (class.fields(), base, 0);
    while left > 0 || !fields[at].is_base() {
        if fields[at].is_base() {
            left -= 1;
        }
        at += 1;
    }
    &fields[at]
}

#[inline]
pub(crate) const fn order_fault(class: &Class) -> Option<Message> {
    let name = class.name();
    let message = Message::new();
    Some(match class.conflict() {
        None => return None,
        Some(LinearizationError::Twice(base)) => {
            message.text("`").text(base.name()).text("` is a base of `").text(name).text("` twice")
        }
        Some(LinearizationError::Order(one, other)) => message
            .text("inconsistent bases of `")
            .text(name)
            .text("`: `")
            .text(one.name())
            .text("` must come both before and after `")
            .text(other.name())
            .text("`"),
        Some(LinearizationError::Many) => {
            message.text("`").text(name).text("` has more than ").number(MAX_BASES).text(" bases")
        }
    })
}

#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
#[inline]
pub(crate) const fn base_fault(class: &Class, base: usize) -> Option<Message> {
    if class.conflict().is_some() {
        return None;
    }
    let own = class.bases()[base];
    if own.name().is_empty() {
        let name = base_field(class, base).type_info().name();
        let message = Message::new().text("`").text(name).text("` cannot be a base: ");
        return Some(message.text(
            "a base must derive `Typed` on a struct; leave out `base` to make it a plain field",
        ));
    }
    if !matches!(own.kind(), ClassKind::Struct) || own.is_tuple() {
        let message = Message::new().text("`").text(own.name()).text("` cannot be a base: ");
        return Some(message.text("a base must have named fields, or no fields"));
    }
    let ancestors = class.ancestors();
    let mut at = 0;
    while at < ancestors.len() {
        let (first, last) = reaching(class, ancestors[at]);
        if first == base
            && let Some(fault) = hiding_fault(class, at)
        {
            return Some(fault);
        }
        if last == base
            && let Some(fault) = copies_fault(class, at)
        {
            return Some(fault);
        }
        at += 1;
    }
    None
}

/// Returns the fault if a member hides one of an ancestor without being allowed to.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
#[inline]
const fn hiding_fault(class: &Class, at: usize) -> Option<Message> {
    let ancestor = class.ancestors()[at];
    let fields = ancestor.fields();
    let mut index = 0;
    while index < fields.len() {
        let field = &fields[index];
        if let Some((hiding, by)) = declarer(class, at, field.name(), true)
            && !field.is_extras()
            && let Some(fault) = disagreement(class, (hiding, &by), ancestor, &of_field(field))
        {
            return Some(fault);
        }
        if needs_value(field)
            && let Some((hiding, _)) = declarer(class, at, field.name(), false)
            && are_hidden(class, at, field.aliases())
        {
            return Some(valueless(class, hiding, ancestor, field));
        }
        index += 1;
    }
    let mut index = 0;
    while let Some(attr) = ancestor.nth_attr(index) {
        if let Some((hiding, by)) = declarer(class, at, attr.name(), true) {
            if attr.is_final() {
                let what = "the class attribute `";
                return Some(fixed(class, hiding, ancestor, what, attr.name()));
            }
            if same(hiding, class) && !by.has_value && !str_eq(by.type_name, attr.type_name()) {
                return Some(contradiction(class, by.type_name, ancestor, attr));
            }
            let attr = of_attr(attr);
            if let Some(fault) = disagreement(class, (hiding, &by), ancestor, &attr) {
                return Some(fault);
            }
        }
        index += 1;
    }
    let mut index = 0;
    while let Some(method) = ancestor.nth_method(index) {
        if let Some(name) = virtual_name(method)
            && let Some((hiding, by)) = declarer(class, at, name, true)
        {
            if method.is_final() {
                let what = "the property `";
                return Some(fixed(class, hiding, ancestor, what, name));
            }
            if let Some(datum) = of_virtual(method)
                && let Some(fault) = disagreement(class, (hiding, &by), ancestor, &datum)
            {
                return Some(fault);
            }
        }
        if method.is_final()
            && let Some(hiding) = redefining(class, at, method.name())
        {
            return Some(fixed(class, hiding, ancestor, "`", method.name()));
        }
        index += 1;
    }
    None
}

/// Returns the fault if an object has fields of an ancestor twice, and no member hides both.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
#[inline]
const fn copies_fault(class: &Class, at: usize) -> Option<Message> {
    let ancestor = class.ancestors()[at];
    if ancestor.fields().is_empty() || ways(class, ancestor) < 2 {
        return None;
    }
    let (fields, name) = (ancestor.fields(), class.name());
    let mut index = 0;
    while index < fields.len() {
        let field = &fields[index];
        if !field.is_flattened() && declarer(class, at, field.name(), false).is_none() {
            let message = Message::new().text("`").text(name).text("` would have two copies of `");
            let message = message.text(field.name()).text("`, since it has `");
            let message =
                message.text(ancestor.name()).text("` as a base along two paths: declare `");
            return Some(message.text(field.name()).text("` in `").text(name).text("` itself"));
        }
        index += 1;
    }
    None
}

#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
#[inline]
const fn are_hidden(class: &Class, before: usize, aliases: &[&str]) -> bool {
    let mut index = 0;
    while index < aliases.len() {
        if declarer(class, before, aliases[index], false).is_none() {
            return false;
        }
        index += 1;
    }
    true
}
#[inline]
const fn needs_value(field: &Field) -> bool {
    let type_info = field.type_info();
    let is_absent = type_info.is_optional() || matches!(type_info.kind(), Kind::Null);
    field.default().is_none() && !field.is_flattened() && !is_absent
}

/// Returns the fault if two unrelated bases use a name for different things.
#[inline]
const fn disagreement(
    class: &Class,
    (hiding, by): (&Class, &Datum),
    hidden: &Class,
    datum: &Datum,
) -> Option<Message> {
    let message = Message::new().text("the bases `").text(hiding.name()).text("` and `");
    let message = message.text(hidden.name()).text("` of `").text(class.name());
    let message = message.text("` disagree on `").text(datum.name).text("`, which is ");
    let message = match (by.of, datum.of) {
        _ if same(hiding, class) || is_subclass(hiding, hidden) => return None,
        // The names of base fields may differ.
        (Of::Base, Of::Base) => return None,
        (Of::Class, Of::Object | Of::Virtual | Of::Base) => {
            message.text("a class attribute in one, a field")
        }
        (Of::Object | Of::Virtual | Of::Base, Of::Class) => {
            message.text("a field in one, a class attribute")
        }
        _ if str_eq(by.type_name, datum.type_name) => return None,
        _ => {
            message.text("`").text(by.type_name).text("` in one, `").text(datum.type_name).text("`")
        }
    };
    let message = message.text(" in the other: declare `").text(datum.name).text("` in `");
    Some(message.text(class.name()).text("` itself"))
}

/// Returns the message that a final member is redefined.
#[inline]
const fn fixed(class: &Class, hiding: &Class, ancestor: &Class, what: &str, name: &str) -> Message {
    let message = Message::new().text("`").text(hiding.name()).text("` cannot redefine ");
    let message = message.text(what).text(name).text("`, which is final in `");
    let message = message.text(ancestor.name()).text("`");
    if same(class, hiding) {
        return message;
    }
    message.text(": `").text(class.name()).text("` has both as bases")
}

/// Returns the message that a field redeclares a class attribute of another type, whose value it
/// would inherit.
#[inline]
const fn contradiction(class: &Class, own: &str, ancestor: &Class, attr: &ClassAttr) -> Message {
    let message = Message::new().text("the field `").text(attr.name()).text("` of `");
    let message =
        message.text(class.name()).text("` is `").text(own).text("` and has no default, ");
    let message = message.text("so it would inherit the value of `");
    let message = message.text(ancestor.name()).text("`, of type `").text(attr.type_name());
    message.text("`: give it a default")
}

/// Returns the message that a field of a base can get no value, since its name means another field.
#[inline]
const fn valueless(class: &Class, hiding: &Class, ancestor: &Class, field: &Field) -> Message {
    let (name, owner) = (field.name(), ancestor.name());
    let message = Message::new().text("`").text(name).text("` of `").text(hiding.name());
    let message = message.text("` hides that of `").text(owner).text("`, which then gets no ");
    let message = message.text("value in `").text(class.name()).text("`: give the one in `");
    message.text(owner).text("` a default")
}

#[doc(hidden)]
impl Class {
    /// Asserts the members of a generic type, whose class is known only where it is used.
    #[must_use]
    #[inline]
    #[track_caller]
    pub const fn assert_members(self) -> Self {
        assert_members(&self);
        self
    }

    /// Like [`Class::assert_members`], for a class with bases.
    #[must_use]
    #[inline]
    #[track_caller]
    pub const fn assert_bases(self) -> Self {
        assert_order(&self);
        let mut base = 0;
        while base < self.bases().len() {
            assert_base(&self, base);
            base += 1;
        }
        self
    }
}
