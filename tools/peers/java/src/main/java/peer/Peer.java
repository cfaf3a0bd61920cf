package peer;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tikv.common.TiConfiguration;
import org.tikv.common.TiSession;
import org.tikv.common.exception.RawCASConflictException;
import org.tikv.common.util.ScanOption;
import org.tikv.kvproto.Kvrpcpb.KvPair;
import org.tikv.raw.RawKVClient;
import org.tikv.shade.com.fasterxml.jackson.databind.JsonNode;
import org.tikv.shade.com.fasterxml.jackson.databind.ObjectMapper;
import org.tikv.shade.com.google.protobuf.ByteString;

/** Executes raw key-value steps with tikv-client-java: one JSON object per line in, one per line out. It knows no expectations. */
public final class Peer {
  private static final List<String> OPERATIONS =
      Arrays.asList(
          "get", "put", "delete", "batchGet", "batchPut", "batchDelete", "deleteRange", "scan", "batchScan", "getTtl", "ttlForAll", "cas", "casRace");
  private static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, false, "UTF-8");
    TiConfiguration plainConfig = TiConfiguration.createRawDefault(arguments[0]);
    TiConfiguration atomicConfig = TiConfiguration.createRawDefault(arguments[0]);
    atomicConfig.setEnableAtomicForCAS(true);
    try (TiSession plainSession = TiSession.create(plainConfig);
        TiSession atomicSession = TiSession.create(atomicConfig)) {
      RawKVClient plain = plainSession.createRawClient();
      RawKVClient atomic = atomicSession.createRawClient();
      Map<String, Object> ready = new LinkedHashMap<>();
      ready.put("ready", true);
      ready.put("peer", "tikv-client-java");
      ready.put("version", arguments[1]);
      ready.put("ops", OPERATIONS);
      emit(out, ready);
      BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        JsonNode step = JSON.readTree(line);
        Map<String, Object> reply;
        try {
          reply = execute(plain, atomic, step);
          reply.put("ok", true);
        } catch (Exception failure) {
          reply = new LinkedHashMap<>();
          reply.put("ok", false);
          reply.put("error", describe(failure));
        }
        reply.put("n", step.get("n").asInt());
        emit(out, reply);
      }
      plain.close();
      atomic.close();
    }
    System.exit(0);
  }

  private static Map<String, Object> execute(RawKVClient plain, RawKVClient atomic, JsonNode step) throws Exception {
    Map<String, Object> reply = new LinkedHashMap<>();
    switch (step.get("op").asText()) {
      case "get":
        reply.put("value", plain.get(bytes(step, "key")).map(Peer::hex).orElse(null));
        return reply;
      case "put":
        if (step.path("ttl").asLong() > 0) {
          plain.put(bytes(step, "key"), bytes(step, "value"), step.get("ttl").asLong());
        } else {
          plain.put(bytes(step, "key"), bytes(step, "value"));
        }
        return reply;
      case "delete":
        plain.delete(bytes(step, "key"));
        return reply;
      case "batchGet":
        {
          Map<String, String> found = new LinkedHashMap<>();
          for (KvPair pair : plain.batchGet(list(step.get("keys")))) found.put(hex(pair.getKey()), hex(pair.getValue()));
          List<String> values = new ArrayList<>();
          for (JsonNode key : step.get("keys")) values.add(found.get(key.asText()));
          reply.put("values", values);
          return reply;
        }
      case "batchPut":
        {
          Map<ByteString, ByteString> pairs = new LinkedHashMap<>();
          for (JsonNode pair : step.get("pairs")) pairs.put(bytes(pair.get(0)), bytes(pair.get(1)));
          JsonNode ttls = step.path("ttls");
          if (ttls.size() == 1) plain.batchPut(pairs, ttls.get(0).asLong());
          else plain.batchPut(pairs);
          return reply;
        }
      case "batchDelete":
        plain.batchDelete(list(step.get("keys")));
        return reply;
      case "deleteRange":
        plain.deleteRange(bytes(step, "start"), bytes(step, "end"));
        return reply;
      case "scan":
        reply.put("pairs", pairs(plain.scan(bytes(step, "start"), bytes(step, "end"), step.get("limit").asInt(), step.path("keyOnly").asBoolean())));
        return reply;
      case "batchScan":
        {
          List<ScanOption> ranges = new ArrayList<>();
          for (JsonNode range : step.get("ranges")) {
            ranges.add(
                ScanOption.newBuilder().setStartKey(bytes(range.get(0))).setEndKey(bytes(range.get(1))).setLimit(step.get("limit").asInt()).build());
          }
          List<Object> all = new ArrayList<>();
          for (List<KvPair> part : plain.batchScan(ranges)) all.add(pairs(part));
          reply.put("ranges", all);
          return reply;
        }
      case "getTtl":
        reply.put("ttl", plain.getKeyTTL(bytes(step, "key")).orElse(null));
        return reply;
      case "cas":
        {
          Optional<ByteString> expected = step.hasNonNull("prev") ? Optional.of(bytes(step, "prev")) : Optional.empty();
          try {
            atomic.compareAndSet(bytes(step, "key"), expected, bytes(step, "value"));
            reply.put("swapped", true);
            reply.put("previous", expected.map(Peer::hex).orElse(null));
          } catch (RawCASConflictException conflict) {
            reply.put("swapped", false);
            reply.put("previous", conflict.getPrevValue().map(Peer::hex).orElse(null));
          }
          return reply;
        }
      case "casRace":
        race(atomic, bytes(step, "key"), step.get("workers").asInt(), step.get("rounds").asInt());
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

  private static List<List<String>> pairs(List<KvPair> found) {
    List<List<String>> all = new ArrayList<>();
    for (KvPair pair : found) all.add(Arrays.asList(hex(pair.getKey()), hex(pair.getValue())));
    return all;
  }

  private static List<ByteString> list(JsonNode texts) {
    List<ByteString> all = new ArrayList<>();
    for (JsonNode text : texts) all.add(bytes(text));
    return all;
  }

  private static ByteString bytes(JsonNode step, String field) {
    return step.has(field) ? bytes(step.get(field)) : ByteString.EMPTY;
  }

  private static ByteString bytes(JsonNode text) {
    String digits = text.asText();
    byte[] decoded = new byte[digits.length() / 2];
    for (int i = 0; i < decoded.length; i++) decoded[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
    return ByteString.copyFrom(decoded);
  }

  private static String hex(ByteString value) {
    StringBuilder digits = new StringBuilder(2 * value.size());
    for (int i = 0; i < value.size(); i++) digits.append(String.format("%02x", value.byteAt(i)));
    return digits.toString();
  }

  private static String describe(Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) text.append(cause.getClass().getSimpleName()).append(": ").append(cause.getMessage()).append("; ");
    return text.toString();
  }

  private static void emit(PrintStream out, Map<String, Object> reply) throws Exception {
    out.println(JSON.writeValueAsString(reply));
    out.flush();
  }
}
