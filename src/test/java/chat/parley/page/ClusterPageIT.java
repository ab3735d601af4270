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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People with browsers behind a balancer, and two nodes of which one dies. */
class ClusterPageIT {
  private static final double PATIENCE_MILLIS = 30_000;

  @TempDir private Path folder;

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
      assertEquals(List.of(), browsers.complaints());
    } finally {
      Await.result(vertx.close());
    }
  }

  private static Page enters(Browsers browsers, int port, String name) {
    Page page = browsers.open(new Browser.NewContextOptions().setLocale("en-GB"));
    return ChatPage.enters(page, port, name);
  }
}
