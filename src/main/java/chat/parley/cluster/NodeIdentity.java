package chat.parley.cluster;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.TCPSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * By what nodes know each other: every connection between them, in both directions, shows a
 * certificate that the other side trusts.
 */
public record NodeIdentity(KeyCertOptions key, TrustOptions trust) {
  private static final String BEGIN_CERTIFICATE = "-----BEGIN CERTIFICATE-----";
  private static final Duration LIFETIME = Duration.ofDays(36_500);
  private static final int SERIAL_BITS = 120;

  /** One key for all nodes; whoever has it is one. */
  public static NodeIdentity shared(String pem) {
    Buffer certificate = Buffer.buffer(pem.substring(pem.indexOf(BEGIN_CERTIFICATE)));
    Buffer key = Buffer.buffer(pem.substring(0, pem.indexOf(BEGIN_CERTIFICATE)));
    return new NodeIdentity(
        new PemKeyCertOptions().setKeyValue(key).setCertValue(certificate),
        new PemTrustOptions().addCertValue(certificate));
  }

  /** A node's own key, and those whom it trusts, from files. */
  public static NodeIdentity files(PfxOptions key, PfxOptions trust) {
    return new NodeIdentity(key, trust);
  }

  /** A new key and a certificate for it that nobody has signed but itself, in PEM. */
  public static String generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      StringWriter pem = new StringWriter();
      try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
        writer.writeObject(new JcaPKCS8Generator(pair.getPrivate(), null));
        writer.writeObject(certificate(pair));
      }
      return pem.toString();
    } catch (GeneralSecurityException | OperatorCreationException impossible) {
      throw new IllegalStateException("every Java has elliptic curves", impossible);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Object certificate(KeyPair pair) throws OperatorCreationException {
    X500Name name = new X500Name("CN=parley-node");
    Instant now = Instant.now();
    return new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(SERIAL_BITS, new SecureRandom()),
            Date.from(now.minus(Duration.ofDays(1))),
            Date.from(now.plus(LIFETIME)),
            name,
            pair.getPublic())
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
  }

  /** For the event bus, which is server and client in one. */
  public void guard(EventBusOptions options) {
    options
        .setSsl(true)
        .setClientAuth(ClientAuth.REQUIRED)
        .setTrustAll(false)
        .setKeyCertOptions(key)
        .setTrustOptions(trust);
  }

  /** For a server or a client between nodes. */
  public <O extends TCPSSLOptions> O guard(O options) {
    options.setSsl(true).setKeyCertOptions(key).setTrustOptions(trust);
    return options;
  }
}
