//! The form of an enum's values, and variants that have no place in it.

use super::super::model::{Field, Role, Shape, Style, Tagging};
use super::super::parse::ContainerAttrs;
use crate::attr::reject_each;
use crate::ctxt::Ctxt;
use crate::literal::ungroup_type;
use crate::names::non_empty;
use quote::ToTokens;

/// Returns the form of the values.
pub(super) fn tagging(cx: &Ctxt, container: &ContainerAttrs) -> Tagging {
    let (tag, content) = (&container.tag, &container.content);
    if let Some(untagged) = container.untagged.key() {
        if tag.is_some() || content.is_some() {
            cx.error(untagged, "`untagged` excludes `tag` and `content`; leave one of them out");
        }
        return Tagging::Untagged;
    }
    if let (None, Some(key)) = (tag.key(), content.key()) {
        cx.error(key, "`content` needs the name of a tag beside it: `tag = \"…\"`");
    }
    let Some(name) = non_empty(cx, tag.get()) else { return Tagging::External };
    let Some(text) = content.get() else { return Tagging::Internal(name) };
    match non_empty(cx, Some(text)) {
        Some(key) if key == name => {
            cx.error(text, format!("the content has the name of the tag, `{name}`"));
            Tagging::External
        }
        Some(content) => Tagging::Adjacent { tag: name, content },
        None => Tagging::External,
    }
}

/// Reports attributes of enums on a struct.
pub(super) fn reject_on_struct(cx: &Ctxt, container: &ContainerAttrs) {
    let given = [container.tag.key(), container.content.key(), container.untagged.key()];
    reject_each(cx, &given, "belongs on an enum, not here");
}

/// Reports parts of a variant that have no place beside an internal tag.
pub(super) fn reject_beside_tag(cx: &Ctxt, shape: &Shape, variant: &syn::Variant, tag: &str) {
    for field in &shape.fields {
        if shape.style != Style::Named {
            continue;
        }
        if tag == field.name {
            let message = format!("the name of this field is that of the tag, `{}`", field.name);
            cx.push(syn::Error::new(field.span, message));
        }
        for alias in &field.aliases {
            if tag == alias.value() {
                let message = format!("this alias is the name of the tag, `{}`", alias.value());
                cx.push(syn::Error::new(alias.span(), message));
            }
        }
    }
    if let [field] = shape.fields.as_slice()
        && shape.style == Style::Newtype
        && field.role == Role::Opaque
    {
        let message = format!(
            "an opaque value has no place for the tag `{tag}`: give the field of this variant a name"
        );
        cx.push(syn::Error::new(field.span, message));
    }
    if shape.style == Style::Tuple {
        let message = "a variant with several unnamed fields has no place for the tag; name them";
        cx.error(&variant.fields, message);
    }
}

/// Reports parts of an untagged enum that have no effect: aliases of variants, and a variant all
/// of whose values an earlier one takes, judged by their tokens. The metadata of the types decides
/// the other cases.
pub(super) fn reject_unreachable(cx: &Ctxt, shapes: &[Shape]) {
    for (index, shape) in shapes.iter().enumerate() {
        for alias in &shape.aliases {
            cx.error(alias, "`alias` has no effect on a variant of an untagged enum");
        }
        for earlier in shapes.iter().take(index) {
            let taken = match (only_field(earlier), only_field(shape)) {
                (Some(one), Some(other)) if is_free(one) && is_same(one, other) => {
                    one.ty.to_token_stream().to_string()
                }
                _ if earlier.style == Style::Unit && shape.style == Style::Unit => {
                    String::from("null")
                }
                _ => continue,
            };
            let (name, by) = (&shape.name, &earlier.name);
            let message = format!("`{name}` is never chosen: `{by}` takes every `{taken}`");
            cx.error(&shape.ident, message);
            break;
        }
    }
}

fn only_field(shape: &Shape) -> Option<&Field> {
    shape.fields.first().filter(|_| shape.style == Style::Newtype)
}

/// Returns `true` if the field takes every value of its type.
fn is_free(field: &Field) -> bool {
    field.constraints.is_empty() && field.check.is_none()
}

fn is_same(one: &Field, other: &Field) -> bool {
    let (ty, other_ty) = (ungroup_type(&one.ty), ungroup_type(&other.ty));
    one.role == other.role
        && ty.to_token_stream().to_string() == other_ty.to_token_stream().to_string()
}
