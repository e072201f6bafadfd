/** An application that is approved, its server, and a store that can be made to fail. */
import { agencyRecord } from "../../../domain/agency/agency.ts";
import {
  type Application,
  applicationRecord,
  applicationRevisionRecord,
} from "../../../domain/application/application.ts";
import type { ApplicationContent } from "../../../domain/application/content.ts";
import { type Act, actRecord, newActId } from "../../../domain/application/history.ts";
import { keepApplication } from "../../../domain/application/keep.ts";
import { createLease } from "../../../domain/platform/lease.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { listAll, read } from "../../../domain/platform/read.ts";
import type { Store } from "../../../domain/platform/store.ts";
import type { Probed } from "../../../domain/publication/ports.ts";
import { servicesInForce } from "../../../domain/publication/in_force.ts";
import { publishedServiceRecord, readDesk } from "../../../domain/publication/published.ts";
import { publicationResultRecord } from "../../../domain/publication/result.ts";
import type { PublishDeps } from "../../../domain/publication/publish.ts";
import { createCatalogue } from "../../../domain/services/catalogue.ts";
import type { Service } from "../../../domain/services/service.ts";
import { SERVICE_NEWS, type ServiceNews } from "../../../domain/staff/members/tell_desk.ts";
import { inOutbox } from "../../support/outbox.ts";
import { originOf } from "../../routes/gateway/samples.ts";
import { openWorld, START } from "../../support/sign_in_world.ts";

const title = { fa: "کتابخانه" };
const file = { id: "file-1", name: "letter.pdf" } as ApplicationContent["letter"]["file"];

export const content = (details: Partial<ApplicationContent["details"]> = {}) =>
  ({
    connection: { connectionId: "connection-1", userName: null },
    service: { serviceId: "library" },
    details: {
      ...{ title, description: { fa: "کتاب" }, theme: "education", level: 2, persons: "natural" },
      attributes: {},
      way: { way: "upstream", upstream: ["https://library.example.ir"] },
      files: [],
      ...details,
    },
    methods: [],
    contacts: [],
    letter: { subject: "s", number: "1", date: "2026-11-22", file },
  }) as ApplicationContent;

export const application = (given: Partial<Application> = {}): Application => ({
  ...{ id: "application-1", number: "1", agencyId: "agency-1", title, state: "approved" },
  ...{ revision: 1, createdAt: START, changedAt: START },
  ...given,
});

export async function openPublication() {
  const world = await openWorld();
  const { store } = world;
  const server = {
    answer: (): Probed => ({ status: 200, body: "" }),
    asked: [] as string[],
  };
  const catalogue = createCatalogue({ services: [] });
  const depsOn = (store: Store): PublishDeps => ({
    ...world.deps,
    store,
    window: "https://sso.example.ir",
    catalogue,
    lease: createLease({ ...world.deps, store }, "publication"),
    signer: {
      sign: ({ aud }) => Promise.resolve(`assertion for ${aud}`),
      jwks: () => Promise.resolve({ keys: [] }),
    },
    probes: {
      originOf,
      refusalOf: () => null,
      ask(_, origin, { target }) {
        server.asked.push(`${origin}${target}`);
        return Promise.resolve(server.answer());
      },
    },
  });

  /** Approves a revision. */
  async function approve(given: Partial<Application> = {}, details = {}) {
    const found = await read(store, applicationRecord("application-1"));
    const next = application({ ...found.value, ...given, state: "approved" });
    const write = commitTo(store)
      .set(agencyRecord("agency-1"), {
        ...{ id: "agency-1", name: title, state: "active", createdAt: START },
      })
      .set(applicationRevisionRecord(next.id, next.revision, 1), {
        ...{ content: content(details), submittedAt: START, submittedBy: "staff-1" },
      });
    const acting = { id: newActId(world.deps.random, START), at: START, kind: "approved" } as const;
    keepApplication(write, found, { next, acting: { ...acting, by: "expert" } });
    await write.commit();
  }

  /** What is in force, as the workers see it. */
  async function follow(file: Service[] = []): Promise<Map<string, Service>> {
    const { services } = servicesInForce(file, await readDesk(store));
    catalogue.replace(services);
    return new Map(services.map((one) => [one.id, one]));
  }

  return {
    ...world,
    server,
    catalogue,
    deps: depsOn(store),
    depsOn,
    approve,
    follow,
    application: async () => (await read(store, applicationRecord("application-1"))).value!,
    published: async () => (await read(store, publishedServiceRecord("library"))).value,
    result: async (revision = 1) =>
      (await read(store, publicationResultRecord("application-1", revision))).value,
    /** What the sides of the desk are told, by receiver. */
    news: async (): Promise<string[]> =>
      (await inOutbox(store)).filter(({ kind }) => kind === SERVICE_NEWS).map((one) => {
        const { kind, service, title } = one.content as ServiceNews;
        return `${one.receiver} ${kind} ${service} ${title.fa}`;
      }).toSorted(),
    /** The newest first. */
    history: async (): Promise<Act[]> =>
      (await Array.fromAsync(listAll(store, actRecord.all("application-1"))))
        .map(({ value }) => value),
    [Symbol.asyncDispose]: async () => {
      await world.settled();
      store.close();
    },
  };
}

/** Everything that a server shows that reads what the gateway sends. */
export const wellRead = (audience: string): Probed => ({
  status: 200,
  body: JSON.stringify({ headers: [["X-Identity-Assertion", "x"]], audience }),
});

/** A worker that dies: at its n-th call to the store nothing comes back, and no more is sent. */
export class Killed extends Error {}

export function dyingAt(store: Store, last: number, when: "before" | "after"): Store {
  let calls = 0;
  async function call<T>(run: () => Promise<T>): Promise<T> {
    const isLast = ++calls >= last;
    if (calls > last || isLast && when === "before") throw new Killed();
    const value = await run();
    if (isLast) throw new Killed();
    return value;
  }
  return {
    get: (key) => call(() => store.get(key)),
    getMany: (keys) => call(() => store.getMany(keys)),
    list: (prefix, options) => call(() => store.list(prefix, options)),
    atomic() {
      const atomic = store.atomic();
      const { commit } = atomic;
      atomic.commit = () => call(() => commit.call(atomic));
      return atomic;
    },
    close: () => {},
  } as Store;
}
