package chat.parley.s3;

import io.vertx.core.http.HttpMethod;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is asked of a bucket.
 *
 * @param name of the object, without its prefix; empty for the bucket itself
 * @param query its parameters, not encoded
 */
record Question(
    HttpMethod method,
    String name,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body) {

  static Question of(HttpMethod method, String name) {
    return new Question(method, name, Map.of(), Map.of(), new byte[0]);
  }

  Question with(String parameter, String value) {
    Map<String, String> all = new LinkedHashMap<>(query);
    all.put(parameter, value);
    return new Question(method, name, all, headers, body);
  }

  Question headed(String header, String value) {
    return new Question(method, name, query, Map.of(header, value), body);
  }

  Question bringing(byte[] bytes) {
    return new Question(method, name, query, headers, bytes);
  }
}
