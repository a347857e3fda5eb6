//! Runs the tests of `tests/ui`: programs that must not compile, with the compiler's output.

#[test]
fn ui() {
    trybuild::TestCases::new().compile_fail("tests/ui/*/*.rs");
}
