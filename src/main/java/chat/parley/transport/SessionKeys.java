package chat.parley.transport;

import chat.parley.access.User;
import chat.parley.room.Names;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and checks the secret keys of sessions and people. A key names its user and is signed, so
 * that no server has to remember it: {@code <user id>.<name, base64url>.<HMAC-SHA256 over session
 * and both>}.
 */
public final class SessionKeys {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final int ID_BYTES = 16;
  private static final int LONGEST_KEY = 1024;
  private static final String GUEST = "g-";
  private static final int GUEST_BYTES = 12;
  private static final int GUEST_CHARACTERS = 16;
  private static final int MARK_CHARACTERS = 8;

  private final SecretKeySpec secret;

  public SessionKeys(byte[] secret) {
    this.secret = new SecretKeySpec(secret, "HmacSHA256");
  }

  /** 128 random bits, safe in URLs. */
  public static String newId() {
    return random(ID_BYTES);
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return ENCODER.encodeToString(random);
  }

  /** The id of a new guest: 96 random bits, and 48 by which {@link #issued} knows it again. */
  public String newGuest() {
    String random = random(GUEST_BYTES);
    return GUEST + random + mark(random);
  }

  /**
   * The id of a guest who is the same one whenever he brings the same thing.
   *
   * @param kind of what he brings
   */
  String guest(String kind, String brought) {
    String same = hmac("document " + kind + " " + brought).substring(0, GUEST_CHARACTERS);
    return GUEST + same + mark(same);
  }

  /** Whether a guest has got this id from a server with this secret, however long ago. */
  public boolean issued(String user) {
    if (!user.startsWith(GUEST)
        || user.length() != GUEST.length() + GUEST_CHARACTERS + MARK_CHARACTERS) {
      return false;
    }
    int end = GUEST.length() + GUEST_CHARACTERS;
    String mark = mark(user.substring(GUEST.length(), end));
    return MessageDigest.isEqual(bytes(mark), bytes(user.substring(end)));
  }

  /** What is signed for a session has a line break in it, so this is never the same. */
  private String mark(String random) {
    return hmac("guest " + random).substring(0, MARK_CHARACTERS);
  }

  public String key(String session, User user) {
    return key(user, claim -> signature(session, claim));
  }

  /** What proves to be this user in any number of sessions. */
  public String personKey(User user) {
    return key(user, this::personSignature);
  }

  private static String key(User user, UnaryOperator<String> signing) {
    String name = ENCODER.encodeToString(user.name().getBytes(StandardCharsets.UTF_8));
    String claim = user.id() + "." + name;
    return claim + "." + signing.apply(claim);
  }

  /** The user to whom this session belongs; nobody when the key was not made for it here. */
  public Optional<User> user(String session, String key) {
    return user(key, claim -> signature(session, claim));
  }

  /** Who has got this key from {@link #personKey}. */
  public Optional<User> person(String key) {
    return user(key, this::personSignature);
  }

  private static Optional<User> user(String key, UnaryOperator<String> signing) {
    String[] parts = key.split("\\.", -1);
    if (parts.length != 3 || key.length() > LONGEST_KEY) {
      return Optional.empty();
    }
    byte[] expected = bytes(signing.apply(parts[0] + "." + parts[1]));
    if (!MessageDigest.isEqual(expected, bytes(parts[2]))) {
      return Optional.empty();
    }
    String name = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    // An earlier version may have signed a name that is another one now.
    return Optional.of(new User(parts[0], Names.user(name).orElse(parts[0]), true));
  }

  /** Signs anything but keys, for one purpose: they have a line break in what is signed. */
  public String sign(String purpose, String text) {
    return hmac(purpose + " " + text);
  }

  /** Whether {@link #sign} has given this. */
  public boolean signed(String purpose, String text, String signature) {
    return MessageDigest.isEqual(bytes(sign(purpose, text)), bytes(signature));
  }

  private String signature(String session, String claim) {
    return hmac(session + "\n" + claim);
  }

  /** As for {@link #mark}: no session is called so that its signature is this one. */
  private String personSignature(String claim) {
    return hmac("person " + claim);
  }

  /** What proves that this server has told somebody of a picture. */
  public String picture(String claim) {
    return hmac("picture " + claim);
  }

  private String hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      return ENCODER.encodeToString(mac.doFinal(bytes(text)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HmacSHA256", impossible);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
