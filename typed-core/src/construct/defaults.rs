//! The defaults of fields: their construction, their checks, and the bounds they need.

use crate::class::{Class, ClassKind, ClassOptions, FieldDefaults, Private, TypeInfo};
use crate::construct::traits::{Construct, Draft};
use crate::record::{HasClass, Input, RecordMut};
#[cfg(feature = "std")]
use crate::report::Key;
use crate::report::{Context, Message, Mismatches, Rejected};
use crate::value::Untyped;
use core::marker::PhantomData;
use core::mem::ManuallyDrop;

/// The construction of a class's defaults, in a draft.
pub(crate) struct Defaults {
    pub(crate) in_draft: fn(&'static Class, &mut Work<'_>),
}

/// An action on a draft.
pub(crate) type Work<'w> = dyn FnMut(&mut dyn RecordMut<'static>) + 'w;

#[doc(hidden)]
impl ClassOptions {
    /// Returns the overlay with the defaults of fields as class attributes.
    #[must_use]
    pub const fn with_defaults<T: Construct<'static>>(self) -> Self {
        self.with_default_values(const { &Defaults { in_draft: in_draft::<T> } })
    }
}

/// Runs an action on a draft. Only this is compiled for each class.
fn in_draft<T: Construct<'static>>(_: &'static Class, work: &mut Work<'_>) {
    let mut draft = ManuallyDrop::new(T::Draft::new(Private::TOKEN));
    work(&mut *draft);
}

impl Class {
    /// Checks every default of this class and of its bases against its type, its constraints and
    /// its `check`. Checks the declared values of class attributes against their types.
    ///
    /// A fault that const code can detect does not compile. Others are detected at the first use,
    /// and by this function: a pattern, a function that is called, the `Default` of a type. One
    /// line in a test checks all classes of a program: see `Registry::verify`. The defaults of a
    /// generic type are checked only at their use.
    ///
    /// # Errors
    /// - All defaults that are rejected, with the codes of their constraints.
    ///
    /// ```
    /// use typed_structs::Class;
    ///
    /// # fn example(class: &'static Class) -> Result<(), typed_structs::Mismatches> {
    /// class.verify()?;
    /// # Ok(())
    /// # }
    /// ```
    #[inline]
    pub fn verify(&'static self) -> Result<(), Mismatches> {
        let mut report = Mismatches::new();
        let mut cx = Context::new(&mut report, self.name());
        let mut outcome = Ok(());
        for class in self.mro() {
            let mut cx = cx.declared_in(class.name());
            outcome = class.verify_own(&mut cx).and(outcome);
        }
        report.unless_passed(outcome)
    }

    #[inline]
    fn verify_own(&'static self, cx: &mut Context<'_>) -> Result<(), Rejected> {
        let mut outcome = Ok(());
        for (index, field) in self.fields().iter().enumerate() {
            if let Some(defaults) = self.defaults().filter(|_| field.default().is_some()) {
                outcome = defaults.verify(self, index, cx).and(outcome);
            }
        }
        #[cfg(feature = "std")]
        for attr in self.attrs() {
            let value = attr.value.map(|value| value()).filter(|value| !value.has_opaque());
            if let Some(value) = value {
                let checked = attr.check(value, &mut cx.at(Key::Field(attr.name())));
                outcome = checked.map(|_| ()).and(outcome);
            }
        }
        outcome
    }
}

impl FieldDefaults for Defaults {
    fn declared(&self, class: &'static Class, index: usize) -> Option<Untyped> {
        let field = class.fields().get(index).filter(|field| field.default().is_some())?;
        let mut shown = None;
        (self.in_draft)(class, &mut |draft| {
            // A rejected default is reported where it is used.
            let mut unreported = Mismatches::new();
            let cx = &mut Context::new(&mut unreported, class.name());
            let is_made = draft.put_default(index) || {
                let value = class.own_default(index).unwrap_or_else(|| field.nothing());
                draft.fill(index, field, &mut Input::Value(value), cx).is_ok()
            };
            if is_made {
                shown = draft.filled(index).map(|slot| slot.value().into_owned());
                draft.clear(index);
            }
        });
        shown
    }

    fn value(
        &self,
        class: &'static Class,
        index: usize,
        cx: &mut Context<'_>,
    ) -> Result<Option<Untyped>, Rejected> {
        let Some(field) = class.fields().get(index) else { return Ok(None) };
        let mut value = Ok(None);
        (self.in_draft)(class, &mut |draft| {
            value = draft.fill_default(index, field, cx).map(|is_filled| {
                let slot = draft.filled(index).filter(|_| is_filled);
                let value = slot.map(|slot| slot.unredacted(Private::TOKEN).into_owned());
                draft.clear(index);
                value
            });
        });
        value
    }

    #[cfg(feature = "std")]
    fn check(
        &self,
        class: &'static Class,
        index: usize,
        value: Untyped,
        cx: &mut Context<'_>,
    ) -> Result<Untyped, Rejected> {
        let Some(field) = class.fields().get(index) else {
            return Err(cx.unknown("field", None));
        };
        let (mut value, mut checked) = (Some(value), Ok(None));
        (self.in_draft)(class, &mut |draft| {
            let Some(value) = value.take() else { return };
            checked = draft.fill(index, field, &mut Input::Value(value), cx).map(|()| {
                let slot = draft.filled(index);
                let held = slot.map(|slot| slot.unredacted(Private::TOKEN).into_owned());
                draft.clear(index);
                held
            });
        });
        match checked? {
            Some(value) if value.has_opaque() => {
                Err(cx.reject_change("cannot be a default: it cannot be copied", &value))
            }
            Some(value) => Ok(value),
            None => Err(cx.unknown("field", None)),
        }
    }

    fn verify(
        &self,
        class: &'static Class,
        index: usize,
        cx: &mut Context<'_>,
    ) -> Result<(), Rejected> {
        let Some(field) = class.fields().get(index) else { return Ok(()) };
        let mut outcome = Ok(());
        (self.in_draft)(class, &mut |draft| {
            outcome = draft.fill_default(index, field, cx).map(|_| draft.clear(index));
        });
        outcome
    }
}

/// The source of `#[typed(default)]` for a type: its `Default`, or else the defaults of its fields.
#[derive(Debug)]
pub struct Fallback<T>(PhantomData<fn() -> T>);

impl<T> Fallback<T> {
    /// The instance for this type.
    pub const OF: Self = Self(PhantomData);
}

impl<T: Default> Fallback<T> {
    /// `true` if the type implements `Default`.
    pub const HAS_DEFAULT: bool = true;

    /// Returns the default.
    #[inline]
    #[must_use]
    pub fn made(&self) -> Option<T> {
        Some(T::default())
    }
}

impl<T: HasClass> Fallback<T> {
    /// The class of the type, if it has one.
    pub const CLASS: Option<&'static Class> = Some(T::STATIC_CLASS);
}

/// The fallbacks for a type without `Default`, or without a class.
pub trait OfFields<T> {
    /// `true` if the type implements `Default`.
    const HAS_DEFAULT: bool = false;

    /// The class of the type, if it has one.
    const CLASS: Option<&'static Class> = None;

    /// Returns `None`: the fields have defaults.
    #[inline]
    fn made(&self) -> Option<T> {
        None
    }
}

impl<T> OfFields<T> for Fallback<T> {}

/// Asserts that the type of a field with a bare `default` has one.
#[inline]
#[track_caller]
pub const fn assert_made(has_default: bool, class: Option<&Class>, type_info: &TypeInfo) {
    if has_default {
        return;
    }
    let name = type_info.name();
    let sentence = match class {
        Some(class) if matches!(class.kind(), ClassKind::Struct) => match class.without_default() {
            Some(field) => {
                let sentence =
                    Message::new().text("`").text(name).text("` has no default: give one to `");
                sentence.text(field).text("` and every other field of it, or implement `Default`")
            }
            None => return,
        },
        _ => {
            let sentence = Message::new().text("`").text(name);
            sentence
                .text("` has no default: implement `Default` for it, or write `default = value`")
        }
    };
    sentence.fail();
}
