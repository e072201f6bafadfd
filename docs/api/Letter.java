// Posts a letter. JDK 17 (text blocks): java Letter.java <national ID> <idempotency key>
// WINDOW and API: the two origins; SERVICE: the id in services.json; KEY, KID: the key and its name.
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

public class Letter {
    private static final Map<String, String> SET = System.getenv();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5)).build();

    public static void main(String[] args) throws Exception {
        String letter = """
                {"recipient": {"national_id": "%s"}, "kind": "decision", "title": "رأی هیئت",
                 "body": "با سلام\\n\\nرأی هیئت دربارهٔ **اعتراض شما** صادر شد.",
                 "period": {"of": "objection", "days": 20}, "needs_confirmation": true, "legal": true}
                """.formatted(args[0]);
        System.out.println(post(HttpRequest.newBuilder(URI.create(SET.get("API") + "/api/v1/letters"))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", args[1]), letter));
    }

    /** Holds for ten minutes: keep it for further requests. */
    private static String token() throws Exception {
        long now = Instant.now().getEpochSecond();
        // Who asks, signed for a minute (private_key_jwt, RFC 7523).
        String signed = part("""
                {"alg": "ES256", "kid": "%s"}""".formatted(SET.get("KID"))) + "." + part("""
                {"iss": "%1$s", "sub": "%1$s", "aud": "%2$s", "jti": "%3$s", "iat": %4$d, "exp": %5$d}"""
                .formatted(SET.get("SERVICE"), SET.get("WINDOW"), UUID.randomUUID(), now, now + 60));
        Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
        signer.initSign(key());
        signer.update(signed.getBytes(StandardCharsets.US_ASCII));
        String form = Map.of(
                "grant_type", "client_credentials",
                "scope", "letters.write letters.read events.read",
                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", signed + "." + base64url(signer.sign())).entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String answer = post(HttpRequest.newBuilder(URI.create(SET.get("WINDOW") + "/openid/token"))
                .header("Content-Type", "application/x-www-form-urlencoded"), form);
        Matcher found = Pattern.compile("\"access_token\":\"([^\"]+)\"").matcher(answer);
        if (!found.find()) throw new IllegalStateException(answer);
        return found.group(1);
    }

    private static String post(HttpRequest.Builder request, String body) throws Exception {
        HttpResponse<String> answer = CLIENT.send(
                request.timeout(Duration.ofSeconds(10)).POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) throw new IllegalStateException(answer.body());
        return answer.body();
    }

    private static PrivateKey key() throws Exception {
        String pem = Files.readString(Path.of(SET.get("KEY"))).replaceAll("-----[^-]+-----|\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    private static String part(String json) {
        return base64url(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
