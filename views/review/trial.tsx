import type { ECHO_PATH as EchoPath } from "../../domain/publication/echo.ts";
import type { ProbedServer } from "../../domain/publication/probe.ts";
import type { GateResult } from "../../domain/publication/smuggling_gate.ts";
import type { Trial } from "../../domain/review/trial.ts";
import { Latin, PersonName } from "../components/foreign.tsx";
import { ButtonForm } from "../components/form.tsx";
import type { Page } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import { SeenHere } from "./forms.tsx";

const ECHO_PATH = "/.well-known/panjereh" satisfies typeof EchoPath;

interface ServersProps {
  page: Page;
  /** The last result of this round. */
  trial: Trial | null;
  /** Where the button leads; absent for who may not press it. */
  to?: string;
  revision: number;
  round: number;
}

/** What the servers showed when an expert had them looked at last, and the button to do it again. */
export function Servers({ page, trial, to, ...seen }: ServersProps) {
  const { texts: { review: { trial: texts } } } = page;
  return (
    <>
      <h2 id="trial">{texts.heading}</h2>
      {trial ? <Result page={page} trial={trial} /> : <p>{texts.none}</p>}
      {to && (
        <>
          <p class="hint">{texts.lead}</p>
          <ButtonForm page={page} to={to} beside sent={<SeenHere {...seen} />}>
            {texts.button}
          </ButtonForm>
        </>
      )}
    </>
  );
}

function Result({ page, trial: { by, probe, gate } }: { page: Page; trial: Trial }) {
  const { context, format, texts: { review: { trial: texts } } } = page;
  const who = <PersonName>{by.name}</PersonName>;
  return (
    <>
      <p>{fill(texts.last, { who, when: format.past(probe.at, context.now) })}</p>
      <ul>
        {probe.nameTaken && <li>{texts.nameTaken}</li>}
        {probe.finding === "unseen" && <li>{texts.noServer}</li>}
        {probe.servers.map((server) => <Server page={page} server={server} />)}
        {gate && gate.servers.length > 0 && <Gate page={page} gate={gate} />}
      </ul>
    </>
  );
}

function Server({ page, server }: { page: Page; server: ProbedServer }) {
  const { format, texts: { review: { trial: texts } } } = page;
  const { status, milliseconds = 0, reason, fault, audience } = server;
  const origin = <Latin>{server.origin}</Latin>;
  const answered = status !== undefined && {
    status: format.digits(status),
    milliseconds: format.digits(Math.round(milliseconds)),
  };
  return (
    <li>
      {answered ? fill(texts.answered, { origin, ...answered }) : fill(texts.silent, { origin })}
      {" "}
      {reason && texts.reasons[reason]} {fault && <Latin>{fault}</Latin>}{" "}
      {answered && reason !== "unhealthy" && texts.audience[audience]}
    </li>
  );
}

function Gate({ page, gate }: { page: Page; gate: GateResult }) {
  const { format, texts: { review: { trial: texts } } } = page;
  const spellings = [...new Set(gate.servers.flatMap(({ failed }) => failed))].join(", ");
  return (
    <li>
      {fill(texts.gate[gate.finding], {
        count: format.digits(gate.tried),
        spellings: <Latin>{spellings}</Latin>,
        path: <Latin>{ECHO_PATH}</Latin>,
      })}
    </li>
  );
}
