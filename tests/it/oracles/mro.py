"""Writes tests/it/oracles/mro.txt: class hierarchies, and what CPython makes of them.

    python3 tests/it/oracles/mro.py > tests/it/oracles/mro.txt

Hierarchies are separated by empty lines. A line is a class with its bases, then its `__mro__`
without itself and `object`; or `!`, where Python refuses to define it, and why. A class that was
refused is no base of others.
"""

import random
import sys

TEXTBOOK = [
    # The diamond.
    "A() B(A) C(A) D(B,C)",
    # https://www.python.org/download/releases/2.3/mro/: the first example, the second, the third.
    "F() E() D() C(D,F) B(D,E) A(B,C)",
    "F() E() D() C(D,F) B(E,D) A(B,C)",
    "X() Y() A(X,Y) B(Y,X) C(A,B)",
    # The same: the order of Python 2.2 was not monotonic here.
    "A() B() C() D() E() K1(A,B,C) K2(D,B,E) K3(D,A) Z(K1,K2,K3)",
    # Barrett et al., A Monotonic Superclass Linearization for Dylan: the pedalos.
    "Boat() DayBoat(Boat) WheelBoat(Boat) EngineLess(DayBoat) SmallMultihull(DayBoat) "
    "PedalWheelBoat(EngineLess,WheelBoat) SmallCatamaran(SmallMultihull) "
    "Pedalo(PedalWheelBoat,SmallCatamaran)",
    # A base before what it is made of, and the other way round.
    "A() B(A) C(B,A)",
    "A() B(A) C(A,B)",
    # No two of the orders contradict each other, but all three do.
    "A() B() C() X(A,B) Y(B,C) Z(C,A) W(X,Y,Z)",
    "A() B(A,A)",
]


def textbook(text):
    for one in text.split():
        name, _, bases = one.rstrip(")").partition("(")
        yield name, [base for base in bases.split(",") if base]


def random_hierarchy(rng):
    names = [f"C{index}" for index in range(rng.randint(3, 12))]
    for index, name in enumerate(names):
        count = min(index, rng.choice([0, 1, 1, 2, 2, 2, 3, 3, 4]))
        pick = rng.choices if rng.random() < 0.02 else rng.sample
        bases = pick(names[:index], k=count)
        if rng.random() < 0.6:
            # As people write them: what is more special comes first.
            bases.sort(key=names.index, reverse=True)
        yield name, bases


def write(classes):
    known = {}
    for name, bases in classes:
        if not all(base in known for base in bases):
            continue
        head = " ".join([name, *bases])
        try:
            known[name] = type(name, tuple(known[base] for base in bases), {})
        except TypeError as error:
            why = "twice" if "duplicate base" in str(error) else "order"
            print(f"{head} ! {why}")
        else:
            print(f"{head} = {' '.join(one.__name__ for one in known[name].__mro__[1:-1])}".rstrip())
    print()


def main():
    rng = random.Random(5)
    print(f"# Written by tests/it/oracles/mro.py, with Python {sys.version.split()[0]}.\n")
    for one in TEXTBOOK:
        write(textbook(one))
    for _ in range(400):
        write(random_hierarchy(rng))


main()
