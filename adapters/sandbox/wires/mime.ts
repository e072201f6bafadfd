/**
 * The subset of MIME in the gateway's mail: encoded subjects, a plain text part (RFC 2045, 2047).
 */

export function readMail(raw: string): { subject: string; text: string } {
  const { headers, body } = splitPart(raw);
  return { subject: decodeWords(headers.get("subject") ?? ""), text: plainText(headers, body) };
}

function plainText(headers: Map<string, string>, body: string): string {
  const type = headers.get("content-type") ?? "text/plain";
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  if (!boundary) return decodeBody(body, headers.get("content-transfer-encoding") ?? "").trimEnd();
  for (const part of body.split(`--${boundary}`).slice(1)) {
    const inner = splitPart(part.replace(/^\r\n/, ""));
    const innerType = inner.headers.get("content-type") ?? "";
    if (/^(text\/plain|multipart\/)/i.test(innerType)) return plainText(inner.headers, inner.body);
  }
  return "";
}

function splitPart(raw: string): { headers: Map<string, string>; body: string } {
  const end = raw.indexOf("\r\n\r\n");
  const lines = raw.slice(0, end).replace(/\r\n[ \t]+/g, " ").split("\r\n");
  const headers = new Map(lines.map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  }));
  return { headers, body: raw.slice(end + 4) };
}

function decodeBody(body: string, encoding: string): string {
  switch (encoding.toLowerCase()) {
    case "base64":
      return fromBase64(body);
    case "quoted-printable":
      return fromQuoted(body.replace(/=\r\n/g, "")).replaceAll("\r\n", "\n");
    default:
      return body.replaceAll("\r\n", "\n");
  }
}

function decodeWords(text: string): string {
  return text.replace(/\?=\s+=\?/g, "?==?").replace(
    /((?:=\?utf-8\?[bq]\?[^?]*\?=)+)/gi,
    (words) =>
      [...words.matchAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi)].map(([, kind, word]) =>
        kind.toLowerCase() === "b" ? fromBase64(word) : fromQuoted(word.replaceAll("_", " "))
      ).join(""),
  );
}

const decoder = new TextDecoder();

function fromBase64(text: string): string {
  return decoder.decode(Uint8Array.fromBase64(text.replace(/\s/g, "")));
}

function fromQuoted(text: string): string {
  return text.replace(/(?:=[0-9a-f]{2})+/gi, (run) => {
    return decoder.decode(Uint8Array.fromHex(run.replaceAll("=", "")));
  });
}
