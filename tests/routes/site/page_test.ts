/** From a view to a response: status, when to come back, and pages that htmx fetches. */
import assert from "node:assert/strict";
import { askForCode, liveSession, type Sent, SIGNED_IN, windowTest } from "../parts.ts";

const PARTIAL = { "hx-request": "true", "hx-request-type": "partial" };
const TRANSACTION = { panjereh_transaction: "t".repeat(43) };

windowTest("page: a fragment for htmx, a document for all others", async ({ send, shown }) => {
  const cases: [Record<string, string>, boolean][] = [
    [PARTIAL, true],
    [{}, false],
    [{ "hx-request": "true" }, false],
    [{ "hx-request": "true", "hx-request-type": "full" }, false],
    [{ "hx-request-type": "partial" }, false],
    [{ ...PARTIAL, "hx-history-restore-request": "true" }, false],
  ];
  for (const [headers, expected] of cases) {
    await send("/contact", { headers });
    assert.equal(shown.at(-1)!.context.fragment, expected, JSON.stringify(headers));
  }
});

windowTest("page: Save-Data gets no script", async ({ send, shown }) => {
  await send("/contact");
  assert.equal(shown.at(-1)!.context.script, "/static/script.js");
  await send("/contact", { headers: { "save-data": "on" } });
  assert.equal(shown.at(-1)!.context.script, undefined);
  assert.equal(shown.at(-1)!.context.fragmentScript, undefined, "no service, no fragment");
  await send(`/login?return_to=${encodeURIComponent("https://insurance.example.ir/")}`, {
    headers: { "save-data": "on" },
  });
  assert.equal(shown.at(-1)!.context.fragmentScript, "/static/fragment.js");
});

windowTest(
  "page: the first page has its style sheet in itself, later ones link it",
  async (world) => {
    const { send, shown } = world;
    const styles = async (sent: Sent) => {
      await send("/contact", sent);
      const { style, styleLater } = shown.at(-1)!.context;
      return { style, styleLater };
    };
    const later = { style: undefined, styleLater: "/static/style.css" };
    const linked = { style: "/static/style.css", styleLater: undefined };
    assert.deepEqual(await styles({}), later);
    assert.deepEqual(await styles({ cookies: TRANSACTION }), linked);
    const fragment = await styles({ cookies: TRANSACTION, headers: PARTIAL });
    assert.deepEqual(fragment, { style: undefined, styleLater: undefined });
  },
);

windowTest("page: names the company that the person acts for", async ({ send, shown }) => {
  await send("/profile", { cookies: SIGNED_IN });
  assert.equal(shown.at(-1)!.context.actingFor, undefined);
});

windowTest("page: the header names who is signed in, and nobody after the end", async (world) => {
  const { send, shown } = world;
  await send("/profile", { cookies: SIGNED_IN });
  const { account: { firstName, lastName } } = liveSession();
  assert.deepEqual(shown.at(-1)!.context.signedIn, { name: `${firstName} ${lastName}` });
  await send("/sessions", { form: { all: "1" }, cookies: SIGNED_IN });
  assert.equal(shown.at(-1)!.page, "signedOut");
  assert.equal(shown.at(-1)!.context.signedIn, undefined);
  await send("/contact");
  assert.equal(shown.at(-1)!.context.signedIn, undefined);
});

windowTest("page: a step without a journey leads to the page that says so", async ({ send }) => {
  for (const path of ["/login/code", "/login/identity", "/login/confirm", "/login/returning"]) {
    for (const cookies of [{}, TRANSACTION]) {
      const none = await send(path, { cookies });
      assert.equal(none.status, 303, path);
      assert.equal(none.headers.get("location"), "/login/lapsed", path);
    }
    const done = await send(path, { cookies: { ...TRANSACTION, ...SIGNED_IN } });
    assert.equal(done.headers.get("location"), "/login", path);
  }
});

windowTest(
  "page: htmx gets the next page at once, with its URL, status and cookies",
  async ({ send, shown }) => {
    const response = await send("/login/code?return_to=%2Fprofile", { headers: PARTIAL });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("hx-push-url"), "/login/lapsed?return_to=%2Fprofile");
    assert.equal(await response.text(), "<p>mobile</p>");
    const [cookie, ...more] = response.headers.getSetCookie();
    assert.match(cookie, /^__Host-panjereh_transaction=[\w-]{43}; /);
    // For another tab, whose response may overwrite the first cookie.
    assert.match(more.join(), /^__Host-panjereh_opened_\w{8}=[\w-]{43}; Max-Age=600; [^,]*$/);
    assert.equal(shown.at(-1)!.context.fragment, true);
  },
);

windowTest("page: htmx is sent to where a redirect would lead", async ({ send }) => {
  const plain = await send("/sessions");
  const first = "/login?return_to=%2Fsessions";
  assert.deepEqual([plain.status, plain.headers.get("location")], [303, first]);
  const partial = await send("/sessions", { headers: PARTIAL });
  assert.deepEqual([partial.status, partial.headers.get("hx-redirect")], [200, first]);
  assert.equal(partial.headers.get("location"), null);
  assert.equal(await partial.text(), "");
  const through = await send("/login/code", {
    cookies: { ...TRANSACTION, ...SIGNED_IN },
    headers: PARTIAL,
  });
  assert.equal(through.headers.get("hx-redirect"), "/");
  assert.equal(through.headers.get("hx-push-url"), null, "it is another page's");
});

windowTest(
  "page: a form that shows its result in place belongs to the step's page",
  async (world) => {
    const { send, shown } = world;
    for (const action of ["resend", "email"]) {
      const reloaded = await send(`/login/code/${action}`);
      assert.deepEqual([reloaded.status, reloaded.headers.get("location")], [303, "/login/code"]);
    }
    const cookies = await askForCode(world);
    world.clock.time += 61_000;
    const again = await send("/login/code/resend?return_to=%2Fprofile", { form: {}, cookies });
    assert.equal(again.status, 200);
    const { page, props, context } = shown.at(-1)!;
    assert.deepEqual([page, props.notice], ["code", "sent_again"]);
    assert.equal(context.here, "/login/code?return_to=%2Fprofile");
  },
);

windowTest("page: an unknown page is answered with 404", async ({ send, shown }) => {
  for (const path of ["/nowhere", "/login/", "/LOGIN", "/static/none.js", "/icons/7.png"]) {
    assert.equal((await send(path)).status, 404, path);
    assert.deepEqual(shown.at(-1)!.props, {
      problem: "not_found",
      reference: "requ-est-",
      retryAfter: undefined,
      again: undefined,
    });
  }
});

windowTest(
  "page: those of a signed-in person refer to the style sheet",
  async ({ send, shown }) => {
    const styleOf = async (path: string, sent: Sent = {}) => {
      await send(path, { cookies: SIGNED_IN, ...sent });
      return shown.at(-1)!.context.style;
    };
    assert.equal(await styleOf("/profile"), "/static/style.css");
    assert.equal(await styleOf("/login", { cookies: {} }), undefined);
    const fragment = (path: string) => ({
      headers: { ...PARTIAL, "hx-current-url": `https://sso.example.ir${path}` },
    });
    assert.equal(await styleOf("/profile", fragment("/sessions")), "/static/style.css");
    // Its document has the rules in itself, and may lack those of lists.
    assert.equal(await styleOf("/", fragment("/login/postal-code?return_to=x")), undefined);
  },
);
