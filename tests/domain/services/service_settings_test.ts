import assert from "node:assert/strict";
import {
  breakerSchema,
  healthSchema,
  limitsSchema,
} from "../../../domain/services/upstream_settings.ts";
import { servicesSchema } from "../../../domain/services/service.ts";

const DOCS = new URL("../../../docs/", import.meta.url);

Deno.test("docs/services.md states the actual defaults", async () => {
  const page = await Deno.readTextFile(new URL("services.md", DOCS));
  const { path: _, ...health } = healthSchema.parse({ path: "/" });
  const told = {
    ...limitsSchema.parse({}),
    ...named("breaker", breakerSchema.parse({})),
    ...named("health", health),
  };
  for (const [setting, value] of Object.entries(told)) {
    const [, cell] = new RegExp(`^\\| \`${setting}\` +\\| (\\S+) `, "m").exec(page) ?? [];
    assert.equal(cell, String(value), setting);
  }
});

Deno.test("docs/services.example.json is accepted", async () => {
  const example = JSON.parse(await Deno.readTextFile(new URL("services.example.json", DOCS)));
  assert.equal(servicesSchema.parse(example).services.length, example.services.length);
});

const named = (group: string, settings: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [`${group}.${name}`, value]));
