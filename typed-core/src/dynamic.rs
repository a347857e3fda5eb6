//! Methods that are added to a class at run time, typed by the closure.

use crate::args::Args;
use crate::bind::at_most;
use crate::call::{Fault, Outcome};
use crate::class::Class;
use crate::context::{Context, Key, Rejected};
use crate::field_type::FieldType;
use crate::mismatch::code;
use crate::object::Typed;
use crate::override_disallowed::{OverrideDisallowed, RESERVED, Reason};
use crate::value::{Untyped, Value};
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::any::{Any, TypeId};

type Body = dyn Fn(
        &'static str,
        Option<&mut dyn Any>,
        Places<'_, '_>,
        &mut Context<'_>,
    ) -> Result<Untyped, Fault>
    + Send
    + Sync;

/// The arguments of a dynamic method, by position.
type Places<'p, 'v> = &'p mut [Option<Value<'v>>];

/// A method added at run time.
#[derive(Clone)]
pub(crate) struct DynamicMethod {
    /// Leaked once for each definition, since contexts keep names for as long as classes live.
    name: &'static str,
    arity: usize,
    body: Arc<Body>,
}

impl DynamicMethod {
    pub(crate) const fn name(&self) -> &'static str {
        self.name
    }

    pub(crate) fn run(
        &self,
        object: Option<&mut dyn Any>,
        args: Args<'_>,
        cx: &mut Context<'_>,
    ) -> Result<Untyped, Fault> {
        let mut places = Vec::new();
        let mut outcome: Result<(), Rejected> = Ok(());
        for arg in args {
            let refused = if arg.name.is_some() {
                Some("positional arguments only".into())
            } else if places.len() >= self.arity {
                Some(at_most(self.arity))
            } else {
                None
            };
            match refused {
                Some(expected) => {
                    let mut cx = cx.step(Key::Field(self.name));
                    outcome = Err(cx.refuse(code::ARITY, expected, &arg.value));
                }
                None => places.push(Some(arg.value)),
            }
        }
        places.resize_with(self.arity, || None);
        match outcome {
            Ok(()) => (self.body)(self.name, object, &mut places, cx),
            Err(rejected) => Err(rejected.into()),
        }
    }
}

impl core::fmt::Debug for DynamicMethod {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("DynamicMethod").field("name", &self.name).finish_non_exhaustive()
    }
}

/// A closure that can be a method: `|object: &User, x: i64| …`, `|object: &mut User, …| …`, or a
/// static one without a receiver; up to six parameters.
///
/// `Kind` tells the forms apart and is always inferred.
#[diagnostic::on_unimplemented(
    message = "this closure cannot be a method",
    note = "it takes `&T` or `&mut T` of a typed struct first, or neither, then field types that borrow nothing"
)]
pub trait IntoMethod<Kind> {
    #[doc(hidden)]
    const ARITY: usize;
    #[doc(hidden)]
    fn receiver() -> Option<TypeId>;
    #[doc(hidden)]
    fn into_body(self) -> Box<Body>;
}

/// The kinds of [`IntoMethod`].
#[derive(Debug)]
pub struct Shared<R, A>(core::marker::PhantomData<(R, A)>);
/// A method on `&mut T`.
#[derive(Debug)]
pub struct Mutable<R, A>(core::marker::PhantomData<(R, A)>);
/// A method on nothing.
#[derive(Debug)]
pub struct Static<A>(core::marker::PhantomData<A>);

fn receive<'o, R: 'static>(
    name: &'static str,
    object: Option<&'o mut dyn Any>,
    cx: &mut Context<'_>,
) -> Result<&'o mut R, Fault> {
    object.and_then(|object| object.downcast_mut()).ok_or_else(|| {
        let mut cx = cx.step(Key::Field(name));
        cx.absent(code::TYPE, "an object to be called on".into(), None).into()
    })
}

fn take<A: for<'v> FieldType<'v>>(
    name: &'static str,
    index: usize,
    places: &mut [Option<Value<'_>>],
    cx: &mut Context<'_>,
) -> Result<A, Rejected> {
    let mut cx = cx.step(Key::Field(name));
    let position = index.to_string();
    let mut cx = cx.step(Key::Param(&position));
    let mut cx = cx.for_type(A::TYPE);
    match places.get_mut(index).and_then(Option::take) {
        Some(value) => A::check(value, &mut cx),
        None => {
            let missing = || cx.absent(code::MISSING, A::TYPE.name().into(), None);
            A::absent().ok_or_else(missing)
        }
    }
}

macro_rules! into_method {
    ($arity:literal: $($arg:ident $index:literal)*) => {
        into_method!(@impl [Shared<R, ($($arg,)*)>] [R] [&R,] $arity: $($arg $index)*);
        into_method!(@impl [Mutable<R, ($($arg,)*)>] [R] [&mut R,] $arity: $($arg $index)*);
        into_method!(@impl [Static<($($arg,)*)>] [] [] $arity: $($arg $index)*);
    };
    (@impl [$kind:ty] [$($object:ident)?] [$($receiver:ty,)?] $arity:literal: $($arg:ident $index:literal)*) => {
        impl<F, $($object,)? $($arg,)* O> IntoMethod<$kind> for F
        where
            F: Fn($($receiver,)? $($arg),*) -> O + Send + Sync + 'static,
            $($object: Typed + 'static,)?
            $($arg: for<'v> FieldType<'v>,)*
            O: Outcome,
        {
            const ARITY: usize = $arity;

            fn receiver() -> Option<TypeId> {
                None$(.or(Some(TypeId::of::<$object>())))?
            }

            #[allow(non_snake_case, reason = "each argument is named after its type")]
            #[allow(unused_variables, clippy::unit_arg, reason = "with no parameters")]
            fn into_body(self) -> Box<Body> {
                Box::new(move |name, object, places, cx| {
                    $(let $arg = take::<$arg>(name, $index, places, cx);)*
                    $(let $object = receive::<$object>(name, object, cx)?;)?
                    // Only now, when everything was looked at, does the first mismatch count.
                    (self)($($object,)? $($arg?),*).into_outcome(name)
                })
            }
        }
    };
}
into_method!(0:);
into_method!(1: A 0);
into_method!(2: A 0 B 1);
into_method!(3: A 0 B 1 C 2);
into_method!(4: A 0 B 1 C 2 D 3);
into_method!(5: A 0 B 1 C 2 D 3 E 4);
into_method!(6: A 0 B 1 C 2 D 3 E 4 G 5);

/// Methods that are added at run time.
impl Class {
    /// Adds a method, whose parameters and return are checked like those of any other. Threads see
    /// it as soon as this returns.
    ///
    /// # Errors
    /// [`OverrideDisallowed`] where the name is reserved, or there is a method of this name, or the
    /// closure takes another type than this class's, or the type has parameters.
    pub fn define<Kind, M: IntoMethod<Kind>>(
        &'static self,
        name: impl Into<String>,
        method: M,
    ) -> Result<(), OverrideDisallowed> {
        let name = name.into();
        let refuse = |name: String, reason| OverrideDisallowed {
            class: self.name(),
            member: name,
            declared_in: self.name(),
            reason,
        };
        let is_setter = name.strip_prefix("set_").is_some_and(|field| self.field(field).is_some());
        if is_setter || RESERVED.contains(&name.as_str()) {
            return Err(refuse(name, Reason::Reserved));
        }
        if let Some(existing) = self.methods().find(|method| method.name() == name) {
            let reason = if existing.is_final() { Reason::Final } else { Reason::Sealed };
            return Err(refuse(name, reason));
        }
        let own = self.overlay.as_ref();
        let Some(overlay) = own else { return Err(refuse(name, Reason::Sealed)) };
        if M::receiver().is_some_and(|receiver| receiver != (overlay.owner)()) {
            return Err(refuse(name, Reason::Receiver));
        }
        let body = Arc::from(method.into_body());
        let make =
            |name: &str| DynamicMethod { name: String::leak(name.into()), arity: M::ARITY, body };
        if overlay.values.define(&name, make) { Ok(()) } else { Err(refuse(name, Reason::Sealed)) }
    }
}
