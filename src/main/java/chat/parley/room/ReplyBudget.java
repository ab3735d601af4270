package chat.parley.room;

/** How much one reply may still hold. */
record ReplyBudget(int entries, int bytes) {

  ReplyBudget without(Joining arrival) {
    return new ReplyBudget(entries - arrival.entries(), bytes - arrival.weight());
  }

  ReplyBudget without(int used) {
    return new ReplyBudget(entries, bytes - used);
  }

  boolean spent() {
    return entries <= 0 || bytes <= 0;
  }
}
