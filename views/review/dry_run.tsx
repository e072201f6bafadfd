import type { WayStep } from "../../domain/application/content.ts";
import type { DryRun } from "../../domain/review/dry_run.ts";
import type { Service } from "../../domain/services/service.ts";
import type { Child } from "hono/jsx";
import { optionsOf } from "../application/draft_field.tsx";
import { fieldLabel } from "../application/labels.ts";
import { Latin } from "../components/foreign.tsx";
import type { Page } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import { withinSentence } from "../texts/within_sentence.ts";

export interface ShownDryRun extends DryRun {
  way: WayStep["way"];
  serviceId: string;
  /** Where people would find it; absent without a service. */
  address?: string;
}

/** What an approval would do, in sentences. */
export function DryRunList({ page, dryRun }: { page: Page; dryRun: ShownDryRun }) {
  const { format, texts: { review: { dryRun: texts } } } = page;
  const { service, faults, refusals, replaces, hosts, headers } = dryRun;
  const latin = (all: readonly string[]) => <Latin>{all.join(", ")}</Latin>;
  const merged = replaces === undefined
    ? fill(texts.first, { service: <Latin>{dryRun.serviceId}</Latin> })
    : fill(texts.replaces, { revision: format.digits(replaces) });
  const sentences: Child[] = [
    ...faults.map(({ field, message }) =>
      fill(texts.fault, { field: fieldLabel(page, field), rule: <Latin>{message}</Latin> })
    ),
    faults.length === 0 && texts.sound,
    ...refusals.map((refusal) => texts.refusals[refusal]),
    refusals.length === 0 && service && merged,
    dryRun.address && fill(texts.address, { address: latin([dryRun.address]) }),
    fill(texts.hosts[dryRun.way], { hosts: latin(hosts) }),
    ...service ? personSentences(page, service) : [],
    headers.length > 0 && fill(texts.headers, { headers: latin(headers) }),
  ];
  return (
    <>
      <h2>{texts.heading}</h2>
      <ul>{sentences.filter(Boolean).map((sentence) => <li>{sentence}</li>)}</ul>
    </>
  );
}

function personSentences(page: Page, { level, max_age, attributes, persons }: Service): Child[] {
  const { format, texts: { consent, review: { dryRun: texts } } } = page;
  const needed = { level: format.digits(level), period: format.period(max_age ?? 0) };
  const names = format.enumerate(
    attributes.map((one) => withinSentence(consent.attributes[one])),
    "conjunction",
  );
  return [
    fill(max_age === undefined ? texts.level : texts.levelWithin, needed),
    `${fieldLabel(page, "persons")}: ${optionsOf(page, "persons")![persons]}`,
    attributes.length === 0 ? texts.nothingSent : fill(texts.sent, { attributes: names }),
  ];
}
