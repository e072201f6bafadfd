/** Case 48: organisations that register at the desk, and what strangers make of it. */
import { agencyByCompanyRecord } from "../../../domain/agency/agency.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { FORM } from "../../domain/agency/registration_world.ts";
import { phoneOf } from "../../http/journey.ts";
import { createHttpClient } from "../../support/http_client.ts";
import { type Attack, type Attempt, pairs } from "../attack.ts";
import { deskOf, held, OWN, signedInAs, storeOf } from "../desk_stage.ts";
import {
  ask,
  codeFor,
  decide,
  enter,
  fresh,
  numberIn,
  register,
  registrationOf,
} from "../registrations.ts";
import type { Stage } from "../stage.ts";
import { MARKUP } from "./desk_console.ts";

const NUMBERS = [
  ..."0 0000000000000 402918374650 40291837465070 ۴۰۲۹۱۸۳۷۴۶۵۰۷ __proto__ %00".split(" "),
  ..."..%2F..%2Fregistrations 4029183746507' 4029183746507%20 constructor".split(" "),
];

async function guess(stage: Stage, number: string, method: "GET" | "POST"): Promise<Attempt> {
  await using browser = createHttpClient(stage.program);
  const { status } = await browser.send(
    `${deskOf(stage)}/register/state/${encodeURI(decodeURI(number))}`,
    { method, headers: { "content-type": "application/x-www-form-urlencoded", ...OWN } },
  );
  return held(`${method} the number ${number}`, status, [400, 404].includes(status));
}

const MORE: Record<string, string>[] = [
  { state: "approved", agencyId: "agency-1", userNames: "king", invitations: "9" },
  { number: "4029183746507", isConfirmed: "true", corrects: "4029183746507", acts: "[]" },
  { __proto__: "x", constructor: "x", roles: "operator", m1Roles: "operator" },
];

/** Fields that the form does not have. */
async function assign(stage: Stage, more: Record<string, string>): Promise<Attempt> {
  const found = await registrationOf(stage, await register(stage, more));
  const fields = Object.keys(found).toSorted().join();
  const isPlain = fields === "acts,changedAt,createdAt,form,number,registered,state" &&
    Object.keys(found.form).length === Object.keys(FORM).length && found.acts.length === 1;
  return held(
    `a form with ${Object.keys(more)}`,
    found.state,
    isPlain && found.state === "submitted",
  );
}

/** Sixteen wrong codes at once leave nothing for the right one. */
async function guessCode(stage: Stage): Promise<Attempt> {
  await using browser = createHttpClient(stage.program);
  const form = fresh();
  await ask(stage, browser, form);
  const code = await codeFor(stage, form.m1Mobile);
  const wrong = code === "111111" ? "222222" : "111111";
  const tried = await Promise.all(Array.from({ length: 16 }, () => enter(stage, browser, wrong)));
  const judged = tried.filter(({ status }) => status === 422).length;
  const late = await enter(stage, browser, code);
  const isHeld = judged < 5 && numberIn(late) === undefined;
  return held("sixteen wrong codes at once, then the right one", `${judged} judged`, isHeld);
}

/** The right code in a browser that did not ask for it. */
async function strangersCode(stage: Stage, path: string): Promise<Attempt> {
  await using browser = createHttpClient(stage.program);
  await using other = createHttpClient(stage.program);
  const form = fresh();
  await ask(stage, browser, form);
  const typed = { ...FORM, ...form, code: await codeFor(stage, form.m1Mobile) };
  const reply = await other.post(deskOf(stage) + path, typed, OWN);
  const isHeld = reply.headers.get("location") === "/register?lapsed";
  return held(`${path} with the code of another browser`, reply.status, isHeld);
}

/** Whether the organisation is an agency already or not: the page of the code is the same. */
async function compare(stage: Stage): Promise<Attempt> {
  const known = fresh();
  {
    using own = await storeOf(stage);
    await commitTo(own.store).set(agencyByCompanyRecord(known.companyId), "agency-1").commit();
  }
  const pages = await Promise.all(
    [known, { ...fresh(), m1Mobile: known.m1Mobile }].map(async (form) => {
      await using browser = createHttpClient(stage.program);
      const { status, main } = await ask(stage, browser, form);
      return `${status} ${main}`;
    }),
  );
  return held(
    "an agency that exists, and one that does not",
    pages[0].slice(0, 3),
    pages[0] === pages[1],
  );
}

const WORDS = ["nameFa", "nameEn", "nameAr", "letterNumber", "m1Name", "m1Position", "m2Name"];

async function markUp(stage: Stage, field: string, text: string): Promise<Attempt> {
  const number = await register(stage, { [field]: text });
  await using expert = await signedInAs(stage, "narges", "expert");
  const desk = deskOf(stage);
  const pages = [
    await expert.get(`${desk}/registrations`),
    await expert.get(`${desk}/registrations/${number}`),
  ];
  await decide(stage, expert, number, { to: "returned", text });
  await using browser = createHttpClient(stage.program);
  pages.push(await browser.get(`${desk}/register/state/${number}`));
  const isSafe = pages.every((page) => page.status === 200 && !page.text.includes(text));
  const isShown = pages[1].text.includes("&lt;") || pages[1].text.includes("&quot;&gt;");
  return held(`${text} as ${field}`, pages[1].status, isSafe && isShown);
}

/** A stranger knows the number of what was returned; its contact gets no message for that. */
async function spendSms(stage: Stage): Promise<Attempt> {
  const { m1Mobile } = fresh();
  const number = await register(stage, { m1Mobile });
  await using expert = await signedInAs(stage, "narges", "expert");
  await decide(stage, expert, number, { to: "returned", text: "تاریخ نامه" });
  const before = (await phoneOf(stage.program, m1Mobile)).length;
  await using browser = createHttpClient(stage.program);
  const to = `${deskOf(stage)}/register/state/${number}`;
  const forms: Record<string, string>[] = [{}, { captcha: "123456" }, {
    captcha_id: "x",
    captcha: "1",
    proof: "1",
  }];
  const replies = await Promise.all(
    Array.from({ length: 15 }, (_, i) => browser.post(to, forms[i % 3], OWN)),
  );
  const spent = (await phoneOf(stage.program, m1Mobile)).length - before;
  const isHeld = spent === 0 && replies.every(({ status }) => status === 422);
  return held("fifteen codes for a correction without a security code", `${spent} sent`, isHeld);
}

/** Sixteen approvals of two registrations of one organisation begin one agency. */
async function approveAtOnce(stage: Stage): Promise<Attempt> {
  const { companyId } = fresh();
  const numbers = [await register(stage, { companyId }), await register(stage, { companyId })];
  await using expert = await signedInAs(stage, "narges", "expert");
  const replies = await Promise.all(
    Array.from(
      { length: 16 },
      (_, i) => decide(stage, expert, numbers[i % 2], { to: "approved", text: "" }),
    ),
  );
  const done = replies.filter(({ status }) => status === 303).length;
  return held("sixteen approvals of two at once", `${done} done`, done === 1);
}

export const DESK_AGENCY_ATTACKS: Attack[] = [{
  number: 48,
  title: "registrations at the desk: numbers, codes, fields and markup of strangers",
  expected: "404, 422, the first page; markup is text, and one agency begins",
  attempts: (stage) => [
    () => guessCode(stage),
    ...MORE.map((more) => () => assign(stage, more)),
    () => approveAtOnce(stage),
    () => spendSms(stage),
    ...pairs(NUMBERS, ["GET", "POST"] as const).map(([number, method]) => () =>
      guess(stage, number, method)
    ),
    ...["/register/code", "/register/correct"].map((path) => () => strangersCode(stage, path)),
    ...pairs(WORDS, MARKUP).map(([field, text]) => () => markUp(stage, field, text)),
    () => compare(stage),
  ],
}];
