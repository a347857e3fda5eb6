//! The attributes of the input, before they are validated.

use crate::attr::{Attr, Content, Entry, entries, separated, unknown_key};
use crate::case::{CASES, Case};
use crate::constraint_attrs::ConstraintAttrs;
use crate::ctxt::{Ctxt, append};
use crate::keys::{
    CONTAINER, CONTAINER_KEYS, FIELD, FIELD_KEYS, METHOD, METHOD_KEYS, PARAM, PARAM_KEYS, VARIANT,
    VARIANT_KEYS,
};
use crate::methods::LAST_BLOCK;
use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{
    Attribute, Data, DeriveInput, Expr, ExprLit, Ident, Lit, LitBool, LitInt, LitStr, Path, Token,
    Type,
};

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
            "crate" => own.krate.set(cx, key, entry.path("the path of the crate")),
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

fn case(entry: &Entry) -> syn::Result<Case> {
    let text = entry.text()?;
    let mut names = String::new();
    for (name, case) in CASES {
        if name == text.value() {
            return Ok(case);
        }
        append(&mut names, "`, `", name);
    }
    Err(syn::Error::new(text.span(), format!("expected a naming convention: `{names}`")))
}

fn default(entry: &Entry) -> syn::Result<Option<Expr>> {
    match entry.word() {
        Ok(()) => Ok(None),
        Err(_) => entry.expr().map(|expr| Some(expr.clone())),
    }
}

fn unknown(entry: &Entry) -> syn::Result<Ident> {
    let expected = "expected `deny`, `warn`, `ignore` or `collect`";
    let path = entry.path(expected).map_err(|error| syn::Error::new(error.span(), expected))?;
    match path.get_ident() {
        Some(ident) if ["deny", "warn", "ignore", "collect"].iter().any(|known| ident == known) => {
            Ok(ident.clone())
        }
        _ => Err(syn::Error::new_spanned(path, expected)),
    }
}

/// Parses `meta = rule` or `meta(rule, rule)`.
fn metas(entry: &Entry) -> syn::Result<Vec<Expr>> {
    match entry.content {
        Content::List(_) => entry.list("rules", separated),
        _ => Ok(vec![entry.expr()?.clone()]),
    }
}

fn list<T: Parse>(cx: &Ctxt, entry: &Entry, what: &str) -> Vec<T> {
    cx.ok(entry.list(what, separated)).unwrap_or_default()
}

impl Parse for RawClassAttr {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attrs = input.call(Attribute::parse_outer)?;
        let frozen = input.peek(Token![final]);
        if frozen {
            input.parse::<Token![final]>()?;
        }
        let ident = input.call(Ident::parse_any)?;
        if !input.peek(Token![:]) {
            let message = format!("expected a type: `{ident}: Type = value`");
            return Err(syn::Error::new(ident.span(), message));
        }
        input.parse::<Token![:]>()?;
        let ty = input.parse()?;
        let value = match input.parse::<Option<Token![=]>>()? {
            Some(_) => Some(input.parse()?),
            None => None,
        };
        Ok(Self { attrs, frozen, ident, ty, value })
    }
}

impl Parse for RawInfo {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let key = input.call(Ident::parse_any)?;
        if input.is_empty() || input.peek(Token![,]) {
            let lit = Lit::Bool(LitBool::new(true, Span::call_site()));
            return Ok(Self { key, value: Expr::Lit(ExprLit { attrs: Vec::new(), lit }) });
        }
        if !input.peek(Token![=]) {
            return Err(input.error(format!("expected a literal: `{key} = …`")));
        }
        input.parse::<Token![=]>()?;
        Ok(Self { key, value: input.parse()? })
    }
}

/// Parses `methods(0, 1)`, the numbers of blocks.
fn methods(entry: &Entry) -> syn::Result<Vec<LitInt>> {
    let numbers: Vec<LitInt> = entry.list("the numbers of `#[typed_methods]` blocks", separated)?;
    for number in &numbers {
        if number.base10_parse::<usize>()? > LAST_BLOCK {
            let message = format!("blocks are numbered from 0 to {LAST_BLOCK}");
            return Err(syn::Error::new(number.span(), message));
        }
    }
    Ok(numbers)
}
