//! Hooks around methods.

use std::cell::RefCell;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use typed_structs::{Call, Event, Finished, Hook, Secret, Typed, args, typed_methods};

thread_local! {
    static LOG: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

fn log(line: String) {
    LOG.with_borrow_mut(|log| log.push(line));
}

fn taken() -> Vec<String> {
    LOG.take()
}

fn audit(event: &Event<'_>) {
    match event {
        Event::Started(call) => {
            let args: Vec<_> = call.args().map(|(name, value)| format!("{name}={value}")).collect();
            log(format!("> {}.{}({})", call.class(), call.method(), args.join(", ")));
        }
        Event::Finished(done) => {
            assert!(done.elapsed() < Duration::from_secs(60));
            let outcome = match (done.value(), done.error()) {
                (Some(value), _) => format!("{value}"),
                (None, Some(error)) => format!("failed: {error}"),
                (None, None) => "?".into(),
            };
            log(format!("< {}.{} {outcome}", done.class(), done.method()));
        }
        _ => {}
    }
}

/// Keeps something from before to after, and counts the steps.
struct Steps(&'static str);

impl Hook for Steps {
    type State = (String, std::sync::atomic::AtomicUsize);

    fn before(&self, call: &Call<'_>) -> Self::State {
        (format!("{}:{}", self.0, call.method()), Default::default())
    }

    fn within<R>(&self, state: &Self::State, body: impl FnOnce() -> R) -> R {
        state.1.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        body()
    }

    fn after(&self, (name, steps): Self::State, finished: &Finished<'_>) {
        let steps = steps.into_inner();
        log(format!("{name} {steps} step(s), ok: {}", finished.error().is_none()));
    }
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Vault {
    level: u8,
    items: Vec<String>,
}

#[typed_methods(around = audit)]
impl Vault {
    fn add(&mut self, item: String, mut times: usize) -> usize {
        while times > 0 {
            self.items.push(item.clone());
            times -= 1;
        }
        self.items.len()
    }
    fn unlock(&self, code: Secret<String>, hint: &str) -> Result<(), String> {
        if code.expose() == hint {
            return Ok(());
        }
        let parsed: i32 = code.expose().parse().map_err(|_| "no code".to_string())?;
        Err(format!("wrong code of {} digits", parsed.to_string().len()))
    }
    fn first(&self) -> Option<&String> {
        self.items.first()
    }
    fn longer(&self, than: &[usize], other: Option<&Vault>) -> impl Iterator<Item = &String> {
        let than = than.iter().copied().max().unwrap_or_default() + usize::from(other.is_some());
        self.items.iter().filter(move |item| item.len() > than)
    }
    fn find(&self, item: &str) -> Result<&str, String> {
        self.items.iter().find(|own| *own == item).map(|own| &**own).ok_or("none".into())
    }
    fn make(level: u8) -> Self {
        Self { level, items: vec![] }
    }
    fn into_level(self) -> u8 {
        self.level
    }
    fn nothing(&self) {}
    #[typed(around = Steps("own"))]
    fn twice(&self) -> u8 {
        self.level * 2
    }
    async fn wait(&mut self, times: usize) -> Result<u8, String> {
        for _ in 0..times {
            pause().await;
        }
        if times > 3 {
            return Err("too long".into());
        }
        self.level += 1;
        Ok(self.level)
    }
    #[typed(skip)]
    fn unseen(&self) {}
}

#[typed_methods(1)]
impl Vault {
    #[typed(around = hook_maker())]
    async fn coerced(&self) -> &str {
        pause().await;
        &self.items[0]
    }
    #[typed(around = audit)]
    async fn lent(
        &mut self,
        fail: bool,
    ) -> Result<&mut String, Box<dyn std::error::Error + Send + Sync>> {
        if fail {
            return Err(Box::new(std::fmt::Error));
        }
        self.items.first_mut().ok_or_else(|| "none".into())
    }
    #[typed(around = audit, returns = u8)]
    fn wrong(&self) -> typed_structs::Untyped {
        "x".into()
    }
    #[typed(around = Steps("async"))]
    async fn stepwise(&self, times: usize) -> usize {
        for _ in 0..times {
            pause().await;
        }
        times
    }
    fn quiet(&self) {}
}

fn hook_maker() -> impl Fn(&Event<'_>) + Sync {
    |event| audit(event)
}

async fn pause() {
    let mut is_ready = false;
    std::future::poll_fn(move |_| {
        if std::mem::replace(&mut is_ready, true) { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}

fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    loop {
        let mut cx = Context::from_waker(Waker::noop());
        if let Poll::Ready(output) = future.as_mut().poll(&mut cx) {
            return output;
        }
    }
}

fn vault() -> Vault {
    Vault { level: 1, items: vec!["a".into(), "bbb".into()] }
}

#[test]
fn a_hook_runs_around_direct_calls_and_calls_by_name() {
    let mut vault = vault();
    assert_eq!(vault.add("c".into(), 2), 4);
    assert_eq!(taken(), ["> Vault.add(item=\"c\", times=2)", "< Vault.add 4"]);
    assert_eq!(vault.call("add", args!("d", 1)).unwrap(), 5);
    assert_eq!(taken(), ["> Vault.add(item=\"d\", times=1)", "< Vault.add 5"]);
    // A rejected call does not reach the hook.
    vault.call("add", args!("d", "1")).unwrap_err();
    vault.unseen();
    vault.quiet();
    assert!(taken().is_empty());
}

#[test]
fn secrets_and_failures() {
    let vault = vault();
    let code = |text: &str| Secret::new(text.to_owned());
    vault.unlock(code("1"), "1").unwrap();
    vault.unlock(code("12"), "1").unwrap_err();
    vault.unlock(code("x"), "1").unwrap_err();
    assert_eq!(
        taken(),
        [
            "> Vault.unlock(code=***, hint=\"1\")",
            "< Vault.unlock null",
            "> Vault.unlock(code=***, hint=\"1\")",
            "< Vault.unlock failed: wrong code of 2 digits",
            "> Vault.unlock(code=***, hint=\"1\")",
            "< Vault.unlock failed: no code"
        ]
    );
}

#[test]
fn every_kind_of_method_can_have_one() {
    let mut object = vault();
    assert_eq!(object.first(), Some(&"a".to_string()));
    assert_eq!(object.longer(&[1, 2], Some(&vault())).count(), 0);
    assert_eq!(object.find("a"), Ok("a"));
    assert_eq!(object.find("z"), Err("none".into()));
    assert_eq!(Vault::make(3).into_level(), 3);
    object.nothing();
    assert_eq!(
        taken(),
        [
            "> Vault.first()",
            "< Vault.first ?",
            "> Vault.longer(than=[1, 2], other={\"level\": 1, \"items\": [\"a\", \"bbb\"]})",
            "< Vault.longer ?",
            "> Vault.find(item=\"a\")",
            "< Vault.find \"a\"",
            "> Vault.find(item=\"z\")",
            "< Vault.find failed: none",
            "> Vault.make(level=3)",
            "< Vault.make {\"level\": 3, \"items\": []}",
            "> Vault.into_level()",
            "< Vault.into_level 3",
            "> Vault.nothing()",
            "< Vault.nothing null"
        ]
    );
    assert_eq!(object.call("longer", args!([1])).unwrap().to_string(), "[\"bbb\"]");
    taken();
}

#[test]
fn the_hook_of_the_block_is_around_that_of_the_method() {
    assert_eq!(vault().twice(), 2);
    assert_eq!(taken(), ["> Vault.twice()", "own:twice 1 step(s), ok: true", "< Vault.twice 2"]);
}

#[test]
fn awaited_time_belongs_to_an_async_method() {
    let mut vault = vault();
    assert_eq!(block_on(vault.stepwise(3)), 3);
    assert_eq!(taken(), ["async:stepwise 4 step(s), ok: true"]);
    assert_eq!(block_on(vault.call_async("wait", args!(2))).unwrap(), 2);
    block_on(vault.call_async("wait", args!(9))).unwrap_err();
    assert_eq!(
        taken(),
        [
            "> Vault.wait(times=2)",
            "< Vault.wait 2",
            "> Vault.wait(times=9)",
            "< Vault.wait failed: too long"
        ]
    );
}

#[test]
fn async_methods_keep_their_coercions_and_lifetimes() {
    let mut vault = vault();
    assert_eq!(block_on(vault.coerced()), "a");
    assert_eq!(block_on(vault.lent(false)).unwrap(), "a");
    assert!(block_on(vault.lent(true)).is_err());
    assert_eq!(block_on(vault.call_async("coerced", args!())).unwrap(), "a");
    assert_eq!(
        taken()[..6],
        [
            "> Vault.coerced()",
            "< Vault.coerced \"a\"",
            "> Vault.lent(fail=false)",
            "< Vault.lent ?",
            "> Vault.lent(fail=true)",
            "< Vault.lent failed: an error occurred when formatting an argument"
        ]
    );
}

#[test]
fn a_return_that_is_not_declared_is_a_failure() {
    vault().call("wrong", args!()).unwrap_err();
    assert_eq!(
        taken(),
        [
            "> Vault.wrong()",
            "< Vault.wrong failed: Vault.wrong(return): expected u8, got str \"x\""
        ]
    );
}
