/** The front's question: who may ask, and on what the answer depends. */
import assert from "node:assert/strict";
import { ADMISSION_HEADERS, ADMISSION_PATH } from "../../../../domain/gateway/front/admission.ts";
import { StoreUnavailable } from "../../../../domain/platform/store.ts";
import { createAdmission, readAdmission } from "../../../../routes/gateway/front/admission.ts";
import { NOW, service, visitor } from "../samples.ts";

const CARRIED = service({ upstream: ["http://127.0.0.1:9000"], carried_by: "front" });
const ORIGIN = "https://insurance.example.ir";

/** Notes which headers were read. */
function noting(headers: Record<string, string>, read: Set<string>): Headers {
  return new Proxy(new Headers(headers), {
    get(target, property) {
      const value = Reflect.get(target, property);
      if (typeof value !== "function") return value;
      return (...args: string[]) => {
        read.add(args[0] ?? "all of them");
        return value.apply(target, args);
      };
    },
  });
}

function asking(
  { url = ORIGIN + ADMISSION_PATH, owner = CARRIED, headers = {}, front = true, read = new Set() }:
    {
      url?: string;
      owner?: typeof CARRIED;
      headers?: Record<string, string>;
      front?: boolean;
      read?: Set<string>;
    },
) {
  const request = { url, headers: noting(headers, read) } as Request;
  return readAdmission(request, { owner: { service: owner }, ip: "192.0.2.7", isFront: front });
}

const STATED = { "x-original-uri": "/", cookie: "a=b" };

Deno.test("admission: only the front asks, only about what it carries", () => {
  assert.deepEqual(asking({ headers: STATED }), {
    service: CARRIED,
    asked: { ip: "192.0.2.7", cookie: "a=b" },
  });
  assert.equal(asking({ headers: { cookie: "a=b" } }), null, "a client, through the front");
  assert.equal(asking({ headers: STATED, front: false }), null, "somebody else");
  assert.equal(asking({ headers: STATED, url: `${ORIGIN}/x${ADMISSION_PATH}` }), null);
  assert.equal(asking({ headers: STATED, url: `${ORIGIN}${ADMISSION_PATH}?x` }), null);
  const other = service({ upstream: ["http://127.0.0.1:9000"] });
  assert.equal(asking({ headers: STATED, owner: other }), null, "not carried");
});

Deno.test("admission: nothing is read but what the front's key consists of", () => {
  const read = new Set<string>();
  asking({ headers: STATED, read });
  read.delete("x-original-uri");
  // The host has chosen the service, the address is the connection's.
  const known = ADMISSION_HEADERS.map((name) => name.toLowerCase());
  assert.deepEqual([...read].filter((name) => !known.includes(name)), []);
});

function admission(deps: Partial<Parameters<typeof createAdmission>[0]> = {}) {
  return createAdmission({
    clock: { now: () => NOW },
    isAllowed: () => true,
    visitors: { find: () => Promise.resolve(visitor()) },
    answerAuthRequest: (_, { visitor }) =>
      Promise.resolve(new Response(null, { headers: { who: visitor.identity.subject } })),
    ...deps,
  });
}

const ASKED = { ip: "192.0.2.7", cookie: "panjereh_service=zahra" };

Deno.test("admission: a person who may enter is introduced, anybody else gets 401", async () => {
  const statusOf = async (deps: Parameters<typeof admission>[0], owner = CARRIED) =>
    (await admission(deps)(ASKED, { service: owner, requestId: "1" })).status;
  assert.equal(await statusOf({}), 200);
  assert.equal(await statusOf({ visitors: { find: () => Promise.resolve(null) } }), 401);
  assert.equal(await statusOf({ isAllowed: () => false }), 401);
  const level3 = service({ upstream: ["http://127.0.0.1:9000"], carried_by: "front", level: 3 });
  assert.equal(await statusOf({}, level3), 401);
  const down = { find: () => Promise.reject(new StoreUnavailable("down")) };
  assert.equal(await statusOf({ visitors: down }), 503);
});
