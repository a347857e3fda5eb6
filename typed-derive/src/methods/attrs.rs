//! The attributes of methods and parameters.

use super::method::ParamKind;
use crate::attr::{Attr, Content, Entry, entries, reject_each, unknown_key};
use crate::constraint_attrs::ConstraintAttrs;
use crate::ctxt::Ctxt;
use crate::doc;
use crate::keys::{METHOD_KEYS, PARAM_KEYS};
use crate::names::non_empty_all;
use proc_macro2::TokenStream;
use syn::ext::IdentExt;
use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Meta, Type};

/// The attributes of a parameter.
pub(super) struct ParamAttrs {
    pub(super) doc: Option<TokenStream>,
    pub(super) rename: Option<LitStr>,
    pub(super) aliases: Vec<LitStr>,
    pub(super) default: Option<Expr>,
    pub(super) takes: ParamKind,
    pub(super) is_lax: bool,
    pub(super) constraints: ConstraintAttrs,
}

pub(super) struct MethodAttrs {
    pub(super) is_final: Attr<()>,
    pub(super) rename: Attr<LitStr>,
    pub(super) returns: Attr<Type>,
    pub(super) skip: Attr<()>,
    pub(super) tags: Vec<LitStr>,
    pub(super) init: Attr<()>,
    pub(super) getter: Attr<Option<LitStr>>,
    pub(super) setter: Attr<Option<LitStr>>,
    pub(super) around: Attr<Expr>,
    pub(super) verify: Attr<()>,
}

/// Reports attributes of a method that is left out.
pub(super) fn reject_on_left_out(cx: &Ctxt, attrs: &MethodAttrs, why: &str) {
    let given = [
        attrs.is_final.key(),
        attrs.rename.key(),
        attrs.returns.key(),
        attrs.init.key(),
        attrs.getter.key(),
        attrs.setter.key(),
        attrs.around.key(),
        attrs.verify.key(),
    ];
    reject_each(cx, &given, why);
}

/// Parses and removes the `#[typed]` attributes of a method.
pub(super) fn attrs(cx: &Ctxt, attrs: &mut Vec<Attribute>) -> MethodAttrs {
    let mut own = MethodAttrs {
        is_final: Attr::none("final"),
        rename: Attr::none("rename"),
        returns: Attr::none("returns"),
        skip: Attr::none("skip"),
        tags: Vec::new(),
        init: Attr::none("init"),
        getter: Attr::none("getter"),
        setter: Attr::none("setter"),
        around: Attr::none("around"),
        verify: Attr::none("verify"),
    };
    for entry in &take_entries(cx, attrs) {
        let key = &entry.key;
        match key.unraw().to_string().as_str() {
            "final" => own.is_final.set(cx, key, entry.word()),
            "rename" => own.rename.set(cx, key, entry.text()),
            "returns" => own.returns.set(cx, key, entry.ty()),
            "skip" => own.skip.set(cx, key, entry.word()),
            "tag" => own.tags.extend(cx.ok(entry.text())),
            "init" => own.init.set(cx, key, entry.word()),
            "getter" => own.getter.set(cx, key, optional_text(entry)),
            "setter" => own.setter.set(cx, key, optional_text(entry)),
            "around" => own.around.set(cx, key, entry.expr().cloned()),
            "verify" => own.verify.set(cx, key, entry.word()),
            _ => unknown_key(cx, key, METHOD_KEYS, &[("a parameter", PARAM_KEYS)]),
        }
    }
    own
}

/// Parses a key alone, or `key = "text"`.
fn optional_text(entry: &Entry) -> syn::Result<Option<LitStr>> {
    match entry.content {
        Content::Word => Ok(None),
        _ => entry.text().map(Some),
    }
}

/// Parses and removes the `#[typed]` attributes of a parameter, and its doc comment, which the
/// compiler does not allow there.
pub(super) fn param_attrs(cx: &Ctxt, attrs: &mut Vec<Attribute>) -> ParamAttrs {
    let mut default = Attr::none("default");
    let mut rest = Attr::none("rest");
    let mut keywords = Attr::none("keywords");
    let mut lax = Attr::none("lax");
    let mut rename = Attr::none("rename");
    let mut aliases = Vec::new();
    let mut constraints = ConstraintAttrs::none();
    let doc = doc::text(attrs);
    attrs.retain(|attr| !attr.path().is_ident("doc"));
    for entry in &take_entries(cx, attrs) {
        let key = &entry.key;
        match key.unraw().to_string().as_str() {
            "default" => default.set(cx, key, entry.expr().cloned()),
            "rest" => rest.set(cx, key, entry.word()),
            "keywords" => keywords.set(cx, key, entry.word()),
            "lax" => lax.set(cx, key, entry.word()),
            "rename" => rename.set(cx, key, entry.text()),
            "alias" => aliases.extend(cx.ok(entry.text())),
            _ if constraints.set(cx, entry) => {}
            _ => unknown_key(cx, key, PARAM_KEYS, &[("a method", METHOD_KEYS)]),
        }
    }
    let takes = match (rest.is_some(), keywords.key()) {
        (false, None) => ParamKind::One,
        (true, None) => ParamKind::Rest,
        (false, Some(_)) => ParamKind::Keywords,
        (true, Some(key)) => {
            cx.error(key, "`rest` and `keywords` exclude each other");
            ParamKind::Keywords
        }
    };
    if let (Some(key), false) = (default.key(), takes == ParamKind::One) {
        cx.error(
            key,
            "a collecting parameter cannot have a default: it is empty if no arguments are left",
        );
    }
    if let (Some(alias), ParamKind::Keywords) = (aliases.first(), takes) {
        cx.error(alias, "`alias` has no effect on a parameter that collects all other names");
    }
    ParamAttrs {
        doc,
        rename: rename.take(),
        aliases: non_empty_all(cx, &aliases),
        default: default.take(),
        takes,
        is_lax: lax.is_some(),
        constraints,
    }
}

/// Returns the note of `#[deprecated]`, which may be empty.
pub(super) fn deprecated(attrs: &[Attribute]) -> Option<String> {
    let attr = attrs.iter().find(|attr| attr.path().is_ident("deprecated"))?;
    let text = |value: &Expr| match value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => text.value(),
        _ => String::new(),
    };
    let mut note = String::new();
    match &attr.meta {
        Meta::Path(_) => {}
        Meta::NameValue(meta) => note = text(&meta.value),
        Meta::List(list) => {
            // The compiler reports errors in it.
            let _ = list.parse_nested_meta(|meta| {
                let value: Expr = meta.value()?.parse()?;
                if meta.path.is_ident("note") {
                    note = text(&value);
                }
                Ok(())
            });
        }
    }
    Some(note)
}

/// Parses and removes the `#[typed]` attributes, which the compiler does not know.
pub(super) fn take_entries(cx: &Ctxt, attrs: &mut Vec<Attribute>) -> Vec<Entry> {
    let entries = entries(cx, attrs);
    attrs.retain(|attr| !attr.path().is_ident("typed"));
    entries
}
