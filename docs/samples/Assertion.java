import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Verifies the window's assertion. JDK 11 or later alone (for EdDSA 15), with Json.java.
 *
 * <pre>
 * Assertion assertion = new Assertion("https://sso.example.ir", "library", Clock.systemUTC());
 * Map&lt;String, Object&gt; claims = assertion.visitor(request.getHeader("X-Identity-Assertion"));
 * </pre>
 */
public final class Assertion {
    /** Seconds by which this machine's clock and the window's may differ, in both directions. */
    private static final long LEEWAY = 5;
    /** Real ones have about 1,500 characters. */
    private static final int MAX_LENGTH = 8192;
    /**
     * Base64url without padding. A signature of both algorithms has exactly 64 bytes, whose last character has four
     * unused bits; they must be zero, so that nobody can write one signature in two ways.
     */
    private static final Pattern SHAPE = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]{85}[AQgw]");
    /** What stands before the 32 bytes of an Ed25519 key (RFC 8410). */
    private static final byte[] ED25519 = {0x30, 0x2a, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 3, 0x21, 0};
    /** Beyond it, numbers of JSON are inexact, or infinite. */
    private static final double MAX_TIME = 0x1p53;
    /** Since JDK 15. */
    private static final boolean KNOWS_ED25519 = Security.getAlgorithms("Signature").contains("ED25519");
    /** Seconds for which the key set is kept. */
    private static final long MAX_AGE = 300;
    /** Seconds between two fetches for unknown keys, because strangers can invent many. */
    private static final long COOLDOWN = 10;

    // Over http, Java would ask for an upgrade to HTTP/2, which the window answers with 400.
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3)).build();
    private final String issuer;
    private final String audience;
    private final Clock clock;
    private final ECParameterSpec p256;
    private Map<String, PublicKey> keys = Map.of();
    private long tried = Long.MIN_VALUE / 2;

    /** Issuer: origin of the window. Audience: the service's id in services.json. */
    public Assertion(String issuer, String audience, Clock clock) throws GeneralSecurityException {
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        p256 = curve.getParameterSpec(ECParameterSpec.class);
    }

    /** Throws unless the window issued the assertion for this service, just now. */
    public Map<String, Object> visitor(String assertion) throws GeneralSecurityException {
        check(assertion != null && assertion.length() <= MAX_LENGTH && SHAPE.matcher(assertion).matches(), "malformed");
        String[] parts = assertion.split("\\.");
        Map<String, Object> header = object(parts[0]);
        // A token for another purpose has another type. `crit` names what a reader must know (RFC 7515).
        check("identity-assertion+jwt".equals(header.get("typ")) && !header.containsKey("crit"),
                "another kind of token");
        // The key's algorithm, never the one that the token asks for.
        PublicKey key = key(header.get("kid"));
        boolean isEs256 = "EC".equals(key.getAlgorithm());
        check((isEs256 ? "ES256" : "EdDSA").equals(header.get("alg")), "another kind of token");
        byte[] signature = bytes(parts[2]);
        if (isEs256) checkRange(signature);
        Signature verifier = Signature.getInstance(isEs256 ? "SHA256withECDSAinP1363Format" : "Ed25519");
        verifier.initVerify(key);
        verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        check(verifier.verify(signature), "forged");
        Map<String, Object> claims = object(parts[1]);
        check(issuer.equals(claims.get("iss")) && audience.equals(claims.get("aud")), "for another service");
        long now = clock.instant().getEpochSecond();
        check(seconds(claims, "exp") > now - LEEWAY && seconds(claims, "iat") <= now + LEEWAY
                && (!claims.containsKey("nbf") || seconds(claims, "nbf") <= now + LEEWAY),
                "too old, or this clock is wrong");
        check(claims.get("sub") instanceof String && !"".equals(claims.get("sub")), "about nobody");
        return claims;
    }

    /** Java 15 to 18 took a signature of zeros for everybody's, until April 2022 (CVE-2022-21449). */
    private void checkRange(byte[] signature) throws GeneralSecurityException {
        for (byte[] half : List.of(Arrays.copyOf(signature, 32), Arrays.copyOfRange(signature, 32, 64))) {
            BigInteger number = new BigInteger(1, half);
            check(number.signum() > 0 && number.compareTo(p256.getOrder()) < 0, "forged");
        }
    }

    private synchronized PublicKey key(Object kid) throws GeneralSecurityException {
        long now = clock.instant().getEpochSecond();
        if (now - tried >= MAX_AGE || !keys.containsKey(kid) && now - tried >= COOLDOWN) {
            tried = now;
            try {
                keys = fetch();
            } catch (IOException | RuntimeException unreachable) {
                // The known keys hold.
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
        check(kid != null && keys.containsKey(kid), "unknown key");
        return keys.get(kid);
    }

    private Map<String, PublicKey> fetch() throws IOException, InterruptedException, GeneralSecurityException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/.well-known/jwks.json"))
                .timeout(Duration.ofSeconds(3)).build();
        Map<?, ?> set = (Map<?, ?>) Json.parse(client.send(request, BodyHandlers.ofByteArray()).body());
        Map<String, PublicKey> found = new HashMap<>();
        for (Object entry : (List<?>) set.get("keys")) {
            Map<?, ?> key = (Map<?, ?>) entry;
            String kid = (String) key.get("kid");
            if ("P-256".equals(key.get("crv"))) {
                ECPoint point = new ECPoint(new BigInteger(1, bytes((String) key.get("x"))),
                        new BigInteger(1, bytes((String) key.get("y"))));
                found.put(kid, KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, p256)));
            } else if ("Ed25519".equals(key.get("crv")) && KNOWS_ED25519) {
                found.put(kid, ed25519(bytes((String) key.get("x"))));
            }
        }
        return found;
    }

    private static PublicKey ed25519(byte[] point) throws GeneralSecurityException {
        byte[] encoded = Arrays.copyOf(ED25519, ED25519.length + point.length);
        System.arraycopy(point, 0, encoded, ED25519.length, point.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static double seconds(Map<String, Object> claims, String name) throws GeneralSecurityException {
        // 1e999 is a number, and a time that never comes.
        check(claims.get(name) instanceof Double && Math.abs((Double) claims.get(name)) < MAX_TIME, "no " + name);
        return (Double) claims.get(name);
    }

    @SuppressWarnings("unchecked") // the names of a JSON object are strings
    private static Map<String, Object> object(String part) throws GeneralSecurityException {
        try {
            Object value = Json.parse(bytes(part));
            check(value instanceof Map, "malformed");
            return (Map<String, Object>) value;
        } catch (IllegalArgumentException error) {
            throw new GeneralSecurityException("malformed", error);
        }
    }

    private static byte[] bytes(String part) {
        return Base64.getUrlDecoder().decode(part);
    }

    private static void check(boolean holds, String otherwise) throws GeneralSecurityException {
        if (!holds) throw new GeneralSecurityException(otherwise);
    }
}
