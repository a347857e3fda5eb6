//! Construction of enums: the variant of a value, and its content. Each form of values has a file.

mod adjacent;
mod external;
mod fit;
mod internal;
mod untagged;

use crate::class::{Class, Private, Shape, Tagging};
use crate::construct::construct::construct_from;
use crate::construct::repair::repair;
use crate::construct::traits::Draft;
use crate::record::{HasClass, Input, Slots, no_variant, object_form};
use crate::report::{Context, Key, Rejected, closest, code, listed};
use crate::value::Value;
use alloc::string::String;

/// Constructs the variant of an index from its content, and keeps it. It is erased, so that the
/// search for the variant is compiled once.
type ConstructVariant<'c, 'v> =
    &'c mut dyn FnMut(usize, Value<'v>, &mut Context<'_>) -> Result<(), Rejected>;

/// Implements `FieldType::check` of an enum.
pub fn check_enum<'v, T: Slots<'v> + HasClass>(
    mut value: Value<'v>,
    cx: &mut Context<'_>,
) -> Result<T, Rejected> {
    let class = T::STATIC_CLASS;
    let mut cx = cx.declared_in(class.name());
    repair::<T>(&mut value, &mut cx)?;
    let built = match class.tagging() {
        Tagging::External => {
            let (index, content) = external::split(class, value, &mut cx)?;
            if class.shape(index).style().is_unit() {
                T::construct_variant(index, content, &mut cx, Private::TOKEN)
            } else {
                let mut cx = cx.descend(Key::Field(class.shape(index).name()))?;
                T::construct_variant(index, content, &mut cx, Private::TOKEN)
            }
        }
        Tagging::Internal(tag) => {
            let (index, content) = internal::split(class, tag, value, &mut cx)?;
            T::construct_variant(index, content, &mut cx, Private::TOKEN)
        }
        Tagging::Adjacent { tag, content } => keep::<T>(&mut cx, |construct, cx| {
            adjacent::construct(class, (tag, content), value, construct, cx)
        }),
        Tagging::Untagged => {
            keep::<T>(&mut cx, |construct, cx| untagged::construct(class, value, construct, cx))
        }
    }?;
    built.header().verify_new(&mut cx).map(|()| built)
}

/// Returns the variant that `search` constructs.
fn keep<'v, T: Slots<'v>>(
    cx: &mut Context<'_>,
    search: impl FnOnce(ConstructVariant<'_, 'v>, &mut Context<'_>) -> Result<(), Rejected>,
) -> Result<T, Rejected> {
    let mut kept = None;
    let construct = &mut |index, content: Value<'v>, cx: &mut Context<'_>| {
        let built = T::construct_variant(index, content, cx, Private::TOKEN)?;
        kept = Some(built);
        Ok(())
    };
    search(construct, cx)?;
    kept.ok_or_else(|| no_variant(&Value::Null, cx))
}

/// Constructs a variant from its content.
///
/// # Errors
/// - All mismatches of the content.
pub fn check_variant<'v, T, D: Draft<'v, Output = T>>(
    content: Value<'v>,
    cx: &mut Context<'_>,
    _: Private<T>,
) -> Result<T, Rejected> {
    construct_from::<D>(&mut Input::Value(content), cx)
}

/// Returns the same place, for a value in place of the enum or of something unknown in it. Values
/// are hidden: any part may be a secret.
#[cold]
fn whole<'c>(class: &'static Class, cx: &'c mut Context<'_>) -> Context<'c> {
    cx.redacted_if(class.is_secret())
}

/// Returns the variant of this name or alias.
fn find_plain(class: &'static Class, name: &str) -> Option<(usize, &'static Shape)> {
    let mut variants = class.variants().iter().enumerate();
    variants.find(|(_, shape)| shape.is_named(name))
}

/// Returns the variant of this name or alias, or reports that there is none.
fn find(
    class: &'static Class,
    name: &str,
    cx: &mut Context<'_>,
) -> Result<(usize, &'static Shape), Rejected> {
    find_plain(class, name).ok_or_else(|| {
        let suggestion = closest(name, class.variants().iter().map(Shape::name));
        whole(class, cx).reject_name("variant", described(class), name, suggestion)
    })
}

/// Returns the variant without fields that text names, for an enum whose values are maps.
///
/// # Errors
/// - There is none, or it has fields. The form of the text is reported.
#[cold]
fn find_in_text(
    class: &'static Class,
    text: &str,
    cx: &mut Context<'_>,
) -> Result<usize, Rejected> {
    match find_in_json(class, text, cx)? {
        (index, shape) if shape.style().is_unit() => Ok(index),
        _ => Err(whole(class, cx).reject(code::TYPE, object_form(class), &Value::from(text))),
    }
}

/// Like [`find`], for a name that can be JSON with a fault, if it is text.
fn find_in_json(
    class: &'static Class,
    name: &str,
    cx: &mut Context<'_>,
) -> Result<(usize, &'static Shape), Rejected> {
    if cx.is_text() && name.trim_start().starts_with('{') {
        return Err(whole(class, cx).reject(code::TYPE, object_form(class), &Value::from(name)));
    }
    find(class, name, cx)
}

/// Reports that the tag is missing.
#[cold]
fn missing_tag(class: &'static Class, cx: &mut Context<'_>) -> Rejected {
    cx.reject_missing(code::MISSING, described(class).into(), None)
}

/// Reports a tag that is not a string.
#[cold]
fn not_a_name(class: &'static Class, tag: &Value<'_>, cx: &mut Context<'_>) -> Rejected {
    whole(class, cx).reject(code::TYPE, "the name of a variant", tag)
}

/// Returns the name of the class and those of its variants.
fn described(class: &'static Class) -> String {
    listed(class.name(), class.variants().iter().map(Shape::name))
}
