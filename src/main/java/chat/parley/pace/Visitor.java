package chat.parley.pace;

import java.util.Optional;

/**
 * One connection, or session of many requests: what it does is charged to its person and its
 * address. Used on one loop, but for {@link #frame}.
 */
public final class Visitor {
  private final Visitors visitors;
  private final String address;
  private final boolean placed;
  private volatile Optional<Allowance> stranger = Optional.empty();
  private volatile Optional<String> user = Optional.empty();

  /** What was on its account when it came; it grows less with time, as that does. */
  private volatile Optional<Allowance> inherited = Optional.empty();

  private boolean gone;

  Visitor(Visitors visitors, String address, boolean placed) {
    this.visitors = visitors;
    this.address = address;
    this.placed = placed;
  }

  /** False when its address has more connections than it may. */
  public boolean placed() {
    return placed;
  }

  /** Something has come in; false when too much has for too long. From any thread. */
  public boolean frame() {
    if (!visitors.limited()) {
      return true;
    }
    long now = visitors.now();
    from().allowance().frame(now);
    return person().frame(now);
  }

  /** Some of what came in is bounded otherwise, and was charged for nothing. From any thread. */
  public void spares(int frames) {
    if (visitors.limited()) {
      long now = visitors.now();
      from().allowance().spare(frames, now);
      person().spare(frames, now);
    }
  }

  /** Pays a price; 0, or in how many milliseconds it can be paid. */
  public long pay(Price price) {
    long now = visitors.now();
    Allowance person = person();
    Address office = from();
    long delay = Math.max(person.delay(price, now), office.allowance().delay(price, now));
    if (delay == 0) {
      delay = earned(person, office, price, now);
    }
    if (delay == 0) {
      person.charge(price, now);
      office.allowance().charge(price, now);
    }
    return delay;
  }

  /** A newcomer who has not earned what he says yet has it on credit of his address. */
  private static long earned(Allowance person, Address office, Price price, long now) {
    long delay = person.earnedDelay(price, now);
    if (delay == 0) {
      person.chargeEarned(price, now);
      return 0;
    }
    return office.credit().take(price.sends(), now) == 0 ? 0 : delay;
  }

  /** Pays for what was only known after it was done. */
  public void owes(Price price) {
    if (price.commands() == 0) {
      return;
    }
    long now = visitors.now();
    person().charge(price, now);
    from().allowance().charge(price, now);
  }

  /** It is somebody new, who takes over what others from there had used up when they left. */
  public void becomes(String newcomer) {
    long now = visitors.now();
    Allowance own = person();
    Allowance departed = from().departed();
    own.inherit(departed, now);
    if (!departed.whole(now)) {
      Allowance debts = visitors.newcomer();
      debts.inherit(departed, now);
      inherited = Optional.of(debts);
    }
    is(newcomer, own);
  }

  /** It is somebody who has proved who he is. */
  public void returns(String known) {
    is(known, person());
  }

  private void is(String who, Allowance until) {
    visitors.merge(who, until);
    user = Optional.of(who);
    stranger = Optional.empty();
  }

  /** Gives its place back; only the first call does. */
  public void leaves() {
    if (!gone) {
      gone = true;
      stranger.or(() -> user.flatMap(visitors::known)).ifPresent(this::remember);
      visitors.left(address);
    }
  }

  private void remember(Allowance used) {
    Allowance before = inherited.orElseGet(visitors::newcomer);
    from().departed().remember(used, before, visitors.now());
  }

  private Address from() {
    return visitors.address(address);
  }

  private Allowance person() {
    return user.map(visitors::person).orElseGet(this::unknown);
  }

  private synchronized Allowance unknown() {
    Allowance allowance = stranger.orElseGet(visitors::newcomer);
    stranger = Optional.of(allowance);
    return allowance;
  }
}
