/** Formats the results as docs/walk_applications.md. */
import { type Application, STEPS } from "./application.ts";
import type { Walked } from "./walk_application.ts";

const COLUMNS = ["started", "signed in", ...STEPS, "signed out", "address hidden"];

export interface Missing {
  name: string;
  absent: string[];
}

export function report(walked: Walked[], missing: Missing[], minutes: number): string {
  const cells = walked.flatMap(({ cells }) => cells);
  const count = (outcome: string) => cells.filter((cell) => cell.outcome === outcome).length;
  const others = walked.filter(({ application }) => application.others);
  return `# Real programs behind the window

Written by \`deno task walk:applications\`, not by hand: programs of Debian and npm, each started as
it is, registered in services.json, signed into in Chromium, used, and signed out of, in three ways:
through the built-in gateway, through the gateway behind the shipped front (TLS and HTTP/2, as in
production, with [nginx.conf](front/nginx.conf)), and by forward-auth (the agency's nginx, with
[nginx.conf](forward_auth/nginx.conf)).

**${walked.length} walks, ${count("ok")} steps ok, ${count("failed")} failed**, in ${
    Math.ceil(minutes)
  } minutes on 2 cores. "–": the program has no such thing.

| program | way | ${COLUMNS.join(" | ")} |
| --- | --- | ${COLUMNS.map(() => "---").join(" | ")} |
${walked.map(rowOf).join("\n")}

"Redirect": an absolute or relative redirect of the program ends at the service's own name.
"Upload": 2 MB. "Address hidden": no redirect named the program's own address, and the browser never
asked it.

## Also tried

${others.map(othersOf).join("\n")}

## Settings

In services.json, beside \`id\`, \`title\`, \`attributes\` and \`upstream\` or \`forward_auth\`, and in
the program itself. A program that is not listed needs none.

${settingsOf(walked)}
${missingOf(missing)}${failuresOf(walked)}`;
}

const SHOWN = { ok: "ok", failed: "**failed**", "not applicable": "–" };

function rowOf({ application: { name }, way, cells }: Walked): string {
  const columns = COLUMNS.map((column) => {
    const cell = cells.find(({ step }) => step === column);
    return cell ? SHOWN[cell.outcome] : "not reached";
  });
  return `| ${[name, way, ...columns].join(" | ")} |`;
}

function othersOf({ application: { name, others }, way, cells }: Walked): string {
  const parts = Object.keys(others!).map((other) => {
    const cell = cells.find(({ step }) => step === other);
    return `${other}: ${cell ? SHOWN[cell.outcome] : "not reached"}`;
  });
  return `- ${name}, ${way}: ${parts.join("; ")}`;
}

function settingsOf(walked: Walked[]): string {
  const applications = [...new Set(walked.map(({ application }) => application))];
  return applications.flatMap(({ name, service, nginx, itself }: Application) => {
    const parts = [
      ...service ? [`\`${JSON.stringify(service).slice(1, -1)}\``] : [],
      ...nginx ? [`the agency's nginx, by forward-auth: \`${nginx.join(" ")}\``] : [],
      ...itself ? [itself] : [],
    ];
    return parts.length ? [`- **${name}**: ${parts.join("; ")}\n`] : [];
  }).join("");
}

function missingOf(missing: Missing[]): string {
  if (!missing.length) return "";
  const lines = missing.map(({ name, absent }) => `- ${name}: ${absent.join(", ")} not there`);
  return `\n## Left out\n\n${lines.join("\n")}\n`;
}

function failuresOf(walked: Walked[]): string {
  const lines = walked.flatMap(({ application, way, cells }) =>
    cells.filter(({ outcome }) => outcome === "failed")
      .map(({ step, reason }) => `- ${application.name}, ${way}, ${step}: ${reason}`)
  );
  return lines.length ? `\n## Failed\n\n${lines.join("\n")}\n` : "";
}
