import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Reads lines of "seconds token" and answers each with "accepted" and the subject, or "refused". */
final class Judge extends Clock {
    private Instant now = Instant.EPOCH;

    public static void main(String[] args) throws Exception {
        Judge clock = new Judge();
        Assertion assertion = new Assertion(args[0], args[1], clock);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", 2);
            clock.now = Instant.ofEpochSecond(Long.parseLong(words[0]));
            try {
                System.out.println("accepted " + assertion.visitor(words[1]).get("sub"));
            } catch (GeneralSecurityException error) {
                System.out.println("refused " + error.getMessage());
            }
        }
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
