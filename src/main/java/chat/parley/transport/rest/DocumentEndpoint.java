package chat.parley.transport.rest;

import chat.parley.capability.Chat;
import chat.parley.document.DocumentHandler;
import chat.parley.pace.Visitors;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.transport.SessionKeys;
import chat.parley.wire.StrictJson;
import chat.parley.wire.field.Bounds;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Documents over HTTP, for programs and for what is too long for a frame: each request is an op of
 * chat.v1, and its answer the reply of that, but for what is read. Lives on one loop.
 */
public final class DocumentEndpoint {
  /** A text as JSON, with all that could be escaped in it. */
  private static final int LONGEST_EDIT = DocumentHandler.LARGEST_UPDATE;

  private static final int DIGITS = 15;

  private final Chat chat;
  private final SessionKeys keys;
  private final Visitors visitors;
  private final Bounds bounds;

  /**
   * @param bounds to which what comes is held, as over a socket
   */
  public DocumentEndpoint(Chat chat, SessionKeys keys, Visitors visitors, Bounds bounds) {
    this.chat = chat;
    this.keys = keys;
    this.visitors = visitors;
    this.bounds = bounds;
  }

  public void mount(Router router) {
    router
        .get("/documents/:room")
        .handler(context -> begin(context, request -> request.ask("doc.list", of(context))));
    router
        .get("/documents/:room/:doc")
        .handler(context -> begin(context, request -> request.read(of(context))));
    router
        .get("/documents/:room/:doc/versions")
        .handler(context -> begin(context, request -> request.ask("doc.versions", of(context))));
    router
        .post("/documents/:room/:doc/updates")
        .handler(
            context ->
                begin(
                    context,
                    request ->
                        request.body(
                            DocumentHandler.LARGEST_UPDATE,
                            body ->
                                request.ask(
                                    "doc.update",
                                    with(of(context), Map.of("update", body.getBytes()))))));
    router
        .post("/documents/:room/:doc/edits")
        .handler(
            context ->
                begin(
                    context,
                    request ->
                        request.body(
                            LONGEST_EDIT,
                            body ->
                                request.ask(
                                    "doc.edit",
                                    with(StrictJson.object(body.toString()), of(context))))));
  }

  /** What is done with a request. */
  private interface Kind {
    void begin(DocumentRequest request);
  }

  private void begin(RoutingContext context, Kind kind) {
    DocumentRequest request = new DocumentRequest(context, chat, visitors, bounds);
    request.refusing(
        () -> {
          request.prove(keys);
          kind.begin(request);
        });
  }

  /** The fields that the address has. */
  private static Map<String, Object> of(RoutingContext context) {
    Map<String, Object> fields = new LinkedHashMap<>();
    context.pathParams().forEach(fields::put);
    for (String name : List.of("pos", "before")) {
      List<String> given = context.queryParam(name);
      if (!given.isEmpty()) {
        fields.put(name, number(name, given.get(0)));
      }
    }
    context.queryParam("format").stream()
        .findFirst()
        .ifPresent(format -> fields.put("format", format));
    return fields;
  }

  private static long number(String name, String text) {
    if (!text.matches("[0-9]{1," + DIGITS + "}")) {
      throw new Refusal(Problem.BAD_REQUEST.refusedFor(name, "It is a whole number."));
    }
    return Long.parseLong(text);
  }

  private static Map<String, Object> with(Map<String, Object> some, Map<String, Object> others) {
    Map<String, Object> all = new LinkedHashMap<>(some);
    all.putAll(others);
    return all;
  }
}
