package chat.parley.pace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A pace belongs to a person and an address, and not to a connection. */
class VisitorsTest {
  private static final Price SEND = new Price(1, 1, 100);
  private static final Rates PERSON =
      new Rates(new Rate(200, 400), new Rate(50, 100), new Rate(5, 20), new Rate(1_000, 10_000));
  private static final String OFFICE = "192.0.2.1";

  private long now;
  private final Visitors visitors =
      new Visitors(new VisitorRules(PERSON, 50, new Rate(50, 1_000), 2_000), () -> now);

  private static int sends(Visitor visitor, int tries) {
    int sent = 0;
    for (int n = 0; n < tries; n++) {
      sent += visitor.pay(SEND) == 0 ? 1 : 0;
    }
    return sent;
  }

  private Visitor newcomer(String address, String user) {
    Visitor visitor = visitors.enters(address);
    visitor.becomes(user);
    return visitor;
  }

  @Test
  @DisplayName("who leaves and comes back as himself goes on where he was")
  void returning() {
    Visitor ann = newcomer(OFFICE, "ann");
    assertEquals(20, sends(ann, 30));
    ann.leaves();
    Visitor again = visitors.enters("198.51.100.7");
    again.returns("ann");
    assertEquals(0, sends(again, 10));
    now += 1_000;
    assertEquals(5, sends(again, 10));
  }

  @Test
  @DisplayName("who leaves and comes back as somebody new gets no fresh allowance")
  void fresh() {
    int sent = 0;
    for (int n = 0; n < 50; n++) {
      Visitor guest = newcomer(OFFICE, "guest " + n);
      sent += sends(guest, 20);
      guest.leaves();
    }
    assertEquals(20, sent);
    now += 1_000;
    Visitor later = newcomer(OFFICE, "later");
    assertTrue(sends(later, 20) <= 5);
    assertEquals(20, sends(newcomer("192.0.2.2", "elsewhere"), 30));
  }

  @Test
  @DisplayName("many who come, say nothing and go again leave no more behind than was there")
  void comeAndGo() {
    Visitor first = newcomer(OFFICE, "first");
    assertEquals(10, sends(first, 10));
    first.leaves();
    for (int n = 0; n < 20; n++) {
      newcomer(OFFICE, "next " + n).leaves();
    }
    assertEquals(10, sends(newcomer(OFFICE, "last"), 20));
  }

  @Test
  @DisplayName("what somebody did before it was known who he is counts too")
  void strangers() {
    Visitor stranger = visitors.enters(OFFICE);
    for (int n = 0; n < 100; n++) {
      stranger.pay(Price.ONE_COMMAND);
    }
    stranger.returns("ann");
    assertTrue(stranger.pay(Price.ONE_COMMAND) > 0);
  }

  @Test
  @DisplayName("an office of 500 behind one address notices nothing when all speak at once")
  void office() {
    List<Visitor> people = new ArrayList<>();
    for (int n = 0; n < 500; n++) {
      assertEquals(0, visitors.handshake(OFFICE));
      people.add(newcomer(OFFICE, "colleague " + n));
    }
    assertTrue(people.stream().allMatch(Visitor::placed));
    assertEquals(500, people.stream().mapToInt(person -> sends(person, 1)).sum());
  }

  @Test
  @DisplayName("600 who all go to their limits from one address are as many people as it may have")
  void crowd() {
    List<Visitor> people = new ArrayList<>();
    for (int n = 0; n < 600; n++) {
      people.add(newcomer(OFFICE, "robot " + n));
    }
    assertEquals(600 * 2 + 40 - 240, people.stream().mapToInt(robot -> sends(robot, 20)).sum());
    assertEquals(20, sends(newcomer("192.0.2.2", "honest"), 30));
  }

  @Test
  @DisplayName("large messages are charged by their bytes")
  void bytes() {
    Visitor ann = newcomer(OFFICE, "ann");
    Price large = new Price(1, 1, 4_000);
    assertEquals(0, ann.pay(large));
    assertEquals(0, ann.pay(large));
    assertTrue(ann.pay(large) > 0);
    assertEquals(0, ann.pay(SEND));
  }

  @Test
  @DisplayName("a price above a burst can be paid by somebody who has used nothing, and is owed")
  void expensive() {
    Visitor ann = newcomer(OFFICE, "ann");
    assertEquals(0, ann.pay(new Price(150, 0, 0)));
    assertTrue(ann.pay(Price.ONE_COMMAND) > 1_000);
  }

  @Test
  @DisplayName("frames are only counted until there are too many for long")
  void frames() {
    Visitor flooder = visitors.enters(OFFICE);
    int taken = 0;
    while (flooder.frame() && taken < 10_000) {
      taken++;
    }
    assertEquals(800, taken);
    assertTrue(visitors.enters(OFFICE).frame());
  }

  @Test
  @DisplayName("an IPv6 host has a whole /64, and is one address; a mapped IPv4 is that IPv4")
  void networks() {
    assertEquals(AddressKey.of("2001:db8::1"), AddressKey.of("2001:db8::ffff:ffff:1:2"));
    assertFalse(AddressKey.of("2001:db8::1").equals(AddressKey.of("2001:db8:0:1::1")));
    assertEquals("192.0.2.1", AddressKey.of("::ffff:192.0.2.1"));
  }

  @Test
  @DisplayName("an address has so many places, and gets them back")
  void places() {
    List<Visitor> people = new ArrayList<>();
    for (int n = 0; n < 2_000; n++) {
      people.add(visitors.enters(OFFICE));
    }
    Visitor one = visitors.enters(OFFICE);
    assertFalse(one.placed());
    one.leaves();
    one.leaves();
    people.get(0).leaves();
    assertTrue(visitors.enters(OFFICE).placed());
    assertTrue(visitors.enters("192.0.2.2").placed());
  }

  @Test
  @DisplayName("whoever may do everything again is forgotten")
  void forgotten() {
    Visitor ann = newcomer(OFFICE, "ann");
    sends(ann, 20);
    visitors.handshake(OFFICE);
    ann.leaves();
    visitors.sweep();
    assertTrue(visitors.remembered() > 0);
    now += 120_000;
    visitors.sweep();
    assertEquals(0, visitors.remembered());
  }
}
