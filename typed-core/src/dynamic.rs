//! Closures as methods: what they take and return is their signature, checked like that of any other.

use crate::args::{Arg, Args};
use crate::bind::{argument, bind, is_given, receiver, receiver_mut};
use crate::class::Class;
use crate::context::{Context, Rejected};
use crate::dispatch::{Fault, Returned, This};
use crate::field_type::FieldType;
use crate::method::{Method, Receiver};
use crate::mismatches::Mismatches;
use crate::object::Object;
use crate::record::Record;
use crate::returned::{Outcome, returned};
use crate::type_info::TypeInfo;
use crate::value::{Untyped, Value};
use crate::whole::{whole, whole_mut};
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::any::TypeId;

/// A closure as a method. The outcome before the context says whether all arguments found their parameters: it counts only
/// once their types were looked at as well.
pub(crate) type Body = dyn for<'t> Fn(
        (&'static Class, &'static Method),
        This<'t>,
        &mut [Arg<'t>],
        Result<(), Rejected>,
        &mut Context<'_>,
    ) -> Result<Untyped, Fault>
    + Send
    + Sync;

/// Holds a returned value against a type.
pub(crate) type CheckReturn =
    for<'v> fn(&'static Class, &'static str, Value<'v>) -> Option<Mismatches>;

/// A method added at run time.
pub(crate) struct DynamicMethod {
    pub(crate) class: &'static Class,
    /// Leaked once for each definition, as contexts keep names for as long as classes live.
    pub(crate) method: &'static Method,
    pub(crate) defaults: Box<[Option<Untyped>]>,
    pub(crate) check: Option<CheckReturn>,
    pub(crate) body: Box<Body>,
}

impl DynamicMethod {
    pub(crate) const fn method(&self) -> &'static Method {
        self.method
    }

    pub(crate) fn run<'t>(
        &self,
        this: This<'t>,
        args: &mut Args<'t>,
        cx: &mut Context<'_>,
    ) -> Result<Returned<'t>, Fault> {
        let (_, bound) = bind(self.method, args, cx);
        self.fall_back(args);
        let places = args.as_mut_slice();
        let value = (self.body)((self.class, self.method), this, places, bound, cx)?;
        match self.check.and_then(|check| check(self.class, self.method.name(), value.reborrow())) {
            Some(report) => Err(Fault::Return(report)),
            None => Ok(Returned::Value(value)),
        }
    }

    /// Puts defaults in the places of what is not given.
    fn fall_back(&self, args: &mut Args<'_>) {
        for (index, default) in self.defaults.iter().enumerate() {
            let Some(default) = default else { continue };
            while args.len() <= index {
                args.push_named("", Value::Null);
            }
            match args.as_mut_slice().get_mut(index) {
                Some(place) if !is_given(place) => *place = Arg::positional(default.clone()),
                _ => {}
            }
        }
    }
}

impl core::fmt::Debug for DynamicMethod {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.method.fmt(f)
    }
}

/// What a closure takes and returns.
#[derive(Debug)]
pub struct Signature {
    pub(crate) receiver: Receiver,
    /// The type of the receiver.
    pub(crate) owner: Option<TypeId>,
    pub(crate) params: Vec<Parameter>,
    pub(crate) returns: &'static TypeInfo,
}

/// The type of a closure's parameter.
#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) type_info: &'static TypeInfo,
    pub(crate) check: fn(Untyped, &mut Context<'_>) -> Result<(), Rejected>,
}

impl Parameter {
    fn of<F: FieldType<'static>>() -> Self {
        Self {
            type_info: F::TYPE,
            check: |value, cx| F::check(value, &mut cx.for_type(F::TYPE)).map(drop),
        }
    }
}

/// A closure that can be a method: `|object: &User, x: i64| …`, `|object: &mut User, …| …`, one on
/// `&dyn Object` or `&mut dyn Object`, which sees the whole of an object also where its class is a base,
/// or a static one without a receiver; up to twelve parameters beside it.
///
/// `Kind` tells the forms apart and is always inferred.
#[diagnostic::on_unimplemented(
    message = "this closure cannot be a method",
    note = "it takes `&T` or `&mut T` of a typed struct or of `dyn Object` first, or neither, then up to twelve field types that borrow nothing, such as `String` for `&str`",
    note = "it returns a field type that borrows nothing, `()`, or a `Result` of these"
)]
pub trait IntoMethod<Kind> {
    #[doc(hidden)]
    fn signature() -> Signature;
    #[doc(hidden)]
    fn into_body(self) -> Box<Body>;
}

/// The kinds of [`IntoMethod`].
#[derive(Debug)]
pub struct Shared<R, A>(core::marker::PhantomData<(R, A)>);
/// A method on `&mut T`.
#[derive(Debug)]
pub struct Mutable<R, A>(core::marker::PhantomData<(R, A)>);
/// A method on `&dyn Object`.
#[derive(Debug)]
pub struct Whole<A>(core::marker::PhantomData<A>);
/// A method on `&mut dyn Object`.
#[derive(Debug)]
pub struct WholeMut<A>(core::marker::PhantomData<A>);
/// A method on nothing.
#[derive(Debug)]
pub struct Static<A>(core::marker::PhantomData<A>);

macro_rules! into_method {
    ($($arg:ident $index:literal)*) => {
        into_method!(@impl [Shared<R, ($($arg,)*)>] Shared [receiver one] [R] [&R,] $($arg $index)*);
        into_method!(@impl [Mutable<R, ($($arg,)*)>] Mut [receiver_mut one] [R] [&mut R,] $($arg $index)*);
        into_method!(@impl [Whole<($($arg,)*)>] Whole [whole one] [] [&dyn Object,] $($arg $index)*);
        into_method!(@impl [WholeMut<($($arg,)*)>] WholeMut [whole_mut one] [] [&mut dyn Object,] $($arg $index)*);
        into_method!(@impl [Static<($($arg,)*)>] None [] [] [] $($arg $index)*);
    };
    (
        @impl [$kind:ty] $receiver:ident [$($receive:ident $object:ident)?] [$($owner:ident)?]
        [$($reference:ty,)?]
        $($arg:ident $index:literal)*
    ) => {
        impl<F, $($owner,)? $($arg,)* O> IntoMethod<$kind> for F
        where
            F: Fn($($reference,)? $($arg),*) -> O + Send + Sync + 'static,
            $($owner: Record + 'static,)?
            $($arg: for<'v> FieldType<'v>,)*
            O: Outcome,
        {
            fn signature() -> Signature {
                Signature {
                    receiver: Receiver::$receiver,
                    owner: None$(.or(Some(TypeId::of::<$owner>())))?,
                    params: [$(Parameter::of::<$arg>()),*].into(),
                    returns: O::TYPE,
                }
            }

            #[allow(non_snake_case, reason = "each argument is named after its type")]
            #[allow(unused_variables, clippy::unit_arg, reason = "with no parameters")]
            fn into_body(self) -> Box<Body> {
                Box::new(move |(class, method), this, places, bound, cx| {
                    $(
                        let $arg = argument::<$arg>(method, $index, places, || None, cx);
                    )*
                    // Only now, when everything was looked at, does the first mismatch count.
                    $(let $object = $receive(this, method, cx);)?
                    bound?;
                    $(let $arg = $arg?;)*
                    $(let $object = $object?;)?
                    let outcome = (self)($($object,)? $($arg),*);
                    match returned(class, method, outcome)? {
                        Returned::Value(value) => Ok(value),
                        Returned::Future(_) => Ok(Value::Null),
                    }
                })
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
