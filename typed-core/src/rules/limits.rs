//! What a class may not have, and has to have on all of its members.

use crate::class::Class;
use crate::rules::members::Members;

/// A rule: a struct has at most so many fields, those of its bases included, and so has each variant of
/// an enum.
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
    /// With a sentence, where there are more.
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
            let sentence = member.sentence(class).text("has ").number(count);
            let sentence = sentence.text(" fields, and may have at most ").number(self.0);
            sentence.text(": put some of them into a struct of their own").fail();
        }
    }
}

/// Returns the fields of a struct, those of bases in the place of the base.
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

/// A rule: these members, as far as the class declares them itself, have a doc comment.
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
    /// With a sentence about the first member that has none.
    #[track_caller]
    pub const fn check(&self, class: &Class) {
        let mut members = self.0.walk(class);
        while let Some(member) = members.next() {
            if member.doc().is_empty() {
                member
                    .sentence(class)
                    .text("has to be documented: add a doc comment, `/// …`")
                    .fail();
            }
        }
    }
}

/// A rule: no field and no class attribute that the class declares itself takes any value at all, not
/// even inside of what it contains, such as `Vec<Untyped>`. Nested structs have rules of their own.
#[derive(Clone, Copy, Debug)]
pub struct NoUntyped;

impl NoUntyped {
    /// Checks a class.
    ///
    /// # Panics
    /// With a sentence about the first member that does.
    #[track_caller]
    pub const fn check(&self, class: &Class) {
        let mut members = Members::FIELDS.and(Members::ATTRS).walk(class);
        while let Some(member) = members.next() {
            if let Some(type_info) = member.type_info()
                && type_info.has_untyped()
            {
                let sentence = member.sentence(class).text("takes any value: give it a type");
                sentence.text(" instead of `").text(type_info.name()).text("`").fail();
            }
        }
    }
}
