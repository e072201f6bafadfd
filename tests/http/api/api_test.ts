/** An agency's program and a running window: token, letter, what became of it. */
import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import * as client from "openid-client";
import { signIn } from "../journey.ts";
import { ask, consent, siteTest } from "../federation/openid_site.ts";

const scope = "letters.write letters.read events.read";

siteTest(
  "api: a program posts a letter to a person who has signed in at its site",
  async (world) => {
    const browser = world.browser();
    const { url, checks } = await ask(world.site, { scope: "openid profile" });
    const page = await signIn(world.program, browser, world.person(), url);
    const { back } = await consent(browser, page);
    const { id_token } = await client.authorizationCodeGrant(world.site, back!, checks);
    const { sub } = decodeJwt(id_token!);
    const { access_token } = await client.clientCredentialsGrant(world.site, { scope });
    const program = world.browser();
    const at = (path: string) => `${world.origin.replace("//", "//api.")}${path}`;
    const api = async (path: string, body?: object) => {
      const { status, text } = await program.send(at(`/api/v1${path}`), {
        method: body ? "POST" : "GET",
        headers: {
          authorization: `Bearer ${access_token}`,
          "content-type": "application/json",
          "idempotency-key": "first",
        },
        body: body && JSON.stringify(body),
      });
      return { status, json: JSON.parse(text) };
    };

    const letter = { recipient: { subject: sub }, kind: "information", title: "سلام", body: "متن" };
    const posted = await api("/letters", letter);
    assert.deepEqual([posted.status, posted.json.state], [202, "accepted"]);
    assert.deepEqual(await api("/letters", letter), posted);
    const read = await api(`/letters/${posted.json.id}`);
    assert.equal(read.json.title, "سلام");
    assert.deepEqual((await api("/events")).json, { events: [], has_more: false });
    assert.equal((await api("/other")).status, 404);
    // The window itself has no such address, and the API none of the window's.
    assert.equal((await program.send(`${world.origin}/api/v1/openapi.json`)).status, 404);
    assert.equal((await program.send(at("/api/v1/openapi.json"))).status, 200);
    assert.equal((await program.send(at("/login"))).status, 404);
  },
  { openid: { scopes: scope.split(" ") } },
);
