import { FOREIGNERS } from "../people/foreigners.ts";
import { PEOPLE } from "../people/people.ts";
import type { Person } from "../people/person.ts";
import { TRIES, type Try } from "../people/tries.ts";
import type { Fold, Group } from "./folds.tsx";
import { Both } from "./frame.tsx";
import { unfolded } from "./look.ts";

export interface TriesProps {
  /** Public origin of the window. */
  issuer: string;
  agencies: { address: string }[];
}

const EVERYBODY: Person[] = [...PEOPLE, ...FOREIGNERS];

/** What to try after the first sign-in. */
export function triesGroup(props: TriesProps): Group {
  return {
    id: "tries",
    title: "سپس این‌ها را امتحان کنید",
    inView: true,
    folds: TRIES.map((one, i) => tryFold(one, i, props)),
  };
}

function tryFold({ title, how, who, start }: Try, index: number, props: TriesProps): Fold {
  return {
    id: `try-${index + 1}`,
    heading: title.fa,
    line: <span lang="en" dir="ltr">{title.en}</span>,
    texts: [title, how],
    content: (
      <>
        <p>
          <Both text={how} />
        </p>
        <p class="links">
          <a class="button" href={addressOf(start, props)}>آغاز</a>
          {who && <a href={unfolded(who)}>کارت {nameOf(who)}</a>}
        </p>
      </>
    ),
  };
}

function nameOf(persona: string) {
  const { firstName, lastName } = EVERYBODY.find((person) => person.persona === persona)!;
  return <bdi>{firstName} {lastName}</bdi>;
}

function addressOf(start: Try["start"], { issuer, agencies }: TriesProps): string {
  if ("here" in start) return unfolded(start.here);
  if ("window" in start) return issuer + start.window;
  return agencies.map(({ address }) => address)
    .find((address) => new URL(address).hostname.startsWith(`${start.service}.`))!;
}
