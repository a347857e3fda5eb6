//! Setters: `set_<field>` stores a statically typed value in a field, at no cost.

use crate::class::{Class, Field, check_all, satisfies};
use crate::record::record::HasClass;
use crate::record::{FieldType, IntoField, Record};
use crate::report::{Context, Key, Rejected, TypeMismatch, one};
use crate::value::Value;

/// Sets a field without checks besides its constraints. It is one call, so that a setter is cheap
/// to compile. It is inlined: only the store and the constraints remain. Reports are written out of
/// line.
///
/// # Errors
/// - The value is not of the field's type, or breaks a constraint.
#[inline(always)]
pub fn set_place<'v, T: HasClass, F: FieldType<'v>, const INDEX: usize>(
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

/// Sets a field with a check, or of a struct with one. `check` is the field's, and `store` stores a
/// valid value and runs the struct's.
///
/// # Errors
/// - The value is not of the field's type, breaks a constraint, or is rejected by a check.
#[inline(always)]
pub fn set_with<'v, T: HasClass, O, F: FieldType<'v>, const INDEX: usize>(
    object: &mut O,
    value: impl IntoField<'v, F>,
    check: impl Fn(&F, &mut Context<'_>) -> Result<(), Rejected>,
    store: impl Fn(&mut O, F) -> Result<(), TypeMismatch>,
) -> Result<(), TypeMismatch> {
    let (class, field) = (T::STATIC_CLASS, const { field(T::STATIC_CLASS, INDEX) });
    value.into_field(
        object,
        #[inline(always)]
        |object, new| {
            if field.is_checked() {
                store(object, check_new(new, class, field, &check)?)
            } else if field.is_free() || satisfies(field.constraints(), new.unredacted()) {
                store(object, new)
            } else {
                Err(reject_new(new, class, field))
            }
        },
        |object, value| store(object, check_value_of(value, class, field, &check)?),
    )
}

/// Returns a field of a struct, for generated code.
#[expect(clippy::indexing_slicing, reason = "in const code, where a wrong index does not compile")]
#[inline]
const fn field(class: &'static Class, index: usize) -> &'static Field {
    &class.fields()[index]
}

/// Checks a value that may not be of the field's type.
#[inline(never)]
fn check_value_of<'v, F: FieldType<'v>>(
    value: Value<'v>,
    class: &'static Class,
    field: &'static Field,
    check: impl Fn(&F, &mut Context<'_>) -> Result<(), Rejected>,
) -> Result<F, TypeMismatch> {
    one(class.name(), |cx| {
        let mut cx = cx.descend(Key::Field(field.name()))?;
        let mut cx = cx.redact_for_type::<F>();
        cx.convert_for(field);
        let new = F::check(value, &mut cx)?;
        check_requirements(new, field, check, &mut cx)
    })
}

/// Reports the constraints that a value of the field's type breaks.
#[cold]
#[inline(never)]
fn reject_new<'v, F: FieldType<'v>>(
    new: F,
    class: &'static Class,
    field: &'static Field,
) -> TypeMismatch {
    let checked = check_new(new, class, field, |_, _| Ok(()));
    checked.err().unwrap_or_else(|| TypeMismatch::unexplained(class.name()))
}

/// Checks a value of the field's type against its constraints and its check.
#[inline(never)]
fn check_new<'v, F: FieldType<'v>>(
    new: F,
    class: &'static Class,
    field: &'static Field,
    check: impl Fn(&F, &mut Context<'_>) -> Result<(), Rejected>,
) -> Result<F, TypeMismatch> {
    one(class.name(), |cx| {
        let mut cx = cx.at(Key::Field(field.name()));
        check_requirements(new, field, check, &mut cx.redact_for_type::<F>())
    })
}

fn check_requirements<'v, F: FieldType<'v>>(
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

/// Swaps a checked value in, and out again if the whole object then fails its check, or the check
/// panics.
///
/// # Errors
/// - The check of the object rejects it. The field then has its old value.
pub fn swap_verified<R: Record, F>(
    object: &mut R,
    mut value: F,
    swap: impl Fn(&mut R, &mut F),
) -> Result<(), TypeMismatch> {
    swap(object, &mut value);
    let mut swapped = Swapped { object, value, swap, is_kept: false };
    one(swapped.object.header().class().name(), |cx| swapped.object.header().verify(cx))?;
    swapped.is_kept = true;
    Ok(())
}

/// A value that is swapped back unless it is accepted.
struct Swapped<'o, R, F, S: Fn(&mut R, &mut F)> {
    object: &'o mut R,
    value: F,
    swap: S,
    is_kept: bool,
}

impl<R, F, S: Fn(&mut R, &mut F)> Drop for Swapped<'_, R, F, S> {
    fn drop(&mut self) {
        if !self.is_kept {
            (self.swap)(self.object, &mut self.value);
        }
    }
}

/// Checks the value that a setter got for an opaque field.
///
/// # Errors
/// - The check rejects the value.
pub fn checked_opaque<T: HasClass, F, const INDEX: usize>(
    value: &F,
    check: impl FnOnce(&F, &mut Context<'_>) -> Result<(), Rejected>,
) -> Result<(), TypeMismatch> {
    let field = const { field(T::STATIC_CLASS, INDEX) };
    one(T::STATIC_CLASS.name(), |cx| check(value, &mut cx.at(Key::Field(field.name()))))
}
