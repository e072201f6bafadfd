/** Certificates of the tests' servers and clients. */
import { generate } from "selfsigned";

export interface Certificate {
  /** Both PEM. */
  cert: string;
  key: string;
}

/** Its own authority, valid for these names. */
export async function createCertificate(names: string[]): Promise<Certificate> {
  const { cert, private: key } = await generate([{ name: "commonName", value: names[0] }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [{
      name: "subjectAltName",
      altNames: names.map((value) => ({ type: 2 as const, value })),
    }],
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
