/** Health. */
export const HEALTH = `
health | وزارت بهداشت، درمان و آموزش پزشکی | Ministry of Health | وزارة الصحة
  vaccine | کارت واکسیناسیون | Vaccination card | بطاقة التطعيم | view correct certify
  record | پروندهٔ الکترونیک سلامت | Electronic health record | الملف الصحي الإلكتروني | view correct
  pharmacy | داروی کمیاب | Scarce medicine | الدواء النادر | check report
  health-card | کارت بهداشت | Health card | البطاقة الصحية | apply renew check
  clinic | پروانهٔ مطب و درمانگاه | Licence of a practice | رخصة العيادة | apply renew check
  medical-complaint | شکایت از مراکز درمانی | Complaint about a clinic | شكوى من مركز علاجي | register track
  residency-exam | آزمون دستیاری پزشکی | Medical residency exam | امتحان الإقامة الطبية | enrol view object
hospitals | بیمارستان‌های دولتی | State hospitals | المستشفيات الحكومية
  doctor | پزشک متخصص | Specialist doctor | الطبيب المختص | book check
  laboratory | جواب آزمایش | Laboratory results | نتائج المختبر | view track
  imaging | تصویربرداری پزشکی | Medical imaging | التصوير الطبي | book view
  bill | صورت‌حساب بیمارستان | Hospital bill | فاتورة المستشفى | pay view object
health-insurance | سازمان بیمهٔ سلامت ایران | Health Insurance Organization | منظمة التأمين الصحي
  cover | بیمهٔ سلامت همگانی | Health insurance | التأمين الصحي الشامل | enrol renew check cancel
  prescription | نسخهٔ الکترونیک | Electronic prescription | الوصفة الإلكترونية | view check
  costs | هزینهٔ درمان | Refund of treatment costs | استرداد نفقات العلاج | apply track object
  special-disease | بیماران خاص | Patients with special diseases | مرضى الأمراض الخاصة | enrol track renew
armed-insurance | سازمان بیمهٔ خدمات درمانی نیروهای مسلح | Armed Forces Health Insurance | التأمين الصحي للقوات المسلحة
  armed-cover | درمان نیروهای مسلح | Treatment of the armed forces | علاج القوات المسلحة | check renew
emergency | سازمان اورژانس کشور | Emergency Organization | منظمة الطوارئ
  training | آموزش کمک‌های اولیه | First aid course | دورة الإسعافات الأولية | enrol certify
  mission | گزارش مأموریت اورژانس | Report of an emergency mission | تقرير مهمة الطوارئ | apply view
red-crescent | جمعیت هلال احمر | Red Crescent Society | جمعية الهلال الأحمر
  volunteer | داوطلبان هلال احمر | Volunteers of the Red Crescent | متطوعو الهلال الأحمر | enrol
  prosthesis | اندام مصنوعی و پروتز | Prostheses | الأطراف الصناعية | apply track
blood | سازمان انتقال خون | Blood Transfusion Organization | منظمة نقل الدم
  donor | اهدای خون | Blood donation | التبرع بالدم | book certify
  donor-card | کارت اهداکنندهٔ خون | Donor card | بطاقة المتبرع بالدم | replace view
food-drug | سازمان غذا و دارو | Food and Drug Administration | منظمة الغذاء والدواء | both
  authenticity | اصالت دارو و مکمل | Authenticity of medicine | أصالة الدواء والمكملات | check report
  product | پروانهٔ ساخت محصولات غذایی | Licence for food products | رخصة المنتجات الغذائية | apply renew check
medical-council | سازمان نظام پزشکی | Medical Council | المجلس الطبي
  member | شمارهٔ نظام پزشکی | Registration of doctors | رقم قيد الأطباء | check renew certify
  negligence | قصور پزشکی | Medical negligence | الإهمال الطبي | report track object
veterinary | سازمان دامپزشکی | Veterinary Organization | المنظمة البيطرية | both
  pet | شناسنامهٔ حیوان خانگی | Pet passport | جواز الحيوان الأليف | apply renew
  livestock | حمل دام و فرآوردهٔ دامی | Transport of livestock | نقل الماشية | apply check
forensic | سازمان پزشکی قانونی | Legal Medicine Organization | منظمة الطب الشرعي
  examination | معاینهٔ پزشکی قانونی | Forensic examination | فحص الطب الشرعي | book view track
  death-certificate | جواز دفن | Burial permit | تصريح الدفن | apply check
sport | وزارت ورزش و جوانان | Ministry of Sport and Youth | وزارة الرياضة والشباب
  sports-insurance | بیمهٔ ورزشی | Sports insurance | التأمين الرياضي | apply renew track
  club | پروانهٔ باشگاه ورزشی | Licence of a sports club | رخصة النادي الرياضي | apply renew check
  premarital | آموزش پیش از ازدواج | Course before marriage | دورة ما قبل الزواج | enrol certify
`;
