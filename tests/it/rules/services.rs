//! A custom rule: its value at run time, and its methods.

use typed_structs::rules::{Case, MaxFields, Members, Message, Names, RequiredAttr};
use typed_structs::{CallError, Class, Object, Receiver, Typed, Value, args, typed_methods};

/// A custom rule, built from shipped rules and one more requirement.
#[derive(Debug, PartialEq)]
struct Service {
    table: &'static str,
    ordered: bool,
}

impl Service {
    const fn check(&self, class: &Class) {
        RequiredAttr::of::<String>("api_version").of_subclasses().check(class);
        Names::of(Members::FIELDS.and(Members::METHODS)).in_case(Case::Snake).check(class);
        if self.ordered && class.is_inheriting() && class.field("position").is_none() {
            let sentence = Message::new().text("`").text(class.name()).text("` is in the table `");
            sentence.text(self.table).text("`, which is ordered: add a field `position`").fail();
        }
    }
}

/// Methods of every service.
#[typed_methods(helpers)]
impl Service {
    /// Describes the service.
    pub fn describe(service: &dyn Object, separator: &str) -> Result<String, String> {
        let table = service.class().meta::<Self>().ok_or("no table")?.table;
        let name = service.get("name").map_err(|error| error.to_string())?;
        Ok(format!(
            "{}{separator}{table}{separator}{}",
            service.class().name(),
            name.as_str().unwrap()
        ))
    }

    #[typed(final)]
    pub fn move_to(
        service: &mut dyn Object,
        #[typed(default = 1)] position: u32,
    ) -> Result<(), String> {
        service.set("position", position.into()).map_err(|error| error.to_string())
    }

    pub fn replaced(_service: &dyn Object) -> u8 {
        0
    }

    #[typed(skip)]
    pub fn rules() -> usize {
        7
    }
}

#[derive(Typed, Debug)]
#[typed(meta = Service { table: "services", ordered: true })]
pub(super) struct Base {
    name: String,
}

#[derive(Typed, Debug)]
#[typed(class(api_version: String = "v1"))]
struct Mail {
    #[typed(base)]
    base: Base,
    #[typed(range(..=9), default = 0)]
    position: u32,
}

#[typed_methods]
impl Mail {
    /// In the place of the rule's.
    pub fn replaced(&self) -> u8 {
        1
    }
}

/// Three levels, with rules of its own; the attribute is inherited.
#[derive(Typed, Debug)]
#[typed(meta(MaxFields(4), Service { table: "lists", ordered: false }))]
pub(super) struct MailingList {
    #[typed(base)]
    mail: Mail,
    #[typed(default = 1)]
    position: u32,
    #[typed(default)]
    members: Vec<String>,
}

fn mail() -> Mail {
    Mail::construct(args!(name = "post")).unwrap()
}

pub(super) fn list() -> MailingList {
    MailingList::construct(args!(name = "news")).unwrap()
}

#[test]
fn seed_50_the_value_of_a_rule_is_read_at_run_time() {
    let table = |class: &Class| class.meta::<Service>().map(|rule| (rule.table, rule.ordered));
    assert_eq!(table(Base::class()), Some(("services", true)));
    assert_eq!(table(Mail::class()), Some(("services", true)));
    // The nearest one.
    assert_eq!(table(MailingList::class()), Some(("lists", false)));
    assert_eq!(MailingList::class().meta::<MaxFields>().unwrap().0, 4);
    assert!(Mail::class().meta::<MaxFields>().is_none() && Mail::class().meta::<u8>().is_none());
    let held: &'static Service = Mail::class().meta().unwrap();
    assert!(std::thread::spawn(move || held.ordered).join().unwrap());
    assert!(!Mail::class().is_inheriting());
}

#[test]
fn seed_55_every_class_with_the_rule_gets_its_methods() {
    let mut mail = mail();
    assert_eq!(mail.call("describe", args!(" ")).unwrap(), "Mail services post");
    assert_eq!(list().call("describe", args!(separator = "/")).unwrap(), "MailingList/lists/news");
    let mut base = Base::construct(args!("b")).unwrap();
    assert_eq!(base.call("describe", args!(" ")).unwrap(), "Base services b");
    assert_eq!(Mail::call_static("rules", args!()).unwrap_err().mismatches().unwrap().len(), 1);
    assert_eq!(Service::rules(), 7);

    // What a method of the class itself replaces.
    assert_eq!(mail.call("replaced", args!()).unwrap(), 1);
    assert_eq!(base.call("replaced", args!()).unwrap(), 0);

    // Through all doors.
    let object: &mut dyn Object = &mut mail;
    assert_eq!(object.call("describe", args!("-")).unwrap(), "Mail-services-post");
    let mut future = object.call_async("describe", args!("-"));
    let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(done) = future.as_mut().poll(&mut cx) else { unreachable!() };
    assert_eq!(done.unwrap(), "Mail-services-post");
}

#[test]
fn seed_55_their_arguments_are_checked_and_what_they_set_is_too() {
    let mut mail = mail();
    let error = mail.call("describe", args!(1, 2, seperator = 3)).unwrap_err();
    assert_eq!(error.mismatches().unwrap().len(), 3);
    let error = mail.call("describe", args!()).unwrap_err();
    assert_eq!(error.to_string(), "Mail.describe(separator): missing, expected &str");
    let error = mail.call("describes", args!()).unwrap_err();
    assert_eq!(error.to_string(), "Mail.describes: unknown method; did you mean `describe`?");

    assert_eq!(mail.call("move_to", args!()).unwrap(), Value::Null);
    assert_eq!(mail.position, 1);
    let error = mail.call("move_to", args!(position = 10)).unwrap_err();
    let CallError::Failed { class, method, source } = error else { unreachable!() };
    // The rule is that of `Base`.
    assert_eq!((class, method), ("Base", "move_to"));
    assert_eq!(source.to_string(), "Mail.position: expected ..=9, got int 10");
    assert_eq!(mail.position, 1);
    let error = Mail::call_static("move_to", args!(1)).unwrap_err();
    assert_eq!(error.to_string(), "Mail.move_to: expected an object to be called on, got nothing");
}

#[test]
fn seed_55_they_are_listed_and_described() {
    let names =
        |class: &'static Class| -> Vec<&str> { class.methods().map(|one| one.name()).collect() };
    assert_eq!(names(Base::class()), ["describe", "move_to", "replaced"]);
    // Those of bases and of their rules are listed there.
    assert_eq!(names(Mail::class()), ["replaced"]);
    let all: Vec<_> = Mail::class().mro().flat_map(names).collect();
    assert_eq!(all, ["replaced", "describe", "move_to", "replaced"]);
    let describe = Mail::class().method("describe").unwrap();
    assert_eq!((describe.doc(), describe.receiver()), ("Describes the service.", Receiver::Whole));
    assert_eq!(describe.params().len(), 1);
    let move_to = Mail::class().method("move_to").unwrap();
    assert!(move_to.is_final() && move_to.receiver() == Receiver::WholeMut);
    // Neither is to be replaced at run time.
    let error = Mail::class().define("move_to", |_: &Mail| 1).unwrap_err();
    assert_eq!(error.reason, typed_structs::Reason::Final);
    let error = MailingList::class().redefine("move_to", |_: &MailingList| 1).unwrap_err();
    assert_eq!((error.reason, error.declared_in), (typed_structs::Reason::Final, "MailingList"));
    // A rule's method stands behind those of all bases, also where a subclass has the rule again.
    assert_eq!(list().call("replaced", args!()).unwrap(), 1);
    MailingList::class().define("replaced", |list: &MailingList| list.members.len()).unwrap();
    assert_eq!(list().call("replaced", args!()).unwrap(), 0);
    assert_eq!(names(MailingList::class()), ["replaced", "describe", "move_to"]);
}
