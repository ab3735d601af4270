package chat.parley.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What store.url says, read as libpq reads it: {@code
 * postgresql://user:password@host:port,host:port/database?parameter=value}. What is wrong with it
 * is told without repeating it, because a password is in it.
 *
 * @param options for the server's sessions, as {@code -c name=value}
 * @param connectSeconds a server that has not answered by then is passed over
 */
public record PostgresUrl(
    List<Server> servers,
    String user,
    String password,
    String database,
    Target target,
    PostgresTls tls,
    String applicationName,
    Optional<String> options,
    int connectSeconds) {
  private static final Pattern FORM =
      Pattern.compile("postgres(?:ql)?://(?:([^/?]*)@)?([^@/?]*)(?:/([^/?]*))?(?:\\?(.*))?");
  private static final Pattern SERVER = Pattern.compile("(\\[[^\\]]+\\]|[^:/\\[\\]]+)(?::(.*))?");
  private static final int PORT = 5432;
  private static final int CONNECT_SECONDS = 5;
  private static final int MOST_CONNECT_SECONDS = 60;

  /** One of the places where the database may be. */
  public record Server(String host, int port) {
    @Override
    public String toString() {
      return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
  }

  /** Which of several servers is meant. */
  public enum Target {
    /** The first that lets one in. */
    ANY,
    /** The first whose sessions may write. */
    READ_WRITE,
    /** The first that is no standby. */
    PRIMARY
  }

  static PostgresUrl read(String url) {
    Matcher form = FORM.matcher(url);
    if (!form.matches()) {
      throw UrlParameters.wrong(
          "it is no postgresql://user:password@host:port/database; what is neither letter nor digit"
              + " in user and password must be written as %xx");
    }
    UrlParameters parameters = new UrlParameters(Optional.ofNullable(form.group(4)).orElse(""));
    List<Server> servers = servers(form.group(2));
    String[] login = Optional.ofNullable(form.group(1)).orElse("").split(":", 2);
    String user =
        Optional.of(UrlParameters.decoded(login[0]))
            .filter(name -> !name.isEmpty())
            .or(() -> parameters.take("user"))
            .orElseThrow(() -> UrlParameters.wrong("it names no user"));
    String password =
        login.length > 1 ? UrlParameters.decoded(login[1]) : parameters.take("password").orElse("");
    String database = UrlParameters.decoded(Optional.ofNullable(form.group(3)).orElse(""));
    PostgresUrl read =
        new PostgresUrl(
            servers,
            user,
            password,
            database.isEmpty() ? parameters.take("dbname").orElse(user) : database,
            target(parameters.take("target_session_attrs"), servers.size()),
            PostgresTls.read(parameters),
            parameters.take("application_name").orElse("parley"),
            parameters.take("options"),
            seconds(parameters.take("connect_timeout")));
    parameters.end();
    return read;
  }

  private static List<Server> servers(String text) {
    List<Server> servers = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher server = SERVER.matcher(UrlParameters.decoded(part));
      if (!server.matches()) {
        throw UrlParameters.wrong("it names no host, or one that is no name or address");
      }
      String host = server.group(1).replaceAll("[\\[\\]]", "");
      servers.add(new Server(host, port(Optional.ofNullable(server.group(2)).orElse(""))));
    }
    return List.copyOf(servers);
  }

  private static int port(String text) {
    return text.isEmpty() ? PORT : number("a port", text, 1, 65_535);
  }

  /** Several servers are there so that one of them may write. */
  private static Target target(Optional<String> asked, int servers) {
    return asked
        .map(
            name ->
                switch (name) {
                  case "any" -> Target.ANY;
                  case "read-write" -> Target.READ_WRITE;
                  case "primary" -> Target.PRIMARY;
                  case "read-only", "standby", "prefer-standby" ->
                      throw UrlParameters.wrong(
                          "target_session_attrs="
                              + name
                              + " leads to servers that cannot be written to: say read-write");
                  default ->
                      throw UrlParameters.wrong(
                          "target_session_attrs must be one of any, read-write, primary");
                })
        .orElse(servers > 1 ? Target.READ_WRITE : Target.ANY);
  }

  private static int seconds(Optional<String> text) {
    return text.map(value -> number("connect_timeout", value, 1, MOST_CONNECT_SECONDS))
        .orElse(CONNECT_SECONDS);
  }

  private static int number(String name, String text, int least, int most) {
    if (text.matches("\\d{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw UrlParameters.wrong(name + " must be a whole number from " + least + " to " + most);
  }

  /** Without secrets, for people. */
  public String place() {
    return servers.stream().map(Server::toString).collect(Collectors.joining(",")) + "/" + database;
  }
}
