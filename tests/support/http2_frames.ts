/** HTTP/2 without TLS and without an upgrade ("prior knowledge", RFC 9113 §3.3), frame by frame. */
import { toBytes, toText } from "../routes/gateway/wire.ts";

const PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
const TYPE = { data: 0, headers: 1, reset: 3, settings: 4, goaway: 7 };
const END_STREAM = 1;
const END_HEADERS = 4;

export interface Http2Request {
  /** Pseudo-headers and headers, as they are. */
  headers: [name: string, value: string][];
  /** DATA frames behind the HEADERS. */
  data?: string[];
}

export interface Http2Answer {
  /** 0: no answer on this stream. */
  status: number;
  /** The stream was reset, or the connection given up. */
  isRefused: boolean;
}

function frame(type: number, flags: number, stream: number, payload: string): string {
  const { length } = payload;
  const head = [length >> 16, length >> 8, length, type, flags, 0, 0, 0, stream];
  return String.fromCharCode(...head.map((byte) => byte & 255)) + payload;
}

/** A literal without indexing and without Huffman coding (RFC 7541 §6.2.2); up to 16 KB. */
function literal(text: string): string {
  if (text.length < 127) return String.fromCharCode(text.length) + text;
  let rest = text.length - 127;
  let size = "\x7f";
  for (; rest >= 128; rest >>= 7) size += String.fromCharCode(rest & 127 | 128);
  return size + String.fromCharCode(rest) + text;
}

const block = (headers: Http2Request["headers"]) =>
  headers.map(([name, value]) => `\0${literal(name)}${literal(value)}`).join("");

/** The `:status` of the static table (RFC 7541 appendix A), else as a literal. */
function statusIn(payload: string): number {
  const first = payload.charCodeAt(0);
  const known = [200, 204, 206, 304, 400, 404, 500][(first & 127) - 8];
  if (first & 128 && known) return known;
  // ":status" by its index, with a value that may be Huffman coded: digits have five or six bits.
  const size = payload.charCodeAt(1);
  const value = payload.slice(2, 2 + (size & 127));
  return size & 128 ? huffmanDigits(value) : Number(value);
}

/** Codes of "0" to "9" (RFC 7541 appendix B). */
const DIGITS = "00000 00001 00010 011001 011010 011011 011100 011101 011110 011111".split(" ");

function huffmanDigits(value: string): number {
  let bits = [...value].map((char) => char.charCodeAt(0).toString(2).padStart(8, "0")).join("");
  let digits = "";
  while (digits.length < 3) {
    const digit = DIGITS.findIndex((code) => bits.startsWith(code));
    if (digit < 0) return 0;
    digits += digit;
    bits = bits.slice(DIGITS[digit].length);
  }
  return Number(digits);
}

/** Sends one request; the end of the answer's head or of the connection, or `patience`, ends it. */
export async function askHttp2(
  port: number,
  { headers, data = [] }: Http2Request,
  patience = 1000,
): Promise<Http2Answer> {
  using socket = await Deno.connect({ hostname: "127.0.0.1", port });
  const opening = frame(
    TYPE.headers,
    END_HEADERS | (data.length ? 0 : END_STREAM),
    1,
    block(headers),
  );
  const bodies = data.map((part, index) =>
    frame(TYPE.data, index === data.length - 1 ? END_STREAM : 0, 1, part)
  );
  const text = PREFACE + frame(TYPE.settings, 0, 0, "") + opening + bodies.join("");
  await socket.write(toBytes(text));
  const timer = setTimeout(() => socket.close(), patience);
  const answer = { status: 0, isRefused: false };
  let raw = "";
  const buffer = new Uint8Array(65_536);
  try {
    while (!answer.status && !answer.isRefused) {
      const count = await socket.read(buffer);
      if (count === null) return { ...answer, isRefused: true };
      raw += toText(buffer.subarray(0, count));
      raw = readFrames(raw, answer);
    }
  } catch {
    answer.isRefused = true;
  } finally {
    clearTimeout(timer);
  }
  return answer;
}

/** Reads whole frames into the answer; returns the rest. */
function readFrames(raw: string, answer: Http2Answer): string {
  while (raw.length >= 9) {
    const size = (raw.charCodeAt(0) << 16) | (raw.charCodeAt(1) << 8) | raw.charCodeAt(2);
    if (raw.length < 9 + size) break;
    const type = raw.charCodeAt(3);
    const payload = raw.slice(9, 9 + size);
    if (type === TYPE.headers && !answer.status) answer.status = statusIn(payload);
    if (type === TYPE.reset || type === TYPE.goaway) answer.isRefused = true;
    raw = raw.slice(9 + size);
  }
  return raw;
}
