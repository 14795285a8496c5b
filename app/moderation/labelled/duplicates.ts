/** A letter, what are copies of it, and what only looks like it. */
export interface LabelledLetter {
  letter: string;
  copies: readonly string[];
  others: readonly string[];
}

const HIGHWAY = "Kính gửi Tỉnh ủy Lai Châu. Chúng tôi đề nghị sớm đầu tư tuyến cao tốc nối thành phố Lai Châu với cao tốc Nội Bài - Lào Cai, vì đường đèo hiện nay nguy hiểm, hàng nông sản không bán được giá và người bệnh đi cấp cứu mất quá nhiều thời gian.";
const FOREST = "Đề nghị nâng mức chi trả dịch vụ môi trường rừng cho các hộ nhận khoán bảo vệ rừng, vì mức hiện nay không đủ sống và người dân phải bỏ bản đi làm thuê ở xa.";
const TEACHERS = "Tôi đề nghị báo cáo nêu rõ giải pháp giữ chân giáo viên mầm non ở các xã biên giới, có nhà công vụ và phụ cấp xứng đáng.";
const AGREE = "Tôi đồng ý với mục tiêu phát triển du lịch cộng đồng gắn với giữ gìn bản sắc văn hóa các dân tộc trong dự thảo báo cáo.";
const TEA = "Cần có chính sách hỗ trợ bà con trồng chè bán được với giá ổn định, ký hợp đồng bao tiêu lâu dài với nhà máy.";
const HOSPITAL = "Bệnh viện đa khoa tỉnh thiếu bác sĩ chuyên khoa, bà con phải về Hà Nội khám bệnh rất tốn kém. Đề nghị đưa chỉ tiêu 15 bác sĩ trên một vạn dân vào nghị quyết.";

/** The measure of likeness was made with these. */
export const DUPLICATES_DEVELOPMENT: readonly LabelledLetter[] = [
  {
    letter: HIGHWAY,
    copies: [
      HIGHWAY.toUpperCase(),
      HIGHWAY.replace("Kính gửi Tỉnh ủy Lai Châu. ", ""),
      `${HIGHWAY}\nNgười viết: Lò Văn Thắng, bản Nà Củng, điện thoại 0912 345 678.`,
      "Kinh gui Tinh uy Lai Chau. Chung toi de nghi som dau tu tuyen cao toc noi thanh pho Lai Chau voi cao toc Noi Bai - Lao Cai, vi duong deo hien nay nguy hiem, hang nong san khong ban duoc gia va nguoi benh di cap cuu mat qua nhieu thoi gian.",
    ],
    others: [
      "Kính gửi Tỉnh ủy Lai Châu. Chúng tôi đề nghị không đầu tư tuyến cao tốc nối thành phố Lai Châu với cao tốc Nội Bài - Lào Cai, vì đường đèo hiện nay nguy hiểm, hàng nông sản không bán được giá và người bệnh đi cấp cứu mất quá nhiều thời gian.",
      "Cao tốc nên làm sau, trước hết sửa quốc lộ 4D qua đèo Ô Quy Hồ cho xe cấp cứu đi được vào mùa mưa.",
      "Kính gửi Tỉnh ủy Lai Châu. Chúng tôi đề nghị sớm đầu tư hệ thống nước sạch cho các bản vùng cao của huyện Sìn Hồ.",
    ],
  },
  {
    letter: FOREST,
    copies: [
      FOREST.replace("Đề nghị", "đề nghị").replace("đủ sống", "du sống").replace("người dân", "nguời dân"),
      `Thưa ban soạn thảo! ${FOREST} Xin cảm ơn.`,
      FOREST.replace("các hộ nhận khoán", "những hộ nhận khoán"),
      FOREST.replace(/, /g, "\n"),
    ],
    others: [
      "Mức chi trả dịch vụ môi trường rừng nên công khai ở nhà văn hóa bản để mọi người cùng biết.",
      "Đề nghị giảm mức chi trả dịch vụ môi trường rừng cho các hộ nhận khoán bảo vệ rừng, vì mức hiện nay không đủ sống và người dân phải bỏ bản đi làm thuê ở xa.",
      "Người dân phải bỏ bản đi làm thuê ở xa là điều báo cáo chưa nói tới.",
    ],
  },
  {
    letter: TEACHERS,
    copies: [TEACHERS.replace("Tôi đề nghị", "Đề nghị"), `${TEACHERS} (Sùng Thị Mai, giáo viên)`, TEACHERS.replace("giáo viên mầm non", "giao vien mam non")],
    others: [
      "Tôi đề nghị báo cáo nêu rõ giải pháp xử lý chất thải của các nhà máy thủy điện trên sông Đà và các suối nhỏ.",
      "Giáo viên ở xã biên giới cần được học tiếng dân tộc trước khi lên lớp.",
    ],
  },
  {
    letter: AGREE,
    copies: [`${AGREE} Chúc đại hội thành công.`, AGREE.normalize("NFD"), AGREE.replace("Tôi đồng ý", "tôi  đồng ý,")],
    others: [
      AGREE.replace("Tôi đồng ý", "Tôi không đồng ý"),
      "Tôi đồng ý với mục tiêu giảm nghèo bền vững gắn với xây dựng nông thôn mới trong dự thảo báo cáo.",
      "Đồng ý với dự thảo.",
    ],
  },
  {
    letter: TEA,
    copies: [TEA.replace("Cần có", "Phải có"), `1. ${TEA}`, TEA.replace("bà con trồng chè", "bà con trồng trè")],
    others: [
      "Cần có chính sách hỗ trợ bà con trồng mắc ca, vì giống không bảo đảm và nhà máy ở xa.",
      "Hợp đồng bao tiêu với nhà máy chè phải do chính quyền xã chứng kiến.",
    ],
  },
  {
    letter: HOSPITAL,
    copies: [HOSPITAL.replace(". Đề nghị", ".\n\nĐề nghị"), `${HOSPITAL} Ký tên: Hoàng Văn Khặn`],
    others: [HOSPITAL.replace("15 bác sĩ", "11 bác sĩ"), "Bệnh viện huyện nên có thêm máy chụp cắt lớp để bà con đỡ phải đi xa."],
  },
];

const WATER = "Bản chúng tôi thiếu nước sinh hoạt bốn tháng mỗi năm. Đề nghị ghi vào báo cáo chỉ tiêu nước sạch cho các bản vùng cao và nguồn vốn để làm, không chỉ nói chung chung.";
const YOUTH = "Thanh niên học xong không có việc làm, phải đi làm công nhân ở Bắc Ninh, Bắc Giang. Tỉnh nên có khu công nghiệp chế biến nông sản để giữ lao động trẻ ở lại quê hương.";
const LAND = "Đề nghị giải quyết dứt điểm việc giao đất sản xuất cho các hộ tái định cư thủy điện Sơn La, Lai Châu còn thiếu đất từ nhiều năm nay.";
const LANGUAGE = "Nên dạy chữ Thái, chữ Mông trong trường phổ thông dân tộc nội trú để con em không quên tiếng mẹ đẻ.";
const CADRES = "Công tác cán bộ còn hiện tượng nể nang, đề nghị dự thảo nhìn thẳng vào sự thật và nêu rõ trách nhiệm của người đứng đầu.";
const BORDER = "Nhất trí với nhiệm vụ bảo vệ vững chắc chủ quyền biên giới, đề nghị bổ sung chính sách cho dân quân và già làng ở các xã biên giới.";
const DIGITAL = "Đề nghị phủ sóng 4G đến tất cả các bản, giảm giá cước cho hộ nghèo, vì học sinh phải lên đồi tìm sóng để học.";
const SHORT = "Cần làm đường vào bản sớm hơn.";

/** Written before anything was measured. The bands were changed once after them, which moved no figure. */
export const DUPLICATES_HELD_OUT: readonly LabelledLetter[] = [
  {
    letter: WATER,
    copies: [
      `${WATER}\nVàng A Chu, trưởng bản, CCCD 012085001234`,
      WATER.replace("Bản chúng tôi", "Bản của chúng tôi").replace("mỗi năm", "một năm"),
      "Ban chung toi thieu nuoc sinh hoat bon thang moi nam. De nghi ghi vao bao cao chi tieu nuoc sach cho cac ban vung cao va nguon von de lam, khong chi noi chung chung.",
    ],
    others: ["Bản chúng tôi có đủ nước sinh hoạt nhưng thiếu điện, đề nghị ghi vào báo cáo chỉ tiêu điện lưới.", "Nước sạch là việc cấp bách nhất của vùng cao, cần nói rõ tiền ở đâu."],
  },
  {
    letter: YOUTH,
    copies: [YOUTH.replace(". Tỉnh", "; tỉnh"), `Tôi là bí thư đoàn xã. ${YOUTH}`, YOUTH.replace("Bắc Ninh, Bắc Giang", "Bắc Giang, Bắc Ninh"), YOUTH.replace("quê hương", "quê huơng").replace("chế biến", "chế biên")],
    others: ["Thanh niên học xong nên được vay vốn khởi nghiệp, trồng dược liệu dưới tán rừng.", YOUTH.replace("Tỉnh nên có", "Tỉnh không nên có")],
  },
  {
    letter: LAND,
    copies: [LAND.toLowerCase(), `${LAND} Gia đình tôi chờ đã 9 năm.`, `Kính thưa các đồng chí, ${LAND.replace("Đề", "đề")}`],
    others: ["Các hộ tái định cư thủy điện cần được đào tạo nghề mới và vay vốn nuôi cá lồng.", "Đề nghị giải quyết dứt điểm việc nợ lương công nhân ở các nhà máy chè."],
  },
  {
    letter: LANGUAGE,
    copies: [LANGUAGE.replace("Nên dạy", "Cần dạy"), `${LANGUAGE} Tôi rất mong.`, LANGUAGE.replace(", ", " và ")],
    others: [LANGUAGE.replace("Nên dạy", "Không nên dạy"), "Trường phổ thông dân tộc nội trú cần thêm phòng ở và bếp ăn cho học sinh."],
  },
  {
    letter: CADRES,
    copies: [CADRES.replace("Công tác", "công  tác"), `${CADRES}\n(Đảng viên 40 năm tuổi Đảng)`, CADRES.replace("nể nang", "nễ nang")],
    others: ["Công tác cán bộ đã có nhiều đổi mới, đề nghị dự thảo ghi nhận cán bộ nữ, cán bộ trẻ.", "Người đứng đầu phải chịu trách nhiệm khi để xảy ra phá rừng."],
  },
  {
    letter: BORDER,
    copies: [`${BORDER} Nguyễn Văn Hùng, cựu chiến binh`, BORDER.replace("Nhất trí", "Tôi nhất trí"), BORDER.replace(", ", ". ").replace("đề nghị", "Đề nghị")],
    others: [BORDER.replace("Nhất trí", "Không nhất trí"), "Nhất trí với nhiệm vụ cải cách hành chính, đề nghị bổ sung chỉ tiêu dịch vụ công trực tuyến cho cấp xã."],
  },
  {
    letter: DIGITAL,
    copies: [DIGITAL.replace("4G", "4g"), `${DIGITAL}!!!`],
    others: [DIGITAL.replace("giảm giá cước", "tăng giá cước"), "Học sinh phải lên đồi tìm sóng là thật, tôi đã thấy ở bản mình."],
  },
  {
    letter: SHORT,
    copies: ["CẦN LÀM ĐƯỜNG VÀO BẢN SỚM HƠN!", "can lam duong vao ban som hon"],
    others: ["Cần làm đường vào bản chắc hơn.", "Cần làm trường ở bản sớm hơn."],
  },
];
