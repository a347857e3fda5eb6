//! Old values, which are kept until the checks around a change have passed. They are moved, so that
//! they are exact.
//!
//! A slot is erased, so the value that it returns needs a type at run time: [`Any`], which only
//! types without borrows have. A container borrows nothing if its items do not. The compiler cannot
//! decide that for a type parameter, so each type does by [`FieldType::if_static`].

use crate::record::field_type::FieldType;
use crate::report::{Context, Mismatches, Rejected};
use crate::value::{Untyped, Value};
use alloc::boxed::Box;
use core::any::Any;
use core::marker::PhantomData;
use core::mem;

/// A task for a type that is known to borrow nothing: see [`FieldType::if_static`].
pub trait StaticTask<T> {
    /// The result.
    type Output;

    /// Runs the task.
    fn run(self) -> Self::Output
    where
        T: 'static;
}

/// A task for a type, which is passed to the part that decides whether the type borrows.
#[derive(Debug)]
pub(crate) struct Within<W, T> {
    task: W,
    of: PhantomData<fn(T)>,
}

impl<W, T> Within<W, T> {
    pub(crate) const fn new(task: W) -> Self {
        Self { task, of: PhantomData }
    }

    pub(crate) fn into_task(self) -> W {
        self.task
    }
}

/// Two parts that decide together.
#[derive(Debug)]
pub struct Both<A, B>(PhantomData<fn(A, B)>);

/// The parts that decide whether a type borrows: a field type, or [`Both`] of two.
pub trait Parts<'v>: Sized {
    /// See [`FieldType::if_static`].
    fn if_all_static<W: StaticTask<Self>>(task: W) -> Option<W::Output>;
}

impl<'v, T: FieldType<'v>> Parts<'v> for T {
    fn if_all_static<W: StaticTask<Self>>(task: W) -> Option<W::Output> {
        T::if_static(task)
    }
}

impl<'v, A: Parts<'v>, B: Parts<'v>> Parts<'v> for Both<A, B> {
    fn if_all_static<W: StaticTask<Self>>(task: W) -> Option<W::Output> {
        A::if_all_static(First::<W, A, B>(task, PhantomData, PhantomData::<&'v ()>)).flatten()
    }
}

struct First<'v, W, A, B>(W, PhantomData<fn(A, B)>, PhantomData<&'v ()>);

impl<'v, W: StaticTask<Both<A, B>>, A, B: Parts<'v>> StaticTask<A> for First<'v, W, A, B> {
    type Output = Option<W::Output>;

    fn run(self) -> Self::Output
    where
        A: 'static,
    {
        B::if_all_static(Second::<W, A>(self.0, PhantomData))
    }
}

struct Second<W, A>(W, PhantomData<fn(A)>);

impl<W: StaticTask<Both<A, B>>, A: 'static, B> StaticTask<B> for Second<W, A> {
    type Output = W::Output;

    fn run(self) -> W::Output
    where
        B: 'static,
    {
        self.0.run()
    }
}

/// Implements [`FieldType::if_static`] of a type without parameters, which borrows nothing, or of
/// one that borrows nothing if its part does not.
macro_rules! if_static {
    () => {
        #[inline]
        fn if_static<W: $crate::record::StaticTask<Self>>(task: W) -> Option<W::Output> {
            Some(task.run())
        }
    };
    ($part:ty) => {
        #[inline]
        fn if_static<W: $crate::record::StaticTask<Self>>(task: W) -> Option<W::Output> {
            <$part as $crate::record::Parts<'_>>::if_all_static($crate::record::Within::new(task))
        }
    };
}
pub(crate) use if_static;

/// Passes the tasks of a type to its part.
macro_rules! static_within {
    ([$($generics:tt)*] $whole:ty, $part:ty) => {
        impl<$($generics)*, W: $crate::record::StaticTask<$whole>> $crate::record::StaticTask<$part>
            for $crate::record::Within<W, $whole>
        {
            type Output = W::Output;

            #[inline]
            fn run(self) -> W::Output
            where
                $part: 'static,
            {
                self.into_task().run()
            }
        }
    };
}
pub(crate) use static_within;

/// The old value of a slot, which only that slot takes back.
pub enum Kept<'v> {
    /// The value itself.
    Moved(Box<dyn Any>),
    /// A copy, of a type that may borrow.
    Copied(Untyped),
    /// The value is in the `Option` from which the new one was borrowed.
    Lent(&'v mut dyn Any),
}

/// The new content of a field that is exchanged.
pub enum Incoming<'v> {
    /// A value to check, and `true` if the old one is kept.
    New(Value<'v>, bool),
    /// One of several values. The old one is kept, and the object is checked after the last.
    Part(Value<'v>),
    /// An old value, which is moved back.
    Old(Kept<'v>),
}

/// Rejects a value that a check further up could reject later, when the old one could not be moved
/// back.
#[cold]
pub(crate) fn not_kept(value: &Value<'_>, cx: &mut Context<'_>) -> Rejected {
    let why = "cannot be set by path: the value borrows, so it could not be restored if a check failed; set the whole field instead";
    cx.reject_change(why, value)
}

/// The old value of a slot, or the new one if the old one cannot be kept.
pub type Replaced<'v> = Result<Kept<'v>, Value<'v>>;

/// Replaces the value in a slot, and returns the old one. Returns the new one if the old one cannot
/// be kept.
pub(super) fn replace<'v, T: FieldType<'v>>(
    slot: &mut T,
    value: Value<'v>,
    check: impl FnOnce(Value<'v>) -> Result<T, Rejected>,
) -> Result<Replaced<'v>, Rejected> {
    let is_static = is_static::<T>();
    let copied = if is_static { None } else { copy(slot) };
    if !is_static && copied.is_none() {
        return Ok(Err(value));
    }
    let old = mem::replace(slot, check(value)?);
    let kept = copied.map(Kept::Copied).or_else(|| hand_out(old));
    Ok(kept.ok_or(Value::Null))
}

/// Returns `true` if values of the type can be moved out and back.
pub(crate) fn is_static<'v, T: FieldType<'v>>() -> bool {
    T::if_static(Nothing).is_some()
}

/// Moves an old value out.
pub(super) fn hand_out<'v, T: FieldType<'v>>(old: T) -> Option<Kept<'v>> {
    T::if_static(Move(old)).map(Kept::Moved)
}

/// Returns an old value that was handed out.
pub(super) fn moved_back<'v, T: FieldType<'v>>(kept: Kept<'v>) -> Option<T> {
    match kept {
        Kept::Moved(old) => T::if_static(MoveBack(old)).flatten(),
        Kept::Copied(old) => read(old).ok(),
        // An opaque field has no slot.
        Kept::Lent(_) => None,
    }
}

struct Nothing;

impl<T> StaticTask<T> for Nothing {
    type Output = ();

    fn run(self)
    where
        T: 'static,
    {
    }
}

struct Move<T>(T);

impl<T> StaticTask<T> for Move<T> {
    type Output = Box<dyn Any>;

    fn run(self) -> Box<dyn Any>
    where
        T: 'static,
    {
        Box::new(self.0)
    }
}

struct MoveBack(Box<dyn Any>);

impl<T> StaticTask<T> for MoveBack {
    type Output = Option<T>;

    fn run(self) -> Option<T>
    where
        T: 'static,
    {
        self.0.downcast().ok().map(|old| *old)
    }
}

/// Copies a value whose type may borrow, if the value can be constructed from the copy. Borrowed
/// strings cannot, nor can objects, which do not show all their parts.
fn copy<'v, T: FieldType<'v>>(slot: &T) -> Option<Untyped> {
    if T::TYPE.holds_objects() {
        return None;
    }
    let copied = slot.to_value().into_owned();
    let is_same = !copied.has_opaque()
        && read::<T>(copied.clone()).is_ok_and(|read| read.to_value() == copied);
    is_same.then_some(copied)
}

fn read<'v, T: FieldType<'v>>(value: Value<'v>) -> Result<T, Rejected> {
    let mut unreported = Mismatches::new();
    T::check(value, &mut Context::new(&mut unreported, T::TYPE.name()))
}
