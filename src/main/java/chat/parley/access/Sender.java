package chat.parley.access;

/**
 * Who gives a command: a user through one session, or a service of this installation.
 *
 * @param connection any number that tells the connections of one session apart: what the old one
 *     still says must not be taken for the new one's
 */
public record Sender(String session, User user, long connection) {

  /** A verticle on the event bus: trusted, without a socket, and so without rooms of its own. */
  public static Sender service(User user) {
    return new Sender("", user, 0);
  }

  public Sender called(User user) {
    return new Sender(session, user, connection);
  }

  public boolean isService() {
    return session.isEmpty();
  }
}
