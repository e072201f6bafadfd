/** What the guide is silent about: the review, the publication, the citizen, the next revision. */
import { SECOND } from "../../../domain/platform/platform.ts";
import type { Member } from "./member.ts";
import { chapter, type Sentence, type Walk } from "./sentence.ts";

async function openCase(expert: Member, { path }: Walk): Promise<void> {
  await expert.goTo();
  await expert.follow(expert.texts.deskHome.sections.review.title);
  await expert.see(expert.texts.review.heading);
  const id = path.split("/").at(-1);
  await expert.press(expert.page.locator(`main a[href="/review/${id}"]`));
  await seeCase(expert);
}

const seeCase = async (expert: Member) =>
  await expert.see(await expert.page.locator("h1").innerText());

async function take(expert: Member, walk: Walk): Promise<void> {
  await openCase(expert, walk);
  await expert.press(expert.texts.review.take);
  await seeCase(expert);
}

async function approve(expert: Member): Promise<void> {
  const boxes = await expert.page.locator("main [name^=check_]").all();
  for (const box of boxes) await expert.fill({ [(await box.getAttribute("name"))!]: "1" });
  await expert.press(expert.texts.review.approve);
  await expert.proveAgain();
  await seeCase(expert);
}

async function board({ editor, path }: Walk): Promise<void> {
  await editor.goTo(path);
  await editor.see(editor.texts.applications.board.heading, { ofRequest: true });
}

const seeState = ({ editor }: Walk, state: keyof Member["texts"]["applications"]["states"]) =>
  editor.page.locator(".badge", { hasText: editor.texts.applications.states[state] }).first()
    .waitFor();

const REVIEW = chapter("کارشناسی", {
  "کارشناس درخواست را برمی‌دارد، نکته می‌نویسد و بازمی‌گرداند": async (walk) => {
    const expert = await walk.member("sample.expert");
    const { review } = expert.texts;
    await take(expert, walk);
    const field = await expert.page.locator("#field option", {
      hasText: expert.texts.applications.fields.title_fa,
    }).getAttribute("value");
    await expert.fill({ field: field!, kind: "blocking", text: "عنوان را روشن‌تر کنید." });
    await expert.press(review.add);
    await seeCase(expert);
    await expert.press(review.return);
    await seeCase(expert);
  },
  "سازمان پاسخ می‌دهد، اصلاح می‌کند و دوباره می‌فرستد": async (walk) => {
    const { editor } = walk;
    const { applications, review } = editor.texts;
    await board(walk);
    await seeState(walk, "returned");
    await editor.follow(review.own.link);
    await editor.see(review.own.heading);
    const answer = editor.page.locator("main textarea").first();
    await editor.fill({ [(await answer.getAttribute("name"))!]: "عنوان را اصلاح کردیم." });
    await editor.press(review.own.submit);
    await editor.see(review.own.heading);
    await editor.follow(review.own.back);
    await editor.see(applications.board.heading, { ofRequest: true });
    await editor.follow(applications.steps.details);
    await editor.see(applications.steps.details, { ofRequest: true });
    await editor.fill({ title_fa: "کتابخانهٔ عمومی محله" });
    await editor.press(applications.save.details);
    await editor.see(applications.steps.methods, { ofRequest: true });
    await editor.follow(applications.overview);
    await editor.press(applications.board.submit);
    await editor.see(applications.board.heading, { ofRequest: true });
    await seeState(walk, "submitted");
  },
  "کارشناس نکته را رفع‌شده می‌داند و تأیید می‌کند": async (walk) => {
    const expert = await walk.member("sample.expert");
    await take(expert, walk);
    await expert.press(expert.texts.review.settle);
    await seeCase(expert);
    await approve(expert);
  },
  "کارشناس دوم هم تأیید می‌کند": async (walk) => {
    const expert = await walk.member("second.expert");
    await take(expert, walk);
    await approve(expert);
  },
});

/** Within which every worker follows what the desk says (docs/decisions/0337). */
const PROMISED = 2 * SECOND;

/** Publication takes a moment, in which the page is read again. */
async function seeLive(walk: Walk): Promise<void> {
  const live = walk.editor.texts.applications.states.live;
  for (let tries = 0; tries < 40; tries++) {
    await walk.editor.goTo(walk.path);
    if (await walk.editor.page.locator(".badge", { hasText: live }).count()) break;
    await new Promise((go) => setTimeout(go, 250));
  }
  await board(walk);
  await seeState(walk, "live");
  await new Promise((go) => setTimeout(go, PROMISED));
}

const USE = chapter("انتشار و استفاده", {
  "خدمت بی راه‌اندازی دوباره فعال می‌شود": seeLive,
  "شهروند از خدمت استفاده می‌کند": (walk) => walk.useService(false),
});

const REVISION = chapter("نسخهٔ دوم", {
  "سازمان نسخهٔ تازه‌ای از خدمت فعال می‌فرستد": async (walk) => {
    const { editor } = walk;
    const { applications } = editor.texts;
    // A day has passed since the first one was approved.
    await editor.enter();
    await board(walk);
    await editor.press(applications.board.newRevision);
    await editor.see(applications.board.heading, { ofRequest: true });
    await editor.follow(applications.steps.details);
    await editor.see(applications.steps.details, { ofRequest: true });
    await editor.fill({ reason_postal_code: "برای فرستادن کتاب" });
    await editor.press(applications.save.details);
    await editor.see(applications.steps.methods, { ofRequest: true });
    await editor.follow(applications.overview);
    await editor.press(applications.board.submit);
    await editor.see(applications.board.heading, { ofRequest: true });
  },
  "دو کارشناس تفاوت را با نسخهٔ فعال می‌بینند و تأیید می‌کنند": async (walk) => {
    for (const name of ["sample.expert", "second.expert"]) {
      const expert = await walk.member(name);
      await take(expert, walk);
      await approve(expert);
    }
  },
  "نسخهٔ دوم فعال می‌شود": seeLive,
  "شهروند از نسخهٔ دوم استفاده می‌کند": (walk) => walk.useService(true),
});

export const REVIEWED: readonly Sentence[] = [...REVIEW, ...USE, ...REVISION];
