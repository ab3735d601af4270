package chat.parley.bench.server;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import me.desair.tus.server.TusFileUploadService;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;

/** The peer: tus-java-server in Jetty, with files in a folder. */
public final class TusInJetty {

  private TusInJetty() {}

  private static final class Uploads extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final transient TusFileUploadService service;

    private Uploads(String folder) {
      service =
          new TusFileUploadService()
              .withUploadUri("/files")
              .withStoragePath(folder)
              .withDownloadFeature();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      service.process(request, response);
    }
  }

  /**
   * @param arguments port, folder
   */
  public static void main(String[] arguments) throws Exception {
    Server server =
        new Server(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])));
    ServletContextHandler context = new ServletContextHandler("/");
    context.addServlet(new ServletHolder(new Uploads(arguments[1])), "/files/*");
    server.setHandler(context);
    server.start();
    System.out.println("listens on " + arguments[0]);
  }
}
