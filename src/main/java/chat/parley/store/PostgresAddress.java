package chat.parley.store;

import chat.parley.config.ConfigException;
import chat.parley.config.PostgresUrl;
import chat.parley.config.StoreConfig;
import io.vertx.pgclient.PgConnectOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a PostgreSQL is, for the reactive client and for JDBC.
 *
 * @param pooled whether a pooler gives each transaction another connection, so that nothing may be
 *     left on one
 */
record PostgresAddress(PostgresUrl url, boolean pooled) {
  static PostgresAddress of(StoreConfig config) {
    try {
      return new PostgresAddress(config.postgres(), config.transactionPooler());
    } catch (ConfigException wrong) {
      throw new StoreException(wrong.getMessage(), null);
    }
  }

  /** For each server the ways in which it may be spoken to, the better one first. */
  List<List<PgConnectOptions>> servers() {
    PostgresEncryption encryption = new PostgresEncryption(url.tls());
    return url.servers().stream()
        .map(
            server ->
                encryption.ways().stream()
                    .map(mode -> encryption.apply(options(server), mode))
                    .toList())
        .toList();
  }

  private PgConnectOptions options(PostgresUrl.Server server) {
    return new PgConnectOptions()
        .setHost(server.host())
        .setPort(server.port())
        .setUser(url.user())
        .setPassword(url.password())
        .setDatabase(url.database())
        .setProperties(properties())
        .setUseLayer7Proxy(pooled)
        .setCachePreparedStatements(!pooled);
  }

  /** PgBouncer lets nobody in who begins with a setting that it does not know. */
  private Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>();
    properties.put("application_name", url.applicationName());
    properties.put("client_encoding", "utf8");
    url.options().ifPresent(options -> properties.put("options", options));
    return properties;
  }

  String jdbc() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("sslmode", url.tls().mode().label());
    new PostgresEncryption(url.tls()).jdbc(parameters);
    parameters.put("ApplicationName", url.applicationName());
    parameters.put("connectTimeout", "" + url.connectSeconds());
    parameters.put("tcpKeepAlive", "true");
    url.options().ifPresent(options -> parameters.put("options", options));
    if (url.target() != PostgresUrl.Target.ANY) {
      parameters.put("targetServerType", "primary");
    }
    if (pooled) {
      parameters.put("prepareThreshold", "0");
    }
    String servers =
        url.servers().stream().map(PostgresUrl.Server::toString).collect(Collectors.joining(","));
    return parameters.entrySet().stream()
        .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
        .collect(
            Collectors.joining(
                "&", "jdbc:postgresql://" + servers + "/" + encoded(url.database()) + "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  String user() {
    return url.user();
  }

  String password() {
    return url.password();
  }

  /** Without secrets, for people. */
  String place() {
    return url.place();
  }

  StoreException unreachable(Throwable cause) {
    return new StoreException("store.url " + place() + " cannot be opened", cause);
  }
}
