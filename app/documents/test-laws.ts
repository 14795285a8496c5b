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
