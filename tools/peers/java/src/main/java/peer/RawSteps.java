package peer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tikv.common.TiConfiguration;
import org.tikv.common.TiConfiguration.ApiVersion;
import org.tikv.common.TiSession;
import org.tikv.common.exception.RawCASConflictException;
import org.tikv.common.util.ScanOption;
import org.tikv.kvproto.Kvrpcpb.KvPair;
import org.tikv.raw.RawKVClient;
import org.tikv.shade.com.fasterxml.jackson.databind.JsonNode;
import org.tikv.shade.com.google.protobuf.ByteString;

/** Raw key-value steps. */
final class RawSteps implements Steps {
  private final TiSession plainSession;
  private final TiSession atomicSession;
  private final RawKVClient plain;
  private final RawKVClient atomic;

  RawSteps(String pd, ApiVersion version) {
    TiConfiguration plainConfig = TiConfiguration.createRawDefault(pd);
    plainConfig.setApiVersion(version);
    TiConfiguration atomicConfig = TiConfiguration.createRawDefault(pd);
    atomicConfig.setApiVersion(version);
    atomicConfig.setEnableAtomicForCAS(true);
    plainSession = TiSession.create(plainConfig);
    atomicSession = TiSession.create(atomicConfig);
    plain = plainSession.createRawClient();
    atomic = atomicSession.createRawClient();
  }

  @Override
  public List<String> operations() {
    return Arrays.asList(
        "get", "put", "delete", "batchGet", "batchPut", "batchDelete", "deleteRange", "scan", "batchScan", "getTtl", "ttlForAll", "cas", "casRace");
  }

  @Override
  public void close() throws Exception {
    plain.close();
    atomic.close();
    plainSession.close();
    atomicSession.close();
  }

  @Override
  public Map<String, Object> execute(JsonNode step) throws Exception {
    Map<String, Object> reply = new LinkedHashMap<>();
    switch (step.get("op").asText()) {
      case "get":
        reply.put("value", plain.get(Fields.bytes(step, "key")).map(Fields::hex).orElse(null));
        return reply;
      case "put":
        if (step.path("ttl").asLong() > 0) {
          plain.put(Fields.bytes(step, "key"), Fields.bytes(step, "value"), step.get("ttl").asLong());
        } else {
          plain.put(Fields.bytes(step, "key"), Fields.bytes(step, "value"));
        }
        return reply;
      case "delete":
        plain.delete(Fields.bytes(step, "key"));
        return reply;
      case "batchGet":
        {
          Map<String, String> found = new LinkedHashMap<>();
          for (KvPair pair : plain.batchGet(Fields.list(step.get("keys")))) found.put(Fields.hex(pair.getKey()), Fields.hex(pair.getValue()));
          List<String> values = new ArrayList<>();
          for (JsonNode key : step.get("keys")) values.add(found.get(key.asText()));
          reply.put("values", values);
          return reply;
        }
      case "batchPut":
        {
          Map<ByteString, ByteString> pairs = new LinkedHashMap<>();
          for (JsonNode pair : step.get("pairs")) pairs.put(Fields.bytes(pair.get(0)), Fields.bytes(pair.get(1)));
          JsonNode ttls = step.path("ttls");
          if (ttls.size() == 1) plain.batchPut(pairs, ttls.get(0).asLong());
          else plain.batchPut(pairs);
          return reply;
        }
      case "batchDelete":
        plain.batchDelete(Fields.list(step.get("keys")));
        return reply;
      case "deleteRange":
        plain.deleteRange(Fields.bytes(step, "start"), Fields.bytes(step, "end"));
        return reply;
      case "scan":
        reply.put("pairs", Fields.pairs(plain.scan(Fields.bytes(step, "start"), Fields.bytes(step, "end"), step.get("limit").asInt(), step.path("keyOnly").asBoolean())));
        return reply;
      case "batchScan":
        {
          List<ScanOption> ranges = new ArrayList<>();
          for (JsonNode range : step.get("ranges")) {
            ranges.add(
                ScanOption.newBuilder().setStartKey(Fields.bytes(range.get(0))).setEndKey(Fields.bytes(range.get(1))).setLimit(step.get("limit").asInt()).build());
          }
          List<Object> all = new ArrayList<>();
          for (List<KvPair> part : plain.batchScan(ranges)) all.add(Fields.pairs(part));
          reply.put("ranges", all);
          return reply;
        }
      case "getTtl":
        reply.put("ttl", plain.getKeyTTL(Fields.bytes(step, "key")).orElse(null));
        return reply;
      case "cas":
        {
          Optional<ByteString> expected = step.hasNonNull("prev") ? Optional.of(Fields.bytes(step, "prev")) : Optional.empty();
          try {
            atomic.compareAndSet(Fields.bytes(step, "key"), expected, Fields.bytes(step, "value"));
            reply.put("swapped", true);
            reply.put("previous", expected.map(Fields::hex).orElse(null));
          } catch (RawCASConflictException conflict) {
            reply.put("swapped", false);
            reply.put("previous", conflict.getPrevValue().map(Fields::hex).orElse(null));
          }
          return reply;
        }
      case "casRace":
        race(atomic, Fields.bytes(step, "key"), step.get("workers").asInt(), step.get("rounds").asInt());
        return reply;
      default:
        throw new IllegalArgumentException("unknown operation " + step.get("op"));
    }
  }

  /** Counts a key up with compare-and-set from several threads; every round of every worker must count once. */
  private static void race(RawKVClient client, ByteString key, int workers, int rounds) throws Exception {
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (int worker = 0; worker < workers; worker++) {
      Thread thread =
          new Thread(
              () -> {
                for (int round = 0; round < rounds; ) {
                  Optional<ByteString> current = client.get(key);
                  int count = current.map(value -> Integer.parseInt(value.toStringUtf8())).orElse(0);
                  try {
                    client.compareAndSet(key, current, ByteString.copyFromUtf8(Integer.toString(count + 1)));
                    round++;
                  } catch (RawCASConflictException lost) {
                    Thread.yield();
                  }
                }
              });
      thread.setUncaughtExceptionHandler((t, failure) -> failures.add(failure));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) thread.join();
    if (!failures.isEmpty()) throw new IllegalStateException(failures.get(0));
  }
}
