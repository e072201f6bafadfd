/** From the desk's first page to a request of one's own. */
import assert from "node:assert/strict";
import { DESK_AGENCY } from "../../../adapters/sandbox/people/desk_staff.ts";
import { fillPlain } from "../../../views/texts/fill.ts";
import { chapter, type Sentence, type Walk } from "./sentence.ts";

const SIGN_IN = chapter("ورود به سامانه", {
  "در صفحه اصلی سامانه روی کلید «ورود» کلیک کنید": async ({ editor }) => {
    await editor.goTo();
    await editor.see(editor.texts.staff.signIn.heading);
  },
  "نام کاربری و رمز عبور خود را در کادرهای مربوطه درج نمایید": async ({ editor }) => {
    await editor.fill({ user_name: editor.who.userName, password: editor.who.password });
  },
  "کد امنیتی موجود در تصویر را به طور دقیق در محل مشخص شده وارد کنید": ({ editor }) =>
    editor.typePicture(),
  "کلید «ورود» را فشار دهید": async ({ editor }) => {
    await editor.press(editor.texts.staff.signIn.submit);
    await editor.proveFactor();
  },
});

const LISTS = chapter("کارتابل", {
  "در صفحه نخست سامانه (کارتابل)، دسته‌بندی بخش‌های مختلف خدمات را مشاهده خواهید کرد": async (
    { editor },
  ) => {
    await editor.see(editor.texts.deskHome.heading);
  },
  "می‌بایست قبلا درخواست اتصال به GSB/PGSB شما مورد تائید نهایی قرار گرفته و فعال شده باشد": async (
    walk,
  ) => {
    await askConnection(walk);
    await activateConnection(walk);
  },
  "با انتخاب هر دسته‌بندی لیست خدمات نمایش داده می‌شود": async ({ editor }) => {
    await editor.goTo();
    await editor.follow(editor.texts.deskHome.sections.applications.title);
    await editor.see(editor.texts.applications.heading);
  },
});

/** On the bus, names are short. */
export const busUser = ({ scene }: Walk) => scene.service.slice(0, 30);

async function askConnection(walk: Walk): Promise<void> {
  const { editor, contact } = walk;
  const { bus, deskHome } = editor.texts;
  await editor.follow(deskHome.sections.connections.title);
  await editor.see(bus.heading);
  await editor.follow(bus.ask);
  await editor.see(bus.ask);
  await editor.fill({
    ...{ bus: "pgsb", purpose: "استعلام عضویت کتابخانه‌ها", contactName: "نیما پارسا" },
    ...{ contactPosition: "کارشناس شبکه", contactMobile: contact },
    addresses: "192.0.2.20\n192.0.2.21",
  });
  await editor.press(bus.send);
  await editor.see(fillPlain(bus.one, { bus: bus.buses.pgsb }));
}

async function activateConnection(walk: Walk): Promise<void> {
  const expert = await walk.member("sample.expert");
  const { bus, deskHome } = expert.texts;
  await expert.follow(deskHome.sections.bus.title);
  await expert.see(bus.review.heading);
  await expert.press(expert.page.locator("main ul.services a").first());
  const agency = walk.scene.language === "en" ? DESK_AGENCY.name.en : DESK_AGENCY.name.fa;
  const heading = fillPlain(bus.review.one, { agency, bus: bus.buses.pgsb });
  await expert.see(heading);
  await expert.fill({ userNames: busUser(walk) });
  await expert.press(bus.review.activate);
  await expert.see(heading);
}

const CREATE = chapter("ایجاد درخواست جدید", {
  "روی قسمت «ایجاد درخواست جدید» کلیک کنید": async ({ editor }) => {
    await editor.follow(editor.texts.applications.create);
    await editor.see(editor.texts.applications.fresh.heading);
  },
  "نوع سامانه را «دولت الکترونیک» و نوع درخواست را «ارائه خدمات بر روی سکوی دولت همراه» انتخاب نمایید":
    async ({ editor }) => {
      await editor.fill({ system: "government", kind: "service" });
    },
  "کلید «تائید و ادامه» را فشار دهید": async (walk) => {
    const { editor } = walk;
    await editor.press(editor.texts.applications.fresh.submit);
    await editor.see(editor.texts.applications.board.heading);
    walk.path = new URL(editor.page.url()).pathname;
    assert.match(walk.path, /^\/applications\/[0-9a-f-]{36}$/);
    editor.names(/[\d۰-۹٠-٩]{8,}/.exec(await editor.page.title())?.[0]);
  },
});

const BOARD = chapter("پیشخوان", {
  "در این صفحه مشخصات درخواست و نیز اطلاعیه و پیغام‌هایی که در مراحل مختلف کارشناسی پرونده صادر می‌شوند نمایش داده می‌شود":
    async ({ editor }) => {
      const { board } = editor.texts.applications;
      await editor.page.getByRole("heading", { name: board.notices }).waitFor();
    },
  "روی کلید «شروع تکمیل اطلاعات» کلیک نمایید": async ({ editor }) => {
    const { board, steps } = editor.texts.applications;
    await editor.follow(board.begin);
    await editor.see(steps.connection, { ofRequest: true });
  },
});

export const BEGIN: readonly Sentence[] = [...SIGN_IN, ...LISTS, ...CREATE, ...BOARD];
