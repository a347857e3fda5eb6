//! Receivers and arguments.

use std::collections::BTreeMap;
use typed_structs::{Arg, ParamKind, Receiver, Typed, Untyped, Value, args, typed_methods};

#[derive(Typed, Debug, Clone, PartialEq)]
struct Account {
    owner: String,
    cents: i64,
}

#[typed_methods]
impl Account {
    fn total(&self, #[typed(rest)] xs: Vec<i64>) -> i64 {
        self.cents + xs.iter().sum::<i64>()
    }

    fn longest(
        #[typed(default = 0)] at_least: usize,
        #[typed(rest)] words: &[String],
        #[typed(default = "")] prefix: &str,
    ) -> String {
        let fits = |word: &&String| word.len() >= at_least && word.starts_with(prefix);
        words.iter().filter(fits).max_by_key(|word| word.len()).cloned().unwrap_or_default()
    }

    fn limits(&self, #[typed(keywords)] by: BTreeMap<String, u8>) -> u64 {
        by.values().map(|value| u64::from(*value)).sum()
    }

    fn anything(
        first: Untyped,
        #[typed(rest)] rest: Untyped,
        #[typed(keywords)] named: Untyped,
    ) -> Vec<Untyped> {
        vec![first, rest, named]
    }

    fn maybe(
        text: Option<&str>,
        numbers: Option<&[u8]>,
        other: Option<&Account>,
        #[typed(default = "x")] filled: Option<&str>,
    ) -> String {
        format!("{text:?} {numbers:?} {} {filled:?}", other.is_some())
    }

    fn is_owner<'a>(&'a self, name: &'a str, also: std::borrow::Cow<'a, str>) -> bool {
        self.owner == name || self.owner == also
    }

    /// Ends the account.
    fn into_cents(self) -> i64 {
        self.cents
    }

    fn with_cents(mut self, cents: i64) -> Self {
        self.cents = cents;
        self
    }
}

fn account() -> Account {
    Account { owner: "Ada".into(), cents: 100 }
}

fn refused(method: &str, args: typed_structs::Args<'_>) -> String {
    let mut object = account();
    let error = object.call(method, args).unwrap_err().to_string();
    assert_eq!(object, account());
    error
}

#[test]
fn seed_24_rest_collector() {
    let mut account = account();
    assert_eq!(account.call("total", args!()).unwrap(), 100);
    assert_eq!(account.call("total", args!(1, 2, 3)).unwrap(), 106);
    assert_eq!(account.call("total", args!(xs = [1, 2])).unwrap(), 103);
    assert_eq!(
        refused("total", args!(1, "2", 3, 4.5)),
        "Account.total(xs)[1]: expected i64, got str \"2\"\n\
         Account.total(xs)[3]: expected i64, got float 4.5"
    );
    assert_eq!(refused("total", args!(1, xs = [2])), "Account.total(xs): parameter given twice");
    let named_first = [Arg::named("xs", [2]), Arg::positional(1)];
    assert_eq!(refused("total", named_first.into()), "Account.total(xs): parameter given twice");
    // What stands after it is given by name.
    let words = args!(2, "a", "bb", "bcc", prefix = "b");
    assert_eq!(Account::call_static("longest", words).unwrap(), "bcc");
    let takes: Vec<_> =
        Account::class().method("longest").unwrap().params().iter().map(|p| p.kind()).collect();
    assert_eq!(takes, [ParamKind::One, ParamKind::Rest, ParamKind::One]);
}

#[test]
fn seed_25_keyword_collector() {
    let mut account = account();
    assert_eq!(account.call("limits", args!()).unwrap(), 0);
    assert_eq!(account.call("limits", args!(a = 1, b = 2)).unwrap(), 3);
    assert_eq!(
        refused("limits", args!(1, a = "1", b = 300, b = 2)),
        "Account.limits: expected no arguments, got 1\n\
         Account.limits(by).a: expected u8, got str \"1\"\n\
         Account.limits(by).b: expected u8, got int 300\n\
         Account.limits(by).b: key given twice"
    );
    let all = Account::call_static("anything", args!(1, "two", 3.0, four = 4)).unwrap();
    assert_eq!(all.to_string(), r#"[1, ["two", 3.0], {"four": 4}]"#);
}

#[test]
fn references_in_an_option_take_what_is_owned() {
    let owned = |text: &str| Value::from(text.to_owned());
    let mut args = args!(owned("a"), [1, 2]);
    args.push(account());
    let all = Account::call_static("maybe", args).unwrap();
    assert_eq!(all, r#"Some("a") Some([1, 2]) true Some("x")"#);
    let none = Account::call_static("maybe", args!(filled = Value::Null)).unwrap();
    assert_eq!(none, "None None false None");
    let name = owned("Ada");
    assert_eq!(account().call("is_owner", args!(name, "")).unwrap(), true);
    assert_eq!(
        Account::call_static("maybe", args!(1, "b")).unwrap_err().to_string(),
        "Account.maybe(text): expected &str, got int 1\n\
         Account.maybe(numbers): expected Vec<u8>, got str \"b\""
    );
}

#[test]
fn a_method_that_takes_self_runs_on_a_clone() {
    let mut account = account();
    assert_eq!(account.call("into_cents", args!()).unwrap(), 100);
    let other = account.call("with_cents", args!(7)).unwrap();
    assert_eq!(Account::from_value(other).unwrap().cents, 7);
    assert_eq!(account.cents, 100);
    assert_eq!(Account::class().method("into_cents").unwrap().receiver(), Receiver::Owned);
    assert_eq!(account.clone().with_cents(1).into_cents(), 1);
    assert_eq!(
        refused("with_cents", args!("7")),
        "Account.with_cents(cents): expected i64, got str \"7\""
    );
}

#[test]
fn what_comes_with_the_input_cannot_forge_or_flood_a_report() {
    let refused = |name: String| {
        let mut args = args!(0);
        args.push_named(name, 1);
        Account::call_static("maybe", args).unwrap_err().to_string()
    };
    let report = refused("x\nAccount.n: ok".into());
    assert!(
        report.starts_with("Account.maybe(\"x\\nAccount.n: ok\"): unknown parameter\n"),
        "{report}"
    );
    let report = refused("x".repeat(1_000_000));
    assert!(report.len() < 1200, "{}", report.len());
    assert!(refused("a)(b".into()).starts_with("Account.maybe(\"a)(b\"): unknown"));
    let many: typed_structs::Args<'_> =
        (0..100_000).map(|at| Arg::named(format!("filed{at}"), at)).collect();
    let error = Account::call_static("maybe", many).unwrap_err();
    assert_eq!(error.mismatches().unwrap().len(), 100_000);
}

#[test]
fn a_parameter_after_the_keywords_has_a_position() {
    #[derive(Typed)]
    struct Late {
        a: u8,
    }
    #[typed_methods]
    impl Late {
        fn sum(#[typed(keywords)] named: BTreeMap<String, i64>, y: i64) -> i64 {
            named.values().sum::<i64>() + y
        }
    }
    assert_eq!(Late::call_static("sum", args!(3, q = 1)).unwrap(), 4);
    assert_eq!(Late { a: 1 }.a, 1);
}

#[test]
fn a_missing_object_is_reported_with_the_arguments() {
    let error = Account::call_static("is_owner", args!(1)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Account.is_owner(name): expected &str, got int 1\n\
         Account.is_owner(also): missing, expected Cow<str>\n\
         Account.is_owner: expected an object to be called on, got nothing"
    );
}

#[test]
fn receivers_can_be_spelled_out() {
    #[derive(Typed, Clone)]
    struct Spelled {
        a: u8,
    }
    #[allow(clippy::needless_arbitrary_self_type, reason = "that is what is tested")]
    #[typed_methods]
    impl Spelled {
        fn shared(self: &Self) -> u8 {
            self.a
        }
        fn raise(self: &mut Self) {
            self.a += 1;
        }
        fn owned(self: Self) -> u8 {
            self.a
        }
    }
    let mut spelled = Spelled { a: 1 };
    spelled.call("raise", args!()).unwrap();
    assert_eq!(spelled.call("shared", args!()).unwrap(), 2);
    assert_eq!(spelled.call("owned", args!()).unwrap(), 2);
}
