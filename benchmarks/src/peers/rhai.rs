//! An account that scripts share, so that a call does not copy it.

use crate::account::{Account, example};
use rhai::{AST, CallFnOptions, Dynamic, Engine, EvalAltResult, Scope};

struct Script {
    engine: Engine,
    functions: AST,
    scope: Scope<'static>,
    account: Dynamic,
}

impl Script {
    fn new(source: &str) -> Self {
        let mut engine = Engine::new();
        engine
            .register_type::<Account>()
            .register_get("balance", |account: &mut Account| account.balance)
            .register_fn("after_deposit", |account: &mut Account, amount: i64, fee: i64| {
                account.after_deposit(amount, fee)
            })
            .register_fn("after_withdrawal", |account: &mut Account, amount: i64, fee: i64| {
                account.after_withdrawal(amount, fee)
            })
            .register_fn("credit_limit", |account: &mut Account, income: i64, months: i64| {
                account.credit_limit(income, months)
            })
            .register_fn("points", |account: &mut Account, purchases: i64, bonus: i64| {
                account.points(purchases, bonus)
            });
        let functions = engine.compile(source).unwrap();
        let account = Dynamic::from(example()).into_shared();
        Self { engine, functions, scope: Scope::new(), account }
    }

    fn call(&mut self, name: &str, left: i64, right: Dynamic) -> Result<i64, Box<EvalAltResult>> {
        let options = CallFnOptions::new().eval_ast(false).in_all_namespaces(true);
        let arguments = (self.account.clone(), left, right);
        self.engine.call_fn_with_options(options, &mut self.scope, &self.functions, name, arguments)
    }
}

pub fn caller() -> impl FnMut(&str, i64, i64) -> Option<i64> {
    let mut script = Script::new("");
    move |name, left, right| script.call(name, left, Dynamic::from(right)).ok()
}

pub fn wrong_caller() -> impl FnMut(&str, i64) -> Result<i64, Box<EvalAltResult>> {
    let mut script = Script::new("");
    move |name, left| script.call(name, left, Dynamic::from("many"))
}

pub fn added_caller(added: &[&str]) -> impl FnMut(&str, i64, i64) -> Option<i64> + use<> {
    let body = "(account, price, count) { account.balance + price * count }";
    let source: String = added.iter().map(|name| format!("fn {name}{body}\n")).collect();
    let mut script = Script::new(&source);
    move |name, left, right| script.call(name, left, Dynamic::from(right)).ok()
}
