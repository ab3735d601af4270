package chat.parley.chaos;

import chat.parley.message.search.PostgresSearchTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The same among 100,000 messages, other ones each time. */
@EnabledIfSystemProperty(named = "chaos.long", matches = "true")
@Tag("alone")
final class PostgresSearchIT extends PostgresSearchTest {}
