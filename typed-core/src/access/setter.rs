//! `set_<field>`: a statically typed value into a field, at no cost.

use crate::access::set::one;
use crate::class::{Class, Field, check_all, satisfies};
use crate::object::Typed;
use crate::record::{FieldType, IntoField, Record, RecordExt};
use crate::report::{Context, Key, Rejected, TypeMismatch};
use crate::value::Value;

/// What the setter of a field does that nothing else depends on. One call, so that a setter is
/// cheap to compile; inlined, where nothing is left of it but the store and the constraints of the
/// field. What reports is out of line.
///
/// # Errors
/// Where it is not a value of the field.
#[inline(always)]
pub fn set_place<'v, T: Typed, F: FieldType<'v>, const INDEX: usize>(
    place: &mut F,
    value: impl IntoField<'v, F>,
) -> Result<(), TypeMismatch> {
    set_with::<T, F, F, INDEX>(
        place,
        value,
        |_, _| Ok(()),
        #[inline(always)]
        |place, new| {
            *place = new;
            Ok(())
        },
    )
}

/// What the setter of a field does that has a check, or whose struct has one, given how to run the
/// one and how to store a value that passed.
///
/// # Errors
/// Where it is not a value of the field, or where the store refuses it.
#[inline(always)]
pub fn set_with<'v, T: Typed, O, F: FieldType<'v>, const INDEX: usize>(
    object: &mut O,
    value: impl IntoField<'v, F>,
    check: impl Fn(&F, &mut Context<'_>) -> Result<(), Rejected>,
    store: impl Fn(&mut O, F) -> Result<(), TypeMismatch>,
) -> Result<(), TypeMismatch> {
    let (class, field) = (T::CLASS, const { field(T::CLASS, INDEX) });
    value.into_field(
        object,
        #[inline(always)]
        |object, new| {
            if field.is_checked() {
                store(object, check_new(new, class, field, &check)?)
            } else if field.is_free() || satisfies(field.constraints(), new.unredacted()) {
                store(object, new)
            } else {
                Err(refuse_new(new, class, field))
            }
        },
        |object, value| store(object, check_value_of(value, class, field, &check)?),
    )
}

/// A field of a struct, for code that is generated together with the class.
#[expect(clippy::indexing_slicing, reason = "in const code, where a wrong index does not compile")]
#[inline]
const fn field(class: &'static Class, index: usize) -> &'static Field {
    &class.fields()[index]
}

/// Checks what may be no value of the field at all.
#[inline(never)]
fn check_value_of<'v, F: FieldType<'v>>(
    value: Value<'v>,
    class: &'static Class,
    field: &'static Field,
    check: impl Fn(&F, &mut Context<'_>) -> Result<(), Rejected>,
) -> Result<F, TypeMismatch> {
    one(class, |cx| {
        let mut cx = cx.descend(Key::Field(field.name()))?;
        let mut cx = cx.redact_for_type::<F>();
        let new = F::check(value, &mut cx)?;
        demand(new, field, check, &mut cx)
    })
}

/// Reports which constraints of the field a value of its type breaks.
#[cold]
#[inline(never)]
fn refuse_new<'v, F: FieldType<'v>>(
    new: F,
    class: &'static Class,
    field: &'static Field,
) -> TypeMismatch {
    let refused = check_new(new, class, field, |_, _| Ok(()));
    refused.err().unwrap_or_else(|| TypeMismatch::unexplained(class.name()))
}

/// Holds a value of the field's type against what the field demands beyond it.
#[inline(never)]
fn check_new<'v, F: FieldType<'v>>(
    new: F,
    class: &'static Class,
    field: &'static Field,
    check: impl Fn(&F, &mut Context<'_>) -> Result<(), Rejected>,
) -> Result<F, TypeMismatch> {
    one(class, |cx| {
        let mut cx = cx.at(Key::Field(field.name()));
        demand(new, field, check, &mut cx.redact_for_type::<F>())
    })
}

fn demand<'v, F: FieldType<'v>>(
    new: F,
    field: &'static Field,
    check: impl Fn(&F, &mut Context<'_>) -> Result<(), Rejected>,
    cx: &mut Context<'_>,
) -> Result<F, Rejected> {
    if !field.constraints().is_empty() {
        check_all(field.constraints(), &new.unredacted(), cx)?;
    }
    check(&new, cx)?;
    Ok(new)
}

/// Swaps a checked value in, and out again where the whole object then fails its own check.
///
/// # Errors
/// Where it does; the field then has its old value.
pub fn swap_verified<R: Record, F>(
    object: &mut R,
    mut value: F,
    swap: impl Fn(&mut R, &mut F),
) -> Result<(), TypeMismatch> {
    swap(object, &mut value);
    let verified = one(object.class(), |cx| object.header().verify(cx));
    if verified.is_err() {
        swap(object, &mut value);
    }
    verified
}

/// `set_<field>` of an opaque field with a check of its own.
///
/// # Errors
/// Where the check refuses the value.
pub fn checked_opaque<T: Typed, F, const INDEX: usize>(
    value: &F,
    check: impl FnOnce(&F, &mut Context<'_>) -> Result<(), Rejected>,
) -> Result<(), TypeMismatch> {
    let field = const { field(T::CLASS, INDEX) };
    one(T::CLASS, |cx| check(value, &mut cx.at(Key::Field(field.name()))))
}
