package chat.parley.pace;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Who is here, or was a moment ago: by person and by address. Whoever has used nothing of what he
 * may is not kept, so that it costs only those who are busy. Any thread may use it.
 */
public final class Visitors {
  /** What somebody new may say at once without credit. */
  private static final double FIRST_WORDS = 2;

  private final VisitorRules rules;
  private final LongSupplier clock;
  private final boolean limited;
  private final Map<String, Allowance> people = new ConcurrentHashMap<>();
  private final Map<String, Address> addresses = new ConcurrentHashMap<>();

  /**
   * @param clock milliseconds, never jumps
   */
  public Visitors(VisitorRules rules, LongSupplier clock) {
    this(rules, clock, true);
  }

  private Visitors(VisitorRules rules, LongSupplier clock, boolean limited) {
    this.rules = rules;
    this.clock = clock;
    this.limited = limited;
  }

  /** Everybody may do everything. */
  public static Visitors unlimited() {
    return new Visitors(
        new VisitorRules(Rates.UNLIMITED, 1, Rate.UNLIMITED, Integer.MAX_VALUE), () -> 0, false);
  }

  boolean limited() {
    return limited;
  }

  private String key(String address) {
    return limited ? AddressKey.of(address) : "";
  }

  /**
   * A connection, or a session of many requests, wants to begin.
   *
   * @return 0, or in how many milliseconds it may
   */
  public long handshake(String address) {
    return address(key(address)).handshakes().take(now());
  }

  /** One request of whoever is there; 0, or in how many milliseconds it may come. */
  public long request(String address) {
    Address from = address(AddressKey.of(address));
    long delay = from.allowance().frameDelay(now());
    from.allowance().frame(now());
    return delay;
  }

  /** It has begun, and takes a place until {@link Visitor#leaves}. */
  public Visitor enters(String address) {
    String key = key(address);
    boolean[] placed = new boolean[1];
    addresses.compute(
        key,
        (unused, known) -> {
          Address from = opened(known);
          placed[0] = from.places().incrementAndGet() <= rules.places();
          return from;
        });
    return new Visitor(this, key, placed[0]);
  }

  void left(String key) {
    addresses.computeIfPresent(
        key,
        (unused, from) -> {
          from.places().decrementAndGet();
          return from;
        });
  }

  private Address opened(Address known) {
    return known == null ? new Address(rules, now()) : known;
  }

  Address address(String key) {
    return addresses.computeIfAbsent(key, unknown -> new Address(rules, now()));
  }

  Optional<Allowance> known(String user) {
    return Optional.ofNullable(people.get(user));
  }

  Allowance person(String user) {
    return people.computeIfAbsent(user, unknown -> newcomer());
  }

  /** Somebody who comes back before all of what he used is forgotten goes on from there. */
  void merge(String user, Allowance stranger) {
    Allowance kept = people.putIfAbsent(user, stranger);
    if (kept != null) {
      kept.merge(stranger, now());
    }
  }

  Allowance newcomer() {
    return new Allowance(rules.person(), FIRST_WORDS, now());
  }

  long now() {
    return clock.getAsLong();
  }

  /** Forgets those who may do everything again; to be called every second or so. */
  public void sweep() {
    long now = now();
    people.values().removeIf(allowance -> allowance.whole(now));
    // as one step with those that take a place
    addresses
        .keySet()
        .forEach(key -> addresses.computeIfPresent(key, (k, from) -> kept(from, now)));
  }

  private static Address kept(Address from, long now) {
    return from.whole(now) ? null : from;
  }

  /** How many people and addresses are remembered. */
  public int remembered() {
    return people.size() + addresses.size();
  }
}
