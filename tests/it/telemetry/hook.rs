//! The telemetry hook, and the payload processor of the example.

#[path = "../../../examples/pipeline/processor.rs"]
mod processor;

use processor::{PipelineError, Processor, TOKEN, run};
use std::error::Error;
use std::io;
use std::sync::{Arc, Mutex};
use tracing_subscriber::fmt::MakeWriter;
use typed_structs::telemetry::Telemetry;
use typed_structs::{CallError, Secret, Typed, args, typed_methods};

/// The target of what this module logs.
const HERE: &str = module_path!();

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'w> MakeWriter<'w> for Log {
    type Writer = Self;
    fn make_writer(&'w self) -> Self {
        self.clone()
    }
}

/// Returns the log of a run, without the latencies, which differ.
fn logged(run: impl FnOnce()) -> Vec<String> {
    let log = Log::default();
    let subscriber =
        tracing_subscriber::fmt().with_writer(log.clone()).with_ansi(false).without_time().finish();
    tracing::subscriber::with_default(subscriber, run);
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    let without_latency = |line: &str| match line.split_once(" latency=") {
        Some((before, after)) => {
            let rest = after.split_once(' ').map_or("", |(_, rest)| rest);
            format!("{before} latency {rest}").trim().to_owned()
        }
        None => line.trim().to_owned(),
    };
    text.lines().map(without_latency).collect()
}

fn processor() -> Processor {
    Processor::construct(args!(is_active = true, token = TOKEN)).unwrap()
}

#[derive(Typed)]
struct Gate {
    open: bool,
}

#[typed_methods(around = Telemetry)]
impl Gate {
    fn enter(&self, who: &str, code: Secret<u32>) -> Result<bool, std::num::ParseIntError> {
        tracing::info!("checking");
        let number: u32 = who.parse()?;
        Ok(self.open && number == *code.expose())
    }
    async fn wait(&mut self, times: u8) -> bool {
        for _ in 0..times {
            tracing::info!("waiting");
        }
        self.open
    }
}

#[test]
fn seed_56_start_parameters_latency_and_failure() {
    let mut gate = Gate { open: true };
    let lines = logged(|| {
        gate.enter("7", Secret::new(7)).unwrap();
        let error = gate.call("enter", args!("x", 7)).unwrap_err();
        // Wrapped once, and the cause is the method's own.
        assert_eq!(error.to_string(), "Gate.enter: invalid digit found in string");
        let source = error.source().unwrap();
        assert!(source.is::<std::num::ParseIntError>() && source.source().is_none());
    });
    let span = r#"call{class="Gate" method="enter"}"#;
    assert_eq!(
        lines,
        [
            format!(r#"INFO {span}: typed_structs: started params=who="7", code=***"#),
            format!("INFO {span}: {HERE}: checking"),
            format!("INFO {span}: typed_structs: finished latency"),
            format!(r#"INFO {span}: typed_structs: started params=who="x", code=***"#),
            format!("INFO {span}: {HERE}: checking"),
            format!(
                "ERROR {span}: typed_structs: failed latency error=invalid digit found in string"
            ),
        ]
    );
    // A rejected call has not started.
    assert!(logged(|| drop(gate.call("enter", args!(1)))).is_empty());
}

#[test]
fn seed_56_awaited_time() {
    let mut gate = Gate { open: true };
    let lines = logged(|| {
        let mut future = gate.call_async("wait", args!(1));
        let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(future.as_mut().poll(&mut cx).is_ready());
    });
    let span = r#"call{class="Gate" method="wait"}"#;
    assert_eq!(
        lines,
        [
            format!("INFO {span}: typed_structs: started params=times=1"),
            format!("INFO {span}: {HERE}: waiting"),
            format!("INFO {span}: typed_structs: finished latency"),
        ]
    );
}

#[test]
fn seed_57_the_payload_processor() {
    let mut processor = processor();
    let process = |processor: &mut Processor, payload: &str| {
        run(processor, &format!(r#"{{"do": "process", "payload": {payload}}}"#))
            .map(|value| value.to_string())
    };
    let message = |processor: &mut Processor, payload| {
        process(processor, payload).map_err(|error| error.to_string())
    };
    assert_eq!(
        process(&mut processor, r#"{"id": "a", "value": 42.0, "more": [1]}"#).unwrap(),
        r#"{"id": "a", "score": 0.042, "status": "processed", "rest": {"more": [1]}}"#
    );
    assert_eq!(
        message(&mut processor, r#"{"value": 42.0}"#).unwrap_err(),
        "Processor.process(payload).id: missing, expected String"
    );
    assert_eq!(
        message(&mut processor, r#"["a"]"#).unwrap_err(),
        "Processor.process(payload): expected Payload, got list [\"a\"]"
    );
    run(&mut processor, r#"{"do": "set", "field": "is_active", "to": false}"#).unwrap();
    let error = process(&mut processor, r#"{"id": "a"}"#).unwrap_err();
    let source = error.downcast_ref::<CallError>().unwrap().source().unwrap();
    assert!(matches!(source.downcast_ref(), Some(PipelineError::Inactive)));
    // Rejected calls did not count.
    assert_eq!(processor.get("count").unwrap(), 1);
}
