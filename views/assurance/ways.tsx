/** Shared by the ways to level 3. */
import type { Child } from "hono/jsx";
import type { Level3Way } from "../../domain/session/level3.ts";
import { failureAlarm } from "../components/alarm.tsx";
import type { Alarm, Page } from "../components/page.ts";
import type { Explained } from "../texts/types/common.ts";

export const WAY_PATHS: Record<Level3Way, string> = {
  card: "/login/level/card",
  face: "/login/level/face",
};

export function OtherWay({ page: { context, texts }, way }: { page: Page; way: Level3Way }) {
  return (
    <p>
      <a href={context.href(WAY_PATHS[way])}>{texts.level3.other}</a>
    </p>
  );
}

export function proofAlarm<Code extends string>(
  { format, context }: Page,
  failure: { code: Code; retryAt?: number } | undefined,
  { texts, card }: { texts: Record<Code, Explained>; card?: Child },
): Alarm | undefined {
  if (!failure) return undefined;
  const { code, retryAt } = failure;
  const when = retryAt === undefined ? undefined : format.when(retryAt, context.now);
  return failureAlarm(texts[code], { when, card });
}
