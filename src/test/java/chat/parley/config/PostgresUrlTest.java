package chat.parley.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator writes into store.url. */
class PostgresUrlTest {
  private static final String SECRET = "s3cret";

  private static PostgresUrl read(String url) {
    JsonObject store = new JsonObject().put("url", url);
    return ParleyConfig.read(new JsonObject().put("store", store), Map.of()).store().postgres();
  }

  @Test
  @DisplayName("several hosts, escapes and parameters mean what they mean to libpq")
  void full() {
    PostgresUrl url =
        read(
            "postgres://ann%40home:p%2F%3F+x@h1,[::1]:6000,h3:7000/chat%20db"
                + "?target_session_attrs=primary&connect_timeout=3&application_name=a+b"
                + "&options=-c%20geqo%3Doff&sslmode=require");
    assertEquals("ann@home", url.user());
    assertEquals("p/?+x", url.password());
    assertEquals("h1:5432,[::1]:6000,h3:7000/chat db", url.place());
    assertEquals(PostgresUrl.Target.PRIMARY, url.target());
    assertEquals(3, url.connectSeconds());
    assertEquals("a+b", url.applicationName());
    assertEquals("-c geqo=off", url.options().orElseThrow());
    assertEquals(PostgresTls.Mode.REQUIRE, url.tls().mode());
  }

  @Test
  @DisplayName("what is not said is as libpq has it, and one of several servers must be writable")
  void defaults() {
    PostgresUrl one = read("postgresql://ann@h1");
    assertEquals("ann", one.database());
    assertEquals(PostgresUrl.Target.ANY, one.target());
    assertEquals(PostgresTls.Mode.PREFER, one.tls().mode());
    assertEquals(PostgresUrl.Target.READ_WRITE, read("postgresql://ann@h1,h2").target());
    assertEquals(
        PostgresTls.Mode.VERIFY_FULL, read("postgresql://ann@h?sslrootcert=system").tls().mode());
    assertEquals(
        List.of(new PostgresUrl.Server("h", 5432)),
        read("postgresql:///db?user=ann&password=x".replace("///", "//h/")).servers());
  }

  @ParameterizedTest
  @DisplayName("what is wrong is said in one line that does not repeat the password")
  @CsvSource(
      delimiter = '|',
      value = {
        "mysql://ann:s3cret@h/db | postgresql://",
        "postgresql://h/db | no user",
        "postgresql://ann:s3cret@/db | no host",
        "postgresql://ann:s3cret@h:0/db | port",
        "postgresql://ann:s3cret@h:x/db | port",
        "postgresql://ann:s3cret@h,/db | no host",
        "postgresql://ann:s3cret%zz@h/db | %",
        "postgresql://ann:x?s3cret=1@h/db | a port",
        "postgresql://ann:s3cret@h/db?sslmod=require | sslmode",
        "postgresql://ann:s3cret@h/db?s3cret | no value",
        "postgresql://ann:s3cret@h/db?sslmode=on | verify-full",
        "postgresql://ann:s3cret@h/db?sslmode=verify-full | sslrootcert",
        "postgresql://ann:s3cret@h/db?sslmode=verify-ca&sslrootcert=/no/such | /no/such",
        "postgresql://ann:s3cret@h/db?sslmode=verify-ca&sslrootcert=system | verify-full",
        "postgresql://ann:s3cret@h/db?sslmode=prefer&sslrootcert=/etc/passwd | sslmode=prefer",
        "postgresql://ann:s3cret@h/db?sslcert=/etc/passwd | sslkey",
        "postgresql://ann:s3cret@h/db?sslcert=/etc/passwd&sslkey=/etc/passwd | BEGIN PRIVATE KEY",
        "postgresql://ann:s3cret@h/db?target_session_attrs=standby | read-write",
        "postgresql://ann:s3cret@h/db?target_session_attrs=prefer-standby | read-write",
        "postgresql://ann:s3cret@h/db?target_session_attrs=read-only | read-write",
        "postgresql://ann:s3cret@h/db?target_session_attrs=master | primary",
        "postgresql://ann:s3cret@h/db?connect_timeout=0 | connect_timeout",
      })
  void wrong(String url, String named) {
    String reason = assertThrows(ConfigException.class, () -> read(url)).getMessage();
    assertTrue(reason.contains(named), reason);
    assertTrue(reason.startsWith("store.url"), reason);
    assertFalse(reason.contains(SECRET) || reason.contains("\n"), reason);
  }

  @Test
  @DisplayName("a pooler without a PostgreSQL behind it is refused, with both names")
  void poolerOfNothing() {
    JsonObject json = new JsonObject("{\"store\":{\"pooler\":\"transaction\"}}");
    String reason =
        assertThrows(ConfigException.class, () -> ParleyConfig.read(json, Map.of())).getMessage();
    assertTrue(reason.contains("store.pooler") && reason.contains("store.url"), reason);
  }
}
