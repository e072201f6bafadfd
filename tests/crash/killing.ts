/**
 * Repeated `kill -9` during sign-ins (security_cases 38), and the assertions that must hold
 * afterwards.
 */
import assert from "node:assert/strict";
import { verifyCommand } from "../../adapters/commands/audit_verify.ts";
import type { Person } from "../../adapters/sandbox/mod.ts";
import type { AuditRecord } from "../../domain/platform/audit.ts";
import type { ChainLink } from "../../domain/platform/audit_chain.ts";
import { DAY } from "../../domain/platform/platform.ts";
import type { Account } from "../../domain/identity/account.ts";
import type { Session } from "../../domain/session/session.ts";
import type { Listed } from "../../domain/session/session_list.ts";
import { isLive } from "../../domain/session/use_session.ts";
import { codeOf, PATHS, phoneOf, rightFields, type StepName } from "../http/journey.ts";
import { type Child, startChild, waitUntilReady } from "../support/child.ts";
import { createHttpClient, type HttpClient, type Reply } from "../support/http_client.ts";
import type { TestProgram } from "../support/program.ts";
import { readRecords } from "../support/store.ts";
import { createMortalProgram } from "./mortal_program.ts";

/** More than the 60 s between two codes. */
const AHEAD_PER_LIFE = 61_000;
/** A person's daily budgets: ten identities, three unused codes. */
const LIVES_PER_DAY = 20;

/** People whose journey can succeed. */
const PERSONAS = [
  "verified-citizen",
  "no-postal-code",
  "two-sims",
  "chief-executive",
  "long-name",
  "arabic-letters",
  "hostile-name",
];

const STEPS: Record<string, StepName> = {
  ...Object.fromEntries(Object.entries(PATHS).map(([step, path]) => [path, step])),
  "/login/lapsed": "mobile",
};

/** One person who signs in repeatedly; a dead gateway only interrupts them. */
class Citizen {
  browser: HttpClient;
  /** Codes that the gateway accepted, with the form that sent them. */
  readonly accepted: { page: Reply; code: string; browser: HttpClient }[] = [];
  sessions = 0;
  /** The form whose answer was lost; sent again first, like a reload in a browser. */
  private unanswered?: () => Promise<boolean>;

  constructor(
    private readonly program: TestProgram,
    readonly person: Person,
    private readonly onRequest: () => void,
  ) {
    this.browser = this.newBrowser();
  }

  newBrowser(): HttpClient {
    return createHttpClient(this.program);
  }

  /** Continues from any step, until the gateway dies. */
  async live(isOver: () => boolean): Promise<void> {
    try {
      while (!isOver()) if (!await this.step()) return;
    } catch (error) {
      if (!isOver()) throw error;
    }
  }

  /** `false` if this person must wait. */
  private async step(): Promise<boolean> {
    if (this.unanswered) return await this.unanswered();
    const { browser, program, person } = this;
    const page = await browser.get(`${program.origin}/login/code`);
    if (page.url.pathname === "/login/returning") {
      this.onRequest();
      return (await browser.submit(page, {}, { to: "/login/returning" })).status === 200;
    }
    const step = STEPS[page.url.pathname];
    if (!step) {
      // Signed in; starts again in another browser.
      assert.equal(page.url.pathname, "/");
      this.sessions++;
      this.browser = this.newBrowser();
      return true;
    }
    // The gateway died between commit and message, or the code has expired since.
    const gone = step === "code" &&
      (!page.main.includes('name="code"') || (await phoneOf(program, person.mobile)).length === 0);
    if (gone) return await this.resend(page);
    const fields = await rightFields(program, person, page, step);
    this.unanswered = () => this.send(page, step, fields);
    return await this.unanswered();
  }

  private async send(
    page: Reply,
    step: StepName,
    fields: Record<string, string>,
  ): Promise<boolean> {
    const { browser, program } = this;
    this.onRequest();
    const reply = await browser.post(program.origin + PATHS[step], fields);
    this.unanswered = undefined;
    if (reply.status === 429) return false;
    if (step === "code" && reply.headers.get("location") === "/login/identity") {
      this.accepted.push({ page, code: fields.code, browser });
    }
    // The code on the phone is from an earlier run: its message was never sent.
    if (step === "code" && reply.status === 422) return await this.resend(page);
    return true;
  }

  /** The page offers no other code before its time, or beyond those of a day. */
  private async resend(page: Reply): Promise<boolean> {
    if (!page.main.includes("/login/code/resend")) return false;
    const reply = await this.browser.submit(page, {}, { to: "/login/code/resend" });
    return reply.status === 200;
  }
}

/** `environment`: for another store than the file in the data folder. */
export async function startGateway(
  { port, origin, dataDir, sandbox }: Pick<TestProgram, "port" | "origin" | "dataDir" | "sandbox">,
  life: number,
  environment: Record<string, string> = {},
): Promise<Child> {
  const child = startChild({
    script: "tests/crash/program_child.ts",
    args: [JSON.stringify({
      port,
      dataDir,
      settings: sandbox.settings,
      services: sandbox.services,
      sandboxOrigin: sandbox.origin,
      baseUrl: origin,
      environment,
      ahead: life * AHEAD_PER_LIFE + Math.floor(life / LIVES_PER_DAY) * DAY,
    })],
    environment: {},
    dataDir,
  });
  await waitUntilReady(child, port);
  return child;
}

export interface Killed {
  requests: number;
  /** Accepted codes, each of which was tried again at the end and refused. */
  codes: number;
  sessions: number;
  records: number;
}

/** Rejects if anything was lost, half done or duplicated. */
export async function killAgainAndAgain(kills: number): Promise<Killed> {
  const program = await createMortalProgram();
  const { dataDir, sandbox } = program;
  let requests = 0;
  let codes = 0;
  let onRequest = () => {};
  const citizens = sandbox.people.filter(({ persona }) => PERSONAS.includes(persona))
    .map((person) =>
      new Citizen(program, person, () => {
        requests++;
        onRequest();
      })
    );
  try {
    for (let life = 0; life < kills; life++) {
      await using child = await startGateway(program, life);
      let dead = false;
      // At a different request in each run, with others in flight.
      const last = requests + 1 + life * 3 % 29;
      onRequest = () => {
        if (requests < last || dead) return;
        dead = true;
        child.kill("SIGKILL");
      };
      await Promise.all(citizens.map((citizen) => citizen.live(() => dead)));
      assert.ok(dead, `killed in life ${life}`);
    }
    {
      await using _ = await startGateway(program, kills);
      onRequest = () => {};
      codes = await assertNoCodeTwice(program, citizens);
    }
    const records = await assertWhole(dataDir);
    assert.ok(
      citizens.some(({ sessions }) => sessions > 0),
      "somebody signed in between the kills",
    );
    const sessions = citizens.reduce((sum, { sessions }) => sum + sessions, 0);
    return { requests, codes, sessions, records };
  } finally {
    await sandbox.stop();
    await Deno.remove(dataDir, { recursive: true });
  }
}

/** Every accepted code is refused when it is entered again in its own browser. */
async function assertNoCodeTwice(program: TestProgram, citizens: Citizen[]): Promise<number> {
  let replayed = 0;
  for (const { accepted, person } of citizens) {
    for (const { code, browser } of accepted) {
      const reply = await browser.post(`${program.origin}/login/code`, { code });
      const location = reply.headers.get("location");
      // Redirects to the journey's current step, or to a newer code, for which this one is not
      // valid.
      if (reply.status === 303) assert.notEqual(location, "/login/code");
      else assert.notEqual(code, await codeOf(program, person.mobile));
      replayed++;
    }
  }
  assert.ok(replayed > 0, "some codes had been accepted");
  return replayed;
}

/**
 * Every session has its account and its audit record, every account its indexes, and vice versa.
 */
async function assertWhole(dataDir: string): Promise<number> {
  const all = await readRecords(dataDir, []);
  const below = <T>(name: string) =>
    new Map(
      all.filter(({ key }) => key[0] === name)
        .map(({ key, value }) => [key.slice(1).join(" "), value as T]),
    );
  const accounts = below<Account>("account");
  const sessions = below<Session>("session");
  const listed = [...below<Listed[]>("account_sessions").values()].flat();
  const byNationalId = below<string>("account_by_national_id");
  const byMobile = below<string>("account_by_mobile");
  const browsers = below<{ accounts: Record<string, unknown> }>("browser");
  const audit = [
    ...[...below<ChainLink[]>("audit_chain").values()].flat().map(({ record }) => record),
    ...below<AuditRecord>("audit").values(),
  ];
  const audited = (event: AuditRecord["event"]) => audit.filter((record) => record.event === event);

  assert.ok(accounts.size > 0 && sessions.size > 0);
  assert.equal(byNationalId.size, accounts.size, "one account a person");
  assert.deepEqual([...byNationalId.values()].sort(), [...accounts.keys()].sort());
  assert.deepEqual([...byMobile.values()].sort(), [...accounts.keys()].sort());
  assert.deepEqual(
    audited("account.created").map(({ accountId }) => accountId).sort(),
    [...accounts.keys()].sort(),
  );
  for (const { status, mobile } of accounts.values()) {
    assert.equal(status, "verified");
    assert.ok(mobile);
  }

  const created = audited("session.created").map(({ detail }) => detail?.session);
  assert.equal(new Set(created).size, created.length);
  /** When a person last signed in, by the clock of that life: their list was tidied then. */
  const lastSignIn = (accountId: string) =>
    Math.max(
      ...[...sessions.values()].filter((session) => session.accountId === accountId)
        .map(({ createdAt }) => createdAt),
    );
  for (const [digest, session] of sessions) {
    const account = accounts.get(session.accountId);
    assert.ok(account, "a session's account");
    // One that is over leaves the list, and its record expires later.
    const isListed = listed.find(({ id }) => id === session.id)?.digest === digest;
    assert.ok(
      isListed || !isLive(session, account, lastSignIn(account.id)),
      "a live session is in the list",
    );
    assert.ok(created.includes(session.id), "a session's audit record");
  }
  assert.ok(listed.every(({ digest }) => sessions.has(digest)), "what is listed is there");
  // The twenty-first session of a person ends the first one.
  const ended = audited("session.ended").map(({ detail }) => detail?.session);
  assert.ok(ended.every((id) => created.includes(id)));
  assert.equal(
    created.length,
    sessions.size + ended.length,
    "no session was lost, none was made twice",
  );
  const known = [...browsers.values()].flatMap(({ accounts }) => Object.keys(accounts));
  // A browser may have signed in twice.
  assert.ok(known.length > 0 && known.length <= created.length);
  for (const id of known) assert.ok(accounts.has(id));

  // A journey yields at most one session, and each began with a code that was sent and entered
  // correctly.
  assert.ok(created.length <= audited("code.right").length);
  assert.ok(audited("code.right").length <= audited("code.sent").length);

  const { outcome, report } = await verifyCommand({ DATA_DIR: dataDir }, []);
  // Empty if each run was too short to seal anything.
  assert.ok(outcome === "sound" || outcome === "empty", report);
  return audit.length;
}
