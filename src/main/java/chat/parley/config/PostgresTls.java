package chat.parley.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How connections to PostgreSQL are encrypted, in the words of libpq.
 *
 * @param authority file of the certificates that are trusted ({@code sslrootcert}), or {@code
 *     system} for those that Java trusts
 * @param identity what this side shows of itself
 */
public record PostgresTls(Mode mode, Optional<String> authority, Optional<Identity> identity) {
  public static final String SYSTEM = "system";

  /** What {@code sslmode} may say. */
  public enum Mode {
    DISABLE,
    ALLOW,
    PREFER,
    REQUIRE,
    VERIFY_CA,
    VERIFY_FULL;

    /** As it stands in the URL. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * PEM files.
   *
   * @param certificate {@code sslcert}
   * @param key {@code sslkey}, in PKCS#8 and without a passphrase
   */
  public record Identity(String certificate, String key) {}

  static PostgresTls read(UrlParameters parameters) {
    Optional<String> authority = parameters.take("sslrootcert");
    boolean system = authority.filter(SYSTEM::equals).isPresent();
    Mode mode =
        parameters
            .take("sslmode")
            .map(PostgresTls::mode)
            .orElse(system ? Mode.VERIFY_FULL : Mode.PREFER);
    Optional<Identity> identity = identity(parameters);
    authority.filter(path -> !system).ifPresent(path -> readable("sslrootcert", path));
    check(mode, authority, system, identity.isPresent());
    // libpq: a root certificate makes "require" the same as "verify-ca"
    boolean verified = mode == Mode.REQUIRE && authority.isPresent();
    return new PostgresTls(verified ? Mode.VERIFY_CA : mode, authority, identity);
  }

  private static Mode mode(String label) {
    return Arrays.stream(Mode.values())
        .filter(mode -> mode.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                UrlParameters.wrong(
                    "sslmode must be one of "
                        + Arrays.stream(Mode.values())
                            .map(Mode::label)
                            .collect(Collectors.joining(", "))));
  }

  private static Optional<Identity> identity(UrlParameters parameters) {
    Optional<String> certificate = parameters.take("sslcert");
    Optional<String> key = parameters.take("sslkey");
    if (certificate.isPresent() != key.isPresent()) {
      throw UrlParameters.wrong("sslcert and sslkey belong together");
    }
    certificate.ifPresent(path -> readable("sslcert", path));
    key.ifPresent(PostgresTls::checkKey);
    return certificate.map(path -> new Identity(path, key.orElseThrow()));
  }

  private static void checkKey(String path) {
    readable("sslkey", path);
    try {
      if (!Files.readString(Path.of(path)).contains("-----BEGIN PRIVATE KEY-----")) {
        throw UrlParameters.wrong(
            "sslkey " + path + " must begin with BEGIN PRIVATE KEY: openssl pkcs8 -topk8 -nocrypt");
      }
    } catch (IOException unreadable) {
      throw UrlParameters.wrong("sslkey " + path + " cannot be read as text");
    }
  }

  private static void readable(String name, String path) {
    if (!Files.isRegularFile(Path.of(path)) || !Files.isReadable(Path.of(path))) {
      throw UrlParameters.wrong(name + " " + path + " cannot be read");
    }
  }

  private static void check(
      Mode mode, Optional<String> authority, boolean system, boolean identified) {
    if (mode.compareTo(Mode.VERIFY_CA) >= 0 && authority.isEmpty()) {
      throw UrlParameters.wrong(
          "sslmode=" + mode.label() + " needs sslrootcert: a file of certificates, or system");
    }
    if (mode.compareTo(Mode.REQUIRE) < 0 && authority.isPresent()) {
      throw UrlParameters.wrong(
          "sslrootcert is not looked at with sslmode=" + mode.label() + ": say verify-full");
    }
    if (system && mode != Mode.VERIFY_FULL) {
      throw UrlParameters.wrong("sslrootcert=system needs sslmode=verify-full");
    }
    if (mode == Mode.DISABLE && identified) {
      throw UrlParameters.wrong("sslcert is of no use with sslmode=disable");
    }
  }
}
