/**
 * An in-memory server of the KV Connect protocol (github.com/denoland/denokv, proto/kv-connect.md,
 * version 2), because no other server is available to test Deno's own client against. The numbers
 * are those of datapath.proto.
 */
import { decodeMessage, encodeMessage, type Field, type Message } from "./protobuf.ts";

export interface KvConnectServer extends AsyncDisposable {
  address: string;
  /** Number of calls, by path. */
  calls: Map<string, number>;
}

interface Row {
  key: Uint8Array;
  value: Uint8Array;
  encoding: number;
  version: Uint8Array;
}

const SUCCESS = 1;
const CHECK_FAILED = 2;
const SET = 1;
const DELETE = 2;

/** `token`: the value that clients must have in `DENO_KV_ACCESS_TOKEN`. */
export function startKvConnectServer({ token }: { token: string }): KvConnectServer {
  const rows = new Map<string, Row>();
  const calls = new Map<string, number>();
  const watchers = new Set<() => void>();
  const sessionToken = crypto.randomUUID();
  const databaseId = crypto.randomUUID();
  let commits = 0;

  const entryOf = ({ key, value, encoding, version }: Row): Field[] => [
    [1, key],
    [2, value],
    [3, encoding],
    [4, version],
  ];

  function read(request: Message): Field[] {
    const ranges = request.messages(1).map((range): Field => {
      const [start, end] = [range.bytes(1).toHex(), range.bytes(2).toHex()];
      const found = [...rows].filter(([key]) => key >= start && key < end)
        .sort(([a], [b]) => a < b ? -1 : 1);
      if (range.number(4)) found.reverse();
      const entries = found.slice(0, range.number(3))
        .map(([, row]): Field => [1, encodeMessage(entryOf(row))]);
      return [1, encodeMessage(entries)];
    });
    return [...ranges, [4, true], [8, SUCCESS]];
  }

  function write(request: Message): Field[] {
    const holds = request.messages(1).every((check) =>
      (rows.get(check.bytes(1).toHex())?.version.toHex() ?? "") === check.bytes(2).toHex()
    );
    if (!holds) return [[1, CHECK_FAILED]];
    const version = Uint8Array.fromHex((++commits).toString(16).padStart(20, "0"));
    for (const mutation of request.messages(2)) {
      const key = mutation.bytes(1);
      const kind = mutation.number(3);
      if (kind !== SET && kind !== DELETE) throw new TypeError(`Cannot write: mutation ${kind}`);
      if (kind === DELETE) rows.delete(key.toHex());
      else {
        const value = decodeMessage(mutation.bytes(2));
        rows.set(key.toHex(), { key, value: value.bytes(1), encoding: value.number(2), version });
      }
    }
    for (const tell of watchers) tell();
    return [[1, SUCCESS], [2, version]];
  }

  /** Frames of a little-endian length and a message: first all keys, then changes. */
  function watch(request: Message, signal: AbortSignal): ReadableStream<Uint8Array> {
    const keys = request.messages(1).map((key) => key.bytes(1).toHex());
    const told = new Map<string, string>();
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const tell = () => {
      const outputs = keys.map((key): Field => {
        const row = rows.get(key);
        const version = row?.version.toHex() ?? "";
        if (told.get(key) === version) return [2, new Uint8Array()];
        told.set(key, version);
        const entry: Field[] = row ? [[2, encodeMessage(entryOf(row))]] : [];
        return [2, encodeMessage([[1, true], ...entry])];
      });
      if (!outputs.some(([, output]) => (output as Uint8Array).length)) return;
      const message = encodeMessage([[1, SUCCESS], ...outputs]);
      const frame = new Uint8Array(4 + message.length);
      new DataView(frame.buffer).setUint32(0, message.length, true);
      frame.set(message, 4);
      writer.write(frame).catch(end);
    };
    const end = () => {
      watchers.delete(tell);
      writer.close().catch(() => {});
    };
    watchers.add(tell);
    signal.addEventListener("abort", end);
    tell();
    return readable;
  }

  const stopping = new AbortController();
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    async (request) => {
      const { pathname } = new URL(request.url);
      calls.set(pathname, (calls.get(pathname) ?? 0) + 1);
      const isMetadata = pathname === "/";
      const expected = `Bearer ${isMetadata ? token : sessionToken}`;
      if (request.headers.get("authorization") !== expected) {
        return new Response("unknown token", { status: 401 });
      }
      const body = new Uint8Array(await request.arrayBuffer());
      if (isMetadata) {
        return Response.json({
          version: 2,
          databaseId,
          uuid: databaseId,
          token: sessionToken,
          expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
          endpoints: [{ url: "/v2", consistency: "strong" }],
        });
      }
      const message = decodeMessage(body);
      const headers = { "content-type": "application/x-protobuf" };
      switch (pathname) {
        case "/v2/snapshot_read":
          return new Response(encodeMessage(read(message)), { headers });
        case "/v2/atomic_write":
          return new Response(encodeMessage(write(message)), { headers });
        case "/v2/watch": {
          const gone = AbortSignal.any([request.signal, stopping.signal]);
          return new Response(watch(message, gone), { headers });
        }
        default:
          return new Response("unknown call", { status: 404 });
      }
    },
  );
  return {
    address: `http://127.0.0.1:${server.addr.port}`,
    calls,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await server.shutdown();
    },
  };
}
