//! Calls of methods by name: dispatch, binding of arguments, the object, hooks, the result. Methods
//! added at run time are called in the same way.

mod argument;
mod bind;
mod call;
mod dispatch;
#[cfg(feature = "std")]
mod dynamic_method;
mod erased;
mod hook;
mod output;
mod receiver;

#[cfg(feature = "std")]
pub(crate) use argument::owned_argument;
pub use argument::{argument, constant, constrained};
pub use bind::{StrArg, bind};
pub use call::{call, call_async, call_static, call_static_async};
pub(crate) use call::{call_as, call_async_as, call_in};
pub use erased::{object_receiver, object_receiver_mut};
pub use hook::{Call, Event, Finished, Hook, Running, hooked};
pub use output::{ByRef, IntoOutput, declared, future, returned, returned_as, wrong_return};
pub use receiver::{cloned, receiver, receiver_mut, verify_left};
