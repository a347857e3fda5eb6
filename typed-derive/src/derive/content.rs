//! The contents of attributes, such as the rules of `meta`.

use super::parse::{RawClassAttr, RawInfo};
use crate::attr::{Content, Entry, separated};
use crate::case::{CASES, Case};
use crate::ctxt::{Ctxt, append};
use crate::methods::LAST_BLOCK;
use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Expr, ExprLit, Ident, Lit, LitBool, LitInt, Token};

pub(super) fn case(entry: &Entry) -> syn::Result<Case> {
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

pub(super) fn default(entry: &Entry) -> syn::Result<Option<Expr>> {
    match entry.word() {
        Ok(()) => Ok(None),
        Err(_) => entry.expr().map(|expr| Some(expr.clone())),
    }
}

pub(super) fn unknown(entry: &Entry) -> syn::Result<Ident> {
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
pub(super) fn metas(entry: &Entry) -> syn::Result<Vec<Expr>> {
    match entry.content {
        Content::List(_) => entry.list("rules", separated),
        _ => Ok(vec![entry.expr()?.clone()]),
    }
}

pub(super) fn list<T: Parse>(cx: &Ctxt, entry: &Entry, what: &str) -> Vec<T> {
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
pub(super) fn methods(entry: &Entry) -> syn::Result<Vec<LitInt>> {
    let numbers: Vec<LitInt> = entry.list("the numbers of `#[typed_methods]` blocks", separated)?;
    for number in &numbers {
        if number.base10_parse::<usize>()? > LAST_BLOCK {
            let message = format!("blocks are numbered from 0 to {LAST_BLOCK}");
            return Err(syn::Error::new(number.span(), message));
        }
    }
    Ok(numbers)
}
