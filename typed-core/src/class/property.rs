//! Properties in the metadata: fields that are read and set through methods.

use crate::class::class::Class;
use crate::class::method::Method;
use crate::class::method::Role;

/// Returns `true` if the class itself has a property of this name.
pub(crate) fn is_own_property(class: &Class, name: &str) -> bool {
    let is = |method: &Method| matches!(method.role(), Role::Getter(own) | Role::Setter(own) if own == name);
    class.own_method_if(is).is_some()
}

pub(crate) fn getter(class: &Class, name: &str) -> Option<&'static Method> {
    class.own_method_if(|method| matches!(method.role(), Role::Getter(own) if own == name))
}

pub(crate) fn setter(class: &Class, name: &str) -> Option<&'static Method> {
    class.own_method_if(|method| matches!(method.role(), Role::Setter(own) if own == name))
}
