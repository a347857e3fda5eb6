"""Writes tests/it/oracles/json_schema.json: random schemas of the part that classes are made of, with random
documents and what the Python package `jsonschema` says of each.

    python3 tests/it/oracles/json_schema.py

Left out is what differs on purpose: `null` for a property that is not required, and integers written as
floats. See docs/dynamic.md.
"""

import json
import pathlib
import random

import jsonschema

random.seed(20)
WORDS = ["a", "bc", "def", "ghij", "", "äö", "x1", "42"]
NAMES = ["name", "size", "tags", "owner", "mode", "left-over", "a.b", "type"]


def string():
    schema = {"type": "string"}
    if random.random() < 0.3:
        schema["minLength"] = random.randint(0, 2)
    if random.random() < 0.3:
        schema["maxLength"] = random.randint(2, 4)
    if random.random() < 0.2:
        schema["pattern"] = random.choice(["^[a-z]*$", "[0-9]", "^.b?"])
    return schema


def integer():
    schema = {"type": "integer"}
    low = random.randint(-5, 5)
    if random.random() < 0.4:
        schema[random.choice(["minimum", "exclusiveMinimum"])] = low
    if random.random() < 0.4:
        schema[random.choice(["maximum", "exclusiveMaximum"])] = low + random.randint(2, 9)
    if random.random() < 0.2:
        schema["multipleOf"] = random.choice([2, 3])
    return schema


def number():
    schema = {"type": "number"}
    low = random.choice([-2, -0.5, 0, 1.5])
    if random.random() < 0.4:
        schema[random.choice(["minimum", "exclusiveMinimum"])] = low
    if random.random() < 0.4:
        schema[random.choice(["maximum", "exclusiveMaximum"])] = low + random.choice([1, 2.5])
    if random.random() < 0.2:
        schema["multipleOf"] = 0.5
    return schema


def constants(_=0):
    return random.choice([
        {"enum": ["a", "bc"]},
        {"enum": ["a", 1, None, True]},
        {"enum": [1, 2, 3]},
        {"type": "string", "enum": ["a", "def"]},
        {"type": ["string", "null"], "enum": ["a", None]},
        {"const": "x1"},
        {"const": 3},
        {"enum": [[1], {"a": 1}, "a"]},
        {"enum": [True]},
        {"type": "number", "enum": [0.5, 2]},
        {"type": "string", "enum": ["a", "bc", "def"], "minLength": 2},
        {"enum": [1, 2, 3], "maximum": 2},
        {"type": "null", "enum": [None]},
        {"enum": [2**70, 1]},
    ])


def array(depth):
    schema = {"type": "array"}
    if random.random() < 0.9:
        schema["items"] = any_schema(depth + 1)
    if random.random() < 0.3:
        schema["minItems"] = random.randint(0, 2)
    if random.random() < 0.3:
        schema["maxItems"] = random.randint(2, 3)
    return schema


def object_of(depth, names=None):
    properties = {
        name: any_schema(depth + 1) for name in random.sample(names or NAMES, random.randint(1, 4))
    }
    schema = {"type": "object", "properties": properties}
    required = [name for name in properties if random.random() < 0.5]
    if required:
        schema["required"] = required
    extra = random.random()
    if extra < 0.5:
        schema["additionalProperties"] = False
    elif extra < 0.7:
        schema["additionalProperties"] = any_schema(depth + 1)
    return schema


def map_of(depth):
    schema = {"type": "object", "additionalProperties": any_schema(depth + 1)}
    if random.random() < 0.3:
        schema["minProperties"] = 1
    if random.random() < 0.3:
        schema["maxProperties"] = 2
    return schema


def any_schema(depth):
    leaves = [string, integer, number, constants, lambda: {"type": "boolean"}, lambda: True,
              lambda: {"$ref": "#/$defs/node"}, lambda: {"$ref": "#/$defs/words"}]
    inner = [array, object_of, map_of]
    if depth < 3 and random.random() < 0.4:
        return random.choice(inner)(depth)
    schema = random.choice(leaves)()
    if isinstance(schema, dict) and isinstance(schema.get("type"), str) and "enum" not in schema:
        if random.random() < 0.2:
            schema["type"] = [schema["type"], "null"]
    return schema


def root():
    schema = object_of(0)
    schema["$defs"] = {
        "words": {"type": "array", "items": {"type": "string", "minLength": 1}},
        "node": {
            "type": "object",
            "properties": {"next": {"$ref": "#/$defs/node"}, "value": {"type": "integer"}},
            "required": ["value"],
            "additionalProperties": False,
        },
    }
    return schema


def junk():
    return random.choice(["a", "zz", 1, 7, -3, 0.25, True, False, [], [1, "a"], {}, {"a": 1}, "äöü"])


def document(schema, defs, depth=0):
    """Something that is often valid."""
    if schema is True or depth > 6 or random.random() < 0.03:
        return junk()
    if "$ref" in schema:
        return document(defs[schema["$ref"].rsplit("/", 1)[1]], defs, depth + 1)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return random.choice(schema["enum"])
    kind = schema["type"]
    if isinstance(kind, list):
        if random.random() < 0.3:
            return None
        kind = kind[0]
    if kind == "string":
        return random.choice(WORDS)
    if kind == "integer":
        return random.randint(-6, 12)
    if kind == "number":
        return random.choice([-1, -0.5, 0, 0.25, 0.5, 1.5, 2, 3.5])
    if kind == "boolean":
        return random.random() < 0.5
    if kind == "array":
        items = schema.get("items", True)
        return [document(items, defs, depth + 1) for _ in range(random.randint(0, 3))]
    made = {}
    for name, inner in schema.get("properties", {}).items():
        chance = 0.95 if name in schema.get("required", []) else 0.4
        if random.random() < chance:
            made[name] = document(inner, defs, depth + 1)
    extra = schema.get("additionalProperties", True)
    if "properties" not in schema or random.random() < 0.2:
        for name in random.sample(["k1", "k2", "k3"], random.randint(0, 2)):
            made[name] = junk() if extra in (True, False) else document(extra, defs, depth + 1)
    return made


def is_left_out(schema, value, defs):
    """Whether `null` stands for a property that is not required, and may not be null."""
    if not isinstance(schema, dict):
        return False
    if "$ref" in schema:
        return is_left_out(defs[schema["$ref"].rsplit("/", 1)[1]], value, defs)
    if isinstance(value, list):
        return any(is_left_out(schema.get("items", True), item, defs) for item in value)
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        for name, item in value.items():
            if name in properties and item is None and name not in schema.get("required", []):
                return True
            inner = properties.get(name, schema.get("additionalProperties", True))
            if is_left_out(inner, item, defs):
                return True
    return False


cases = []
valid = total = 0
while len(cases) < 150:
    schema = root()
    defs = schema["$defs"]
    validator = jsonschema.Draft202012Validator(schema)
    documents = []
    for _ in range(8):
        made = document(schema, defs)
        if is_left_out(schema, made, defs):
            continue
        documents.append([validator.is_valid(made), made])
        valid += documents[-1][0]
        total += 1
    cases.append({"schema": schema, "documents": documents})

path = pathlib.Path(__file__).with_suffix(".json")
lines = ",\n".join(json.dumps(case, ensure_ascii=False, separators=(",", ":")) for case in cases)
path.write_text("[\n" + lines + "\n]\n")
print(f"{len(cases)} schemas, {total} documents, {valid} valid")
