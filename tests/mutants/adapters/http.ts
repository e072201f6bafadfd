import { type Mutant, mutantsOf } from "../mutant.ts";

const at = (name: string) => `adapters/http/${name}.ts`;
const tests = (name: string) => [`tests/adapters/http/${name}_test.ts`];

export const mutants: Mutant[] = [
  ...mutantsOf(at("refused_connections"), tests("refused_connections"), [
    ["5 * SECOND", "60 * SECOND", "A stranger's refused HEADs make others' requests fail"],
    [
      `: until.delete(nameOf(peer));`,
      ": until.has(nameOf(peer));",
      "A closed connection's port is refused again and again",
    ],
    [
      `method === "HEAD" ? until.has(nameOf(peer)) : until.delete(nameOf(peer))`,
      "until.delete(nameOf(peer))",
      "What follows two HEADs is read",
    ],
    ["if (saysClose(headers)) return response;", "", "Every refused HEAD occupies a port"],
    ["!saysClose(response.headers)", "saysClose(response.headers)", "What follows is read"],
  ]),
];
