//! fault_29: Calls to the hidden functions and methods of `__private`: each of them asks for a seal.
use typed_structs::__private::{
    BehaviorMut, Construct, Context, Draft, Incoming, Input, Plain, Record, RecordMut, Rejected,
    Slots, ToValue, Vacant, call, check_variant, exchange,
};
use typed_structs::{Args, FieldType, Kind, Secret, TypeInfo, Typed, Value, args, typed_methods};

#[derive(Typed)]
#[typed(frozen, check = is_sound)]
struct Account {
    #[typed(range(1..))]
    cents: i64,
    password: Secret<String>,
}

fn is_sound(account: &Account) -> bool {
    account.cents != 13
}

#[typed_methods]
impl Account {
    fn sum(&self) -> i64 {
        self.cents
    }
}

#[derive(Typed)]
#[typed(check = is_fair)]
enum Bet {
    Red(u8),
    Black,
}

fn is_fair(bet: &Bet) -> bool {
    !matches!(bet, Bet::Red(13))
}

// Its own draft.
#[derive(Typed)]
struct Level {
    #[typed(range(1..))]
    level: u8,
}

// The context that the functions take comes from a check that is written by hand.
struct Probe;

impl ToValue for Probe {
    const TYPE: &'static TypeInfo = &TypeInfo::new("Probe", Kind::Int);
    fn to_value(&self) -> Value<'_> {
        Value::Null
    }
}

impl<'v> FieldType<'v> for Probe {
    type Form = typed_structs::Composite;

    fn check(_: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        let mut account: Account = typed_structs::from_value(Value::Null).unwrap();

        // A field of a frozen struct, and a variant or a struct without its own check.
        exchange(&mut account, 0, Incoming::New(Value::Int(13), false), cx)?;
        let _ = <Bet as Slots<'_>>::construct_variant(0, Value::Int(13), cx);
        let _ = check_variant::<Account, <Account as Construct<'_>>::Draft>(Value::Null, cx);
        let _ = <Account as Construct<'_>>::construct_value(&mut Input::Value(Value::Null), cx);
        let _ = <Account as Construct<'_>>::construct_args(&mut Args::new());
        let _ = Slots::exchange(&mut account, 0, Incoming::New(Value::Int(13), false), cx);
        let _ = BehaviorMut::exchange(&mut account, 0, Incoming::New(Value::Int(13), false), cx);

        // A draft, an object that is not filled or is its own draft, a field of a draft.
        let mut draft = <Account as Construct<'_>>::Draft::new();
        let _ = RecordMut::slot_mut(&mut draft, 0).unwrap().fill_plain(&Plain::Int(0));
        account.swap(&mut draft, 0);
        let _: Account = Construct::in_place();
        let _: Level = Draft::new();
        let _ = Slots::fill_default(&mut account, 0);

        // An empty slot shows no secret, not even that of its own field.
        let secret = Vacant::Filled(std::mem::ManuallyDrop::new(account.password));
        let _ = typed_structs::__private::Slot::unredacted(&secret);

        // The fields, in their places, and the object as `Any`.
        let _ = Slots::slot_mut(&mut account, 0);
        let _ = RecordMut::slot_mut(&mut account, 0);
        let _ = FieldType::record_mut(&mut account).unwrap().slot_mut(0);
        let _ = FieldType::record_mut(&mut account).unwrap().object_mut();
        let _ = RecordMut::behavior_mut(&mut account);

        // A secret.
        let _ = Record::slot(&account, 1).unwrap().unredacted();

        // A method of another class, on this object.
        let _ = call(&mut account, Bet::class(), "sum", args!());
        Ok(Probe)
    }
}

fn main() {}
