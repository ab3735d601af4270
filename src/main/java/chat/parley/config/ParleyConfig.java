package chat.parley.config;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** All settings, checked before anything starts. A missing key has the default of its section. */
public record ParleyConfig(
    HttpConfig http,
    SockJsConfig sockjs,
    SocketIoConfig socketio,
    LimitsConfig limits,
    TimesConfig times,
    StoreConfig store,
    ClusterConfig cluster,
    OperationsConfig operations) {
  private static final List<String> SECTIONS =
      List.of("http", "sockjs", "socketio", "limits", "times", "store", "cluster", "operations");

  /**
   * @param environment overrides, {@code PARLEY_<SECTION>_<KEY>}
   * @throws ConfigException for the first setting that is wrong
   */
  public static ParleyConfig read(JsonObject json, Map<String, String> environment) {
    for (String name : json.fieldNames()) {
      if (!SECTIONS.contains(name)) {
        throw new ConfigException(
            "unknown section " + name + ": allowed are " + String.join(", ", SECTIONS));
      }
    }
    Section http = new Section("http", json, environment);
    Section sockjs = new Section("sockjs", json, environment);
    Section socketio = new Section("socketio", json, environment);
    Section limits = new Section("limits", json, environment);
    Section times = new Section("times", json, environment);
    Section store = new Section("store", json, environment);
    Section cluster = new Section("cluster", json, environment);
    Section operations = new Section("operations", json, environment);
    ParleyConfig config =
        new ParleyConfig(
            HttpConfig.read(http),
            SockJsConfig.read(sockjs),
            SocketIoConfig.read(socketio),
            LimitsConfig.read(limits),
            TimesConfig.read(times),
            StoreConfig.read(store),
            ClusterConfig.read(cluster),
            OperationsConfig.read(operations));
    List.of(http, sockjs, socketio, limits, times, store, cluster, operations)
        .forEach(Section::end);
    Contradictions.check(config);
    return config;
  }

  /**
   * Settings that only matter to a node of a cluster.
   *
   * @throws ConfigException when two of them contradict each other
   */
  public void checkCluster() {
    cluster.checkReach();
    Contradictions.checkCluster(this);
  }

  public ParleyConfig withHttp(HttpConfig http) {
    return new ParleyConfig(http, sockjs, socketio, limits, times, store, cluster, operations);
  }

  public ParleyConfig withStore(StoreConfig store) {
    return new ParleyConfig(http, sockjs, socketio, limits, times, store, cluster, operations);
  }
}
