import assert from "node:assert/strict";
import { commitTo } from "../../../domain/platform/commit.ts";
import { tellingWhenPaused } from "../../../domain/publication/tell_paused.ts";
import { createCatalogue } from "../../../domain/services/catalogue.ts";
import { SERVICE_NEWS, type ServiceNews } from "../../../domain/staff/members/tell_desk.ts";
import { service } from "../../routes/gateway/samples.ts";
import { inOutbox } from "../../support/outbox.ts";
import { START, worldTest } from "../../support/sign_in_world.ts";

worldTest("paused: the agency is told by whose server messages wait", async ({ store, deps }) => {
  const published = { agencyId: "agency-1", revision: 1 };
  const catalogue = createCatalogue({
    services: [{ ...service({ id: "library" }), desk: { published } }, service({ id: "tax" })],
  });
  const sender = tellingWhenPaused({ ...deps, catalogue }, {
    send: () => Promise.resolve({ outcome: "delivered" }),
  });
  for (const receiver of ["webhook:library", "webhook:tax", "webhook:gone", "person:a"]) {
    const write = commitTo(store);
    sender.paused!({ id: "1", kind: "webhook", receiver, at: START, content: null })(write);
    await write.commit();
  }
  const news = (await inOutbox(store)).filter(({ kind }) => kind === SERVICE_NEWS);
  assert.deepEqual(news.map(({ receiver }) => receiver), ["agency:agency-1"]);
  assert.equal((news[0].content as ServiceNews).kind, "deliveries_paused");
});
