package chat.parley.transport;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.chaos.Carriers;
import chat.parley.support.Await;
import chat.parley.support.Fetched;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import chat.parley.support.Web;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People see what the pages are about to which others link. */
class LinkCardsTest {
  @TempDir private Path data;

  private static Person comes(Server server, String name) {
    return Person.comes(JdkWebSocket.CARRIER, server.port(), name);
  }

  private static JsonObject about(String id) {
    return new JsonObject().put("message", id);
  }

  private static List<String> titles(Person person, String id) {
    return ok(person.asks("cards", about(id))).getJsonArray("cards").stream()
        .map(card -> ((JsonObject) card).getString("title"))
        .toList();
  }

  private static Buffer png() {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "png", out);
      return Buffer.buffer(out.toByteArray());
    } catch (IOException never) {
      throw new AssertionError(never);
    }
  }

  @Test
  @DisplayName("a card is told over every carrier, and its page is fetched once")
  void everyCarrier() {
    try (Web web = new Web();
        Server server = Server.on(web, data, new JsonObject())) {
      web.page(
          "page.example/a",
          "<head><title>t</title><meta property=og:title content='A page'>"
              + "<meta name=description content='What it is about'>"
              + "<meta property=og:site_name content='The site'></head>");
      Person ann = comes(server, "Ann");
      assertEquals(3, ann.welcome().getJsonObject("limits").getInteger("cards"));
      ann.joins("lobby");
      String id = ann.says("lobby", "look at http://page.example/a, it is good").getString("id");
      JsonObject card =
          new JsonObject()
              .put("url", "http://page.example/a")
              .put("title", "A page")
              .put("description", "What it is about")
              .put("site", "The site");
      assertEquals(List.of(), web.asked(), "nobody has looked yet");
      Vertx clients = Vertx.vertx();
      Carriers.all(clients)
          .forEach(
              (name, carrier) -> {
                Person bob = Person.comes(carrier, server.port(), "Bob");
                JsonObject reply = ok(bob.asks("cards", about(id)));
                assertEquals(id, reply.getString("message"), name);
                assertEquals(new JsonArray().add(card), reply.getJsonArray("cards"), name);
                bob.closes();
              });
      Await.ended(clients);
      assertEquals(List.of("page.example/a"), web.asked());
    }
  }

  @Test
  @DisplayName("a hundred who look at once have one page fetched")
  void together() {
    try (Web web = new Web();
        Server server = Server.on(web, data, new JsonObject())) {
      web.page("page.example/", Web.titled("One"));
      Person ann = comes(server, "Ann");
      ann.joins("lobby");
      String id = ann.says("lobby", "http://page.example/").getString("id");
      List<CompletableFuture<JsonObject>> all =
          IntStream.range(0, 100)
              .mapToObj(n -> comes(server, "P" + n))
              .map(person -> person.begins("cards", about(id)))
              .toList();
      all.forEach(reply -> assertEquals(1, ok(Person.await(reply)).getJsonArray("cards").size()));
      assertEquals(List.of("page.example/"), web.asked());
    }
  }

  @Test
  @DisplayName("a message has the cards of what it says now, three at most, and none when deleted")
  void asItIsNow() {
    try (Web web = new Web();
        Server server = Server.on(web, data, new JsonObject())) {
      for (int n = 0; n < 9; n++) {
        web.page("page.example/" + n, Web.titled("Page " + n));
      }
      Person ann = comes(server, "Ann");
      ann.joins("lobby");
      StringBuilder many = new StringBuilder("http://gone.example/ http://page.example/404");
      for (int n = 0; n < 300; n++) {
        many.append(" http://page.example/").append(n);
      }
      String id = ann.says("lobby", many.toString()).getString("id");
      assertEquals(List.of("Page 0"), titles(ann, id), "two of the first three are not there");
      JsonObject text = new JsonObject().put("text", "http://page.example/7 http://page.example/3");
      ok(ann.asks("edit", about(id).put("body", text)));
      assertEquals(List.of("Page 7", "Page 3"), titles(ann, id));
      ok(ann.asks("delete", about(id)));
      assertEquals(List.of(), titles(ann, id));
      assertEquals(List.of(), titles(ann, ann.says("lobby", "no links").getString("id")));
      assertEquals(4, web.asked().size());
    }
  }

  @Test
  @DisplayName("only of messages that one may read, and of such as there are")
  void refused() {
    try (Web web = new Web();
        Server server = Server.on(web, data, new JsonObject())) {
      web.page("page.example/", Web.titled("Secret"));
      Person ann = comes(server, "Ann");
      Person bob = comes(server, "Bob");
      Person eve = comes(server, "Eve");
      String id = ann.tells("user:" + bob.user(), "http://page.example/").getString("id");
      assertEquals(List.of("Secret"), titles(bob, id));
      eve.isRefused(404, "no_such_room", "cards", about(id));
      ann.joins("lobby");
      ann.isRefused(404, "no_such_message", "cards", about("lobby:999"));
      ann.isRefused(400, "bad_request", "cards", about("http://page.example/"));
      ann.isRefused(
          400, "bad_request", "cards", new JsonObject().put("url", "http://page.example/"));
    }
  }

  @Test
  @DisplayName("a server that asks nobody says so, and has no pictures")
  void off() {
    JsonObject settings = new JsonObject().put("links", new JsonObject().put("cards", false));
    try (Web web = new Web();
        Server server = Server.on(web, data, settings)) {
      web.page("page.example/", Web.titled("Never"));
      Person ann = comes(server, "Ann");
      assertEquals(0, ann.welcome().getJsonObject("limits").getInteger("cards"));
      ann.joins("lobby");
      String id = ann.says("lobby", "http://page.example/").getString("id");
      ann.isRefused(404, "no_such_op", "cards", about(id));
      assertEquals(404, Fetched.from(server.port(), "/cards/1/a/b").status());
      assertEquals(List.of(), web.asked());
    }
  }

  @Test
  @DisplayName("this machine and what is behind it are not asked, whatever a link calls them")
  void inside() {
    JsonObject settings = new JsonObject().put("links", new JsonObject().put("cards", true));
    try (Server server = Server.start(data, settings)) {
      Person ann = comes(server, "Ann");
      ann.joins("lobby");
      String id =
          ann.says("lobby", "http://127.0.0.1/ http://a.localhost/ http://169.254.169.254/latest/")
              .getString("id");
      assertEquals(List.of(), titles(ann, id));
    }
  }

  @Test
  @DisplayName("pictures come from this server, and only those that a card has told")
  void pictures() throws IOException, InterruptedException {
    try (Web web = new Web();
        Server server = Server.on(web, data, new JsonObject())) {
      web.page("page.example/", "<title>t</title><meta property=og:image content='/p.png'>");
      web.page("page.example/svg", "<title>t</title><meta property=og:image content='/p.svg'>");
      web.at(
          "page.example/p.png",
          request ->
              request
                  .response()
                  .putHeader("content-type", "image/png")
                  .putHeader("set-cookie", "spy=1")
                  .end(png()));
      web.at(
          "page.example/p.svg",
          request -> request.response().putHeader("content-type", "image/png").end("<svg></svg>"));
      Person ann = comes(server, "Ann");
      ann.joins("lobby");
      String id = ann.says("lobby", "http://page.example/ http://page.example/svg").getString("id");
      JsonArray cards = ok(ann.asks("cards", about(id))).getJsonArray("cards");
      String path = cards.getJsonObject(0).getString("picture");
      assertEquals(2, web.asked().size(), "nobody has looked at a picture");
      HttpResponse<byte[]> picture = get(server, path);
      assertEquals(200, picture.statusCode());
      assertEquals(png(), Buffer.buffer(picture.body()));
      assertEquals(List.of("image/png"), picture.headers().allValues("content-type"));
      assertEquals(List.of("nosniff"), picture.headers().allValues("x-content-type-options"));
      assertEquals(
          List.of("default-src 'none'; sandbox"),
          picture.headers().allValues("content-security-policy"));
      assertTrue(picture.headers().firstValue("cache-control").orElse("").startsWith("private"));
      assertFalse(picture.headers().firstValue("set-cookie").isPresent());
      assertEquals(200, get(server, path).statusCode());
      assertEquals(3, web.asked().size(), "it is fetched once");
      assertEquals(404, get(server, cards.getJsonObject(1).getString("picture")).statusCode());
      int asked = web.asked().size();
      for (String forged :
          List.of(
              path + "x",
              path.substring(0, path.length() - 1),
              path.replaceFirst("/cards/\\d", "/cards/9"),
              "/cards/",
              "/cards/1",
              "/cards/x/y/z",
              "/cards/" + "1/".repeat(100))) {
        assertEquals(404, get(server, forged).statusCode(), forged);
      }
      assertEquals(asked, web.asked().size());
    }
  }

  private static HttpResponse<byte[]> get(Server server, String path)
      throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + server.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
