package peer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.tikv.common.BytePairWrapper;
import org.tikv.common.ByteWrapper;
import org.tikv.common.TiConfiguration;
import org.tikv.common.TiConfiguration.ApiVersion;
import org.tikv.common.TiSession;
import org.tikv.common.util.BackOffer;
import org.tikv.common.util.ConcreteBackOffer;
import org.tikv.kvproto.Kvrpcpb.KvPair;
import org.tikv.shade.com.fasterxml.jackson.databind.JsonNode;
import org.tikv.shade.com.google.protobuf.ByteString;
import org.tikv.txn.KVClient;
import org.tikv.txn.TwoPhaseCommitter;

/** Steps of named transactions and snapshots. The client has no transaction object: a buffer of writes here, its committer below. */
final class TxnSteps implements Steps {
  private static final int BACKOFF_MS = 4_000;
  private static final long LOCK_TTL_MS = 2_000;
  private final TiSession session;
  private final KVClient client;
  private final Map<String, Open> open = new ConcurrentHashMap<>();

  /** A transaction; a snapshot is one that writes nothing. An empty value stands for a deletion, as the committer takes it. */
  private static final class Open {
    final long startTs;
    final TreeMap<String, ByteString> writes = new TreeMap<>();

    Open(long startTs) {
      this.startTs = startTs;
    }
  }

  TxnSteps(String pd, ApiVersion version) {
    TiConfiguration config = TiConfiguration.createDefault(pd);
    config.setApiVersion(version);
    session = TiSession.create(config);
    client = session.createKVClient();
  }

  @Override
  public List<String> operations() {
    return Arrays.asList("begin", "get", "batchGet", "scan", "put", "delete", "commit", "rollback", "snapshot", "at", "abandon");
  }

  @Override
  public Map<String, Object> execute(JsonNode step) throws Exception {
    Map<String, Object> reply = new LinkedHashMap<>();
    String name = step.path("txn").asText();
    switch (step.get("op").asText()) {
      case "begin":
      case "snapshot":
        open.put(name, new Open(step.has("at") ? Long.parseLong(step.get("at").asText()) : session.getTimestamp().getVersion()));
        return reply;
      case "get":
        reply.put("value", present(get(open.get(name), Fields.bytes(step, "key"))));
        return reply;
      case "batchGet":
        reply.put("values", batchGet(open.get(name), Fields.list(step.get("keys"))));
        return reply;
      case "scan":
        reply.put("pairs", scan(open.get(name), step));
        return reply;
      case "put":
        if (Fields.bytes(step, "value").isEmpty()) throw new IllegalArgumentException("the committer takes an empty value for a deletion");
        open.get(name).writes.put(step.get("key").asText(), Fields.bytes(step, "value"));
        return reply;
      case "delete":
        open.get(name).writes.put(step.get("key").asText(), ByteString.EMPTY);
        return reply;
      case "commit":
        commit(open.get(name), "");
        return reply;
      case "abandon":
        commit(open.get(name), step.get("after").asText());
        return reply;
      case "rollback":
        open.remove(name);
        return reply;
      default:
        throw new IllegalArgumentException("unknown operation " + step.get("op"));
    }
  }

  private ByteString get(Open txn, ByteString key) {
    ByteString own = txn.writes.get(Fields.hex(key));
    return own != null ? own : client.get(key, txn.startTs);
  }

  private List<String> batchGet(Open txn, List<ByteString> keys) {
    Map<ByteString, ByteString> found = new HashMap<>();
    for (KvPair pair : client.batchGet(backoff(), new ArrayList<>(keys), txn.startTs)) found.put(pair.getKey(), pair.getValue());
    for (ByteString key : keys) {
      ByteString own = txn.writes.get(Fields.hex(key));
      if (own != null) found.put(key, own);
    }
    List<String> values = new ArrayList<>();
    for (ByteString key : keys) values.add(present(found.getOrDefault(key, ByteString.EMPTY)));
    return values;
  }

  private List<List<String>> scan(Open txn, JsonNode step) {
    TreeMap<String, String> merged = new TreeMap<>();
    for (KvPair pair : client.scan(Fields.bytes(step, "start"), Fields.bytes(step, "end"), txn.startTs)) {
      merged.put(Fields.hex(pair.getKey()), Fields.hex(pair.getValue()));
    }
    for (Map.Entry<String, ByteString> write : txn.writes.subMap(step.get("start").asText(), step.get("end").asText()).entrySet()) {
      if (write.getValue().isEmpty()) merged.remove(write.getKey());
      else merged.put(write.getKey(), Fields.hex(write.getValue()));
    }
    List<List<String>> pairs = new ArrayList<>();
    for (Map.Entry<String, String> pair : merged.entrySet()) {
      if (pairs.size() == step.get("limit").asInt()) break;
      pairs.add(Arrays.asList(pair.getKey(), pair.getValue()));
    }
    return pairs;
  }

  /** Commits, or stops after the prewrites or after the primary key, as a client that dies there. */
  private void commit(Open txn, String stop) throws Exception {
    if (txn.writes.isEmpty()) return;
    List<BytePairWrapper> pairs = new ArrayList<>();
    List<ByteWrapper> keys = new ArrayList<>();
    for (Map.Entry<String, ByteString> write : txn.writes.entrySet()) {
      byte[] key = Fields.bytes(write.getKey()).toByteArray();
      pairs.add(new BytePairWrapper(key, write.getValue().toByteArray()));
      keys.add(new ByteWrapper(key));
    }
    byte[] primary = pairs.get(0).getKey();
    try (TwoPhaseCommitter committer = new TwoPhaseCommitter(session, txn.startTs, LOCK_TTL_MS)) {
      committer.prewritePrimaryKey(backoff(), primary, pairs.get(0).getValue());
      committer.prewriteSecondaryKeys(primary, pairs.subList(1, pairs.size()).iterator(), BACKOFF_MS);
      if (stop.equals("prewrite")) return;
      long commitTs = session.getTimestamp().getVersion();
      committer.commitPrimaryKey(backoff(), primary, commitTs);
      if (stop.equals("primary")) return;
      committer.commitSecondaryKeys(keys.subList(1, keys.size()).iterator(), commitTs, BACKOFF_MS);
    }
  }

  private BackOffer backoff() {
    return ConcreteBackOffer.newCustomBackOff(BACKOFF_MS, session.getPDClient().getClusterId());
  }

  /** The client answers an empty value for a key that is not there. */
  private static String present(ByteString value) {
    return value.isEmpty() ? null : Fields.hex(value);
  }

  @Override
  public void close() throws Exception {
    client.close();
    session.close();
  }
}
