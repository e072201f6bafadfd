/** The desk with pages that only say what they were given, and a member of staff who is signed in. */
import { createDesk } from "../../../routes/desk_host.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import type { Role } from "../../../domain/staff/role.ts";
import { beginStaffSession } from "../../../domain/staff/session.ts";
import { type Staff, staffRecord } from "../../../domain/staff/staff.ts";
import { parseUserName } from "../../../domain/staff/user_name.ts";
import type { WindowPorts } from "../../../routes/site/window_ports.ts";
import { openWorld, START, type World } from "../../support/sign_in_world.ts";
import type { Policy } from "../gateway/samples.ts";
import { senderTo, type Shown, windowPorts, type WindowWorld } from "../parts.ts";

export const DESK = "https://desk.example.ir";

/** A member of staff, of the agency `agency-1` unless their role is the window's. */
export const member = (id: string, roles: readonly Role[], given: Partial<Staff> = {}): Staff => ({
  id,
  userName: parseUserName(id)!,
  name: `name of ${id}`,
  mobile: "09121112233",
  roles,
  agencyId: "agency-1",
  state: "active",
  epoch: 0,
  createdAt: START,
  ...given,
});

export interface DeskWorld extends World, Pick<WindowWorld, "send" | "shown" | "told"> {
  /** Cookies of a session of this member, who is stored. */
  signIn(staff: Staff): Promise<Record<string, string>>;
  ports: WindowPorts;
}

/** A test with a desk of its own. */
export function deskTest(
  name: string,
  run: (world: DeskWorld) => Promise<void>,
  { services, deps }: { services?: Policy[]; deps?: Partial<WindowPorts> } = {},
): void {
  Deno.test(name, async () => {
    const world = await openWorld();
    const { store, clock } = world;
    const shown: Shown[] = [];
    const told: unknown[] = [];
    const ports = windowPorts(world, { shown, told, services, deps });
    const signIn = async (staff: Staff) => {
      const write = commitTo(store).set(staffRecord(staff.id), staff);
      const token = beginStaffSession(write, ports, { staff, factor: "totp", now: clock.time });
      await write.commit();
      return { panjereh_desk: token };
    };
    const send = senderTo(createDesk(ports), DESK);
    try {
      await run({ ...world, send, shown, told, signIn, ports });
    } finally {
      await world.settled();
      store.close();
    }
  });
}
