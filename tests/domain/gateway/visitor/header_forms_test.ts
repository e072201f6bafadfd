import assert from "node:assert/strict";
import fc from "fast-check";
import {
  encodedWords,
  oneLine,
  percentEncode,
} from "../../../../domain/gateway/visitor/header_forms.ts";
import { utf8Text } from "../../../../domain/text/utf8.ts";

Deno.test("percentEncode() gives value-chars that decode to the same text", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => {
    const encoded = percentEncode(text);
    assert.match(encoded, /^(?:[A-Za-z0-9!#$&+\-.^_`|~]|%[0-9A-F]{2})*$/);
    assert.equal(decodeURIComponent(encoded), text.toWellFormed());
  }));
  assert.equal(percentEncode("*'()\r\n"), "%2A%27%28%29%0D%0A");
});

Deno.test("percentEncode() replaces a lone surrogate instead of failing", () => {
  assert.equal(percentEncode("\ud800"), "%EF%BF%BD");
});

/** As RFC 2047 §6.2 reads them: spaces between encoded-words are dropped. */
function decoded(value: string): string {
  return value.split(" ").map((word) => {
    const [, text] = /^=\?UTF-8\?B\?([A-Za-z0-9+/]+=*)\?=$/.exec(word)!;
    return utf8Text(atob(text));
  }).join("");
}

Deno.test("encodedWords() gives words of at most 75 characters, each of whole characters", () => {
  const texts = fc.string({ unit: "grapheme", minLength: 1 }).map((text) => text.toWellFormed())
    .filter((text) => !/^[ -~]*$/.test(text));
  fc.assert(fc.property(texts, (text) => {
    const value = encodedWords(text);
    for (const word of value.split(" ")) {
      assert.ok(word.length <= 75, word);
      assert.ok(!decoded(word).includes("\ufffd") || text.includes("\ufffd"), word);
    }
    assert.equal(decoded(value), text);
  }));
  const long = "محمدرضا شاه‌حسینی طباطبایی نژاد یزدی";
  assert.ok(encodedWords(long).split(" ").length > 1);
  assert.equal(decoded(encodedWords(long)), long);
});

Deno.test("encodedWords() leaves ASCII as it is, unless it looks like an encoded-word", () => {
  assert.equal(encodedWords("Ali Reza <a@b>"), "Ali Reza <a@b>");
  assert.equal(decoded(encodedWords("=?UTF-8?B?YQ==?=")), "=?UTF-8?B?YQ==?=");
});

Deno.test("oneLine() leaves no character that ends a line or a string", () => {
  const ends = "\0\r\n\t\v\x1f\x7f\x85\u2028\u2029";
  assert.equal(oneLine(`${ends}a${ends}b${ends}`), "a b");
  // ZWNJ is part of Persian names.
  assert.equal(oneLine("علی\u200cرضا"), "علی\u200cرضا");
  assert.equal(oneLine("\ud800"), "\ufffd");
});
