/** Education, science and skills. */
export const EDUCATION = `
schools | وزارت آموزش و پرورش | Ministry of Education | وزارة التربية والتعليم
  enrolment | مدرسه | School | المدرسة | enrol transfer check
  report-card | کارنامهٔ دانش‌آموز | Pupil’s report card | كشف درجات التلميذ | view certify object
  diploma | مدرک دیپلم | School diploma | شهادة الثانوية | view certify replace check
  gifted | آزمون مدارس استعدادهای درخشان | Exam for gifted pupils | امتحان مدارس الموهوبين | enrol view object
  textbooks | کتاب‌های درسی | Textbooks | الكتب المدرسية | apply pay track
  teacher | حکم کارگزینی معلمان | Teachers’ employment order | قرار توظيف المعلمين | view correct object
  sanjesh-school | سنجش نوآموزان | Assessment of new pupils | تقييم التلاميذ الجدد | book view
sanjesh | سازمان سنجش آموزش کشور | National Organization of Testing | منظمة تقييم التعليم
  university-exam | کنکور سراسری | University entrance exam | امتحان القبول الجامعي | enrol view object correct
  masters-exam | آزمون کارشناسی ارشد | Master’s entrance exam | امتحان الماجستير | enrol view object
  phd-exam | آزمون دکتری | Doctoral entrance exam | امتحان الدكتوراه | enrol view object
  employment-exam | آزمون استخدامی دولت | Civil service exam | امتحان التوظيف الحكومي | enrol view object correct
science | وزارت علوم، تحقیقات و فناوری | Ministry of Science | وزارة العلوم
  degree | مدرک دانشگاهی | University degree | الشهادة الجامعية | certify check replace
  foreign-degree | ارزش‌یابی مدرک خارجی | Recognition of a foreign degree | معادلة الشهادة الأجنبية | apply track object
  transcript | ریزنمرات دانشگاه | Transcript of records | كشف الدرجات الجامعي | view certify
  transfer | انتقالی دانشجو | Students’ change of university | نقل الطلاب | apply track object
  scholarship | بورس تحصیلی | Scholarship | المنحة الدراسية | apply track
student-fund | صندوق رفاه دانشجویان | Student Welfare Fund | صندوق رعاية الطلاب
  tuition-loan | وام شهریه | Tuition loan | قرض الرسوم الدراسية | apply track
  dormitory | خوابگاه دانشجویی | Student dormitory | السكن الجامعي | apply track cancel
  housing-loan | وام ودیعهٔ مسکن دانشجویان | Students’ rent deposit loan | قرض تأمين سكن الطلاب | apply track
azad | دانشگاه آزاد اسلامی | Islamic Azad University | جامعة آزاد الإسلامية
  admission | پذیرش دانشجو | Admission | قبول الطلاب | apply track
  tuition | شهریهٔ دانشگاه آزاد | Tuition of Azad University | رسوم جامعة آزاد | pay view
  certificate | گواهی اشتغال به تحصیل | Certificate of enrolment | إفادة الدراسة | apply check
skills | سازمان آموزش فنی و حرفه‌ای | Technical and Vocational Training Organization | منظمة التدريب المهني
  course | دورهٔ مهارت‌آموزی | Vocational course | دورة التدريب المهني | enrol cancel view
  skill-test | آزمون مهارت | Skill test | اختبار المهارة | enrol book view
  skill-certificate | گواهینامهٔ مهارت | Skill certificate | شهادة المهارة | replace check certify
  private-school | آموزشگاه آزاد فنی و حرفه‌ای | Private training school | معهد التدريب الخاص | apply renew check
culture | وزارت فرهنگ و ارشاد اسلامی | Ministry of Culture | وزارة الثقافة
  book-permit | مجوز نشر کتاب | Permit to publish a book | تصريح نشر الكتاب | apply track
  press | پروانهٔ انتشار رسانه | Media licence | رخصة وسيلة الإعلام | apply renew check
  artist | بیمهٔ هنرمندان و نویسندگان | Insurance of artists | تأمين الفنانين | enrol renew track
  concert | مجوز اجرای موسیقی | Concert permit | تصريح الحفل الموسيقي | apply track cancel
archive | سازمان اسناد و کتابخانهٔ ملی | National Library and Archives | المكتبة والأرشيف الوطني
  membership | عضویت کتابخانهٔ ملی | Membership of the National Library | عضوية المكتبة الوطنية | enrol renew
  fipa | فیپای کتاب | Cataloguing of a book | فهرسة الكتاب قبل النشر | apply track correct
`;
