package simulated;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The Java side of a simulated app: does the calls that its owner asks for, one line each, over a loopback socket.
 *
 * A line is fields between tabs, each URL-encoded; the answer is one line of the same form, "done" or "failed" first.
 * The first line must be the secret that stands in the environment: other users of the machine share its loopback.
 */
public final class AppProcess {
    private AppProcess() {}

    public static void main(String[] arguments) throws IOException {
        String secret = System.getenv("HOTSPOT_SECRET");
        try (ServerSocket server = new ServerSocket(Integer.parseInt(arguments[0]), 4, InetAddress.getLoopbackAddress())) {
            Thread keeper = new Thread(AppProcess::endWithOwner, "keeper");
            keeper.setDaemon(true);
            keeper.start();
            System.out.println("ready " + server.getLocalPort());
            System.out.flush();
            while (true) {
                Socket owner = server.accept();
                Thread worker = new Thread(() -> serve(owner, secret), "owner");
                worker.setDaemon(true);
                worker.start();
            }
        }
    }

    /** The owner holds our standard input open; when it closes, nobody is left to end this process. */
    private static void endWithOwner() {
        try {
            while (System.in.read() >= 0) {
            }
        } catch (IOException gone) {
            System.err.println("owner lost: " + gone.getMessage());
        }
        Runtime.getRuntime().halt(0);
    }

    private static void serve(Socket owner, String secret) {
        try (owner;
                BufferedReader lines = new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = owner.getOutputStream()) {
            boolean known = secret != null && secret.equals(lines.readLine());
            for (String line = lines.readLine(); known && line != null; line = lines.readLine()) {
                out.write((answer(line) + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException gone) {
            System.err.println("owner left: " + gone.getMessage());
        }
    }

    private static String answer(String line) {
        try {
            List<String> fields = Arrays.stream(line.split("\t", -1)).map(AppProcess::decoded).toList();
            return "done\t" + encoded(String.valueOf(obey(fields)));
        } catch (Throwable fault) {
            Throwable cause = fault;
            while (cause instanceof InvocationTargetException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            return "failed\t" + encoded(String.valueOf(cause));
        }
    }

    private static Object obey(List<String> fields) throws Exception {
        switch (fields.get(0)) {
            case "call":
                int times = Integer.parseInt(fields.get(2));
                return new Call(fields.get(3), fields.subList(4, fields.size())).make(fields.get(1), times);
            case "set":
                Device.set(fields.get(1), fields.get(2));
                return "";
            case "load":
                Call.addLoader(fields.get(1));
                return "";
            case "quit":
                Runtime.getRuntime().halt(0);
                return "";
            default:
                throw new IllegalArgumentException("unknown command " + fields.get(0));
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
