/** `/services`: search, lists, and each service's page. */
import assert from "node:assert/strict";
import { commitTo } from "../../../domain/platform/commit.ts";
import { connectedServiceRecord } from "../../../domain/session/connected_services.ts";
import { liveSession, SIGNED_IN, type WindowOptions, windowTest } from "../parts.ts";

const TAX = { fa: "سازمان امور مالیاتی", en: "Tax Administration" };

const SERVICES: WindowOptions["services"] = [
  {
    id: "tax",
    title: { fa: "اظهارنامهٔ مالیاتی", en: "Tax return" },
    agency: TAX,
    theme: "economy",
  },
  { id: "debts", title: { fa: "بدهی مالیاتی" }, agency: TAX, theme: "economy", persons: "legal" },
  {
    id: "deeds",
    title: { fa: "ثبت سند" },
    theme: "justice",
    level: 3,
    attributes: ["national_id", "given_name", "postal_code"],
  },
  { id: "library", title: { fa: "کتابخانه", en: "Library" }, theme: "education", level: 1 },
];

const cookies = SIGNED_IN;
const options = { services: SERVICES };

windowTest("services: strangers are led to sign-in and back", async ({ send }) => {
  for (const path of ["/services", "/services?q=tax", "/services/tax", "/stars"]) {
    const { status, headers } = await send(path);
    assert.equal(status, 303);
    const back = new URL(headers.get("location")!, "https://a").searchParams.get("return_to");
    assert.equal(back, path.split("?")[0]);
  }
}, options);

windowTest("services: a search shows what was found, page by page", async ({ send, shown }) => {
  await send(`/services?q=${encodeURIComponent("ماليات")}`, { cookies });
  const { page, props } = shown.at(-1)!;
  assert.equal(page, "serviceList");
  assert.deepEqual(props.of, { by: "query", query: "ماليات", isNearest: false });
  assert.deepEqual(props.services.map(({ id }: { id: string }) => id).sort(), ["debts", "tax"]);
  assert.equal(props.count, 2);
  assert.equal(props.services[0].agency.text, TAX.fa);
  await send(`/services?q=${encodeURIComponent("ثبت سنذ")}`, { cookies });
  assert.deepEqual(shown.at(-1)!.props.services.map(({ id }: { id: string }) => id), ["deeds"]);
  assert.equal(shown.at(-1)!.props.of.isNearest, true);
  assert.equal(shown.at(-1)!.props.themes, undefined);
  await send("/services?q=xyzzy", { cookies });
  assert.equal(shown.at(-1)!.props.count, 0);
  assert.ok(shown.at(-1)!.props.themes.length > 0, "other ways to them");
  for (const nothing of ["", " ", "،"]) {
    await send(`/services?q=${encodeURIComponent(nothing)}`, { cookies });
    assert.equal(shown.at(-1)!.page, "services");
  }
}, options);

windowTest("services: htmx asks for the list alone as one types", async ({ send, shown }) => {
  const headers = {
    "hx-request": "true",
    "hx-request-type": "partial",
    "hx-target": "div#found",
  };
  await send("/services?q=tax", { cookies, headers });
  const { context } = shown.at(-1)!;
  assert.equal(context.part, "found");
  assert.equal(context.fragment, true);
  assert.equal(context.here, "/services?q=tax", "other languages keep the search");
}, options);

windowTest("services: by theme, agency and letter", async ({ send, shown }) => {
  const idsOf = async (query: Record<string, string>) => {
    await send(`/services?${new URLSearchParams(query)}`, { cookies });
    const { page, props } = shown.at(-1)!;
    return page === "serviceList" ? props.services.map(({ id }: { id: string }) => id) : page;
  };
  assert.deepEqual(await idsOf({ theme: "economy" }), ["tax", "debts"]);
  assert.deepEqual(await idsOf({ agency: TAX.fa }), ["tax", "debts"]);
  assert.deepEqual(await idsOf({ letter: "ک" }), ["library"]);
  assert.deepEqual(await idsOf({ letter: "L", lang: "en" }), ["library"]);
  for (const unknown of [{ theme: "x" }, { agency: "x" }, { letter: "ژ" }, { by: "x" }]) {
    assert.equal(await idsOf(unknown as unknown as Record<string, string>), "services");
  }
  await send("/services?by=agency", { cookies });
  assert.deepEqual(shown.at(-1)!.props.agencies, [
    { key: TAX.fa, name: { text: TAX.fa, language: "fa" }, count: 2 },
  ]);
  await send("/services?by=letter", { cookies });
  assert.deepEqual(shown.at(-1)!.props.letters, ["ا", "ب", "ث", "ک"]);
}, options);

windowTest(
  "services: the first page has stars, what was used lately, and themes",
  async (world) => {
    const { send, shown, store } = world;
    const write = commitTo(store);
    write.set(connectedServiceRecord("account-1", "library"), { firstAt: 1, lastAt: 2 });
    write.set(connectedServiceRecord("account-1", "tax"), { firstAt: 1, lastAt: 3 });
    write.set(connectedServiceRecord("account-1", "gone"), { firstAt: 1, lastAt: 4 });
    write.set(connectedServiceRecord("account-2", "deeds"), { firstAt: 1, lastAt: 4 });
    await write.commit();
    await send("/services/library/star", { cookies, form: { star: "1" } });
    await send("/services", { cookies });
    const { quick, themes } = shown.at(-1)!.props;
    const library = { id: "library", title: { text: "کتابخانه", language: "fa" } };
    assert.deepEqual(quick.starred, [{ ...library, href: "https://library.example.ir/" }]);
    assert.deepEqual(quick.lately.map(({ id }: { id: string }) => id), ["tax"]);
    assert.deepEqual(
      Object.fromEntries(themes.map(({ theme, count }: never) => [theme, count])),
      { economy: 2, justice: 1, education: 1 },
    );
  },
  options,
);

windowTest("service: says what it will receive before it is opened", async ({ send, shown }) => {
  await send("/services/deeds", { cookies });
  const { page, props } = shown.at(-1)!;
  assert.equal(page, "service");
  assert.equal(props.href, "https://deeds.example.ir/");
  assert.deepEqual([props.level, props.persons], [3, "natural"]);
  assert.deepEqual(props.receives.values.map(([name]: [string]) => name), [
    "national_id",
    "given_name",
  ], "not what the person does not have");
  assert.match(props.receives.values[0][1], /\*\*\*/, "masked");
  assert.equal(props.receives.level, 2, "the level that the person has");
  assert.equal(props.reachable, undefined, "nothing is known");
  assert.equal(props.reachLevel, undefined, "no way to level 3 is connected");
}, { ...options, deps: { upstreams: { of: () => ({ reachable: () => undefined }) } as never } });

windowTest("service: says whether it can be reached, and where a level is", async (world) => {
  await world.send("/services/deeds", { cookies });
  const { props } = world.shown.at(-1)!;
  assert.equal(props.reachable, false);
  assert.equal(props.reachLevel, "/login?return_to=https%3A%2F%2Fdeeds.example.ir%2F");
}, {
  ...options,
  deps: {
    cards: {} as never,
    upstreams: { of: () => ({ reachable: () => false }) } as never,
  },
});

windowTest("service: a company's name goes to those that serve companies", async (world) => {
  const companyOf = async (id: string) => {
    await world.send(`/services/${id}`, { cookies });
    return world.shown.at(-1)!.props.receives.company;
  };
  assert.equal(await companyOf("debts"), "شرکت آفتاب");
  assert.equal(await companyOf("library"), undefined);
}, {
  ...options,
  live: liveSession({ actingFor: { companyId: "10101010101", name: "شرکت آفتاب" } as never }),
  deps: { upstreams: { of: () => ({ reachable: () => true }) } as never },
});

windowTest("service: an unknown one is not there, to be seen or starred", async (world) => {
  for (const id of ["unknown", "__proto__", "a%2fb", "a%00b"]) {
    assert.equal((await world.send(`/services/${id}`, { cookies })).status, 404, id);
    const sent = await world.send(`/services/${id}/star`, { cookies, form: { star: "1" } });
    assert.equal(sent.status, 404, id);
  }
}, options);
