package chat.parley.s3;

import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs requests by AWS Signature Version 4, with the hash of what they bring. */
final class Signing {
  private final S3Rules rules;
  private final AwsCredentialsIdentity identity;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  Signing(S3Rules rules) {
    this.rules = rules;
    this.identity = AwsCredentialsIdentity.create(rules.key(), rules.secret());
  }

  /** With all headers that it is to be sent with. */
  SdkHttpRequest signed(Question question) {
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(question.method().name()))
            .protocol(rules.endpoint().getScheme())
            .host(rules.host())
            .port(rules.port())
            .encodedPath(path(question));
    question.query().forEach(request::putRawQueryParameter);
    question.headers().forEach(request::putHeader);
    return signer
        .sign(
            signing ->
                signing
                    .identity(identity)
                    .request(request.build())
                    .payload(ContentStreamProvider.fromByteArrayUnsafe(question.body()))
                    .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, rules.region())
                    .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false))
        .request();
  }

  private String path(Question question) {
    return question.name().isEmpty()
        ? rules.path() + "/"
        : rules.path() + "/" + rules.prefix() + question.name();
  }
}
