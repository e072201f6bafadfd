import assert from "node:assert/strict";
import { describeDevice } from "../../../domain/session/device.ts";

const CHROME =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36";
const MAC =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";

for (
  const [userAgent, browser, system] of [
    [CHROME, "Chrome", "Windows"],
    [`${CHROME} Edg/130.0.0.0`, "Edge", "Windows"],
    [`${CHROME} OPR/115.0.0.0`, "Opera", "Windows"],
    [
      "Mozilla/5.0 (Linux; Android 14; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36",
      "Samsung Internet",
      "Android",
    ],
    ["Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0", "Firefox", "Android"],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
      "Safari",
      "iOS",
    ],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox", "Linux"],
    [`${CHROME} EdgA/130.0.0.0`, "Edge", "Windows"],
    [`${MAC} EdgiOS/130.0 Safari/604.1`, "Edge", "macOS"],
    ["Opera/9.80 (Windows NT 6.1) Presto/2.12", "Opera", "Windows"],
    [`${PHONE} OPiOS/16.0 Safari/9537.53`, "Opera", "iOS"],
    [`${PHONE} FxiOS/132.0 Safari/605.1.15`, "Firefox", "iOS"],
    [`${PHONE} CriOS/130.0 Safari/604.1`, "Chrome", "iOS"],
    [`${PHONE.replace("iPhone; CPU iPhone OS", "iPad; CPU OS")} Safari/604.1`, "Safari", "iOS"],
    [`${PHONE.replace("iPhone;", "iPod touch;")} Safari/604.1`, "Safari", "iOS"],
    [`${MAC} Version/18.0 Safari/605.1.15`, "Safari", "macOS"],
    [`${CHROME} YaBrowser/24.10`, "Yandex", "Windows"],
    [CHROME.replace("Windows NT 10.0; Win64; x64", "X11; CrOS x86_64 14541"), "Chrome", "ChromeOS"],
    ["Lynx/2.9.2 libwww-FM/2.14 SSL-MM/1.4.1", "Lynx", undefined],
    ["w3m/0.5.3+git20230121", "w3m", undefined],
    ["curl/8.5.0", undefined, undefined],
  ] as const
) {
  Deno.test(`describeDevice: ${browser ?? "unknown"} on ${system ?? "unknown"}`, () => {
    assert.deepEqual(describeDevice(userAgent), { browser, system });
  });
}

Deno.test("describeDevice: nothing of a hostile text survives", () => {
  const unknown = { browser: undefined, system: undefined };
  for (const hostile of [undefined, "", "<img src=x onerror=alert(1)>", "‮Bank of Iran"]) {
    assert.deepEqual(describeDevice(hostile), unknown);
  }
  assert.deepEqual(describeDevice(`<b>Firefox/1</b> ${"x".repeat(1e5)} Windows`), {
    ...unknown,
    browser: "Firefox",
  });
});
