package okhttp3;

import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;

public class CertificatePinner {
    public void check(String host, List<Object> certificates) throws SSLPeerUnverifiedException {
        throw new SSLPeerUnverifiedException("Certificate pinning failure!");
    }
}
