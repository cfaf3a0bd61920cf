"""Raw key-value steps."""

from step_fields import field, keys_of, maybe_hex
from tikv_client.asynchronous import RawClient


class RawSteps:
    operations = ["get", "put", "delete", "batchGet", "batchPut", "batchDelete", "deleteRange", "scan", "cf"]

    def __init__(self, client):
        self.client = client

    @classmethod
    async def connect(cls, pd):
        return cls(await RawClient.connect(pd))

    async def execute(self, step):
        client = self.client
        cf = step.get("cf") or "default"
        match step["op"]:
            case "get":
                return {"value": maybe_hex(await client.get(field(step, "key"), cf))}
            case "put":
                await client.put(field(step, "key"), field(step, "value"), cf)
                return {}
            case "delete":
                await client.delete(field(step, "key"), cf)
                return {}
            case "batchGet":
                found = {bytes(k): bytes(v) for k, v in await client.batch_get(keys_of(step), cf)}
                return {"values": [maybe_hex(found.get(k)) for k in keys_of(step)]}
            case "batchPut":
                await client.batch_put({bytes.fromhex(k): bytes.fromhex(v) for k, v in step["pairs"]}, cf)
                return {}
            case "batchDelete":
                await client.batch_delete(keys_of(step), cf)
                return {}
            case "deleteRange":
                await client.delete_range(field(step, "start"), field(step, "end") or None, True, False, cf)
                return {}
            case "scan":
                start, end, limit = field(step, "start"), field(step, "end") or None, step["limit"]
                if step.get("keyOnly"):
                    return {"pairs": [[bytes(k).hex(), ""] for k in await client.scan_keys(start, end, limit, True, False, cf)]}
                return {"pairs": [[bytes(k).hex(), bytes(v).hex()] for k, v in await client.scan(start, end, limit, True, False, cf)]}
        raise ValueError(f"unknown operation {step['op']}")
