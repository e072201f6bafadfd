/**
 * The subset of Protocol Buffers' wire format that KV Connect needs: numbers, bytes and messages,
 * by field number.
 */
export type Field = [number: number, value: number | boolean | Uint8Array];

const VARINT = 0;
const BYTES = 2;

export function encodeMessage(fields: Field[]): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  const varint = (value: number) => {
    for (; value > 127; value = Math.floor(value / 128)) bytes.push(value % 128 + 128);
    bytes.push(value);
  };
  for (const [number, value] of fields) {
    const isBytes = value instanceof Uint8Array;
    varint(number * 8 + (isBytes ? BYTES : VARINT));
    varint(isBytes ? value.length : Number(value));
    if (isBytes) { for (const byte of value) bytes.push(byte); }
  }
  return new Uint8Array(bytes);
}

export interface Message {
  /** 0 when absent. */
  number(field: number): number;
  /** Empty when absent. */
  bytes(field: number): Uint8Array;
  messages(field: number): Message[];
}

export function decodeMessage(bytes: Uint8Array): Message {
  const numbers = new Map<number, number>();
  const blobs = new Map<number, Uint8Array[]>();
  let at = 0;
  const varint = () => {
    for (let value = 0, unit = 1;; unit *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const tag = varint();
    const field = Math.floor(tag / 8);
    const value = varint();
    if (tag % 8 === VARINT) numbers.set(field, value);
    else if (tag % 8 === BYTES) {
      blobs.set(field, [...blobs.get(field) ?? [], bytes.slice(at, at += value)]);
    } else throw new TypeError(`Cannot decode message: wire type ${tag % 8}`);
  }
  return {
    number: (field) => numbers.get(field) ?? 0,
    bytes: (field) => blobs.get(field)?.at(-1) ?? new Uint8Array(),
    messages: (field) => (blobs.get(field) ?? []).map(decodeMessage),
  };
}
