package com.acme.web;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** An embedded Tomcat. */
public final class WebServer {
    private WebServer() {}

    /**
     * Serves until the process ends.
     *
     * <p>Environment: {@code PORT}, default 8080, 0 for any free one; {@code ADDRESS}, default localhost.
     *
     * @param name the name of the application in the line about where it listens
     * @param servlets by URL pattern
     */
    public static void serve(String name, Map<String, Servlet> servlets) throws LifecycleException, IOException {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("acme").toString());
        tomcat.setPort(Integer.parseInt(System.getenv().getOrDefault("PORT", "8080")));
        tomcat.getConnector().setProperty("address", System.getenv().getOrDefault("ADDRESS", "localhost"));
        Context context = tomcat.addContext("", null);
        servlets.forEach((pattern, servlet) ->
                Tomcat.addServlet(context, pattern, servlet).addMapping(pattern));
        tomcat.start();
        int port = tomcat.getConnector().getLocalPort();
        if (port < 0) { // Tomcat itself only logs it
            tomcat.stop();
            throw new IOException("port " + tomcat.getConnector().getPort() + " is in use; set PORT to a free one");
        }
        System.out.println(name + " listens on http://localhost:" + port);
        tomcat.getServer().await();
    }
}
