/** Certificates of the tests' servers and clients. */
import { isIP } from "node:net";
import { generate } from "selfsigned";

export interface Certificate {
  /** Both PEM. */
  cert: string;
  key: string;
}

/** Its own authority, valid for these names or IPs; from now on by default. */
export async function createCertificate(
  names: string[],
  validity: { notBeforeDate?: Date; notAfterDate?: Date } = {},
): Promise<Certificate> {
  const altNames = names.map((name) =>
    isIP(name) ? { type: 7 as const, ip: name } : { type: 2 as const, value: name }
  );
  const { cert, private: key } = await generate([{ name: "commonName", value: names[0] }], {
    keyType: "ec",
    algorithm: "sha256",
    ...validity,
    extensions: [{ name: "subjectAltName", altNames }],
  });
  return { cert, key };
}

/** Writes `name`.pem and `name`.key. */
export async function storeCertificate(
  folder: string,
  name: string,
  { cert, key }: Certificate,
): Promise<void> {
  await Deno.writeTextFile(`${folder}/${name}.pem`, cert);
  await Deno.writeTextFile(`${folder}/${name}.key`, key);
}
