//! Rules about all members of a class: their number, their documentation, their types.

use crate::class::Class;
use crate::rules::members::Members;

/// A rule: a struct has at most this many fields, including those of bases. For an enum, each
/// variant has at most this many.
///
/// ```
/// use typed_structs::rules::MaxFields;
///
/// const SMALL: MaxFields = MaxFields(16);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct MaxFields(pub usize);

impl MaxFields {
    /// Checks a class.
    ///
    /// # Panics
    /// If there are more fields.
    #[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
    #[inline]
    #[track_caller]
    pub const fn check(&self, class: &Class) {
        self.compare(class, Members::CLASS, 0, count(class));
        let variants = class.variants();
        let mut at = 0;
        while at < variants.len() {
            self.compare(class, Members::VARIANTS, at, variants[at].fields().len());
            at += 1;
        }
    }
    #[inline]
    #[track_caller]
    const fn compare(&self, class: &Class, of: Members, at: usize, count: usize) {
        if let (true, Some(member)) = (count > self.0, of.nth(class, at)) {
            let message = member.sentence(class).text("has ").number(count);
            let message = message.text(" fields, but may have at most ").number(self.0);
            message.text(": move some into another struct").fail();
        }
    }
}

/// Counts the fields of a struct, and those of each base in place of the base field.
#[expect(clippy::indexing_slicing, reason = "in const code, with the bounds in sight")]
#[inline]
const fn count(class: &Class) -> usize {
    let (fields, bases) = (class.fields(), class.bases());
    let mut count = fields.len() - bases.len();
    let mut at = 0;
    while at < bases.len() {
        count += self::count(bases[at]);
        at += 1;
    }
    count
}

/// A rule: these members of the class itself have doc comments.
///
/// The field of a base need not have one, since its class does, nor need a field without a name, as for rustc's
/// lint `missing_docs`. A field marked `#[typed(skip)]` is not a member.
///
/// ```
/// use typed_structs::rules::{Documented, Members};
///
/// const PUBLIC: Documented = Documented(Members::FIELDS.and(Members::METHODS));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Documented(pub Members);

impl Documented {
    /// Checks a class.
    ///
    /// # Panics
    /// If a member has no doc comment. The message names the first one.
    #[track_caller]
    pub const fn check(&self, class: &Class) {
        let mut members = self.0.walk(class);
        while let Some(member) = members.next() {
            if member.doc().is_empty() && !member.is_base() && !member.is_numbered() {
                member
                    .sentence(class)
                    .text("must be documented: add a doc comment, `/// …`")
                    .fail();
            }
        }
    }
}

/// A rule: no field and no class attribute of the class itself accepts any value, even inside
/// another type, such as `Vec<Untyped>`. Nested structs are not searched; they have their own
/// rules.
///
/// See [`Documented`] for an example of a rule.
#[derive(Clone, Copy, Debug)]
pub struct NoUntyped;

impl NoUntyped {
    /// Checks a class.
    ///
    /// # Panics
    /// If a member accepts any value. The message names the first one.
    #[track_caller]
    pub const fn check(&self, class: &Class) {
        let mut members = Members::FIELDS.and(Members::ATTRS).walk(class);
        while let Some(member) = members.next() {
            if let Some(type_info) = member.type_info()
                && type_info.has_untyped()
            {
                let message = member.sentence(class).text("accepts any value: give it a type");
                message.text(" instead of `").text(type_info.name()).text("`").fail();
            }
        }
    }
}
