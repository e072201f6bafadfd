/** An application of agency-1 that was submitted, and experts who look at it. */
import {
  type Application,
  applicationRecord,
  applicationRevisionRecord,
} from "../../../domain/application/application.ts";
import type { ApplicationContent } from "../../../domain/application/content.ts";
import { keepApplication } from "../../../domain/application/keep.ts";
import { commitTo, transact } from "../../../domain/platform/commit.ts";
import { read } from "../../../domain/platform/read.ts";
import type { Expert } from "../../../domain/review/act.ts";
import { CHECKS } from "../../../domain/review/checklist.ts";
import { decideCase } from "../../../domain/review/decide.ts";
import { type Case, readCase } from "../../../domain/review/read_case.ts";
import { START, type World } from "../../support/sign_in_world.ts";

const SHA = "ab".repeat(32);

export const CONTENT: ApplicationContent = {
  connection: { connectionId: "connection-1", userName: "library" },
  service: { serviceId: "books" },
  details: {
    title: { fa: "کتابخانهٔ تازه", en: "New library", ar: "المكتبة" },
    description: { fa: "امانت کتاب" },
    theme: "education",
    level: 2,
    persons: "natural",
    attributes: { given_name: "نام روی کارت امانت" },
    way: { way: "upstream", upstream: ["https://books.example.ir"] },
    files: [],
  },
  methods: [{ id: "m1", name: "فهرست", method: "GET", path: "/books", description: "کتاب‌ها" }],
  contacts: [{
    id: "c1",
    name: "رضا کریمی",
    position: "مدیر فنی",
    mobile: "09120000099",
    mobileConfirmedAt: START,
  }],
  letter: {
    subject: "درخواست ارائهٔ خدمت",
    number: "۱۴۰۵/۱۲",
    date: "2026-11-01",
    file: { id: "file-1", name: "نامه.pdf", type: "application/pdf", size: 1000, sha256: SHA },
  },
};

/** With other details. */
export const withDetails = (
  details: Partial<ApplicationContent["details"]>,
  content = CONTENT,
): ApplicationContent => ({ ...content, details: { ...content.details, ...details } });

export const APPLICATION: Application = {
  id: "application-1",
  number: "1234567890123",
  agencyId: "agency-1",
  title: CONTENT.details.title,
  state: "draft",
  revision: 1,
  serviceId: "books",
  createdAt: START,
  changedAt: START,
};

export const expert = (id: string, staff: Partial<Expert["staff"]> = {}): Expert => ({
  staff: { id, name: `name of ${id}`, mobile: `0912999${id.length}0${id.at(-1)}`, ...staff },
  network: "192.0.2.0/24",
});

let acts = 0;

/** Moves the application as its agency, or the program, would. */
export async function move(
  { store, clock }: Pick<World, "store" | "clock">,
  given: Partial<Application>,
  id = APPLICATION.id,
): Promise<void> {
  const at = clock.now();
  await transact(store, { found: applicationRecord(id) }, ({ found }, write) => {
    const next = { ...(found.value ?? APPLICATION), changedAt: at, ...given, id };
    const acting = { id: `act-${acts++}`, at, kind: "submitted", by: "agency" } as const;
    keepApplication(write, found, { next, acting });
  });
}

/** A round of the application's revision is submitted. */
export async function submit(
  world: Pick<World, "store" | "clock">,
  { content = CONTENT, round = 1, ...given }:
    & { content?: ApplicationContent; round?: number }
    & Partial<Application> = {},
): Promise<void> {
  const { id = APPLICATION.id, revision = 1 } = given;
  const submitted = { content, submittedAt: world.clock.now(), submittedBy: "staff-a" };
  await commitTo(world.store).set(applicationRevisionRecord(id, revision, round), submitted)
    .commit();
  await move(world, { ...given, state: "submitted", expert: undefined }, id);
}

export const caseOf = async ({ store }: Pick<World, "store">, id = APPLICATION.id): Promise<Case> =>
  (await readCase(store, id))!;

export const applicationOf = async (
  { store }: Pick<World, "store">,
  id = APPLICATION.id,
): Promise<Application> => (await read(store, applicationRecord(id))).value!;

export const APPROVE = { verdict: "approve", checked: [...CHECKS], text: "" } as const;

export async function decide(
  world: World,
  by: Expert,
  given: Parameters<typeof decideCase>[2]["given"] = APPROVE,
) {
  return (await decideCase(world.deps, by, { ...await caseOf(world), given })).outcome;
}
