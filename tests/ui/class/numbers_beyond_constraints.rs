//! fault_10, fault_24: A number that metadata cannot hold exactly is rejected, with a message.

use typed_structs::Typed;

const BIG: u128 = (1 << 127) + 5;

#[derive(Typed)]
struct Literals {
    #[typed(range(0..=340282366920938463463374607431768211455))]
    greatest: u128,
    #[typed(range(170141183460469231731687303715884105728..))]
    next: u128,
    #[typed(multiple_of(170141183460469231731687303715884105728))]
    divided: u128,
    #[typed(one_of(1, 340282366920938463463374607431768211455))]
    listed: u128,
}

#[derive(Typed)]
struct Constants {
    #[typed(range(..=BIG))]
    above: u128,
    #[typed(range(BIG..))]
    below: u128,
    #[typed(range(..u128::MAX))]
    excluded: u128,
    #[typed(range(u128::MAX..))]
    least: u128,
    #[typed(multiple_of(BIG))]
    divided: u128,
}

fn main() {}
