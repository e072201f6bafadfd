import type { AccessRefusal } from "../../domain/access/refusal.ts";
import type { FunnelStep } from "../../domain/publication/traffic/traffic.ts";
import type { Child } from "hono/jsx";
import type { Page } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

export interface ShownTraffic {
  /** `null`: few. */
  funnel: Record<FunnelStep, number | null>;
  refused: Partial<Record<AccessRefusal, number | null>>;
  answers: number;
  failures: number;
  /** Within which most answers came, in milliseconds; `null` without answers. */
  within: number | null;
}

const STEPS: readonly FunnelStep[] = ["started", "code", "identity", "arrived"];

/** The way of people to a service, this hour and within a day; nothing says who. */
export function TrafficTable(
  { page, hour, day }: { page: Page; hour: ShownTraffic; day: ShownTraffic },
) {
  const { format, texts: { deskService: texts } } = page;
  const count = (value: number | null = 0) => value === null ? texts.few : format.digits(value);
  const within = ({ within }: ShownTraffic) => {
    if (within === null) return texts.noAnswers;
    const isOver = within === Infinity;
    const seconds = format.digits(isOver ? 3 : within / 1000);
    return fill(isOver ? texts.moreSeconds : texts.seconds, { seconds });
  };
  const reasons = new Set([hour, day].flatMap(({ refused }) => Object.keys(refused)));
  const row = (label: string, cell: (traffic: ShownTraffic) => Child) => (
    <tr>
      <th scope="row">{label}</th>
      <td>{cell(hour)}</td>
      <td>{cell(day)}</td>
    </tr>
  );
  return (
    <div class="letter">
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.what}</th>
            <th scope="col">{texts.hour}</th>
            <th scope="col">{texts.day}</th>
          </tr>
        </thead>
        <tbody>
          {STEPS.map((step) => row(texts.funnel[step], ({ funnel }) => count(funnel[step])))}
          {([...reasons] as AccessRefusal[]).map((reason) =>
            row(texts.refused[reason], ({ refused }) => count(refused[reason]))
          )}
          {row(texts.answers, ({ answers }) => count(answers))}
          {row(texts.failuresRow, ({ failures }) => count(failures))}
          {row(texts.within, within)}
        </tbody>
      </table>
    </div>
  );
}
