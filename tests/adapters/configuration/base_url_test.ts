import assert from "node:assert/strict";
import {
  ConfigurationError,
  readStartConfiguration,
} from "../../../adapters/configuration/environment.ts";

Deno.test("start: BASE_URL is optional, localhost or below it", () => {
  assert.equal(readStartConfiguration({}).BASE_URL, undefined);
  for (
    const url of [
      "http://localhost:8000",
      "http://panjereh.localhost:8000",
      "http://panjereh.localhost",
      "http://a.b.localhost:81/",
      "https://panjereh.localhost",
    ]
  ) assert.equal(readStartConfiguration({ BASE_URL: url }).BASE_URL, url);
});

Deno.test("start: a BASE_URL that others could reach or tap is refused", () => {
  for (
    const url of [
      "http://example.ir",
      "https://example.ir",
      "http://localhost.example.ir",
      "http://evillocalhost",
      "http://127.0.0.1:8000",
      "http://panjereh.localhost./",
      "http://panjereh.localhost/path",
      "http://panjereh.localhost/?a",
      "http://user@panjereh.localhost",
      "ftp://panjereh.localhost",
      "panjereh.localhost",
    ]
  ) {
    assert.throws(() => readStartConfiguration({ BASE_URL: url }), (error) => {
      assert.ok(error instanceof ConfigurationError);
      assert.match(error.problems.join(), /^BASE_URL must be scheme and domain only, localhost/);
      return true;
    }, url);
  }
});
