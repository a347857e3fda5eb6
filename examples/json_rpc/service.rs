//! Service with the methods of the specification's examples, and more that show type errors.

use typed_structs::{TypeMismatch, Typed, Untyped, typed_methods};

#[derive(Typed, Debug)]
pub struct Service {
    /// Number of calls of `notify_hello`.
    #[typed(range(0..=100), default = 0)]
    hellos: i64,
    #[typed(len(1..=20), default = "anonymous")]
    name: String,
    /// Values of the last update.
    #[typed(default)]
    values: Vec<Untyped>,
}

#[typed_methods]
impl Service {
    fn subtract(minuend: i64, subtrahend: i64) -> Result<i64, &'static str> {
        minuend.checked_sub(subtrahend).ok_or("the difference is too large")
    }

    fn sum(#[typed(rest)] numbers: Vec<i64>) -> Result<i64, &'static str> {
        let sum = numbers.into_iter().try_fold(0_i64, i64::checked_add);
        sum.ok_or("the sum is too large")
    }

    fn get_data() -> (String, i64) {
        ("hello".into(), 5)
    }

    /// Called as `update`.
    fn update_(&mut self, #[typed(rest)] values: Vec<Untyped>) {
        self.values = values;
    }

    fn notify_hello(&mut self, times: i64) -> Result<i64, TypeMismatch> {
        self.set_hellos(self.hellos.saturating_add(times))?;
        Ok(self.hellos)
    }

    /// Sets a field of the object by its name.
    fn put(&mut self, field: &str, value: Untyped) -> Result<(), TypeMismatch> {
        self.set(field, value)
    }
}
