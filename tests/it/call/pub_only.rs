//! Blocks that only their `pub` methods can be called of by name.

use typed_structs::{Typed, args, typed_methods};

#[derive(Typed)]
struct Safe {
    cents: i64,
}

#[typed_methods(pub_only)]
impl Safe {
    pub const LIMIT: i64 = 100;
    const SECRET: i64 = 42;

    pub fn balance(&self) -> i64 {
        self.cents + Self::SECRET - Self::SECRET
    }

    pub(crate) fn inner(&self) -> i64 {
        self.cents
    }

    fn empty(&mut self) {
        self.cents = 0;
    }

    // Could not be called by name, and need not be.
    fn convert<T: From<i64>>(&self) -> T {
        self.cents.into()
    }
}

#[typed_methods(1)]
impl Safe {
    fn open(&self) -> bool {
        true
    }
}

#[test]
fn fault_32_a_block_can_be_limited_to_what_is_pub() {
    let mut safe = Safe { cents: 7 };
    assert_eq!(safe.call("balance", args!()).unwrap(), 7);
    for private in ["inner", "empty", "convert"] {
        let error = safe.call(private, args!()).unwrap_err().to_string();
        assert!(error.contains("unknown method"), "{error}");
    }
    assert_eq!(safe.get("LIMIT").unwrap(), 100);
    assert!(safe.get("SECRET").is_err());
    // Without it, a private method is callable by name.
    assert_eq!(safe.call("open", args!()).unwrap(), true);
    assert_eq!((safe.inner(), safe.convert::<i128>()), (7, 7));
    safe.empty();
    assert_eq!(safe.cents, 0);
}
