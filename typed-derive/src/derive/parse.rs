//! The attributes of the input, before they are validated.

use super::content::{case, default, list, metas, methods, unknown};
use crate::attr::{Attr, crate_path, entries, unknown_key};
use crate::case::Case;
use crate::constraint_attrs::ConstraintAttrs;
use crate::ctxt::Ctxt;
use crate::keys::{
    CONTAINER, CONTAINER_KEYS, FIELD, FIELD_KEYS, METHOD, METHOD_KEYS, PARAM, PARAM_KEYS, VARIANT,
    VARIANT_KEYS,
};
use syn::ext::IdentExt;
use syn::{Attribute, Data, DeriveInput, Expr, Ident, LitInt, LitStr, Path, Type};

/// The attributes of a whole input.
pub(crate) struct Raw {
    pub(crate) container: ContainerAttrs,
    /// The single shape of a struct, or that of each variant.
    pub(crate) shapes: Vec<RawShape>,
}

pub(crate) struct RawShape {
    pub(crate) attrs: VariantAttrs,
    pub(crate) fields: Vec<FieldAttrs>,
}

pub(crate) struct ContainerAttrs {
    pub(crate) krate: Attr<Path>,
    pub(crate) rename: Attr<LitStr>,
    pub(crate) rename_all: Attr<Case>,
    pub(crate) class: Vec<RawClassAttr>,
    pub(crate) check: Attr<Path>,
    pub(crate) after: Attr<Path>,
    pub(crate) before: Attr<Path>,
    pub(crate) unknown: Attr<Ident>,
    pub(crate) frozen: Attr<()>,
    pub(crate) tag: Attr<LitStr>,
    pub(crate) content: Attr<LitStr>,
    pub(crate) untagged: Attr<()>,
    pub(crate) methods: Attr<Vec<LitInt>>,
    pub(crate) on_change: Attr<Path>,
    pub(crate) metas: Vec<Expr>,
    pub(crate) register: Attr<()>,
    pub(crate) schemars: Attr<()>,
    pub(crate) serde: Attr<()>,
    pub(crate) clone: Attr<()>,
    pub(crate) lax: Attr<()>,
    pub(crate) info: Vec<RawInfo>,
}

pub(crate) struct VariantAttrs {
    pub(crate) rename: Attr<LitStr>,
    pub(crate) aliases: Vec<LitStr>,
}

pub(crate) struct FieldAttrs {
    pub(crate) rename: Attr<LitStr>,
    pub(crate) aliases: Vec<LitStr>,
    pub(crate) default: Attr<Option<Expr>>,
    pub(crate) skip: Attr<()>,
    pub(crate) frozen: Attr<()>,
    pub(crate) opaque: Attr<()>,
    pub(crate) base: Attr<()>,
    pub(crate) extras: Attr<()>,
    pub(crate) text: Attr<()>,
    pub(crate) serde: Attr<()>,
    pub(crate) with: Attr<Path>,
    pub(crate) lax: Attr<()>,
    pub(crate) strict: Attr<()>,
    pub(crate) byte_size: Attr<()>,
    pub(crate) check: Attr<Path>,
    pub(crate) constraints: ConstraintAttrs,
    pub(crate) info: Vec<RawInfo>,
}

/// `name: Type = value` in `class(…)`.
pub(crate) struct RawClassAttr {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) frozen: bool,
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    pub(crate) value: Option<Expr>,
}

/// `key = literal` in `info(…)`.
pub(crate) struct RawInfo {
    pub(crate) key: Ident,
    pub(crate) value: Expr,
}

pub(crate) fn input(cx: &Ctxt, input: &DeriveInput) -> Raw {
    let container = container(cx, &input.attrs);
    let shapes = match &input.data {
        Data::Struct(data) => {
            let attrs = VariantAttrs { rename: Attr::none("rename"), aliases: Vec::new() };
            vec![RawShape { attrs, fields: fields(cx, &data.fields) }]
        }
        Data::Enum(data) => {
            let mut shapes = Vec::new();
            for one in &data.variants {
                let (attrs, fields) = (variant(cx, &one.attrs), fields(cx, &one.fields));
                shapes.push(RawShape { attrs, fields });
            }
            shapes
        }
        Data::Union(data) => {
            cx.error(data.union_token, "unions are not supported; use a struct or an enum");
            Vec::new()
        }
    };
    Raw { container, shapes }
}

fn fields(cx: &Ctxt, fields: &syn::Fields) -> Vec<FieldAttrs> {
    let mut all = Vec::new();
    for one in fields {
        all.push(field(cx, &one.attrs));
    }
    all
}

fn container(cx: &Ctxt, attrs: &[Attribute]) -> ContainerAttrs {
    let mut own = ContainerAttrs {
        krate: Attr::none("crate"),
        rename: Attr::none("rename"),
        rename_all: Attr::none("rename_all"),
        class: Vec::new(),
        check: Attr::none("check"),
        after: Attr::none("after"),
        before: Attr::none("before"),
        unknown: Attr::none("unknown"),
        frozen: Attr::none("frozen"),
        tag: Attr::none("tag"),
        content: Attr::none("content"),
        untagged: Attr::none("untagged"),
        methods: Attr::none("methods"),
        on_change: Attr::none("on_change"),
        metas: Vec::new(),
        register: Attr::none("register"),
        schemars: Attr::none("schemars"),
        serde: Attr::none("serde"),
        clone: Attr::none("clone"),
        lax: Attr::none("lax"),
        info: Vec::new(),
    };
    for entry in &entries(cx, attrs) {
        let key = &entry.key;
        match key.unraw().to_string().as_str() {
            "crate" => {
                let path = entry.path("the path of the crate").and_then(crate_path);
                own.krate.set(cx, key, path);
            }
            "rename" => own.rename.set(cx, key, entry.text()),
            "rename_all" => own.rename_all.set(cx, key, case(entry)),
            "class" => own.class.extend(list(cx, entry, "class attributes `name: Type = value`")),
            "check" => own.check.set(cx, key, entry.path("a function")),
            "after" => own.after.set(cx, key, entry.path("a function")),
            "before" => own.before.set(cx, key, entry.path("a function")),
            "unknown" => own.unknown.set(cx, key, unknown(entry)),
            "frozen" => own.frozen.set(cx, key, entry.word()),
            "tag" => own.tag.set(cx, key, entry.text()),
            "content" => own.content.set(cx, key, entry.text()),
            "untagged" => own.untagged.set(cx, key, entry.word()),
            "methods" => own.methods.set(cx, key, methods(entry)),
            "on_change" => own.on_change.set(cx, key, entry.path("a function")),
            "meta" => own.metas.extend(cx.ok(metas(entry)).unwrap_or_default()),
            "register" => own.register.set(cx, key, entry.word()),
            "schemars" => own.schemars.set(cx, key, entry.word()),
            "serde" => own.serde.set(cx, key, entry.word()),
            "clone" => own.clone.set(cx, key, entry.word()),
            "lax" => own.lax.set(cx, key, entry.word()),
            "info" => own.info.extend(list(cx, entry, "entries `key = literal`")),
            _ => unknown_key(
                cx,
                key,
                CONTAINER_KEYS,
                &[
                    (FIELD, FIELD_KEYS),
                    (VARIANT, VARIANT_KEYS),
                    (METHOD, METHOD_KEYS),
                    (PARAM, PARAM_KEYS),
                ],
            ),
        }
    }
    own
}

fn variant(cx: &Ctxt, attrs: &[Attribute]) -> VariantAttrs {
    let mut own = VariantAttrs { rename: Attr::none("rename"), aliases: Vec::new() };
    for entry in &entries(cx, attrs) {
        let key = &entry.key;
        match key.unraw().to_string().as_str() {
            "rename" => own.rename.set(cx, key, entry.text()),
            "alias" => own.aliases.extend(cx.ok(entry.text())),
            _ => unknown_key(
                cx,
                key,
                VARIANT_KEYS,
                &[
                    (FIELD, FIELD_KEYS),
                    (CONTAINER, CONTAINER_KEYS),
                    (METHOD, METHOD_KEYS),
                    (PARAM, PARAM_KEYS),
                ],
            ),
        }
    }
    own
}

fn field(cx: &Ctxt, attrs: &[Attribute]) -> FieldAttrs {
    let mut own = FieldAttrs {
        rename: Attr::none("rename"),
        aliases: Vec::new(),
        default: Attr::none("default"),
        skip: Attr::none("skip"),
        frozen: Attr::none("frozen"),
        opaque: Attr::none("opaque"),
        base: Attr::none("base"),
        extras: Attr::none("extras"),
        text: Attr::none("text"),
        serde: Attr::none("serde"),
        with: Attr::none("with"),
        lax: Attr::none("lax"),
        strict: Attr::none("strict"),
        byte_size: Attr::none("byte_size"),
        check: Attr::none("check"),
        constraints: ConstraintAttrs::none(),
        info: Vec::new(),
    };
    for entry in &entries(cx, attrs) {
        let key = &entry.key;
        match key.unraw().to_string().as_str() {
            "rename" => own.rename.set(cx, key, entry.text()),
            "alias" => own.aliases.extend(cx.ok(entry.text())),
            "default" => own.default.set(cx, key, default(entry)),
            "skip" => own.skip.set(cx, key, entry.word()),
            "frozen" => own.frozen.set(cx, key, entry.word()),
            "opaque" => own.opaque.set(cx, key, entry.word()),
            "base" => own.base.set(cx, key, entry.word()),
            "extras" => own.extras.set(cx, key, entry.word()),
            "text" => own.text.set(cx, key, entry.word()),
            "serde" => own.serde.set(cx, key, entry.word()),
            "with" => own.with.set(cx, key, entry.path("a module")),
            "lax" => own.lax.set(cx, key, entry.word()),
            "strict" => own.strict.set(cx, key, entry.word()),
            "byte_size" => own.byte_size.set(cx, key, entry.word()),
            "check" => own.check.set(cx, key, entry.path("a function")),
            "info" => own.info.extend(list(cx, entry, "entries `key = literal`")),
            _ if own.constraints.set(cx, entry) => {}
            _ => unknown_key(
                cx,
                key,
                FIELD_KEYS,
                &[(CONTAINER, CONTAINER_KEYS), (METHOD, METHOD_KEYS), (PARAM, PARAM_KEYS)],
            ),
        }
    }
    own
}
