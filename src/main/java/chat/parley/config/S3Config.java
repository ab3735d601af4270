package chat.parley.config;

import java.net.URI;
import java.util.Optional;

/**
 * The {@code s3} section: a bucket of an S3-compatible service, where files are kept when they are
 * complete.
 *
 * @param endpoint its address; nothing to keep them where they grow
 * @param secret of the key; never logged
 * @param prefix of the names of all objects
 * @param pathStyle whether the bucket is the beginning of the path, and not of the host
 */
public record S3Config(
    Optional<URI> endpoint,
    String region,
    String bucket,
    String key,
    String secret,
    String prefix,
    boolean pathStyle) {
  /** Of 8 MiB each, as many parts as S3 takes. */
  static final long LARGEST = 80_000L << 20;

  static S3Config read(Section section) {
    return new S3Config(
        section
            .text("endpoint", "", "(https?://[A-Za-z0-9.\\[\\]:-]+/?)?", "http(s)://host[:port]")
            .map(URI::create),
        section.text("region", "us-east-1", "[a-z0-9-]{1,50}", "the name of a region").orElse(""),
        section
            .text("bucket", "", "([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])?", "the name of a bucket")
            .orElse(""),
        section.text("key", "", "[!-~]*", "an access key").orElse(""),
        section.text("secret", "", "[!-~]*", "a secret key").orElse(""),
        section.text("prefix", "", "[A-Za-z0-9_./-]{0,200}", "letters, digits and /_.-").orElse(""),
        section.flag("pathStyle", false));
  }

  boolean whole() {
    return endpoint.isEmpty() || !bucket.isEmpty() && !key.isEmpty() && !secret.isEmpty();
  }

  /** Without its secret. */
  @Override
  public String toString() {
    return endpoint.map(URI::toString).orElse("none") + "/" + bucket + "/" + prefix;
  }
}
