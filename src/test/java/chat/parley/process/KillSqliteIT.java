package chat.parley.process;

import java.util.Map;

/** The embedded store. */
class KillSqliteIT extends KillContract {
  @Override
  protected Map<String, String> store() {
    return Map.of();
  }
}
