//! The processor, and the steps that an input line can request.

use std::collections::BTreeMap;
use std::error::Error;
use typed_structs::telemetry::Telemetry;
use typed_structs::{Secret, Typed, Untyped, Value, args, json, typed_methods};

/// Input of `process`.
#[derive(Typed)]
#[typed(unknown = collect)]
struct Payload {
    #[typed(len(1..=40))]
    id: String,
    value: Option<f64>,
    #[typed(extras)]
    rest: BTreeMap<String, Untyped>,
}

/// Output of `process`.
#[derive(Typed)]
struct Processed {
    id: String,
    score: f64,
    status: String,
    rest: BTreeMap<String, Untyped>,
}

#[derive(Debug, thiserror::Error)]
pub enum PipelineError {
    #[error("the processor is deactivated")]
    Inactive,
    #[error("{value} exceeds the limit of {limit}")]
    TooHigh { value: f64, limit: f64 },
}

#[derive(Typed)]
pub struct Processor {
    is_active: bool,
    #[typed(range(0.0..), default = 1000.0)]
    limit: f64,
    #[typed(frozen)]
    token: Secret<String>,
    #[typed(default = 0)]
    count: u64,
}

#[typed_methods(around = Telemetry)]
impl Processor {
    fn process(
        &mut self,
        payload: Payload,
        token: Secret<String>,
    ) -> Result<Processed, PipelineError> {
        if !self.is_active || token.expose() != self.token.expose() {
            return Err(PipelineError::Inactive);
        }
        let value = payload.value.unwrap_or_default();
        if value > self.limit {
            return Err(PipelineError::TooHigh { value, limit: self.limit });
        }
        self.count += 1;
        let score = value / self.limit;
        Ok(Processed { id: payload.id, score, status: "processed".into(), rest: payload.rest })
    }
}

/// A secret, to show that messages and logs do not contain it.
pub const TOKEN: &str = "s3cret";

/// One line of the input.
#[derive(Typed)]
#[typed(tag = "do", rename_all = "snake_case")]
enum Step {
    Process { payload: Untyped },
    Set { field: String, to: Untyped },
}

/// Runs the step of a line.
pub fn run(processor: &mut Processor, line: &str) -> Result<Untyped, Box<dyn Error>> {
    match json::from_str(line)? {
        Step::Process { payload } => Ok(processor.call("process", args!(payload, token = TOKEN))?),
        Step::Set { field, to } => {
            processor.set(&field, to)?;
            Ok(Value::Null)
        }
    }
}
