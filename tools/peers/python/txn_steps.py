"""Steps of named transactions and snapshots."""

from step_fields import field, keys_of, maybe_hex
from tikv_client.asynchronous import TransactionClient


class TxnSteps:
    operations = [
        "begin", "get", "batchGet", "scan", "put", "insert", "delete", "lock", "getForUpdate", "commit", "rollback", "snapshot", "pessimistic", "keyOnly", "emptyValue",
    ]

    def __init__(self, client):
        self.client = client
        self.open = {}

    @classmethod
    async def connect(cls, pd):
        return cls(await TransactionClient.connect(pd))

    async def execute(self, step):
        match step["op"]:
            case "begin":
                self.open[step["txn"]] = await self.client.begin(pessimistic=step.get("pessimistic", False))
                return {}
            case "snapshot":
                self.open[step["txn"]] = self.client.snapshot(await self.client.current_timestamp(), False)
                return {}
        txn = self.open[step["txn"]]
        match step["op"]:
            case "get":
                return {"value": maybe_hex(await txn.get(field(step, "key")))}
            case "getForUpdate":
                return {"value": maybe_hex(await locked(lambda: txn.get_for_update(field(step, "key"))))}
            case "batchGet":
                found = {bytes(k): bytes(v) for k, v in await txn.batch_get(keys_of(step))}
                return {"values": [maybe_hex(found.get(k)) for k in keys_of(step)]}
            case "scan":
                start, end, limit = field(step, "start"), field(step, "end") or None, step["limit"]
                if step.get("keyOnly"):
                    return {"pairs": [[bytes(k).hex(), ""] for k in await txn.scan_keys(start, end, limit)]}
                return {"pairs": [[bytes(k).hex(), bytes(v).hex()] for k, v in await txn.scan(start, end, limit)]}
            case "put":
                await txn.put(field(step, "key"), field(step, "value"))
            case "insert":
                await txn.insert(field(step, "key"), field(step, "value"))
            case "delete":
                await txn.delete(field(step, "key"))
            case "lock":
                await locked(lambda: txn.lock_keys(keys_of(step)))
            case "commit":
                await txn.commit()
            case "rollback":
                await txn.rollback()
            case other:
                raise ValueError(f"unknown operation {other}")
        return {}


async def locked(request):
    """Asks for locks as an SQL layer does: a statement that lost a race runs again at a newer timestamp."""
    while True:
        try:
            return await request()
        except Exception as failure:
            if "PessimisticRetry" not in str(failure) and "WriteConflict" not in str(failure):
                raise
