package chat.parley.wire;

import java.util.Set;

/**
 * Names of ops and events that chat.v1 has kept for itself since its first release, whether they
 * are there yet or not (decision 46). A name stays here when its op or event comes.
 */
public final class ReservedNames {
  private static final Set<String> OPS =
      Set.of(
          // messages
          "edit",
          "delete",
          "react",
          "pin",
          "append",
          "thread",
          "read",
          "unread",
          "sync",
          "search",
          "draft",
          "notify",
          // files
          "upload",
          // documents
          "doc.list",
          "doc.create",
          "doc.open",
          "doc.close",
          "doc.update",
          "doc.cursor",
          "doc.versions",
          "doc.restore",
          // boards
          "record",
          "watch",
          "unwatch",
          // who one is, and who may what
          "login",
          "logout",
          "register",
          "password",
          "profile",
          "devices",
          "refresh",
          "room",
          "moderate",
          "report",
          "invite",
          "admin");

  private static final Set<String> EVENTS =
      Set.of(
          "edited",
          "deleted",
          "reaction",
          "pinned",
          "member",
          "topic",
          "appended",
          "receipt",
          "read",
          "board",
          "doc",
          "gap");

  private ReservedNames() {}

  /** Whether a program could use it as an event of its own before an op took the name. */
  public static boolean op(String name) {
    return OPS.contains(name);
  }

  static Set<String> ops() {
    return OPS;
  }

  static boolean event(String name) {
    return EVENTS.contains(name);
  }

  static Set<String> events() {
    return EVENTS;
  }
}
