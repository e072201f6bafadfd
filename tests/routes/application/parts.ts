/** The desk with an agency that has an active connection, and its members. */
import { plantSurroundings } from "../../domain/application/samples.ts";
import { deskTest, type DeskWorld, member } from "../desk/parts.ts";

export const EDITOR = member("editor.one", ["editor"]);
export const COLLEAGUE = member("editor.two", ["editor"]);
export const STRANGER = member("stranger.one", ["editor"], { agencyId: "agency-2" });

export interface AgencyWorld extends DeskWorld {
  cookies: Record<string, string>;
  /** Of a new draft. */
  id: string;
  /** Path within the draft. */
  at(path?: string): string;
  /** Posts a step with what its page showed. */
  save(step: string, typed: Record<string, string>): Promise<Response>;
  /** The same with a file, or what comes in its place. */
  upload(step: string, typed: Record<string, string>, file?: SentFile): Promise<Response>;
}

export interface SentFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** So much of the whole form arrives. */
  share?: number;
}

export const PDF = new TextEncoder().encode("%PDF-1.7\nsome text\n%%EOF\n");

const scanner = { scan: () => Promise.resolve({ verdict: "clean" as const }) };

export function agencyTest(name: string, run: (world: AgencyWorld) => Promise<void>): void {
  deskTest(name, async (world) => {
    const { send, shown, signIn } = world;
    await plantSurroundings(world);
    const cookies = await signIn(EDITOR);
    await send("/applications/new", { cookies });
    const { once } = shown.at(-1)!.props;
    const created = await send("/applications/new", { cookies, form: { once } });
    const id = created.headers.get("location")!.split("/").at(-1)!;
    const at = (path = "") => `/applications/${id}${path && `/${path}`}`;
    const hidden = async (step: string) => {
      await send(at(step), { cookies });
      const { props: { shown: digests }, context } = shown.at(-1)!;
      const author = context.desk!.author!;
      return { shown: digests, author };
    };
    await run({
      ...world,
      ...{ cookies, id, at },
      save: async (step, typed) =>
        await send(at(step), { cookies, form: { ...await hidden(step), ...typed } }),
      upload: async (step, typed, file) => {
        const { body, type } = await multipart({ ...await hidden(step), ...typed }, file);
        return await send(at(step), { cookies, body, headers: { "content-type": type } });
      },
    });
  }, { deps: { scanner } });
}

/** As browsers send it: the file is last. */
export async function multipart(fields: Record<string, string>, file?: SentFile) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  data.append("file", new File([file?.bytes ?? ""], file?.name ?? ""));
  const whole = new Response(data);
  const type = whole.headers.get("content-type")!;
  const bytes = await whole.bytes();
  return { type, body: bytes.slice(0, bytes.length * (file?.share ?? 1)) };
}
