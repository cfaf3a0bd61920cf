"""Executes key-value steps with the Python tikv-client: one JSON object per line in, one per line out. It knows no expectations."""

import asyncio
import importlib.metadata
import json
import sys

from raw_steps import RawSteps
from txn_steps import TxnSteps

MODES = {"raw": RawSteps, "txn": TxnSteps}


async def answer(steps, step):
    try:
        reply = {"ok": True, **await steps.execute(step)}
    except BaseException as failure:  # the extension raises plain Exception and panics as BaseException
        reply = {"ok": False, "error": f"{type(failure).__name__}: {failure}"}
    emit({"n": step["n"], **reply})


async def main():
    mode, *pd = sys.argv[1:]
    steps = await MODES[mode].connect(pd)
    emit({"ready": True, "peer": "tikv-client (Python)", "version": importlib.metadata.version("tikv-client"), "ops": steps.operations})
    lines = asyncio.StreamReader(limit=1 << 29)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    running = set()
    while line := await lines.readline():
        task = asyncio.create_task(answer(steps, json.loads(line)))
        running.add(task)
        task.add_done_callback(running.discard)
    await asyncio.gather(*running)


def emit(reply):
    sys.stdout.write(json.dumps(reply) + "\n")
    sys.stdout.flush()


asyncio.run(main())
