//! Placeholders: values that a struct is built in.

use typed_structs::__private::Construct;
use typed_structs::{ToValue, Typed, args, from_value};

/// Has no requirements.
#[derive(Typed)]
struct Address {
    city: String,
    zip: u32,
}

#[derive(Typed)]
struct Ranged {
    #[typed(range(1..))]
    port: u16,
}

fn is_even(value: &u16) -> bool {
    value.is_multiple_of(2)
}

#[derive(Typed)]
struct FieldChecked {
    #[typed(check = is_even)]
    port: u16,
}

fn has_city(place: &Checked) -> bool {
    !place.city.is_empty()
}

#[derive(Typed)]
#[typed(check = has_city)]
struct Checked {
    city: String,
}

fn is_open(state: &State) -> bool {
    matches!(state, State::Open)
}

#[derive(Typed)]
#[typed(check = is_open)]
enum State {
    Closed,
    Open,
}

#[derive(Typed)]
struct Outer {
    address: Address,
    ranged: Ranged,
}

const fn has_blank<T: ToValue>() -> bool {
    T::HAS_PLACEHOLDER
}

#[test]
fn fault_28_the_blank_of_a_type_is_a_value_that_its_checks_accept() {
    const { assert!(has_blank::<Address>()) };
    let blank = Address::placeholder();
    assert_eq!((blank.city.as_str(), blank.zip), ("", 0));
    assert!(from_value::<Address>(blank.to_value()).is_ok());
    const { assert!(!has_blank::<Ranged>() && !has_blank::<FieldChecked>()) };
    const { assert!(!has_blank::<Checked>() && !has_blank::<State>() && !has_blank::<Outer>()) };
    const { assert!(!has_blank::<(u8, Ranged)>() && !has_blank::<[Checked; 2]>()) };
}

#[test]
fn fault_28_structs_with_checks_are_still_made_in_their_places() {
    const {
        assert!(<Ranged as Construct<'_>>::HAS_IN_PLACE && <Checked as Construct<'_>>::HAS_IN_PLACE)
    };
    let outer = Outer::construct(args!(
        address = Address { city: "Rome".to_owned(), zip: 1 },
        ranged = Ranged { port: 1 }
    ));
    let outer = outer.unwrap();
    assert_eq!((outer.address.zip, outer.ranged.port), (1, 1));
    assert_eq!(outer.address.city, "Rome");
    assert!(FieldChecked::construct(args!(3)).is_err());
    assert_eq!(FieldChecked::construct(args!(4)).unwrap().port, 4);
    assert!(Checked::construct(args!("")).is_err());
    assert_eq!(Checked::construct(args!("Rome")).unwrap().city, "Rome");
    assert!(from_value::<State>("Closed".into()).is_err());
    assert!(from_value::<State>("Open".into()).is_ok());
}
