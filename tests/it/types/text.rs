//! Text and bytes.

use super::{TYPE, refuses, round_trips, takes};
use std::borrow::Cow;
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;
use typed_structs::{ToValue, Value, code, from_value};

#[test]
fn text_in_every_pointer() {
    round_trips(String::from("é"), "é");
    round_trips(Box::<str>::from("é"), "é");
    round_trips(Rc::<str>::from(""), "");
    round_trips(Arc::<str>::from("a"), "a");
    takes("a", "a");
    takes("a", Cow::Borrowed("a"));
    takes(String::from("a"), Cow::Borrowed("a"));
    // The object cannot borrow from an owned string.
    refuses::<&str>(String::from("a"), TYPE);
    for no_text in [Value::Null, 1.into(), true.into(), b"a".into(), vec!["a"].into()] {
        refuses::<String>(no_text.clone(), TYPE);
        refuses::<Arc<str>>(no_text, TYPE);
    }
}

#[test]
fn a_char_is_one_character() {
    round_trips('a', "a");
    round_trips('😀', "😀");
    takes("é", 'é');
    for no_char in ["", "ab", "e\u{301}"] {
        refuses::<char>(no_char, TYPE);
    }
    refuses::<char>(97, TYPE);
}

#[test]
fn bytes_are_borrowed_or_a_list_of_integers() {
    let bytes = &b"\x00\xFFab"[..];
    takes(bytes, bytes);
    takes(bytes, Cow::Borrowed(bytes));
    takes(Value::Bytes(Cow::Owned(bytes.to_vec())), Cow::<[u8]>::Owned(bytes.to_vec()));
    assert_eq!(bytes.to_value(), Value::Bytes(Cow::Borrowed(bytes)));
    assert_eq!(Cow::Borrowed(bytes).to_value(), Value::from(bytes));
    assert_eq!(Value::from(Cow::Borrowed(bytes)), Value::from(bytes));
    refuses::<&[u8]>(Value::Bytes(Cow::Owned(bytes.to_vec())), TYPE);
    refuses::<&[u8]>(vec![1], TYPE);
    refuses::<Cow<'_, [u8]>>(vec![1], TYPE);
    refuses::<&[u8]>("ab", TYPE);

    takes(bytes, bytes.to_vec());
    takes(bytes, [0_u8, 255, 97, 98]);
    takes(bytes, bytes.to_vec().into_boxed_slice());
    takes(bytes, vec![0_i64, 255, 97, 98]);
    takes(bytes, VecDeque::from([Some(0_u8), Some(255), Some(97), Some(98)]));
    takes(b"", Vec::<u8>::new());
    refuses::<Vec<i8>>(bytes, &[("[1]", code::RANGE)]);
    refuses::<[u8; 3]>(bytes, &[("", code::ARITY)]);
    // What is never an integer is not asked one by one.
    refuses::<Vec<String>>(bytes, TYPE);
    refuses::<[String; 2]>(bytes, TYPE);
    refuses::<(u8, u8, u8, u8)>(bytes, TYPE);
    assert_eq!(vec![1_u8].to_value(), Value::List(vec![1.into()].into()));
}

#[test]
fn owned_text_and_bytes_have_nobody_to_lend_them() {
    let report = from_value::<&str>(String::from("owned").into()).unwrap_err();
    assert_eq!(
        report.to_string(),
        "&str: expected &str borrowed from the input, got str \"owned\""
    );
    let report = from_value::<&[u8]>(Value::Bytes(vec![1].into())).unwrap_err();
    assert_eq!(
        report.to_string(),
        "&[u8]: expected &[u8] borrowed from the input, got bytes b\"\\x01\""
    );
}
