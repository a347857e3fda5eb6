//! Hooks around methods: `#[typed(around = hook)]` runs one before and after each call.

use crate::record::Slot;
use crate::value::Value;
use core::fmt::{self, Display};
use core::future::{Future, poll_fn};
use core::pin::pin;

/// A hook that runs around the methods that name it in `#[typed(around = hook)]`, whether they are
/// called directly or by name.
///
/// A function that takes an [`Event`] is a hook. Implement the trait for a hook that keeps
/// something during the call, such as a span.
///
/// ```
/// use typed_structs::{Event, Hook};
///
/// fn audit(event: &Event<'_>) {
///     match event {
///         Event::Started(call) => println!("{}.{} starts", call.class(), call.method()),
///         Event::Finished(done) => println!("{}.{} is done", done.class(), done.method()),
///         _ => {}
///     }
/// }
///
/// fn takes_hooks(_: impl Hook) {}
/// takes_hooks(audit);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a hook",
    note = "a hook is a function that takes `&Event<'_>`, or a value whose type implements `Hook`"
)]
pub trait Hook {
    /// The state that is kept while the method runs.
    type State;

    /// Runs before the method.
    fn before(&self, call: &Call<'_>) -> Self::State;

    /// Runs the method. For an async method it runs each poll.
    fn within<R>(&self, state: &Self::State, body: impl FnOnce() -> R) -> R {
        let _ = state;
        body()
    }

    /// Runs after the method, unless it panics or its future is dropped.
    fn after(&self, state: Self::State, finished: &Finished<'_>);
}

impl<F: Fn(&Event<'_>)> Hook for F {
    type State = ();

    fn before(&self, call: &Call<'_>) {
        self(&Event::Started(call));
    }

    fn after(&self, (): (), finished: &Finished<'_>) {
        self(&Event::Finished(finished));
    }
}

/// The argument of a hook that is a function.
///
/// See [`Hook`](crate::Hook) for an example.
#[derive(Debug)]
#[non_exhaustive]
pub enum Event<'e> {
    /// A method is about to run.
    Started(&'e Call<'e>),
    /// A method has run.
    Finished(&'e Finished<'e>),
}

/// A call that is about to run. See [`Hook`] for an example.
#[derive(Clone, Copy)]
pub struct Call<'c> {
    class: &'static str,
    method: &'static str,
    args: &'c [(&'static str, &'c dyn Slot)],
}

impl<'c> Call<'c> {
    /// Returns the name of the class that declares the method.
    #[must_use]
    pub const fn class(&self) -> &'static str {
        self.class
    }

    /// Returns the name of the method.
    #[must_use]
    pub const fn method(&self) -> &'static str {
        self.method
    }

    /// Returns the parameters with their arguments, in order. A `Secret` is shown as `***`.
    pub fn args(&self) -> impl ExactSizeIterator<Item = (&'static str, Value<'c>)> + use<'c> {
        self.args.iter().map(|(name, slot)| (*name, slot.value()))
    }
}

impl fmt::Debug for Call<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("class", &self.class)
            .field("method", &self.method)
            .field("args", &fmt::from_fn(|f| f.debug_map().entries(self.args()).finish()))
            .finish()
    }
}

/// A call that has run. See [`Hook`] for an example.
pub struct Finished<'f> {
    class: &'static str,
    method: &'static str,
    #[cfg(feature = "std")]
    elapsed: core::time::Duration,
    outcome: Result<Option<Value<'f>>, &'f dyn Display>,
}

impl Finished<'_> {
    /// Returns the name of the class that declares the method.
    #[must_use]
    pub const fn class(&self) -> &'static str {
        self.class
    }

    /// Returns the name of the method.
    #[must_use]
    pub const fn method(&self) -> &'static str {
        self.method
    }

    /// Returns the duration of the call. For an async method it ends when the future is ready, and
    /// includes waiting.
    #[cfg(feature = "std")]
    #[cfg_attr(docsrs, doc(cfg(feature = "std")))]
    #[must_use]
    pub const fn elapsed(&self) -> core::time::Duration {
        self.elapsed
    }

    /// Returns the result. It is `None` if the method failed, or returned an iterator, or a
    /// reference to anything but a string or bytes.
    #[must_use]
    pub fn value(&self) -> Option<&Value<'_>> {
        self.outcome.as_ref().ok()?.as_ref()
    }

    /// Returns the error, if the method failed.
    #[must_use]
    pub fn error(&self) -> Option<&dyn Display> {
        self.outcome.as_ref().err().copied()
    }
}

impl fmt::Debug for Finished<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Finished")
            .field("class", &self.class)
            .field("method", &self.method)
            .field("value", &self.value())
            .field("error", &self.error().map(|error| fmt::from_fn(move |f| error.fmt(f))))
            .finish_non_exhaustive()
    }
}

/// Returns the hook as an opaque type, so that an error about it is reported once.
pub const fn hooked<H: Hook>(hook: &H) -> &(impl Hook<State = H::State> + use<H>) {
    hook
}

/// A running method with its hook.
#[derive(Debug)]
pub struct Running<'h, H: Hook> {
    hook: &'h H,
    state: H::State,
    class: &'static str,
    method: &'static str,
    #[cfg(feature = "std")]
    since: std::time::Instant,
}

impl<'h, H: Hook> Running<'h, H> {
    /// Notifies the hook that a call is about to run.
    pub fn start(
        hook: &'h H,
        class: &'static str,
        method: &'static str,
        args: &[(&'static str, &dyn Slot)],
    ) -> Self {
        let state = hook.before(&Call { class, method, args });
        Self {
            hook,
            state,
            class,
            method,
            #[cfg(feature = "std")]
            since: std::time::Instant::now(),
        }
    }

    /// Runs the method.
    pub fn run<R>(&self, body: impl FnOnce() -> R) -> R {
        self.hook.within(&self.state, body)
    }

    /// Runs an async method.
    pub async fn run_async<R>(&self, body: impl Future<Output = R>) -> R {
        let mut body = pin!(body);
        poll_fn(|cx| self.hook.within(&self.state, || body.as_mut().poll(cx))).await
    }

    /// Notifies the hook of the result.
    pub fn finish(self, outcome: Result<Option<Value<'_>>, &dyn Display>) {
        let finished = Finished {
            class: self.class,
            method: self.method,
            #[cfg(feature = "std")]
            elapsed: self.since.elapsed(),
            outcome,
        };
        self.hook.after(self.state, &finished);
    }
}
