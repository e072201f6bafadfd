/** An agency's program, which calls the API of a running window. */
import { PARTIAL_UPLOAD } from "../../domain/attachments/file/limits.ts";
import { digestOf } from "../domain/attachments/world.ts";
import { createHttpClient, type Send } from "./http_client.ts";

export interface Call {
  method?: string;
  path: string;
  /** Text and bytes are sent as they are. */
  body?: unknown;
  /** Absent or `null`: none. */
  token?: string | null;
  headers?: Send["headers"];
}

export interface Answer {
  status: number;
  text: string;
  // deno-lint-ignore no-explicit-any -- what the program answers
  json(): any;
}

export type CallApi = (call: Call) => Promise<Answer>;

/** Each call by a connection of its own. `origin`: of the window. */
export function callsAt({ origin, port }: { origin: string; port: number }): CallApi {
  const api = origin.replace("//", "//api.");
  return async ({ method, path, body, token, headers }) => {
    await using client = createHttpClient({ origin, port });
    const isRaw = body === undefined || typeof body === "string" || body instanceof Uint8Array;
    const { status, text } = await client.send(`${api}/api/v1${path}`, {
      method,
      body: isRaw ? body : JSON.stringify(body),
      headers: {
        "content-type": body === undefined ? undefined : "application/json",
        authorization: token ? `Bearer ${token}` : undefined,
        ...headers,
      },
    });
    return { status, text, json: () => JSON.parse(text) };
  };
}

export interface Upload {
  token?: string;
  bytes: Uint8Array;
  /** Bytes in each request; all by default. */
  chunk?: number;
}

/** A PDF, announced and sent whole. @returns its ID */
export async function upload(call: CallApi, asked: Upload): Promise<string> {
  const id = await announce(call, asked);
  await sendRest(call, id, asked);
  return id;
}

/** @returns its ID */
export async function announce(call: CallApi, { token, bytes }: Upload): Promise<string> {
  const announced = { name: "a.pdf", type: "application/pdf", size: bytes.length };
  const body = { ...announced, sha256: digestOf(bytes) };
  return (await call({ method: "POST", path: "/attachments", body, token })).json().id;
}

/** Goes on where the window says that it is. */
export async function sendRest(
  call: CallApi,
  id: string,
  { token, bytes, chunk = bytes.length }: Upload,
): Promise<void> {
  const path = `/attachments/${id}`;
  let { offset, state } = (await call({ path, token })).json();
  while (state === "uploading") {
    const end = Math.min(offset + chunk, bytes.length);
    await call({
      ...{ method: "PATCH", path, body: bytes.subarray(offset, end), token },
      headers: {
        "content-type": PARTIAL_UPLOAD,
        "upload-offset": String(offset),
        "upload-complete": end === bytes.length ? "?1" : "?0",
      },
    });
    ({ offset, state } = (await call({ path, token })).json());
  }
}
