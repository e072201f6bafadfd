/**
 * Values as JSON, with marks for what JSON lacks: everything that Deno KV keeps of a record comes
 * back as it was (docs/decisions/0221). What neither keeps is refused when it is written.
 */

/** The only key of an object that stands for something else; an object of its own is wrapped. */
const MARK = "$";

type Marked = { [MARK]: [kind: string, content?: unknown] };

const mark = (kind: string, content?: unknown): Marked => ({
  [MARK]: content === undefined ? [kind] : [kind, content],
});

export function encodeValue(value: unknown): string {
  return JSON.stringify(toJson(value));
}

export function decodeValue(text: string): unknown {
  return fromJson(JSON.parse(text));
}

function toJson(value: unknown): unknown {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : mark("number", Object.is(value, -0) ? "-0" : String(value));
    case "bigint":
      return mark("bigint", String(value));
    case "undefined":
      return mark("undefined");
    case "object":
      return value === null ? null : objectToJson(value);
    default:
      throw new TypeError(`Cannot store a ${typeof value}`);
  }
}

function objectToJson(value: object): unknown {
  if (Array.isArray(value)) return Array.from(value, toJson);
  switch (Object.getPrototypeOf(value)) {
    case Object.prototype:
    case null:
      return plainToJson(value);
    case Uint8Array.prototype:
      return mark("bytes", (value as Uint8Array).toBase64());
    case Date.prototype:
      return mark("date", toJson((value as Date).getTime()));
    case Map.prototype:
      return mark("map", toJson([...value as Map<unknown, unknown>]));
    case Set.prototype:
      return mark("set", toJson([...value as Set<unknown>]));
    default:
      throw new TypeError(`Cannot store a ${value.constructor?.name ?? "foreign object"}`);
  }
}

function plainToJson(value: object): unknown {
  const entries = Object.entries(value).map(([name, one]) => [name, toJson(one)]);
  const plain = Object.fromEntries(entries);
  return MARK in value ? mark("object", plain) : plain;
}

function fromJson(json: unknown): unknown {
  if (typeof json !== "object" || json === null) return json;
  if (Array.isArray(json)) return json.map(fromJson);
  return MARK in json ? unmark(json as Marked) : plainFromJson(json);
}

function plainFromJson(json: object): unknown {
  return Object.fromEntries(Object.entries(json).map(([name, one]) => [name, fromJson(one)]));
}

function unmark({ [MARK]: [kind, content] }: Marked): unknown {
  switch (kind) {
    case "undefined":
      return undefined;
    case "number":
      return Number(content);
    case "bigint":
      return BigInt(content as string);
    case "bytes":
      return Uint8Array.fromBase64(content as string);
    case "date":
      return new Date(fromJson(content) as number);
    case "map":
      return new Map(fromJson(content) as [unknown, unknown][]);
    case "set":
      return new Set(fromJson(content) as unknown[]);
    case "object":
      return plainFromJson(content as object);
    default:
      throw new TypeError(`Cannot read a value of the unknown kind ${kind}`);
  }
}
