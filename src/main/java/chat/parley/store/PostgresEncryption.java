package chat.parley.store;

import chat.parley.config.PostgresTls;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import javax.net.ssl.TrustManagerFactory;

/** What {@code sslmode} and its files mean to the reactive client, and to JDBC. */
record PostgresEncryption(PostgresTls tls) {
  /** The client would leave a connection open each time that it tries the second way itself. */
  List<SslMode> ways() {
    return switch (tls.mode()) {
      case DISABLE -> List.of(SslMode.DISABLE);
      case ALLOW -> List.of(SslMode.DISABLE, SslMode.REQUIRE);
      case PREFER -> List.of(SslMode.REQUIRE, SslMode.DISABLE);
      case REQUIRE -> List.of(SslMode.REQUIRE);
      case VERIFY_CA -> List.of(SslMode.VERIFY_CA);
      case VERIFY_FULL -> List.of(SslMode.VERIFY_FULL);
    };
  }

  PgConnectOptions apply(PgConnectOptions options, SslMode mode) {
    if (mode == SslMode.DISABLE) {
      return options.setSslMode(mode);
    }
    ClientSSLOptions ssl =
        new ClientSSLOptions()
            .setHostnameVerificationAlgorithm(mode == SslMode.VERIFY_FULL ? "HTTPS" : "");
    if (mode == SslMode.REQUIRE) {
      ssl.setTrustAll(true);
    } else {
      ssl.setTrustOptions(trust());
    }
    tls.identity()
        .ifPresent(
            own ->
                ssl.setKeyCertOptions(
                    new PemKeyCertOptions().addCertPath(own.certificate()).addKeyPath(own.key())));
    return options.setSslMode(mode).setSslOptions(ssl);
  }

  private TrustOptions trust() {
    String authority = tls.authority().orElseThrow();
    return authority.equals(PostgresTls.SYSTEM)
        ? TrustOptions.wrap(system())
        : new PemTrustOptions().addCertPath(authority);
  }

  private static TrustManagerFactory system() {
    try {
      TrustManagerFactory trusted =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init((KeyStore) null);
      return trusted;
    } catch (GeneralSecurityException unusable) {
      throw new StoreException("store.url: what Java trusts cannot be read", unusable);
    }
  }

  void jdbc(Map<String, String> parameters) {
    tls.authority()
        .ifPresent(
            authority -> {
              if (authority.equals(PostgresTls.SYSTEM)) {
                parameters.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
              } else {
                parameters.put("sslrootcert", authority);
              }
            });
    tls.identity()
        .ifPresent(
            own -> {
              parameters.put("sslcert", own.certificate());
              parameters.put("sslkey", own.key());
              parameters.put("pemKeyAlgorithm", algorithm(own.certificate()));
            });
  }

  private static String algorithm(String certificate) {
    try (InputStream file = Files.newInputStream(Path.of(certificate))) {
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(file)
          .getPublicKey()
          .getAlgorithm();
    } catch (IOException | CertificateException unusable) {
      throw new StoreException("store.url: sslcert " + certificate + " holds no certificate", null);
    }
  }
}
