package chat.parley.message;

import chat.parley.access.User;

/** A message that is being written, as its owner knows it. */
final class OpenMessage {
  private final MessageId id;
  private final User from;
  private final Body begun;
  private final StringBuilder text;
  private long n;
  private int published;
  private long keptN;
  private long aliveAt;
  private long keptAt;
  private boolean publishing;
  private boolean closing;

  OpenMessage(OpenMessageStore.Kept kept, long now) {
    this.id = kept.message();
    this.from = kept.from();
    this.begun = kept.body();
    this.text = new StringBuilder(kept.body().text());
    this.n = kept.n();
    this.published = text.length();
    this.keptN = n;
    this.aliveAt = now;
    this.keptAt = now;
  }

  MessageId id() {
    return id;
  }

  User from() {
    return from;
  }

  /** How many times something was appended. */
  long n() {
    return n;
  }

  int codePoints() {
    return text.codePointCount(0, text.length());
  }

  void append(String more) {
    text.append(more);
    n++;
  }

  /** All that was written. */
  Body body() {
    return new Body(text.toString(), begun.format(), begun.data(), begun.mentions());
  }

  /** Whether nobody publishes what is new yet. */
  boolean beginsPublishing() {
    boolean begins = !publishing;
    publishing = true;
    return begins;
  }

  /** What is new, which counts as published from now on. */
  MessageEvent.Grown publish() {
    MessageEvent.Grown event = new MessageEvent.Grown(id, published, text.substring(published));
    published = text.length();
    publishing = false;
    return event;
  }

  int unpublished() {
    return text.length() - published;
  }

  boolean closing() {
    return closing;
  }

  void close() {
    closing = true;
  }

  void closingFailed() {
    closing = false;
  }

  /** Its sender was seen. */
  void alive(long now) {
    aliveAt = now;
  }

  long aliveAt() {
    return aliveAt;
  }

  /** Whether it has to be kept: for what is new, or so that nobody takes it for abandoned. */
  boolean due(long now, long atLeastMillis) {
    return keptN < n || now - keptAt >= atLeastMillis;
  }

  void kept(long now) {
    keptN = n;
    keptAt = now;
  }
}
