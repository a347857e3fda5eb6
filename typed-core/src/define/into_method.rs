//! Closures as methods. Their parameters and results are the signature, which is checked like that
//! of other methods.

use crate::call::{
    IntoOutput, object_receiver, object_receiver_mut, owned_argument, receiver, receiver_mut,
    returned,
};
use crate::class::{
    Body, Constraint, Held, Method, Object, Output, Receiver, SelfArg, TypeInfo, check_all,
};
use crate::record::{FieldType, Record};
use crate::report::{Context, Rejected, assert};
use crate::value::{Arg, Untyped, Value};
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::any::TypeId;
use core::marker::PhantomData;

/// The parameters and the result of a closure.
#[derive(Debug)]
pub(super) struct Signature {
    pub(super) receiver: Receiver,
    /// The type of the receiver, if it is a single one.
    pub(super) owner: Option<TypeId>,
    pub(super) params: Vec<Parameter>,
    pub(super) returns: &'static TypeInfo,
}

/// A function that checks a default against the type of its parameter, and against constraints.
type CheckDefault = fn(Untyped, &'static [Constraint], &mut Context<'_>) -> Result<(), Rejected>;

/// The type of a closure's parameter.
#[derive(Debug)]
pub struct Parameter {
    pub(super) type_info: &'static TypeInfo,
    pub(super) held: Held<'static>,
    pub(super) check: CheckDefault,
}

impl Parameter {
    fn of<F: FieldType<'static>>() -> Self {
        Self {
            type_info: F::TYPE,
            held: F::HELD,
            check: |value, constraints, cx| {
                let mut cx = cx.redact_for_type::<F>();
                check_all(constraints, &F::check(value, &mut cx)?.unredacted(), &mut cx)
            },
        }
    }
}

/// A closure that can be a method: `|object: &User, x: i64| …` or `|object: &mut User, …| …`. It
/// can have up to twelve parameters besides the receiver.
///
/// A closure on `&dyn Object` or `&mut dyn Object` sees the whole object, even if its class is a
/// base of the object's class. A closure without a receiver is a static method.
///
/// `Kind` distinguishes these forms, and is always inferred. See [`Class::define`] for an example.
///
/// [`Class::define`]: crate::Class::define
#[diagnostic::on_unimplemented(
    message = "this closure cannot be a method",
    note = "it takes `&T` or `&mut T` of a typed struct or of `dyn Object` first, or neither, then up to twelve field types that borrow nothing, such as `String` for `&str`",
    note = "it returns a field type that borrows nothing, `()`, or a `Result` of these"
)]
pub trait IntoMethod<Kind>: Send + Sync + 'static {
    #[doc(hidden)]
    type On: On;
    #[doc(hidden)]
    type Params: Params;
    #[doc(hidden)]
    type Outcome: IntoOutput;
    #[doc(hidden)]
    fn run(&self, object: <Self::On as On>::Object<'_>, params: Self::Params) -> Self::Outcome;
}

pub(super) fn signature<K, M: IntoMethod<K>>() -> Signature {
    const {
        assert(
            !M::Params::BORROW,
            "the parameters of a method closure must not borrow: write `String` for `&str`, `Vec<u8>` for `&[u8]`",
        );
    }
    Signature {
        receiver: M::On::RECEIVER,
        owner: M::On::owner(),
        params: M::Params::list(),
        returns: M::Outcome::TYPE,
    }
}

pub(super) fn body<K, M: IntoMethod<K>>(closure: M) -> Box<Body> {
    Box::new(move |(class, method), this, places, bound, cx| {
        let params = M::Params::take(method, places, cx);
        // Every argument has been checked before the first mismatch counts.
        let object = M::On::find(this, method, cx);
        bound?;
        let params = params?;
        let outcome = closure.run(object?, params);
        match returned(class, method, outcome)? {
            Output::Value(value) => Ok(value),
            Output::Future(_) => Ok(Value::Null),
        }
    })
}

/// The receiver of a closure.
pub trait On {
    /// The first argument of the closure.
    type Object<'t>;
    /// The receiver in metadata.
    const RECEIVER: Receiver;

    /// Returns the type that the methods belong to, if it is a single one.
    fn owner() -> Option<TypeId> {
        None
    }

    /// Returns the object.
    ///
    /// # Errors
    /// - `call`: the method was called without an object.
    fn find<'t>(
        this: SelfArg<'t>,
        method: &'static Method,
        cx: &mut Context<'_>,
    ) -> Result<Self::Object<'t>, Rejected>;
}

/// A receiver `&T`.
#[derive(Debug)]
pub struct Shared<T>(PhantomData<T>);
/// A receiver `&mut T`.
#[derive(Debug)]
pub struct Mutable<T>(PhantomData<T>);
/// A receiver `&dyn Object`.
#[derive(Debug)]
pub enum Whole {}
/// A receiver `&mut dyn Object`.
#[derive(Debug)]
pub enum WholeMut {}
/// No receiver.
#[derive(Debug)]
pub enum Static {}

macro_rules! on {
    ($($kind:ty, $receiver:ident: $object:ty, $find:expr $(, of $owner:ident)?;)*) => {$(
        impl$(<$owner: Record + 'static>)? On for $kind {
            type Object<'t> = $object;
            const RECEIVER: Receiver = Receiver::$receiver;

            $(fn owner() -> Option<TypeId> {
                Some(TypeId::of::<$owner>())
            })?

            #[inline]
            fn find<'t>(
                this: SelfArg<'t>,
                method: &'static Method,
                cx: &mut Context<'_>,
            ) -> Result<$object, Rejected> {
                $find(this, method, cx)
            }
        }
    )*};
}
on! {
    Shared<R>, Shared: &'t R, receiver, of R;
    Mutable<R>, Mut: &'t mut R, receiver_mut, of R;
    Whole, Whole: &'t dyn Object, object_receiver;
    WholeMut, WholeMut: &'t mut dyn Object, object_receiver_mut;
    Static, None: (), |_, _, _| Ok(());
}

/// The parameters of a closure after its receiver, as a tuple.
pub trait Params: Sized {
    /// `true` if a parameter borrows.
    const BORROW: bool;

    /// Returns the types of the parameters.
    fn list() -> Vec<Parameter>;

    /// Checks and returns the arguments. Every argument is checked, even after a mismatch.
    ///
    /// # Errors
    /// - `missing`: an argument is missing.
    /// - Another code: an argument is not of its parameter's type.
    fn take(
        method: &'static Method,
        places: &mut [Arg<'_>],
        cx: &mut Context<'_>,
    ) -> Result<Self, Rejected>;
}

macro_rules! into_method {
    ($($arg:ident $index:literal)*) => {
        impl<$($arg: FieldType<'static>),*> Params for ($($arg,)*) {
            const BORROW: bool = false $(|| $arg::TYPE.borrows())*;


            fn list() -> Vec<Parameter> {
                [$(Parameter::of::<$arg>()),*].into()
            }

            #[inline]
            #[allow(non_snake_case, reason = "each argument is named after its type")]
            #[allow(unused_variables, clippy::unused_unit, reason = "with no parameters")]
            fn take(
                method: &'static Method,
                places: &mut [Arg<'_>],
                cx: &mut Context<'_>,
            ) -> Result<Self, Rejected> {
                $(let $arg = owned_argument(method, $index, places, cx);)*
                Ok(($($arg?,)*))
            }
        }

        into_method!(@on Shared<R>, [R] object: &R, [&R,] [object,] $($arg)*);
        into_method!(@on Mutable<R>, [R] object: &mut R, [&mut R,] [object,] $($arg)*);
        into_method!(@on Whole, [] object: &dyn Object, [&dyn Object,] [object,] $($arg)*);
        into_method!(@on WholeMut, [] object: &mut dyn Object, [&mut dyn Object,] [object,] $($arg)*);
        into_method!(@on Static, [] _object: (), [] [] $($arg)*);
    };
    (
        @on $on:ty, [$($owner:ident)?] $object:ident: $object_type:ty, [$($first:tt)*] [$($passed:tt)*]
        $($arg:ident)*
    ) => {
        impl<F, $($owner,)? $($arg,)* O> IntoMethod<($on, ($($arg,)*))> for F
        where
            F: Fn($($first)* $($arg),*) -> O + Send + Sync + 'static,
            $($owner: Record + 'static,)?
            ($($arg,)*): Params,
            O: IntoOutput,
        {
            type On = $on;
            type Params = ($($arg,)*);
            type Outcome = O;

            #[inline]
            #[allow(non_snake_case, reason = "each argument is named after its type")]
            fn run(&self, $object: $object_type, ($($arg,)*): ($($arg,)*)) -> O {
                self($($passed)* $($arg),*)
            }
        }
    };
}
into_method!();
into_method!(A 0);
into_method!(A 0 B 1);
into_method!(A 0 B 1 C 2);
into_method!(A 0 B 1 C 2 D 3);
into_method!(A 0 B 1 C 2 D 3 E 4);
into_method!(A 0 B 1 C 2 D 3 E 4 G 5);
into_method!(A 0 B 1 C 2 D 3 E 4 G 5 H 6);
into_method!(A 0 B 1 C 2 D 3 E 4 G 5 H 6 I 7);
into_method!(A 0 B 1 C 2 D 3 E 4 G 5 H 6 I 7 J 8);
into_method!(A 0 B 1 C 2 D 3 E 4 G 5 H 6 I 7 J 8 K 9);
into_method!(A 0 B 1 C 2 D 3 E 4 G 5 H 6 I 7 J 8 K 9 L 10);
into_method!(A 0 B 1 C 2 D 3 E 4 G 5 H 6 I 7 J 8 K 9 L 10 M 11);
