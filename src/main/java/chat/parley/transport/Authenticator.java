package chat.parley.transport;

import chat.parley.access.Sender;
import chat.parley.access.User;
import chat.parley.pace.Visitor;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.room.Names;
import chat.parley.wire.Hello;
import java.util.Optional;

/**
 * Authenticates who says hello: an earlier session, a person in one more session, or somebody new.
 */
final class Authenticator {
  private static final String GUEST = "guest:";
  private static final int LEAST_SECRET = 16;
  private static final int LONGEST_SECRET = 200;

  private final SessionKeys keys;
  private final Visitor visitor;
  private final String newSession;
  private final long connection;

  /**
   * @param visitor becomes who he proves to be
   * @param newSession its id, unless it goes on with an earlier one
   */
  Authenticator(SessionKeys keys, Visitor visitor, String newSession, long connection) {
    this.keys = keys;
    this.visitor = visitor;
    this.newSession = newSession;
    this.connection = connection;
  }

  /**
   * @throws Refusal when a key is not one of ours
   */
  Sender of(Hello hello) {
    return hello
        .resume()
        .map(resume -> known(resume, hello))
        .or(() -> hello.person().map(key -> again(key, hello)))
        .orElseGet(() -> guest(hello));
  }

  private Sender known(Hello.Resume resume, Hello hello) {
    Optional<User> user = keys.user(resume.session(), resume.key());
    return proved(resume.session(), user, hello, "key", "The key does not fit the session.");
  }

  private Sender again(String key, Hello hello) {
    return proved(newSession, keys.person(key), hello, "person", "This is nobody's key.");
  }

  private Sender proved(
      String session, Optional<User> proved, Hello hello, String field, String otherwise) {
    User user = proved(proved, field, otherwise);
    User named = hello.name().map(name -> new User(user.id(), name, user.guest())).orElse(user);
    return new Sender(session, named, connection);
  }

  private User proved(Optional<User> proved, String field, String otherwise) {
    User user =
        proved.orElseThrow(() -> new Refusal(Problem.UNAUTHORIZED.refusedFor(field, otherwise)));
    visitor.returns(user.id());
    return user;
  }

  /**
   * Who has a token is the same person in one more session; who has none is a guest.
   *
   * @param token {@code <session>.<key>}, or {@code guest:<secret>}
   * @param name as he wants to be called
   * @throws Refusal when it is not one of ours
   */
  Sender byToken(String token, Optional<String> name) {
    return secret(token)
        .map(own -> guest(keys.guest("secret", own), name))
        .orElseGet(
            () ->
                new Sender(
                    newSession,
                    proved(byKey(token), "token", "The token is none of ours."),
                    connection));
  }

  /** Whose token it is, if it is anybody's. */
  Optional<User> proved(String token) {
    return secret(token)
        .map(own -> keys.guest("secret", own))
        .map(id -> new User(id, named(id), true))
        .or(() -> byKey(token));
  }

  private static Optional<String> secret(String token) {
    return Optional.of(token)
        .filter(own -> own.startsWith(GUEST))
        .map(own -> own.substring(GUEST.length()))
        .filter(own -> own.length() >= LEAST_SECRET && own.length() <= LONGEST_SECRET);
  }

  private Optional<User> byKey(String token) {
    int dot = token.indexOf('.');
    return dot < 0
        ? Optional.empty()
        : keys.user(token.substring(0, dot), token.substring(dot + 1));
  }

  /** A guest who is known by the id that his library has given itself, and proves nothing. */
  Sender byClient(long client, Optional<String> name) {
    return guest(keys.guest("client", Long.toString(client)), name);
  }

  private Sender guest(String id, Optional<String> name) {
    visitor.becomes(id);
    return new Sender(
        newSession,
        new User(id, name.flatMap(Names::user).orElseGet(() -> named(id)), true),
        connection);
  }

  private Sender guest(Hello hello) {
    String id = keys.newGuest();
    return new Sender(
        newSession, new User(id, hello.name().orElseGet(() -> named(id)), true), connection);
  }

  private static String named(String id) {
    return "guest-" + id.substring(2, 6).replace('_', '-');
  }
}
