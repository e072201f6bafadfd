import assert from "node:assert/strict";
import fc from "fast-check";
import { isUrlEncoded, readForm } from "../../../../domain/gateway/openings/form_body.ts";
import { toBytes } from "../../../routes/gateway/wire.ts";

const read = (body: string) => readForm(toBytes(body));

Deno.test("isUrlEncoded knows the type, with any parameters", () => {
  const type = "application/x-www-form-urlencoded";
  const right = [type, type.toUpperCase(), `${type}; charset=windows-1256`, `${type} ;x`];
  for (const each of right) assert.ok(isUrlEncoded(each), each);
  const wrong = [null, "", `${type}x`, ` ${type}`, "multipart/form-data", `text/plain; ${type}`];
  for (const each of wrong) assert.ok(!isUrlEncoded(each), String(each));
});

Deno.test("readForm reads fields in order, in UTF-8", () => {
  assert.deepEqual(read("RefNum=a%2Bb+c&State=OK&&x&State=%D8%AA&e=&=%zz%4"), null, "no name");
  assert.deepEqual(read("RefNum=a%2Bb+c&State=OK&&x&State=%D8%AA&e==%zz%4%0D%0a"), {
    charset: "utf-8",
    fields: [
      ["RefNum", "a+b c"],
      ["State", "OK"],
      ["x", ""],
      ["State", "ت"],
      ["e", "=%zz%4\r\n"],
    ],
  });
  assert.deepEqual(read(""), { charset: "utf-8", fields: [] });
  assert.deepEqual(read("a=%EF%BB%BFb")?.fields, [["a", "\uFEFFb"]]);
});

Deno.test("readForm keeps bytes of other encodings, also raw and in names", () => {
  const form = read("%CA=%C7%81%FF&b=\xca\xe3&c=%D8%AA");
  assert.equal(form?.charset, "windows-1252");
  assert.deepEqual(form?.fields, [["Ê", "Ç\u0081ÿ"], ["b", "Êã"], ["c", "Øª"]]);
});

Deno.test("readForm: any bytes come back, as a browser encodes them", () => {
  const western = new TextDecoder("windows-1252");
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const byteOf = new Map([...western.decode(bytes)].map((char, byte) => [char, byte]));
  const encode = (text: string, charset: string) =>
    charset === "utf-8"
      ? [...new TextEncoder().encode(text)]
      : [...text].map((char) => byteOf.get(char));
  const value = fc.uint8Array({ max: 255, maxLength: 20 });
  fc.assert(fc.property(fc.array(value, { maxLength: 9 }), (values) => {
    const hex = (list: Uint8Array) =>
      [...list].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
    const form = read(values.map((list, index) => `f${index}=${hex(list)}`).join("&"));
    const hasControls = /(?:%00|%0a|%0d)/.test(values.map(hex).join());
    if (hasControls) return;
    assert.deepEqual(
      form!.fields.map(([, text]) => encode(text, form!.charset)),
      values.map((list) => [...list]),
    );
  }));
});

Deno.test("readForm refuses what a browser would change", () => {
  for (const body of ["a=%00", "%00=a", "a=%0A", "a=%0D", "a=b\nc", "a=%0D%0D%0A", "=x", "a&=x"]) {
    assert.equal(read(body), null, JSON.stringify(body));
  }
  for (const name of ["_charset_", "_CHARSET_", "%5fcharset_"]) {
    assert.equal(read(`${name}=x`), null, name);
  }
  assert.ok(read("_charset=x&charset=y"));
});

Deno.test("readForm reads a limited number of fields", () => {
  const fields = (count: number) => Array.from({ length: count }, () => "a").join("&");
  assert.equal(read(fields(200))?.fields.length, 200);
  assert.equal(read(fields(201)), null);
});
