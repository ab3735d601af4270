package chat.parley.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** All that people do with polls, on the plainest carrier. */
class PlainPollTest extends PollContract {

  @Override
  Wire.Carrier carrier(Vertx vertx) {
    return JdkWebSocket.CARRIER;
  }

  @Test
  @DisplayName("votes of many people at once, changed again and again, add up to one of each")
  void crowd() {
    JsonObject poll = Person.ok(ann().asks("poll", asking("crowd")));
    Random random = new Random(5);
    List<Person> crowd = new ArrayList<>();
    for (int n = 0; n < 20; n++) {
      crowd.add(Person.comes(JdkWebSocket.CARRIER, server().port(), "P" + n));
    }
    List<CompletableFuture<JsonObject>> replies = new ArrayList<>();
    int[] tea = new int[1];
    for (Person person : crowd) {
      for (int k = 0; k < 8; k++) {
        boolean wantsTea = random.nextBoolean();
        tea[0] += k == 7 && wantsTea ? 1 : 0;
        JsonObject item =
            new JsonObject().put("vote", "votes").put("value", wantsTea ? "Tea" : "Coffee");
        replies.add(person.begins("record", of(poll).put("items", new JsonArray().add(item))));
      }
    }
    replies.forEach(reply -> assertEquals(1, Person.ok(Person.await(reply)).getInteger("taken")));
    assertEquals(
        tea[0] + " " + (20 - tea[0]) + " of 20",
        counts(now(watches(bob(), poll).getJsonArray("metrics"))));
  }
}
