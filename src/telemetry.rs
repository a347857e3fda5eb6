//! Hook that reports calls to [`tracing`].

use core::fmt;
use tracing::{Span, error, info, info_span};
use typed_core::{Call, Finished, Hook};

/// Hook that reports every call of the methods it is [around](crate::Hook).
///
/// Each call is a span `call` with the class and the method. The event `started` has the parameters,
/// with secrets as `***`. The event `finished` has the latency, and `failed` the latency and the
/// error. The method runs inside the span, as does each step of an async method. The latency of an
/// async method ends when its future is ready.
///
/// The target is `typed_structs`. Spans, `started` and `finished` have the level INFO, `failed` has
/// the level ERROR. An event that no subscriber wants is not built.
///
/// ```
/// use typed_structs::{Typed, args, telemetry::Telemetry, typed_methods};
///
/// #[derive(Typed)]
/// struct Tank {
///     litres: u32,
/// }
///
/// #[typed_methods(around = Telemetry)]
/// impl Tank {
///     fn drain(&mut self, litres: u32) -> Result<u32, &'static str> {
///         self.litres = self.litres.checked_sub(litres).ok_or("not that much in it")?;
///         Ok(self.litres)
///     }
/// }
///
/// // INFO call{class="Tank" method="drain"}: started params=litres=3
/// // INFO call{class="Tank" method="drain"}: finished latency=1.2µs
/// assert_eq!(Tank { litres: 5 }.drain(3), Ok(2)); // or `.call("drain", args!(3))`
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Telemetry;

const TARGET: &str = "typed_structs";

impl Hook for Telemetry {
    type State = Span;

    fn before(&self, call: &Call<'_>) -> Span {
        let (class, method) = (call.class(), call.method());
        let span = info_span!(target: TARGET, "call", class, method);
        span.in_scope(|| info!(target: TARGET, params = %Params(call), "started"));
        span
    }

    fn within<R>(&self, span: &Span, body: impl FnOnce() -> R) -> R {
        span.in_scope(body)
    }

    fn after(&self, span: Span, finished: &Finished<'_>) {
        let latency = finished.elapsed();
        span.in_scope(|| match finished.error() {
            None => info!(target: TARGET, ?latency, "finished"),
            Some(error) => error!(target: TARGET, ?latency, %error, "failed"),
        });
    }
}

/// `name=value, …`.
struct Params<'p, 'c>(&'p Call<'c>);

impl fmt::Display for Params<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (name, value)) in self.0.args().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            write!(f, "{comma}{name}={value}")?;
        }
        Ok(())
    }
}
