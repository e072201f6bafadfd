/** Case 48: members of other agencies, roles that nobody gave, and which user names exist. */
import { commitTo } from "../../../domain/platform/commit.ts";
import { read } from "../../../domain/platform/read.ts";
import { listMembers } from "../../../domain/staff/members/list_members.ts";
import { staffByUserNameRecord, staffRecord } from "../../../domain/staff/staff.ts";
import { answerOf } from "../../http/journey.ts";
import { member } from "../../routes/desk/parts.ts";
import { createHttpClient } from "../../support/http_client.ts";
import { type Attack, type Attempt, pairs } from "../attack.ts";
import { deskOf, held, OWN, signedInAs, storeOf } from "../desk_stage.ts";
import type { Stage } from "../stage.ts";

const FOREIGN = { agencyId: "agency-2" };

/** A member of another agency than the manager's, as they stand afterwards. */
async function victimOf(stage: Stage) {
  const { id } = member("victim-one", ["editor"]);
  const standing = async () => {
    using own = await storeOf(stage);
    return JSON.stringify((await read(own.store, staffRecord(id))).value);
  };
  if (await standing() === "null") {
    await (await signedInAs(stage, id, "editor"))[Symbol.asyncDispose]();
  }
  return { id, standing };
}

const ACTS: [path: string, form: Record<string, string>][] = [
  ...["suspend", "restore", "end_sessions", "invite_again"].map((
    action,
  ): [string, Record<string, string>] => ["/members/{victim}", { action }]),
  ["/members/{victim}", { action: "roles", role_manager: "on" }],
  ["/members/foreign.manager", { action: "hand_over", successor: "{victim}" }],
  ["/members/recoveries", { action: "approve", member: "{victim}" }],
  ["/members/recoveries", { action: "refuse", member: "{victim}" }],
];

async function reach(stage: Stage, [path, form]: typeof ACTS[number]): Promise<Attempt> {
  const { id, standing } = await victimOf(stage);
  const before = await standing();
  await using browser = await signedInAs(stage, "foreign.manager", "manager", FOREIGN);
  const fill = (text: string) => text.replace("{victim}", id);
  const typed = Object.fromEntries(Object.entries(form).map(([name, text]) => [name, fill(text)]));
  const { status } = await browser.post(deskOf(stage) + fill(path), typed, OWN);
  const isHeld = status === 404 && await standing() === before;
  return held(`${path} ${Object.values(form).join(" ")} of another agency`, status, isHeld);
}

const INVITED = { kind: "issued", user_name: "", name: "علی نادری", mobile: "09120000033" };
const MORE: Record<string, string>[] = [
  { role_operator: "on", role_expert: "on", role_support: "on" },
  { roles: "operator", role: "operator", "roles[]": "operator" },
  { agencyId: "agency-1", agency_id: "agency-1", id: "victim-one" },
  { state: "active", epoch: "-1", password: "x", totp: "x", needsApp: "" },
];

let made = 0;

/** An editor of one's own agency, whatever else the form says. */
async function assign(stage: Stage, more: Record<string, string>): Promise<Attempt> {
  const count = ++made;
  const agencyId = `agency-made-${count}`;
  await using browser = await signedInAs(stage, `manager-${count}`, "manager", { agencyId });
  const form = { ...INVITED, role_editor: "on", ...more };
  await browser.post(`${deskOf(stage)}/members/invite`, form, OWN);
  using own = await storeOf(stage);
  const found = (await listMembers(own.store, agencyId)).filter(({ mobile }) =>
    mobile === INVITED.mobile
  );
  const got = found.map(({ roles, state }) => `${roles} ${state}`).join();
  const isPlain = got === "editor invited" && found[0].password === undefined;
  return held(`an invitation with ${Object.keys(more)}`, got, isPlain);
}

/** Roles of the window alone. */
async function only(stage: Stage, path: string): Promise<Attempt> {
  const count = ++made;
  const agencyId = `agency-made-${count}`;
  const id = `manager-${count}`;
  await using browser = await signedInAs(stage, id, "manager", { agencyId });
  const form = { ...INVITED, action: "roles", role_operator: "on", roles: "operator" };
  const { status } = await browser.post(deskOf(stage) + path.replace("own", id), form, OWN);
  return held(`${path} as operator`, status, status === 422);
}

/** A session of somebody else, by its name on their page. */
async function endAnothers(stage: Stage): Promise<Attempt> {
  const agency = { agencyId: "agency-3" };
  const away = await signedInAs(stage, "owner.one", "editor", agency);
  await using owner = await signedInAs(stage, "owner.one", "editor", agency);
  const page = await owner.get(`${deskOf(stage)}/account`);
  const end = / name="end" value="([^"]+)"/.exec(page.text)![1];
  await using browser = await signedInAs(stage, "thief.one", "editor", agency);
  await browser.post(`${deskOf(stage)}/account/sessions`, { end }, OWN);
  const { status } = await away.send(`${deskOf(stage)}/`);
  await away[Symbol.asyncDispose]();
  return held("a session by its name on another's page", status, status === 200);
}

const STATES = ["active", "invited", "suspended"] as const;
const NAMES = [...STATES, "0012345679", "14003778990", "م"];

/** The page, and whatever follows, without what was typed and what differs each time. */
async function answerTo(stage: Stage, path: string, name: string): Promise<string> {
  await using browser = createHttpClient(stage.program);
  const page = await browser.get(deskOf(stage) + path);
  const captcha = await answerOf(stage.program, page, path);
  const form = { user_name: name, password: "a wrong password", captcha };
  const { status, url, main } = await browser.submit(page, form, { to: path, headers: OWN });
  const shown = main.replaceAll(/ value="[^"]*"| src="[^"]*"| href="\/captcha[^"]*"/g, "");
  return `${status} ${url.pathname} ${shown}`;
}

/** A name in one of the states, or as it is, beside one that nobody has. */
async function enumerate(stage: Stage, path: string, given: string): Promise<Attempt> {
  const count = ++made;
  const state = STATES.find((state) => state === given);
  const name = state ? `standing-${count}` : given;
  if (state) {
    using own = await storeOf(stage);
    const staff = member(name, ["editor"], { state, mobile: "09120000044" });
    await commitTo(own.store).set(staffRecord(staff.id), staff)
      .set(staffByUserNameRecord(own.hash, staff.userName), staff.id).commit();
  }
  const nobody = await answerTo(stage, path, `nobody-${count}`);
  const got = await answerTo(stage, path, name);
  return held(`${path} of ${state ?? name}`, got.slice(0, 3), got === nobody);
}

export const DESK_MEMBERS_ATTACKS: Attack[] = [{
  number: 48,
  title: "members of the desk: other agencies', roles that nobody gave, names that exist",
  expected: "404, 422; nothing changed, and one answer for every name",
  attempts: (stage) => [
    () => endAnothers(stage),
    ...MORE.map((more) => () => assign(stage, more)),
    ...ACTS.map((act) => () => reach(stage, act)),
    ...["/members/invite", "/members/own"].map((path) => () => only(stage, path)),
    ...pairs(["/recovery", "/login"], NAMES).map(([path, name]) => () =>
      enumerate(stage, path, name)
    ),
  ],
}];
