import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON strictly (RFC 8259): objects as Map, arrays as List, numbers as Double. Of two members
 * with one name the last counts, as in JavaScript, Python, PHP and Go (RFC 7519, 4).
 */
final class Json {
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
    private static final Pattern SPACE = Pattern.compile("[ \t\r\n]*");
    /** No deeper, because each level takes a part of the stack. */
    private static final int MAX_DEPTH = 16;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** Throws IllegalArgumentException. */
    static Object parse(byte[] bytes) {
        try {
            Json json = new Json(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
            Object value = json.value(0);
            json.check(json.at == json.text.length());
            return value;
        } catch (CharacterCodingException error) {
            throw new IllegalArgumentException("not UTF-8", error);
        }
    }

    private Object value(int depth) {
        check(depth < MAX_DEPTH);
        take(SPACE);
        Object value = begins("{") ? object(depth)
                : begins("[") ? array(depth)
                : begins("\"") ? string()
                : begins("true") ? Boolean.TRUE
                : begins("false") ? Boolean.FALSE
                : begins("null") ? null
                : (Object) Double.valueOf(take(NUMBER));
        take(SPACE);
        return value;
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> members = new HashMap<>();
        take(SPACE);
        if (begins("}")) return members;
        do {
            take(SPACE);
            check(begins("\""));
            String name = string();
            take(SPACE);
            check(begins(":"));
            members.put(name, value(depth + 1));
        } while (begins(","));
        check(begins("}"));
        return members;
    }

    private List<Object> array(int depth) {
        List<Object> items = new ArrayList<>();
        take(SPACE);
        if (begins("]")) return items;
        do items.add(value(depth + 1)); while (begins(","));
        check(begins("]"));
        return items;
    }

    private String string() {
        StringBuilder read = new StringBuilder();
        for (char next = next(); next != '"'; next = next()) {
            check(next >= ' ');
            read.append(next == '\\' ? escaped() : next);
        }
        return read.toString();
    }

    private char escaped() {
        char next = next();
        if (next == 'u') return (char) Integer.parseInt(take(Pattern.compile("[0-9a-fA-F]{4}")), 16);
        int index = "\"\\/bfnrt".indexOf(next);
        check(index >= 0);
        return "\"\\/\b\f\n\r\t".charAt(index);
    }

    private char next() {
        check(at < text.length());
        return text.charAt(at++);
    }

    private boolean begins(String word) {
        boolean begins = text.startsWith(word, at);
        if (begins) at += word.length();
        return begins;
    }

    private String take(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        check(matcher.lookingAt());
        at = matcher.end();
        return matcher.group();
    }

    private void check(boolean holds) {
        if (!holds) throw new IllegalArgumentException("not JSON at " + at);
    }
}
