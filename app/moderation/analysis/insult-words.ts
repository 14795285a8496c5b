/**
 * What the list of insulting words begins with; administrators change it. Words that are insults in one sentence and
 * cattle, crops or grammar in the next ("chó", "óc chó", "đồ") are in it only as phrases.
 */
export const FIRST_INSULT_WORDS: readonly string[] = [
  "ngu", "ngu dốt", "ngu xuẩn", "ngu như bò", "ngu như lợn", "đần độn", "dốt nát", "ngu vcl", "óc lợn", "óc bò",
  "đồ chó", "chó má", "con chó", "lũ chó", "thằng chó", "chó chết", "thằng óc chó", "lũ óc chó", "đồ óc chó", "mặt lợn", "súc vật", "đồ súc sinh",
  "khốn nạn", "đê tiện", "đểu cáng", "mất dạy", "vô học", "bố láo", "láo toét", "hèn hạ", "bẩn thỉu", "thối tha", "bỉ ổi", "vô liêm sỉ", "mặt dày", "trơ trẽn",
  "lũ ăn hại", "đồ ăn hại", "đồ ăn cướp", "lũ ăn cướp", "quân ăn cướp", "lũ sâu mọt", "đồ rác rưởi", "lũ bù nhìn", "bọn bù nhìn", "lũ vô dụng", "đồ vô dụng",
  "thằng khốn", "con khốn", "thằng điên", "đồ điên", "đồ khùng", "thằng hề", "lũ hề", "đồ hèn", "thằng ngu", "lũ ngu", "bọn ngu", "đồ ngu",
  "địt", "địt mẹ", "đụ má", "đụ mẹ", "đéo", "đếch", "đm", "đmm", "đkm", "đcm", "dcm", "dkm", "vcl", "vkl", "vl", "clm", "cmm", "vãi lồn", "cái lồn", "con cặc", "cặc", "buồi", "đĩ", "con đĩ", "đồ đĩ", "mẹ kiếp", "mẹ mày", "bố mày", "tổ sư mày", "cút đi", "câm mồm", "chết đi", "ăn cứt", "ăn shit", "fuck", "shit",
];
