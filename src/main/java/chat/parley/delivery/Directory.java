package chat.parley.delivery;

import chat.parley.access.Sender;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The node's id-to-socket map: which loop owns the socket of a session. Touched by one loop. */
public final class Directory {
  private final Map<String, Place> places = new HashMap<>();

  /** A loop, and which connection of the session it has. */
  public record Place(String loop, long connection) {}

  /** Returns where another connection of the same session was before. */
  public Optional<Place> register(Sender sender, String loop) {
    Place place = new Place(loop, sender.connection());
    return Optional.ofNullable(places.put(sender.session(), place));
  }

  public void remove(Sender sender, String loop) {
    places.remove(sender.session(), new Place(loop, sender.connection()));
  }

  public Optional<String> loop(String session) {
    return place(session).map(Place::loop);
  }

  Optional<Place> place(String session) {
    return Optional.ofNullable(places.get(session));
  }
}
