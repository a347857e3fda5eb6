//! Required class attributes.

use crate::class::{Class, TypeInfo};
use crate::record::ToValue;
use crate::report::Message;
use crate::value::str_eq;

/// A rule: the class declares or inherits a class attribute of this name and type.
///
/// `const` code compares types by their short names, as messages show them.
///
/// ```
/// use typed_structs::rules::RequiredAttr;
///
/// const VERSIONED: RequiredAttr = RequiredAttr::of::<String>("api_version").of_subclasses();
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct RequiredAttr {
    name: &'static str,
    type_info: &'static TypeInfo,
    of_subclasses: bool,
}

impl RequiredAttr {
    /// Requires the attribute of the class that has the rule, and of its subclasses.
    pub const fn of<T: ToValue>(name: &'static str) -> Self {
        Self { name, type_info: T::TYPE, of_subclasses: false }
    }

    /// Requires the attribute only of subclasses. The class that has the rule is then an abstract
    /// one.
    #[inline]
    pub const fn of_subclasses(self) -> Self {
        Self { of_subclasses: true, ..self }
    }

    /// Checks a class.
    ///
    /// # Panics
    /// If the attribute is missing or of another type, or a field of another type redeclares it.
    #[inline]
    #[track_caller]
    pub const fn check(&self, class: &Class) {
        if self.of_subclasses && !class.is_inheriting() {
            return;
        }
        let (name, wanted) = (self.name, self.type_info.name());
        let found = match (class.field_over_attr(name), class.find_attr_info(name)) {
            (Some(field), Some(_)) => Some(("the field `", field.type_name())),
            (None, Some(attr)) => Some(("the class attribute `", attr.type_name())),
            (_, None) => None,
        };
        match found {
            Some((_, found)) if str_eq(found, wanted) => {}
            Some((what, found)) => {
                let message = Message::new().text(what).text(name);
                let message = message.text("` of `").text(class.name()).text("` must be of type `");
                message.text(wanted).text("`, not `").text(found).text("`").fail();
            }
            None => {
                let message = Message::new().text("the class `").text(class.name());
                let message = message.text("` needs a class attribute `").text(name);
                let message = message.text("`: add `#[typed(class(").text(name).text(": ");
                message.text(wanted).text(" = …))]`").fail();
            }
        }
    }
}
