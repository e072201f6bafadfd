/** Formats the results as docs/walk_people.md. */
import { LANGUAGES } from "../../browser/support/citizen.ts";
import { PROMISES } from "./promises.ts";
import type { Walked } from "./walk_scene.ts";
import { WAYS } from "./ways.ts";

export function report(walked: Walked[], minutes: number): string {
  const count = (outcome: Walked["outcome"]) =>
    walked.filter((one) => one.outcome === outcome).length;
  const reasons = [
    ...new Set(walked.flatMap(({ outcome, reason }) => outcome === "impossible" ? reason! : [])),
  ];
  const failures = walked.filter(({ outcome }) => outcome === "failed");

  /** "6/6", or a letter for each reason why a walk was not possible. */
  function cell(persona: string, way: string): string {
    const here = walked.filter((one) => one.promised.persona === persona && one.way === way);
    const possible = here.filter(({ outcome }) => outcome !== "impossible");
    const letters = reasons.filter((reason) => here.some((one) => one.reason === reason))
      .map((reason) => letterOf(reasons.indexOf(reason))).join("");
    const reached = possible.filter(({ outcome }) => outcome === "reached").length;
    return [possible.length ? `${reached}/${possible.length}` : "", letters].join(" ").trim();
  }

  return `# Who gets in, by which way

Written by \`deno task walk:people\`, not by hand: every person of the sandbox, by every way in, in
every language (${LANGUAGES.join(", ")}), with and without JavaScript, in Chromium against the real
program and its sandbox. Each walk begins at the service's address without a session and ends where
the guides promise: at the service, which has verified the assertion and shows the right person and
level, or at the answer that is promised, with its way on.

${walked.length} combinations: **${count("reached")} reached the promised end**, ${
    count("failed")
  } did not, ${count("impossible")} cannot be (reasons below). The walk took ${
    Math.round(minutes)
  } minutes.

A cell counts the ends reached and the walks made: three languages, with and without JavaScript.

${
    table(
      ["person", ...WAYS.map(({ title }) => title)],
      PROMISES.map(({ persona }) => [persona, ...WAYS.map(({ title }) => cell(persona, title))]),
    )
  }

Not walked:

${reasons.map((reason, i) => `- ${letterOf(i)}: ${reason}`).join("\n")}

With a national ID first, a person without an account gets the same answer as everyone and no code; by
e-mail likewise (also without a national e-mail), and the code is dialled for.

## The promised ends

${table(["person", "end"], PROMISES.map(({ persona, end }) => [persona, end]))}
${failures.length ? `\n## Not reached\n\n${failures.map(failureLine).join("\n")}\n` : ""}`;
}

const letterOf = (index: number) => String.fromCharCode("a".charCodeAt(0) + index);

function failureLine({ promised, way, language, javaScriptEnabled, reason }: Walked): string {
  const how = javaScriptEnabled ? "with" : "without";
  return `- ${promised.persona}, ${way}, ${language}, ${how} JavaScript: ${reason}`;
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
