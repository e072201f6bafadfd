/** Case 48: what agencies make experts see, and what experts do with what is none of theirs. */
import type { ApplicationContent } from "../../../domain/application/content.ts";
import { CHECKS } from "../../../domain/review/checklist.ts";
import type { HttpClient } from "../../support/http_client.ts";
import { CONTENT } from "../../domain/review/sample.ts";
import { applicationNow, caseNow, submitted } from "../applications.ts";
import type { Attack, Attempt } from "../attack.ts";
import { deskOf, held, OWN, signedInAs } from "../desk_stage.ts";
import type { Stage } from "../stage.ts";
import { MARKUP } from "./desk_console.ts";

const SEEN = { seen: "1.1" };
const APPROVE = {
  ...SEEN,
  ...Object.fromEntries(CHECKS.map((check) => [`check_${check}`, "1"])),
  action: "approve",
  message: "",
};

/** Every text that an agency writes is markup. */
function saying(text: string): ApplicationContent {
  const { details, methods: [method], contacts: [contact], letter } = CONTENT;
  const file = { ...letter.file, name: `${text}.pdf` };
  return {
    ...CONTENT,
    connection: { connectionId: "connection-1", userName: text },
    details: {
      ...details,
      title: { fa: text, en: text, ar: text },
      description: { fa: text },
      attributes: { given_name: text },
      files: [file],
    },
    methods: [{ ...method, name: text, path: `/${text}`, description: text }],
    contacts: [{ ...contact, name: text, position: text, email: text }],
    letter: { ...letter, subject: text, number: text, file },
  };
}

const expertOf = (stage: Stage, id: string, mobile: string) =>
  signedInAs(stage, id, "expert", { agencyId: undefined, mobile });

const post = (stage: Stage, browser: HttpClient, path: string, form: Record<string, string>) =>
  browser.post(`${deskOf(stage)}${path}`, form, OWN);

const take = (stage: Stage, browser: HttpClient, id: string) =>
  post(stage, browser, `/review/${id}/hold`, { ...SEEN, action: "take" });

async function shown(stage: Stage, text: string): Promise<Attempt> {
  const id = await submitted(stage, { content: saying(text), title: { fa: text } });
  await using browser = await expertOf(stage, "nahid", "09120000001");
  await take(stage, browser, id);
  const remark = { ...SEEN, field: "title_fa", kind: "advice", text };
  await post(stage, browser, `/review/${id}/remarks`, remark);
  const pages = [];
  for (const path of ["/review", `/review/${id}`, `/review/${id}?against=all`]) {
    pages.push(await browser.get(deskOf(stage) + path));
  }
  const isSafe = pages.every((page) => !page.text.includes(text));
  const isShown = pages[2].text.split(/&lt;|&quot;&gt;/).length > 5;
  return held(`every text ${text}`, pages[1].status, isSafe && isShown);
}

/** Who may not decide, and how each tries. */
const OTHERS: Record<string, { agencyId?: string; mobile: string }> = {
  "of the agency itself": { agencyId: "agency-1", mobile: "09120000003" },
  "who is among the contacts": { mobile: CONTENT.contacts[0].mobile },
};

async function decideOwn(stage: Stage, who: string): Promise<Attempt> {
  const id = await submitted(stage);
  await using browser = await signedInAs(stage, "own.expert", "expert", {
    agencyId: undefined,
    ...OTHERS[who],
  });
  const taken = await take(stage, browser, id);
  const approved = await post(stage, browser, `/review/${id}/decision`, APPROVE);
  const { state, expert } = await applicationNow(stage, id);
  const isUntouched = state === "submitted" && expert === undefined;
  return held(`an expert ${who}`, `${taken.status} ${approved.status}`, isUntouched);
}

const ACTS: Record<string, Record<string, string>> = {
  decision: APPROVE,
  remarks: { ...SEEN, field: "level", kind: "blocking", text: "why" },
  trial: SEEN,
};

/** Without having taken it. */
async function actOnOthers(stage: Stage, act: string): Promise<Attempt> {
  const id = await submitted(stage);
  await using nahid = await expertOf(stage, "nahid", "09120000001");
  await using omid = await expertOf(stage, "omid", "09120000002");
  await take(stage, nahid, id);
  const { status } = await post(stage, omid, `/review/${id}/${act}`, ACTS[act]);
  const { remarks, review } = await caseNow(stage, id);
  const isUntouched = remarks.length === 0 && review.approvals.length === 0;
  return held(`${act} of what another expert has`, status, status === 409 && isUntouched);
}

const MORE: Record<string, string>[] = [
  {},
  { approvedBy: "omid", staff: "omid", approvals: "2" },
  { state: "approved", expert: "omid", revision: "2", round: "2", live: "1" },
];

/** One expert, many approvals at once, and whatever else the form may say. */
async function approveTwice(stage: Stage, more: Record<string, string>): Promise<Attempt> {
  const id = await submitted(stage);
  await using browser = await expertOf(stage, "nahid", "09120000001");
  await take(stage, browser, id);
  const form = { ...APPROVE, ...more };
  await Promise.all(
    Array.from({ length: 8 }, () => post(stage, browser, `/review/${id}/decision`, form)),
  );
  const [{ state }, { review: { approvals } }] = [
    await applicationNow(stage, id),
    await caseNow(stage, id),
  ];
  const isOnce = approvals.length === 1 && approvals[0].staff.id === "nahid";
  const name = `eight approvals at once with ${JSON.stringify(more)}`;
  return held(name, `${approvals.length} ${state}`, isOnce && state === "in_review");
}

/** The last approval and the agency's withdrawal in one instant. */
async function race(stage: Stage): Promise<Attempt> {
  const content = { ...CONTENT, details: { ...CONTENT.details, attributes: {} } };
  const id = await submitted(stage, { content });
  await using nahid = await expertOf(stage, "nahid", "09120000001");
  await using omid = await expertOf(stage, "omid", "09120000002");
  await using editor = await signedInAs(stage, "reza.karimi", "editor", { mobile: "09120000009" });
  for (const browser of [nahid, omid]) await take(stage, browser, id);
  await post(stage, nahid, `/review/${id}/decision`, APPROVE);
  await take(stage, omid, id);
  const [approved, withdrawn] = await Promise.all([
    post(stage, omid, `/review/${id}/decision`, APPROVE),
    post(stage, editor, `/applications/${id}`, { action: "withdraw" }),
  ]);
  const got = `${approved.status} ${withdrawn.status}`;
  return held("approved and withdrawn at once", got, got.split(" ").includes("409"));
}

export const DESK_REVIEW_ATTACKS: Attack[] = [{
  number: 48,
  title: "the review: markup, one's own application, what another has, approvals at once",
  expected: "409; markup is text, an expert counts once, and one of two at once is told",
  attempts: (stage) => [
    () => race(stage),
    ...MARKUP.map((text) => () => shown(stage, text)),
    ...Object.keys(OTHERS).map((who) => () => decideOwn(stage, who)),
    ...Object.keys(ACTS).map((act) => () => actOnOthers(stage, act)),
    ...MORE.map((more) => () => approveTwice(stage, more)),
  ],
}];
