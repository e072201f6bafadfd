/** What belongs to no other theme: police, post, energy, cities, foreign affairs. */
export const OTHER = `
police | پلیس مهاجرت و گذرنامه | Immigration and Passport Police | شرطة الهجرة والجوازات
  passport | گذرنامه | Passport | جواز السفر | apply renew replace track
  exit-permit | اجازهٔ خروج از کشور | Permission to leave the country | إذن مغادرة البلاد | check apply object
  pilgrimage-pass | گذرنامهٔ زیارتی | Pilgrimage passport | جواز سفر الزيارة | apply track
conscription | سازمان وظیفهٔ عمومی | Conscription Organization | منظمة الخدمة العسكرية
  call-up | خدمت سربازی | Military service | الخدمة العسكرية | enrol track object
  exemption | معافیت سربازی | Exemption from military service | الإعفاء من الخدمة العسكرية | apply track object
  service-card | کارت پایان خدمت | Card of completed service | بطاقة إنهاء الخدمة | apply replace check
  leave | خروج از کشور مشمولان | Travel abroad of conscripts | سفر المكلفين إلى الخارج | apply track
post | شرکت ملی پست | National Post Company | شركة البريد الوطنية | both
  parcel | مرسولهٔ پستی | Parcel | الطرد البريدي | track object report
  postcode | کد پستی و نشانی | Postal code and address | الرمز البريدي والعنوان | check certify correct
  box | صندوق پستی | Post office box | صندوق البريد | apply renew cancel
telecom | سازمان تنظیم مقررات و ارتباطات رادیویی | Communications Regulatory Authority | هيئة تنظيم الاتصالات
  sims | سیم‌کارت‌های به نام من | SIMs in my name | شرائح الهاتف باسمي | view cancel
  operator-complaint | شکایت از اپراتور | Complaint about an operator | شكوى من مشغّل | register track object
  device | گوشی تلفن همراه | Mobile phone | الهاتف المحمول | register check transfer
  porting | ترابردپذیری شماره | Keeping a number | نقل رقم الهاتف | apply track
power | شرکت توانیر | Electricity Company | شركة الكهرباء | both
  electricity-bill | قبض برق | Electricity bill | فاتورة الكهرباء | view pay object
  electricity-line | انشعاب برق | Electricity connection | وصلة الكهرباء | apply track transfer
  outage | خاموشی برق | Power cut | انقطاع الكهرباء | check report
  solar | نیروگاه خورشیدی خانگی | Home solar plant | محطة شمسية منزلية | apply track
water | شرکت آب و فاضلاب | Water Company | شركة المياه | both
  water-bill | قبض آب | Water bill | فاتورة المياه | view pay object
  water-line | انشعاب آب | Water connection | وصلة المياه | apply track transfer
  burst | حوادث آب و فاضلاب | Burst pipe | أعطال المياه | report track
gas | شرکت ملی گاز | National Gas Company | شركة الغاز الوطنية | both
  gas-bill | قبض گاز | Gas bill | فاتورة الغاز | view pay object
  gas-line | انشعاب گاز | Gas connection | وصلة الغاز | apply track
  gas-leak | نشت گاز | Gas leak | تسرب الغاز | report
municipality | شهرداری تهران | Tehran Municipality | بلدية طهران | both
  renovation-tax | عوارض نوسازی | Renovation tax | رسوم التجديد العمراني | check pay object
  building-permit | پروانهٔ ساختمان | Building permit | رخصة البناء | apply track renew
  waste | عوارض پسماند | Waste charge | رسوم النفايات | pay view
  city-report | مشکلات شهری (۱۳۷) | Problems in the city (137) | مشكلات المدينة (137) | report track
  traffic-zone | طرح ترافیک | Traffic zone | نطاق تقييد المرور | buy check object
housing | وزارت راه و شهرسازی | Ministry of Roads and Urban Development | وزارة الطرق وبناء المدن
  national-housing | نهضت ملی مسکن | National housing scheme | مشروع الإسكان الوطني | enrol track object
  rent-contract | اجاره‌نامه | Tenancy agreement | عقد الإيجار | register check cancel
  residence | سامانهٔ املاک و اسکان | Registration of residence | تسجيل السكن | register correct view
foreign-affairs | وزارت امور خارجه | Ministry of Foreign Affairs | وزارة الخارجية
  consular | خدمات کنسولی ایرانیان خارج از کشور | Consular services abroad | الخدمات القنصلية في الخارج | book track
  legalisation | تأیید مدارک برای خارج | Legalisation of documents | تصديق الوثائق | apply book track
  visa | روادید ایران | Visa for Iran | تأشيرة إيران | apply track
foreigners | مرکز امور اتباع و مهاجران خارجی | Office for Foreign Nationals | مكتب شؤون الأجانب
  residence-card | کارت اقامت اتباع | Residence card | بطاقة إقامة الأجانب | apply renew replace
  work-permit | کارت کار اتباع خارجی | Work permit of foreign nationals | تصريح عمل الأجانب | apply renew check
hajj | سازمان حج و زیارت | Hajj and Pilgrimage Organization | منظمة الحج والزيارة
  hajj | حج تمتع | Hajj | الحج | enrol transfer track
  umrah | عمره | Umrah | العمرة | enrol cancel
  arbaeen | زیارت اربعین | Arbaeen pilgrimage | زيارة الأربعين | enrol check
environment | سازمان حفاظت محیط زیست | Department of Environment | منظمة حماية البيئة
  hunting | پروانهٔ شکار و صید | Hunting licence | رخصة الصيد | apply renew
  pollution | آلودگی محیط زیست | Pollution | تلوث البيئة | report track
weather | سازمان هواشناسی | Meteorological Organization | منظمة الأرصاد الجوية | both
  weather-certificate | گواهی هواشناسی | Weather certificate | شهادة الأرصاد الجوية | apply track
heritage | وزارت میراث فرهنگی و گردشگری | Ministry of Heritage and Tourism | وزارة التراث والسياحة | both
  craft-card | کارت صنایع دستی | Card of craftspeople | بطاقة الحرفيين | apply renew
  ecolodge | پروانهٔ بوم‌گردی | Licence of a guest house | رخصة بيت الضيافة | apply renew check
`;
