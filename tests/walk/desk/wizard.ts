/** The seven steps of a request. */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { HEALTH } from "../../../adapters/sandbox/agencies/breakdown.ts";
import { readCode } from "../../browser/support/citizen.ts";
import type { SentFile } from "./hands.ts";
import { chapter, type Sentence, type Walk } from "./sentence.ts";
import { LETTER } from "./stage.ts";

const OPENAPI: SentFile = {
  name: "openapi.json",
  mimeType: "application/json",
  buffer: Buffer.from(JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Library", version: "1" },
    paths: {
      "/books": { get: { summary: "فهرست کتاب‌ها" } },
      "/loans": { get: { summary: "امانت‌های من" }, post: { summary: "امانت تازه" } },
    },
  })),
};

const CONNECTION = chapter("تائید اتصال", {
  "در لیست روی اتصال مورد نظر کلیک نمایید": async ({ editor }) => {
    // The newest of the agency's.
    const box = editor.page.locator("main [name=connection_id]").last();
    await editor.fill({ connection_id: (await box.getAttribute("value"))! });
  },
  "نام کاربری خود را انتخاب کنید؛ در غیر این صورت روی گزینه «کاربر جدید ایجاد شود» کلیک نمایید":
    async ({ editor }) => {
      await editor.fill({ user_name: "+new" });
    },
  "کلید «تائید و ذخیره» را فشار دهید": async ({ editor }) => {
    const { save, steps } = editor.texts.applications;
    await editor.press(save.connection);
    await editor.see(steps.service, { ofRequest: true });
  },
});

const SERVICE = chapter("سرویس درخواستی", {
  "در فرم سرویس‌های درخواستی روی کلید «جستجو و انتخاب» کلیک کنید؛ با استفاده از صفحات جدول و یا از طریق جستجو، سرویس موردنظر را بیابید":
    async ({ editor, scene }) => {
      const { name, steps } = editor.texts.applications;
      await editor.fill({ q: scene.service });
      await editor.press(name.find);
      await editor.see(steps.service, { ofRequest: true });
    },
  "روی کلید «انتخاب» کلیک نمایید": async ({ editor, scene }) => {
    const { name, steps } = editor.texts.applications;
    await editor.fill({ new_title: "کتابخانهٔ محله", new_id: scene.service });
    await editor.press(name.register);
    await editor.see(steps.details, { ofRequest: true });
  },
});

/** The fields of each way to a service. */
function wayFields({ stage, scene }: Walk): Record<string, string> {
  switch (scene.way) {
    case "upstream":
      return { upstream: stage.program.sandbox.newcomerOrigin, health_path: HEALTH };
    case "forward_auth":
      return { proxies: "127.0.0.1" };
    case "openid":
      return {
        redirect_uris: `${stage.site}/callback`,
        post_logout_redirect_uris: `${stage.site}/signed-out`,
        jwks: JSON.stringify(stage.keys.jwks),
      };
  }
}

const DETAILS = chapter("مشخصات سرویس", {
  "اطلاعات سرویس را در کادرهای مربوطه وارد کنید": async (walk) => {
    await walk.editor.fill({
      ...{ title_fa: "کتابخانهٔ محله", title_ar: "مكتبة الحي", title_en: "Local library" },
      description_fa: "امانت گرفتن کتاب از نزدیک‌ترین کتابخانه",
      ...{ theme: "education", level: "2", persons: "natural" },
      reason_given_name: "برای خوشامدگویی",
      reason_family_name: "برای کارت عضویت",
      way: walk.scene.way,
      ...wayFields(walk),
    });
  },
  "در صورت نیاز فایل‌های لازم را در فرم بارگذاری نمایید": ({ editor }) =>
    editor.attach({ ...LETTER, name: "راهنمای سرویس.pdf" }),
  "روی کلید «ثبت تغییرات» کلیک کنید": async ({ editor }) => {
    const { save, steps } = editor.texts.applications;
    await editor.press(save.details);
    await editor.see(steps.methods, { ofRequest: true });
  },
});

const METHODS = chapter("متدهای سرویس", {
  "روی کلید «افزودن متد» کلیک کنید": async ({ editor }) => {
    const { items } = editor.texts.applications;
    await editor.follow(items.methods.add);
    await editor.see(items.methods.one, { ofRequest: true });
  },
  "مشخصات متد را در کادرهای مربوطه درج نمایید": async ({ editor }) => {
    await editor.fill({ method_name: "صفحهٔ نخست", method: "GET", method_path: "/" });
  },
  "کلید «ذخیره» را فشار دهید": async ({ editor }) => {
    const { save, steps } = editor.texts.applications;
    await editor.press(save.methods);
    await editor.see(steps.methods, { ofRequest: true });
  },
  "علاوه بر افزودن یک متد جدید، متدهای ثبت شده را مشاهده، ویرایش و یا حذف نمایید": async (
    { editor },
  ) => {
    const { delete: remove, import: fromFile, items, save, steps } = editor.texts.applications;
    await editor.attach(OPENAPI);
    await editor.press(fromFile.submit);
    await editor.see(steps.methods, { ofRequest: true });
    await editor.follow("امانت تازه");
    await editor.see(items.methods.one, { ofRequest: true });
    await editor.fill({ method_name: "ثبت امانت" });
    await editor.press(save.methods);
    await editor.see(steps.methods, { ofRequest: true });
    await editor.press(`${remove} امانت‌های من`);
    await editor.see(steps.methods, { ofRequest: true });
    assert.equal(await editor.page.locator("main ul.services li").count(), 3);
  },
});

const CONTACTS = chapter("اطلاعات فرد فنی", {
  "روی کلید «افزودن» کلیک کنید": async ({ editor }) => {
    const { items, nextStep, steps } = editor.texts.applications;
    await editor.follow(nextStep.replace("{step}", steps.contacts));
    await editor.see(steps.contacts, { ofRequest: true });
    await editor.follow(items.contacts.add);
    await editor.see(items.contacts.one, { ofRequest: true });
  },
  "مشخصات درخواست شده را در کادرهای مربوطه وارد نمایید": async ({ editor, contact }) => {
    await editor.fill({
      ...{ contact_name: "رضا کریمی", contact_position: "کارشناس فنی" },
      contact_mobile: contact,
    });
  },
  "کلید «تائید و ثبت» را فشار دهید": async ({ editor, contact, stage }) => {
    const { items, mobile, save } = editor.texts.applications;
    await editor.press(save.contacts);
    await editor.see(items.contacts.one, { ofRequest: true });
    await editor.press(mobile.send);
    await editor.see(items.contacts.one, { ofRequest: true });
    await editor.fill({ code: await readCode(stage.program.sandbox, contact) });
    await editor.press(mobile.confirm);
    await editor.see(editor.texts.applications.steps.contacts, { ofRequest: true });
  },
});

const LETTERS = chapter("نامه‌ها", {
  "مشخصات نامه را در فیلدهای مربوطه درج کنید": async ({ editor }) => {
    const { nextStep, steps } = editor.texts.applications;
    await editor.follow(nextStep.replace("{step}", steps.letter));
    await editor.see(steps.letter, { ofRequest: true });
    await editor.fill({ letter_subject: "درخواست ارائهٔ سرویس کتابخانه" });
  },
  "شماره نامه و تاریخ نامه را درج نمایید": async ({ editor }) => {
    await editor.fill({ letter_number: "۱۲/۴۵۶" });
    await editor.fill({ letter_day: "۵", letter_month: "مرداد", letter_year: "۱۴۰۵" });
  },
  "فرم نامه تکمیل شده به همراه ضمائم لازم را در قالب یک فایل از قسمت مربوطه بارگذاری کنید": (
    { editor },
  ) => editor.attach(LETTER),
  "روی کلید «ذخیره» کلیک کنید": async ({ editor }) => {
    const { board, save } = editor.texts.applications;
    await editor.press(save.letter);
    await editor.see(board.heading, { ofRequest: true });
  },
});

const SUBMISSION = chapter("ارسال برای کارشناسی", {
  "در صورتی که در مشخصات درج شده نقصی وجود نداشته باشد از این قسمت می‌توانید جهت ارسال درخواست برای بررسی کارشناسی اقدام نمایید":
    async ({ editor }) => {
      const { board, states } = editor.texts.applications;
      await editor.press(board.submit);
      await editor.see(board.heading, { ofRequest: true });
      await editor.page.locator(".badge", { hasText: states.submitted }).first().waitFor();
    },
});

export const WIZARD: readonly Sentence[] = [
  ...CONNECTION,
  ...SERVICE,
  ...DETAILS,
  ...METHODS,
  ...CONTACTS,
  ...LETTERS,
  ...SUBMISSION,
];
