//! Assertions that several rooms use.

use std::fmt::Debug;
use typed_structs::TypeMismatch;

/// Asserts that a value was rejected, with this code and this line.
#[track_caller]
pub(crate) fn assert_rejected<T: Debug>(
    result: Result<T, TypeMismatch>,
    code: &str,
    message: &str,
) {
    let error = result.unwrap_err();
    assert_eq!((error.code(), error.to_string().as_str()), (code, message));
}

/// Asserts that a value was rejected, and what the mismatch says of it.
#[track_caller]
pub(crate) fn assert_mismatch<T: Debug>(
    result: Result<T, TypeMismatch>,
    [path, code, expected, actual]: [&str; 4],
    message: &str,
) {
    let error = result.unwrap_err();
    assert_eq!(error.to_string(), message);
    assert_eq!(
        [error.path(), error.code(), error.expected(), error.actual()],
        [path, code, expected, actual]
    );
}
