"""Reading the fields of a step."""


def field(step, name):
    return bytes.fromhex(step.get(name, ""))


def keys_of(step):
    return [bytes.fromhex(key) for key in step["keys"]]


def maybe_hex(value):
    return None if value is None else bytes(value).hex()
