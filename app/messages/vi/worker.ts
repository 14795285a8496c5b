/** Words of the service worker, apart from those of the pages' script, which it would only make heavier. No ICU messages. */
export const worker = {
  away: "Bạn đang xem bản đã lưu lúc {instant} vì không có mạng.",
  slow: "Bạn đang xem bản đã lưu lúc {instant} vì cổng chưa trả lời.",
  again: "Tải lại trang",
  instant: "{hour} giờ {minute} ngày {day}/{month}/{year}",
} as const;
