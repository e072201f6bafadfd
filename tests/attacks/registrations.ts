/** Registrations of organisations at the desk, over HTTP, for attacks that need one. */
import { registrationNetworkRecord } from "../../domain/agency/pending.ts";
import { type Registration, registrationRecord } from "../../domain/agency/registration.ts";
import { parseCompanyId } from "../../domain/company/company_id.ts";
import { commitTo } from "../../domain/platform/commit.ts";
import { listAll, read } from "../../domain/platform/read.ts";
import { FORM } from "../domain/agency/registration_world.ts";
import { answerOf, phoneOf } from "../http/journey.ts";
import { createHttpClient, type HttpClient, type Reply } from "../support/http_client.ts";
import { deskOf, OWN, storeOf } from "./desk_stage.ts";
import type { Stage } from "./stage.ts";

let made = 0;

/** A mobile that nobody else uses here, and an organisation. */
export function fresh() {
  made++;
  const company = 10_000_000_000 + made * 10;
  const ids = Array.from({ length: 10 }, (_, digit) => String(company + digit));
  return {
    m1Mobile: `0919${String(made).padStart(7, "0")}`,
    companyId: ids.find((id) => "companyId" in parseCompanyId(id))!,
  };
}

/** All attempts come from one address, and none is about how many codes it may have. */
async function forgetNetworks(stage: Stage): Promise<void> {
  using own = await storeOf(stage);
  for await (const found of listAll(own.store, registrationNetworkRecord.all())) {
    await commitTo(own.store).delete(found).commit();
  }
}

/** The form with its security code; follows to what it is answered with. */
export async function ask(stage: Stage, browser: HttpClient, typed: Record<string, string>) {
  await forgetNetworks(stage);
  const page = await browser.get(`${deskOf(stage)}/register`);
  const captcha = await answerOf(stage.program, page, "/register");
  const form = { ...FORM, letterDate: "۱۴۰۴/۰۱/۱۵", ...typed, captcha };
  return await browser.submit(page, form, { to: "/register", headers: OWN });
}

export const codeFor = async ({ program }: Stage, mobile: string) =>
  (await phoneOf(program, mobile))[0].code!;

export const enter = (stage: Stage, browser: HttpClient, code: string) =>
  browser.post(`${deskOf(stage)}/register/code`, { code }, OWN);

export const numberIn = ({ headers }: Reply) =>
  /^\/register\/state\/(\d{13})$/.exec(headers.get("location") ?? "")?.[1];

export async function register(stage: Stage, typed: Record<string, string> = {}): Promise<string> {
  await using browser = createHttpClient(stage.program);
  const form = { ...fresh(), ...typed };
  await ask(stage, browser, form);
  return numberIn(await enter(stage, browser, await codeFor(stage, form.m1Mobile)))!;
}

export async function registrationOf(stage: Stage, number: string): Promise<Registration> {
  using own = await storeOf(stage);
  return (await read(own.store, registrationRecord(number))).value!;
}

export const decide = (
  stage: Stage,
  expert: HttpClient,
  number: string,
  form: Record<string, string>,
) => expert.post(`${deskOf(stage)}/registrations/${number}`, form, OWN);
