//! `range`, `len`, `multiple_of`, `one_of` and `pattern`.

use super::super::model::Constraint;
use super::super::parse::FieldAttrs;
use crate::attr::{Given, ungroup};
use crate::ctxt::{Ctxt, append};
use crate::literal::{Number, as_const, is_float, number, source, text};
use proc_macro2::TokenStream;
use quote::quote;
use syn::{Expr, ExprRange, Ident, RangeLimits, Type};

/// The constraints of a field of the given type, in a fixed order.
pub(super) fn all(cx: &Ctxt, raw: &FieldAttrs, ty: &Type) -> Vec<Constraint> {
    let float = is_float(ty);
    let mut all = Vec::new();
    one(cx, &mut all, &raw.range, "a number", |expr| range(expr, float));
    one(cx, &mut all, &raw.len, "a text or a collection", len);
    one(cx, &mut all, &raw.multiple_of, "a number", |expr| multiple_of(expr, float));
    one(cx, &mut all, &raw.one_of, "a boolean, a number or text", |values| one_of(values));
    one(cx, &mut all, &raw.pattern, "text", pattern);
    all
}

fn one<T>(
    cx: &Ctxt,
    all: &mut Vec<Constraint>,
    given: &Given<T>,
    needs: &'static str,
    tokens: impl FnOnce(&T) -> syn::Result<TokenStream>,
) {
    let (Some(key), Some(value)) = (given.key(), given.get()) else { return };
    if let Some(tokens) = cx.ok(tokens(value)) {
        all.push(Constraint { key: Ident::clone(key), tokens, needs });
    }
}

fn as_range(expr: &Expr) -> Option<&ExprRange> {
    match ungroup(expr) {
        Expr::Range(range) => Some(range),
        _ => None,
    }
}

/// A bound as a `Const`: a literal, or a constant that is cast.
fn bound(expr: &Expr, float: bool) -> TokenStream {
    if number(expr).is_some() {
        return as_const(expr).unwrap_or_default();
    }
    if float {
        quote!(__typed::Const::Float((#expr) as f64))
    } else {
        quote!(__typed::Const::Int((#expr) as i128))
    }
}

fn optional(bound: Option<TokenStream>) -> TokenStream {
    bound.map_or_else(|| quote!(__typed::None), |bound| quote!(__typed::Some(#bound)))
}

fn range(expr: &Expr, float: bool) -> syn::Result<TokenStream> {
    let Some(range) = as_range(expr) else {
        return Err(syn::Error::new_spanned(expr, "expected a range such as `0..=150`"));
    };
    if let (Some(min), Some(max)) = ends(range)
        && (min.as_f64() > max.as_f64() || (!is_inclusive(range) && min == max))
    {
        return Err(syn::Error::new_spanned(expr, "no number is in this range"));
    }
    let min = optional(range.start.as_deref().map(|min| bound(min, float)));
    let max = optional(range.end.as_deref().map(|max| bound(max, float)));
    let inclusive = is_inclusive(range);
    let text = shown(expr);
    Ok(quote!(Range { min: #min, max: #max, inclusive: #inclusive, text: #text }))
}

fn ends(range: &ExprRange) -> (Option<Number>, Option<Number>) {
    (range.start.as_deref().and_then(number), range.end.as_deref().and_then(number))
}

const fn is_inclusive(range: &ExprRange) -> bool {
    matches!(range.limits, RangeLimits::Closed(_))
}

fn len(expr: &Expr) -> syn::Result<TokenStream> {
    let (min, max) = match as_range(expr) {
        Some(range) => {
            if let (Some(min), Some(max)) = ends(range)
                && (min > max || (!is_inclusive(range) && min == max))
            {
                return Err(syn::Error::new_spanned(expr, "no length is in this range"));
            }
            let min = range.start.as_ref().map_or_else(|| quote!(0), |min| quote!(#min));
            let max = match (&range.end, is_inclusive(range)) {
                (None, _) => quote!(__typed::NO_LIMIT),
                (Some(max), true) => quote!(#max),
                (Some(max), false) => quote!((#max) - 1),
            };
            (min, max)
        }
        None => (quote!(#expr), quote!(#expr)),
    };
    let text = format!("length {}", shown(expr));
    Ok(quote!(Len { min: #min, max: #max, text: #text }))
}

fn multiple_of(expr: &Expr, float: bool) -> syn::Result<TokenStream> {
    if number(expr).is_some_and(|divisor| divisor.as_f64() == 0.0) {
        return Err(syn::Error::new_spanned(expr, "nothing is a multiple of zero"));
    }
    let divisor = bound(expr, float);
    let text = format!("a multiple of {}", shown(expr));
    Ok(quote!(MultipleOf { divisor: #divisor, text: #text }))
}

/// How many values messages list.
const LISTED: usize = 8;

fn one_of(values: &[Expr]) -> syn::Result<TokenStream> {
    let mut tokens = Vec::new();
    for value in values {
        let expected = || syn::Error::new_spanned(value, "expected a literal");
        tokens.push(as_const(value).ok_or_else(expected)?);
    }
    let mut text = all_shown(values.get(..LISTED).unwrap_or(values));
    if values.len() > LISTED {
        append(&mut text, ", ", "…");
    }
    let text = if values.len() > 1 { format!("one of {text}") } else { text };
    Ok(quote!(OneOf { values: &[#(#tokens),*], text: #text }))
}

#[cfg(feature = "regex")]
fn pattern(pattern: &syn::LitStr) -> syn::Result<TokenStream> {
    if let Err(error) = regex_syntax::Parser::new().parse(&pattern.value()) {
        let message = format!("not a regular expression: {error}");
        return Err(syn::Error::new_spanned(pattern, message));
    }
    let text = format!("text that matches `{}`", pattern.value());
    Ok(quote!(Pattern {
        pattern: { static PATTERN: __typed::Pattern = __typed::Pattern::new(#pattern); &PATTERN },
        text: #text
    }))
}

#[cfg(not(feature = "regex"))]
fn pattern(pattern: &syn::LitStr) -> syn::Result<TokenStream> {
    let message = "`pattern` needs the feature `regex` of `typed-structs`";
    Err(syn::Error::new_spanned(pattern, message))
}

/// The expression without the spaces that printing tokens puts between them.
fn shown(expr: &Expr) -> String {
    let expr = ungroup(expr);
    match (expr, number(expr)) {
        (_, Some(Number::Int(int))) => int.to_string(),
        (_, Some(Number::Float(float))) => format!("{float:?}"),
        (Expr::Range(range), None) => {
            let end = |end: &Option<Box<Expr>>| end.as_deref().map(shown).unwrap_or_default();
            let dots = if is_inclusive(range) { "..=" } else { ".." };
            format!("{}{dots}{}", end(&range.start), end(&range.end))
        }
        _ => source(expr),
    }
}

fn all_shown(values: &[Expr]) -> String {
    let mut text = String::new();
    for value in values {
        append(&mut text, ", ", &shown(value));
    }
    text
}

/// Reports a literal default that breaks a constraint with literal bounds.
pub(super) fn refuse_default(cx: &Ctxt, raw: &FieldAttrs, default: &Expr) {
    let refuse = |expected: String| {
        cx.error(default, format!("the default is refused by its own constraint: {expected}"));
    };
    if let (Some(value), Some(range)) = (number(default), raw.range.get().and_then(as_range)) {
        let (min, max) = ends(range);
        let value = value.as_f64();
        let below = min.is_some_and(|min| value < min.as_f64());
        let above = max.is_some_and(|max| {
            value > max.as_f64() || (!is_inclusive(range) && value == max.as_f64())
        });
        if below || above {
            refuse(format!("expected {}", raw.range.get().map(shown).unwrap_or_default()));
        }
    }
    if let (Some(value), Some(len)) = (text(default), raw.len.get()) {
        let count = i128::try_from(value.chars().count()).unwrap_or(i128::MAX);
        let (min, max) = match as_range(len) {
            Some(range) => {
                let (min, max) = ends(range);
                let exclusive = f64::from(u8::from(!is_inclusive(range)));
                (min.map(Number::as_f64), max.map(|max| max.as_f64() - exclusive))
            }
            None => (number(len).map(Number::as_f64), number(len).map(Number::as_f64)),
        };
        let count = Number::Int(count).as_f64();
        if min.is_some_and(|min| count < min) || max.is_some_and(|max| count > max) {
            refuse(format!("expected length {}", shown(len)));
        }
    }
    if let (Some(values), true) = (raw.one_of.get(), as_const(default).is_some()) {
        let same = |value: &Expr| match (number(value), number(default)) {
            (Some(left), Some(right)) => left.as_f64() == right.as_f64(),
            _ => source(ungroup(value)) == source(ungroup(default)),
        };
        if !values.iter().any(same) {
            refuse(format!("expected {}", all_shown(values)));
        }
    }
}
