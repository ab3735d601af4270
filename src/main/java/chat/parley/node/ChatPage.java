package chat.parley.node;

import chat.parley.config.HttpConfig;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The browser page, from the jar, with headers that let it load nothing from elsewhere. */
final class ChatPage {
  private static final String FOLDER = "chat/parley/webroot";
  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
          + " media-src 'self' blob:;"
          + " object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none';"
          + " connect-src 'self'";

  // The one inline script: that of the frame by which SockJS reaches over to another origin.
  private static final String IFRAME_SCRIPT =
      "\n    document.domain = document.domain;\n    SockJS.bootstrap_iframe();\n  ";

  private final String policy;
  private final String iframePolicy;

  /**
   * @param http tells whose pages may hold the SockJS frame, and where this one may go on
   */
  ChatPage(HttpConfig http) {
    this.policy = POLICY + connected(http.clientAddresses());
    this.iframePolicy =
        "default-src 'none'; script-src 'self' 'sha256-"
            + sha256(IFRAME_SCRIPT)
            + "'; connect-src 'self'; base-uri 'none'; frame-ancestors 'self' "
            + String.join(" ", http.admittedOrigins());
  }

  /** Policies name a WebSocket by its own scheme. */
  private static String connected(List<String> addresses) {
    return addresses.stream()
        .map(address -> " " + address + " " + address.replaceFirst("http", "ws"))
        .collect(Collectors.joining());
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** Must come before the routes whose answers it protects. */
  void protect(Router router) {
    router.route().handler(this::headers);
  }

  private void headers(RoutingContext context) {
    HttpServerResponse response = context.response();
    boolean iframe = context.request().path().matches("/(sockjs|eventbus)/iframe[^/]*\\.html");
    response.putHeader("content-security-policy", iframe ? iframePolicy : policy);
    response.putHeader("x-content-type-options", "nosniff");
    response.putHeader("referrer-policy", "no-referrer");
    context.next();
  }

  void mount(Router router) {
    router
        .route("/*")
        .handler(ChatPage::revalidated)
        .handler(new CompressedFiles(FOLDER)::handle)
        .handler(StaticHandler.create(FOLDER));
  }

  /** Asking each time costs one small answer, and no browser is left with half an old version. */
  private static void revalidated(RoutingContext context) {
    context.response().putHeader("cache-control", "no-cache");
    context.next();
  }
}
