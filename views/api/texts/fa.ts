import type { ReferenceTexts } from "./types.ts";

export const fa: ReferenceTexts = {
  tag: "fa",
  direction: "rtl",
  name: "فارسی",
  title: "پنجره، رابط برنامه‌نویسی سازمان‌ها",
  languages: "زبان‌ها",
  contents: "فهرست",
  tokens: "توکن‌ها",
  tokensLead:
    "هر درخواستی جز درخواست همین صفحه توکن دسترسی دارد: {header}. آن را از {url} با client credentials و {method} (RFC 7523) می‌گیرند و ده دقیقه اعتبار دارد.",
  scope: "دامنه",
  allows: "اجازهٔ چه کاری است",
  values: "مقدارها",
  problems: "خطاها",
  problemsLead: "سندهای خطا (RFC 9457). {code} پایدار است و {type} به سطر آن در همین‌جا می‌رسد.",
  code: "کد",
  says: "وضعیت، و معنای آن",
  forPrograms: "همین برای برنامه‌ها (OpenAPI 3.1)",
  anyToken: "هر توکنی.",
  scopeIs: "دامنهٔ {scope}.",
  valueName: "نام",
  value: "مقدار",
  request: "درخواست",
  answer: "پاسخ",
  answerIs: "پاسخ {status}:",
  of: "با {name}",
  problemsAre: "خطاها:",
  required: "لازم",
  suchAs: "مانند {example}",
  listOf: "فهرستی از {type}",
  oneOfThese: "یکی از این‌ها",
  either: " یا ",
  anyValue: "هر مقداری",
  least: "از {bound}",
  most: "تا {bound}",
  characters: "حداکثر {bound} نویسه",
  items: "حداکثر {bound}",
  usual: "پیش‌فرض {bound}",
  comma: "، ",
  prose: {
    "Letters to citizens and their dossiers, and what becomes of them.":
      "نامه به شهروندان، پروندهٔ آنان، و آنچه بر سر آن‌ها می‌آید.",
    "Post a letter": "فرستادن نامه",
    "Chosen by the agency for this request. The same request with the same key, for 7 days, gets the same answer and has no other effect.":
      "سازمان آن را برای این درخواست انتخاب می‌کند. همان درخواست با همان کلید تا ۷ روز همان پاسخ را می‌گیرد و اثر دیگری ندارد.",
    "It is stored, once.": "یک بار ذخیره شد.",
    "A letter, with what became of it": "یک نامه، با آنچه بر سر آن آمده است",
    "The letter.": "نامه.",
    "The proof of service, signed": "گواهی ابلاغ، با امضا",
    "A JWS in compact form, by a key of the window's `/.well-known/jwks.json`.":
      "یک JWS به شکل فشرده، با کلیدی از `/.well-known/jwks.json` پنجره.",
    "Withdraw a letter, visibly": "پس گرفتن نامه، آشکارا",
    "It is withdrawn. The person sees that, and why.": "پس گرفته شد. شخص این و دلیل آن را می‌بیند.",
    "Post a letter in the place of an earlier one, to the same person":
      "فرستادن نامه به جای نامهٔ پیشین، به همان شخص",
    "Open a dossier, or get the one of this name":
      "باز کردن پرونده، یا گرفتن پرونده‌ای که این نام را دارد",
    "The agency's own name for the dossier, unique among its dossiers.":
      "نامی که خود سازمان به پرونده داده است و میان پرونده‌هایش یکتاست.",
    "It was there before, or nobody can be reached.": "از پیش بود، یا کسی در دسترس نیست.",
    "It is opened.": "باز شد.",
    "A dossier as it stands": "پرونده، همان‌گونه که هست",
    "The dossier, with its `ETag`.": "پرونده، با `ETag` آن.",
    "Correct a dossier, if it is still as it was read":
      "اصلاح پرونده، اگر هنوز همان است که خوانده شد",
    "Needed: the `ETag` of the dossier as it was read.": "لازم: `ETag` پرونده، چنان‌که خوانده شد.",
    "Move a dossier into another state": "بردن پرونده به وضعیت دیگر",
    "Add a line to a dossier's history": "افزودن یک سطر به سابقهٔ پرونده",
    "It is in the history, once.": "در سابقه آمد، یک بار.",
    "Announce a file": "اعلام یک فایل",
    "Then its bytes are sent in chunks. What no letter has goes after a day.":
      "سپس بایت‌های آن تکه‌تکه فرستاده می‌شود. آنچه هیچ نامه‌ای ندارد پس از یک روز می‌رود.",
    "It is announced. `Location` says where its bytes go.":
      "اعلام شد. `Location` می‌گوید بایت‌ها به کجا می‌رود.",
    "How far a file is; by HEAD as well": "فایل تا کجا رسیده است؛ با HEAD هم",
    "The file, with `Upload-Offset` and `Upload-Complete`.":
      "فایل، با `Upload-Offset` و `Upload-Complete`.",
    "Send a chunk of a file": "فرستادن یک تکه از فایل",
    "draft-ietf-httpbis-resumable-upload-09. What arrived of a chunk that was cut stays: ask for the offset, and go on from there.":
      "draft-ietf-httpbis-resumable-upload-09. از تکه‌ای که بریده شد آنچه رسیده می‌ماند: جای آن را بپرسید و از همان‌جا ادامه دهید.",
    "Where this chunk begins.": "جایی که این تکه آغاز می‌شود.",
    "`?1` with the last chunk. A chunk has at most 1048576 bytes.":
      "`?1` با آخرین تکه. هر تکه حداکثر 1048576 بایت دارد.",
    "The file is complete, and goes to the scanner.": "فایل کامل است و به ویروس‌یاب می‌رود.",
    "The chunk is here. `Upload-Offset` says where the next one begins.":
      "تکه رسید. `Upload-Offset` می‌گوید تکهٔ بعدی از کجا آغاز می‌شود.",
    "Withdraw a file that no letter has": "پس گرفتن فایلی که هیچ نامه‌ای ندارد",
    "It is gone.": "رفت.",
    "Post up to 1000 letters": "فرستادن تا 1000 نامه",
    "A line that is wrong is refused alone. What was sent twice is stored once.":
      "سطر نادرست به تنهایی رد می‌شود. آنچه دو بار فرستاده شود یک بار ذخیره می‌شود.",
    "A line for each line that is not empty, in their order.":
      "برای هر سطری که خالی نیست یک سطر، به همان ترتیب.",
    "What happened, in order": "آنچه رخ داد، به ترتیب",
    "The last sequence that was worked off.": "آخرین شماره‌ای که رسیدگی شده است.",
    "Seconds to wait for an event if there is none.":
      "ثانیه‌هایی که اگر رویدادی نباشد منتظر آن می‌ماند.",
    "Events after that sequence. They are kept for 90 days.":
      "رویدادهای پس از آن شماره. ۹۰ روز نگه داشته می‌شوند.",
    "Send webhooks again": "فرستادن دوبارهٔ وب‌هوک‌ها",
    "Each has the same `webhook-id` as before, and those of one letter or dossier come in their order. Deliveries that were paused go on. Each event counts as a request.":
      "هر یک همان `webhook-id` پیشین را دارد و رویدادهای یک نامه یا پرونده به ترتیب می‌آیند. ارسال‌هایی که متوقف بود ادامه می‌یابد. هر رویداد یک درخواست به شمار می‌آید.",
    "They leave.": "راه می‌افتند.",
    "The keys of the service, until when they hold, and when they were used last":
      "کلیدهای خدمت، تا کی اعتبار دارند، و آخرین بار کی به کار رفته‌اند",
    "Those that have a `kid`. Any token will do, whatever its scopes.":
      "آن‌هایی که `kid` دارند. هر توکنی بس است، با هر دامنه‌ای.",
    "The keys of its settings.": "کلیدهایی که در تنظیمات آن است.",
    "What the service may do, and what is left of it":
      "خدمت چه اندازه مجاز است، و چه اندازه مانده است",
    "Any token will do, whatever its scopes.": "هر توکنی بس است، با هر دامنه‌ای.",
    "The limits, after this request.": "حدها، پس از این درخواست.",
    "Leads to the problem in this API's description.": "به همین خطا در این توضیح می‌رسد.",
    "Where it is, as a JSON pointer (RFC 6901); empty for the whole.":
      "جای آن، به شکل JSON Pointer (RFC 6901)؛ خالی یعنی همهٔ آن.",
    "The agency's own.": "شمارهٔ خود سازمان.",
    "Markdown: paragraphs, headings, lists, emphasis and links. HTML stays text.":
      "Markdown: بند، عنوان، فهرست، تأکید و پیوند. HTML متن می‌ماند.",
    "Whole days; the day of arrival does not count.": "روزهای کامل؛ روز رسیدن حساب نمی‌شود.",
    "What the letter starts, for which the person has a period.":
      "آنچه با نامه آغاز می‌شود و شخص برای آن مهلت دارد.",
    "Part of the content whose digest the signed proof has.":
      "بخشی از محتوایی که چکیده‌اش در گواهی امضاشده است.",
    "IDs of uploaded files. They need not be scanned yet.":
      "شناسهٔ فایل‌های بارگذاری‌شده. لازم نیست ویروس‌یابی شده باشند.",
    "The person is asked to confirm that they have received it.":
      "از شخص خواسته می‌شود دریافت آن را تأیید کند.",
    "It has legal effects. Unopened, the person gets an SMS at once, after 3 and after 7 days; after 10 days the agency is told by `letter.unopened` to send paper.":
      "اثر حقوقی دارد. اگر باز نشود، شخص همان دم، پس از ۳ روز و پس از ۷ روز پیامک می‌گیرد؛ پس از ۱۰ روز `letter.unopened` به سازمان می‌گوید که نامهٔ کاغذی بفرستد.",
    "The person as the service's assertions and ID tokens name them (`sub`).":
      "شخص، چنان‌که گواهی هویت و توکن شناسهٔ خدمت او را می‌نامد (`sub`).",
    "Only for a service that gets the national ID of people.":
      "فقط برای خدمتی که کد ملی افراد را می‌گیرد.",
    "Shown to the person.": "به شخص نشان داده می‌شود.",
    "Twelve digits and a check digit.": "دوازده رقم و یک رقم کنترلی.",
    "When this state began.": "کی این وضعیت آغاز شد.",
    "When the legal time ends; absent while it is paused or over.":
      "پایان مهلت قانونی؛ تا وقتی متوقف یا تمام است نمی‌آید.",
    "When the person said that it is done.": "کی شخص گفت که انجام شده است.",
    "Until when the person should answer.": "شخص تا کی باید پاسخ دهد.",
    "Shown to the person only if the service's setting `staff_names` allows it.":
      "فقط اگر تنظیم `staff_names` خدمت اجازه دهد به شخص نشان داده می‌شود.",
    "The agency's name for such matters. Usual times are counted for each.":
      "نامی که سازمان به این گونه کارها داده است. زمان معمول برای هر کدام جدا حساب می‌شود.",
    "Days in which the agency must decide, counted while it is the agency's turn.":
      "روزهایی که سازمان باید در آن تصمیم بگیرد؛ تا وقتی نوبت سازمان است حساب می‌شود.",
    "Needed to reopen; shown to the person.":
      "برای باز کردن دوباره لازم است؛ به شخص نشان داده می‌شود.",
    "In place of the former list.": "به جای فهرست پیشین.",
    "For whom it waits in `awaiting_other`.": "در `awaiting_other` منتظر کیست.",
    "In how many whole days the person should answer in `awaiting_citizen`; the day of the transition does not count.":
      "شخص در `awaiting_citizen` چند روز کامل برای پاسخ دارد؛ روز تغییر وضعیت حساب نمی‌شود.",
    "Bytes that have arrived.": "بایت‌هایی که رسیده است.",
    "Only a `clean` file reaches the person. A letter may be posted with a `pending` one; if the scanner finds something, `attachment.infected` tells.":
      "فقط فایل `clean` به شخص می‌رسد. نامه را با فایل `pending` هم می‌شود فرستاد؛ اگر ویروس‌یاب چیزی بیابد، `attachment.infected` خبر می‌دهد.",
    "The code, if it is `refused`.": "کد آن، اگر `refused` باشد.",
    "What the scanner found.": "آنچه ویروس‌یاب یافته است.",
    "As the person will save it: ends as the type requires.":
      "نامی که شخص با آن ذخیره می‌کند: پسوند آن با نوع فایل می‌خواند.",
    "One of: application/pdf, image/png, image/jpeg, image/tiff, text/plain, text/csv, application/vnd.openxmlformats-officedocument.wordprocessingml.document, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, application/vnd.oasis.opendocument.text.":
      "یکی از این‌ها: application/pdf, image/png, image/jpeg, image/tiff, text/plain, text/csv, application/vnd.openxmlformats-officedocument.wordprocessingml.document, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, application/vnd.oasis.opendocument.text.",
    "Bytes; at most 20971520.": "بایت؛ حداکثر 20971520.",
    "SHA-256 of the whole.": "SHA-256 کل فایل.",
    "Counted from 1, empty lines too.": "شمارش از ۱ آغاز می‌شود و سطرهای خالی را هم دربرمی‌گیرد.",
    "Counted from 1 without gaps.": "شمارش از ۱، بی‌هیچ جاافتادگی.",
    "ID of the letter, dossier or attachment.": "شناسهٔ نامه، پرونده یا پیوست.",
    "How many of the range are kept, and are sent.":
      "چند رویداد از این بازه نگه داشته شده است و فرستاده می‌شود.",
    "The last sequence that is not wanted.": "آخرین شماره‌ای که خواسته نشده است.",
    "The last sequence that is wanted; at most 500 further.":
      "آخرین شماره‌ای که خواسته شده است؛ حداکثر 500 شماره جلوتر.",
    "As `exp` of the key says; 30, 7 and 1 days before, `key.expiring` tells.":
      "چنان‌که `exp` کلید می‌گوید؛ ۳۰، ۷ و ۱ روز پیش از آن `key.expiring` خبر می‌دهد.",
    "To the hour.": "با دقت یک ساعت.",
    "Seconds in which so many are allowed, at each worker.":
      "ثانیه‌هایی که در آن این تعداد مجاز است، در هر کارگر.",
    "Seconds until `remaining` is `limit` again.":
      "ثانیه تا وقتی که `remaining` دوباره برابر `limit` شود.",
    "The numbers of the headers `RateLimit-Policy` and `RateLimit`.":
      "عددهای سرآیندهای `RateLimit-Policy` و `RateLimit`.",
    "Characters.": "نویسه.",
    "Files; the same for a line of a dossier.": "فایل؛ برای یک سطر پرونده هم همین است.",
    "Bytes of a request.": "بایت در یک درخواست.",
    "Files that no letter or dossier has; each goes a day after its last chunk.":
      "فایل‌هایی که هیچ نامه و پرونده‌ای ندارد؛ هر کدام یک روز پس از آخرین تکه‌اش می‌رود.",
    "Post, withdraw and replace letters": "فرستادن، پس گرفتن و جایگزین کردن نامه‌ها",
    "Read own letters and what became of them": "خواندن نامه‌های خود و آنچه بر سر آن‌ها آمده است",
    "Upload files for letters and see what the scanner says":
      "بارگذاری فایل برای نامه و پرونده، و دیدن نظر ویروس‌یاب",
    "Open, move and correct dossiers": "باز کردن، پیش بردن و اصلاح پرونده‌ها",
    "Read own dossiers": "خواندن پرونده‌های خود",
    "Read what happened to own letters and dossiers":
      "خواندن آنچه بر سر نامه‌ها و پرونده‌های خود آمده است",
    "The request is not what the content type says": "درخواست آن چیزی نیست که نوع محتوا می‌گوید",
    "An access token is needed": "توکن دسترسی لازم است",
    "The access token is not valid here": "توکن دسترسی اینجا معتبر نیست",
    "The token does not have the scope that this needs":
      "توکن دامنه‌ای را که این کار لازم دارد ندارد",
    "The service may not name people in this way": "خدمت اجازه ندارد افراد را این‌گونه بنامد",
    "There is no such thing, or it is another agency's":
      "چنین چیزی نیست، یا از آن سازمان دیگری است",
    "The address does not take this method; `Allow` has those it takes":
      "این نشانی این روش را نمی‌پذیرد؛ آنچه می‌پذیرد در `Allow` است",
    "The name is that of another person's dossier": "این نام از آن پروندهٔ شخص دیگری است",
    "The service has no webhook that events could be sent to":
      "خدمت وب‌هوکی ندارد که رویدادی به آن فرستاده شود",
    "The letter was withdrawn or replaced before": "نامه پیش از این پس گرفته یا جایگزین شده است",
    "The dossier was changed since it was read": "پرونده پس از خوانده شدن عوض شده است",
    "The body is larger than allowed": "بدنهٔ درخواست بزرگ‌تر از اندازهٔ مجاز است",
    "The body must have another content type": "بدنهٔ درخواست باید نوع محتوای دیگری داشته باشد",
    "Some values are not valid": "بعضی مقدارها معتبر نیست",
    "The letter or line cannot have one of its files":
      "نامه یا سطر نمی‌تواند یکی از فایل‌هایش را داشته باشد",
    "The idempotency key was used for another request":
      "کلید تکرارناپذیری برای درخواست دیگری به کار رفته است",
    "The dossier cannot go from its state to this one": "پرونده از وضعیت کنونی به این وضعیت نمی‌رود",
    "A dossier that has ended is reopened with a reason only":
      "پرونده‌ای که تمام شده فقط با دلیل دوباره باز می‌شود",
    "`If-Match` is needed, with the `ETag` that was read":
      "`If-Match` لازم است، با `ETag`ی که خوانده شد",
    "The service has sent too many requests in this minute":
      "خدمت در این دقیقه بیش از اندازه درخواست فرستاده است",
    "Something went wrong here": "اینجا اشکالی پیش آمد",
    "The store does not answer; the same request can be sent again":
      "پایگاه داده پاسخ نمی‌دهد؛ همین درخواست را می‌شود دوباره فرستاد",
    "No virus scanner is connected here, so no files are taken":
      "اینجا ویروس‌یابی وصل نیست، پس فایلی پذیرفته نمی‌شود",
    "Files of this type are not taken": "فایلی از این نوع پذیرفته نمی‌شود",
    "SVG files are programs for browsers; send a PNG or a PDF":
      "فایل SVG برای مرورگر برنامه است؛ PNG یا PDF بفرستید",
    "HTML files are programs for browsers; send a PDF":
      "فایل HTML برای مرورگر برنامه است؛ PDF بفرستید",
    "The file has no bytes": "فایل هیچ بایتی ندارد",
    "A file may have 20 MiB at most": "هر فایل حداکثر ۲۰ مبی‌بایت می‌تواند باشد",
    "A chunk may have 1 MiB at most": "هر تکه حداکثر ۱ مبی‌بایت می‌تواند باشد",
    "The name of the file has more than 120 characters or 200 bytes":
      "نام فایل بیش از ۱۲۰ نویسه یا ۲۰۰ بایت دارد",
    "The name of the file holds characters that turn the direction of writing":
      "نام فایل نویسه‌ای دارد که جهت نوشتن را برمی‌گرداند",
    "The name of the file holds characters that names of files cannot have":
      "نام فایل نویسه‌ای دارد که نام فایل نمی‌تواند داشته باشد",
    "The name of the file is one that an operating system keeps for itself":
      "نام فایل را سیستم‌عاملی برای خود نگه داشته است",
    "The name of the file does not end as its type requires": "پسوند نام فایل با نوع آن نمی‌خواند",
    "The name of the file hides a second type before its last dot":
      "نام فایل پیش از نقطهٔ آخر نوع دومی را پنهان کرده است",
    "The upload does not continue where the last one ended":
      "بارگذاری از جایی که قبلی تمام شد ادامه نمی‌یابد",
    "The upload is complete; nothing can be added": "بارگذاری کامل است؛ چیزی نمی‌شود افزود",
    "The upload has another length than was announced": "درازای فایل با آنچه اعلام شد فرق دارد",
    "The bytes have another SHA-256 digest than was announced":
      "چکیدهٔ SHA-256 بایت‌ها با آنچه اعلام شد فرق دارد",
    "The bytes are not of the type that was announced": "بایت‌ها از نوعی که اعلام شد نیست",
    "The file begins with markup although it is said to be another type":
      "فایل با نشانه‌گذاری آغاز می‌شود، هرچند نوع دیگری اعلام شده است",
    "The file is of its type and of a second one at once":
      "فایل هم‌زمان از نوع خود و از نوع دومی است",
    "The file is an archive whose directory does not agree with its content":
      "فایل بایگانی‌ای است که فهرست آن با محتوایش نمی‌خواند",
    "The file would be far larger when unpacked than any document is":
      "فایل پس از باز شدن بسیار بزرگ‌تر از هر سندی می‌شود",
    "The file holds parts whose names lead out of it":
      "فایل بخش‌هایی دارد که نامشان به بیرون از آن می‌رسد",
    "The file is encrypted, so that it cannot be scanned":
      "فایل رمزگذاری شده است و نمی‌شود ویروس‌یابی کرد",
    "The file holds macros": "فایل ماکرو دارد",
    "The text is not UTF-8, or holds control characters": "متن UTF-8 نیست، یا نویسهٔ کنترلی دارد",
    "The virus scanner has found something in the file": "ویروس‌یاب چیزی در فایل یافته است",
    "The virus scanner could not examine the file": "ویروس‌یاب نتوانست فایل را بررسی کند",
    "The file is not uploaded completely": "فایل کامل بارگذاری نشده است",
    "The service has too many files that no letter or dossier has; use or withdraw some":
      "خدمت فایل‌های زیادی دارد که هیچ نامه و پرونده‌ای ندارد؛ بعضی را به کار ببرید یا پس بگیرید",
    "A letter or dossier has the file, so that it stays":
      "نامه یا پرونده‌ای این فایل را دارد، پس می‌ماند",
  },
};
