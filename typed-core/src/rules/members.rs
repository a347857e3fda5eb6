//! The members of a class, whatever their kind, as one list.

use crate::class::{Class, ClassKind, Field, Shape, Style};
use crate::sentence::Sentence;

/// Kinds of members: which of them a rule is about.
///
/// ```
/// use typed_core::rules::Members;
///
/// const BOTH: Members = Members::FIELDS.and(Members::METHODS);
/// assert!(BOTH.has(Members::METHODS) && !BOTH.has(Members::ATTRS));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Members(u8);

/// A member, or the class itself, as [`Members::nth`] finds it.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    kind: Members,
    name: &'static str,
    doc: &'static str,
    /// Whether it has a place instead of a name.
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

    /// Whether all of the others are among these.
    #[must_use]
    pub const fn has(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    /// The members of these kinds that the class itself declares, one by one.
    #[must_use]
    pub const fn nth(self, class: &Class, mut index: usize) -> Option<Member> {
        if self.has(Self::CLASS) {
            if index == 0 {
                return Some(Member::new(Self::CLASS, class.name(), class.doc()));
            }
            index -= 1;
        }
        if self.has(Self::VARIANTS) {
            let variants = class.variants();
            if let Some(variant) = at(variants, index) {
                return Some(Member::new(Self::VARIANTS, variant.name(), variant.doc()));
            }
            index -= variants.len();
        }
        if self.has(Self::FIELDS) {
            match nth_field(class, index) {
                Ok((shape, field)) => {
                    let is_numbered = matches!(shape, Style::Tuple | Style::Newtype);
                    let member = Member::new(Self::FIELDS, field.name(), field.doc());
                    return Some(Member { is_numbered, ..member });
                }
                Err(fields) => index -= fields,
            }
        }
        if self.has(Self::ATTRS) {
            if let Some(attr) = class.nth_attr(index) {
                return Some(Member::new(Self::ATTRS, attr.name(), attr.doc()));
            }
            let mut attrs = 0;
            while class.nth_attr(attrs).is_some() {
                attrs += 1;
            }
            index -= attrs;
        }
        match class.nth_method(index) {
            Some(method) if self.has(Self::METHODS) => {
                Some(Member::new(Self::METHODS, method.name(), method.doc()))
            }
            _ => None,
        }
    }
}

const fn at(shapes: &'static [Shape], index: usize) -> Option<&'static Shape> {
    match shapes.split_at_checked(index) {
        Some((_, [shape, ..])) => Some(shape),
        _ => None,
    }
}

/// A field of the struct or of one of the variants; otherwise how many there are.
pub(super) const fn nth_field(
    class: &Class,
    index: usize,
) -> Result<(Style, &'static Field), usize> {
    let mut before = 0;
    let mut shape = 0;
    while let Some((style, fields)) = nth_shape(class, shape) {
        if let Some((_, [field, ..])) = fields.split_at_checked(index - before) {
            return Ok((style, field));
        }
        before += fields.len();
        shape += 1;
    }
    Err(before)
}

const fn nth_shape(class: &Class, index: usize) -> Option<(Style, &'static [Field])> {
    match class.kind() {
        ClassKind::Struct if index > 0 => None,
        ClassKind::Struct => match class.only_shape() {
            Some(shape) => Some((shape.style(), shape.fields())),
            None => None,
        },
        ClassKind::Enum => match at(class.variants(), index) {
            Some(shape) => Some((shape.style(), shape.fields())),
            None => None,
        },
    }
}

impl Member {
    const fn new(kind: Members, name: &'static str, doc: &'static str) -> Self {
        Self { kind, name, doc, is_numbered: false }
    }

    /// Of which kind it is.
    #[must_use]
    pub const fn kind(&self) -> Members {
        self.kind
    }

    /// Its name, as values and messages spell it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Its doc comment; empty without one.
    #[must_use]
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// Whether it is a field without a name, of which only the place is known.
    #[must_use]
    pub const fn is_numbered(&self) -> bool {
        self.is_numbered
    }

    /// The beginning of a sentence: "the field `age` of `User` ".
    pub const fn sentence(&self, class: &Class) -> Sentence {
        let what = match self.kind {
            Members::CLASS => {
                return Sentence::new().text("the class `").text(class.name()).text("` ");
            }
            Members::FIELDS => "field",
            Members::VARIANTS => "variant",
            Members::ATTRS => "class attribute",
            _ => "method",
        };
        let named = Sentence::new().text("the ").text(what).text(" `").text(self.name);
        named.text("` of `").text(class.name()).text("` ")
    }
}
