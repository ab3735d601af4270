package chat.parley.preview;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Gives browsers the pictures of cards from this server's own origin, so that no page elsewhere
 * learns who has read its link. Nothing in a picture can run.
 */
public final class PictureEndpoint {
  private static final String POLICY = "default-src 'none'; sandbox";

  private final PreviewVerticle previews;

  public PictureEndpoint(PreviewVerticle previews) {
    this.previews = previews;
  }

  public void mount(Router router) {
    router.get(PictureLinks.PREFIX + "*").handler(this::give);
  }

  private void give(RoutingContext context) {
    Optional<WebAddress> address = previews.links().picture(context.request().path());
    if (address.isEmpty()) {
      context.response().setStatusCode(404).end();
      return;
    }
    previews
        .picture(address.get())
        .onSuccess(picture -> answer(context.response(), picture))
        .onFailure(context::fail);
  }

  private static void answer(HttpServerResponse response, Optional<Picture> picture) {
    if (response.closed()) {
      return;
    }
    if (picture.isEmpty()) {
      response.setStatusCode(404).putHeader("cache-control", "no-store").end();
      return;
    }
    response
        .putHeader("content-type", picture.get().type())
        .putHeader("content-security-policy", POLICY)
        .putHeader("cross-origin-resource-policy", "same-origin")
        .putHeader("cache-control", "private, max-age=86400")
        .end(picture.get().bytes());
  }
}
