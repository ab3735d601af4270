package chat.parley.page;

import static chat.parley.page.ChatPage.message;
import static chat.parley.page.ChatPage.says;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.Await;
import chat.parley.support.Jar;
import chat.parley.support.Nodes;
import chat.parley.support.Postgres;
import chat.parley.support.RoundRobin;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** People with browsers behind a balancer, and two nodes of which one dies. */
class ClusterPageIT {
  private static final double PATIENCE_MILLIS = 30_000;

  @TempDir private Path folder;

  /** By {@code -Dchaos.long=true}; {@code FaultsIT} kills nodes under talkers in every build. */
  @EnabledIfSystemProperty(named = "chaos.long", matches = "true")
  @Test
  @DisplayName("they talk across nodes, and go on when the node of one is killed")
  void nodeDies() {
    Vertx vertx = Vertx.vertx();
    try (Postgres postgres = Postgres.start();
        Nodes nodes = new Nodes(folder, postgres.url()).start(2);
        RoundRobin balancer =
            new RoundRobin(
                vertx, () -> nodes.all().stream().filter(Jar::listens).map(Jar::port).toList());
        Browsers browsers = Browsers.start()) {
      Page ann = enters(browsers, nodes.node(0).port(), "Ann");
      Page bob = enters(browsers, nodes.node(1).port(), "Bob");
      Page cid = enters(browsers, balancer.port(), "Cid");
      assertThat(ann.locator("#members")).containsText("Bob");
      assertThat(bob.locator("#members")).containsText("Cid");
      says(ann, "from the first node");
      assertThat(message(bob, "from the first node")).hasCount(1);
      says(bob, "from the second");
      assertThat(message(ann, "from the second")).hasCount(1);
      nodes.node(0).kill();
      says(cid, "still here");
      says(bob, "so am I");
      LocatorAssertions.HasCountOptions patience =
          new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS);
      assertThat(message(bob, "still here")).hasCount(1, patience);
      assertThat(message(cid, "so am I")).hasCount(1, patience);
      assertThat(message(cid, "from the first node")).hasCount(1);
      cid.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/cluster.png")));
      assertEquals(List.of(), browsers.consoleErrors());
    } finally {
      Await.result(vertx.close());
    }
  }

  /**
   * By {@code -Dchaos.long=true}; in every build talkers go on at other nodes, in {@code FaultsIT}.
   */
  @EnabledIfSystemProperty(named = "chaos.long", matches = "true")
  @Test
  @DisplayName("without a balancer, a tab at a node that is killed goes on at the other")
  void goesOnAtTheOther() {
    Vertx vertx = Vertx.vertx();
    List<Integer> ports = new CopyOnWriteArrayList<>();
    try (Postgres postgres = Postgres.start();
        RoundRobin first = new RoundRobin(vertx, () -> List.of(ports.get(0)));
        RoundRobin second = new RoundRobin(vertx, () -> List.of(ports.get(1)));
        Nodes nodes =
            new Nodes(folder, postgres.url())
                .with(
                    "PARLEY_HTTP_CLIENT_ADDRESSES",
                    "HTTP://127.0.0.1:%d/,http://127.0.0.1:%d"
                        .formatted(first.port(), second.port()))
                .start(2);
        Browsers browsers = Browsers.start()) {
      nodes.all().forEach(node -> ports.add(node.port()));
      Page ann = enters(browsers, first.port(), "Ann");
      Page bob = enters(browsers, second.port(), "Bob");
      Page cid = browsers.open(new Browser.NewContextOptions().setLocale("en-GB"));
      cid.addInitScript(ChatPage.NO_WEBSOCKET);
      ChatPage.enters(cid, first.port(), "Cid");
      assertThat(cid.locator("#transport")).hasText("sockjs");
      says(ann, "before");
      assertThat(message(bob, "before")).hasCount(1);
      ann.locator("#composer").fill("half a thought");
      nodes.node(0).kill();
      says(bob, "meanwhile");
      LocatorAssertions.HasCountOptions patience =
          new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS);
      for (Page moved : List.of(ann, cid)) {
        assertThat(message(moved, "meanwhile")).hasCount(1, patience);
        assertThat(message(moved, "before")).hasCount(1);
      }
      assertThat(ann.locator("#transport")).hasText("websocket");
      assertThat(cid.locator("#transport")).hasText("sockjs");
      assertThat(ann.locator("#composer")).hasValue("half a thought");
      says(cid, "from the other node");
      assertThat(message(bob, "from the other node")).hasCount(1, patience);
      // Until a node is known to be dead, the other one says 502 for a session that was its own.
      assertEquals(
          List.of(),
          browsers.consoleErrors().stream()
              .filter(said -> !said.contains("status of 502"))
              .toList());
    } finally {
      Await.result(vertx.close());
    }
  }

  private static Page enters(Browsers browsers, int port, String name) {
    Page page = browsers.open(new Browser.NewContextOptions().setLocale("en-GB"));
    return ChatPage.enters(page, port, name);
  }
}
