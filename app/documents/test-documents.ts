/** Texts composed for the tests in the manner of the kind they stand for; no sentence is taken from a real document. */

export const lawText = `QUỐC HỘI
_________
Luật số: 00/2024/QH99

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

LUẬT
BẢO VỆ NGUỒN NƯỚC BẢN LÀNG

Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật Bảo vệ nguồn nước bản làng.

Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh
Luật này quy định về mó nước, mương dẫn và bể chứa dùng chung của bản.
Điều 2. Đối tượng áp dụng
1. Cơ quan, tổ chức, hộ gia đình.
2. Người sử dụng nước
Điều 3. Giải thích từ ngữ
Trong Luật này, các từ ngữ dưới đây được hiểu như sau:
1. “Mó nước” là nơi nước ngầm lộ ra tự nhiên.
2. “Ban quản lý nước” gồm:
a) Trưởng bản;
b) Đại diện các hộ;
đ) Người có uy tín.
2a. Bể chứa gồm các loại sau đây:
- Bể xây;
- Bể nhựa.
Chương II
KHAI THÁC VÀ GIỮ GÌN
Mục 1. KHAI THÁC
Điều 4. Nguyên tắc khai thác
1. Công bằng giữa các hộ.
Điều 5 của Luật này không áp dụng đối với mùa khô.
Điều 5. Trình tự khai thác
Việc khai thác được thực hiện theo quy định tại
Điều 4. Các hộ thay phiên nhau.
Mục 2
GIỮ GÌN
Điều 5a. Trách nhiệm của hộ gia đình
Mỗi hộ trồng ít nhất mười cây quanh mó nước.
Điều 6: Trách nhiệm của trưởng bản
1. Tổ chức họp bản.
Chương III: ĐIỀU KHOẢN THI HÀNH
Điều 7. Hiệu lực thi hành
Luật này có hiệu lực từ ngày 01 tháng 01 năm 2025.

Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam thông qua ngày 30 tháng 6 năm 2024.

CHỦ TỊCH QUỐC HỘI

Nguyễn Văn Mẫu
`;

export const amendingLawText = `LUẬT
SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT BẢO VỆ NGUỒN NƯỚC BẢN LÀNG

Điều 1. Sửa đổi, bổ sung một số điều của Luật Bảo vệ nguồn nước bản làng
1. Sửa đổi, bổ sung Điều 4 như sau:
“Điều 4. Nguyên tắc khai thác
1. Công bằng, tiết kiệm.
2. Ưu tiên nước ăn trong mùa khô.”.
2. Bổ sung Chương IIa vào sau Chương II như sau:
“Chương IIa
HỖ TRỢ CỦA NHÀ NƯỚC
Điều 6a. Hình thức hỗ trợ
1. Hỗ trợ vật tư làm “bể chứa cộng đồng”.
a) Xi măng;
b) Ống dẫn.
Điều 6b. Mức hỗ trợ
Mức hỗ trợ do Hội đồng nhân dân tỉnh quyết định.”;
3. Thay cụm từ “trưởng bản” bằng cụm từ “trưởng thôn, bản” tại Điều 6.
Điều 2. Bãi bỏ một số quy định
Bãi bỏ khoản 2 Điều 3.
Điều 3. Sửa đổi Luật Giữ rừng đầu nguồn
"Điều 12. Khoanh nuôi
1. Khoanh nuôi theo mùa.
Điều 13. Trồng mới
1. Trồng cây bản địa cao 15" trở lên.".
Điều 4. Hiệu lực thi hành
Luật này có hiệu lực từ ngày ký.
`;

export const unclosedQuoteText = `Điều 1. Sửa đổi, bổ sung một số điều của Quy định cũ
1. Sửa đổi Điều 7 như sau:
“Điều 7. Họp bản
1. Mỗi tháng họp một lần.
2. Trưởng bản chủ trì.
2. Sửa đổi Điều 9 như sau:
“Điều 9. Quỹ chung
Quỹ do dân đóng góp.
Điều 2. Tổ chức thực hiện
Ủy ban nhân dân xã tổ chức thực hiện.
Điều 3. Hiệu lực
Quy định này có hiệu lực từ ngày ký.
`;

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

export const decisionWithRulesText = `ỦY BAN NHÂN DÂN TỈNH NÀ VÀNG
Số: 07/2023/QĐ-UBND

QUYẾT ĐỊNH
Ban hành Quy chế quản lý chợ phiên

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH
Căn cứ Luật Tổ chức chính quyền địa phương;
Theo đề nghị của Giám đốc Sở Công Thương.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý chợ phiên trên địa bàn tỉnh.
Điều 2. Quyết định này có hiệu lực từ ngày 01 tháng 5 năm 2023.
Điều 3. Chánh Văn phòng, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Giàng A Mẫu

QUY CHẾ
QUẢN LÝ CHỢ PHIÊN TRÊN ĐỊA BÀN TỈNH
(Ban hành kèm theo Quyết định số 07/2023/QĐ-UBND)

Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
Quy chế này áp dụng cho chợ họp theo phiên.
Điều 2. Nguyên tắc
1. Giữ nền nếp chợ phiên.
2. Bảo đảm vệ sinh.
Chương II
TỔ CHỨC CHỢ
Điều 3. Ban quản lý chợ
Ban quản lý do xã lập.

PHỤ LỤC I
DANH MỤC CHỢ PHIÊN
TT	Tên chợ	Ngày họp
1	Chợ Nà Vàng	Chủ nhật
2	Chợ Bản Mới	Thứ bảy
I	Vùng cao	12 chợ
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

export const codeText = `BỘ LUẬT
HƯƠNG ƯỚC
MỤC LỤC
Phần thứ nhất NHỮNG QUY ĐỊNH CHUNG ........ 1
Chương I PHẠM VI .......... 2
Phần thứ hai TÀI SẢN ........ 7

Phần thứ nhất
NHỮNG QUY ĐỊNH CHUNG
Chương I
PHẠM VI, NGUYÊN TẮC
Điều 1
Phạm vi điều chỉnh
Bộ luật này quy định nếp sống chung.
Điều 2
Nguyên tắc
1. Bình đẳng
2. Tự nguyện
Chương II
CHỦ THỂ
Mục 1
CÁ NHÂN
Tiểu mục 1. NĂNG LỰC
Điều 3. Năng lực của cá nhân
Cá nhân có năng lực như nhau.
Tiểu mục 2. NƠI CƯ TRÚ
Điều 4. Nơi ở
Nơi ở là nơi người đó thường xuyên sống.
Mục 2
DÒNG HỌ
Điều 5. Trưởng họ
Trưởng họ do họ bầu.
Phần thứ hai
TÀI SẢN
Chương III
RUỘNG NƯƠNG
Điều 6. Ruộng chung
Ruộng chung do bản quản lý.
`;

export const wrappedLawText = `Chương I
QUY ĐỊNH CHUNG
Điều 1. Trách nhiệm của Ủy ban nhân dân cấp tỉnh, cấp huyện, cấp xã và của
các tổ chức chính trị - xã hội trong việc giữ gìn nguồn nước
1. Ủy ban nhân dân cấp tỉnh có trách nhiệm bố trí kinh phí hằng năm, kiểm tra
việc thực hiện và báo cáo Hội đồng nhân dân cùng cấp theo quy định tại khoản 3
Điều này và khoản 2 Điều 9 của Luật này.
2. Ủy ban nhân dân cấp xã thực hiện các nhiệm vụ quy định tại Mục 2 và
Mục 3. Trường hợp vượt thẩm quyền thì báo cáo cấp trên; thời hạn báo cáo là
15. 000 hộ trở lên thì được kéo dài thêm ba mươi ngày so với thời hạn quy định ở
điểm a và
b) của khoản này, nhưng không được quá sáu mươi ngày làm việc trong mọi trường hợp.
3. Tổ chức chính trị - xã hội vận động thành viên tham gia, cùng giám sát theo
Chương II
của Luật này và theo quy chế của tổ chức mình; khi cần thì kiến nghị với
Phần thứ hai. Việc kiến nghị phải bằng văn bản.
Điều 2. Hiệu lực thi hành
Luật này có hiệu lực kể từ ngày công bố; các quy định trước đây trái với Luật
này đều bãi bỏ.
`;

export const decisionWithPlanText = `QUYẾT ĐỊNH
Phê duyệt Đề án giữ nghề dệt
Căn cứ Điều 5 Luật Di sản văn hóa;
Điều 1. Phê duyệt Đề án với các nội dung sau:
I. QUAN ĐIỂM
1. Giữ nghề gắn với du lịch
2. Người thợ là trung tâm
II. MỤC TIÊU
1. Mục tiêu chung
Nghề dệt được truyền cho lớp trẻ.
Điều 2. Quyết định này có hiệu lực từ ngày ký. Giao Sở Văn hóa theo dõi, đôn đốc.
Nơi nhận: - Như Điều 2;
- Lưu VT.
`;

export const restartedArticlesText = `Chương I
NGƯỜI DÂN
Điều 1. Quyền
Người dân được biết, được bàn.
Điều 2. Nghĩa vụ
Người dân tham gia việc chung.
Chương II
TRƯỞNG BẢN
Điều 1. Quyền
Trưởng bản được hỏi ý kiến.
Điều 2. Nghĩa vụ
Trưởng bản báo cáo trước bản.
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
