package chat.parley.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues certificates for a test, as PEM files in its folder. */
public final class Authority {
  private static final Duration LIFE = Duration.ofDays(1);

  private final Path folder;
  private final String name;
  private final KeyPair keys = keys();
  private long serial = 1;

  /**
   * @param name is the name of its file too
   */
  public Authority(Path folder, String name) {
    this.folder = folder;
    this.name = name;
    write(name + ".crt", "CERTIFICATE", encoded(certificate(name, keys, true)));
  }

  /** Its own certificate. */
  public Path certificate() {
    return folder.resolve(name + ".crt");
  }

  /** Issues one for somebody, who is also the host of this name; gives its file. */
  public Path issue(String subject) {
    KeyPair theirs = keys();
    Path key = write(subject + ".key", "PRIVATE KEY", theirs.getPrivate().getEncoded());
    try {
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return write(subject + ".crt", "CERTIFICATE", encoded(certificate(subject, theirs, false)));
  }

  /** The key of somebody to whom one was issued. */
  public Path key(String subject) {
    return folder.resolve(subject + ".key");
  }

  private X509CertificateHolder certificate(String subject, KeyPair theirs, boolean authority) {
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name("CN=" + name),
              BigInteger.valueOf(serial++),
              Date.from(Instant.now().minus(LIFE)),
              Date.from(Instant.now().plus(LIFE)),
              new X500Name("CN=" + subject),
              theirs.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (!authority) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(new GeneralName(GeneralName.dNSName, subject)));
      }
      return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
    } catch (CertIOException | OperatorCreationException cause) {
      throw new IllegalStateException(cause);
    }
  }

  private static byte[] encoded(X509CertificateHolder certificate) {
    try {
      return certificate.getEncoded();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException(cause);
    }
  }

  private Path write(String file, String kind, byte[] content) {
    String pem =
        "-----BEGIN %s-----%n%s%n-----END %s-----%n"
            .formatted(
                kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content), kind);
    try {
      return Files.writeString(folder.resolve(file), pem);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
