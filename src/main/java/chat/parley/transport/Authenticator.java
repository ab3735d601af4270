package chat.parley.transport;

import chat.parley.access.Sender;
import chat.parley.access.User;
import chat.parley.pace.Visitor;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.wire.Hello;
import java.util.Optional;

/**
 * Authenticates who says hello: an earlier session, a person in one more session, or somebody new.
 */
final class Authenticator {
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
    User user =
        proved.orElseThrow(() -> new Refusal(Problem.UNAUTHORIZED.refusedFor(field, otherwise)));
    visitor.returns(user.id());
    User named = hello.name().map(name -> new User(user.id(), name, user.guest())).orElse(user);
    return new Sender(session, named, connection);
  }

  private Sender guest(Hello hello) {
    String id = keys.newGuest();
    String name = hello.name().orElseGet(() -> "guest-" + id.substring(2, 6).replace('_', '-'));
    return new Sender(newSession, new User(id, name, true), connection);
  }
}
