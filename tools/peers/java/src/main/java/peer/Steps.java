package peer;

import java.util.List;
import java.util.Map;
import org.tikv.shade.com.fasterxml.jackson.databind.JsonNode;

/** One way to use the client: raw keys or transactions. */
interface Steps extends AutoCloseable {
  List<String> operations();

  Map<String, Object> execute(JsonNode step) throws Exception;
}
