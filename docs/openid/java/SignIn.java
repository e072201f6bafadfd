import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Signs people in with the window by OpenID Connect. JDK 11 alone, with Json.java (docs/samples/).
 *
 * <pre>
 * SignIn window = new SignIn("https://sso.example.ir", "library", pem, "2026-11", redirectUri, "openid");
 * SignIn.Begun begun = window.begin(null, null, null); // keep begun.pending in the session, redirect to begun.url
 * SignIn.SignedIn who = window.finish(request.getQueryString(), pending); // at the redirect address
 * </pre>
 */
public final class SignIn {
    /** Seconds by which this machine's clock and the window's may differ. */
    private static final int LEEWAY = 5;
    /** Seconds for which the key set is kept, and between two fetches for unknown keys. */
    private static final long MAX_AGE = 300;
    private static final long COOLDOWN = 10;
    private static final String LEVEL = "urn:panjereh:level:";
    private static final String LOGOUT = "http://schemas.openid.net/event/backchannel-logout";
    /** The signature has 64 bytes, whose last character has four unused bits; they must be zero. */
    private static final Pattern SHAPE = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]{85}[AQgw]");

    /** The window did not say so, or it says no: `error` is then its error, such as login_required. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        public final String error;

        Refused(String message, String error) {
            super(message);
            this.error = error;
        }
    }

    /** Where the browser is sent, and what its session keeps until it comes back, used once. */
    public static final class Begun {
        public final String url;
        public final Map<String, String> pending;

        Begun(String url, Map<String, String> pending) {
            this.url = url;
            this.pending = pending;
        }
    }

    public static final class SignedIn {
        public final Map<String, Object> claims;
        public final String idToken;
        public final String accessToken;

        SignedIn(Map<String, Object> claims, String idToken, String accessToken) {
            this.claims = claims;
            this.idToken = idToken;
            this.accessToken = accessToken;
        }
    }

    // Over http, Java would ask for an upgrade to HTTP/2, which the window answers with 400.
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final SecureRandom random = new SecureRandom();
    private final String issuer;
    private final String clientId;
    private final PrivateKey key;
    private final String kid;
    private final String redirectUri;
    private final String scope;
    private final ECParameterSpec p256;
    private Map<String, Object> discovered;
    private Map<String, PublicKey> keys = Map.of();
    private long tried = Long.MIN_VALUE / 2;

    /**
     * Issuer: origin of the window. Client ID: the service's id in services.json. PEM: the private
     * key (PKCS #8), whose public half stands in services.json under `kid`. Redirect URI: one of
     * `openid.redirect_uris`, exactly.
     */
    public SignIn(String issuer, String clientId, String pem, String kid, String redirectUri, String scope)
            throws GeneralSecurityException {
        this.issuer = issuer;
        this.clientId = clientId;
        this.kid = kid;
        this.redirectUri = redirectUri;
        this.scope = scope;
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        p256 = curve.getParameterSpec(ECParameterSpec.class);
    }

    /** Level, age in seconds and prompt may be null. */
    public Begun begin(Integer level, Integer maxAge, String prompt) throws Refused, GeneralSecurityException {
        Map<String, String> pending = new HashMap<>();
        for (String name : List.of("state", "nonce", "verifier")) pending.put(name, random());
        if (level != null) pending.put("level", level.toString());
        if (maxAge != null) pending.put("max_age", maxAge.toString());
        byte[] verifier = pending.get("verifier").getBytes(StandardCharsets.US_ASCII);
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("response_type", "code");
        asked.put("redirect_uri", redirectUri);
        asked.put("scope", scope);
        asked.put("state", pending.get("state"));
        asked.put("nonce", pending.get("nonce"));
        asked.put("code_challenge", base64url(MessageDigest.getInstance("SHA-256").digest(verifier)));
        asked.put("code_challenge_method", "S256");
        if (level != null) asked.put("acr_values", LEVEL + level);
        if (maxAge != null) asked.put("max_age", maxAge.toString());
        if (prompt != null) asked.put("prompt", prompt);
        // The request is pushed (RFC 9126), which level 3 needs.
        Object pushed = post("pushed_authorization_request_endpoint", asked).get("request_uri");
        check(pushed instanceof String, "no request_uri");
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", clientId);
        query.put("request_uri", (String) pushed);
        return new Begun(at("authorization_endpoint") + "?" + form(query), pending);
    }

    /** Throws Refused unless the window sends this person to this site, now, as this browser asked. */
    public SignedIn finish(String query, Map<String, String> pending) throws Refused, GeneralSecurityException {
        Map<String, String> got = parameters(query);
        check(same(got.get("state"), pending.get("state")), "another browser asked");
        // Whose answer it is (RFC 9207).
        check(issuer.equals(got.get("iss")), "another issuer answers");
        if (got.containsKey("error")) throw new Refused(got.get("error_description"), got.get("error"));
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", got.getOrDefault("code", ""));
        fields.put("redirect_uri", redirectUri);
        fields.put("code_verifier", pending.get("verifier"));
        Map<String, Object> tokens = post("token_endpoint", fields);
        Map<String, Object> claims = verify(tokens.get("id_token"), null);
        check(same(claims.get("nonce"), pending.get("nonce")), "for another browser");
        check(levelOf(claims) >= Integer.parseInt(pending.getOrDefault("level", "1")), "the level is too low");
        if (pending.containsKey("max_age")) {
            long oldest = now() - LEEWAY - Long.parseLong(pending.get("max_age"));
            check(seconds(claims, "auth_time") >= oldest, "the proof is too old");
        }
        return new SignedIn(claims, (String) tokens.get("id_token"), (String) tokens.get("access_token"));
    }

    /** What the window says about the person now. */
    public Map<String, Object> person(String accessToken, String sub) throws Refused {
        Map<String, Object> claims = fetch(HttpRequest.newBuilder(URI.create(at("userinfo_endpoint")))
                .header("Authorization", "Bearer " + accessToken));
        check(sub.equals(claims.get("sub")), "about somebody else");
        return claims;
    }

    /** Where the browser is sent to sign out everywhere. Ends your own session first. */
    public String signOutUrl(String idToken, String returnTo) throws Refused {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", clientId);
        query.put("id_token_hint", idToken);
        query.put("post_logout_redirect_uri", returnTo);
        return at("end_session_endpoint") + "?" + form(query);
    }

    /** Back-channel logout: claims `sub` and `sid` say who has left. Throws unless the window says so. */
    public Map<String, Object> ended(String logoutToken) throws Refused, GeneralSecurityException {
        Map<String, Object> claims = verify(logoutToken, "logout+jwt");
        Object events = claims.get("events");
        check(events instanceof Map && ((Map<?, ?>) events).containsKey(LOGOUT) && !claims.containsKey("nonce")
                && claims.get("sid") instanceof String && claims.get("jti") instanceof String, "no logout token");
        return claims;
    }

    /** 0 if the token names none. */
    public static int levelOf(Map<String, Object> claims) {
        return List.of(LEVEL + 1, LEVEL + 2, LEVEL + 3).indexOf(claims.getOrDefault("acr", "")) + 1;
    }

    private Map<String, Object> verify(Object token, String typ) throws Refused, GeneralSecurityException {
        check(token instanceof String && SHAPE.matcher((String) token).matches(), "malformed");
        String[] parts = ((String) token).split("\\.");
        Map<String, Object> header = object(bytes(parts[0]));
        // Never the algorithm that the token asks for.
        check("ES256".equals(header.get("alg")) && !header.containsKey("crit")
                && (typ == null || typ.equals(header.get("typ"))), "another kind of token");
        byte[] signature = bytes(parts[2]);
        // Java 15 to 18 took a signature of zeros for everybody's, until April 2022 (CVE-2022-21449).
        for (byte[] half : List.of(Arrays.copyOf(signature, 32), Arrays.copyOfRange(signature, 32, 64))) {
            BigInteger number = new BigInteger(1, half);
            check(number.signum() > 0 && number.compareTo(p256.getOrder()) < 0, "forged");
        }
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(published(header.get("kid")));
        verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        check(verifier.verify(signature), "forged");
        Map<String, Object> claims = object(bytes(parts[1]));
        Object audience = claims.get("aud");
        check(issuer.equals(claims.get("iss")) && (clientId.equals(audience) || List.of(clientId).equals(audience)),
                "for another site");
        check(seconds(claims, "exp") > now() - LEEWAY && seconds(claims, "iat") <= now() + LEEWAY
                && (!claims.containsKey("nbf") || seconds(claims, "nbf") <= now() + LEEWAY),
                "too old, or this clock is wrong");
        check(claims.get("sub") instanceof String && !"".equals(claims.get("sub")), "about nobody");
        return claims;
    }

    private synchronized PublicKey published(Object kid) throws Refused, GeneralSecurityException {
        if (now() - tried >= MAX_AGE || !keys.containsKey(kid) && now() - tried >= COOLDOWN) {
            tried = now();
            try {
                keys = publicKeys(fetch(HttpRequest.newBuilder(URI.create(at("jwks_uri")))));
            } catch (Refused | RuntimeException unreachable) {
                // The known keys hold.
            }
        }
        check(kid != null && keys.containsKey(kid), "unknown key");
        return keys.get(kid);
    }

    private Map<String, PublicKey> publicKeys(Map<String, Object> set) throws GeneralSecurityException {
        Map<String, PublicKey> found = new HashMap<>();
        for (Object entry : (List<?>) set.get("keys")) {
            Map<?, ?> jwk = (Map<?, ?>) entry;
            if (!"P-256".equals(jwk.get("crv"))) continue;
            ECPoint point = new ECPoint(new BigInteger(1, bytes((String) jwk.get("x"))),
                    new BigInteger(1, bytes((String) jwk.get("y"))));
            found.put((String) jwk.get("kid"),
                    KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, p256)));
        }
        return found;
    }

    private synchronized String at(String endpoint) throws Refused {
        if (discovered == null) {
            Map<String, Object> found = fetch(
                    HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration")));
            check(issuer.equals(found.get("issuer")), "another issuer");
            discovered = found;
        }
        check(discovered.get(endpoint) instanceof String, "no " + endpoint);
        return (String) discovered.get(endpoint);
    }

    /** With the client's own signature (private_key_jwt, RFC 7523). */
    private Map<String, Object> post(String endpoint, Map<String, String> fields)
            throws Refused, GeneralSecurityException {
        // The names are letters, digits and signs that JSON does not escape.
        String head = String.format("{\"alg\":\"ES256\",\"kid\":\"%s\"}", kid);
        String body = String.format("{\"iss\":\"%1$s\",\"sub\":\"%1$s\",\"aud\":\"%2$s\",\"jti\":\"%3$s\",\"iat\":%4$d,"
                + "\"exp\":%5$d}", clientId, issuer, random(), now(), now() + 60);
        String signed = base64url(head.getBytes(StandardCharsets.UTF_8)) + "."
                + base64url(body.getBytes(StandardCharsets.UTF_8));
        Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
        signer.initSign(key);
        signer.update(signed.getBytes(StandardCharsets.US_ASCII));
        fields.put("client_id", clientId);
        fields.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        fields.put("client_assertion", signed + "." + base64url(signer.sign()));
        return fetch(HttpRequest.newBuilder(URI.create(at(endpoint)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields))));
    }

    private Map<String, Object> fetch(HttpRequest.Builder request) throws Refused {
        try {
            HttpResponse<byte[]> answer = client.send(
                    request.header("Accept", "application/json").timeout(Duration.ofSeconds(5)).build(),
                    BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 == 2) return object(answer.body());
            Object error = answer.body().length > 0 ? object(answer.body()).get("error") : null;
            throw new Refused("status " + answer.statusCode(), error instanceof String ? (String) error : null);
        } catch (IOException unreachable) {
            throw new Refused("the window cannot be reached", null);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Refused("stopping", null);
        }
    }

    private String random() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return base64url(bytes);
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private static double seconds(Map<String, Object> claims, String name) throws Refused {
        // 1e999 is a number, and a time that never comes.
        check(claims.get(name) instanceof Double && Math.abs((Double) claims.get(name)) < 0x1p53, "no " + name);
        return (Double) claims.get(name);
    }

    private static boolean same(Object one, String other) {
        return one instanceof String && MessageDigest.isEqual(
                ((String) one).getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** A parameter that comes twice counts as none. */
    private static Map<String, String> parameters(String query) {
        Map<String, List<String>> all = Arrays.stream(query.split("&")).map(pair -> (pair + "=").split("=", 3))
                .collect(Collectors.groupingBy(pair -> decode(pair[0]),
                        Collectors.mapping(pair -> decode(pair[1]), Collectors.toList())));
        Map<String, String> single = new HashMap<>();
        all.forEach((name, values) -> {
            if (values.size() == 1) single.put(name, values.get(0));
        });
        return single;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @SuppressWarnings("unchecked") // the names of a JSON object are strings
    private static Map<String, Object> object(byte[] text) throws Refused {
        try {
            Object value = Json.parse(text);
            check(value instanceof Map, "malformed");
            return (Map<String, Object>) value;
        } catch (IllegalArgumentException error) {
            throw new Refused("malformed", null);
        }
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String part) {
        return Base64.getUrlDecoder().decode(part);
    }

    private static void check(boolean holds, String otherwise) throws Refused {
        if (!holds) throw new Refused(otherwise, null);
    }
}
