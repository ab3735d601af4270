package chat.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.Person;
import chat.parley.support.Server;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Polls in the talk: asked by a form, voted in by mouse and keyboard, and moving for all. */
class PollsIT extends BrowserTest {

  private static Locator poll(Page page) {
    return page.locator("#messages .poll").last();
  }

  private static Locator choice(Page page, String text) {
    return poll(page).locator(".poll-choice").filter(new Locator.FilterOptions().setHasText(text));
  }

  private static void shows(Page page, String text, String votes) {
    assertThat(choice(page, text).locator(".choice-count b")).hasText(votes);
  }

  private static void asks(Page page, String question, String... choices) {
    page.locator("#attach").click();
    page.locator("#attach-menu [data-act=poll]").click();
    Locator form = page.locator("#poll-form");
    assertThat(form.locator("[name=question]")).isFocused();
    form.locator("[name=question]").fill(question);
    for (int place = 0; place < choices.length; place++) {
      if (place > 1) {
        page.locator("#add-choice").click();
        assertThat(form.locator("[name=choice]").nth(place)).isFocused();
      }
      form.locator("[name=choice]").nth(place).fill(choices[place]);
    }
  }

  /** What one sends without a page. */
  private static JsonObject asked(Person person, String question, String... choices) {
    JsonObject poll =
        new JsonObject()
            .put("room", "lobby")
            .put("question", question)
            .put("choices", new JsonArray(List.of((Object[]) choices)))
            .put("cid", "c-" + question.hashCode());
    return Person.ok(person.asks("poll", poll));
  }

  private static void votes(Person person, JsonObject poll, String choice) {
    JsonObject item = new JsonObject().put("vote", "votes").put("value", choice);
    JsonObject record =
        new JsonObject()
            .put("room", "lobby")
            .put("board", "poll." + poll.getLong("seq"))
            .put("items", new JsonArray().add(item));
    assertEquals(1, Person.ok(person.asks("record", record)).getInteger("taken"));
  }

  @Test
  @DisplayName("one asks, all vote, change and withdraw; the bars move; then it is over")
  void together() {
    Page ann = comes("Ann", "en-GB");
    Page bob = comes("Bob", "en-GB");
    asks(ann, "Where to eat?", "Noodles", "Dumplings 🥟", "Salad");
    screenshot(ann, "poll-form");
    ann.locator("#ask-poll").click();
    assertThat(ann.locator("#poll-form")).isHidden();
    for (Page page : new Page[] {ann, bob}) {
      assertThat(poll(page).locator("legend")).hasText("Where to eat?");
      assertThat(poll(page).locator(".poll-choice")).hasCount(3);
      assertThat(poll(page).getByText("0 votes").first()).isVisible();
    }
    choice(bob, "Noodles").click();
    shows(ann, "Noodles", "1");
    shows(bob, "Noodles", "1");
    assertThat(choice(bob, "Noodles").locator(".my-vote")).hasText("✓");
    assertThat(choice(ann, "Noodles").locator(".my-vote")).hasCount(0);
    assertThat(poll(bob).getByRole(AriaRole.STATUS)).hasText("You have voted for Noodles.");
    poll(ann).locator("input").first().focus();
    ann.keyboard().press("Space");
    shows(bob, "Noodles", "2");
    ann.keyboard().press("ArrowDown");
    shows(bob, "Noodles", "1");
    shows(bob, "Dumplings", "1");
    assertThat(poll(ann).locator("input:checked")).hasValue("Dumplings 🥟");
    assertThat(poll(ann).locator("input").nth(1))
        .hasAccessibleName(Pattern.compile("Dumplings 🥟\\s*, 1 vote, 50\\s?%, your vote"));
    assertEquals("0.0", choice(bob, "Salad").locator("rect").getAttribute("width"));
    assertEquals("50.0", choice(bob, "Noodles").locator("rect").getAttribute("width"));
    screenshot(bob, "poll");
    poll(bob).locator(".withdraw").click();
    shows(ann, "Noodles", "0");
    assertThat(poll(bob).locator("input:checked")).hasCount(0);
    assertThat(poll(bob).locator(".end")).hasCount(0);
    ann.reload();
    assertThat(choice(ann, "Dumplings").locator(".my-vote")).hasText("✓");
    poll(ann).locator(".end").click();
    poll(ann).locator(".end-now").click();
    for (Page page : new Page[] {ann, bob}) {
      assertThat(poll(page).getByText("The poll is over")).isVisible();
      assertThat(poll(page).locator("input")).hasCount(0);
      shows(page, "Dumplings", "1");
    }
    assertThat(choice(ann, "Dumplings")).containsText("your vote");
    screenshot(ann, "poll-over");
    assertEquals("", Axe.violations(ann));
  }

  @Test
  @DisplayName("only polls that are on the screen are watched")
  void onScreen() {
    Person shop = inRoom("Shop", "lobby");
    JsonObject first = asked(shop, "First?", "a", "b");
    Page ann = comes("Ann", "en-GB");
    assertThat(poll(ann).locator("legend")).hasText("First?");
    votes(shop, first, "a");
    shows(ann, "a", "1");
    for (int n = 0; n < 60; n++) {
      shop.says("lobby", "line " + n);
    }
    assertThat(ann.getByText("line 59", new Page.GetByTextOptions().setExact(true))).isVisible();
    JsonObject second = asked(shop, "Second?", "a", "b");
    assertThat(poll(ann).locator("legend")).hasText("Second?");
    votes(shop, second, "b");
    shows(ann, "b", "1");
    votes(shop, first, "b");
    votes(shop, second, "a");
    shows(ann, "a", "1");
    Locator above = ann.locator("#messages .poll").first();
    assertThat(above.locator(".choice-count b").first()).hasText("1");
    above.scrollIntoViewIfNeeded();
    assertThat(above.locator(".choice-count b").first()).hasText("0");
    assertThat(above.locator(".choice-count b").last()).hasText("1");
  }

  @Test
  @DisplayName(
      "on a phone, in Chinese and in the dark, one votes by touch; what is deleted is gone")
  void phone() {
    Person shop = inRoom("小店", "lobby");
    Page ann = onPhone("安", ColorScheme.DARK);
    asks(ann, "周末去哪儿？", "爬山", "看电影");
    screenshot(ann, "poll-form-phone");
    ann.locator("#ask-poll").tap();
    assertThat(poll(ann).locator("legend")).hasText("周末去哪儿？");
    choice(ann, "爬山").tap();
    shows(ann, "爬山", "1");
    assertThat(poll(ann).locator(".withdraw")).hasText("撤回我的投票");
    screenshot(ann, "poll-phone");
    assertEquals("", Axe.violations(ann));
    JsonObject other = asked(shop, "另一个？", "是", "否");
    votes(shop, other, "否");
    shows(ann, "否", "1");
    Person.ok(shop.asks("delete", new JsonObject().put("message", other.getString("id"))));
    assertThat(ann.locator("#messages .poll")).hasCount(1);
    assertThat(ann.locator(".deleted-text")).hasCount(1);
  }

  @Test
  @DisplayName(
      "without a server no vote is taken for one; when it is back all are there, and go on")
  void restarted() {
    Page ann = comes("Ann", "en-GB");
    asks(ann, "Still there?", "yes", "no");
    ann.locator("#ask-poll").click();
    choice(ann, "yes").click();
    shows(ann, "yes", "1");
    JsonObject http = new JsonObject().put("port", server().port());
    server().close();
    assertThat(ann.locator("#banner")).isVisible();
    choice(ann, "no").click();
    assertThat(poll(ann).locator("[role=alert]")).containsText("there is no connection");
    assertThat(poll(ann).locator("input:checked")).hasValue("yes");
    serve(Server.start(data(), new JsonObject().put("http", http)));
    assertThat(ann.locator("#banner")).isHidden();
    choice(ann, "no").click();
    shows(ann, "no", "1");
    shows(ann, "yes", "0");
    assertThat(poll(ann).locator("[role=alert]")).hasCount(0);
  }

  @Test
  @DisplayName("the longest poll fits a phone")
  void longest() {
    Person shop = inRoom("Shop", "lobby");
    Page ann = onPhone("Ann", ColorScheme.LIGHT);
    String[] choices = new String[12];
    for (int place = 0; place < choices.length; place++) {
      choices[place] = place % 3 == 0 ? "W".repeat(90) + place : "A choice of a few words " + place;
    }
    JsonObject poll = asked(shop, "Why " + "so long ".repeat(36), choices);
    votes(shop, poll, choices[1]);
    assertThat(poll(ann).locator(".poll-choice")).hasCount(12);
    assertThat(poll(ann).locator(".choice-count b").nth(1)).hasText("1");
    screenshot(ann, "poll-longest");
    assertEquals(
        true,
        poll(ann)
            .evaluate(
                "poll => poll.scrollWidth <= poll.clientWidth && poll.getBoundingClientRect().right <= innerWidth"));
  }

  @Test
  @DisplayName("where no files are taken, a button of its own asks")
  void withoutFiles() {
    server().close();
    JsonObject none = new JsonObject().put("store", "none");
    serve(Server.start(data(), new JsonObject().put("files", none)));
    Page ann = comes("Ann", "en-GB");
    assertThat(ann.locator("#attach")).hasCount(0);
    ann.locator("#composer-poll").click();
    Locator form = ann.locator("#poll-form");
    form.locator("[name=question]").fill("Files?");
    form.locator("[name=choice]").first().fill("yes");
    ann.keyboard().press("Tab");
    ann.keyboard().type("no");
    ann.keyboard().press("Enter");
    assertThat(poll(ann).locator("legend")).hasText("Files?");
  }

  @Test
  @DisplayName("what is wrong with a poll is said in its form, and nothing is lost")
  void wrong() {
    Page ann = comes("Ann", "en-GB");
    asks(ann, "Same?", "a", " a ");
    ann.locator("#ask-poll").click();
    assertThat(ann.locator("#poll-form [role=alert]")).hasText("Two choices are the same.");
    ann.locator("#poll-form [name=choice]").nth(1).fill("b");
    ann.locator("#poll-form [name=term]").selectOption("at");
    ann.locator("#poll-form [name=at]").fill("2020-01-01T10:00");
    ann.locator("#ask-poll").click();
    assertThat(ann.locator("#poll-form [role=alert]")).hasText("This time is over already.");
    ann.locator("#poll-form [name=term]").selectOption("day");
    ann.locator("#ask-poll").click();
    assertThat(poll(ann).locator(".about-poll")).containsText("until");
    poll(ann).hover();
    ann.locator(".message .actions [data-act=edit]").first();
    assertThat(ann.locator("#messages .actions [data-act=edit]"))
        .hasAttribute("aria-disabled", "true");
  }
}
