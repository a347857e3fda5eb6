//! Types that contain a struct with a secret, each given what it is not.

use super::{Account, TEXT, account, canaries, hidden, input, map};
use std::collections::{BTreeMap, BTreeSet, HashMap, LinkedList, VecDeque};
use std::num::Wrapping;
use std::rc::Rc;
use std::sync::Arc;
use typed_structs::{
    FieldType, Kind, Secret, ToValue, TypeInfo, Typed, Untyped, Value, args, from_value,
};

/// Each value is rejected without being shown.
#[track_caller]
fn refuses_all<T: for<'v> FieldType<'v>>() {
    assert!(T::TYPE.is_secret(), "{}", T::TYPE);
    let mut refused = 0;
    for canary in canaries() {
        if let Err(report) = from_value::<T>(canary.clone()) {
            hidden(&report);
            refused += 1;
        }
        // Once more, one level down.
        if let Err(report) = from_value::<(T, u8)>(Value::List(vec![canary, 300.into()].into())) {
            hidden(&report);
        }
    }
    assert!(refused >= 10, "{refused}");
}

#[derive(Typed, Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Token(Secret<String>);

#[derive(Typed, Debug, Clone)]
struct Pair(String, Account);

#[derive(Typed, Debug, Clone)]
struct Node {
    label: String,
    next: Option<Box<Node>>,
    children: Vec<Node>,
    account: Option<Account>,
}

#[derive(Typed, Debug, Clone)]
struct Left {
    right: Vec<Right>,
}

#[derive(Typed, Debug, Clone)]
struct Right {
    left: Option<Box<Left>>,
    token: Token,
}

/// No secret, although it holds itself.
#[derive(Typed, Debug, Clone)]
struct Plain {
    label: String,
    next: Option<Box<Plain>>,
}

#[derive(Typed, Debug, Clone)]
struct Generic<T> {
    inner: Vec<T>,
}

#[derive(Typed, Debug, Clone)]
struct Employee {
    #[typed(base)]
    account: Account,
    salary: u32,
}

#[derive(Typed, Debug, Clone)]
#[typed(unknown = collect)]
struct Open {
    id: u8,
    #[typed(extras)]
    rest: BTreeMap<String, Account>,
}

#[derive(Typed, Debug)]
struct Team {
    title: String,
    #[typed(default)]
    members: Vec<Account>,
    #[typed(default)]
    by_name: BTreeMap<String, Account>,
    #[typed(default)]
    groups: HashMap<u8, Vec<Option<Account>>>,
    pair: Option<(u8, Account)>,
    #[typed(default)]
    shared: Vec<Rc<Account>>,
    #[typed(default, len(..=1))]
    few: Vec<Account>,
}

fn team() -> Team {
    Team::construct(args!("A", members = [input()], by_name = map([("ada", input())]))).unwrap()
}

#[test]
fn fault_01_containers_of_secrets_are_not_shown() {
    refuses_all::<Account>();
    refuses_all::<Vec<Account>>();
    refuses_all::<Option<Vec<Account>>>();
    refuses_all::<Box<Account>>();
    refuses_all::<Rc<Vec<Account>>>();
    refuses_all::<Arc<[Account]>>();
    refuses_all::<Box<[Box<Account>]>>();
    refuses_all::<VecDeque<Account>>();
    refuses_all::<LinkedList<Vec<Account>>>();
    refuses_all::<BTreeSet<Account>>();
    refuses_all::<[Account; 2]>();
    refuses_all::<[Vec<[Account; 1]>; 3]>();
    refuses_all::<(u8, Account)>();
    refuses_all::<(Account,)>();
    refuses_all::<((u8, Vec<Account>), u8)>();
    refuses_all::<BTreeMap<u8, Account>>();
    refuses_all::<HashMap<u8, Vec<Option<Account>>>>();
    refuses_all::<BTreeMap<Token, u8>>();
    refuses_all::<Secret<BTreeMap<String, u8>>>();
    refuses_all::<Vec<Secret<Wrapping<u8>>>>();
    refuses_all::<Token>();
    refuses_all::<Vec<Token>>();
    refuses_all::<Pair>();
    refuses_all::<[Pair; 1]>();
    refuses_all::<Node>();
    refuses_all::<Vec<Node>>();
    refuses_all::<Left>();
    refuses_all::<Generic<Generic<Token>>>();
    refuses_all::<Employee>();
    refuses_all::<Vec<Employee>>();
    refuses_all::<Open>();
    refuses_all::<Option<Open>>();
}

#[test]
fn fault_01_a_type_says_whether_it_can_hold_a_secret() {
    fn is_secret<T: ToValue>() -> bool {
        T::TYPE.is_secret()
    }
    assert!(is_secret::<Team>());
    assert!(is_secret::<Generic<Right>>());
    assert!(!is_secret::<Generic<Plain>>());
    assert!(!is_secret::<Plain>());
    assert!(!is_secret::<Vec<(Plain, Untyped, Box<[BTreeMap<String, Option<f64>>]>)>>());
}

#[test]
fn fault_01_the_message_says_where_and_what_kind() {
    let mut team = team();
    let error = |error: typed_structs::TypeMismatch| hidden(&error);
    assert_eq!(
        error(team.set("members", input()).unwrap_err()),
        "Team.members: expected Vec<Account>, got map ***"
    );
    assert_eq!(
        error(team.set("members", TEXT).unwrap_err()),
        "Team.members: expected Vec<Account>, got str ***"
    );
    assert_eq!(
        error(team.set("members", [TEXT]).unwrap_err()),
        "Team.members[0]: expected Account, got str ***"
    );
    assert_eq!(
        error(team.set("members[0]", [TEXT]).unwrap_err()),
        "Team.members[0]: expected Account, got list ***"
    );
    assert_eq!(
        error(team.set("by_name.ada", TEXT).unwrap_err()),
        "Team.by_name.ada: expected Account, got str ***"
    );
    assert_eq!(
        error(team.set("by_name.bob", TEXT).unwrap_err()),
        "Team.by_name.bob: expected Account, got str ***"
    );
    assert_eq!(
        error(team.set("groups", map([(1, input())])).unwrap_err()),
        "Team.groups[1]: expected Vec<Option<Account>>, got map ***"
    );
    assert_eq!(
        error(team.set("groups[2]", input()).unwrap_err()),
        "Team.groups[2]: expected Vec<Option<Account>>, got map ***"
    );
    assert_eq!(
        error(team.set("pair", [input(), input(), TEXT.into()]).unwrap_err()),
        "Team.pair: expected 2 items, got list ***\n\
         Team.pair[0]: expected u8, got map ***"
    );
    assert_eq!(
        error(team.set("shared", [[TEXT]]).unwrap_err()),
        "Team.shared[0]: expected Account, got list ***"
    );
    assert_eq!(
        error(team.set("few", [input(), input()]).unwrap_err()),
        "Team.few: expected length ..=1, got list ***"
    );
    assert_eq!(
        hidden(&team.update(args!(title = 7, members = TEXT)).unwrap_err()),
        "Team.title: expected String, got int 7\n\
         Team.members: expected Vec<Account>, got str ***"
    );
}

#[test]
fn what_is_no_secret_beside_one_is_shown() {
    let mut team = team();
    let wrong: Value<'_> = map([("name", Value::from(7)), ("password", TEXT.into())]);
    assert_eq!(
        hidden(&team.set("members", [wrong.clone()]).unwrap_err()),
        "Team.members[0].name: expected String, got int 7"
    );
    assert_eq!(
        hidden(&team.set("by_name", map([("ada", wrong.clone())])).unwrap_err()),
        "Team.by_name.ada.name: expected String, got int 7"
    );
    assert_eq!(
        hidden(&team.set("title", 7).unwrap_err()),
        "Team.title: expected String, got int 7"
    );
    assert_eq!(
        hidden(&from_value::<Employee>(wrong).unwrap_err()),
        "Employee.name: expected String, got int 7\nEmployee.salary: missing, expected u32"
    );
    let mut plain = Plain { label: "x".into(), next: None };
    assert_eq!(
        plain.set("next", "seen").unwrap_err().to_string(),
        "Plain.next: expected Plain, got str \"seen\""
    );
}

/// A collection of another crate, which names what is inside.
#[derive(Debug)]
struct Sorted<T>(Vec<T>);

impl<T: ToValue> ToValue for Sorted<T> {
    const TYPE: &'static TypeInfo = &TypeInfo::generic("Sorted", Kind::List, &[T::TYPE]);

    fn to_value(&self) -> Value<'_> {
        Value::List(self.0.iter().map(ToValue::to_value).collect())
    }
}

impl<'v, T: FieldType<'v>> FieldType<'v> for Sorted<T> {
    type Form = typed_structs::Composite;

    fn check(
        value: Value<'v>,
        cx: &mut typed_structs::Context<'_>,
    ) -> Result<Self, typed_structs::Rejected> {
        if value.as_str().is_some() {
            return Err(cx.reject("type", "something sorted", &value));
        }
        Vec::check(value, cx).map(Self)
    }
}

#[derive(Typed)]
struct Ledger {
    accounts: Sorted<Account>,
}

#[test]
fn fault_01_types_of_other_crates_are_asked_as_well() {
    refuses_all::<Sorted<Account>>();
    let mut ledger = Ledger { accounts: Sorted(Vec::new()) };
    assert_eq!(
        hidden(&ledger.set("accounts", TEXT).unwrap_err()),
        "Ledger.accounts: expected something sorted, got str ***"
    );
}

#[test]
fn fault_01_keys_that_can_be_secrets_are_not_in_paths() {
    let keys: Value<'_> = map([(TEXT, "x")]);
    assert_eq!(
        hidden(&from_value::<BTreeMap<Token, u8>>(keys.clone()).unwrap_err()),
        "BTreeMap<Token, u8>[***]: expected u8, got str ***"
    );
    assert_eq!(
        hidden(&from_value::<BTreeMap<Secret<String>, u8>>(keys).unwrap_err()),
        "BTreeMap<Secret<String>, u8>[***]: expected u8, got str ***"
    );
}

#[test]
fn fault_01_bases_and_extras() {
    let mut employee =
        Employee::construct(args!(salary = 1, name = "ada", password = TEXT)).unwrap();
    for canary in canaries() {
        hidden(&employee.update(args!(account = canary.clone(), salary = "x")).unwrap_err());
        hidden(&Employee::construct(args!(canary.clone(), "x")).unwrap_err());
        if let Err(error) = employee.set("password", canary.clone()) {
            hidden(&error);
        }
        if let Err(report) = employee.as_base_mut::<Account>().unwrap().set("password", canary) {
            hidden(&report);
        }
    }
    for canary in canaries() {
        let open = Open::construct(args!(1, bob = canary.clone()));
        if let Err(report) = open {
            let shown = hidden(&report);
            assert!(shown.starts_with("Open.bob"), "{shown}");
        }
        let mut open = Open::construct(args!(1)).unwrap();
        for path in ["bob", "rest"] {
            if let Err(error) = open.set(path, canary.clone()) {
                hidden(&error);
            }
        }
    }
}

#[test]
fn fault_01_positions_beyond_the_last_are_not_shown() {
    assert_eq!(
        hidden(&Account::construct(args!("ada", "x", TEXT, TEXT)).unwrap_err()),
        "Account: expected at most 2 positional arguments, got 4"
    );
    assert_eq!(
        hidden(&Pair::from_value([[TEXT]]).unwrap_err()),
        "Pair: expected 2 items, got list ***\nPair.0: expected String, got list ***"
    );
    let keys: Value<'_> = map([(TEXT.as_bytes(), 1)]);
    assert!(
        hidden(&Account::from_value(keys).unwrap_err())
            .starts_with("Account[***]: expected the name of a field, got bytes ***")
    );
}

#[test]
fn fault_12_null_is_no_secret() {
    assert_eq!(
        from_value::<Account>(Value::Null).unwrap_err().to_string(),
        "Account: expected Account, got null"
    );
    assert_eq!(
        from_value::<Vec<Account>>([(), ()].into()).unwrap_err().to_string(),
        "Vec<Account>[0]: expected Account, got null\nVec<Account>[1]: expected Account, got null"
    );
    let mut account = account();
    let error = account.set("password", ()).unwrap_err();
    assert_eq!(error.to_string(), "Account.password: expected String, got null");
    assert_eq!((error.actual(), error.value()), ("null", "null"));
}

#[test]
fn fault_01_a_secret_prints_as_stars() {
    let secret = Secret::new("hunter2");
    assert_eq!(format!("{secret} {secret:>5} {secret:?}"), "***   *** Secret(***)");
}

/// The key is right, and what is under it is not.
#[test]
fn fault_01_a_secret_key_is_not_in_the_path() {
    let map = Value::from([(TEXT, "x")].into_iter().collect::<BTreeMap<_, _>>());
    let report = from_value::<BTreeMap<Secret<String>, u8>>(map.clone()).unwrap_err();
    assert!(hidden(&report).contains("[***]: expected u8"), "{report}");
    assert_eq!(report.iter().next().unwrap().path(), "[***]");
    let report = from_value::<HashMap<Secret<String>, Vec<u8>>>(map).unwrap_err();
    assert!(hidden(&report).contains("[***]: expected Vec<u8>"), "{report}");
}
