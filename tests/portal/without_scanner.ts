/** A letter with a file, while the virus scanner is down. */
import { setFault } from "../http/journey.ts";
import { upload } from "../support/call_api.ts";
import { pdf } from "../support/files.ts";
import { until } from "../support/waiting.ts";
import { postLetter, withAgency } from "./agency_world.ts";

export interface WithoutScanner {
  /** Status of the letter's page meanwhile. */
  page: number;
  /** The page led to the file. */
  isGiven: boolean;
  /** State of the file meanwhile, and after the scanner came back. */
  during: string;
  after: string;
}

const MINUTE = 60_000;

/** For 15 minutes of a simulated clock. */
export const postWithoutScanner = (): Promise<WithoutScanner> =>
  withAgency(async (world) => {
    const { program, call, clock, reader, origin } = world;
    await setFault(program, { target: "scanner", mode: "error" });
    const file = await upload(call, { bytes: pdf() });
    const letter = await postLetter(world, { attachments: [file] });
    const stateOf = async () => (await call({ path: `/attachments/${file}` })).json().state;
    clock.time += MINUTE;
    await new Promise((go) => setTimeout(go, 1000));
    const during = await stateOf();
    const { status: page, main } = await reader.send(`${origin}/letters/${letter}`);
    await setFault(program, { target: "scanner", mode: "ok" });
    clock.time += 15 * MINUTE;
    await until(async () => await stateOf() === "clean", "the scan", 20_000).catch(() => {});
    return { page, isGiven: main.includes(`/files/${file}`), during, after: await stateOf() };
  });

/** The letter is there at once, and the file follows. */
export const isHeld = ({ page, isGiven, during, after }: WithoutScanner): boolean =>
  page === 200 && !isGiven && during === "pending" && after === "clean";
