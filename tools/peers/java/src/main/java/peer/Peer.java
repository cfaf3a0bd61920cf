package peer;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.tikv.common.TiConfiguration.ApiVersion;
import org.tikv.shade.com.fasterxml.jackson.databind.JsonNode;
import org.tikv.shade.com.fasterxml.jackson.databind.ObjectMapper;

/** Executes key-value steps with tikv-client-java: one JSON object per line in, one per line out. It knows no expectations. */
public final class Peer {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, false, "UTF-8");
    String pd = arguments[1];
    Steps steps = open(arguments[0], pd);
    Map<String, Object> ready = new LinkedHashMap<>();
    ready.put("ready", true);
    ready.put("peer", "tikv-client-java");
    ready.put("version", arguments[2]);
    ready.put("ops", steps.operations());
    emit(out, ready);
    ExecutorService pool = Executors.newCachedThreadPool();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      JsonNode step = JSON.readTree(line);
      pool.execute(() -> emit(out, answer(steps, step)));
    }
    pool.shutdown();
    pool.awaitTermination(5, TimeUnit.SECONDS);
    System.exit(0);
  }

  private static Steps open(String mode, String pd) {
    switch (mode) {
      case "raw":
        return new RawSteps(pd, ApiVersion.V1);
      case "raw-v2":
        return new RawSteps(pd, ApiVersion.V2);
      case "txn":
        return new TxnSteps(pd, ApiVersion.V1);
      case "txn-v2":
        return new TxnSteps(pd, ApiVersion.V2);
      default:
        throw new IllegalArgumentException("unknown mode " + mode);
    }
  }

  private static Map<String, Object> answer(Steps steps, JsonNode step) {
    Map<String, Object> reply;
    try {
      reply = steps.execute(step);
      reply.put("ok", true);
    } catch (Exception failure) {
      reply = new LinkedHashMap<>();
      reply.put("ok", false);
      reply.put("error", describe(failure));
    }
    reply.put("n", step.get("n").asInt());
    return reply;
  }

  private static String describe(Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) text.append(cause.getClass().getSimpleName()).append(": ").append(cause.getMessage()).append("; ");
    return text.toString();
  }

  private static void emit(PrintStream out, Map<String, Object> reply) {
    try {
      String line = JSON.writeValueAsString(reply);
      synchronized (out) {
        out.println(line);
        out.flush();
      }
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
