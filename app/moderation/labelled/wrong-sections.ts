/** A comment on the report, the section it was sent to, and those it would be better placed in (none: it is well placed). */
export interface PlacedComment {
  on: string;
  better: readonly string[];
  text: string;
}

const HEALTH = ["p1-b-ii-3", "p2-c-iv-2", "p2-c-iv", "p2-c-iii-2"];
const SCHOOL = ["p1-b-ii-1", "p2-c-iv-1", "p2-c-iv", "p2-c-iii-2"];
const TOURISM = ["p1-b-i-3", "p2-c-ii-4", "p2-c-ii"];
const FARM = ["p1-b-i-1", "p2-c-i", "p2-c-i-1", "p2-c-i-2", "p2-c-i-3"];
const FOREST = ["p1-b-i-6", "p2-c-vi-1", "p2-c-vi", "p1-b-i-1", "p2-c-i-1"];
const FAITH = ["p1-b-ii-6", "p2-c-v-4"];
const DEFENCE = ["p1-b-iii-1", "p2-c-vii-1", "p2-c-vii"];
const POVERTY = ["p1-b-ii-5", "p2-c-v-3", "p2-c-v"];
const INSPECTION = ["p1-b-iv-3", "p2-c-x-4"];

/** The margins were chosen with these. */
export const PLACED_DEVELOPMENT: readonly PlacedComment[] = [
  { on: "p1-b-iii-1", better: HEALTH, text: "Trạm y tế xã thiếu bác sĩ, bệnh viện huyện thiếu thuốc, người dân tham gia bảo hiểm y tế mà khám chữa bệnh khó khăn." },
  { on: "p2-c-vii-1", better: SCHOOL, text: "Đề nghị ưu tiên giáo viên mầm non và trường phổ thông dân tộc bán trú, nâng chất lượng giáo dục vùng khó." },
  { on: "p1-b-iv-1", better: TOURISM, text: "Cần đầu tư du lịch cộng đồng, khách du lịch đến Sin Suối Hồ rất đông mà thiếu dịch vụ lưu trú." },
  { on: "p2-c-x-4", better: FARM, text: "Cây chè, cây mắc ca cần vùng nguyên liệu tập trung, liên kết với doanh nghiệp tiêu thụ sản phẩm nông nghiệp." },
  { on: "p1-b-ii-3", better: FOREST, text: "Phải quản lý bảo vệ rừng chặt hơn, tỷ lệ che phủ rừng có tăng nhưng khai thác khoáng sản làm ô nhiễm môi trường." },
  { on: "p2-c-ii-2", better: FAITH, text: "Công tác dân tộc, tôn giáo cần nắm chắc tình hình sinh hoạt đạo ở các điểm nhóm, vận động đồng bào." },
  { on: "p1-b-ii-4", better: POVERTY, text: "Giảm nghèo chưa bền vững, hộ cận nghèo nhiều, giải quyết việc làm cho lao động còn khó khăn." },
  { on: "p2-c-iii-1", better: INSPECTION, text: "Công tác kiểm tra, giám sát của Đảng phải xử lý nghiêm tổ chức đảng và đảng viên vi phạm." },
  { on: "p1-b-ii-3", better: [], text: "Trạm y tế xã thiếu bác sĩ, bệnh viện huyện thiếu thuốc, người dân khám chữa bệnh khó khăn." },
  { on: "p2-c-ii-4", better: [], text: "Cần đầu tư du lịch cộng đồng ở Sin Suối Hồ, đào tạo người dân làm dịch vụ du lịch." },
  { on: "p1-b-i-1", better: [], text: "Vùng chè chất lượng cao ở Tam Đường, Tân Uyên nên ghi rõ diện tích và sản lượng chè búp tươi." },
  { on: "p2-c-x-4", better: [], text: "Kiểm tra, giám sát phải làm thường xuyên, đừng đợi có đơn thư mới kiểm tra." },
  { on: "p2-c-iii-1", better: [], text: "Đề nghị sớm làm đường cao tốc nối Lai Châu với Lào Cai, nâng cấp quốc lộ và đường vào các xã." },
  { on: "p1-c-ii-3", better: [], text: "Nguyên nhân chủ quan phải nêu rõ hơn, nhất là trách nhiệm của người đứng đầu một số cấp ủy." },
  { on: "p2-d", better: [], text: "Các giải pháp còn chung chung, cần nói rõ ai làm, bao giờ xong và tiền lấy ở đâu." },
  { on: "p1-b-ii-1", better: [], text: "Tỷ lệ trường đạt chuẩn quốc gia ghi trong báo cáo cần so sánh với năm 2015." },
];

/** Written before the margins were chosen; seen while they were. */
export const PLACED_HELD_OUT: readonly PlacedComment[] = [
  { on: "p2-c-ii-3", better: HEALTH, text: "Đề nghị tăng số bác sĩ trên một vạn dân và bảo hiểm y tế toàn dân, nâng cao chất lượng khám, chữa bệnh." },
  { on: "p1-b-i-2", better: SCHOOL, text: "Học sinh bỏ học nhiều, phổ cập giáo dục mầm non cho trẻ 5 tuổi chưa chắc, cơ sở vật chất trường lớp còn thiếu." },
  { on: "p2-c-x-1", better: TOURISM, text: "Phát triển du lịch gắn với bản sắc văn hóa, xây dựng sản phẩm du lịch mạo hiểm trên các đỉnh núi cao." },
  { on: "p1-b-iv-5", better: FARM, text: "Chăn nuôi đại gia súc còn nhỏ lẻ, xây dựng nông thôn mới chạy theo số tiêu chí, sản xuất nông nghiệp hàng hóa chưa tập trung." },
  { on: "p2-c-iv-1", better: DEFENCE, text: "Xây dựng khu vực phòng thủ vững chắc, lực lượng dân quân tự vệ và thế trận quốc phòng toàn dân ở biên giới." },
  { on: "p1-b-v-1", better: FOREST, text: "Chi trả dịch vụ môi trường rừng chậm, việc quản lý đất đai và tài nguyên khoáng sản còn lỏng lẻo." },
  { on: "p2-c-vii-2", better: POVERTY, text: "Giảm nghèo bền vững phải đi với đào tạo nghề, giải quyết việc làm và an sinh xã hội cho các hộ nghèo." },
  { on: "p1-b-ii-2", better: INSPECTION, text: "Ủy ban kiểm tra các cấp cần giám sát chuyên đề, thi hành kỷ luật đảng viên vi phạm nghiêm túc hơn." },
  { on: "p2-c-iv-2", better: [], text: "Cần thu hút bác sĩ về xã, nâng chất lượng khám chữa bệnh và chăm sóc sức khỏe bà mẹ trẻ em." },
  { on: "p2-c-iv-1", better: [], text: "Đề nghị có chính sách giữ giáo viên giỏi ở vùng cao và dạy tiếng Anh cho học sinh phổ thông." },
  { on: "p1-b-i-6", better: [], text: "Rừng đầu nguồn bị phá ở vài nơi, báo cáo nên nói rõ số vụ vi phạm và cách xử lý." },
  { on: "p2-b-ii", better: [], text: "Chỉ tiêu thu nhập bình quân đầu người và thu ngân sách trên địa bàn nên tính lại cho sát." },
  { on: "p1-b-iii-1", better: [], text: "Công tác tuyển quân hằng năm đạt chỉ tiêu, đề nghị ghi nhận các xã biên giới." },
  { on: "p2-c-v-4", better: [], text: "Chính sách cho đồng bào dân tộc rất ít người như Mảng, La Hủ, Cống, Si La cần nêu cụ thể." },
  { on: "p1-c-iii", better: [], text: "Bài học kinh nghiệm thứ ba viết dài quá, nên gộp lại và thêm ví dụ của một huyện." },
  { on: "p2-c-xi", better: [], text: "Bốn chương trình trọng điểm chưa nói đến nguồn vốn, xin bổ sung khái toán cho từng chương trình." },
];
