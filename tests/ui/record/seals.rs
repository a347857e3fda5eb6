//! fault_28: Tries of an attacker with the seals of hidden methods: keep one, copy one, make one, use one on
//! another type. Each line that is tried does not compile.
use std::sync::Mutex;
use typed_structs::__private::{Incoming, Kept, Private, Any, Construct, Record, RecordMut, Slot, SlotMut, Slots};
use typed_structs::__private::{Header, Context, Rejected, BehaviorMut, Draft, check_variant};
use typed_structs::{FieldType, Kind, ToValue, TypeInfo, Typed, Value};

#[derive(Typed)]
struct Account {
    #[typed(range(1..))]
    cents: i64,
}

static KEPT: Mutex<Option<Private<Account>>> = Mutex::new(None);

// A trait that is documented for users hands out nothing.
struct Thief;

impl ToValue for Thief {
    const TYPE: &'static TypeInfo = &TypeInfo::new("Thief", Kind::Str);
    const HAS_PLACEHOLDER: bool = true;
    fn placeholder(access: Private<Account>) -> Self {
        *KEPT.lock().unwrap() = Some(access);
        Thief
    }
    fn to_value(&self) -> Value<'_> {
        Value::Null
    }
}

// The hidden traits, implemented by hand for a type of one's own, hand out its own seal only.
struct Fence {
    account: Account,
}

impl Record for Fence {
    fn header(&self) -> Header<'_> {
        Header::new(Account::class())
    }
    fn slot(&self, _: usize) -> Option<&dyn Slot> {
        None
    }
}

impl<'v> Slots<'v> for Fence {
    fn slot_mut(&mut self, index: usize, access: Private<Self>) -> Option<&mut dyn SlotMut<'v>> {
        Slots::slot_mut(&mut self.account, index, access)
    }
    fn object_mut(&mut self, access: Private<Self>) -> Option<&mut dyn Any> {
        let _ = <Account as Construct<'_>>::in_place(access);
        None
    }
    const HAS_BEHAVIOR: bool = true;
    fn fill_default(&mut self, _: usize, access: Private<Self>) -> bool {
        let _ = access.clone();
        *KEPT.lock().unwrap() = Some(access);
        let _: Private<Account> = access.into();
        true
    }
    fn exchange(
        &mut self,
        index: usize,
        content: Incoming<'v>,
        cx: &mut Context<'_>,
        access: Private<Self>,
    ) -> Result<Option<Kept<'v>>, Rejected> {
        typed_structs::__private::exchange(&mut self.account, index, content, cx, access)
    }
}

// A draft by hand is handed its own seal only, whatever it says that it becomes.
struct Sketch {
    fence: Fence,
}

impl Record for Sketch {
    fn header(&self) -> Header<'_> {
        self.fence.header()
    }
}

impl<'v> Slots<'v> for Sketch {
    fn slot_mut(&mut self, index: usize, access: Private<Self>) -> Option<&mut dyn SlotMut<'v>> {
        Slots::slot_mut(&mut self.fence, index, access)
    }
    fn construct_variant(
        _: usize,
        value: Value<'v>,
        cx: &mut Context<'_>,
        access: Private<Self>,
    ) -> Result<Self, Rejected> {
        let _ = check_variant::<Account, <Account as Construct<'_>>::Draft>(value, cx, access);
        todo!()
    }
}

impl<'v> Draft<'v> for Sketch {
    type Output = Account;
    fn new(access: Private<Self>) -> Self {
        let _: Account = Draft::new(access);
        let _ = <Account as Construct<'_>>::construct_args(&mut typed_structs::args!(), access);
        todo!()
    }
    fn finish(self) -> Option<Account> {
        Some(self.fence.account)
    }
}

// The seal of all types goes to traits that only the core implements.
struct Forger;

impl Slot for Forger {
    fn value(&self) -> Value<'_> {
        Value::Null
    }
    fn unredacted(&self, access: Private) -> Value<'_> {
        let _: Private = access;
        Value::Null
    }
}

impl Record for Forger {
    fn header(&self) -> Header<'_> {
        Header::new(Account::class())
    }
    fn slot(&self, _: usize) -> Option<&dyn Slot> {
        None
    }
}

impl<'v> RecordMut<'v> for Forger {
    fn slot_mut(&mut self, _: usize, access: Private) -> Option<&mut dyn SlotMut<'v>> {
        let _: Private = access;
        None
    }
    fn object_mut(&mut self, _: Private) -> Option<&mut dyn Any> {
        None
    }
    fn behavior_mut(&mut self, _: Private) -> Option<&mut dyn BehaviorMut<'v>> {
        None
    }
}

fn main() {
    let mut account = Account { cents: 1 };
    let _ = FieldType::record_mut(&mut account);
    let _ = Forger;
    let _ = Fence { account };
}
