package chat.parley.s3;

import java.net.URI;

/**
 * A bucket, and how it is reached.
 *
 * @param prefix of the names of all objects; may be empty
 * @param pathStyle whether the bucket is the beginning of the path, and not of the host
 */
public record S3Rules(
    URI endpoint,
    String region,
    String bucket,
    String key,
    String secret,
    String prefix,
    boolean pathStyle) {

  String host() {
    return pathStyle ? endpoint.getHost() : bucket + "." + endpoint.getHost();
  }

  boolean encrypted() {
    return endpoint.getScheme().equals("https");
  }

  int port() {
    return endpoint.getPort() >= 0 ? endpoint.getPort() : encrypted() ? 443 : 80;
  }

  /** Of the bucket itself. */
  String path() {
    return pathStyle ? "/" + bucket : "";
  }

  /** Without what nobody may see. */
  @Override
  public String toString() {
    return endpoint + "/" + bucket + "/" + prefix;
  }
}
