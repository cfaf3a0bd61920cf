package peer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tikv.kvproto.Kvrpcpb.KvPair;
import org.tikv.shade.com.fasterxml.jackson.databind.JsonNode;
import org.tikv.shade.com.google.protobuf.ByteString;

/** Reads the fields of a step and writes those of a reply: keys and values are hex digits. */
final class Fields {
  private Fields() {}

  static List<List<String>> pairs(List<KvPair> found) {
    List<List<String>> all = new ArrayList<>();
    for (KvPair pair : found) all.add(Arrays.asList(hex(pair.getKey()), hex(pair.getValue())));
    return all;
  }

  static List<ByteString> list(JsonNode texts) {
    List<ByteString> all = new ArrayList<>();
    for (JsonNode text : texts) all.add(bytes(text));
    return all;
  }

  static ByteString bytes(JsonNode step, String field) {
    return step.has(field) ? bytes(step.get(field)) : ByteString.EMPTY;
  }

  static ByteString bytes(JsonNode text) {
    return bytes(text.asText());
  }

  static ByteString bytes(String digits) {
    byte[] decoded = new byte[digits.length() / 2];
    for (int i = 0; i < decoded.length; i++) decoded[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
    return ByteString.copyFrom(decoded);
  }

  static String hex(ByteString value) {
    StringBuilder digits = new StringBuilder(2 * value.size());
    for (int i = 0; i < value.size(); i++) digits.append(String.format("%02x", value.byteAt(i)));
    return digits.toString();
  }
}
