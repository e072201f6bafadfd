/** Vehicles and transport. */
export const TRANSPORT = `
police-traffic | پلیس راهور | Traffic Police | شرطة المرور
  fines | خلافی خودرو | Traffic fines | مخالفات المركبة | check pay object
  licence | گواهینامهٔ رانندگی | Driving licence | رخصة القيادة | apply renew replace check
  plate | پلاک خودرو | Number plate | لوحة المركبة | check transfer book
  points | نمرهٔ منفی گواهینامه | Penalty points | نقاط رخصة القيادة | view object
  motorcycle | گواهینامهٔ موتورسیکلت | Motorcycle licence | رخصة الدراجة النارية | apply renew replace
  accident | گزارش تصادف | Accident report | تقرير الحادث | view object track
  card | کارت خودرو | Vehicle card | بطاقة المركبة | replace track check
inspection | ستاد معاینهٔ فنی خودرو | Vehicle Inspection Office | مكتب الفحص الفني
  technical | معاینهٔ فنی خودرو | Technical inspection | الفحص الفني للمركبة | book check certify
  centre | مرکز معاینهٔ فنی | Inspection centre | مركز الفحص الفني | report check
roads | سازمان راهداری و حمل‌ونقل جاده‌ای | Road Maintenance and Transport Organization | منظمة الطرق والنقل البري
  toll | عوارض آزادراه | Motorway toll | رسوم الطريق السريع | check pay object
  driver-card | کارت هوشمند رانندگان | Smart card of drivers | البطاقة الذكية للسائقين | apply renew replace track
  waybill | بارنامهٔ شهری | Waybill | بوليصة الشحن | register view cancel
  road-state | وضعیت راه‌های کشور | State of the roads | حالة الطرق | check report
  carrier | پروانهٔ شرکت حمل‌ونقل | Carrier’s licence | رخصة شركة النقل | apply renew check
railway | راه‌آهن جمهوری اسلامی ایران | Railways | السكك الحديدية
  ticket | بلیت قطار | Train ticket | تذكرة القطار | buy cancel view
  refund | استرداد بلیت قطار | Refund of a train ticket | استرداد تذكرة القطار | apply track
  freight | حمل بار ریلی | Rail freight | الشحن بالقطار | apply track pay
aviation | سازمان هواپیمایی کشوری | Civil Aviation Organization | منظمة الطيران المدني
  flight-delay | تأخیر پرواز | Flight delay | تأخر الرحلة الجوية | report object track
  pilot | گواهینامهٔ خلبانی | Pilot licence | رخصة الطيار | apply renew check
  drone | مجوز پرواز پهپاد | Drone flight permit | تصريح طيران المسيّرة | apply track cancel
  passenger-rights | حقوق مسافران هوایی | Air passengers’ rights | حقوق المسافرين جوًا | view report
ports | سازمان بنادر و دریانوردی | Ports and Maritime Organization | منظمة الموانئ والملاحة
  boat | شناور و قایق | Vessel | المركب البحري | register transfer renew check
  seafarer | شناسنامهٔ دریانوردی | Seafarer’s book | جواز البحّار | apply renew replace
fuel | شرکت ملی پخش فرآورده‌های نفتی | Oil Products Distribution Company | شركة توزيع المنتجات النفطية
  fuel-card | کارت هوشمند سوخت | Fuel card | بطاقة الوقود الذكية | apply replace track check
  quota | سهمیهٔ سوخت | Fuel quota | حصة الوقود | view object
  cng | دوگانه‌سوز کردن خودرو | Conversion to gas | تحويل المركبة إلى الغاز | enrol track
taxi | سازمان تاکسیرانی | Taxi Organization | منظمة سيارات الأجرة
  taxi-permit | پروانهٔ تاکسیرانی | Taxi permit | تصريح سيارة الأجرة | apply renew transfer
  taxi-complaint | شکایت مسافر از تاکسی | Complaint about a taxi | شكوى من سيارة أجرة | register track
`;
