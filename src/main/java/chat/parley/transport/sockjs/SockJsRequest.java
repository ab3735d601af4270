package chat.parley.transport.sockjs;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.internal.http.HttpServerRequestWrapper;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.regex.Pattern;

/**
 * A request of a SockJS transport, mended in two places. Vert.x closes the connection after every
 * poll, under a client that may just be sending its next request over it; here it stays open. And
 * the official client decodes what EventSource brings as a URI, so that "100 %" breaks it; here
 * {@code %} is escaped.
 */
final class SockJsRequest extends HttpServerRequestWrapper {
  private static final Pattern TRANSPORT =
      Pattern.compile(".*/(xhr|xhr_streaming|eventsource|htmlfile|jsonp)");

  private final HttpServerResponse response;
  private final HttpConnection connection;

  private SockJsRequest(HttpServerRequest request, HttpServerResponse response) {
    super((HttpServerRequestInternal) request);
    this.response = response;
    // of HTTP/1.0 nothing but its end tells where an answer ends
    this.connection =
        request.version() == HttpVersion.HTTP_1_0
            ? request.connection()
            : staysOpen(request.connection());
  }

  /** The request itself, where there is nothing to mend. */
  static HttpServerRequest mended(HttpServerRequest request) {
    String path = String.valueOf(request.path());
    if (!TRANSPORT.matcher(path).matches()) {
      return request;
    }
    return path.endsWith("/eventsource")
        ? new SockJsRequest(request, escapes(request.response()))
        : new SockJsRequest(request, request.response());
  }

  @Override
  public HttpServerResponse response() {
    return response;
  }

  @Override
  public HttpConnection connection() {
    return connection;
  }

  private static HttpConnection staysOpen(HttpConnection connection) {
    return proxy(
        HttpConnection.class,
        connection,
        (method, arguments) ->
            method.getName().equals("close")
                ? Future.succeededFuture()
                : call(connection, method, arguments));
  }

  private static HttpServerResponse escapes(HttpServerResponse response) {
    return proxy(
        HttpServerResponse.class,
        response,
        (method, arguments) ->
            method.getName().equals("write") && arguments[0] instanceof Buffer data
                ? response.write(Buffer.buffer(data.toString().replace("%", "%25")))
                : call(response, method, arguments));
  }

  /** What is done with a call instead of the original. */
  private interface Change {
    Object call(Method method, Object[] arguments) throws Throwable;
  }

  /** Like the original but for one method; where that returns itself, the proxy does. */
  private static <T> T proxy(Class<T> type, T original, Change change) {
    return type.cast(
        Proxy.newProxyInstance(
            SockJsRequest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object result = change.call(method, arguments);
              return result == original ? proxy : result;
            }));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
