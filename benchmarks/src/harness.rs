//! Cases, their contestants, and how they are timed.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// In each of them everything lies elsewhere in memory, which can matter more than the code does.
const SITTINGS: usize = 6;
const ROUNDS: usize = 16;
const SAMPLE: Duration = Duration::from_micros(500);
/// So few inputs are made ahead of the clock that they are still in the cache when it is their turn.
const BATCH: usize = 64;

/// What is compared: the first contestant is the one that the others are compared with.
pub struct Case {
    pub name: String,
    contestants: Box<dyn Fn() -> Vec<Contestant>>,
}

impl Case {
    pub fn new(
        name: impl Into<String>,
        contestants: impl Fn() -> Vec<Contestant> + 'static,
    ) -> Self {
        Self { name: name.into(), contestants: Box::new(contestants) }
    }

    /// All of them, after each has shown that it does what it is to do.
    pub fn contestants(&self) -> Vec<Contestant> {
        (self.contestants)()
    }
}

/// Somebody's way to do it.
pub struct Contestant {
    pub who: &'static str,
    /// Runs the operation so often, in batches of this size, and returns the time that took.
    sample: Box<dyn FnMut(usize, usize) -> Duration>,
}

impl Contestant {
    pub fn new<R>(who: &'static str, mut operation: impl FnMut() -> R + 'static) -> Self {
        let sample = move |count: usize, _: usize| {
            // By reference: a large result would be moved into the box at a cost of its own.
            timed(&mut || {
                for _ in 0..count {
                    black_box(&operation());
                }
            })
        };
        Self { who, sample: Box::new(sample) }
    }

    /// With an input that is used up each time, and made while the clock stands still.
    pub fn with_input<I: 'static, R>(
        who: &'static str,
        mut make: impl FnMut() -> I + 'static,
        mut operation: impl FnMut(I) -> R + 'static,
    ) -> Self {
        let mut inputs = Vec::new();
        let sample = move |count: usize, size: usize| {
            let mut time = Duration::ZERO;
            let mut left = count;
            while left > 0 {
                let batch = left.min(size);
                inputs.extend((0..batch).map(|_| make()));
                time += timed(&mut || {
                    for input in inputs.drain(..) {
                        black_box(&operation(input));
                    }
                });
                left -= batch;
            }
            time
        };
        Self { who, sample: Box::new(sample) }
    }

    fn run(&mut self, count: usize) -> Duration {
        (self.sample)(count, BATCH)
    }

    pub fn run_at_once(&mut self, count: usize) {
        (self.sample)(count, count);
    }

    /// How many operations make a sample; all caches are warm after this.
    fn calibrate(&mut self) -> usize {
        let mut count = 1;
        loop {
            let time = self.run(count);
            if time >= SAMPLE / 2 {
                let wanted = SAMPLE.as_secs_f64() / time.as_secs_f64() * count as f64;
                return (wanted as usize).max(1);
            }
            count *= 2;
        }
    }
}

/// What callgrind counts: see `callgrind`.
#[inline(never)]
fn timed(work: &mut dyn FnMut()) -> Duration {
    let start = Instant::now();
    work_off(work);
    start.elapsed()
}

/// Callgrind writes down what it has counted when this returns.
#[inline(never)]
fn work_off(work: &mut dyn FnMut()) {
    work();
    black_box(());
}

/// The median time of one operation in nanoseconds, for each contestant. They take turns, so that
/// what else happens on the machine happens to all of them.
pub fn measure(case: &Case) -> Vec<f64> {
    let mut times = Vec::new();
    for _ in 0..SITTINGS {
        let mut contestants = case.contestants();
        let counts: Vec<usize> = contestants.iter_mut().map(Contestant::calibrate).collect();
        times.resize_with(counts.len(), Vec::new);
        for round in 0..ROUNDS {
            for turn in 0..counts.len() {
                let index = (round + turn) % counts.len();
                let run = &mut || contestants[index].run(counts[index]);
                let time = at_depth(round % 8, run);
                times[index].push(time.as_secs_f64() * 1e9 / counts[index] as f64);
            }
        }
    }
    times.into_iter().map(median).collect()
}

/// Runs it a little further down the stack: a value that happens to lie across two cache lines
/// there can cost more than all the rest.
#[inline(never)]
fn at_depth(depth: usize, run: &mut dyn FnMut() -> Duration) -> Duration {
    let place = black_box([0_u64; 2]);
    let time = if depth == 0 { run() } else { at_depth(depth - 1, run) };
    black_box(place);
    time
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
