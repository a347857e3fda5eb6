//! Opaque fields and secrets.

use std::collections::BTreeMap;
use typed_structs::{Secret, Typed, Value, args, code};

#[derive(Debug, PartialEq)]
struct Socket(u32);

#[derive(Typed, Debug, PartialEq)]
struct Client {
    name: String,
    #[typed(opaque)]
    socket: Socket,
    #[typed(opaque, default = Socket(0), check = is_even)]
    spare: Socket,
}

fn is_even(socket: &Socket) -> bool {
    socket.0.is_multiple_of(2)
}

fn client() -> Client {
    Client::construct(args!("x", Value::opaque(Socket(1)))).unwrap()
}

#[test]
fn opaque_values_are_handed_over() {
    let mut client = client();
    assert_eq!(client.get("socket").unwrap().downcast_ref::<Socket>(), Some(&Socket(1)));
    assert_eq!(client.get("socket").unwrap().downcast_ref::<u32>(), None);
    client.set("socket", Value::opaque(Socket(2))).unwrap();
    client.set_socket(Socket(3)).unwrap();
    client.update(args!(socket = Value::opaque(Socket(4)), name = "y")).unwrap();
    assert_eq!(client.socket, Socket(4));
    let error = client.set("socket", 5).unwrap_err();
    assert_eq!(error.to_string(), "Client.socket: expected Socket, got int 5");
    let error = client.set("socket", Value::opaque(5_u8)).unwrap_err();
    assert_eq!(error.to_string(), "Client.socket: expected Socket, got opaque u8");
    assert_eq!(client.socket, Socket(4));
    let report = Client::construct(args!("x")).unwrap_err();
    assert_eq!(report.to_string(), "Client.socket: missing, expected Socket");
}

#[test]
fn opaque_fields_have_checks() {
    let mut client = client();
    client.set("spare", Value::opaque(Socket(2))).unwrap();
    let error = client.set("spare", Value::opaque(Socket(3))).unwrap_err();
    assert_eq!(error.code(), code::CONSTRAINT_CHECK);
    client.set_spare(Socket(5)).unwrap_err();
    client.update(args!(spare = Value::opaque(Socket(7)))).unwrap_err();
    assert_eq!(client.spare, Socket(2));
    client.set_spare(Socket(4)).unwrap();
    assert_eq!(client.spare, Socket(4));
}

#[test]
fn lent_values_are_taken_only_where_all_is_well() {
    let mut lent = Some(Socket(9));
    let report = Client::construct(args!(1, Value::lend(&mut lent))).unwrap_err();
    assert_eq!(report.to_string(), "Client.name: expected String, got int 1");
    assert_eq!(lent, Some(Socket(9)));
    let mut client = Client::construct(args!("x", Value::lend(&mut lent))).unwrap();
    assert_eq!((&client.socket, &lent), (&Socket(9), &None));

    // A set leaves the old value with the lender.
    let mut lent = Some(Socket(2));
    client.set("spare", Value::lend(&mut lent)).unwrap();
    assert_eq!((&client.spare, &lent), (&Socket(2), &Some(Socket(0))));
    let mut lent = Some(Socket(3));
    client.set("spare", Value::lend(&mut lent)).unwrap_err();
    assert_eq!((&client.spare, &lent), (&Socket(2), &Some(Socket(3))));
    client.update(args!(socket = Value::lend(&mut lent), name = 1)).unwrap_err();
    assert_eq!((&client.socket, &lent), (&Socket(9), &Some(Socket(3))));
    let mut wrong = Some(3_u8);
    client.set("spare", Value::lend(&mut wrong)).unwrap_err();
    assert_eq!(wrong, Some(3));
    let mut empty: Option<Socket> = None;
    client.set("spare", Value::lend(&mut empty)).unwrap_err();
    assert_eq!(client.spare, Socket(2));
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Login {
    user: String,
    #[typed(len(3..), check = strong)]
    password: Secret<String>,
    #[typed(default)]
    pins: Vec<Secret<u16>>,
    #[typed(default)]
    old: Option<Secret<String>>,
}

fn strong(password: &Secret<String>) -> Result<(), String> {
    let has_digit = password.expose().contains(|char: char| char.is_ascii_digit());
    if has_digit { Ok(()) } else { Err("expected a digit".to_owned()) }
}

const SHOWN: &[&str] = &["hunter", "12345", "70000"];

#[track_caller]
fn hides(text: &str) {
    assert!(SHOWN.iter().all(|secret| !text.contains(secret)), "{text}");
}

#[test]
fn secrets_are_set_and_never_shown() {
    let mut login = Login::construct(args!("ada", "hunter2", pins = [12345])).unwrap();
    assert_eq!(login.password.expose(), "hunter2");
    login.set("password", "hunter3").unwrap();
    login.set_password(Secret::new("hunter4".to_owned())).unwrap();
    login.set("pins[0]", 12345).unwrap();
    login.set("old", "hunter1").unwrap();
    hides(&format!("{login:?} {:?} {}", login.to_value(), login.to_value()));
    hides(&login.get("password").unwrap().to_string());
    hides(&format!("{:?}", login.get("pins").unwrap()));
    login.fields().for_each(|(_, value)| hides(&value.to_string()));
}

#[test]
fn secrets_are_hidden_in_refusals() {
    let mut login = Login::construct(args!("ada", "hunter2", pins = [1])).unwrap();
    let before = login.clone();
    let hidden = |error: &dyn std::fmt::Display| hides(&error.to_string());
    hidden(&login.set("password", "hunter").unwrap_err());
    hidden(&login.set_password(Secret::new("hunter".to_owned())).unwrap_err());
    hidden(&login.set_password("hunter").unwrap_err());
    hidden(&login.set("password", 12345).unwrap_err());
    hidden(&login.set("password", ["hunter"]).unwrap_err());
    hidden(&login.set("pins[0]", 70000).unwrap_err());
    hidden(&login.set("pins", (1, 70000, "hunter")).unwrap_err());
    hidden(&login.set("pins", "hunter").unwrap_err());
    hidden(&login.set("old", 12345).unwrap_err());
    hidden(&login.set("old", BTreeMap::from([("hunter", "hunter")])).unwrap_err());
    hidden(&login.update(args!(password = "hunter", pins = [70000])).unwrap_err());
    hidden(&Login::construct(args!("ada", "hunter", pins = 12345)).unwrap_err());
    let error = login.set("password", "hunter").unwrap_err();
    hides(&format!("{error:?} {}", error.value()));
    assert_eq!(error.to_string(), "Login.password: expected a digit, got str ***");
    assert_eq!(login, before);
}

#[test]
fn constraints_hold_for_secrets() {
    let mut login = Login::construct(args!("ada", "hunter2")).unwrap();
    let error = login.set("password", "h2").unwrap_err();
    assert_eq!(error.to_string(), "Login.password: expected length 3.., got str ***");
    assert_eq!(login.set_password("h2").unwrap_err().code(), code::CONSTRAINT_LEN);
    assert_eq!(login.password.expose(), "hunter2");
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = Vault::is_open)]
struct Vault {
    login: Login,
    #[typed(frozen, default = Secret::new(1))]
    pin: Secret<u16>,
    #[typed(frozen, default)]
    spare: Option<Box<Login>>,
}

impl Vault {
    fn is_open(&self) -> bool {
        true
    }
}

#[test]
fn secrets_are_hidden_where_nothing_can_be_set() {
    let login = BTreeMap::from([("user", "ada"), ("password", "hunter2")]);
    let spare = login.clone();
    let mut vault = Vault::construct(args!(login, spare = spare)).unwrap();
    let before = vault.clone();
    let hidden = |error: &dyn std::fmt::Display| hides(&error.to_string());
    hidden(&vault.set("pin", 12345).unwrap_err());
    hidden(&vault.set("spare.password", "hunter3").unwrap_err());
    hidden(&vault.set("login.password", 12345).unwrap_err());
    hidden(&vault.update(args!(pin = 12345)).unwrap_err());
    hidden(&vault.update(args!("hunter3", 12345)).unwrap_err());
    hidden(&vault.set("login", "hunter3").unwrap_err());
    hidden(&vault.login.update(args!("hunter3")).unwrap_err());
    hidden(&Login::construct(args!(1, 2, 3, 4, "hunter3", 12345)).unwrap_err());
    hidden(&Login::from_value("hunter3").unwrap_err());
    hidden(&Login::from_value(["hunter3"]).unwrap_err());
    assert_eq!(vault, before);
    vault.set("login.password", "hunter3").unwrap();
    assert_eq!(vault.login.password.expose(), "hunter3");
    vault.set("login", BTreeMap::from([("user", "eve"), ("password", "hunter9")])).unwrap();
}

#[test]
fn secrets_are_hidden_in_slices_behind_pointers() {
    #[derive(Typed, Debug)]
    struct Keys {
        boxed: Box<[Secret<String>]>,
        #[typed(default)]
        shared: std::sync::Arc<[Secret<u32>]>,
    }
    let report = Keys::construct(args!("hunter2", 4711)).unwrap_err();
    assert_eq!(
        report.to_string(),
        "Keys.boxed: expected Box<[Secret<String>]>, got str ***\n\
         Keys.shared: expected Arc<[Secret<u32>]>, got int ***"
    );
}
