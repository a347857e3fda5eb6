//! The macro `args!`, and the functions that its expansion calls.

use crate::value::args::{Arg, Args, INLINE, Storage};
use arrayvec::ArrayVec;
use core::mem::{self, ManuallyDrop};

/// Creates [`Args`] from positional values, followed by `name = value` pairs. A raw identifier
/// gives the plain name (`r#type = 1` is `type`). A string literal gives a name that is not an
/// identifier (`"a.b" = 1`).
///
/// ```
/// use typed_structs::args;
///
/// let age = 36;
/// let args = args!("Ada", age, active = true, "x-tag" = vec!["a", "b"]);
/// assert_eq!(args.len(), 4);
/// ```
#[macro_export]
macro_rules! args {
    () => { $crate::Args::new() };
    // One expression, so that temporaries live until the end of the enclosing statement.
    ($($args:tt)+) => { $crate::__args!([] $($args)+) };
}

/// Takes the positional arguments of [`args!`] off its input, then all named ones in one step.
/// Several simple arguments are taken in one step, so that long lists stay below the compiler's
/// recursion limit.
#[doc(hidden)]
#[macro_export]
macro_rules! __args {
    ([$($done:tt)*] $($name:tt = $value:expr),* $(,)?) => {
        $crate::__private::args([
            $($done)*
            $($crate::Arg::named($crate::__arg_name!($name), $value),)*
        ])
    };
    // A range of two dots looks like the rest of a struct, as in `Point { x, ..rest }`.
    ([$($done:tt)*] .. $end:literal $(, $($rest:tt)*)?) => {
        $crate::__args!([$($done)* $crate::Arg::positional(..$end),] $($($rest)*)?)
    };
    ([$($done:tt)*] .. $($rest:tt)*) => { $crate::__args!(@rest) };
    (@named [$($done:tt)*] .. $($rest:tt)*) => { $crate::__args!(@rest) };
    (@rest) => {
        ::core::compile_error!(
            "`args!` takes no `..rest`: pass a map in place of `args!(…)`, or add its entries with \
             `Args::push_named`; write a range in parentheses, as in `args!((..end))`"
        )
    };
    // After a named argument only named ones follow; anything else is rejected.
    ([$($done:tt)*] $name:tt = $value:expr, $($rest:tt)*) => {
        $crate::__args!(@named [
            $($done)*
            $crate::Arg::named($crate::__arg_name!($name), $value),
        ] $($rest)*)
    };
    ([$($done:tt)*] $a:tt, $b:tt, $c:tt, $d:tt, $($rest:tt)*) => {
        $crate::__args!([
            $($done)*
            $crate::Arg::positional($a),
            $crate::Arg::positional($b),
            $crate::Arg::positional($c),
            $crate::Arg::positional($d),
        ] $($rest)*)
    };
    // Two tokens, such as `-1` and `&name`.
    ([$($done:tt)*] $a:tt $b:tt, $c:tt $d:tt, $e:tt $f:tt, $g:tt $h:tt, $($rest:tt)*) => {
        $crate::__args!([
            $($done)*
            $crate::Arg::positional($a $b),
            $crate::Arg::positional($c $d),
            $crate::Arg::positional($e $f),
            $crate::Arg::positional($g $h),
        ] $($rest)*)
    };
    ([$($done:tt)*] $value:expr $(, $($rest:tt)*)?) => {
        $crate::__args!([$($done)* $crate::Arg::positional($value),] $($($rest)*)?)
    };
    (@named [$($done:tt)*] $($name:tt = $value:expr),* $(,)?) => {
        $crate::__private::args([
            $($done)*
            $($crate::Arg::named($crate::__arg_name!($name), $value),)*
        ])
    };
    (@named [$($done:tt)*] $name:tt = $value:expr, $($rest:tt)*) => {
        $crate::__args!(@named [
            $($done)*
            $crate::Arg::named($crate::__arg_name!($name), $value),
        ] $($rest)*)
    };
    (@named [$($done:tt)*] $value:expr $(, $($rest:tt)*)?) => {
        $crate::__args!(@named [
            $($done)*
            $crate::__private::after_named($value),
        ] $($($rest)*)?)
    };
}

/// The name of an argument of [`args!`].
#[doc(hidden)]
#[macro_export]
macro_rules! __arg_name {
    ($name:ident) => {
        $crate::__private::plain(::core::stringify!($name))
    };
    ($name:literal) => {
        $name
    };
}

/// Gathers the arguments of [`args!`](crate::args).
#[doc(hidden)]
#[inline]
#[must_use]
pub fn args<const N: usize>(args: [Arg<'_>; N]) -> Args<'_> {
    // The arguments are moved out of it, so that dropping it would do nothing.
    let mut args = ManuallyDrop::new(args);
    if const { N > INLINE } {
        return gather(&mut args[..]);
    }
    let mut few = ArrayVec::new_const();
    for arg in args.iter_mut() {
        drop(few.try_push(mem::take(arg)));
    }
    Args::of(Storage::Few(few))
}

/// Moves each of many arguments out.
#[inline(never)]
fn gather<'v>(args: &mut [Arg<'v>]) -> Args<'v> {
    let mut all = Args::new();
    args.iter_mut().for_each(|arg| all.add(mem::take(arg)));
    all
}

/// Rejects a positional argument of [`args!`](crate::args) that follows a named one: no type
/// implements the bound.
#[doc(hidden)]
pub fn after_named<T: Positional>(_: T) -> Arg<'static> {
    Arg::positional(())
}

/// A bound that no type satisfies: see [`after_named`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a positional argument cannot follow a named one",
    label = "positional, after a named argument",
    note = "write it before the named arguments, or give it a name: `name = value`"
)]
pub trait Positional {}

/// Returns `r#type` without its prefix.
#[doc(hidden)]
#[inline]
#[must_use]
pub const fn plain(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}
