//! `range`, `len`, `multiple_of`, `one_of`, `pattern`, and those of parts.

use crate::attr::{Attr, ungroup};
use crate::constraint_attrs::ConstraintAttrs;
use crate::ctxt::{Ctxt, append};
use crate::literal::{Number, as_const, is_float, number, source};
#[cfg(feature = "regex")]
use crate::literal::{is_text, text};
use crate::span::Ends;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Expr, ExprLit, ExprRange, Ident, Lit, LitStr, RangeLimits, Type};

/// One constraint of a field or a parameter.
pub(crate) struct Constraint {
    /// The attribute, such as `range`.
    pub(crate) key: Ident,
    /// The `Constraint` of the run-time core, without its path.
    pub(crate) tokens: TokenStream,
    /// The place in the source.
    pub(crate) ends: Ends,
}

/// The type that constraints are on.
struct On<'t> {
    /// The type as it was written, if it was.
    ty: Option<&'t Type>,
    held: TokenStream,
}

/// Returns the constraints of a field or a parameter of the given type, in a fixed order. The
/// generated code checks whether values of the type can satisfy them. `held` is the type that they
/// are checked against.
pub(crate) fn all(
    cx: &Ctxt,
    raw: &ConstraintAttrs,
    ty: &Type,
    held: TokenStream,
) -> Vec<Constraint> {
    of(cx, raw, &On { ty: Some(ty), held })
}

fn of(cx: &Ctxt, raw: &ConstraintAttrs, on: &On<'_>) -> Vec<Constraint> {
    let mut all = Vec::new();
    let one_expr = |expr: &Expr| Ends::of(expr);
    one(cx, &mut all, &raw.range, one_expr, |expr| range(expr, on));
    one(cx, &mut all, &raw.len, one_expr, |expr| Ok(len(expr)));
    one(cx, &mut all, &raw.multiple_of, one_expr, |expr| multiple_of(expr, on));
    let values = |values: &Vec<Expr>| Ends::of(&quote!(#(#values),*));
    one(cx, &mut all, &raw.one_of, values, |values| one_of(values, on));
    one(cx, &mut all, &raw.pattern, Ends::of, pattern);
    parts(cx, &mut all, &raw.items, (&quote!(Items), &quote!(item)), on);
    parts(cx, &mut all, &raw.keys, (&quote!(Keys), &quote!(key)), on);
    parts(cx, &mut all, &raw.values, (&quote!(Values), &quote!(value)), on);
    all
}

/// Adds the constraints of the parts: of items, keys or values.
fn parts(
    cx: &Ctxt,
    all: &mut Vec<Constraint>,
    given: &Attr<Box<ConstraintAttrs>>,
    (variant, part): (&TokenStream, &TokenStream),
    on: &On<'_>,
) {
    let Some(key) = given.key() else { return };
    let held = &on.held;
    one(
        cx,
        all,
        given,
        |_| Ends::of(key),
        |raw| {
            let inner = of(cx, raw, &On { ty: None, held: quote!(#held.#part()) });
            let inner = inner.iter().map(|constraint| &constraint.tokens);
            Ok(quote!(#variant(&[#(__typed::Constraint::#inner),*])))
        },
    );
}

fn one<T>(
    cx: &Ctxt,
    all: &mut Vec<Constraint>,
    given: &Attr<T>,
    ends: impl FnOnce(&T) -> Ends,
    tokens: impl FnOnce(&T) -> syn::Result<TokenStream>,
) {
    let (Some(key), Some(value)) = (given.key(), given.get()) else { return };
    if let Some(tokens) = cx.ok(tokens(value)) {
        all.push(Constraint { key: Ident::clone(key), tokens, ends: ends(value) });
    }
}

fn as_range(expr: &Expr) -> Option<&ExprRange> {
    match ungroup(expr) {
        Expr::Range(range) => Some(range),
        _ => None,
    }
}

/// The greatest integer up to which every type holds integers exactly.
const EXACT: i128 = 1 << f32::MANTISSA_DIGITS;

/// Returns a literal as a `Literal`, converted to the type of the field if that may change it.
fn literal(expr: &Expr, on: &On<'_>) -> Option<TokenStream> {
    let literal = as_const(expr)?;
    Some(match number(expr) {
        Some(Number::Float(_)) => in_type(&literal, on),
        Some(Number::Int(int)) if !(-EXACT..=EXACT).contains(&int) => in_type(&literal, on),
        _ => literal,
    })
}

fn in_type(constant: &TokenStream, on: &On<'_>) -> TokenStream {
    let held = &on.held;
    quote!(#constant.in_type(#held))
}

/// Returns the type that constraints are checked against.
pub(crate) fn held(ty: &impl ToTokens) -> TokenStream {
    quote!(<#ty as __typed::ToValue>::HELD)
}

/// Rejects an integer beyond those that a `Literal` holds: a cast would change it.
fn reject_beyond(expr: &Expr) -> syn::Result<()> {
    match ungroup(expr) {
        Expr::Lit(ExprLit { lit: Lit::Int(int), .. }) if int.base10_parse::<i128>().is_err() => {
            let message = "the numbers of constraints go up to the greatest `i128`: leave a range \
                open, or end it with `..=u128::MAX`";
            Err(syn::Error::new_spanned(expr, message))
        }
        _ => Ok(()),
    }
}

/// Returns a bound as a `Literal`: a literal, or a constant expression that is cast.
fn bound(expr: &Expr, on: &On<'_>) -> syn::Result<TokenStream> {
    reject_beyond(expr)?;
    let constant = match (literal(expr, on), ungroup(expr)) {
        (Some(literal), _) => return Ok(literal),
        // The type of a constant may differ from that of the field.
        (None, inner) if is_name(inner) || on.ty.is_none() => {
            quote!(__typed::Literal::number((#expr) as i128, (#expr) as f64))
        }
        _ if on.ty.is_some_and(is_float) => quote!(__typed::Literal::Float((#expr) as f64)),
        _ => quote!(__typed::Literal::Int((#expr) as i128)),
    };
    Ok(in_type(&constant, on))
}

fn is_name(expr: &Expr) -> bool {
    match expr {
        Expr::Path(_) => true,
        Expr::Unary(unary) => is_name(ungroup(&unary.expr)),
        Expr::Paren(paren) => is_name(ungroup(&paren.expr)),
        _ => false,
    }
}

fn optional(bound: Option<TokenStream>) -> TokenStream {
    bound.map_or_else(|| quote!(__typed::None), |bound| quote!(__typed::Some(#bound)))
}

fn range(expr: &Expr, on: &On<'_>) -> syn::Result<TokenStream> {
    let Some(range) = as_range(expr) else {
        return Err(syn::Error::new_spanned(expr, "expected a range such as `0..=150`"));
    };
    let min = optional(range.start.as_deref().map(|min| bound(min, on)).transpose()?);
    let max = optional(range.end.as_deref().map(|max| bound(max, on)).transpose()?);
    let inclusive = is_inclusive(range);
    let text = shown(expr);
    Ok(quote!(Range { min: #min, above: false, max: #max, inclusive: #inclusive, text: #text }))
}

const fn is_inclusive(range: &ExprRange) -> bool {
    matches!(range.limits, RangeLimits::Closed(_))
}

fn len(expr: &Expr) -> TokenStream {
    let text = format!("length {}", shown(expr));
    let Some(range) = as_range(expr) else {
        return quote!(Len { min: #expr, max: #expr, text: #text });
    };
    let min = range.start.as_ref().map_or_else(|| quote!(0), |min| quote!(#min));
    match (&range.end, is_inclusive(range)) {
        (None, _) => quote!(Len { min: #min, max: __typed::NO_LIMIT, text: #text }),
        (Some(max), true) => quote!(Len { min: #min, max: #max, text: #text }),
        (Some(end), false) => quote!(shorter(#min, #end, #text)),
    }
}

fn multiple_of(expr: &Expr, on: &On<'_>) -> syn::Result<TokenStream> {
    let text = format!("a multiple of {}", shown(expr));
    // In every type, a literal stands for the decimal fraction.
    let divisor = match number(expr).and_then(|_| as_const(expr)) {
        Some(literal) => literal,
        None => bound(expr, on)?,
    };
    let held = &on.held;
    Ok(quote!(MultipleOf { divisor: #divisor, precision: #held.precision(), text: #text }))
}

/// The number of values that messages list.
const LISTED: usize = 8;

fn one_of(values: &[Expr], on: &On<'_>) -> syn::Result<TokenStream> {
    let mut tokens = Vec::new();
    for value in values {
        reject_beyond(value)?;
        let expected = || syn::Error::new_spanned(value, "expected a literal");
        tokens.push(literal(value, on).ok_or_else(expected)?);
    }
    let mut text = all_shown(values.get(..LISTED).unwrap_or(values));
    if values.len() > LISTED {
        append(&mut text, ", ", "…");
    }
    let text = if values.len() > 1 { format!("one of {text}") } else { text };
    Ok(quote!(OneOf { values: &[#(#tokens),*], text: #text }))
}

/// Compiles a regular expression as at run time, so that one beyond the size limit is rejected too.
#[cfg(feature = "regex")]
fn pattern(pattern: &LitStr) -> syn::Result<TokenStream> {
    if let Err(error) = regex::Regex::new(&pattern.value()) {
        let message = match error {
            regex::Error::CompiledTooBig(limit) => {
                format!("the regular expression takes more than {limit} bytes: write a smaller one")
            }
            error => format!("not a regular expression: {error}"),
        };
        return Err(syn::Error::new_spanned(pattern, message));
    }
    let text = format!("a string that matches `{}`", pattern.value());
    Ok(quote!(Pattern {
        pattern: { static PATTERN: __typed::Pattern = __typed::Pattern::new(#pattern); &PATTERN },
        text: #text
    }))
}

/// Reports a string default that the pattern does not match. Const code cannot check this.
#[cfg(feature = "regex")]
pub(crate) fn reject_default(cx: &Ctxt, raw: &ConstraintAttrs, default: &Expr, ty: &Type) {
    let (Some(pattern), Some(text)) = (raw.pattern.get(), text(default)) else { return };
    // Another type may convert it to another string.
    if is_text(ty) && regex::Regex::new(&pattern.value()).is_ok_and(|regex| !regex.is_match(&text))
    {
        let pattern = pattern.value();
        let message = format!(
            "the default breaks its constraint: expected a string that matches `{pattern}`"
        );
        cx.error(default, message);
    }
}

#[cfg(not(feature = "regex"))]
pub(crate) const fn reject_default(_: &Ctxt, _: &ConstraintAttrs, _: &Expr, _: &Type) {}

#[cfg(not(feature = "regex"))]
fn pattern(pattern: &LitStr) -> syn::Result<TokenStream> {
    let message = "`pattern` needs the feature `regex` of `typed-structs`";
    Err(syn::Error::new_spanned(pattern, message))
}

/// Returns the expression without the spaces that printing its tokens inserts.
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
