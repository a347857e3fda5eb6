//! Ways round the checks.
