//! The members of a class, of all kinds, as one list.

use crate::class::{Class, TypeInfo};
use crate::report::Message;

/// A set of kinds of members, to which a rule applies.
///
/// ```
/// use typed_structs::rules::Members;
///
/// const BOTH: Members = Members::FIELDS.and(Members::METHODS);
/// assert!(BOTH.has(Members::METHODS) && !BOTH.has(Members::ATTRS));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Members(u8);

/// A member or the class itself, as [`Members::walk`] returns it.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    kind: Members,
    name: &'static str,
    doc: &'static str,
    type_info: Option<&'static TypeInfo>,
    /// The variant of a field of an enum.
    variant: Option<&'static str>,
    /// `true` if it has an index instead of a name.
    is_numbered: bool,
    is_base: bool,
}

impl Members {
    /// The class itself.
    pub const CLASS: Self = Self(1);
    /// The fields, including those of an enum's variants.
    pub const FIELDS: Self = Self(2);
    /// The variants of an enum.
    pub const VARIANTS: Self = Self(4);
    /// The class attributes, including associated constants.
    pub const ATTRS: Self = Self(8);
    /// The methods.
    pub const METHODS: Self = Self(16);
    /// All kinds.
    pub const ALL: Self = Self(31);

    /// Returns the union of both sets.
    #[must_use]
    pub const fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Returns `true` if the set contains all kinds of `others`.
    #[must_use]
    pub const fn has(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    /// Iterates over the members of these kinds that the class itself declares: the class, its
    /// variants, its fields, its class attributes, its methods. Fields marked `#[typed(skip)]` are not
    /// members.
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

    /// Returns the member of this index in [`Members::walk`]. It starts from the first member each
    /// time, so use `walk` to visit all.
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

/// An iteration over the members of a class: see [`Members::walk`]. It is not an `Iterator`, which
/// `const` code cannot use.
#[derive(Clone, Debug)]
#[must_use]
pub struct Walk<'c> {
    class: &'c Class,
    of: Members,
    /// The kind of the next member; empty at the end.
    kind: Members,
    /// The index of the shape whose fields are visited.
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
            // Continue with the fields of the next variant.
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
                Some(Member {
                    type_info: Some(field.type_info()),
                    variant: if class.variants().is_empty() { None } else { Some(shape.name()) },
                    is_numbered: shape.is_tuple(),
                    is_base: field.is_base(),
                    ..member
                })
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
        Self { kind, name, doc, type_info: None, variant: None, is_numbered: false, is_base: false }
    }

    /// Returns the kind.
    #[must_use]
    pub const fn kind(&self) -> Members {
        self.kind
    }

    /// Returns the name in values and messages.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the doc comment; empty without one.
    #[must_use]
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// Returns the type of a field or a class attribute; `None` for other members.
    #[must_use]
    pub const fn type_info(&self) -> Option<&'static TypeInfo> {
        self.type_info
    }

    /// Returns the variant that a field of an enum belongs to; `None` for other members.
    #[must_use]
    pub const fn variant(&self) -> Option<&'static str> {
        self.variant
    }

    /// Returns `true` if it is a field without a name, which is identified by its index.
    #[must_use]
    pub const fn is_numbered(&self) -> bool {
        self.is_numbered
    }

    /// Returns `true` if it is a field marked `#[typed(base)]`.
    #[must_use]
    pub const fn is_base(&self) -> bool {
        self.is_base
    }

    /// Returns the beginning of a message: "the field `age` of `User` ", or "the field `radius` of
    /// `Shape::Circle` ".
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
        let named = named.text("` of `").text(class.name());
        match self.variant {
            Some(variant) => named.text("::").text(variant).text("` "),
            None => named.text("` "),
        }
    }
}
