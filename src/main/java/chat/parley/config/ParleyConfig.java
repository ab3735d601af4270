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
    AddressesConfig addresses,
    RoomsConfig rooms,
    MessagesConfig messages,
    LinksConfig links,
    TimesConfig times,
    StoreConfig store,
    ClusterConfig cluster,
    OperationsConfig operations,
    MemoryConfig memory,
    FilesConfig files,
    S3Config s3,
    DocumentsConfig documents,
    BoardsConfig boards) {
  private static final List<String> SECTIONS =
      List.of(
          "http",
          "sockjs",
          "socketio",
          "limits",
          "addresses",
          "rooms",
          "messages",
          "links",
          "times",
          "store",
          "cluster",
          "operations",
          "memory",
          "files",
          "s3",
          "documents",
          "boards");

  /** Where all listeners for requests are. */
  public List<String> listening() {
    return List.of(http.host(), operations.host());
  }

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
    Section addresses = new Section("addresses", json, environment);
    Section rooms = new Section("rooms", json, environment);
    Section messages = new Section("messages", json, environment);
    Section links = new Section("links", json, environment);
    Section times = new Section("times", json, environment);
    Section store = new Section("store", json, environment);
    Section cluster = new Section("cluster", json, environment);
    Section operations = new Section("operations", json, environment);
    Section memory = new Section("memory", json, environment);
    Section files = new Section("files", json, environment);
    Section s3 = new Section("s3", json, environment);
    Section documents = new Section("documents", json, environment);
    Section boards = new Section("boards", json, environment);
    ParleyConfig config =
        new ParleyConfig(
            HttpConfig.read(http),
            SockJsConfig.read(sockjs),
            SocketIoConfig.read(socketio),
            LimitsConfig.read(limits),
            AddressesConfig.read(addresses),
            RoomsConfig.read(rooms),
            MessagesConfig.read(messages),
            LinksConfig.read(links),
            TimesConfig.read(times),
            StoreConfig.read(store),
            ClusterConfig.read(cluster),
            OperationsConfig.read(operations),
            MemoryConfig.read(memory),
            FilesConfig.read(files),
            S3Config.read(s3),
            DocumentsConfig.read(documents),
            BoardsConfig.read(boards));
    List.of(
            http,
            sockjs,
            socketio,
            limits,
            addresses,
            rooms,
            messages,
            links,
            times,
            store,
            cluster,
            operations,
            memory,
            files,
            s3,
            documents,
            boards)
        .forEach(Section::end);
    config.memory().checkRoomFor(config.limits(), config.socketio());
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
    return new ParleyConfig(
        http,
        sockjs,
        socketio,
        limits,
        addresses,
        rooms,
        messages,
        links,
        times,
        store,
        cluster,
        operations,
        memory,
        files,
        s3,
        documents,
        boards);
  }

  public ParleyConfig withStore(StoreConfig store) {
    return new ParleyConfig(
        http,
        sockjs,
        socketio,
        limits,
        addresses,
        rooms,
        messages,
        links,
        times,
        store,
        cluster,
        operations,
        memory,
        files,
        s3,
        documents,
        boards);
  }
}
