//! Async methods.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use typed_structs::{Object, Typed, Untyped, Value, args, typed_methods};

#[derive(Typed, Debug, Clone, PartialEq)]
struct Client {
    host: String,
    requests: u32,
}

/// Waits once.
async fn pause() {
    let mut is_ready = false;
    std::future::poll_fn(move |cx| {
        if std::mem::replace(&mut is_ready, true) {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

#[typed_methods]
impl Client {
    async fn fetch(&self, path: &str, #[typed(default = 1)] times: usize) -> String {
        pause().await;
        format!("{}{}", self.host, path.repeat(times))
    }
    async fn send(&mut self, data: &[u8], fail: bool) -> Result<usize, String> {
        self.requests += 1;
        pause().await;
        if fail { Err("connection lost".into()) } else { Ok(data.len()) }
    }
    #[typed(returns = Vec<u8>)]
    async fn raw(&mut self, out: Untyped) -> Untyped {
        self.requests += 1;
        pause().await;
        out
    }
    async fn connect(host: String) -> Self {
        pause().await;
        Self { host, requests: 0 }
    }
    async fn into_host(self) -> String {
        self.host
    }
    fn now(&self) -> u32 {
        self.requests
    }
}

/// Runs a future, which says how often it had to be asked.
fn block_on<F: Future>(future: F) -> (usize, F::Output) {
    let mut future = pin!(future);
    let mut cx = Context::from_waker(Waker::noop());
    for polls in 1.. {
        if let Poll::Ready(output) = future.as_mut().poll(&mut cx) {
            return (polls, output);
        }
    }
    unreachable!()
}

fn client() -> Client {
    Client { host: "h".into(), requests: 0 }
}

#[test]
fn seed_36_the_awaited_value_is_checked() {
    let mut client = client();
    let (polls, value) = block_on(client.call_async("fetch", args!("/a", times = 2)));
    assert_eq!((polls, value.unwrap()), (2, Value::from("h/a/a")));
    let (_, value) = block_on(client.call_async("raw", args!([1, 2])));
    assert_eq!(value.unwrap().to_string(), "[1, 2]");
    let (polls, value) = block_on(client.call_async("raw", args!([1, 256])));
    assert_eq!(polls, 2);
    assert_eq!(value.unwrap_err().to_string(), "Client.raw(return)[1]: expected u8, got int 256");
    // What the call with the wrong return did is undone.
    assert_eq!(client.requests, 1);
}

#[test]
fn wrong_arguments_are_known_before_anything_runs() {
    let mut client = client();
    let (polls, value) = block_on(client.call_async("send", args!("x", fail = 1, more = 2)));
    assert_eq!(polls, 1);
    assert_eq!(
        value.unwrap_err().to_string(),
        "Client.send(more): unknown parameter\n\
         Client.send(data): expected Vec<u8>, got str \"x\"\n\
         Client.send(fail): expected bool, got int 1"
    );
    assert_eq!(client.requests, 0);
    let (_, value) = block_on(client.call_async("fetsch", args!()));
    assert_eq!(
        value.unwrap_err().to_string(),
        "Client.fetsch: unknown method; did you mean `fetch`?"
    );
}

#[test]
fn errors_static_methods_and_others() {
    let mut client = client();
    let (_, value) = block_on(client.call_async("send", args!([1, 2], true)));
    assert_eq!(value.unwrap_err().to_string(), "Client.send: connection lost");
    let (_, value) = block_on(client.call_async("send", args!([1, 2], false)));
    assert_eq!(value.unwrap(), 2);
    let (_, value) = block_on(client.call_async("now", args!()));
    assert_eq!(value.unwrap(), 2);
    let (_, value) = block_on(client.call_async("into_host", args!()));
    assert_eq!(value.unwrap(), "h");
    let (_, value) = block_on(Client::call_static_async("connect", args!("x")));
    assert_eq!(Client::from_value(value.unwrap()).unwrap().host, "x");
    let (_, value) = block_on(Client::call_static_async("fetch", args!("x")));
    assert_eq!(
        value.unwrap_err().to_string(),
        "Client.fetch: expected an object to be called on, got nothing"
    );
    let error = client.call("fetch", args!("x")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Client.fetch: is async: use `call_async` or `call_static_async`"
    );
    assert!(Client::class().method("fetch").unwrap().is_async());
    let (_, direct) = block_on(client.fetch("/", 1));
    assert_eq!((direct.as_str(), client.now()), ("h/", 2));
}

#[test]
fn futures_can_be_sent_and_boxed_objects_called() {
    fn sent<T: Send>(future: T) -> T {
        future
    }
    let mut objects: Vec<Box<dyn Object + Send>> = vec![Box::new(client())];
    for object in &mut objects {
        let path = String::from("/p");
        let (_, value) = block_on(sent(object.call_async("fetch", args!(path.as_str()))));
        assert_eq!(value.unwrap(), "h/p");
    }
    let mut client = client();
    let handle = std::thread::spawn(move || {
        block_on(sent(client.call_async("send", args!([1], false)))).1.unwrap()
    });
    assert_eq!(handle.join().unwrap(), 1);
}
