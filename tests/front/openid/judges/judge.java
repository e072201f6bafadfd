import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Does what lines of JSON ask of the sample, and answers each with a line of JSON. */
final class Judge {
    @SuppressWarnings("unchecked") // the names of a JSON object are strings
    public static void main(String[] args) throws Exception {
        SignIn site = new SignIn(args[0], args[1], Files.readString(Path.of(args[2])), args[3], args[4], args[5]);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Map<String, Object> task = (Map<String, Object>) Json.parse(line.getBytes(StandardCharsets.UTF_8));
            String answer;
            try {
                answer = json(done(site, task));
            } catch (SignIn.Refused error) {
                answer = json(Map.of("refused", String.valueOf(error.getMessage()), "error", String.valueOf(error.error)));
            }
            System.out.write((answer + "\n").getBytes(StandardCharsets.UTF_8));
            System.out.flush();
        }
    }

    @SuppressWarnings("unchecked") // all that is pending is text
    private static Map<String, ?> done(SignIn site, Map<String, Object> task) throws Exception {
        switch ((String) task.get("do")) {
            case "begin": {
                SignIn.Begun begun = site.begin(whole(task.get("level")), whole(task.get("max_age")), (String) task.get("prompt"));
                return Map.of("url", begun.url, "pending", begun.pending);
            }
            case "finish": {
                Map<String, String> pending = (Map<String, String>) task.get("pending");
                SignIn.SignedIn who = site.finish((String) task.get("query"), pending);
                return Map.of("claims", who.claims, "id_token", who.idToken, "access_token", who.accessToken);
            }
            case "person":
                return Map.of("claims", site.person((String) task.get("access_token"), (String) task.get("sub")));
            case "sign_out":
                return Map.of("url", site.signOutUrl((String) task.get("id_token"), (String) task.get("return_to")));
            case "ended": {
                Map<String, Object> ended = site.ended((String) task.get("logout_token"));
                return Map.of("sub", ended.get("sub"), "sid", ended.get("sid"));
            }
            default:
                throw new IllegalArgumentException();
        }
    }

    private static Integer whole(Object value) {
        return value == null ? null : (Integer) ((Double) value).intValue();
    }

    private static String json(Object value) {
        if (value instanceof Map) {
            return ((Map<?, ?>) value).entrySet().stream()
                    .map(entry -> json(entry.getKey()) + ":" + json(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List) {
            return ((List<?>) value).stream().map(Judge::json).collect(Collectors.joining(",", "[", "]"));
        }
        if (!(value instanceof String)) return String.valueOf(value);
        return "\"" + ((String) value).replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
