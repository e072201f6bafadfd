import type { Level3Way } from "../../domain/session/level3.ts";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import { WAY_PATHS } from "./ways.tsx";

export interface LevelProps {
  /** Level 3 was never proved in this session, or too long ago for the service. */
  why: "never" | "lapsed";
  /** Seconds for which a proof is valid at the service; absent: as long as the session. */
  maxAge?: number;
  ways: Level3Way[];
}

/** The choice of a way to level 3 (citizen-handbook §6), and the reason. */
export function levelPage(page: Page, { why, maxAge, ways }: LevelProps): View {
  const { context } = page;
  const texts = page.texts.level3;
  const period = maxAge === undefined ? undefined : page.format.period(maxAge);
  return {
    heading: texts.heading,
    goingTo: true,
    content: (
      <>
        <p>
          {fill(texts.lead[why], { period })} {ways.length > 1 && texts.chooseOne}
        </p>
        <p>
          {ways.map((way, i) => (
            <>
              <a class={i ? "button" : "button main"} href={context.href(WAY_PATHS[way])}>
                {texts[way].choose}
              </a>
              {" "}
            </>
          ))}
        </p>
        <p class="hint">
          {period ? fill(texts.holds, { period }) : texts.holdsSession} {texts.kept}
        </p>
      </>
    ),
  };
}
