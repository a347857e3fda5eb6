//! The members of a class, whatever their kind, as one list.

use crate::class::{Class, TypeInfo};
use crate::report::Message;

/// Kinds of members: which of them a rule is about.
///
/// ```
/// use typed_structs::rules::Members;
///
/// const BOTH: Members = Members::FIELDS.and(Members::METHODS);
/// assert!(BOTH.has(Members::METHODS) && !BOTH.has(Members::ATTRS));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Members(u8);

/// A member, or the class itself, as [`Members::walk`] finds it.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    kind: Members,
    name: &'static str,
    doc: &'static str,
    type_info: Option<&'static TypeInfo>,
    /// `true` if it has a place instead of a name.
    is_numbered: bool,
}

impl Members {
    /// The class itself.
    pub const CLASS: Self = Self(1);
    /// Its fields, those of an enum's variants too.
    pub const FIELDS: Self = Self(2);
    /// The variants of an enum.
    pub const VARIANTS: Self = Self(4);
    /// The class attributes, associated constants among them.
    pub const ATTRS: Self = Self(8);
    /// The methods.
    pub const METHODS: Self = Self(16);
    /// All of them.
    pub const ALL: Self = Self(31);

    /// These and others.
    #[must_use]
    pub const fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Returns `true` if all of the others are among these.
    #[must_use]
    pub const fn has(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    /// Goes through the members of these kinds that the class itself declares: the class, its variants,
    /// its fields, its class attributes, its methods.
    ///
    /// ```
    /// use typed_structs::Class;
    /// use typed_structs::rules::Members;
    ///
    /// const fn check(class: &Class) {
    ///     let mut members = Members::ALL.walk(class);
    ///     while let Some(member) = members.next() {
    ///         assert!(member.name().len() < 40);
    ///     }
    /// }
    /// ```
    #[inline]
    pub const fn walk(self, class: &Class) -> Walk<'_> {
        Walk { class, of: self, kind: Self::CLASS, shape: 0, index: 0 }
    }

    /// Returns the member at this place of [`Members::walk`], from its beginning: to see all of
    /// them, walk.
    #[must_use]
    #[inline]
    pub const fn nth(self, class: &Class, index: usize) -> Option<Member> {
        let mut members = self.walk(class);
        let mut before = 0;
        while before < index {
            if members.next().is_none() {
                return None;
            }
            before += 1;
        }
        members.next()
    }
}

/// The members of a class one by one: see [`Members::walk`]. No `Iterator`, which `const` code cannot
/// use.
#[derive(Clone, Debug)]
#[must_use]
pub struct Walk<'c> {
    class: &'c Class,
    of: Members,
    /// Of which kind the next member is, unless there are no more of them.
    kind: Members,
    /// Of fields: the shape they are of.
    shape: usize,
    index: usize,
}

impl Walk<'_> {
    /// Returns the next member.
    #[inline]
    pub const fn next(&mut self) -> Option<Member> {
        loop {
            if self.of.has(self.kind)
                && let Some(member) = self.here()
            {
                self.index += 1;
                return Some(member);
            }
            self.index = 0;
            // The fields of the next variant.
            if matches!(self.kind, Members::FIELDS) && self.class.nth_shape(self.shape).is_some() {
                self.shape += 1;
                continue;
            }
            self.kind = match self.kind {
                Members::CLASS => Members::VARIANTS,
                Members::VARIANTS => Members::FIELDS,
                Members::FIELDS => Members::ATTRS,
                Members::ATTRS => Members::METHODS,
                _ => return None,
            };
        }
    }
    #[inline]
    const fn here(&self) -> Option<Member> {
        let (class, index) = (self.class, self.index);
        match self.kind {
            Members::CLASS if index == 0 => {
                Some(Member::new(Members::CLASS, class.name(), class.doc()))
            }
            Members::CLASS => None,
            Members::VARIANTS => match class.variants().split_at_checked(index) {
                Some((_, [variant, ..])) => {
                    Some(Member::new(Members::VARIANTS, variant.name(), variant.doc()))
                }
                _ => None,
            },
            Members::FIELDS => {
                let Some(shape) = class.nth_shape(self.shape) else { return None };
                let Some((_, [field, ..])) = shape.fields().split_at_checked(index) else {
                    return None;
                };
                let member = Member::new(Members::FIELDS, field.name(), field.doc());
                let is_numbered = shape.is_tuple();
                Some(Member { is_numbered, type_info: Some(field.type_info()), ..member })
            }
            Members::ATTRS => match class.nth_attr(index) {
                Some(attr) => {
                    let member = Member::new(Members::ATTRS, attr.name(), attr.doc());
                    Some(Member { type_info: Some(attr.type_info()), ..member })
                }
                None => None,
            },
            _ => match class.nth_method(index) {
                Some(method) => Some(Member::new(Members::METHODS, method.name(), method.doc())),
                None => None,
            },
        }
    }
}

impl Member {
    #[inline]
    const fn new(kind: Members, name: &'static str, doc: &'static str) -> Self {
        Self { kind, name, doc, type_info: None, is_numbered: false }
    }

    /// Of which kind it is.
    #[must_use]
    pub const fn kind(&self) -> Members {
        self.kind
    }

    /// Returns its name, as values and messages spell it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns its doc comment; empty without one.
    #[must_use]
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// Returns the type of a field or a class attribute.
    #[must_use]
    pub const fn type_info(&self) -> Option<&'static TypeInfo> {
        self.type_info
    }

    /// Returns `true` if it is a field without a name, of which only the place is known.
    #[must_use]
    pub const fn is_numbered(&self) -> bool {
        self.is_numbered
    }

    /// Returns the beginning of a sentence: "the field `age` of `User` ".
    #[inline]
    pub const fn sentence(&self, class: &Class) -> Message {
        let what = match self.kind {
            Members::CLASS => {
                return Message::new().text("the class `").text(class.name()).text("` ");
            }
            Members::FIELDS => "field",
            Members::VARIANTS => "variant",
            Members::ATTRS => "class attribute",
            _ => "method",
        };
        let named = Message::new().text("the ").text(what).text(" `").text(self.name);
        named.text("` of `").text(class.name()).text("` ")
    }
}
