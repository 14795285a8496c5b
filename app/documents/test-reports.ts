/** Texts composed for the tests in the manner of the kind they stand for; no sentence is taken from a real document. */

export const resolutionText = `TỈNH ỦY NÀ VÀNG
*
Số 12-NQ/TU

ĐẢNG CỘNG SẢN VIỆT NAM

Nà Vàng, ngày 05 tháng 3 năm 2021

NGHỊ QUYẾT
HỘI NGHỊ LẦN THỨ BA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH
về phát triển cây chè giai đoạn 2021 - 2025
-----

I. TÌNH HÌNH VÀ NGUYÊN NHÂN
1. Tình hình
Diện tích chè tăng đều qua các năm.
Năng suất còn thấp so với tiềm năng.
2. Nguyên nhân
a) Nguyên nhân khách quan: Thời tiết thất thường.
b) Nguyên nhân chủ quan: Khâu chế biến còn yếu.
II. QUAN ĐIỂM, MỤC TIÊU
1. Quan điểm
1.1. Quan điểm chung
Cây chè là cây giảm nghèo.
1.2. Quan điểm riêng
Mỗi vùng chọn giống phù hợp.
2. Mục tiêu
2.1. Đến năm 2025
Trồng mới 2.000 ha.
2.2. Đến năm 2030
Trồng mới 5.000 ha.
III. NHIỆM VỤ, GIẢI PHÁP
1. Rà soát quy hoạch, bảo đảm quỹ đất. Ưu tiên đất dốc dưới 25 độ, gần đường và gần nhà máy chế biến.
2. Đào tạo nghề cho người trồng chè. Mở lớp tại bản, dạy bằng tiếng dân tộc khi người dân yêu cầu.
3. Kêu gọi doanh nghiệp đầu tư nhà máy.
IV. TỔ CHỨC THỰC HIỆN
1. Các huyện ủy xây dựng chương trình hành động.
2. Ban Tuyên giáo Tỉnh ủy tổ chức tuyên truyền.
3. Văn phòng Tỉnh ủy theo dõi, báo cáo.
Nghị quyết này phổ biến đến chi bộ./.
Nơi nhận:
- Ban Bí thư Trung ương Đảng;
- Các huyện ủy, thành ủy;
- Lưu Văn phòng Tỉnh ủy.
T/M TỈNH ỦY
BÍ THƯ
Lò Thị Mẫu
`;

export const wrappedReportText = `BÁO CÁO
Tổng kết năm năm làm thủy lợi nhỏ

PHẦN THỨ NHẤT:
KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU VỀ NƯỚC SẠCH, MƯƠNG PHAI
VÀ HỒ CHỨA GIAI ĐOẠN 2015 - 2020

I/ ĐẶC ĐIỂM TÌNH HÌNH
Toàn huyện có mười hai xã, trong đó bảy xã thường xuyên thiếu nước vào mùa
khô. Những năm qua, cấp ủy các cấp đã lãnh đạo Nhân dân đắp phai, khơi mương,
xây bể và trồng rừng đầu nguồn; việc này được làm theo quy định tại khoản 2
Điều 7. Các hộ đều tham gia, mỗi hộ góp từ ba đến năm ngày công trong năm
2020. Trong đó hộ nghèo được miễn. Báo cáo của các xã gửi về trước ngày 30 tháng
6. Các cơ quan của huyện đã kiểm tra, đối chiếu với sổ ghi công của từng bản và
thấy cơ bản khớp.
1. Thuận lợi
Được tỉnh quan tâm hỗ trợ vốn, giống cây và cán bộ kỹ thuật; người dân đồng
thuận, đoàn kết, cần cù.
2. Khó khăn, thách thức trong việc huy động nguồn lực cho công trình nước
sạch vùng cao
Địa hình chia cắt, suất đầu tư lớn. Đoàn giám sát của Hội đồng nhân dân và Mặt
trận Tổ quốc đã nêu những bất cập này trong kiến nghị năm trước.

12

II/ KẾT QUẢ
1. Về công trình: xây mới ba mươi bể, sửa bốn mươi bể; kéo hai mươi ki-lô-mét
ống dẫn.
2. Về trồng rừng: trồng hai trăm héc-ta, khoanh nuôi một nghìn héc-ta, giao
cho các bản bảo vệ.
3. Về nguồn vốn: ngân sách tỉnh bảo đảm phần lớn.

PHẦN THỨ HAI: PHƯƠNG HƯỚNG
I/ MỤC TIÊU
Đến năm 2025, tất cả các bản có nước sạch quanh năm.
II/ GIẢI PHÁP
Tiếp tục huy động sức dân, lồng ghép các nguồn vốn của Trung ương, của tỉnh và
của huyện.
`;

export const tableText = `I. KẾT QUẢ CHĂN NUÔI
1. Đàn trâu
Đàn trâu của huyện giữ ổn định.
TT	Xã	Số con
1.	Nà Vàng	1.200
2.	Bản Mới	900
I	Cộng	2.100
2. Đàn lợn
Số liệu như bảng sau:
STT | Xã | Số con
1 | Nà Vàng | 300
2 | Bản Mới | 150
II | Cộng | 450
1 2 3
3. Đàn gia cầm
Đàn gia cầm tăng nhanh.
II. PHƯƠNG HƯỚNG
1.	Nuôi nhốt
Chuyển từ thả rông sang nuôi nhốt.
2.	Tiêm phòng
Tiêm phòng hai đợt mỗi năm.
`;

export const lettersText = `PHẦN I
TỔNG KẾT
A. NÔNG NGHIỆP
Lúa và ngô đều được mùa.
B. LÂM NGHIỆP
Rừng được giữ tốt.
C. THỦY SẢN
I. Nuôi ao
Ao nuôi tăng.
II. Nuôi lồng
Lồng nuôi tăng.
C. Mác từng viết về mối quan hệ giữa người với tự nhiên.
D. CÔNG NGHIỆP
Xưởng chè mở thêm.
Đ. THƯƠNG MẠI
Chợ đông hơn.
E. DU LỊCH
Khách đến nhiều.
G. VĂN HÓA
Lễ hội được giữ gìn.
H. Y TẾ
Trạm y tế đủ thuốc.
I. GIÁO DỤC
Học sinh ra lớp đều.
K. QUỐC PHÒNG
Dân quân được huấn luyện.
PHẦN II
PHƯƠNG HƯỚNG
I. Mục tiêu
A. Mục tiêu chung
Đời sống khá lên.
B. Mục tiêu cụ thể
Thu nhập tăng.
II. Giải pháp
A. Về vốn
Vay ưu đãi.
B. Về giống
Giống bản địa.
III. Thực hiện
Giao các phòng, ban.
IV. Kiểm tra
Kiểm tra hằng quý.
V. Sơ kết
Sơ kết giữa kỳ.
`;

export const dashStylesText = `Phần thứ nhất: NHÌN LẠI NHIỆM KỲ
I – Ưu điểm
1- Về kinh tế
Kinh tế tăng trưởng khá.
2- Về xã hội
Xã hội ổn định.
II — Khuyết điểm
1/ Về quản lý
Quản lý còn lỏng.
2/ Về cán bộ
Cán bộ còn thiếu.
Ⅲ. Bài học
Bài học về đoàn kết.
Phần thứ hai. PHƯƠNG HƯỚNG
I\u00A0- Mục tiêu
(1) Giữ rừng.
(2) Giữ nước.
II\u200B- Giải pháp
+ Huy động vốn;
• Mở đường.
Ð- Không theo thứ tự nên không phải là mục.
`;

export const restartText = `I. VĂN HÓA
1. Lễ hội
Lễ hội được tổ chức gọn nhẹ.
Có ba việc cần làm:
1. Ghi chép bài hát cổ;
2. Dạy nghề dệt;
3. Sửa nhà văn hóa.
2. Thể thao
Mỗi bản có một sân chơi.
4. Du lịch
Khách đến đông vào mùa lúa chín.
4. Bảo tàng
Bảo tàng huyện mở cửa hằng ngày.
I. VĂN HÓA ĐỌC
Tủ sách có ở mọi bản.
Khối đảng
1. Ban Tổ chức
Ban Tổ chức có ba người.
2. Ban Tuyên giáo
Ban Tuyên giáo có bốn người.
Khối chính quyền
1. Văn phòng
Văn phòng có năm người.
2. Phòng Tài chính
Phòng có sáu người.
`;

export const targetsText = `B. MỤC TIÊU
I. Chỉ tiêu chủ yếu
1. Tốc độ tăng trưởng đạt 9%/năm
2. Thu ngân sách đạt 3.000 tỷ đồng
3. Tỷ lệ che phủ rừng đạt 53%
II. Các chương trình
Tập trung vào các chương trình sau:
1. Chương trình lúa
2. Chương trình chè
3. Chương trình cá
III. Khâu đột phá
1. Hạ tầng
2. Nhân lực
3. Thể chế
IV. Lênin và con đường cách mạng.
V. I. Lênin đã chỉ ra điều đó.
V. Nhiệm vụ trọng tâm: Giữ vững ổn định. Phát triển nhanh và bền vững.
VI. Phương châm. Đoàn kết là sức mạnh của cả tỉnh. Kỷ cương là nền nếp.
`;
