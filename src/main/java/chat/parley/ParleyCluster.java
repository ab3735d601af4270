package chat.parley;

import chat.parley.cluster.Membership;
import chat.parley.cluster.NodeIdentity;
import chat.parley.config.ClusterConfig;
import chat.parley.config.ConfigException;
import chat.parley.config.ParleyConfig;
import chat.parley.store.ClusterSecrets;
import chat.parley.transport.EventSerializer;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.PfxOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The way into a cluster of Parley nodes: for the nodes, and for programs of your own whose
 * verticles use the chat over the event bus.
 */
public final class ParleyCluster {
  private static final String NAMES = "HmacSHA256";

  private final Membership membership;

  private ParleyCluster(Membership membership) {
    this.membership = membership;
  }

  /**
   * The cluster that these settings name. Blocks while it reads from the database what members
   * share.
   *
   * @throws ConfigException when the settings do not make a cluster
   */
  public static ParleyCluster of(ParleyConfig config) {
    if (config.store().embedded()) {
      throw new ConfigException(
          "store.url (or PARLEY_STORE_URL) must name the PostgreSQL that all nodes share, as"
              + " postgresql://user:password@host:port/database: the embedded database belongs to"
              + " one node alone, so -cluster cannot use it");
    }
    config.checkCluster();
    ClusterSecrets secrets = ClusterSecrets.read(config.store(), NodeIdentity::generate);
    return new ParleyCluster(
        new Membership(
            config.cluster(),
            name(secrets.secret()),
            identity(config.cluster(), secrets),
            EventSerializer.ROOM_ADDRESS));
  }

  /** A Vert.x to be built with {@code buildClustered}, which will be a member. */
  public VertxBuilder join(VertxOptions options) {
    return join(Vertx.builder(), options);
  }

  VertxBuilder join(VertxBuilder builder, VertxOptions options) {
    return membership.join(builder, options);
  }

  Membership membership() {
    return membership;
  }

  /** Nodes of another database are of another cluster, and nobody can guess what it is called. */
  private static String name(String secret) {
    try {
      Mac mac = Mac.getInstance(NAMES);
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(secret), NAMES));
      byte[] name = mac.doFinal("cluster".getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(name, 0, 16);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + NAMES, impossible);
    }
  }

  private static Optional<NodeIdentity> identity(ClusterConfig config, ClusterSecrets secrets) {
    return switch (config.tls()) {
      case "database" -> Optional.of(NodeIdentity.shared(secrets.identity()));
      case "files" ->
          Optional.of(
              NodeIdentity.files(
                  pkcs12("cluster.keyStore", config.keyStore(), config.keyStorePassword()),
                  pkcs12("cluster.trustStore", config.trustStore(), config.trustStorePassword())));
      default -> Optional.empty();
    };
  }

  private static PfxOptions pkcs12(String key, String path, String password) {
    if (!Files.isReadable(Path.of(path))) {
      throw new ConfigException(key + " " + path + " cannot be read");
    }
    return new PfxOptions().setPath(path).setPassword(password);
  }
}
