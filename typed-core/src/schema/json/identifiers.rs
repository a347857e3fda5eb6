//! The identifiers of schemas within a document: `$id`, `$anchor` and `$dynamicAnchor`.

use crate::schema::json::keywords::{Subschemas, subschemas_of};
use crate::schema::json::pointer::{Index, Place, decoded, item};
use crate::schema::json::uri::join;
use crate::value::{Map, Value};
use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ptr;

/// The number of a resource: a schema with an `$id`, or the whole document.
type Resource = usize;

/// The number of a key among all, which lead from the root of the document to the schemas.
type Step = usize;

const ROOT: usize = 0;

/// The identifiers of a document.
pub(super) struct Identifiers<'s> {
    /// Each key with the one before it.
    steps: Vec<(Step, Cow<'s, str>)>,
    /// The schemas of the resources, each with its address, unless that is too long.
    resources: Vec<(Located<'s>, Option<String>)>,
    /// The resources by their addresses. There is none if several schemas have the address.
    by_address: BTreeMap<String, Option<Resource>>,
    anchors: BTreeMap<(Resource, &'s str), Option<Located<'s>>>,
    /// The number of dynamic anchors of each name.
    dynamic_anchors: BTreeMap<&'s str, usize>,
    /// The resources of schemas by their addresses in memory, except those of the whole document. A
    /// schema does not move while the document is read.
    owners: BTreeMap<usize, Resource>,
    index: Index<'s>,
}

/// A schema and its place.
#[derive(Clone, Copy)]
struct Located<'s> {
    step: Step,
    schema: &'s Value<'s>,
}

/// The reason why a reference has no target.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Unresolved {
    Missing,
    Elsewhere,
}

/// The draft of a document, which its `$schema` names.
#[derive(Clone, Copy)]
pub(super) struct Draft<'s> {
    /// `true` before draft 2019-09: a `$ref` stands alone, and an `$id` can be an anchor.
    pub(super) is_old: bool,
    pub(super) is_draft_4: bool,
    /// The `$schema` of the document.
    pub(super) dialect: Option<&'s str>,
}

impl<'s> Draft<'s> {
    /// Returns the draft of a document.
    pub(super) fn of(root: &'s Value<'s>) -> Self {
        let dialect = root.as_map().and_then(|map| map.get("$schema")).and_then(Value::as_str);
        let has = |name: &str| dialect.is_some_and(|dialect| dialect.contains(name));
        Self { is_old: has("/draft-0"), is_draft_4: has("/draft-04"), dialect }
    }
}

impl<'s> Identifiers<'s> {
    /// Collects the identifiers of a document.
    pub(super) fn of(root: &'s Value<'s>, draft: Draft<'s>) -> Self {
        let root = Located { step: ROOT, schema: root };
        let mut all = Self {
            steps: Vec::from([(ROOT, Cow::Borrowed(""))]),
            resources: Vec::from([(root, Some(String::new()))]),
            by_address: BTreeMap::new(),
            anchors: BTreeMap::new(),
            dynamic_anchors: BTreeMap::new(),
            owners: BTreeMap::new(),
            index: Index::default(),
        };
        // Not recursive, since a value can nest deeper than a schema may.
        let mut stack = Vec::from([(root, ROOT)]);
        while let Some((schema, within)) = stack.pop() {
            let Some(map) = schema.schema.as_map() else { continue };
            let resource = all.identify(schema, map, within, draft);
            if resource != ROOT {
                all.owners.insert(ptr::from_ref(map).addr(), resource);
            }
            all.parts(schema.step, map, &mut |part| stack.push((part, resource)));
        }
        if let Some((_, Some(address))) = all.resources.first() {
            let address = address.clone();
            add(&mut all.by_address, address, ROOT);
        }
        all
    }

    /// Passes on the schemas inside a schema.
    fn parts(&mut self, at: Step, map: &'s Map<'s>, see: &mut dyn FnMut(Located<'s>)) {
        for (key, value) in map.iter() {
            let Some(key) = key.as_str() else { continue };
            let (of_list, of_map) = match subschemas_of(key) {
                Some(Subschemas::One) => (false, false),
                Some(Subschemas::OneOrMany) => (value.as_list().is_some(), false),
                Some(Subschemas::Many) => (true, false),
                Some(Subschemas::Named) => (false, true),
                None => continue,
            };
            let at = self.step(at, Cow::Borrowed(key));
            match value {
                Value::List(items) if of_list => {
                    for (number, schema) in items.iter().enumerate() {
                        let step = self.step(at, Cow::Owned(number.to_string()));
                        see(Located { step, schema });
                    }
                }
                Value::Map(entries) if of_map => {
                    for (name, schema) in entries.iter() {
                        let Some(name) = name.as_str() else { continue };
                        let step = self.step(at, Cow::Borrowed(name));
                        see(Located { step, schema });
                    }
                }
                schema if !of_list && !of_map => see(Located { step: at, schema }),
                _ => {}
            }
        }
    }

    fn step(&mut self, before: Step, key: Cow<'s, str>) -> Step {
        self.steps.push((before, key));
        self.steps.len() - 1
    }

    /// Adds the identifiers of a schema. Returns the resource that it belongs to.
    fn identify(
        &mut self,
        schema: Located<'s>,
        map: &'s Map<'s>,
        within: Resource,
        draft: Draft<'s>,
    ) -> Resource {
        let text = |keyword: &str| map.get(keyword).and_then(Value::as_str);
        let mut resource = within;
        let id = text(if draft.is_draft_4 { "id" } else { "$id" });
        if let Some(id) = id.filter(|_| !draft.is_old || map.get("$ref").is_none()) {
            let (address, anchor) = id.split_once('#').unwrap_or((id, ""));
            if !address.is_empty() {
                let is_foreign = text("$schema")
                    .is_some_and(|it| draft.dialect.is_none_or(|dialect| it != dialect));
                resource = self.add_resource(schema, address, within, is_foreign);
            }
            if draft.is_old && !anchor.is_empty() {
                add(&mut self.anchors, (resource, anchor), schema);
            }
        }
        if !draft.is_old {
            let anchors = ["$anchor", "$dynamicAnchor"].map(text);
            if let [_, Some(name)] = anchors {
                *self.dynamic_anchors.entry(name).or_default() += 1;
            }
            // Both can have the same name.
            let [anchor, dynamic] = anchors;
            for name in anchor.into_iter().chain(dynamic.filter(|name| Some(*name) != anchor)) {
                add(&mut self.anchors, (resource, name), schema);
            }
        }
        resource
    }

    /// Adds a resource. One in another dialect has no address, since its keywords have other meanings.
    fn add_resource(
        &mut self,
        schema: Located<'s>,
        address: &str,
        within: Resource,
        is_foreign: bool,
    ) -> Resource {
        let base = self.resources.get(within).and_then(|(_, address)| address.as_deref());
        let address = base.and_then(|base| join(base, address));
        if schema.step == ROOT {
            if let Some((_, own)) = self.resources.first_mut() {
                *own = address;
            }
            return ROOT;
        }
        let resource = self.resources.len();
        if let Some(address) = address.clone().filter(|_| !is_foreign) {
            add(&mut self.by_address, address, resource);
        }
        self.resources.push((schema, address));
        resource
    }

    /// Returns `true` if only one schema has a dynamic anchor of this name, so that a `$dynamicRef` to
    /// it always leads there.
    pub(super) fn is_only(&self, name: &str) -> bool {
        self.dynamic_anchors.get(name).is_none_or(|count| *count == 1)
    }

    /// Returns the target of a reference in a schema.
    pub(super) fn resolve(
        &mut self,
        map: &Map<'_>,
        reference: &str,
        from: &Place,
    ) -> Result<(Place, &'s Value<'s>), Unresolved> {
        let within = self.owners.get(&ptr::from_ref(map).addr()).copied().unwrap_or(ROOT);
        let (address, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let resource = match address {
            "" => within,
            address => {
                let base = self.resources.get(within).and_then(|(_, address)| address.as_deref());
                let address = base.and_then(|base| join(base, address));
                let resource = address.and_then(|address| self.by_address.get(&address).copied());
                resource.flatten().ok_or(Unresolved::Elsewhere)?
            }
        };
        self.in_resource(resource, fragment, from).ok_or(Unresolved::Missing)
    }

    fn in_resource(
        &mut self,
        resource: Resource,
        fragment: &str,
        from: &Place,
    ) -> Option<(Place, &'s Value<'s>)> {
        let root = self.resources.get(resource)?.0;
        let Some(pointer) = fragment.strip_prefix('/') else {
            let name = decoded(fragment)?;
            let target = match &*name {
                "" => root,
                name => self.anchors.get(&(resource, name)).copied().flatten()?,
            };
            return Some((self.place(target.step, from).target(from), target.schema));
        };
        let (mut place, mut target) = (self.place(root.step, from), root.schema);
        let mut owner = resource;
        for token in pointer.split('/') {
            let key = decoded(token)?.replace("~1", "/").replace("~0", "~");
            target = match target {
                Value::Map(map) => self.index.get(map, &key)?,
                Value::List(items) => items.get(item(&key)?)?,
                _ => return None,
            };
            place = place.named(&key);
            let address = target.as_map().map(|map| ptr::from_ref(map).addr());
            owner = address.and_then(|it| self.owners.get(&it).copied()).unwrap_or(owner);
        }
        let is_known = match target {
            Value::Map(map) => self.owners.contains_key(&ptr::from_ref(map).addr()),
            _ => true,
        };
        // The resource of a schema under an unknown keyword is known only if there is no other.
        (owner == ROOT || is_known).then(|| (place.target(from), target))
    }

    /// Returns the place to which steps lead.
    fn place(&self, step: Step, from: &Place) -> Place {
        let (mut keys, mut step) = (Vec::new(), step);
        while step != ROOT
            && let Some((before, key)) = self.steps.get(step)
        {
            keys.push(key);
            step = *before;
        }
        let root = Place::root(from.name().into());
        keys.into_iter().rev().fold(root, |place, key| place.named(key))
    }
}

/// Adds an identifier, which is ambiguous if another schema has it.
fn add<K: Ord, T>(to: &mut BTreeMap<K, Option<T>>, key: K, target: T) {
    to.entry(key).and_modify(|known| *known = None).or_insert(Some(target));
}
