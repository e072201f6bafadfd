import { FOREIGNERS } from "../people/foreigners.ts";
import { PEOPLE } from "../people/people.ts";
import type { Person } from "../people/person.ts";
import { TRIES, type Try } from "../people/tries.ts";
import { Both } from "./frame.tsx";

export interface TriesProps {
  /** Public origin of the window. */
  issuer: string;
  agencies: { address: string }[];
}

const EVERYBODY: Person[] = [...PEOPLE, ...FOREIGNERS];

/** What to try after the first sign-in. */
export function Tries({ issuer, agencies }: TriesProps) {
  return (
    <section id="tries" aria-labelledby="tries-title">
      <h2 id="tries-title">سپس این‌ها را امتحان کنید</h2>
      <ul class="cards">
        {TRIES.map(({ title, how, who, start }) => (
          <li>
            <h3>
              <a href={addressOf(start, { issuer, agencies })}>{title.fa}</a>{" "}
              <small lang="en" dir="ltr">{title.en}</small>
            </h3>
            <p>
              <Both text={how} />
            </p>
            {who && (
              <p>
                <a href={`#${who}`}>کارت {nameOf(who)}</a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function nameOf(persona: string) {
  const { firstName, lastName } = EVERYBODY.find((person) => person.persona === persona)!;
  return <bdi>{firstName} {lastName}</bdi>;
}

function addressOf(start: Try["start"], { issuer, agencies }: TriesProps): string {
  if ("here" in start) return start.here;
  if ("window" in start) return issuer + start.window;
  return agencies.map(({ address }) => address)
    .find((address) => new URL(address).hostname.startsWith(`${start.service}.`))!;
}
