"""Executes raw key-value steps with the Python tikv-client: one JSON object per line in, one per line out. It knows no expectations."""

import importlib.metadata
import json
import sys

from tikv_client import RawClient

OPERATIONS = ["get", "put", "delete", "batchGet", "batchPut", "batchDelete", "deleteRange", "scan", "cf"]


def execute(client, step):
    cf = step.get("cf") or "default"
    match step["op"]:
        case "get":
            return {"value": maybe_hex(client.get(key(step, "key"), cf=cf))}
        case "put":
            client.put(key(step, "key"), key(step, "value"), cf=cf)
            return {}
        case "delete":
            client.delete(key(step, "key"), cf=cf)
            return {}
        case "batchGet":
            found = {bytes(k): bytes(v) for k, v in client.batch_get(keys(step), cf=cf)}
            return {"values": [maybe_hex(found.get(k)) for k in keys(step)]}
        case "batchPut":
            client.batch_put({bytes.fromhex(k): bytes.fromhex(v) for k, v in step["pairs"]}, cf=cf)
            return {}
        case "batchDelete":
            client.batch_delete(keys(step), cf=cf)
            return {}
        case "deleteRange":
            client.delete_range(key(step, "start"), key(step, "end") or None, cf=cf)
            return {}
        case "scan":
            start, end, limit = key(step, "start"), key(step, "end") or None, step["limit"]
            if step.get("keyOnly"):
                return {"pairs": [[bytes(k).hex(), ""] for k in client.scan_keys(start, end, limit, cf=cf)]}
            return {"pairs": [[bytes(k).hex(), bytes(v).hex()] for k, v in client.scan(start, end, limit, cf=cf)]}
    raise ValueError(f"unknown operation {step['op']}")


def key(step, field):
    return bytes.fromhex(step.get(field, ""))


def keys(step):
    return [bytes.fromhex(k) for k in step["keys"]]


def maybe_hex(value):
    return None if value is None else bytes(value).hex()


def main():
    client = RawClient.connect(sys.argv[1:])
    emit({"ready": True, "peer": "tikv-client (Python)", "version": importlib.metadata.version("tikv-client"), "ops": OPERATIONS})
    for line in sys.stdin:
        step = json.loads(line)
        try:
            reply = {"ok": True, **execute(client, step)}
        except BaseException as failure:  # the extension raises plain Exception and panics as BaseException
            reply = {"ok": False, "error": f"{type(failure).__name__}: {failure}"}
        emit({"n": step["n"], **reply})


def emit(reply):
    sys.stdout.write(json.dumps(reply) + "\n")
    sys.stdout.flush()


main()
