//! The tree of schemas that values are checked against.

use crate::class::Constraint;
use crate::schema::json::assert::canon::Canon;
use crate::schema::json::types::Types;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

/// The number of a schema in its tree.
pub(in crate::schema::json) type Id = usize;

/// All schemas of a document. They refer to each other by number, also to themselves.
#[derive(Default)]
pub(in crate::schema::json) struct Tree {
    pub(super) nodes: Vec<Node>,
}

impl Tree {
    pub(super) fn node(&self, id: Id) -> Option<&Node> {
        self.nodes.get(id)
    }
}

/// A schema. Keywords apply to values of their type only.
pub(in crate::schema::json) struct Node {
    /// The place in the document, for messages.
    pub(super) place: String,
    /// `true` if a reference leads here, so that it can apply to a value several times.
    pub(super) is_target: bool,
    pub(super) types: Types,
    pub(super) constants: Option<Constants>,
    pub(super) numbers: &'static [Constraint],
    pub(super) strings: &'static [Constraint],
    pub(super) lists: Option<Box<Lists>>,
    pub(super) maps: Option<Box<Maps>>,
    pub(super) applied: Vec<Applied>,
}

impl Node {
    /// Creates a schema that accepts every value.
    pub(in crate::schema::json) const fn any(place: String) -> Self {
        Self {
            place,
            is_target: false,
            types: Types::ALL,
            constants: None,
            numbers: &[],
            strings: &[],
            lists: None,
            maps: None,
            applied: Vec::new(),
        }
    }

    /// Returns `true` if no value is accepted.
    pub(super) const fn is_never(&self) -> bool {
        self.types.is_none()
    }

    /// Passes on each schema that applies to the same value.
    pub(super) fn in_place(&self, see: &mut dyn FnMut(Id)) {
        for applied in &self.applied {
            match applied {
                Applied::All(ids) | Applied::Any(ids) | Applied::One(ids) => {
                    ids.iter().copied().for_each(&mut *see);
                }
                Applied::Not(id) => see(*id),
                Applied::If { test, then, otherwise } => {
                    [Some(*test), *then, *otherwise].into_iter().flatten().for_each(&mut *see);
                }
            }
        }
        let dependent = self.maps.iter().flat_map(|maps| &maps.dependent);
        dependent.for_each(|(_, id)| see(*id));
    }
}

/// The values of `enum` or `const`.
pub(super) struct Constants {
    /// In order.
    pub(super) values: Vec<Canon<'static>>,
    pub(super) text: String,
}

/// Keywords of lists.
pub(super) struct Lists {
    pub(super) len: &'static [Constraint],
    pub(super) prefix: Vec<Id>,
    pub(super) items: Option<Id>,
    pub(super) contains: Option<Contains>,
    pub(super) is_unique: bool,
    pub(super) unevaluated: Option<Id>,
}

/// The schema of some items, and the number of items that it accepts.
pub(super) struct Contains {
    pub(super) item: Id,
    pub(super) min: usize,
    pub(super) max: usize,
}

/// Keywords of objects.
pub(super) struct Maps {
    pub(super) len: &'static [Constraint],
    pub(super) properties: BTreeMap<String, Id>,
    pub(super) patterns: Vec<(&'static [Constraint], Id)>,
    pub(super) additional: Option<Id>,
    pub(super) names: Option<Id>,
    pub(super) required: Vec<String>,
    /// The names that another one requires.
    pub(super) dependent_required: Vec<(String, Vec<String>)>,
    /// The schemas of objects with a name.
    pub(super) dependent: Vec<(String, Id)>,
    pub(super) unevaluated: Option<Id>,
}

/// Schemas that apply to the same value.
pub(super) enum Applied {
    All(Vec<Id>),
    Any(Vec<Id>),
    One(Vec<Id>),
    Not(Id),
    If { test: Id, then: Option<Id>, otherwise: Option<Id> },
}
