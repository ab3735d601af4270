package chat.parley.wire;

import chat.parley.access.Verb;
import chat.parley.message.link.LinkCommand;
import java.util.List;

/** The op about the links in messages. */
final class LinkOps {
  private static final Op<LinkCommand.ReadCards> CARDS =
      new Op<>(
          "cards",
          "What the [pages to which a message links](#cards-of-links) say about themselves.",
          List.of(Verb.READ),
          Pace.FETCHING,
          List.of(MessageName.MESSAGE),
          given -> new LinkCommand.ReadCards(MessageName.MESSAGE.in(given)),
          List.of(LinkReplies.CARDS));

  static final List<Op<?>> ROWS = List.of(CARDS);

  private LinkOps() {}
}
