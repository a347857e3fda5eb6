//! Cases, their contestants, and how they are timed.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// Each sitting has another memory layout, which can matter more than the code does.
const SITTINGS: usize = 6;
const ROUNDS: usize = 16;
const SAMPLE: Duration = Duration::from_micros(500);
/// Number of inputs built before timing, few enough to stay in the cache.
const BATCH: usize = 64;

/// A comparison. The first contestant is the baseline.
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

    /// Returns all contestants, after each has shown that it works.
    pub fn contestants(&self) -> Vec<Contestant> {
        (self.contestants)()
    }
}

/// One implementation of a case.
pub struct Contestant {
    pub who: &'static str,
    /// Runs the operation that many times, in batches of this size, and returns the elapsed time.
    sample: Box<dyn FnMut(usize, usize) -> Duration>,
}

impl Contestant {
    pub fn new<R>(who: &'static str, mut operation: impl FnMut() -> R + 'static) -> Self {
        let sample = move |count: usize, _: usize| {
            // By reference, because moving a large result into the box would cost time too.
            timed(&mut || {
                for _ in 0..count {
                    black_box(&operation());
                }
            })
        };
        Self { who, sample: Box::new(sample) }
    }

    /// Creates a contestant whose input is consumed by each operation and built outside the timing.
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

    /// Returns the number of operations in a sample, and warms all caches.
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

/// Runs the operation for callgrind to count: see `callgrind`.
#[inline(never)]
fn timed(work: &mut dyn FnMut()) -> Duration {
    let start = Instant::now();
    work_off(work);
    start.elapsed()
}

/// Callgrind writes its counts when this function returns.
#[inline(never)]
fn work_off(work: &mut dyn FnMut()) {
    work();
    black_box(());
}

/// Returns the median time of one operation in nanoseconds, for each contestant. They take turns, so
/// other load on the machine affects all of them.
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

/// Runs it a little further down the stack. A value there that lies across two cache lines can cost
/// more than everything else.
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
